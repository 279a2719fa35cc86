"""A15: everything happens when it may: need, week type, date, duty, session, protection plan."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from arrangement.audit.clock_times import quiet_kept, times_of_week, times_stated
from arrangement.audit.lines import Line, day_within, first_slot, overlaps
from arrangement.audit.matter import Matter
from arrangement.audit.measure import dates_asked, is_dated, length, slots_on
from arrangement.audit.result import Broken, broken
from arrangement.audit.week import Week
from arrangement.audit.whereabouts import holds
from arrangement.catalogue import Team
from assessment.case.needs import Need
from assessment.case.times import Times, WeekTimes
from assessment.ground.grid import DAYS, PARTS, Slot, down_to_grid, up_to_grid


def at_its_time(matter: Matter) -> Broken:
    """A15: Within the need's times, the team's duty and capacity, the session's date; locked lines stand."""
    for line in matter.weeks.help_lines:
        if line.need is not None:
            yield from _when_needed(matter, line, line.need)
        yield from _on_duty(matter, line)
        yield from _on_date(line)
    for line in matter.weeks.companions:
        yield from _on_duty(matter, line)
    yield from _dated(matter)
    for line in matter.weeks.lines:
        times = matter.weeks.times(line)
        if line.view.times not in (None, times):
            yield broken("A15", line.id, "times", needed=times, found=line.view.times or 0)
    for week in matter.weeks.lived:
        yield from _teams(week)
        yield from times_of_week(week)
    for week in matter.weeks.typical:
        yield from _along(week)
        yield from _within_session(week)
    yield from _locked(matter)
    yield from quiet_kept(matter)
    yield from times_stated(matter)


def stated_in(times: tuple[Times, ...], slot: Slot, week_type: str) -> int | None:
    """Minutes that stated times leave in a slot of a week type; None outside of them."""
    found = [
        length(slot) if entry.minutes is None else min(down_to_grid(entry.minutes), length(slot))
        for entry in times
        if slot in entry.slots() and _meant(entry, week_type)
    ]
    return max(found, default=None)


def _meant(entry: Times, week_type: str) -> bool:
    return not isinstance(entry, WeekTimes) or not entry.week_types or week_type in entry.week_types


def _when_needed(matter: Matter, line: Line, need: Need) -> Broken:
    day, part = line.view.day, line.view.part
    if not holds(matter.inputs, need, line.kind):
        week_type = matter.inputs.week_type(line.kind).id
        yield broken("A15", line.id, "does_not_hold", need=need.id, week_type=week_type)
    elif line.on is not None:
        if line.on not in dates_asked(matter.inputs, need):
            yield broken("A15", line.id, "not_a_date", need=need.id, on=line.on.isoformat())
        elif line.slot not in slots_on(matter.inputs, need, line.on):
            yield broken("A15", line.id, "not_when_needed", need=need.id, day=day, part=part)
    elif line.slot not in need.slots():
        yield broken("A15", line.id, "not_when_needed", need=need.id, day=day, part=part)


def _dated(matter: Matter) -> Broken:
    """A line has a date exactly if its need has; weekday and week type are those of the date."""
    for entry in matter.view.lines:
        need = matter.inputs.needs.get(entry.need or "")
        dated = need is not None and is_dated(need) and entry.role != "companion"
        day = day_within(matter.inputs, entry.on)
        if dated and day is None:
            yield broken("A15", entry.id, "no_date", on=entry.on or "-")
        if not dated and entry.on is not None:
            yield broken("A15", entry.id, "date_without_ground", on=entry.on)
        if not dated or day is None:
            continue
        week = matter.inputs.week_of(day)
        if entry.day != DAYS[day.weekday()]:
            yield broken("A15", entry.id, "other_day", on=entry.on or "-", needed=DAYS[day.weekday()])
        if week is not None and entry.week_type != matter.inputs.week_type(week.week_type).id:
            week_type = matter.inputs.week_type(week.week_type).id
            yield broken("A15", entry.id, "other_week", on=entry.on or "-", needed=week_type)


