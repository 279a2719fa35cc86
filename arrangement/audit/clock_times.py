"""A15 on the clock: every stated time lies where it may."""

from __future__ import annotations

from collections.abc import Sequence

from arrangement.audit.clock import Clock, begin_of, clock_of, cut_to, part_of
from arrangement.audit.lines import Line
from arrangement.audit.matter import Matter
from arrangement.audit.result import Broken, broken
from arrangement.audit.week import Week
from assessment.ground.grid import DAY_MINUTES, DAYS, GRID_MINUTES, clock_text


def times_of_week(week: Week) -> Broken:
    """Times on the grid, help within its day part, sessions and companions at their hours."""
    clock = Clock(week)
    for line in week.lines:
        if line.view.start is None or clock_of(line.view.start) is None:
            continue
        if line.is_visit:
            yield from _within_part(clock, line)
        elif line.is_companion:
            yield from _leaves(clock, line)
        elif line.session is not None:
            yield from _at_its_hour(line)
        else:
            yield broken("A15", line.id, "no_clock_time", found=line.view.start)


def times_stated(matter: Matter) -> Broken:
    """In a plan that was laid out on the clock each visit, group and companion has a time, or is named."""
    if "clock" not in matter.view.raw:
        return
    named = _told(matter, "warning.no_clock_time", ("week_type", "day", "part"))
    for line in matter.weeks.lines:
        timed = line.is_visit or line.is_companion or line.session is not None
        where = (line.view.week_type, line.view.day, line.view.part)
        if timed and line.view.start is None and where not in named:
            yield broken("A15", line.id, "start_missing", day=line.view.day, part=line.view.part)


def quiet_kept(matter: Matter) -> Broken:
    """Help at home lies in a quiet time of the person only where the plan names it."""
    named = _told(matter, "warning.quiet_disturbed", ("person", "week_type", "day", "part"))
    for line in matter.weeks.lines:
        begin, view = begin_of(line), line.view
        if begin is None or not line.is_hands_on:
            continue
        quiet = [span for entry in line.person.quiet for span in entry.spans()]
        where = (line.person.id, view.week_type, view.day, view.part)
        if where not in named and cut_to(quiet, (begin, begin + line.minutes)):
            yield broken("A15", line.id, "quiet", person=line.person.id)


def _told(matter: Matter, warning: str, keys: Sequence[str]) -> set[tuple[str, ...]]:
    """Where a plan warns of something."""
    rows = matter.view.raw.get("warnings")
    return {
        tuple(str(params.get(key)) for key in keys)
        for row in (rows if isinstance(rows, list) else ())
        if isinstance(row, dict) and row.get("key") == warning
        for params in [row.get("params")]
        if isinstance(params, dict)
    }


def _within_part(clock: Clock, line: Line) -> Broken:
    begin = begin_of(line) or 0
    if begin % GRID_MINUTES:
        yield broken("A15", line.id, "off_grid", found=line.view.start or "-")
    end = clock.hull(line)[1]
    if end > part_of(line.slot)[1]:
        yield broken("A15", line.id, "ends_late", part=line.view.part, found=clock_text(end))


def _at_its_hour(line: Line) -> Broken:
    if line.session is None:
        return
    bounds = part_of(line.slot)[0] % DAY_MINUTES
    same_day = DAYS[line.slot.day] == line.session.day
    needed = clock_text(max(line.session.start, bounds) if same_day else line.session.start)
    if line.view.start != needed:
        yield broken("A15", line.id, "session_hour", needed=needed, found=line.view.start or "-")


def _leaves(clock: Clock, line: Line) -> Broken:
    for attendance in clock.attendances_of(line):
        needed = clock_text(clock.away(attendance)[0])
        if line.view.start != needed:
            yield broken("A15", line.id, "leaving", needed=needed, found=line.view.start or "-")
