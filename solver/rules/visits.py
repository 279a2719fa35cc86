"""Rules about visits: duty times, minimum length, capacity, and being in one place at a time."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from arrangement.problem import Problem
from arrangement.problem.asked import Option
from arrangement.problem.problem import Visit
from assessment.ground.grid import Slot
from solver.rows import Columns, Row, together
from solver.rows.columns import steps
from solver.rows.row import Term
from solver.rows.together import Found


def help_needs_a_visit(problem: Problem, x: Columns) -> Iterator[Row]:
    """A team's help exists only in a visit, within its time there; short visits are paid as long ones.

    stay <= minutes there x visit;  amounts of each need <= most x visit;  stay + pad >= minimum x visit.
    All homes of a team, and all talk that it interprets, share its time in a slot.
    Unit: steps.  Coarse: sum.
    """
    shared: list[Found] = []
    for visit in problem.visits:
        team = problem.team_by_carrier.get(visit.carrier)
        if team is None:
            continue
        name = problem.named(f"{team.id},{visit.home}", visit.slot.place)
        happens, stay = x.visit[visit.number], tuple(x.stay(visit))
        room = steps(team.times[visit.slot])
        yield Row(name, (*stay, (happens, -room)), high=0)
        for terms, most in _most_in(x, visit):
            yield Row(name, (*terms, (happens, -most)), high=0)
        if team.minimum:
            yield Row(name, (*stay, (x.pad[visit.number], 1), (happens, -steps(team.minimum))), low=0)
        shared.append((visit.carrier, visit.slot.place, x.paid(visit)))
    for who, slot, term in x.interpreting():
        if who in problem.interpreting:
            shared.append((f"team:{problem.interpreting[who]}", slot.place, (term,)))
    for carrier, (week, day, part), terms in together(problem, shared):
        team = problem.team_by_carrier[carrier]
        room = steps(team.times[Slot(day, part, week=week)])
        yield Row(problem.named(team.id, (week, day, part)), terms, high=room)


def team_capacity_kept(problem: Problem, x: Columns) -> Iterator[Row]:
    """A team's stays in a week, and what it interprets, fit into the minutes it has free.

    Unit: steps.  Coarse: sum.
    """
    visits = (visit for team in problem.teams for visit in problem.visits_of(f"team:{team.id}"))
    stays = ((visit.carrier, (visit.slot.week,), x.stay(visit)) for visit in visits)
    talk = (
        (f"team:{problem.interpreting[who]}", (slot.week,), (term,))
        for who, slot, term in x.interpreting()
        if who in problem.interpreting
    )
    for carrier, week, terms in together(problem, [*stays, *talk]):
        team = problem.team_by_carrier[carrier]
        yield Row(problem.named(team.id, week), terms, high=steps(team.capacity))


def one_place_at_a_time(problem: Problem, x: Columns) -> Iterator[Row]:
    """Help at home and time away fit into the day part.

    For each person and slot:  hands-on at home + away <= length of the part;
    household tasks need nobody there.  For each presence need and slot:  presence at home + sessions of the
    person <= length of the part;  whoever goes along on the way is with them.  Unit: steps.  Coarse: sum.
    """
    for person, (week, day, part), terms in together(problem, busy(problem, x)):
        length = steps(problem.part_length[Slot(day, part, week=week)])
        if sum(x.high[column] * coefficient for column, coefficient in terms) > length:
            yield Row(problem.named(person, (week, day, part)), terms, high=length)
    yield from _watched_at_home(problem, x)


def _watched_at_home(problem: Problem, x: Columns) -> Iterator[Row]:
    """Nobody is watched at home while they are at a session, whatever it covers."""
    out: dict[tuple[str, Slot], list[Term]] = {}
    for attendance in problem.attendances:
        for slot, minutes in attendance.there.items():
            attends = x.attend[attendance.key, attendance.benefit]
            out.setdefault((attendance.person, slot), []).append((attends, steps(minutes)))
    for need in problem.needs:
        watching: dict[Slot, list[Term]] = {}
        for option in problem.options_of(need.id) if need.measure == "presence" else ():
            if option.session is None:
                watching.setdefault(option.slot, []).append((x.amount[option.number], 1))
        for slot, terms in sorted(watching.items()):
            if (need.person, slot) in out:
                high = steps(problem.part_length[slot])
                yield Row(problem.named(need.id, slot.place), (*terms, *out[need.person, slot]), high=high)


def busy(problem: Problem, x: Columns) -> Iterator[Found]:
    """What takes a person's time, at home and away: an occurrence once, however many people help."""
    yield from helped(problem, x, problem.visits)
    for attendance in problem.attendances:
        attends = x.attend[attendance.key, attendance.benefit]
        for slot, minutes in attendance.away.items():
            yield attendance.person, slot.place, ((attends, steps(minutes)),)


def helped(problem: Problem, x: Columns, visits: Iterable[Visit]) -> Iterator[Found]:
    """What takes a person's time at home."""
    for visit in visits:
        for option in visit.options:
            need = None if option.way is not None else problem.need_by_id[option.need]
            if need is not None and need.with_person and need.measure != "presence" and need.at_once == 1:
                yield option.person, option.slot.place, (x.time(option),)
    for (need_id, slot), column in x.at_once.items():
        need = problem.need_by_id[need_id]
        if need.with_person:
            yield need.person, slot.place, ((column, steps(need.minutes)),)


def _most_in(x: Columns, visit: Visit) -> Iterator[tuple[tuple[Term, ...], int]]:
    """Amounts of a visit that share a limit, and that limit: need by need, way by way, whoever pays.

    What all together may do of a need in a slot binds one visit, too; an option that can do less is named
    once more by itself.
    """
    by: dict[str, list[Option]] = {}
    for option in visit.options:
        by.setdefault(option.way or option.need, []).append(option)
    for options in by.values():
        most = min(sum(map(x.most, options)), _most_at(x, options[0]))
        yield tuple((x.amount[option.number], 1) for option in options), most
        for option in options if len(options) > 1 else ():
            if x.most(option) < most:
                yield ((x.amount[option.number], 1),), x.most(option)


def _most_at(x: Columns, option: Option) -> int:
    """Most that anybody together can do of a need in a slot; each way is gone once."""
    if option.way is not None:
        return 1
    need, slot = x.problem.need_by_id[option.need], option.slot
    units = x.units(need, slot if need.by_slot else slot.week) * need.at_once
    return min(units, need.per_slot) if need.measure == "occurrences" and need.at_once == 1 else units
