"""Whether there is room for one more piece of help: of time, of what helpers offered, of staff, of money."""

from __future__ import annotations

from arrangement.audit.ceilings import accepted_cents
from arrangement.audit.company import needs_company
from arrangement.audit.eligible import asked_slots, kept_free, minutes_in
from arrangement.audit.employed import worked
from arrangement.audit.helpers import at_most, needs_free_day
from arrangement.audit.inputs import Source
from arrangement.audit.matter import Matter
from arrangement.audit.measure import (
    dates_asked,
    is_dated,
    is_presence,
    is_reachable,
    length,
    most_per_day,
    most_per_slot,
    presence_in,
    smallest_piece,
)
from arrangement.audit.payers import own_money_chosen
from arrangement.audit.times import stated_in
from arrangement.audit.week import Week, occurrences_in
from assessment.case.needs import Need, Occurrences
from assessment.case.network import Helper
from assessment.case.words import WITHOUT_THE_PERSON, Benefit
from assessment.ground.calendar import HOUR_MINUTES, CalendarMonth
from assessment.ground.grid import DAYS, Slot, down_to_grid


def has_room(week: Week, need: Need, source: Source, slot: Slot) -> bool:
    """Whether source, person and need all have room for one more piece in a slot; in doubt, no."""
    piece = smallest_piece(need)
    person_busy = week.helped.get((need.person, slot), 0) + week.away.get((need.person, slot), 0)
    if need.task in WITHOUT_THE_PERSON:
        person_busy = 0
    here = [line for line in week.of_need(need.id) if line.slot.day == slot.day]
    in_slot = [line for line in here if line.slot == slot]
    if is_reachable(need):
        return not in_slot
    if isinstance(need.measure, Occurrences):
        if need.helpers_at_once > 1 or need.measure.days_apart or need.continuity == "same_person":
            return False
        full = occurrences_in(need, in_slot) >= most_per_slot(need)
        if full or len(here) >= most_per_day(week.inputs, need, week.kind):
            return False
    if is_presence(need):
        return sum(line.minutes for line in in_slot) + piece <= presence_in(need, slot)
    if source.form == "session":
        return not person_busy and not needs_company(week.inputs.persons[need.person], source)
    taken = week.taken.get((source.party, slot), 0)
    there = minutes_in(week.inputs, source, slot, week.kind) or 0
    return there - taken >= piece and length(slot) - person_busy >= piece


def carer_at_limit(week: Week, need: Need, source: Source) -> bool:
    """Whether a rule that protects this helper leaves no room for one more piece, or keeps a day free."""
    if source.employed is not None:
        return _employed_at_limit(week, need, source)
    return source.helper is not None and (
        source.helper.id in week.inputs.week_type(week.kind).resting
        or _keeps_days_free(week, need, source, source.helper)
        or _gives_all(week, need, source.helper)
    )


def _keeps_days_free(week: Week, need: Need, source: Source, helper: Helper) -> bool:
    asked = asked_slots(week.inputs, need, week.kind)
    theirs = [
        s for s in asked if minutes_in(week.inputs, source, s, week.kind, is_reachable(need)) is not None
    ]
    if any(kept_free(source, slot) for slot in theirs):
        return True
    busy = {line.slot.day for line in week.lines if line.source.id == helper.id}
    return needs_free_day(helper, week.inputs) and len(busy) >= len(DAYS) - 1


def _gives_all(week: Week, need: Need, helper: Helper) -> bool:
    if is_reachable(need):
        return len(week.on_call.get(helper.id, ())) >= helper.on_call_at_most_parts
    piece, presence = smallest_piece(need), is_presence(need)
    used = week.watching_of(helper.id) if presence else week.active_of(helper.id)
    if at_most(week.inputs, helper)[1 if presence else 0] - used < piece:
        return True
    return helper.at_most_minutes_per_day is not None and any(
        down_to_grid(helper.at_most_minutes_per_day) - _on_day(week, helper.id, day) < piece
        for day in {slot.day for slot in asked_slots(week.inputs, need, week.kind)}
    )


def _on_day(week: Week, helper: str, day: int) -> int:
    return sum(minutes for slot, minutes in week.active[helper].items() if slot.day == day)


