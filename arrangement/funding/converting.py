"""Sachleistung that pays for everyday support beside the Entlastungsbetrag (§ 45a Abs. 4 SGB XI)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

from arrangement.law.paying import amounts_by_month, convertible, stock_of, used_in
from arrangement.law.sgb_xi.p45a import least_conversion
from arrangement.law.sgb_xi.p45b import most_usable
from assessment.case.case import Case
from assessment.case.people import Person
from assessment.case.words import Benefit
from assessment.ground.calendar import CalendarMonth


def converted_by_month(
    case: Case,
    person: Person,
    on: date,
    months: Sequence[CalendarMonth],
    relief: Mapping[str, int],
    support: Mapping[str, int],
    in_kind: Mapping[str, int],
) -> dict[str, int]:
    """The least that has to be converted for what lines charge to the Entlastungsbetrag, by month.

    Args:
        case: The case.
        person: Whose amounts.
        on: First day of the horizon.
        months: Its calendar months.
        relief: Cents that lines charge to the Entlastungsbetrag, by month.
        support: Of them those of everyday support.
        in_kind: Cents that lines charge to the Sachleistung.
    """
    most = convertible(case, person, on, months)
    if not most:
        return {}
    amounts = amounts_by_month(person, Benefit.PFLEGESACHLEISTUNG, on, months)
    before = used_in(case, person, Benefit.PFLEGESACHLEISTUNG)
    limits = {
        name: max(
            0, min(cents, support.get(name, 0), amounts[name] - before.get(name, 0) - in_kind.get(name, 0))
        )
        for name, cents in most.items()
    }
    stretches = sorted(
        most_usable(stock_of(case, person, on, months), months), key=lambda one: (one[0][-1], one[0][0])
    )
    needed = [(names, sum(relief.get(name, 0) for name in names) - cents) for names, cents in stretches]
    return least_conversion(needed, limits) or {}
