"""Tiers 8 and 9: money, and how far the plan moves from today."""

from __future__ import annotations

from arrangement.matching.candidate import FREE, PAID_BY_SELF
from arrangement.problem import Problem
from assessment.case.words import Benefit
from solver.rows import Columns, Objective
from solver.rows.row import Term, merged
from solver.rules.money import Prices

THOUSAND = 1000


def own_money(problem: Problem, x: Columns) -> Objective:
    """The person's own share plus the Pflegegeld that used Sachleistung and replacement care cost.

    Unit: thousandths of a cent over the months of the horizon.
    """
    terms: list[Term] = []
    prices = Prices(problem, x)
    for person in problem.accepted_cents:
        for month in problem.months:
            terms += [(c, k * THOUSAND) for c, k in prices.cents(person, PAID_BY_SELF, month)]
            forgone = problem.forgone_per_cent.get(person, 0)
            if forgone:
                used = prices.cents(person, Benefit.PFLEGESACHLEISTUNG, month)
                terms += [(c, k * forgone) for c, k in used]
                if (person, month.month) in x.convert:
                    terms.append((x.convert[person, month.month], forgone))
    for without in problem.without_carer:
        if without.forgone:
            terms.append((x.replaced[without.person, without.week], without.forgone))
    return Objective(merged(terms))


def public_cost(problem: Problem, x: Columns) -> Objective:
    """What all Leistungsträger pay.  Unit: cents over the months of the horizon."""
    terms: list[Term] = []
    prices = Prices(problem, x)
    payers = sorted(
        {(o.person, o.benefit) for o in problem.options}
        - {(p, b) for p in problem.accepted_cents for b in (PAID_BY_SELF, FREE)}
    )
    for person, benefit in payers:
        for month in problem.months:
            terms += prices.cents(person, benefit, month)
    return Objective(merged(terms))


def distance_from_present(problem: Problem, x: Columns) -> Objective:
    """Minutes of each need moved from or to a source, against today.  Unit: minutes over the horizon."""
    return Objective(tuple((column, problem.times(week)) for (_, _, week), column in x.moved.items()))
