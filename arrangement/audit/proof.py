"""A27: the status says no more than was proved."""

from __future__ import annotations

from arrangement.audit.matter import Matter
from arrangement.audit.result import Broken, broken

FIRST_TOLERANT = "professional_minutes"
"""From this aim on a policy may grant tolerances."""

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
    tolerant = False
    for tier in tiers:
        tolerant = tolerant or tier.aim == FIRST_TOLERANT
        allowed = tier.best + (_tolerance(matter, tier.aim, tier.best) if tolerant else 0)
        if tier.bound > tier.best or tier.bound > tier.value:
            yield broken("A27", tier.aim, "bound", bound=tier.bound, best=tier.best, value=tier.value)
        if not tier.best <= tier.budget <= allowed:
            yield broken("A27", tier.aim, "budget", budget=tier.budget, best=tier.best, allowed=allowed)


def _tolerance(matter: Matter, aim: str, best: int) -> int:
    return sum(
        tolerance.absolute
        + tolerance.absolute_per_week * matter.inputs.weeks
        + best * tolerance.percent // 100
        for tolerance in matter.inputs.policy.tolerances
        if tolerance.aim == aim
    )
