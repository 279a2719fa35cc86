"""A22 and A23: the steps that a plan tells beside an amount lead to that amount."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from arrangement.audit.lines import Line
from arrangement.audit.matter import Matter
from arrangement.audit.money import price_of
from arrangement.audit.result import Broken, broken
from assessment.case.words import Benefit

Raw = Mapping[str, Any]
Step = tuple[object, object, object]
"""What it is called, its value, its paragraph."""
WHOLE = 100
"""Of per cents with two decimals: hundredths in one."""


def line_steps(matter: Matter) -> Broken:
    """A22: Benefit, price, how often it is due and the sum of the month stand beside each line as it is."""
    charges = {charge.first.id: charge for charge in matter.money.charges}
    month = matter.money.shown
    rows = {str(row.get("id")): row for row in _rows(matter.view.raw.get("lines"))}
    for line in matter.weeks.lines:
        row, charge = rows.get(line.id, {}), charges.get(line.id)
        if "trace" not in row:
            continue
        right = list(_of_benefit(matter, line))
        paragraph = next((str(named) for _, _, named in right), "")
        price, offer = price_of(line), line.source.offer
        if charge is not None and charge.cents and price is not None and offer is not None:
            named = offer.paragraph or paragraph
            often = 1 if charge.flat else charge.how_often.get(month.month, 0)
            right += [
                (f"cents_per_{price[0]}", price[1], named),
                ("cents_each_time", charge.cents, named),
                ("times_in_month", often, paragraph),
                ("cents_in_month", charge.in_month(month), paragraph or named),
            ]
        if list(_steps(row["trace"])) != right:
            yield broken("A22", line.id, "steps")


def _of_benefit(matter: Matter, line: Line) -> Iterator[Step]:
    rule = matter.inputs.statutes.benefit(line.view.benefit)
    if rule is not None:
        yield "benefit", rule.benefit.value, rule.paragraph


def pflegegeld_steps(matter: Matter) -> Broken:
    """A23: Of everybody with Pflegegeld one row: the month shown, the share used, what is left, and how."""
    if "pflegegeld" not in matter.view.raw:
        return
    money, month = matter.money, matter.money.shown
    stated = [(str(row.get("person")), row) for row in _rows(matter.view.raw["pflegegeld"])]
    entitled = {
        person: full
        for person, one in matter.inputs.persons.items()
        if one.wants_pflegegeld is not False
        and (full := matter.inputs.statutes.amount(person, Benefit.PFLEGEGELD, month)) is not None
    }
    if sorted(person for person, _ in stated) != sorted(entitled):
        yield broken("A23", "pflegegeld", "rows")
        return
    for person, row in stated:
        cents, share = money.pflegegeld(person, month), money.used_share(person, month)
        percent = f"{share // WHOLE}.{share % WHOLE:02}"
        steps = {step: value for step, value, _ in _steps(row.get("trace"))}
        right: dict[str, object] = {"month": month.month, "cents": cents, "used_percent": percent}
        days = dict(zip(("days_half", "days_none"), money.replaced.lessened(person, month), strict=True))
        right |= {key: number for key, number in days.items() if key in row}
        told = {"pflegegeld": entitled[person], "used_percent": percent, "pflegegeld_paid": cents}
        if any(row.get(key) != value for key, value in right.items()) or (
            "trace" in row and any(steps.get(key) != value for key, value in told.items())
        ):
            yield broken("A23", person, "steps")


def _rows(value: object) -> Iterator[Raw]:
    return (row if isinstance(row, Mapping) else {} for row in (value if isinstance(value, list) else ()))


def _steps(trace: object) -> Iterator[Step]:
    return ((row.get("step"), row.get("value"), row.get("paragraph")) for row in _rows(trace))
