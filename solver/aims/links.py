"""What derived columns mean. These rows define words; they demand nothing."""

from __future__ import annotations

from collections.abc import Iterator

from arrangement.problem import Problem
from assessment.ground.grid import GRID_MINUTES
from solver.rows import Columns, Row, together
from solver.rows.columns import HOUR, WEEK_MINUTES, steps
from solver.rows.row import Term

PERCENT = 100


def links(problem: Problem, x: Columns) -> Iterator[Row]:
    """All definitions."""
    yield from _used(problem, x)
    yield from _indirect(problem, x)
    yield from _short(problem, x)
    yield from _unsupported(problem, x)
    yield from _over(problem, x)
    yield from _moved(problem, x)


def _used(problem: Problem, x: Columns) -> Iterator[Row]:
    """A carrier with any help is used; a team with a visit or a call, a group with an attendance."""
    for option in problem.options:
        by_visit = option.carrier in problem.team_by_carrier and not problem.is_on_call(option)
        if option.session is None and not by_visit:
            column, most = x.amount[option.number], x.most(option)
            yield Row(option.carrier, ((column, 1), (x.used[option.carrier], -most)), high=0)
    for visit in problem.visits:
        if visit.number in x.visit:
            yield Row(visit.carrier, ((x.visit[visit.number], 1), (x.used[visit.carrier], -1)), high=0)
    for way, attendances in sorted(problem.ways.items()):
        attended = tuple((x.attend[a.key, a.benefit], 1) for a in attendances)
        yield Row(way, (*attended, (x.used[f"session:{attendances[0].offer}"], -1)), high=0)


def _indirect(problem: Problem, x: Columns) -> Iterator[Row]:
    """Indirect time is its share of the help, rounded up to a step."""
    for option in problem.options:
        if option.number in x.indirect:
            terms = (
                (x.indirect[option.number], PERCENT),
                (x.amount[option.number], -option.indirect_percent),
            )
            yield Row(f"{option.number}", terms, low=0)
    for visit in problem.visits:
        for option in x.watching(visit):
            key = (visit.number, option.number)
            if key in x.indirect:
                yield Row(
                    f"{key}", ((x.indirect[key], PERCENT), (x.extra[key], -option.indirect_percent)), low=0
                )


def _short(problem: Problem, x: Columns) -> Iterator[Row]:
    """A safety slot not fully covered is short; unmet safety minutes count in started hours."""
    for need in problem.needs:
        for where, short in x.short[need.id].items():
            per_unit = x.units(need, where) if need.by_slot else steps(HOUR)
            yield Row(f"{need.id},{where}", ((x.unmet[need.id][where], 1), (short, -per_unit)), high=0)


def _unsupported(problem: Problem, x: Columns) -> Iterator[Row]:
    """A goal is unsupported unless at least one line serves one of its needs."""
    for goal in problem.goals:
        terms = [(x.amount[o.number], 1) for need in goal.needs for o in problem.options_of(need)]
        yield Row(goal.id, (*terms, (x.unsupported[goal.id], 1)), low=1)


def _over(problem: Problem, x: Columns) -> Iterator[Row]:
    """Steps above gladly in the fullest week of each type, and the worst of them."""
    helpers = {helper.id: helper for helper in problem.helpers}
    visits = [(id_, visit) for id_ in helpers for visit in problem.visits_of(f"helper:{id_}")]
    active = ((id_, (visit.slot.week,), x.hands_on(visit.options)) for id_, visit in visits)
    for id_, (week,), terms in together(problem, active):
        over = x.over[id_, problem.calendar[week].within[0]]
        yield Row(id_, (*terms, (over, -1)), high=steps(helpers[id_].gladly))
        yield Row(id_, ((over, 1), (x.worst, -1)), high=0)
    there = ((id_, (visit.slot.week,), x.extra_of(visit)) for id_, visit in visits)
    for id_, (week,), terms in together(problem, there):
        over = x.over_presence[id_, problem.calendar[week].within[0]]
        yield Row(id_, (*terms, (over, -1)), high=steps(helpers[id_].presence_gladly))
        yield Row(id_, ((over, 1), (x.worst, -1)), high=0)


def _moved(problem: Problem, x: Columns) -> Iterator[Row]:
    """Distance of each (need, source) pair from today, in both directions, week by week."""
    planned: dict[tuple[str, str, int], list[Term]] = {}
    for option in problem.options:
        if option.way is None:
            minutes = x.step_of(option) * GRID_MINUTES
            key = (option.need, option.source, option.slot.week)
            planned.setdefault(key, []).append((x.amount[option.number], minutes))
    for (need, source, week), moved in x.moved.items():
        terms = tuple(planned.get((need, source, week), ()))
        today = min(problem.present.get((need, source), 0), WEEK_MINUTES)
        less = tuple((column, -minutes) for column, minutes in terms)
        yield Row(f"{need},{source},{week}", (*terms, (moved, -1)), high=today)
        yield Row(f"{need},{source},{week}", (*less, (moved, -1)), high=-today)
