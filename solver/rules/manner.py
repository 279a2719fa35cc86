"""Rules about how a need is met: by enough people at once, by the same one every time, with days between."""

from __future__ import annotations

from collections.abc import Iterator

from arrangement.problem import Problem
from arrangement.problem.asked import Carrier
from assessment.ground.grid import DAYS, Slot
from solver.rows import Columns, Row
from solver.rows.row import Term


def enough_hands_at_once(problem: Problem, x: Columns) -> Iterator[Row]:
    """Where one occurrence takes k people, k of them come at once, or it does not happen.

    For each need and slot:  lines of people = k x occurrences;  lines of one helper <= occurrences;
    lines of one team <= people it can send x occurrences.  Unit: lines.  Coarse: drop.
    """
    needs = {need.id: need for need in problem.needs if need.at_once > 1}
    by_slot: dict[tuple[str, Slot], dict[Carrier, list[Term]]] = {key: {} for key in x.at_once}
    for option in problem.options:
        if option.way is None and option.session is None and option.need in needs:
            lines = by_slot[option.need, option.slot].setdefault(option.carrier, [])
            lines.append((x.amount[option.number], 1))
    for (need_id, slot), by_carrier in by_slot.items():
        happens, name = x.at_once[need_id, slot], problem.named(need_id, slot.place)
        everybody = [term for terms in by_carrier.values() for term in terms]
        yield Row(name, (*everybody, (happens, -needs[need_id].at_once)), 0, 0)
        for carrier, terms in sorted(by_carrier.items()):
            team = problem.team_by_carrier.get(carrier)
            yield Row(f"{name},{carrier}", (*terms, (happens, -(team.at_once if team else 1))), high=0)


def same_person_every_time(problem: Problem, x: Columns) -> Iterator[Row]:
    """Where the same person shall come, one source brings all of it in a type of week, its dates included.

    sum of sources <= 1;  each amount <= most x source.  Coarse: drop.
    """
    sources: dict[tuple[str, int], list[Term]] = {}
    for (need_id, week, _), column in x.one.items():
        sources.setdefault((need_id, week), []).append((column, 1))
    for (need_id, week), terms in sources.items():
        if len(terms) > 1:
            yield Row(problem.named(need_id, (week,)), tuple(terms), high=1)
    for option in problem.options:
        if option.way is None and problem.need_by_id[option.need].same_person:
            one = x.one[option.need, problem.calendar[option.slot.week].within[0], option.carrier]
            yield Row(f"{option.number}", ((x.amount[option.number], 1), (one, -x.most(option))), high=0)


def days_stay_apart(problem: Problem, x: Columns) -> Iterator[Row]:
    """After each day with an occurrence so many days have none; Monday follows Sunday.

    Each amount <= most x day;  two days that are too close: day + other day <= 1.  Coarse: drop.
    """
    for option in problem.options:
        if option.way is None and problem.need_by_id[option.need].days_apart:
            day = x.on_day[option.need, option.slot.week, option.slot.day]
            yield Row(f"{option.number}", ((x.amount[option.number], 1), (day, -x.most(option))), high=0)
    for (need_id, week, day), column in x.on_day.items():
        for later in range(1, problem.need_by_id[need_id].days_apart + 1):
            other = x.on_day.get((need_id, week, (day + later) % len(DAYS)))
            if other is not None:
                yield Row(problem.named(need_id, (week, day)), ((column, 1), (other, 1)), high=1)
