"""What must hold of the order that a policy asks for."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from arrangement.policy.policy import Author, Policy, PolicyTier, WeighedAim
from arrangement.policy.tiers import RESEARCH, keeps_guardrails, tiers_of
from arrangement.rulebook.aims import AIM_BY_ID, GOALS_AND_PREFERENCES, GUARDED, PUBLIC_COST
from assessment.ground.findings import FieldPath, Finding, listed

TIERS = "tiers"
LEAVE_OUT = "leave_out"


def order_has_tiers_and_an_author(policy: Policy) -> Iterator[Finding]:
    """Whoever states an order states at least one tier, and who agreed on it."""
    if policy.tiers is not None and not policy.tiers:
        yield Finding("policy.no_tier", (TIERS,))
    if policy.tiers:
        yield from _agreed(policy.author, ("author",))


def aims_are_known_and_named_once(policy: Policy) -> Iterator[Finding]:
    """Every aim is one of the rulebook, and stands in one place."""
    first: dict[str, FieldPath] = {}
    for aim, path in _named(policy):
        if aim not in AIM_BY_ID:
            yield Finding("policy.unknown_aim", path, {"allowed": listed(AIM_BY_ID)})
        elif aim in first:
            yield Finding("policy.aim_twice", path, {"aim": aim}, first[aim])
        first.setdefault(aim, path)


def weights_are_exchange_rates(policy: Policy) -> Iterator[Finding]:
    """Among several aims each weight names its unit and its author; an aim alone is not weighed."""
    for number, tier in enumerate(policy.tiers or ()):
        path = (TIERS, number)
        several = len(tier.aims) > 1
        for field in ("id", "unit"):
            yield from _only_among_several(several, getattr(tier, field), (*path, field))
        for place, entry in enumerate(tier.aims):
            inside = (*path, "aims", place)
            for field in ("weight", "per"):
                yield from _only_among_several(several, getattr(entry, field), (*inside, field))
            if several:
                yield from _agreed(entry.author, (*inside, "author"))
            yield from _unit(entry, (*inside, "per"))


def tiers_have_names_of_their_own(policy: Policy) -> Iterator[Finding]:
    """No two tiers share a name, and none is called like an aim."""
    first: dict[str, FieldPath] = {}
    for number, tier in enumerate(policy.tiers or ()):
        path = (TIERS, number, "id")
        if tier.id in AIM_BY_ID:
            yield Finding("policy.named_like_an_aim", path, {"id": str(tier.id)})
        elif tier.id is not None and tier.id in first:
            yield Finding("id.twice", path, {"id": tier.id}, first[tier.id])
        if tier.id is not None:
            first.setdefault(tier.id, path)


def guardrails_stand_above(policy: Policy) -> Iterator[Finding]:
    """Safety, rights, goals, wishes and the helpers' burden come first, in practice."""
    if policy.use == RESEARCH:
        return
    for number, aim in enumerate(policy.leave_out):
        if aim in GUARDED:
            yield Finding("policy.guarded_left_out", (LEAVE_OUT, number), {"aim": aim})
    kept = policy.model_copy(update={LEAVE_OUT: ()})
    if policy.tiers and not keeps_guardrails(tiers_of(kept)):
        number, aim = _first_astray(policy.tiers)
        yield Finding("policy.guarded", (TIERS, number), {"aim": aim})


def costs_come_after_wishes(policy: Policy) -> Iterator[Finding]:
    """§ 104 Abs. 2, 3 SGB IX: what carriers pay never decides against a wish, in practice.

    No case file says that another help than the wished one is reasonable, so costs are compared only among
    plans that are as good for every wish.
    """
    if policy.use == RESEARCH or not policy.tiers:
        return
    wishes, cost = GOALS_AND_PREFERENCES.id, PUBLIC_COST.id
    heard = False
    for number, tier in enumerate(policy.tiers):
        aims = {entry.aim for entry in tier.aims}
        if cost in aims and not heard:
            yield Finding("policy.cost_before_wishes", (TIERS, number), {"aim": cost, "wishes": wishes})
        heard |= wishes in aims
    order = tiers_of(policy.model_copy(update={LEAVE_OUT: ()}))
    for above, below in pairwise(order):
        if above.tolerance is not None and wishes in above.aims and cost in below.aims:
            place = next(n for n, granted in enumerate(policy.tolerances) if granted.aim == above.id)
            yield Finding("policy.wishes_for_cost", ("tolerances", place), {"aim": cost, "wishes": wishes})


POLICY_TIER_CHECKS = (
    order_has_tiers_and_an_author,
    aims_are_known_and_named_once,
    weights_are_exchange_rates,
    tiers_have_names_of_their_own,
    guardrails_stand_above,
    costs_come_after_wishes,
)


def _named(policy: Policy) -> Iterator[tuple[str, FieldPath]]:
    for number, tier in enumerate(policy.tiers or ()):
        for place, entry in enumerate(tier.aims):
            yield entry.aim, (TIERS, number, "aims", place, "aim")
    for number, aim in enumerate(policy.leave_out):
        yield aim, (LEAVE_OUT, number)


def _agreed(author: Author | None, path: FieldPath) -> Iterator[Finding]:
    """Somebody agreed, for a reason, on some ground; nothing of it is blank."""
    if author is None or not all(word.strip() for word in (author.reason, author.source, author.body)):
        yield Finding("policy.no_author", path)


def _only_among_several(several: bool, value: object, path: FieldPath) -> Iterator[Finding]:
    name = str(path[-1])
    if several and value is None:
        yield Finding("policy.rate_incomplete", path, {"name": name})
    if not several and value is not None:
        yield Finding("policy.nothing_to_weigh", path, {"name": name})


def _unit(entry: WeighedAim, path: FieldPath) -> Iterator[Finding]:
    known = AIM_BY_ID.get(entry.aim)
    if known is not None and entry.per is not None and entry.per != known.unit:
        yield Finding("policy.other_unit", path, {"aim": entry.aim, "unit": known.unit})


def _first_astray(tiers: tuple[PolicyTier, ...]) -> tuple[int, str]:
    """The first tier with a guarded aim that does not stand where it must, and that aim."""
    expected = iter(GUARDED)
    complete = sum(entry.aim in GUARDED for tier in tiers for entry in tier.aims) == len(GUARDED)
    for number, tier in enumerate(tiers):
        guarded = [entry.aim for entry in tier.aims if entry.aim in GUARDED]
        if not guarded:
            expected = iter(())
        elif not complete or len(tier.aims) > 1 or next(expected, None) != guarded[0]:
            return number, guarded[0]
    return 0, GUARDED[0]
