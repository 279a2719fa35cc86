"""A16: who gets help and gives some is one human being; both fit into every day part, in minutes."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from arrangement.audit.inputs import Source
from arrangement.audit.lines import Line, first_slot, last_slot, overlaps
from arrangement.audit.measure import length, smallest_piece
from arrangement.audit.result import Broken, broken
from arrangement.audit.visits import Attendance
from arrangement.audit.week import Week
from assessment.case.needs import Need
from assessment.case.network import Helper
from assessment.case.words import WITHOUT_THE_PERSON
from assessment.ground.grid import Slot

Date = tuple[str, str, str | None]
"""Offer, session and home from which one goes."""


def both_of_week(week: Week) -> Broken:
    """What a helper who is a person gives, gets and is away for is no longer than each day part."""
    for helper in week.inputs.case.helpers:
        if helper.is_person is not None:
            for slot, found in sorted(taken_as_both(week, helper).items()):
                if found > length(slot):
                    yield broken(
                        "A16",
                        week.named(helper.id),
                        "both_full",
                        person=helper.is_person,
                        day=slot.weekday,
                        part=slot.day_part,
                        limit=length(slot),
                        found=found,
                    )


def taken_as_both(week: Week, helper: Helper) -> dict[Slot, int]:
    """Minutes of one human being by slot: while watching somebody they may do something for themselves."""
    gives: dict[Slot, int] = defaultdict(int)
    watches: dict[Slot, int] = defaultdict(int)
    for visit in week.visits:
        if visit.source.party == ("helper", helper.id):
            gives[visit.slot] += visit.hands_on
            watches[visit.slot] += visit.extra
    does = _does_themselves(week, helper)
    gets = {slot: minutes for (person, slot), minutes in week.helped.items() if person == helper.is_person}
    for line in _own_lines(week, helper):
        gets[line.slot] -= 0 if line.task in WITHOUT_THE_PERSON else line.minutes
    out = _out(week, helper)
    return {
        slot: gives[slot] + gets.get(slot, 0) + out.get(slot, 0) + max(watches[slot], does.get(slot, 0))
        for slot in {*gives, *does, *gets, *out}
    }


def fits_as_both(week: Week, need: Need, source: Source, slot: Slot, longer: int) -> bool:
    """Whether one more smallest piece fits beside what a human being gives and gets in a slot.

    Args:
        week: The week.
        need: What the piece is for.
        source: Who gives it.
        slot: When.
        longer: By how much it makes the visit of the source longer.
    """
    takes = source.own is not None or need.task not in WITHOUT_THE_PERSON
    for helper in week.inputs.case.helpers:
        gives = helper.is_person is not None and source.party == ("helper", helper.id)
        if gives or (takes and helper.is_person == need.person):
            taken = taken_as_both(week, helper).get(slot, 0)
            more = longer if gives else smallest_piece(need)
            if taken + more > length(slot) or (taken and source.form == "session"):
                return False
    return True


def _own_lines(week: Week, helper: Helper) -> Iterator[Line]:
    for line in week.help_lines:
        if line.source.own is not None and line.person.id == helper.is_person and line.is_hands_on:
            yield line


def _does_themselves(week: Week, helper: Helper) -> dict[Slot, int]:
    found: dict[Slot, int] = defaultdict(int)
    for line in _own_lines(week, helper):
        found[line.slot] += line.minutes
    return found


def _out(week: Week, helper: Helper) -> dict[Slot, int]:
    """Minutes out of the home: to one date once, whether they go, go along, or both."""
    goes: dict[tuple[Slot, Date], int] = defaultdict(int)
    along: dict[tuple[Slot, Date], int] = defaultdict(int)
    for attendance in week.attendances:
        if attendance.person.id == helper.is_person:
            for slot, minutes in _gone(week, attendance):
                goes[slot, _date(attendance)] += minutes
    for line in week.companions:
        if line.source.party == ("helper", helper.id):
            along[line.slot, _led_to(week, line)] += line.minutes
    found: dict[Slot, int] = defaultdict(int)
    for slot, date in {*goes, *along}:
        found[slot] += max(goes[slot, date], along[slot, date])
    return found


def _gone(week: Week, attendance: Attendance) -> Iterator[tuple[Slot, int]]:
    """Minutes of a session and of the trips to it, slot by slot."""
    yield from overlaps(attendance.session).items()
    trip = week.trip(attendance) or 0
    yield first_slot(attendance.session), trip
    yield last_slot(attendance.session), trip


def _date(attendance: Attendance) -> Date:
    return attendance.source.id, attendance.session.key, attendance.start


def _led_to(week: Week, line: Line) -> Date:
    """The date to which a way leads; one that leads nowhere is told elsewhere."""
    for attendance in week.attendances:
        same = attendance.person.id == line.person.id and attendance.session.key == line.view.session
        if same and line.view.accompanies in (None, attendance.source.id):
            return _date(attendance)
    return line.id, "", None
