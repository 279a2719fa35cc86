"""A28: the tiers stand as the policy orders them, and their values follow from the plan."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from arrangement.audit.entries import TierView
from arrangement.audit.matter import Matter
from arrangement.audit.measure import is_reachable
from arrangement.audit.result import Broken, broken
from arrangement.audit.tiers import GUARDED, VALUES, wish_missed
from arrangement.policy.tiers import RESEARCH, Tier, left_out, tiers_of


def values_recomputed(matter: Matter) -> Broken:
    """A28: The tiers are those of the policy in its order, and each value is the one that the lines give."""
    tiers = tiers_of(matter.inputs.policy)
    if matter.inputs.policy.use != RESEARCH and not _guarded_first(tiers):
        yield broken("A28", "policy", "guardrails")
    names, stated_names = [tier.id for tier in tiers], [tier.aim for tier in matter.view.tiers]
    if stated_names not in (names, _without_calls(matter, names)):
        yield broken("A28", "tiers", "order")
    stated = {tier.aim: tier for tier in matter.view.tiers}
    for tier in tiers:
        if tier.id in stated:
            yield from _tier_recomputed(matter, tier, stated[tier.id])
    yield from _left_out(matter)
    rows = {wish.id: wish for wish in matter.view.wishes}
    known = {wish.id for wish in matter.inputs.case.wishes}
    for wish_id, number in sorted(Counter(wish.id for wish in matter.view.wishes).items()):
        if number > 1 or wish_id not in known:
            yield broken("A28", wish_id, "wish_changed")
    for wish in matter.inputs.case.wishes:
        if wish.id not in rows:
            yield broken("A28", wish.id, "wish_missing")
        elif rows[wish.id].missed_minutes != wish_missed(matter, wish):
            needed, found = wish_missed(matter, wish), rows[wish.id].missed_minutes
            yield broken("A28", wish.id, "value", needed=needed, found=found)
        elif rows[wish.id].binding != wish.binding:
            yield broken("A28", wish.id, "wish_changed")


def _guarded_first(tiers: Sequence[Tier]) -> bool:
    """Whether the aims that stand above every policy come first here, each alone."""
    return [tier.weights for tier in tiers[: len(GUARDED)]] == [((aim, 1),) for aim in GUARDED]


def _tier_recomputed(matter: Matter, tier: Tier, stated: TierView) -> Broken:
    values = {aim: VALUES[aim](matter) for aim in tier.aims}
    needed = sum(values[aim] * weight for aim, weight in tier.weights)
    if stated.value != needed:
        yield broken("A28", tier.id, "value", needed=needed, found=stated.value)
    parts = tier.weights if tier.is_weighed else ()
    if tuple((term.aim, term.weight) for term in stated.terms) != parts:
        yield broken("A28", tier.id, "terms")
        return
    for term in stated.terms:
        if term.value != values[term.aim]:
            yield broken("A28", tier.id, "term", aim=term.aim, needed=values[term.aim], found=term.value)


def _left_out(matter: Matter) -> Broken:
    """Aims that the policy does not minimise are told with their values; older plans leave none out."""
    needed = {aim: VALUES[aim](matter) for aim in left_out(matter.inputs.policy)}
    if dict(matter.view.left_out) != needed or len(matter.view.left_out) != len(needed):
        yield broken("A28", "left_out", "left_out")


def _without_calls(matter: Matter, names: list[str]) -> list[str]:
    """The aims of a plan in which nobody needs to be reachable."""
    if any(is_reachable(need) for need in matter.inputs.case.needs):
        return names
    return [name for name in names if not name.endswith("_reachable")]