def _on_duty(matter: Matter, line: Line) -> Broken:
    team = line.source.team
    if team is not None and stated_in(team.times, line.slot, matter.inputs.week_type(line.kind).id) is None:
        yield broken("A15", line.id, "off_duty", team=team.id, day=line.view.day, part=line.view.part)


def _on_date(line: Line) -> Broken:
    if line.source.form != "session":
        if line.view.session is not None:
            yield broken("A15", line.id, "no_such_date", offer=line.source.id, session=line.view.session)
        return
    if line.session is None:
        yield broken("A15", line.id, "no_such_date", offer=line.source.id, session=line.view.session or "-")
    elif line.slot not in overlaps(line.session):
        yield broken("A15", line.id, "outside_session", offer=line.source.id, session=line.session.key)


def _along(week: Week) -> Broken:
    for line in week.companions:
        for attendance in week.attendances:
            same = attendance.person.id == line.person.id and attendance.session.key == line.view.session
            if same and line.slot != first_slot(attendance.session):
                yield broken("A15", line.id, "companion_time", session=attendance.session.key)


def _teams(week: Week) -> Broken:
    for team in week.inputs.catalogue.teams:
        found, limit = week.team_load.get(team.id, 0), down_to_grid(team.capacity_minutes_per_week)
        if found > limit:
            yield broken("A15", week.named(team.id), "capacity", limit=limit, found=found)
    for team, slot, taken in _taken_by_teams(week):
        there = stated_in(team.times, slot, week.type_id)
        if there is not None and there < length(slot) and taken > there:
            yield broken(
                "A15",
                week.named(team.id),
                "duty_minutes",
                day=slot.weekday,
                part=slot.day_part,
                limit=there,
                found=taken,
            )


def _taken_by_teams(week: Week) -> Iterator[tuple[Team, Slot, int]]:
    teams = {team.id: team for team in week.inputs.catalogue.teams}
    for (party, slot), taken in sorted(week.taken.items()):
        if party[0] == "team":
            yield teams[party[1]], slot, taken


def _within_session(week: Week) -> Broken:
    for attendance in week.attendances:
        limits = overlaps(attendance.session)
        sums: dict[tuple[str, Slot], int] = defaultdict(int)
        for line in attendance.lines:
            sums[line.order[0], line.slot] += line.minutes
        for (need, slot), found in sorted(sums.items()):
            if slot in limits and found > limits[slot]:
                yield broken(
                    "A15",
                    week.named(attendance.subject),
                    "longer_than_session",
                    need=need,
                    limit=limits[slot],
                    found=found,
                )


def _locked(matter: Matter) -> Broken:
    """The protection plan's lines stand in every week type in which their need holds."""
    stands: set[tuple[str, str, Slot]] = set()
    for locked in matter.inputs.case.protection.protection_plan:
        for day in locked.days:
            slot = Slot(DAYS.index(day), PARTS.index(locked.part))
            stands.add((locked.need, locked.offer, slot))
            for week in matter.weeks.typical:
                lines = [line for line in week.of_need(locked.need) if line.source.id == locked.offer]
                found = sum(line.minutes for line in lines if line.slot == slot)
                needed = holds(matter.inputs, matter.inputs.needs[locked.need], week.kind)
                if needed and found < up_to_grid(locked.minutes):
                    subject = week.named(locked.need)
                    yield broken("A15", subject, "locked", offer=locked.offer, day=day, part=locked.part)
    for line in matter.weeks.help_lines:
        marked = line.need is not None and (line.need.id, line.source.id, line.slot) in stands
        if line.need is not None and line.view.locked != marked:
            yield broken("A15", line.id, "locked_mark", need=line.need.id)
    for line in matter.weeks.companions:
        if line.view.locked:
            yield broken("A15", line.id, "locked_mark", need=line.view.need or "-")