def _employed_at_limit(week: Week, need: Need, source: Source) -> bool:
    """Contract hours used up, or hours and rest by law that could keep them away; in doubt, yes."""
    one = source.employed
    if one is None:
        return False
    work = worked(week, one.id)
    left = down_to_grid(one.minutes_per_week) - work
    if left < smallest_piece(need) or one.id in week.inputs.week_type(week.kind).resting:
        return True
    return bool(work) or any(kept_free(source, s) for s in asked_slots(week.inputs, need, week.kind))


def staff_at_limit(week: Week, need: Need, source: Source) -> bool:
    """Whether a team's week, or every slot of its duty, has no room for one more piece."""
    team = source.team
    if team is None or is_reachable(need):
        return False
    least = smallest_piece(need)
    piece = max(least, team.minimum_visit_minutes)
    if down_to_grid(team.capacity_minutes_per_week) - week.team_load.get(team.id, 0) < least:
        return True
    if need.helpers_at_once > team.staff_at_once:
        return True
    return all(
        (stated_in(team.times, slot, week.type_id) or 0) - week.taken.get((source.party, slot), 0) < piece
        for slot in asked_slots(week.inputs, need, week.kind)
    )


def places_taken(week: Week, source: Source) -> bool:
    """Whether a group has no free place, or none beside those that the plan takes."""
    offer = source.offer
    if offer is None or offer.group is None or source.form != "session":
        return False
    taken: dict[str, int] = {}
    for attendance in week.attendances:
        if attendance.source.id == source.id:
            taken[attendance.session.key] = taken.get(attendance.session.key, 0) + 1
    return any(taken.get(session.key, 0) >= offer.group.free_places for session in offer.sessions)


def payable(matter: Matter, need: Need, source: Source, payer: str | None, kind: int) -> bool:
    """Whether one more smallest piece fits, on some day, under a ceiling or (None) the own share."""
    days = sorted({slot.day for slot in asked_slots(matter.inputs, need, kind)})
    return any(_fits(matter, need, source, payer, (kind, day)) for day in days)


def _fits(matter: Matter, need: Need, source: Source, payer: str | None, when: tuple[int, int]) -> bool:
    price = source.offer.price if source.offer is not None else None
    if price is None or price.cents == 0:
        return True
    cents = price.cents * smallest_piece(need) // HOUR_MINUTES if price.unit == "hour" else price.cents
    extra = {
        month.month: cents if price.unit == "month" else cents * _often(matter, need, month, when)
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
    fits = payer == Benefit.ENTLASTUNGSBETRAG or _under_the_ceiling(matter, person, payer, extra)
    return fits and _relief_lasts(matter, person, payer, source, extra)


def _under_the_ceiling(matter: Matter, person: str, payer: str, extra: dict[str, int]) -> bool:
    for month in matter.money.months:
        ceiling = matter.inputs.statutes.amount(person, payer, month)
        used = matter.money.used(person, payer, month) + matter.money.used_before(person, payer, month)
        if ceiling is not None and used + extra[month.month] > ceiling:
            return False
    return True


def _relief_lasts(matter: Matter, person: str, payer: str, source: Source, extra: dict[str, int]) -> bool:
    """Whether Entlastungsbetrag and what may be converted still pay for all that is charged to them."""
    relief, in_kind = Benefit.ENTLASTUNGSBETRAG, Benefit.PFLEGESACHLEISTUNG
    if payer not in (relief, in_kind) or matter.inputs.statutes.right(person, relief) is None:
        return True
    more, support = extra if payer == relief else {}, extra if is_support(source) else {}
    most = matter.money.convertible(
        person, support if payer == relief else {}, extra if payer == in_kind else {}
    )
    drawn = matter.money.drawn(person, relief)
    wanted = {month: cents + more.get(month, 0) - most[month] for month, cents in drawn.items()}
    return not any(matter.money.stock(person).missing(wanted))


def is_support(source: Source) -> bool:
    """Whether converted Sachleistung may pay for it."""
    return source.offer is not None and source.offer.is_everyday_support


def _often(matter: Matter, need: Need, month: CalendarMonth, when: tuple[int, int]) -> int:
    kind, day = when
    if is_dated(need):
        return sum(1 for on in dates_asked(matter.inputs, need) if on.isoformat().startswith(month.month))
    return matter.inputs.weekdays[month.month][kind][day]
