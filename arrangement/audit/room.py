"""Whether there is room for one more piece of help: of time, of what helpers offered, of staff, of money."""

from __future__ import annotations

from collections.abc import Iterator

from arrangement.audit.both import fits_as_both
from arrangement.audit.ceilings import accepted_cents
from arrangement.audit.clock_room import lies_beside
from arrangement.audit.company import needs_company
from arrangement.audit.eligible import kept_free, minutes_in, slots_of
from arrangement.audit.employed import most_by_contract, worked
from arrangement.audit.fitness import has_place
from arrangement.audit.gap import Gap
from arrangement.audit.helpers import at_most, needs_free_day
from arrangement.audit.inputs import Source
from arrangement.audit.lines import Line
from arrangement.audit.measure import (
    is_presence,
    is_reachable,
    length,
    most_per_day,
    most_per_slot,
    presence_in,
    smallest_piece,
)
from arrangement.audit.payers import own_money_chosen
from arrangement.audit.there import longer, may_go
from arrangement.audit.times import stated_in
from arrangement.audit.understood import interpreters, needs_interpreter
from arrangement.audit.week import Week, occurrences_in
from arrangement.audit.whereabouts import home_of
from assessment.case.needs import Need, Occurrences
from assessment.case.network import Helper
from assessment.case.people import OwnResource
from assessment.case.words import WITHOUT_THE_PERSON, Benefit
from assessment.ground.calendar import HOUR_MINUTES, CalendarMonth
from assessment.ground.grid import DAYS, Slot, down_to_grid


def chances(gap: Gap, source: Source) -> Iterator[Slot]:
    """Slots of a gap in which a source could give a piece and the need still takes one."""
    for slot in slots_of(gap.inputs, gap.need, source, gap.kind):
        if slot in gap.slots and all(_is_wanted(week, gap.need, slot) for week in gap.weeks):
            yield slot


def has_room(gap: Gap, source: Source, slot: Slot) -> bool:
    """Whether source, person and need all have room for one more piece, in each of the gap's weeks."""
    if any(not _interpreted(week, gap.need, source, slot) for week in gap.weeks):
        return False
    return all(
        _room_in(week, gap, source, slot) and _as_both(week, gap, source, slot) for week in gap.weeks
    ) and (is_reachable(gap.need) or lies_beside(gap, source, slot))


def _as_both(week: Week, gap: Gap, source: Source, slot: Slot) -> bool:
    """Whether it fits into the day part of who gets help and gives some; being called takes nothing."""
    need, more = gap.need, 0 if is_reachable(gap.need) else longer(week, gap, source, slot)
    return is_reachable(need) or fits_as_both(week, need, source, slot, more)


def _room_in(week: Week, gap: Gap, source: Source, slot: Slot) -> bool:
    """The same in one week; in doubt, no."""
    need, piece = gap.need, smallest_piece(gap.need)
    if not _is_wanted(week, need, slot):
        return False
    if is_reachable(need):
        return True
    if isinstance(need.measure, Occurrences) and (
        need.helpers_at_once > 1 or need.measure.days_apart or need.continuity == "same_person"
    ):
        return False
    if is_presence(need):
        in_slot = [line for line in week.of_need(need.id) if line.slot == slot]
        if sum(line.minutes for line in in_slot) + piece > presence_in(need, slot):
            return False
        busy = week.watched_at_home(need, slot) + week.at_sessions.get((need.person, slot), 0)
    elif need.task in WITHOUT_THE_PERSON:
        busy = 0
    else:
        busy = week.helped.get((need.person, slot), 0) + week.away.get((need.person, slot), 0)
    if source.form == "session":
        free = not busy and not needs_company(week.inputs.persons[need.person], source)
        return (is_presence(need) or free) and may_go(week, need.person, source, slot)
    taken = week.taken.get((source.party, slot), 0)
    there = minutes_in(week.inputs, source, slot, week.kind) or 0
    return there - taken >= longer(week, gap, source, slot) and length(slot) - busy >= piece


def _interpreted(week: Week, need: Need, source: Source, slot: Slot) -> bool:
    """Whether an interpreter has time in a slot for one more piece, if anybody has to interpret."""
    piece = smallest_piece(need)
    if not needs_interpreter(week.inputs, need, source):
        return True
    home = home_of(week.inputs, need.person, week.kind, slot)
    return any(
        one.team is None or one.id == source.id or _has_time(week, one, slot, piece)
        for one in interpreters(week.inputs, need, source, home)
    )


