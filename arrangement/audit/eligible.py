"""The audit's own answer to: may this source meet this need at all, and is there room for one more piece?"""

from __future__ import annotations

from collections.abc import Iterator

from arrangement.audit.ceilings import accepted_cents
from arrangement.audit.company import access_lacks, may_accompany, needs_company
from arrangement.audit.fitness import need_lacks, offer_lacks, reach_lacks
from arrangement.audit.helpers import at_most, consent_lacks, is_minor, needs_free_day, stated_in
from arrangement.audit.inputs import Inputs, Source
from arrangement.audit.lines import overlaps
from arrangement.audit.matter import Matter
from arrangement.audit.measure import (
    is_presence,
    length,
    most_per_day,
    most_per_slot,
    presence_in,
    smallest_piece,
)
from arrangement.audit.own import own_lacks
from arrangement.audit.payers import own_money_chosen
from arrangement.audit.protect import professional_lacks, qualification_lacks
from arrangement.audit.stock import overdrawn
from arrangement.audit.will import consented, refusals_hit, times_of, unsafe
from assessment.case.needs import Need, Occurrences
from assessment.case.words import WITHOUT_THE_PERSON, Benefit
from assessment.ground.calendar import HOUR_MINUTES
from assessment.ground.grid import DAY_MINUTES, DAYS, PARTS, Part, Slot, down_to_grid


def eligible(inputs: Inputs, need: Need, source: Source) -> bool:
    """Whether nothing but room and money could keep a source from meeting a need."""
    return not any(obstacles(inputs, need, source)) and any(slots_of(inputs, need, source))


def obstacles(inputs: Inputs, need: Need, source: Source) -> Iterator[str]:
    """Every condition that a source does not meet, as `invariant.condition`."""
    person = inputs.persons[need.person]
    found = (
        ("A06", professional_lacks(inputs, need, source)),
        ("A07", qualification_lacks(inputs, need, source)),
        ("A14", own_lacks(inputs, source, person, need)),
        ("A17", reach_lacks(inputs, need, source)),
        ("A18", access_lacks(inputs, need, source)),
        ("A19", need_lacks(need, source)),
        ("A19", offer_lacks(inputs, person, source)),
        ("A12", unsafe(inputs, person, source)),
    )
    for invariant, lacks in found:
        for what in lacks:
            yield f"{invariant}.{what}"
    if any(not refusal.times for refusal in refusals_hit(inputs, person.id, need.task, source)):
        yield "A12.refused"
    if not consented(inputs, need, need.entitlement):
        yield "A12.no_consent"
    if source.helper is not None:
        for what in consent_lacks(inputs, source.helper, person, need):
            yield f"A08.{what}"
        if is_minor(inputs, source.helper):
            yield "A11.minor"
    if source.form == "session" and needs_company(person, source) and not any(may_accompany(inputs, person)):
        yield "A18.no_companion"


def does_this(need: Need, source: Source) -> bool:
    """Whether a source is for this kind of help at all."""
    if source.offer is not None:
        return not any(need_lacks(need, source))
    if source.own is not None:
        return need.task in source.own.tasks
    return source.helper is not None and any(need.task in c.tasks for c in source.helper.consents)


def slots_of(inputs: Inputs, need: Need, source: Source) -> Iterator[Slot]:
    """Slots in which a source could give the smallest piece that a need allows."""
    refused: set[Slot] = set()
    for refusal in refusals_hit(inputs, need.person, need.task, source):
        refused |= times_of(refusal) if refusal.times else need.slots()
    for slot in sorted(need.slots() - refused):
        if minutes_in(source, slot) >= smallest_piece(need) and not _kept_free(source, slot):
            yield slot


def minutes_in(source: Source, slot: Slot) -> int:
    """Most minutes that a source could give in a slot."""
    if source.offer is not None and source.form == "session":
        return max((overlaps(session).get(slot, 0) for session in source.offer.sessions), default=0)
    if source.offer is not None and source.form == "aid":
        return DAY_MINUTES
    times = source.team or source.helper or source.own
    return (stated_in(times.times, slot) or 0) if times is not None else 0


def _kept_free(source: Source, slot: Slot) -> bool:
    helper = source.helper
    if helper is None:
        return False
    return slot.weekday in helper.days_off or (PARTS[slot.part] is Part.NIGHT and not helper.nights)


