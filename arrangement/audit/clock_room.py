"""Whether one more piece of help could lie beside the clock times of a plan; in doubt it could not."""

from __future__ import annotations

from arrangement.audit.clock import (
    Clock,
    Stay,
    Stretch,
    attended,
    between_homes,
    meet,
    part_of,
    takes_the_person,
)
from arrangement.audit.clock_both import kept_from_getting, kept_from_giving
from arrangement.audit.gap import Gap
from arrangement.audit.inputs import Source
from arrangement.audit.measure import is_presence, smallest_piece
from arrangement.audit.stay import in_turn, piece_of, stay_of
from arrangement.audit.week import Week
from arrangement.audit.whereabouts import help_home
from assessment.case.words import WITHOUT_THE_PERSON
from assessment.ground.grid import GRID_MINUTES, Slot

Where = tuple[Slot, str]
"""Slot and home of the help."""


def lies_beside(gap: Gap, source: Source, slot: Slot) -> bool:
    """Whether some begin within the slot is free for person and source in each of the gap's weeks."""
    home = help_home(gap.inputs, gap.need, gap.kind, slot)
    if home is None or source.form != "visit":
        return True
    (low, high), piece = part_of(slot), smallest_piece(gap.need)
    clocks = [Clock(week) for week in gap.weeks]
    if any(_without_a_time(clock.week, slot) for clock in clocks):
        return True
    return any(
        all(_is_free(clock, gap, source, (slot, home), (begin, begin + piece)) for clock in clocks)
        for begin in range(low, high - piece + 1, GRID_MINUTES)
    )


def _without_a_time(week: Week, slot: Slot) -> bool:
    """Whether a day part is judged by minutes alone, because it was not laid out."""
    return any(line.is_visit and line.slot == slot and line.view.start is None for line in week.lines)


def _is_free(clock: Clock, gap: Gap, source: Source, where: Where, piece: Stretch) -> bool:
    return not (
        _person_is_busy(clock, gap, source, piece)
        or _takes_turns(clock, gap, piece)
        or any(_in_the_way(clock, gap, stay, where, piece) for stay in clock.stays if _same(stay, source))
        or _under_way(clock, source, where[1], piece)
        or _as_both(clock, gap, source, where[1], piece)
    )


def _same(stay: Stay, source: Source) -> bool:
    return stay.source.party == source.party


def _person_is_busy(clock: Clock, gap: Gap, source: Source, piece: Stretch) -> bool:
    need = gap.need
    if is_presence(need):
        there = (a for a in clock.week.attendances if a.person.id == need.person)
        return any(meet(attended(attendance), piece) for attendance in there)
    if need.task in WITHOUT_THE_PERSON and source.own is None:
        return False
    helped = (line for line in clock.timed if line.person.id == need.person and takes_the_person(line))
    out = (attendance for attendance in clock.week.attendances if attendance.person.id == need.person)
    return any(meet(clock.hull(line), piece) for line in helped) or any(
        meet(clock.away(attendance), piece) for attendance in out
    )


def _takes_turns(clock: Clock, gap: Gap, piece: Stretch) -> bool:
    """Whether somebody is already there for the same presence."""
    if not is_presence(gap.need):
        return False
    there = (line for line in clock.timed if line.is_watching and line.need == gap.need)
    return any(meet(clock.hull(line), piece) for line in there)


def _in_the_way(clock: Clock, gap: Gap, stay: Stay, where: Where, piece: Stretch) -> bool:
    """Whether a visit of the same source keeps it from the piece: it is elsewhere, or would be scattered."""
    hulls = [clock.hull(line) for line in stay.lines]
    begin, end = min(low for low, _ in hulls), max(high for _, high in hulls)
    first = stay.lines[0]
    if (first.slot, stay.home, first.on) != (*where, gap.on):
        way = between_homes(clock.week.inputs, stay.source, stay.home, where[1])
        return any(meet(unit, piece, way) for unit in ([(begin, end)] if stay.in_one else hulls))
    more = piece_of(clock.week.inputs, gap.need, piece[1] - piece[0])
    beside = [line for line in stay.lines if any(in_turn(more, there) for there in line.pieces)]
    if any(meet(clock.hull(line), piece) for line in beside):
        return True
    hands = [clock.hull(line) for line in stay.lines if line.is_hands_on]
    if not is_presence(gap.need) and any(meet(hand, piece) for hand in hands):
        return True
    if not stay.in_one:
        return is_presence(gap.need)
    length = max(end, piece[1]) - min(begin, piece[0])
    longest = stay_of([more, *(there for line in stay.lines for there in line.pieces)])
    return bool(stay.pauses) or not stay.complete or length > longest


def _under_way(clock: Clock, source: Source, home: str, piece: Stretch) -> bool:
    """Whether the source goes along with somebody then."""
    for line in clock.companions:
        if line.source.party == source.party:
            for attendance, way in clock.under_way(line):
                minutes = between_homes(clock.week.inputs, source, attendance.start or "", home)
                if meet(way, piece, minutes):
                    return True
    return False


def _as_both(clock: Clock, gap: Gap, source: Source, home: str, piece: Stretch) -> bool:
    """Whether who gets help and gives some is at the other of the two then."""
    one = source.helper if source.helper is not None and source.helper.is_person is not None else None
    if one is not None and any(True for _ in kept_from_giving(clock, one, home, [piece])):
        return True
    own = source.own is not None
    takes = own or gap.need.task not in WITHOUT_THE_PERSON
    return any(
        takes and not is_presence(gap.need) and kept_from_getting(clock, helper, home, [piece], own)
        for helper in clock.week.inputs.case.helpers
        if helper.is_person == gap.need.person
    )