def _has_time(week: Week, one: Source, slot: Slot, piece: int) -> bool:
    there = minutes_in(week.inputs, one, slot, week.kind) or 0
    load = week.team_load.get(one.party[1], 0)
    most = down_to_grid(one.team.capacity_minutes_per_week) if one.team is not None else 0
    return min(there - week.taken.get((one.party, slot), 0), most - load) >= piece


def _is_wanted(week: Week, need: Need, slot: Slot) -> bool:
    """Whether a need takes one more piece in a slot: no more in a slot or on a day than it asks for."""
    by_slot: dict[Slot, list[Line]] = {slot: []}
    for line in week.of_need(need.id):
        if line.slot.day == slot.day:
            by_slot.setdefault(line.slot, []).append(line)
    if is_reachable(need):
        return not by_slot[slot]
    if is_presence(need):
        return sum(line.minutes for line in by_slot[slot]) < presence_in(need, slot)
    if not isinstance(need.measure, Occurrences):
        return True
    happens = {one: occurrences_in(need, lines) for one, lines in by_slot.items()}
    full = happens[slot] >= most_per_slot(need)
    return not full and sum(happens.values()) < most_per_day(week.inputs, need, week.kind)


def carer_at_limit(gap: Gap, source: Source) -> bool:
    """Whether what protects this helper, or one said of oneself, leaves no room, or keeps a day free."""
    if source.own is not None:
        return any(_own_at_limit(gap, week, source.own) for week in gap.weeks)
    if source.employed is not None:
        return any(_employed_at_limit(gap, week, source) for week in gap.weeks)
    helper = source.helper
    return helper is not None and (
        helper.id in gap.inputs.resting(gap.kind)
        or any(_keeps_days_free(gap, week, source, helper) for week in gap.weeks)
        or any(_gives_all(gap, week, helper) for week in gap.weeks)
    )


def _keeps_days_free(gap: Gap, week: Week, source: Source, helper: Helper) -> bool:
    inputs, on_call = gap.inputs, is_reachable(gap.need)
    theirs = [s for s in gap.slots if minutes_in(inputs, source, s, gap.kind, on_call) is not None]
    if any(kept_free(source, slot) for slot in theirs):
        return True
    busy = {line.slot.day for line in week.lines if line.source.id == helper.id}
    return needs_free_day(helper, inputs) and len(busy) >= len(DAYS) - 1


def _gives_all(gap: Gap, week: Week, helper: Helper) -> bool:
    need = gap.need
    if is_reachable(need):
        return len(week.on_call.get(helper.id, ())) >= helper.on_call_at_most_parts
    piece, presence = smallest_piece(need), is_presence(need)
    used = week.watching_of(helper.id) if presence else week.active_of(helper.id)
    if at_most(gap.inputs, helper)[1 if presence else 0] - used < piece:
        return True
    return helper.at_most_minutes_per_day is not None and any(
        down_to_grid(helper.at_most_minutes_per_day) - _on_day(week, helper.id, day) < piece
        for day in {slot.day for slot in gap.slots}
    )


def _on_day(week: Week, helper: str, day: int) -> int:
    return sum(minutes for slot, minutes in week.active[helper].items() if slot.day == day)


def _own_at_limit(gap: Gap, week: Week, own: OwnResource) -> bool:
    """Whether the person does as much themselves as they said."""
    used = sum(found for (party, _), found in week.taken.items() if party == ("own", own.id))
    return down_to_grid(own.minutes_per_week) - used < smallest_piece(gap.need)


def _employed_at_limit(gap: Gap, week: Week, source: Source) -> bool:
    """Contract hours used up, or hours and rest by law that could keep them away; in doubt, yes."""
    one = source.employed
    if one is None:
        return False
    work = worked(week, one.id)
    left = most_by_contract(week.inputs, one) - work
    if left < smallest_piece(gap.need) or one.id in gap.inputs.resting(gap.kind):
        return True
    return bool(work) or any(kept_free(source, slot) for slot in gap.slots)


