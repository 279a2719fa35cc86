"""Minutes of everybody: over the horizon, and for display in a week of it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from typing import Any

from arrangement.law.benefits import benefit_rule
from arrangement.law.law import law_on
from arrangement.matching.candidate import FREE, PAID_BY_SELF
from arrangement.problem import Problem
from arrangement.problem.contracts import contract_runs
from assessment.case import Case
from assessment.case.words import Benefit, Kind
from assessment.ground.grid import Slot
from solver.aims.people import COORDINATOR, interpreter_level
from solver.case.lines import Line, stay_of

NO_BOOK = "none"


def a_week(total: int, weeks: int) -> int:
    """A total of the horizon as a figure per week, rounded half up, for display."""
    return (2 * total + weeks) // (2 * weeks)


def minutes_of(case: Case, problem: Problem, lines: tuple[Line, ...]) -> dict[str, Any]:
    """Minutes of everybody per week; coordination is a paid share of each unpaid source."""
    sources = {line.option.carrier for line in lines if line.option.kind in (Kind.INFORMAL, Kind.CIVIC)}
    coordination = a_week(problem.coordination * len(sources), problem.weeks)
    by_qualification, by_book, mix = Counter[str](), Counter[str](), Counter[str]()
    interpreting = Counter[str]()
    for line in lines:
        o, times = line.option, line.week.times
        if line.interpreter:
            interpreting[str(interpreter_level(problem, o, line.interpreter))] += line.minutes * times
        if line.professional:
            by_qualification[str(o.qualification)] += line.professional * times
            by_book[_book(problem, o.benefit)] += line.professional * times
        if o.way is None and problem.is_hands_on(o):
            mix[str(o.kind)] += line.minutes * times
    by_qualification += interpreting
    qualified = _weekly(problem, by_qualification)
    if sources:
        qualified[str(COORDINATOR)] = qualified.get(str(COORDINATOR), 0) + coordination
    active, there = minutes_by_week(problem, lines, "helper:")
    given = {helper.id: 0 for helper in problem.helpers} | _weekly(problem, _over_weeks(problem, active))
    sexes = {helper.id: str(helper.sex) for helper in case.helpers}
    by_sex = Counter[str]()
    for helper, minutes in given.items():
        by_sex[sexes[helper]] += minutes
    watching = {helper.id: 0 for helper in problem.helpers} | _weekly(problem, _over_weeks(problem, there))
    return {
        "professional_minutes_per_week": a_week(by_qualification.total(), problem.weeks) + coordination,
        "by_qualification": dict(sorted(qualified.items())),
        "by_book": _weekly(problem, by_book),
        "coordination_minutes_per_week": coordination,
        "interpreter_minutes_per_week": a_week(interpreting.total(), problem.weeks),
        "helper_minutes": given,
        "helper_presence_minutes": watching,
        "helper_reserve_minutes": {
            h.id: h.at_most - _fullest(problem, active, h.id) for h in problem.helpers
        },
        "helper_minutes_by_sex": dict(sorted(by_sex.items())),
        "welfare_mix": {str(kind): 0 for kind in Kind} | _weekly(problem, mix),
    }


def employment_of(case: Case, problem: Problem, lines: tuple[Line, ...]) -> list[dict[str, Any]]:
    """Each contract that runs on the plan date: its hours and its wage, owed whatever the plan does."""
    active, there = minutes_by_week(problem, lines, "employed:")
    worked = _over_weeks(problem, active) + _over_weeks(problem, there)
    return [
        {
            "id": employed.id,
            "minutes_per_week": employed.minutes_per_week,
            "planned_minutes_per_week": a_week(worked[employed.id], problem.weeks),
            "cents_per_month": employed.cents_per_month,
        }
        for employed in sorted(case.employed, key=lambda employed: employed.id)
        if contract_runs(employed, problem.on)
    ]


def minutes_by_week(
    problem: Problem, lines: tuple[Line, ...], who: str
) -> tuple[Counter[tuple[str, int]], Counter[tuple[str, int]]]:
    """Active minutes and extra stay, by helper or employed person, and by week."""
    active, there = Counter[tuple[str, int]](), Counter[tuple[str, int]]()
    visits: dict[tuple[str, str, Slot], list[Line]] = {}
    for line in lines:
        o = line.option
        if not o.carrier.startswith(who) or problem.is_on_call(o):
            continue
        if problem.is_hands_on(o):
            active[o.source, o.slot.week] += line.minutes
        if o.way is None:
            visits.setdefault((o.source, o.home, o.slot), []).append(line)
    for (helper, _, slot), found in visits.items():
        hands_on = sum(line.minutes for line in found if problem.is_hands_on(line.option))
        there[helper, slot.week] += stay_of(problem, found) - hands_on
    return active, there


def _over_weeks(problem: Problem, minutes: Mapping[tuple[str, int], int]) -> Counter[str]:
    total = Counter[str]()
    for (who, week), count in minutes.items():
        total[who] += count * problem.times(week)
    return total


def _weekly(problem: Problem, totals: Mapping[str, int]) -> dict[str, int]:
    return {key: a_week(total, problem.weeks) for key, total in sorted(totals.items())}


def _fullest(problem: Problem, minutes: Mapping[tuple[str, int], int], who: str) -> int:
    return max(sum(minutes.get((who, number), 0) for number in week.within) for week in problem.calendar)


def _book(problem: Problem, benefit: str) -> str:
    if benefit in (FREE, PAID_BY_SELF):
        return NO_BOOK
    return str(benefit_rule(Benefit(benefit), law_on(problem.on)).book or NO_BOOK)
