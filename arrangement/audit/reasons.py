"""A03: what stays unmet says why, by evidence that holds, who owes it, and what comes next."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence

from arrangement.audit.eligible import (
    does_this,
    eligible,
    has_room,
    helper_at_limit,
    minutes_in,
    obstacles,
    payable,
    places_taken,
    slots_of,
    staff_at_limit,
)
from arrangement.audit.entries import UnmetView
from arrangement.audit.inputs import Inputs, Source
from arrangement.audit.matter import Matter
from arrangement.audit.measure import unit
from arrangement.audit.result import Broken, broken
from arrangement.audit.tiers import TIERS
from arrangement.audit.will import refusals_hit, times_of
from arrangement.catalogue import Offer, Team
from arrangement.catalogue.offer import Group
from assessment.case.needs import Need
from assessment.case.network import Helper
from assessment.case.people import OwnMoney, OwnResource, Person
from assessment.case.words import Benefit, Task
from assessment.ground.grid import Slot

Claim = Callable[[Matter, Need, tuple[str, ...]], bool]
"""Whether a reason holds for a need by its evidence."""


def unmet_has_reason(matter: Matter) -> Broken:
    """A03: One entry per need and reason, with evidence, duty bearer and next step; and it is true."""
    known = _known_ids(matter.inputs)
    seen = Counter((entry.need, entry.reason) for entry in matter.view.unmet)
    for (need_id, reason), number in sorted(seen.items()):
        if number > 1:
            yield broken("A03", need_id, "twice", reason=reason)
    for entry in matter.view.unmet:
        need = matter.inputs.needs.get(entry.need)
        if need is not None:
            yield from _form(entry, need, known)
            rule = matter.inputs.statutes.benefit(need.entitlement)
            if rule is not None and entry.duty_bearer not in (None, "", rule.payer):
                yield broken("A03", need.id, "duty_bearer", found=entry.duty_bearer, needed=rule.payer)
            claim = REASONS.get(entry.reason)
            if claim is not None and not claim(matter, need, entry.evidence):
                yield broken("A03", need.id, "not_so", reason=entry.reason)


def _form(entry: UnmetView, need: Need, known: frozenset[str]) -> Broken:
    if entry.reason not in REASONS:
        yield broken("A03", need.id, "reason", reason=entry.reason or "-")
    if entry.amount <= 0:
        yield broken("A03", need.id, "nothing", found=entry.amount)
    if entry.unit != unit(need):
        yield broken("A03", need.id, "unit", needed=unit(need), found=entry.unit)
    if not entry.evidence:
        yield broken("A03", need.id, "no_evidence", reason=entry.reason)
    for evidence in entry.evidence:
        if evidence not in known:
            yield broken("A03", need.id, "evidence", evidence=evidence)
    if not entry.duty_bearer and need.entitlement is not None:
        yield broken("A03", need.id, "no_duty_bearer")
    if not entry.next_step:
        yield broken("A03", need.id, "no_next_step")


def _known_ids(inputs: Inputs) -> frozenset[str]:
    case, catalogue = inputs.case, inputs.catalogue
    groups: tuple[Iterable[str], ...] = (
        inputs.sources,
        inputs.needs,
        inputs.persons,
        (home.id for home in case.homes),
        (goal.id for goal in case.goals),
        (wish.id for wish in case.wishes),
        (order.id for order in case.orders),
        (grant.id for grant in case.grants),
        (team.id for team in catalogue.teams),
        (provider.id for provider in catalogue.providers),
        (place.id for place in catalogue.places),
        Benefit,
        (name for name, _ in TIERS),
        *(model.model_fields for model in (Helper, Team, Offer, Group, Person, OwnResource, OwnMoney)),
    )
    return frozenset(str(word) for group in groups for word in group)


def _named(matter: Matter, need: Need, evidence: tuple[str, ...]) -> list[Source]:
    """Sources that the evidence names, by themselves, team or provider; else all for this help."""
    everybody = list(matter.inputs.sources_for(need))
    named = [source for source in everybody if _names(source) & set(evidence)]
    if not named:
        return [source for source in everybody if does_this(need, source)]
    return [source for source in named if source.offer is None or does_this(need, source)]


def _names(source: Source) -> set[str]:
    provider = {source.offer.provider} if source.offer is not None else set()
    return {source.id, source.party[1]} | provider


def _open(matter: Matter, need: Need, evidence: tuple[str, ...]) -> Iterator[Source]:
    """Named sources that are eligible."""
    return (source for source in _named(matter, need, evidence) if eligible(matter.inputs, need, source))


def no_eligible_offer(matter: Matter, need: Need, evidence: tuple[str, ...]) -> bool:
    """No source at all meets the conditions."""
    return not any(eligible(matter.inputs, need, source) for source in matter.inputs.sources_for(need))


def _obstacle(*wanted: str) -> Claim:
    def claim(matter: Matter, need: Need, evidence: tuple[str, ...]) -> bool:
        return any(
            what.startswith(wanted)
            for source in _named(matter, need, evidence)
            for what in obstacles(matter.inputs, need, source)
        )

    return claim


def offer_full(matter: Matter, need: Need, evidence: tuple[str, ...]) -> bool:
    """A named group has no place left, or a named team no minutes."""
    return any(
        places_taken(matter, source) or staff_at_limit(matter, need, source)
        for source in _named(matter, need, evidence)
    )


def staff_short(matter: Matter, need: Need, evidence: tuple[str, ...]) -> bool:
    """A named team has no minutes left."""
    return any(staff_at_limit(matter, need, source) for source in _named(matter, need, evidence))


def no_common_time(matter: Matter, need: Need, evidence: tuple[str, ...]) -> bool:
    """No named source has a slot of the need in which it and the person still have time."""
    return not any(
        has_room(matter, need, source, slot)
        for source in _named(matter, need, evidence)
        for slot in slots_of(matter.inputs, need, source)
    )


def veto_of_person(matter: Matter, need: Need, evidence: tuple[str, ...]) -> bool:
    """A refusal of the person keeps a named source away, always or on some whole day of the need."""
    return _obstacle("A12.unsafe")(matter, need, evidence) or any(
        not refusal.times or _keeps_a_day(need, source, times_of(refusal))
        for source in _named(matter, need, evidence)
        for refusal in refusals_hit(matter.inputs, need.person, need.task, source)
    )


def _keeps_a_day(need: Need, source: Source, refused: frozenset[Slot]) -> bool:
    could = [slot for slot in need.slots() if minutes_in(source, slot)]
    return any(
        {slot for slot in could if slot.day == day} <= refused for day in sorted({slot.day for slot in could})
    )


def consent_missing(matter: Matter, need: Need, evidence: tuple[str, ...]) -> bool:
    """A helper's consent, or that of the person or who stands for them, is missing or limited."""
    return _obstacle("A08.", "A12.no_consent", "A06.instruction", "A14.")(matter, need, evidence)


