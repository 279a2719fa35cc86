"""§ 45b SGB XI: the Entlastungsbetrag, month by month, saved up, oldest first, with its last day."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from arrangement.law.amounts import Granted, amount_for_grade
from arrangement.law.law import Law
from arrangement.law.time import fixed_day
from assessment.ground.calendar import CalendarMonth, month_of


@dataclass(frozen=True)
class Layer:
    """Money of one origin.

    Attributes:
        since: First calendar month in which it can be used, `YYYY-MM`.
        expires: Last day on which it can be used.
        cents: What is left of it.
    """

    since: str
    expires: date
    cents: int

    def usable_in(self, first: str, last: str) -> bool:
        """Whether it can be used at any time between two calendar months, both included."""
        return self.since <= last and first <= month_of(self.expires)


def entlastungsbetrag(law: Law, grade: int) -> Granted | None:
    """§ 45b SGB XI: the amount that each calendar month adds, Pflegegrad 1 to 5."""
    return amount_for_grade(law, "entlastungsbetrag", grade)


def last_day_of_rest(law: Law, year: int) -> date:
    """§ 45b Abs. 1 SGB XI: last day on which the rest of a calendar year can be used."""
    return fixed_day(law.figure("entlastungsbetrag_verfall").value, year)


def accrued(law_of: Callable[[date], Law], grade: int, months: Iterable[date]) -> int:
    """§ 45b SGB XI: cents that these calendar months add, each by its own law.

    Args:
        law_of: Gives the law of a day.
        grade: Pflegegrad.
        months: First day of each month.
    """
    granted = (entlastungsbetrag(law_of(month), grade) for month in months)
    return sum(found.cents for found in granted if found is not None)


def layers(
    law: Law,
    months: Sequence[CalendarMonth],
    accruals: Mapping[str, int],
    balance_cents: int,
    balance_last_year_cents: int,
) -> tuple[Layer, ...]:
    """Give all money that can be used in a horizon, oldest first.

    Args:
        law: Law of the first day of the horizon.
        months: Calendar months of the horizon.
        accruals: What each of them adds, in cents.
        balance_cents: Saved up in earlier months of the year of that day.
        balance_last_year_cents: Rest of the year before; nothing once its last day is over.
    """
    year = law.day.year
    saved = (
        Layer(months[0].month, last_day_of_rest(law, year - 1), balance_last_year_cents),
        Layer(months[0].month, last_day_of_rest(law, year), balance_cents),
    )
    new = tuple(
        Layer(month.month, last_day_of_rest(law, month.first_day.year), accruals[month.month])
        for month in months
    )
    return tuple(layer for layer in saved + new if layer.cents > 0 and layer.expires >= law.day)


def most_usable(
    stock: Sequence[Layer], months: Sequence[CalendarMonth]
) -> Iterator[tuple[tuple[str, ...], int]]:
    """Give the most that can be used in stretches of months: exactly what using the oldest first allows.

    A stretch begins with the horizon or right after a lapse; every other stretch follows from these.
    """
    names = [month.month for month in months]
    lapses = {month_of(layer.expires) for layer in stock}
    starts = [0, *(number + 1 for number, name in enumerate(names[:-1]) if name in lapses)]
    for start in starts:
        for end in range(start, len(names)):
            stretch = tuple(names[start : end + 1])
            yield stretch, sum(layer.cents for layer in stock if layer.usable_in(stretch[0], stretch[-1]))


def left_after(
    stock: Sequence[Layer], months: Sequence[CalendarMonth], used: Mapping[str, int]
) -> tuple[Layer, ...]:
    """Use up the oldest money first, month by month, and give what is left of each layer.

    Args:
        stock: Layers, oldest first.
        months: Calendar months of the horizon.
        used: Cents used in each; what exceeds the stock stays unpaid and is no matter of this function.
    """
    left = list(stock)
    for month in months:
        due = used.get(month.month, 0)
        for number, layer in enumerate(left):
            taken = min(due, layer.cents)
            if taken and layer.usable_in(month.month, month.month):
                left[number] = replace(layer, cents=layer.cents - taken)
                due -= taken
    return tuple(left)
