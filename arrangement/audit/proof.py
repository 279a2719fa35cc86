"""A27: the status says no more than was proved."""

from __future__ import annotations

from arrangement.audit.matter import Matter
from arrangement.audit.result import Broken, broken
from arrangement.audit.tiers import GUARDED
from arrangement.policy.tiers import tiers_of

STATUSES = ("optimal", "feasible", "impossible", "not_found_in_time")


def status_honest(matter: Matter) -> Broken:
    """A27: Optimal exactly if every tier is proved; a limit is a limit; impossible names its conflict."""
    status, tiers = matter.view.status, matter.view.tiers
    proved = bool(tiers) and all(tier.best == tier.bound and tier.value <= tier.budget for tier in tiers)
    if status == "optimal" and not proved:
        yield broken("A27", "status", "not_proved")
    if status == "feasible" and proved:
        yield broken("A27", "status", "is_proved")
    if status == "impossible" and not matter.view.raw.get("conflict"):
        yield broken("A27", "status", "no_conflict")
    granted = {tier.id: tier for tier in tiers_of(matter.inputs.policy) if not set(tier.aims) & set(GUARDED)}
    for tier in tiers:
        spare = granted[tier.aim].spare(matter.inputs.weeks, tier.best) if tier.aim in granted else 0
        allowed = tier.best + spare
        if tier.bound > tier.best or tier.bound > tier.value:
            yield broken("A27", tier.aim, "bound", bound=tier.bound, best=tier.best, value=tier.value)
        if not tier.best <= tier.budget <= allowed:
            yield broken("A27", tier.aim, "budget", budget=tier.budget, best=tier.best, allowed=allowed)
