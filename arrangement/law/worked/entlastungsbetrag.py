"""§ 45b SGB XI: a bill, a saved up rest, or the amount of a month."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from arrangement.law.law import Law, law_on
from arrangement.law.rounding import half_up
from arrangement.law.sgb_xi.p45b import accrued, last_day_of_rest
from arrangement.law.time import months_after
from arrangement.law.worked.inputs import Inputs
from arrangement.law.worked.result import Worked, amount, bill, cents, exact, missing
from assessment.ground.calendar import MONTHS_A_YEAR, month_of
from assessment.ground.source import TraceStep

KEY = "entlastungsbetrag"


def entlastungsbetrag(given: Inputs, law: Law) -> Worked:
    """A rest where years or a first month are given; a bill where hours or a cost are; else one month.

    A bill beside a rest is paid from all of it.
    """
    month, step = monthly(given, law)
    rest = _saved_up(given, law, month, step) if given.unused or given.used or given.since else None
    if given.hours_or_visits is None and given.cost is None:
        return rest or Worked({"cap_cents": month}, (step,))
    cost = _cost(given)
    figures, steps = (rest.figures, rest.trace) if rest else ({"left_cents": saved(given, law)}, (step,))
    stock = int(str(figures["left_cents"]))
    paid = min(cost, stock)
    return Worked({**figures, **bill(cost, paid, stock)}, (*steps, TraceStep("cost", cost, step.paragraph)))


def monthly(given: Inputs, law: Law) -> tuple[int, TraceStep]:
    """The amount of a month; it is the same in every Pflegegrad, so none needs to be stated."""
    stated = given.entlastungsbetrag if given.entlastungsbetrag is not None else given.monthly
    if (given.used or given.unused) and any(given.stated_days()):
        stated = None
    return amount(stated, law, KEY, given.pg or 1)


def saved(given: Inputs, law: Law) -> int:
    """Cents of so many months up to this one, each by its own law; one month where nothing is said.

    Months of a year whose rest has lapsed by then add nothing.
    """
    months = max(1, given.entlastungsbetrag_months_saved)
    if given.month is None and given.date is None:
        return monthly(given, law)[0] * months
    firsts = (months_after(law.day.replace(day=1), -number) for number in range(months))
    alive = [first for first in firsts if law.day <= last_day_of_rest(law, first.year)]
    return accrued(law_on, given.pg or 1, alive)


def _cost(given: Inputs) -> int:
    if given.cost is not None:
        return cents(given.cost)
    if given.hours_or_visits is None or given.rate is None:
        raise missing("rate")
    return half_up(exact(given.hours_or_visits) * exact(given.rate) * 100)


def _saved_up(given: Inputs, law: Law, month: int, step: TraceStep) -> Worked:
    """What the year before left and this year added, on the day; the oldest money is used first.

    What this year used counts as used before the rest of the year before lapsed: in the person's favour.
    """
    on = law.day
    rests = {year: _rest(given, year, month) for year in _years(given) if year < on.year}
    before = rests.pop(on.year - 1, 0)
    used = cents(given.used.get(str(on.year), 0))
    until = last_day_of_rest(law, on.year - 1)
    from_old = min(used, before)
    alive = on <= until
    carried = (before - from_old) if alive else 0
    lapsed = sum(rests.values()) + (0 if alive else before - from_old)
    this_year = _this_year(given, on, month) - (used - from_old)
    lapse = law.figure("entlastungsbetrag_verfall")
    results = {
        "cap_cents": month,
        "carried_cents": carried,
        "carried_until": until.isoformat(),
        "lapsed_cents": lapsed,
        "left_cents": carried + max(0, this_year),
        "own_share_cents": max(0, -this_year),
    }
    trace = (
        step,
        lapse.step(until.isoformat()),
        TraceStep("carried", carried, lapse.paragraph),
        TraceStep("accrued_this_year", max(0, this_year), step.paragraph),
    )
    return Worked(results, trace)


def _years(given: Inputs) -> list[int]:
    return sorted({int(year) for year in (*given.unused, *given.used)})


def _rest(given: Inputs, year: int, month: int) -> int:
    """What a calendar year left: as stated, or what its months added less what was used."""
    stated = given.unused.get(str(year))
    if stated is not None:
        return cents(stated)
    used = cents(given.used.get(str(year), 0))
    return max(0, _added(given, list(_firsts(given, year, MONTHS_A_YEAR)), month) - used)


def _this_year(given: Inputs, on: date, month: int) -> int:
    stated = given.unused.get(str(on.year))
    if stated is not None:
        return cents(stated)
    return _added(given, list(_firsts(given, on.year, on.month)), month)


def _firsts(given: Inputs, year: int, until: int) -> Iterator[date]:
    """First days of a year's months up to one, from the month on in which the Pflegegrad began."""
    for number in range(until):
        first = date(year, number + 1, 1)
        if given.since is None or given.since <= month_of(first):
            yield first


def _added(given: Inputs, firsts: list[date], month: int) -> int:
    """Each month by its own law; a stated amount holds for all where nothing says when."""
    stated = given.entlastungsbetrag is not None or given.monthly is not None
    if stated and not any(given.stated_days()):
        return month * len(firsts)
    return accrued(law_on, given.pg or 1, firsts)