def has_room(matter: Matter, need: Need, source: Source, slot: Slot) -> bool:
    """Whether source, person and need all have room for one more piece in a slot; in doubt, no."""
    week, piece = matter.week, smallest_piece(need)
    person_busy = week.helped.get((need.person, slot), 0) + week.away.get((need.person, slot), 0)
    if need.task in WITHOUT_THE_PERSON:
        person_busy = 0
    here = [line for line in week.of_need(need.id) if line.slot.day == slot.day]
    if isinstance(need.measure, Occurrences):
        in_slot = sum(1 for line in here if line.slot == slot)
        if in_slot >= most_per_slot(need) or len(here) >= most_per_day(need):
            return False
    if is_presence(need):
        return sum(line.minutes for line in here if line.slot == slot) + piece <= presence_in(need, slot)
    if source.form == "session":
        return not person_busy and not needs_company(matter.inputs.persons[need.person], source)
    taken = week.taken.get((source.party, slot), 0)
    return minutes_in(source, slot) - taken >= piece and length(slot) - person_busy >= piece


def helper_at_limit(matter: Matter, need: Need, source: Source) -> bool:
    """Whether a rule that protects this helper leaves no room for one more piece, or keeps a day free."""
    helper = source.helper
    if helper is None:
        return False
    piece, presence = smallest_piece(need), is_presence(need)
    used = matter.week.watching_of(helper.id) if presence else matter.week.active_of(helper.id)
    if at_most(matter.inputs, helper)[1 if presence else 0] - used < piece:
        return True
    theirs = [slot for slot in need.slots() if stated_in(helper.times, slot) is not None]
    if any(_kept_free(source, slot) for slot in theirs):
        return True
    busy = {line.slot.day for line in matter.week.lines if line.source.id == helper.id}
    if needs_free_day(helper, matter.inputs) and len(busy) >= len(DAYS) - 1:
        return True
    return helper.at_most_minutes_per_day is not None and any(
        down_to_grid(helper.at_most_minutes_per_day) - _on_day(matter, helper.id, day) < piece
        for day in {slot.day for slot in need.slots()}
    )


def _on_day(matter: Matter, helper: str, day: int) -> int:
    return sum(minutes for slot, minutes in matter.week.active[helper].items() if slot.day == day)


def staff_at_limit(matter: Matter, need: Need, source: Source) -> bool:
    """Whether a team's week, or every slot of its duty, has no room for one more piece."""
    team = source.team
    if team is None:
        return False
    piece = max(smallest_piece(need), team.minimum_visit_minutes)
    if down_to_grid(team.capacity_minutes_per_week) - matter.week.team_load.get(team.id, 0) < smallest_piece(
        need
    ):
        return True
    return all(
        (stated_in(team.times, slot) or 0) - matter.week.taken.get((source.party, slot), 0) < piece
        for slot in need.slots()
    )


def places_taken(matter: Matter, source: Source) -> bool:
    """Whether a group has no free place, or none beside those that the plan takes."""
    offer = source.offer
    if offer is None or offer.group is None or source.form != "session":
        return False
    taken: dict[str, int] = {}
    for attendance in matter.week.attendances:
        if attendance.source.id == source.id:
            taken[attendance.session.key] = taken.get(attendance.session.key, 0) + 1
    return any(taken.get(session.key, 0) >= offer.group.free_places for session in offer.sessions)


def payable(matter: Matter, need: Need, source: Source, payer: str | None) -> bool:
    """Whether one more smallest piece fits, on some day, under a ceiling or (None) the own share."""
    return any(_fits(matter, need, source, payer, day) for day in sorted({s.day for s in need.slots()}))


def _fits(matter: Matter, need: Need, source: Source, payer: str | None, day: int) -> bool:
    price = source.offer.price if source.offer is not None else None
    if price is None or price.cents == 0:
        return True
    cents = price.cents * smallest_piece(need) // HOUR_MINUTES if price.unit == "hour" else price.cents
    extra = {
        month.month: cents if price.unit == "month" else cents * month.weekday_counts[day]
        for month in matter.money.months
    }
    person = need.person
    if payer is None:
        if not own_money_chosen(matter.inputs, need, source):
            return False
        accepted = accepted_cents(matter, person)
        return all(
            matter.money.own_share(person, m) + extra[m.month] <= accepted for m in matter.money.months
        )
    if payer == Benefit.ENTLASTUNGSBETRAG:
        return not any(overdrawn(matter.inputs, matter.money, person, extra))
    for month in matter.money.months:
        ceiling = matter.inputs.statutes.amount(person, payer, month)
        used = matter.money.used(person, payer, month) + matter.money.used_before(person, payer, month)
        if ceiling is not None and used + extra[month.month] > ceiling:
            return False
    return True