def staff_at_limit(gap: Gap, source: Source) -> bool:
    """Whether a team's week, or every slot of its duty, has no room for one more piece."""
    team = source.team
    if is_reachable(gap.need):
        return False
    if needs_interpreter(gap.inputs, gap.need, source) and all(
        _nobody_interprets(gap, source, slot) for slot in gap.slots
    ):
        return True
    if team is None:
        return False
    least = smallest_piece(gap.need)
    piece = max(least, team.minimum_visit_minutes)
    most = down_to_grid(team.capacity_minutes_per_week)
    if any(most - week.team_load.get(team.id, 0) < least for week in gap.weeks):
        return True
    if gap.need.helpers_at_once > team.staff_at_once:
        return True
    return all(
        any(
            (stated_in(team.times, slot, week.type_id) or 0) - week.taken.get((source.party, slot), 0) < piece
            for week in gap.weeks
        )
        for slot in gap.slots
    )


def _nobody_interprets(gap: Gap, source: Source, slot: Slot) -> bool:
    return not all(_interpreted(week, gap.need, source, slot) for week in gap.weeks)


def places_taken(gap: Gap, source: Source) -> bool:
    """Whether a group has no free place, or none beside those that the plan takes; nor has the person one."""
    offer = source.offer
    if offer is None or offer.group is None or source.form != "session":
        return False
    inputs = gap.inputs
    if has_place(inputs, inputs.persons[gap.need.person], source):
        return False
    places, dates = offer.group.free_places, [session.key for session in offer.sessions]
    return any(_attending(week, source, date) >= places for week in gap.weeks for date in dates)


def _attending(week: Week, source: Source, date: str) -> int:
    going = [a for a in week.attendances if (a.source.id, a.session.key) == (source.id, date)]
    return sum(1 for attendance in going if not has_place(week.inputs, attendance.person, source))


def payable(gap: Gap, source: Source, payer: str | None, slot: Slot) -> bool:
    """Whether one more smallest piece in a slot fits under a ceiling or (None) the own share."""
    price = source.offer.price if source.offer is not None else None
    if price is None or price.cents == 0:
        return True
    matter, need = gap.matter, gap.need
    cents = price.cents * smallest_piece(need) // HOUR_MINUTES if price.unit == "hour" else price.cents
    extra = {
        month.month: cents if price.unit == "month" else cents * _often(gap, month, slot.day)
        for month in matter.money.months
    }
    person = need.person
    if payer is None:
        if not own_money_chosen(gap.inputs, need, source):
            return False
        accepted = accepted_cents(matter, person)
        return all(
            matter.money.own_share(person, m) + extra[m.month] <= accepted for m in matter.money.months
        )
    fits = payer == Benefit.ENTLASTUNGSBETRAG or _under_the_ceiling(gap, payer, extra)
    return fits and _relief_lasts(gap, payer, source, extra)


def _under_the_ceiling(gap: Gap, payer: str, extra: dict[str, int]) -> bool:
    matter, person = gap.matter, gap.need.person
    if payer == Benefit.VERHINDERUNGSPFLEGE:
        return _in_the_year(gap, extra)
    for month in matter.money.months:
        ceiling = gap.inputs.statutes.amount(person, payer, month)
        used = matter.money.used(person, payer, month) + matter.money.used_before(person, payer, month)
        if ceiling is not None and used + extra[month.month] > ceiling:
            return False
    return True


def _in_the_year(gap: Gap, extra: dict[str, int]) -> bool:
    """Whether replacement care has cents and days left in each calendar year."""
    money, statutes, person = gap.matter.money, gap.inputs.statutes, gap.need.person
    drawn, found = money.drawn(person, Benefit.VERHINDERUNGSPFLEGE), dict[int, int]()
    days = dict(money.replaced.by_year(person))
    if gap.kind not in money.replaced.kinds[person]:
        for week in gap.inputs.calendar:
            for day in week.days if week.week_type == gap.kind else ():
                days[day.year] = days.get(day.year, 0) + 1
    for month in money.months:
        year = month.first_day.year
        found[year] = found.get(year, 0) + drawn[month.month] + extra[month.month]
        if found[year] > money.replacement_limit(person, month):
            return False
    return all(number <= statutes.replacement_days(person, year) for year, number in days.items())


def _relief_lasts(gap: Gap, payer: str, source: Source, extra: dict[str, int]) -> bool:
    """Whether Entlastungsbetrag and what may be converted still pay for all that is charged to them."""
    matter, person = gap.matter, gap.need.person
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


def _often(gap: Gap, month: CalendarMonth, day: int) -> int:
    if gap.on is not None:
        return int(gap.on.isoformat().startswith(month.month))
    return gap.inputs.weekdays[month.month][gap.kind][day]
