"""Rules about visits: duty times, minimum length, capacity, and being in one place at a time."""

from __future__ import annotations

from collections.abc import Iterator

from arrangement.problem import Problem
from solver.rows import Columns, Row
from solver.rows.columns import steps
from solver.rows.row import Term


def help_needs_a_visit(problem: Problem, x: Columns) -> Iterator[Row]:
    """A team's help exists only in a visit, within its time there; short visits are paid as long ones.

    stay <= minutes there x visit;  each amount <= most x visit;  stay + pad >= minimum x visit.
    All homes of a team share its time in a slot.  Unit: steps.  Coarse: sum.
    """
    shared: dict[tuple[str, str], list[Term]] = {}
    for visit in problem.visits:
        team = problem.team_by_carrier.get(visit.carrier)
        if team is None:
            continue
        name = f"{team.id},{visit.home},{visit.slot.weekday},{visit.slot.day_part}"
        happens, stay = x.visit[visit.number], tuple(x.stay(visit))
        room = steps(team.times[visit.slot])
        yield Row(name, (*stay, (happens, -room)), high=0)
        for option in visit.options:
            yield Row(name, ((x.amount[option.number], 1), (happens, -x.most(option))), high=0)
        if team.minimum:
            yield Row(name, (*stay, (x.pad[visit.number], 1), (happens, -steps(team.minimum))), low=0)
        shared.setdefault((team.id, f"{visit.slot.day},{visit.slot.part},{room}"), []).extend(x.paid(visit))
    for (team_id, slot), terms in sorted(shared.items()):
        yield Row(f"{team_id},{slot}", tuple(terms), high=int(slot.rsplit(",", 1)[1]))


def team_capacity_kept(problem: Problem, x: Columns) -> Iterator[Row]:
    """A team's stays in a week fit into the minutes it has free.

    Unit: steps.  Coarse: sum.
    """
    for team in problem.teams:
        terms = [term for visit in problem.visits_of(f"team:{team.id}") for term in x.stay(visit)]
        if terms:
            yield Row(team.id, tuple(terms), high=steps(team.capacity))


def one_place_at_a_time(problem: Problem, x: Columns) -> Iterator[Row]:
    """Help at home and time away fit into the day part.

    For each person and slot:  hands-on at home + away <= length of the part;
    household tasks need nobody there.  Unit: steps.  Coarse: sum.
    """
    at_home: dict[tuple[str, int, int], list[Term]] = {}
    for visit in problem.visits:
        for option in visit.options:
            if (
                option.way is None
                and problem.need_by_id[option.need].with_person
                and not problem.is_presence(option)
            ):
                key = (option.person, option.slot.day, option.slot.part)
                at_home.setdefault(key, []).append(x.time(option))
    for attendance in problem.attendances:
        for slot, minutes in attendance.away.items():
            term = (x.attend[attendance.key, attendance.benefit], steps(minutes))
            at_home.setdefault((attendance.person, slot.day, slot.part), []).append(term)
    lengths = {(slot.day, slot.part): steps(length) for slot, length in problem.part_length.items()}
    for (person, day, part), terms in sorted(at_home.items()):
        if sum(x.high[column] * coefficient for column, coefficient in terms) > lengths[day, part]:
            yield Row(f"{person},{day},{part}", tuple(terms), high=lengths[day, part])
