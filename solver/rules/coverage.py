"""Rules about needs: everything is accounted for, spread, worthwhile, and presence is real."""

from __future__ import annotations

from collections.abc import Iterator

from arrangement.problem import Problem
from arrangement.problem.asked import Option
from assessment.ground.grid import Slot
from solver.rows import Columns, Row
from solver.rows.columns import Wanted, steps
from solver.rows.row import Term
from solver.rows.together import Place


def needs_accounted(problem: Problem, x: Columns) -> Iterator[Row]:
    """Met plus unmet is what is required.

    For each need and week:  met + unmet = required;  for presence and reachability the same in every slot.
    Unit: occurrences, dates, day parts or steps.  Coarse: sum.
    """
    for need in problem.needs:
        by_place: dict[Wanted, list[Term]] = {where: [] for where in x.unmet[need.id]}
        for slot, term in x.met(need):
            by_place[slot if need.by_slot else slot.week].append(term)
        for where, terms in by_place.items():
            total, place = x.units(need, where), where.place if isinstance(where, Slot) else (where,)
            unmet = (x.unmet[need.id][where], 1)
            yield Row(problem.named(need.id, place), (*terms, unmet), total, total)


def spread_over_the_week(problem: Problem, x: Columns) -> Iterator[Row]:
    """At most `per_slot` occurrences in a day part and `per_day` on a day.

    Unit: occurrences.  Coarse: sum.
    """
    for need in problem.needs:
        if need.measure != "occurrences":
            continue
        by_slot: dict[Place, list[Term]] = {}
        by_day: dict[Place, list[Term]] = {}
        for slot, term in x.met(need):
            by_slot.setdefault(slot.place, []).append(term)
            by_day.setdefault(slot.place[:2], []).append(term)
        for place, terms in by_slot.items():
            if len(terms) > 1:
                yield Row(problem.named(need.id, place), tuple(terms), high=need.per_slot)
        for place, terms in by_day.items():
            per_day = need.per_day[place[0]]
            if sum(x.high[column] for column, _ in terms) > per_day:
                yield Row(problem.named(need.id, place), tuple(terms), high=per_day)


def pieces_worthwhile(problem: Problem, x: Columns) -> Iterator[Row]:
    """A piece of divisible help is at least `at_least` long, or it is not.

    at_least x piece <= amount <= most x piece.  Unit: steps.  Coarse: drop.
    """
    for option in problem.options:
        piece = x.piece.get(option.number)
        if piece is not None:
            amount, need = x.amount[option.number], problem.need_by_id[option.need]
            yield Row(f"{option.number}", ((amount, 1), (piece, -x.most(option))), high=0)
            if need.measure == "minutes":
                yield Row(f"{option.number}", ((amount, 1), (piece, -steps(need.at_least))), low=0)


def stays_carry_presence(problem: Problem, x: Columns) -> Iterator[Row]:
    """Presence lasts no longer than the stay of its visit; tasks in the same place are done meanwhile.

    For each visit and presence need:  sum of amounts <= hands-on that goes on meanwhile + extra stay, as the
    presence of several offers for one need does not overlap, and nobody is watched from outside;  extra stay
    is stated, and paid, on the first presence line of the visit, however long that line is.
    Unit: steps.  Coarse: sum.
    """
    for visit in problem.visits:
        there: dict[str, list[Option]] = {}
        for option in x.watching(visit):
            there.setdefault(option.need, []).append(option)
        for need_id, options in sorted(there.items()):
            amounts = tuple((x.amount[option.number], 1) for option in options)
            stay = tuple((column, -coefficient) for column, coefficient in x.beside(visit, options[0]))
            yield Row(f"{need_id},{visit.number}", (*amounts, *x.elsewhere(visit, options[0]), *stay), high=0)
        most = steps(problem.part_length[visit.slot])
        for option in x.watching(visit):
            extra, here = x.extra[visit.number, option.number], x.piece[option.number]
            yield Row(f"{visit.number},{option.number}", ((extra, 1), (here, -most)), high=0)
            yield Row(f"{option.number}", ((here, 1), (x.amount[option.number], -1)), high=0)
            for other in x.earlier(visit, option):
                yield Row(f"{option.number}", ((extra, 1), (x.piece[other.number], most)), high=most)
