"""Tiers 4, 5 and 7, and what others give: those who help, those who are paid, and how many there are."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from arrangement.problem import Problem
from arrangement.problem.asked import Option
from assessment.case.words import Kind, Qualification
from assessment.ground.grid import GRID_MINUTES, up_to_grid
from solver.rows import Columns, Objective
from solver.rows.row import Term, merged

PERCENT = 100
COORDINATOR = Qualification.Q4


def helper_overload_worst(problem: Problem, x: Columns) -> Objective:
    """Minutes above gladly of the most burdened helper.  Unit: minutes over the horizon."""
    return Objective(((x.worst, GRID_MINUTES * problem.weeks),))


def helper_overload_total(problem: Problem, x: Columns) -> Objective:
    """Minutes above gladly of all helpers, active help and presence.  Unit: minutes over the horizon."""
    columns = (*x.over.items(), *x.over_presence.items())
    return Objective(tuple((column, GRID_MINUTES * problem.times(week)) for (_, week), column in columns))


def professional_minutes(problem: Problem, x: Columns) -> Objective:
    """Paid time: help, stay, minimum visits, indirect, travel, sessions, calls, interpreters, coordination.

    Unit: hundredths of a minute over the horizon, weighted by scarcity of the qualification.
    Source: Leitsätze Bremen, B.2.
    """
    terms: list[Term] = []
    indirect = _indirect_columns(x)
    for visit in problem.visits:
        team = problem.team_by_carrier.get(visit.carrier)
        if team is None or not team.professional:
            continue
        weight = problem.scarcity[team.qualification] * problem.times(visit.slot.week)
        terms += [(column, steps * GRID_MINUTES * weight) for column, steps in x.paid(visit)]
        terms.append((x.visit[visit.number], (team.travel + team.set_up) * weight))
        terms += [(column, GRID_MINUTES * weight) for column in indirect.get(visit.number, ())]
        for option in visit.options:
            if option.number in x.indirect:
                terms.append((x.indirect[option.number], GRID_MINUTES * weight))
            elif option.indirect_percent and not problem.is_presence(option):
                minutes = x.step_of(option) * GRID_MINUTES
                added = up_to_grid(-(-minutes * option.indirect_percent // PERCENT))
                terms.append((x.amount[option.number], added * weight))
    for attendance in problem.attendances:
        if attendance.kind is Kind.PROFESSIONAL:
            weight = problem.scarcity[attendance.qualification] * problem.times(attendance.week)
            terms.append((x.attend[attendance.key, attendance.benefit], attendance.attributed * weight))
    for option in problem.calls:
        if option.standby and option.qualification is not None:
            weight = problem.scarcity[option.qualification] * problem.times(option.slot.week)
            terms.append((x.amount[option.number], option.standby * weight))
    terms += _interpreting(problem, x)
    for carrier in problem.carriers():
        if x.pays_coordination(carrier):
            terms.append((x.used[carrier], problem.coordination * problem.scarcity[COORDINATOR]))
    return Objective(merged(terms))


def _interpreting(problem: Problem, x: Columns) -> Iterator[Term]:
    """Time for which somebody interprets: as long as the talk, their way is their own matter."""
    for talk in problem.talks:
        for who in talk[0].interpreters:
            weight = problem.scarcity[interpreter_level(problem, talk[0], who)]
            minutes = x.step_of(talk[0]) * GRID_MINUTES * problem.times(talk[0].slot.week)
            yield x.interpreted[talk[0].number, who], minutes * weight


def interpreter_level(problem: Problem, talk: Option, who: str) -> Qualification:
    """Qualification of an interpreter: of the service's team, else of the offer that brings one."""
    if who in problem.interpreting:
        return problem.team_by_carrier[f"team:{problem.interpreting[who]}"].qualification
    return talk.qualification or Qualification.Q0


def _indirect_columns(x: Columns) -> dict[int, list[int]]:
    """Indirect time of extra stays, by visit."""
    found: dict[int, list[int]] = {}
    for key, column in x.indirect.items():
        if isinstance(key, tuple):
            found.setdefault(key[0], []).append(column)
    return found


def minutes_given(*, relatives: bool) -> Callable[[Problem, Columns], Objective]:
    """Make the aim of the minutes that relatives, or all other unpaid helpers, give.

    Unit: minutes over the horizon, active help, ways together and presence; being on call takes no time.
    """

    def aim(problem: Problem, x: Columns) -> Objective:
        terms = [
            (column, steps * GRID_MINUTES * problem.times(visit.slot.week))
            for helper in problem.helpers
            if helper.relative is relatives
            for visit in problem.visits_of(f"helper:{helper.id}")
            for column, steps in (*x.hands_on(visit.options), *x.extra_of(visit))
        ]
        return Objective(merged(terms))

    return aim


def different_people(problem: Problem, x: Columns) -> Objective:
    """Active helpers, employed persons, teams and groups.  Unit: sources x weeks."""
    counted = ("helper", "employed", "team", "session")
    return Objective(
        tuple(
            (column, problem.weeks) for carrier, column in x.used.items() if carrier.split(":")[0] in counted
        )
    )
