"""Decode a solution into lines: who does what, when, and what it costs in paid time."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date

from arrangement.problem import Problem
from arrangement.problem.asked import Attendance, NeedToMeet, Option
from arrangement.problem.problem import Visit
from arrangement.problem.stay import minutes_of_stay
from assessment.case.horizon import Week
from assessment.case.words import Kind
from assessment.ground.grid import GRID_MINUTES, Slot, up_to_grid
from solver.rows import Columns

PERCENT = 100


@dataclass(frozen=True)
class Line:
    """One line of the plan, still with its option.

    Attributes:
        week: The week in which it happens: a type of week, or one with dates.
        ordinal: Counts equal lines of one slot from 0.
        minutes: Help as it reaches the person.
        professional: Paid minutes that this line adds.
        served: For a companion: the need that the attendance serves.
        interpreter: Who interprets it; empty where both understand each other.
    """

    option: Option
    week: Week
    ordinal: int
    minutes: int
    professional: int = 0
    served: str = ""
    interpreter: str = ""

    @property
    def need(self) -> str:
        """The need that the line serves."""
        return self.served or self.option.need

    @property
    def on(self) -> date | None:
        """The date of a line that happens once."""
        return self.week.day(self.option.slot.day)

    @property
    def home(self) -> str | None:
        """Home where it happens; None for sessions and companions."""
        o = self.option
        return None if o.session is not None or o.way is not None else o.home

    @property
    def id(self) -> str:
        """Hash of what the line is, so that it survives re-solving."""
        o = self.option
        way = None if o.way is None else o.way.rpartition(":")[0]
        content = (
            o.person, self.need, o.offer, o.helper, self.on or self.week.week_type, o.slot.weekday,
            o.slot.day_part, self.ordinal, o.session, way, o.benefit,
        )  # fmt: skip
        return "l" + hashlib.sha256(repr(tuple(map(str, content))).encode()).hexdigest()[:16]

    @property
    def order(self) -> tuple[str, int, str, str]:
        """Canonical order inside a visit or attendance: companions last."""
        return (self.need, self.ordinal, self.option.source, self.option.benefit)


def decode(problem: Problem, columns: Columns, solution: list[int]) -> tuple[Line, ...]:
    """All lines of a solution, in canonical order."""
    lines = _interpreted(problem, columns, solution, _helps(problem, columns, solution))
    served = _served_by_way(lines)
    lines += _companions(problem, columns, solution, served)
    done: list[Line] = []
    done += [
        replace(line, professional=line.option.standby) for line in lines if problem.is_on_call(line.option)
    ]
    by_visit: dict[tuple[str, str, object], list[Line]] = {}
    for line in (line for line in lines if not problem.is_on_call(line.option)):
        by_visit.setdefault((line.option.carrier, line.option.home, line.option.slot), []).append(line)
    for visit in problem.visits:
        at_visit = by_visit.pop((visit.carrier, visit.home, visit.slot), [])
        done += _paid_visit(problem, visit, at_visit)
    rest = [line for group in by_visit.values() for line in group]
    done += _paid_attendances(problem, rest)
    return tuple(sorted(done, key=lambda line: (line.option.slot, line.order, line.option.way or "")))


def _helps(problem: Problem, columns: Columns, solution: list[int]) -> list[Line]:
    lines: list[Line] = []
    for option in problem.options:
        amount = solution[columns.amount[option.number]]
        if option.way is not None or not amount:
            continue
        need, week = problem.need_by_id[option.need], problem.calendar[option.slot.week]
        if need.in_pieces:
            lines += [Line(option, week, ordinal, need.minutes) for ordinal in range(amount)]
        elif need.measure == "reachable":
            lines.append(Line(option, week, 0, option.most))
        else:
            lines.append(Line(option, week, 0, amount * GRID_MINUTES))
    return _renumbered(lines)


def _interpreted(problem: Problem, columns: Columns, solution: list[int], lines: list[Line]) -> list[Line]:
    """Name the interpreter of each talk; several of one slot in order of line and interpreter."""
    waiting: dict[tuple[str, str, Slot, str | None], list[str]] = {}
    for talk in problem.talks:
        o = talk[0]
        amounts = ((who, solution[columns.interpreted[o.number, who]]) for who in o.interpreters)
        pieces = problem.need_by_id[o.need].in_pieces
        names = [who for who, amount in amounts for _ in range(amount if pieces else min(amount, 1))]
        waiting[o.need, o.source, o.slot, o.session] = names
    done = []
    for line in lines:
        o = line.option
        names = waiting.get((o.need, o.source, o.slot, o.session), [])
        done.append(replace(line, interpreter=names.pop(0)) if names else line)
    return done


def units_met(need: NeedToMeet, lines: Iterable[Line]) -> int:
    """What lines of a need meet of it, in its unit; of several people at once only whole teams count."""
    mine = [line for line in lines if line.option.way is None and line.option.need == need.id]
    if need.measure == "reachable":
        return len(mine)
    if not need.in_pieces:
        return sum(line.minutes for line in mine)
    people = Counter(line.option.slot for line in mine if line.option.session is None)
    groups = sum(1 for line in mine if line.option.session is not None)
    return groups + sum(count // need.at_once for count in people.values())


def _renumbered(lines: list[Line]) -> list[Line]:
    """Count lines of one need, source and slot from 0, whoever pays."""
    seen: dict[tuple[str, str, object, str | None], int] = {}
    done: list[Line] = []
    for line in sorted(lines, key=lambda line: (line.option.number, line.ordinal)):
        key = (line.option.need, line.option.source, line.option.slot, line.option.session)
        done.append(replace(line, ordinal=seen.get(key, 0)))
        seen[key] = seen.get(key, 0) + 1
    return done


def _served_by_way(lines: list[Line]) -> dict[str, str]:
    """First need that each attended date serves."""
    served: dict[str, str] = {}
    for line in lines:
        if line.option.session:
            way = line.option.attends
            served[way] = min(served.get(way, line.need), line.need)
    return served


def _companions(
    problem: Problem, columns: Columns, solution: list[int], served: dict[str, str]
) -> Iterator[Line]:
    for option in problem.options:
        if option.way is not None and solution[columns.amount[option.number]] and option.way in served:
            week = problem.calendar[option.slot.week]
            yield Line(option, week, 0, option.most, served=served[option.way])


def _indirect(line: Line, minutes: int) -> int:
    return up_to_grid(-(-minutes * line.option.indirect_percent // PERCENT))


def stay_of(problem: Problem, lines: Iterable[Line]) -> int:
    """Minutes for which the lines of one visit keep somebody there, without the ways of companions."""
    helping = (line for line in lines if line.option.way is None)
    return minutes_of_stay(problem.doing(line.option, line.minutes) for line in helping)


def _paid_visit(problem: Problem, visit: Visit, lines: list[Line]) -> Iterator[Line]:
    """State a team's paid minutes on the lines of its visit."""
    team = problem.team_by_carrier.get(visit.carrier)
    if team is None or not team.professional or not lines:
        yield from lines
        return
    there = sorted(
        (line for line in lines if problem.is_presence(line.option)),
        key=lambda line: (line.need, line.option.source),
    )
    hands = [line for line in lines if not problem.is_presence(line.option)]
    hands_on = sum(line.minutes for line in hands if line.option.way is None)
    along = sum(line.minutes for line in hands if line.option.way is not None)
    stay = stay_of(problem, lines)
    rest = team.travel + team.set_up + max(0, team.minimum - stay - along)
    paid = {id(line): line.minutes + _indirect(line, line.minutes) for line in hands}
    if there:
        extra = stay - hands_on
        paid[id(there[0])] = extra + _indirect(there[0], extra)
    first = min(lines, key=lambda line: line.order)
    for line in lines:
        yield replace(line, professional=paid.get(id(line), 0) + (rest if line is first else 0))


def _paid_attendances(problem: Problem, lines: list[Line]) -> Iterator[Line]:
    """State a group's attributed minutes on the first line of each attendance; aids cost none."""
    attributed: dict[tuple[str, str], Attendance] = {(a.key, a.benefit): a for a in problem.attendances}
    seen: set[tuple[str, str]] = set()
    for line in sorted(lines, key=lambda line: (line.need, line.option.slot, line.ordinal)):
        o = line.option
        key = (o.attends, o.benefit)
        if o.session and o.kind is Kind.PROFESSIONAL and key not in seen:
            seen.add(key)
            yield replace(line, professional=attributed[key].attributed)
        else:
            yield line
