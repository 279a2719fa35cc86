"""A03: what stays unmet says why, by evidence that holds, who owes it, and what comes next."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from arrangement.audit.company import may_accompany, needs_company
from arrangement.audit.coverage import kind_of_row
from arrangement.audit.eligible import does_this, eligible, minutes_in, obstacles
from arrangement.audit.entries import UnmetView
from arrangement.audit.gap import Gap, gaps_of
from arrangement.audit.inputs import Inputs, Source
from arrangement.audit.matter import Matter
from arrangement.audit.measure import is_reachable, unit
from arrangement.audit.payers import could_be_paid, own_money_chosen, paying
from arrangement.audit.result import Broken, broken
from arrangement.audit.room import (
    carer_at_limit,
    chances,
    has_room,
    payable,
    places_taken,
    staff_at_limit,
)
from arrangement.audit.tiers import TIERS
from arrangement.audit.whereabouts import home_of, kinds_of
from arrangement.audit.will import refusals_hit, times_of
from arrangement.catalogue import Offer, Team
from arrangement.catalogue.offer import Group
from arrangement.policy.tiers import tiers_of
from assessment.case.needs import Need
from assessment.case.network import Helper
from assessment.case.people import OwnMoney, OwnResource, Person
from assessment.case.words import Benefit, Kind, Task
from assessment.ground.grid import Slot


@dataclass(frozen=True)
class Missed:
    """Where something is missing, with the evidence that is named for it."""

    gap: Gap
    evidence: tuple[str, ...]

    @property
    def need(self) -> Need:
        """The need."""
        return self.gap.need

    @property
    def inputs(self) -> Inputs:
        """Case, catalogue, policy and law."""
        return self.gap.inputs


Claim = Callable[[Missed], bool]
"""Whether a reason holds by its evidence."""


def unmet_has_reason(matter: Matter) -> Broken:
    """A03: One entry per need, week type and reason, with all that belongs to it; and it is true."""
    known = known_ids(matter.inputs)
    seen = Counter((entry.need, entry.week_type or "", entry.reason) for entry in matter.view.unmet)
    for (need_id, _, reason), number in sorted(seen.items()):
        if number > 1:
            yield broken("A03", need_id, "twice", reason=reason)
    for entry in matter.view.unmet:
        need = matter.inputs.needs.get(entry.need)
        if need is not None:
            yield from _form(entry, need, known)
            owes = matter.inputs.statutes.duty_bearer(need)
            if owes is not None and entry.duty_bearer not in (None, "", owes):
                yield broken("A03", need.id, "duty_bearer", found=entry.duty_bearer, needed=owes)
            claim = REASONS.get(entry.reason)
            if claim is not None and not _true(matter, need, entry, claim):
                yield broken("A03", need.id, "not_so", reason=entry.reason)


def _true(matter: Matter, need: Need, entry: UnmetView, claim: Claim) -> bool:
    """Whether a reason holds in the week type that it is said of."""
    gaps = gaps_of(matter, need, kind_of_row(matter, entry.week_type))
    return any(claim(Missed(gap, entry.evidence)) for gap in gaps)


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
    if entry.next_step != f"next_step.{entry.reason}" and entry.reason in REASONS:
        yield broken("A03", need.id, "no_next_step")


def known_ids(inputs: Inputs) -> frozenset[str]:
    """Everything that evidence may name."""
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
        (tier.id for tier in tiers_of(inputs.policy)),
        *(model.model_fields for model in (Helper, Team, Offer, Group, Person, OwnResource, OwnMoney)),
    )
    return frozenset(str(word) for group in groups for word in group)


def _named(missed: Missed) -> list[Source]:
    """Sources that the evidence names, by themselves, team or provider; else all for this help."""
    everybody = list(missed.inputs.sources_for(missed.need))
    named = [source for source in everybody if _names(source) & set(missed.evidence)]
    if not named:
        return [source for source in everybody if does_this(missed.inputs, missed.need, source)]
    return [
        source for source in named if source.offer is None or does_this(missed.inputs, missed.need, source)
    ]


def _names(source: Source) -> set[str]:
    provider = {source.offer.provider} if source.offer is not None else set()
    return {source.id, source.party[1]} | provider


def _open(missed: Missed) -> Iterator[Source]:
    """Named sources that are eligible."""
    return (source for source in _named(missed) if _eligible(missed, source))


def _payable(missed: Missed) -> Iterator[Source]:
    """Named sources that are eligible, and that a benefit or the person could pay."""
    return (source for source in _open(missed) if could_be_paid(missed.inputs, missed.need, source))


def _eligible(missed: Missed, source: Source) -> bool:
    return eligible(missed.inputs, missed.need, source, missed.gap.kind)


def no_eligible_offer(missed: Missed) -> bool:
    """No source at all meets the conditions; of what a benefit owes, none that anybody could pay."""
    if missed.need.entitlement is not None:
        return not any(_payable(replace(missed, evidence=())))
    return not any(_eligible(missed, source) for source in missed.inputs.sources_for(missed.need))


def _obstacle(*wanted: str) -> Claim:
    def claim(missed: Missed) -> bool:
        return any(
            what.startswith(wanted)
            for source in _named(missed)
            for what in obstacles(missed.inputs, missed.need, source, missed.gap.kind)
        )

    return claim


def offer_full(missed: Missed) -> bool:
    """A named group has no place left, or a named team no minutes."""
    return any(
        places_taken(missed.gap, source) or staff_at_limit(missed.gap, source) for source in _named(missed)
    )


def staff_short(missed: Missed) -> bool:
    """A named team has no minutes left."""
    return any(staff_at_limit(missed.gap, source) for source in _named(missed))


def no_common_time(missed: Missed) -> bool:
    """No named source has a slot of the need in which it and the person still have time."""
    return not any(
        has_room(missed.gap, source, slot)
        for source in _named(missed)
        for slot in chances(missed.gap, source)
    )


def out_of_reach(missed: Missed) -> bool:
    """A named source is too far away or does not come; nothing reaches who is at no home at the time."""
    at_home = any(
        home_of(missed.inputs, missed.need.person, missed.gap.kind, slot) for slot in missed.gap.slots
    )
    return not at_home or _obstacle("A08.other_home", "A17.", "A18.no_companion", "A19.stadtteil")(missed)


def not_accessible(missed: Missed) -> bool:
    """A named source cannot be used or reached as the person is, or nobody may go along to what protects."""
    return _obstacle("A18.", "A17.not_going_out")(missed) or any(
        _nobody_goes_along(missed, source) for source in _named(missed)
    )


def _nobody_goes_along(missed: Missed, source: Source) -> bool:
    """Whether only staff may go along, as what the way leads to protects, and none could."""
    inputs, need = missed.inputs, missed.need
    person = inputs.persons[need.person]
    if not need.protective or source.form != "session" or not needs_company(person, source):
        return False
    return not any(one.kind is Kind.PROFESSIONAL for one in may_accompany(inputs, person, person.home))


def veto_of_person(missed: Missed) -> bool:
    """A refusal of the person keeps a named source away, always or on some whole day of the need."""
    return _obstacle("A12.unsafe")(missed) or any(
        not refusal.times or _keeps_a_day(missed, source, times_of(refusal))
        for source in _named(missed)
        for refusal in refusals_hit(missed.inputs, missed.need.person, missed.need.task, source)
    )


def _keeps_a_day(missed: Missed, source: Source, refused: frozenset[Slot]) -> bool:
    kind, on_call = missed.gap.kind, is_reachable(missed.need)
    could = [slot for slot in missed.gap.slots if minutes_in(missed.inputs, source, slot, kind, on_call)]
    if not could and (source.offer is None or not source.offer.sessions):
        could = list(missed.gap.slots)  # never there then: the refusal would stand in its way all the same
    return any(
        {slot for slot in could if slot.day == day} <= refused for day in sorted({slot.day for slot in could})
    )


def consent_missing(missed: Missed) -> bool:
    """A helper's consent, or that of the person or who stands for them, is missing or limited.

    What is owed nobody has to agree to give unpaid: there only services are looked at.
    """
    words = ("A08.", "A12.no_consent", "A06.instruction", "A14.", "A18.relative_interprets")
    return any(
        what.startswith(words)
        for source in _named(missed)
        if missed.need.entitlement is None or source.offer is not None
        for what in obstacles(missed.inputs, missed.need, source, missed.gap.kind)
    )


def helper_protected(missed: Missed) -> bool:
    """A named helper is at a limit."""
    kept = _obstacle("A10.", "A11.")(missed)
    return kept or any(carer_at_limit(missed.gap, source) for source in _named(missed))


def ceiling_reached(missed: Missed) -> bool:
    """Offers that a benefit may pay for find no room under its ceiling; none of them has room and staff."""
    asked = set(missed.evidence) & set(Benefit) or set(Benefit)
    kind = missed.inputs.week_type(missed.gap.kind).id
    if missed.gap.on is not None or kind not in missed.inputs.statutes.without_carer(missed.need):
        asked -= {Benefit.VERHINDERUNGSPFLEGE}
    pairs = [
        (source, benefit)
        for source in _open(missed)
        for benefit in sorted(paying(missed.inputs, missed.need, source) & asked)
    ]
    return _money_short(missed, pairs)


def own_money_short(missed: Missed) -> bool:
    """Offers with a price find no room in what the person accepts to pay, or nobody could pay at all.

    Of what a benefit owes the latter is said of offers of that benefit, and where the person chose to pay.
    """
    inputs, need = missed.inputs, missed.need
    unpaid = any(
        not could_be_paid(inputs, need, source)
        for source in _named(missed)
        if _asked_for(missed, source)
        if not all(any(obstacles(inputs, need, source, kind)) for kind in kinds_of(inputs, need))
    )
    if unpaid and not any(_payable(replace(missed, evidence=()))):
        return True
    return _money_short(missed, [(source, None) for source in _open(missed)])


def _asked_for(missed: Missed, source: Source) -> bool:
    owed, offer = missed.need.entitlement, source.offer
    of_it = owed is None or (offer is not None and owed in offer.paid_by)
    return of_it or own_money_chosen(missed.inputs, missed.need, source)


def _money_short(missed: Missed, pairs: Sequence[tuple[Source, str | None]]) -> bool:
    """Whether money holds some named source back; at times for which there is money, something else does."""
    gap = missed.gap
    for source in {one.id: one for one, _ in pairs}.values():
        payers = [payer for one, payer in pairs if one.id == source.id]
        pieces = [
            (slot, payable(gap, source, payer, slot)) for payer in payers for slot in chances(gap, source)
        ]
        rest = [slot for slot, paid in pieces if paid]
        held = staff_at_limit(gap, source) or not any(has_room(gap, source, slot) for slot in rest)
        if len(rest) < len(pieces) and held:
            return True
    return False


def approval_pending(missed: Missed) -> bool:
    """An application, objection, medical order, or whether a group is reasonable, is not decided yet."""
    case, need, on = missed.inputs.case, missed.need, missed.inputs.on
    waiting = any(
        grant.person == need.person and grant.status in ("applied", "objection", "refused")
        for grant in case.grants
        if grant.benefit is need.entitlement or grant.id in missed.evidence
    )
    runs = any(
        order.id == need.order and order.approval == "approved" and order.begins <= on <= order.ends
        for order in case.orders
    )
    unordered = (need.task is Task.TREATMENT_CARE or need.order is not None) and not runs
    return waiting or unordered or _obstacle("A12.pooled")(missed)


def limit_reached(missed: Missed) -> bool:
    """The search stopped before it was done, and says so."""
    return missed.gap.matter.view.status != "optimal"


def policy_order(missed: Missed) -> bool:
    """Help exists, and an aim that stands higher needed it."""
    return any(_payable(replace(missed, evidence=())))


REASONS: dict[str, Claim] = {
    "no_eligible_offer": no_eligible_offer,
    "offer_full": offer_full,
    "staff_short": staff_short,
    "no_common_time": no_common_time,
    "out_of_reach": out_of_reach,
    "not_accessible": not_accessible,
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
        "A19.undecided",
        "A19.not_open_yet",
        "A19.waiting",
        "A19.stale",
        "A19.closes",
        "A19.full",
        "A19.closed_week",
    ),
}
"""The closed list of reasons, each with the test of its truth."""
