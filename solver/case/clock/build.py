"""Write a matter as intervals: where each may lie, which must not overlap, what lies inside what."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import combinations

from arrangement.problem import Problem
from arrangement.problem.asked import Carrier
from arrangement.problem.stay import goes_meanwhile
from assessment.ground.grid import GRID_MINUTES, Slot
from solver.case.clock.both import going_along, out_themselves
from solver.case.clock.matter import Matter, in_order
from solver.case.clock.spans import (
    Span,
    away,
    in_all,
    is_free,
    near,
    part_span,
    pieces,
    session_span,
    trips,
    wider,
)
from solver.case.lines import Line, stay_of
from solver.rows.layout import Layout, Place

Visit = tuple[Carrier, str, Slot]
"""Who comes, to which home, when."""


class Build:
    """One matter as a layout.

    Attributes:
        tasks: Lines by interval: one, or those of several people who help at once.
        layout: Intervals of the tasks, in order, then those of visits.
    """

    def __init__(self, matter: Matter, *, quiet: bool = False) -> None:
        """Build it; `quiet` keeps help out of the quiet times of the person."""
        self._matter, self._problem, self._quiet = matter, matter.problem, quiet
        self.tasks: list[tuple[Line, ...]] = list(_tasks(self._problem, matter.helps))
        spans = [part_span(task[0].option.slot) for task in self.tasks]
        self.origin = min((begin for begin, _ in spans), default=0)
        self._at_visit: dict[Visit, list[int]] = {}
        for number, task in enumerate(self.tasks):
            for visit in sorted({_visit(line) for line in task}):
                self._at_visit.setdefault(visit, []).append(number)
        places = [self._places(task, span) for task, span in zip(self.tasks, spans, strict=True)]
        self._block: dict[Visit, int] = {}
        inside: list[tuple[int, int]] = []
        for visit, numbers in sorted(self._at_visit.items()):
            if self._is_one_stay(visit):
                self._block[visit] = len(places)
                inside += [(number, len(places)) for number in numbers]
                places.append(self._stay(visit))
        self.layout = Layout(
            places=tuple(tuple(map(self._steps, found)) for found in places),
            apart=tuple(dict.fromkeys(group for group in self._apart() if len(group) > 1)),
            gaps=tuple(self._gaps()),
            inside=tuple(inside),
            order=tuple(range(len(self.tasks))),
        )

    def clock(self, place: Place) -> int:
        """Begin of a place in minutes after Monday, 00:00."""
        return self.origin + place[0] * GRID_MINUTES

    def _steps(self, span: Span) -> Place:
        return (span[0] - self.origin) // GRID_MINUTES, (span[1] - self.origin) // GRID_MINUTES

    # ------------------------------------------------------------------------------- where a task may lie

    def _places(self, task: tuple[Line, ...], part: Span) -> list[Span]:
        line = task[0]
        if self._problem.is_presence(line.option):
            return self._watching(line, part)
        blocked = [span for one in task for span in self._blocked(one, part)]
        length = line.minutes
        begins = range(part[0], part[1] - length + 1, GRID_MINUTES)
        return [(b, b + length) for b in begins if is_free((b, b + length), blocked)]

    def _watching(self, line: Line, part: Span) -> list[Span]:
        """Presence pauses while the person is at a session; a way with them is presence, too."""
        pauses = self._pauses(line, part)
        blocked = near(self._trips(line, but_with=line.option.person), part)
        blocked += near(out_themselves(self._problem, line, self._matter.attended), part)
        found = []
        for begin in range(part[0], part[1], GRID_MINUTES):
            stretch = pieces(begin, line.minutes, pauses)
            if stretch and stretch[-1][1] <= part[1] and all(is_free(one, blocked) for one in stretch):
                found.append((begin, stretch[-1][1]))
        return found

    def _blocked(self, line: Line, part: Span) -> list[Span]:
        """When a line of help cannot happen: the person is out, the carrier on a way, or the stay pauses."""
        out = [away(a) for a in self._matter.attended if a.person == line.option.person]
        out += going_along(self._problem, line, self._matter.goings)
        found = near(out, part) if self._takes_the_person(line) else []
        found += near(out_themselves(self._problem, line, self._matter.attended), part)
        if self._quiet:
            found += near(self._problem.quiet.get(line.option.person, ()), part)
        return [*found, *near(self._trips(line), part), *self._common_pauses(_visit(line), part)]

    def _trips(self, line: Line, but_with: str | None = None) -> list[Span]:
        o, found = line.option, list[Span]()
        for going in self._matter.goings:
            if going.carrier == o.carrier and going.attendance.person != but_with:
                gap = self._way(o.carrier, o.home, going.attendance.home)
                found += wider(trips(going.attendance), gap)
        return found

    def _pauses(self, line: Line, part: Span) -> list[Span]:
        """When the person is at a session, whatever it covers: nobody is watched at home then."""
        person = line.option.person
        return near((session_span(a) for a in self._matter.attended if a.person == person), part)

    def _common_pauses(self, visit: Visit, part: Span) -> list[Span]:
        """When every presence of a visit pauses, so that nobody is there."""
        return in_all([self._pauses(line, part) for line in self._presences(visit)])

    def _presences(self, visit: Visit) -> list[Line]:
        lines = (line for number in self._at_visit[visit] for line in self.tasks[number])
        return [line for line in lines if self._problem.is_presence(line.option)]

    def _takes_the_person(self, line: Line) -> bool:
        """Whether the person is needed at home: all but household tasks, and all that they do themselves."""
        return self._problem.need_by_id[line.option.need].with_person or line.option.carrier.startswith(
            "own:"
        )

    # -------------------------------------------------------------------------------------------- visits

    def _is_one_stay(self, visit: Visit) -> bool:
        """Whether all lines of a visit follow each other: not for who lives there and need not be present."""
        carrier, home, _ = visit
        helper = self._problem.helper_by_carrier.get(carrier)
        lives_there = carrier.startswith("own:") or (helper is not None and helper.home == home)
        return not lives_there or bool(self._presences(visit))

    def _stay(self, visit: Visit) -> list[Span]:
        """Places of a visit as a whole: as long as its help, or its presence for one need with its pauses."""
        part = part_span(visit[2])
        minutes = stay_of(self._problem, (self.tasks[number][0] for number in self._at_visit[visit]))
        pauses = self._common_pauses(visit, part)
        found = []
        for begin in range(part[0], part[1], GRID_MINUTES):
            stretch = pieces(begin, minutes, pauses)
            if stretch:
                found.append((begin, min(stretch[-1][1], part[1])))
        return found

    def _way(self, carrier: Carrier, one: str, other: str) -> int:
        """Minutes from one home to another: a team's travel and set-up, else what the map says."""
        team = self._problem.team_by_carrier.get(carrier)
        if one == other:
            return 0
        return team.travel + team.set_up if team is not None else self._problem.minutes_between(one, other)

    # ------------------------------------------------------------------------------------ one at a time

    def _apart(self) -> Iterator[tuple[int, ...]]:
        """Persons in every week they live; hands of one visit, and what it does elsewhere; one presence."""
        for week in self._problem.calendar:
            persons: dict[str, list[int]] = {}
            for number, task in enumerate(self.tasks):
                takes = any(self._takes_the_person(line) for line in task)
                here = task[0].option.slot.week in week.within
                if takes and here and not self._problem.is_presence(task[0].option):
                    persons.setdefault(task[0].option.person, []).append(number)
            yield from (tuple(numbers) for _, numbers in sorted(persons.items()))
        for numbers in (found for _, found in sorted(self._at_visit.items())):
            yield tuple(n for n in numbers if not self._problem.is_presence(self.tasks[n][0].option))
            yield from self._elsewhere(numbers)
        watched: dict[tuple[str, Slot], list[int]] = {}
        for number, task in enumerate(self.tasks):
            if self._problem.is_presence(task[0].option):
                watched.setdefault((task[0].option.need, task[0].option.slot), []).append(number)
        yield from (tuple(numbers) for _, numbers in sorted(watched.items()))

    def _elsewhere(self, numbers: Sequence[int]) -> Iterator[tuple[int, ...]]:
        """Presence, and what the same visit does in another place: nobody is watched from outside."""
        doings = {n: self._problem.doing(self.tasks[n][0].option) for n in numbers}
        for one, other in combinations(sorted(numbers), 2):
            pair = (doings[one], doings[other])
            if any(a.watches and not goes_meanwhile(a, b) for a, b in (pair, pair[::-1])):
                yield (one, other)

    def _gaps(self) -> Iterator[tuple[int, int, int]]:
        """Two visits of one carrier: one after the other, with the way between their homes."""
        for one, other in combinations(sorted(self._at_visit), 2):
            if one[0] == other[0] and self._meet(one[2].week, other[2].week):
                gap = self._way(one[0], one[1], other[1]) // GRID_MINUTES
                pairs = ((i, j) for i in self._units(one) for j in self._units(other))
                yield from ((i, j, gap) for i, j in pairs if i != j)
        for number, task in enumerate(self.tasks):
            carrier = self._problem.carrier_who_is(task[0].option.person)
            if carrier is not None and not self._problem.is_presence(task[0].option):
                yield from self._both(number, task, carrier)

    def _both(self, number: int, task: tuple[Line, ...], carrier: Carrier) -> Iterator[tuple[int, int, int]]:
        """Help somebody gets, and their visits as a helper; while watching they do what is theirs."""
        if any(self._takes_the_person(line) for line in task):
            o = task[0].option
            for visit in sorted(self._at_visit):
                if visit[0] == carrier and self._meet(o.slot.week, visit[2].week):
                    meanwhile = o.carrier.startswith("own:") and o.home == visit[1]
                    hands = [n for n in self._at_visit[visit] if not self._watches(n)]
                    gap = self._way(carrier, o.home, visit[1]) // GRID_MINUTES
                    yield from ((number, n, gap) for n in (hands if meanwhile else self._units(visit)))

    def _watches(self, number: int) -> bool:
        return self._problem.is_presence(self.tasks[number][0].option)

    def _meet(self, one: int, other: int) -> bool:
        return any({one, other} <= set(week.within) for week in self._problem.calendar)

    def _units(self, visit: Visit) -> Sequence[int]:
        return (self._block[visit],) if visit in self._block else self._at_visit[visit]


def _visit(line: Line) -> Visit:
    return line.option.carrier, line.option.home, line.option.slot


def _tasks(problem: Problem, lines: Iterable[Line]) -> Iterator[tuple[Line, ...]]:
    """Lines one by one; those of several people at once together, dealt to the occurrences in order."""
    together: dict[tuple[str, Slot], list[Line]] = {}
    ordered = list(in_order(problem, lines))
    for line in ordered:
        need = problem.need_by_id[line.option.need]
        if need.at_once > 1 and need.in_pieces:
            together.setdefault((need.id, line.option.slot), []).append(line)
    for line in ordered:
        need = problem.need_by_id[line.option.need]
        if need.at_once == 1 or not need.in_pieces:
            yield (line,)
        elif (found := together.pop((need.id, line.option.slot), None)) is not None:
            dealt = sorted(found, key=lambda one: (one.option.carrier, one.option.source, one.ordinal))
            often = -(-len(dealt) // need.at_once)
            yield from (tuple(dealt[number::often]) for number in range(often))
