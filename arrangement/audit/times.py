"""A15 and A16: everything happens when it may, and nobody is in two places at once. Per day part."""

from __future__ import annotations

from collections import defaultdict

from arrangement.audit.helpers import stated_in
from arrangement.audit.lines import Line, first_slot, overlaps
from arrangement.audit.matter import Matter
from arrangement.audit.measure import (
    length,
    most_per_day,
    most_per_slot,
    occurrence_minutes,
    smallest_piece,
)
from arrangement.audit.result import Broken, broken
from assessment.case.needs import MinutesNeeded, Occurrences
from assessment.ground.grid import DAYS, PARTS, Slot, down_to_grid, up_to_grid


def at_its_time(matter: Matter) -> Broken:
    """A15: Within the need's times, the team's duty and capacity, the session's date; locked lines stand."""
    for line in matter.week.help_lines:
        if line.need is not None and line.slot not in line.need.slots():
            yield broken(
                "A15", line.id, "not_when_needed", need=line.need.id, day=line.view.day, part=line.view.part
            )
        yield from _on_duty(line)
        yield from _on_date(line)
    for line in matter.week.companions:
        yield from _on_duty(line)
        yield from _along(matter, line)
    yield from _teams(matter)
    yield from _within_session(matter)
    yield from _locked(matter)


def _on_duty(line: Line) -> Broken:
    if line.source.team is not None and stated_in(line.source.team.times, line.slot) is None:
        yield broken(
            "A15", line.id, "off_duty", team=line.source.team.id, day=line.view.day, part=line.view.part
        )


def _on_date(line: Line) -> Broken:
    if line.source.form != "session":
        if line.view.session is not None:
            yield broken("A15", line.id, "no_such_date", offer=line.source.id, session=line.view.session)
        return
    if line.session is None:
        yield broken("A15", line.id, "no_such_date", offer=line.source.id, session=line.view.session or "-")
    elif line.slot not in overlaps(line.session):
        yield broken("A15", line.id, "outside_session", offer=line.source.id, session=line.session.key)


def _along(matter: Matter, line: Line) -> Broken:
    for attendance in matter.week.attendances:
        same = attendance.person.id == line.person.id and attendance.session.key == line.view.session
        if same and line.slot != first_slot(attendance.session):
            yield broken("A15", line.id, "companion_time", session=attendance.session.key)


def _teams(matter: Matter) -> Broken:
    for team in matter.inputs.catalogue.teams:
        found, limit = matter.week.team_load.get(team.id, 0), team.capacity_minutes_per_week
        if found > down_to_grid(limit):
            yield broken("A15", team.id, "capacity", limit=down_to_grid(limit), found=found)
        for (party, slot), taken in sorted(matter.week.taken.items()):
            there = stated_in(team.times, slot) if party == ("team", team.id) else None
            if there is not None and there < length(slot) and taken > there:
                yield broken(
                    "A15",
                    team.id,
                    "duty_minutes",
                    day=slot.weekday,
                    part=slot.day_part,
                    limit=there,
                    found=taken,
                )


def _within_session(matter: Matter) -> Broken:
    for attendance in matter.week.attendances:
        limits = overlaps(attendance.session)
        sums: dict[tuple[str, Slot], int] = defaultdict(int)
        for line in attendance.lines:
            sums[line.order[0], line.slot] += line.minutes
        for (need, slot), found in sorted(sums.items()):
            if slot in limits and found > limits[slot]:
                yield broken(
                    "A15",
                    attendance.subject,
                    "longer_than_session",
                    need=need,
                    limit=limits[slot],
                    found=found,
                )


def _locked(matter: Matter) -> Broken:
    stands: set[tuple[str, str, Slot]] = set()
    for locked in matter.inputs.case.protection.protection_plan:
        for day in locked.days:
            slot = Slot(DAYS.index(day), PARTS.index(locked.part))
            stands.add((locked.need, locked.offer, slot))
            lines = [line for line in matter.week.of_need(locked.need) if line.source.id == locked.offer]
            if sum(line.minutes for line in lines if line.slot == slot) < up_to_grid(locked.minutes):
                yield broken("A15", locked.need, "locked", offer=locked.offer, day=day, part=locked.part)
    for line in matter.week.help_lines:
        if line.need is not None and line.view.locked != (
            (line.need.id, line.source.id, line.slot) in stands
        ):
            yield broken("A15", line.id, "locked_mark", need=line.need.id)


def one_place_at_a_time(matter: Matter) -> Broken:
    """A16: Nobody is needed in two places at once, and help comes in the pieces that were agreed."""
    week = matter.week
    for person, slot in sorted({*week.helped, *week.away}):
        found = week.helped.get((person, slot), 0) + week.away.get((person, slot), 0)
        if found > length(slot):
            yield broken(
                "A16",
                person,
                "person_full",
                day=slot.weekday,
                part=slot.day_part,
                limit=length(slot),
                found=found,
            )
    for (party, slot), found in sorted(week.taken.items()):
        if found > length(slot):
            yield broken(
                "A16",
                party[1],
                "source_full",
                day=slot.weekday,
                part=slot.day_part,
                limit=length(slot),
                found=found,
            )
    yield from _sessions_apart(matter)
    yield from _spread(matter)


def _sessions_apart(matter: Matter) -> Broken:
    attended = matter.week.attendances
    for number, one in enumerate(attended):
        for other in attended[number + 1 :]:
            same = one.person.id == other.person.id and one.session.day is other.session.day
            if same and one.session.start < other.session.end and other.session.start < one.session.end:
                yield broken("A16", one.subject, "sessions_overlap", other=other.subject)


def _spread(matter: Matter) -> Broken:
    for need in matter.inputs.case.needs:
        lines = matter.week.of_need(need.id)
        if isinstance(need.measure, MinutesNeeded):
            for line in lines:
                if line.minutes < smallest_piece(need):
                    yield broken(
                        "A16", line.id, "piece", need=need.id, least=smallest_piece(need), found=line.minutes
                    )
        if not isinstance(need.measure, Occurrences):
            continue
        slots: dict[Slot, int] = defaultdict(int)
        days: dict[int, int] = defaultdict(int)
        for line in lines:
            slots[line.slot] += 1
            days[line.slot.day] += 1
            if line.minutes != occurrence_minutes(need):
                yield broken(
                    "A16",
                    line.id,
                    "occurrence",
                    need=need.id,
                    needed=occurrence_minutes(need),
                    found=line.minutes,
                )
        for slot, found in sorted(slots.items()):
            if found > most_per_slot(need) * need.helpers_at_once:
                yield broken(
                    "A16",
                    need.id,
                    "per_slot",
                    day=slot.weekday,
                    part=slot.day_part,
                    limit=most_per_slot(need),
                )
        for day, found in sorted(days.items()):
            if found > most_per_day(need) * need.helpers_at_once:
                yield broken("A16", need.id, "per_day", day=DAYS[day], limit=most_per_day(need))