def helper_protected(matter: Matter, need: Need, evidence: tuple[str, ...]) -> bool:
    """A named helper is at a limit."""
    minor = _obstacle("A11.")(matter, need, evidence)
    return minor or any(helper_at_limit(matter, need, source) for source in _named(matter, need, evidence))


def ceiling_reached(matter: Matter, need: Need, evidence: tuple[str, ...]) -> bool:
    """Offers that a benefit may pay for find no room under its ceiling; none of them has room and staff."""
    named = set(evidence) & set(Benefit)
    benefits = matter.inputs.statutes.may_pay[need.id] & (named or set(Benefit))
    pairs = [
        (source, benefit)
        for source in _open(matter, need, evidence)
        for benefit in sorted(benefits)
        if source.offer is not None and benefit in source.offer.paid_by
    ]
    return _money_short(matter, need, pairs)


def own_money_short(matter: Matter, need: Need, evidence: tuple[str, ...]) -> bool:
    """Offers with a price find no room in what the person accepts to pay."""
    return _money_short(matter, need, [(source, None) for source in _open(matter, need, evidence)])


def _money_short(matter: Matter, need: Need, pairs: Sequence[tuple[Source, str | None]]) -> bool:
    short = [pair for pair in pairs if not payable(matter, need, *pair)]
    rest = [source for source, payer in pairs if (source, payer) not in short and payer is not None]
    return bool(short) and all(staff_at_limit(matter, need, source) for source in rest)


def approval_pending(matter: Matter, need: Need, evidence: tuple[str, ...]) -> bool:
    """An application, objection or medical order of the person is not decided yet."""
    case = matter.inputs.case
    waiting = any(
        grant.person == need.person and grant.status in ("applied", "objection", "refused")
        for grant in case.grants
        if grant.benefit is need.entitlement or grant.id in evidence
    )
    runs = any(
        order.id == need.order
        and order.approval == "approved"
        and order.begins <= matter.inputs.on <= order.ends
        for order in case.orders
    )
    return waiting or ((need.task is Task.TREATMENT_CARE or need.order is not None) and not runs)


def limit_reached(matter: Matter, need: Need, evidence: tuple[str, ...]) -> bool:
    """The search stopped before it was done, and says so."""
    return matter.view.status != "optimal"


def policy_order(matter: Matter, need: Need, evidence: tuple[str, ...]) -> bool:
    """Help exists, and an aim that stands higher needed it."""
    return any(_open(matter, need, ()))


REASONS: dict[str, Claim] = {
    "no_eligible_offer": no_eligible_offer,
    "offer_full": offer_full,
    "staff_short": staff_short,
    "no_common_time": no_common_time,
    "out_of_reach": _obstacle("A17.", "A18.no_companion", "A19.stadtteil"),
    "not_accessible": _obstacle("A18."),
    "veto_of_person": veto_of_person,
    "consent_missing_or_limited": consent_missing,
    "helper_protection_limit": helper_protected,
    "legal_ceiling_reached": ceiling_reached,
    "approval_pending": approval_pending,
    "qualification_missing": _obstacle("A06.", "A07."),
    "solver_limit_reached": limit_reached,
    "policy_order": policy_order,
    "own_money_not_accepted": own_money_short,
    "not_yet_available": _obstacle(
        "A19.undecided", "A19.not_open_yet", "A19.waiting", "A19.stale", "A19.closes", "A19.full"
    ),
}
"""The closed list of reasons, each with the test of its truth."""
