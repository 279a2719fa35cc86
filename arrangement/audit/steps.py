"""A22 and A23: the steps that a plan tells beside an amount lead to that amount."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from arrangement.audit.lines import Line
from arrangement.audit.matter import Matter
from arrangement.audit.money import price_of
from arrangement.audit.result import Broken, broken
from arrangement.law.law import law_on
from arrangement.law.sgb_xi.p37 import Away, pflegegeld_in_month
from arrangement.law.sgb_xi.p38 import kombinationsleistung
from assessment.case.words import Benefit
from assessment.ground.calendar import CalendarMonth

Raw = Mapping[str, Any]
Step = tuple[object, object, object, object]
"""What it is called, its value, its paragraph, where that is written."""
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
        _, _, paragraph, written = right[0] if right else ("", "", "", "")
        price, offer = price_of(line), line.source.offer
        if charge is not None and charge.cents and price is not None and offer is not None:
            named, listed = offer.paragraph or paragraph, offer.source
            often = 1 if charge.flat else charge.how_often.get(month.month, 0)
            when = f"{line.view.day}, {line.view.on or line.view.week_type}, {month.month}"
            right += [
                (f"cents_per_{price[0]}", price[1], named, listed),
                ("cents_each_time", charge.cents, named, listed),
                ("times_in_month", often, paragraph, when),
                ("cents_in_month", charge.in_month(month), paragraph or named, written or listed),
            ]
        if list(_steps(row["trace"])) != right:
            yield broken("A22", line.id, "steps")


def _of_benefit(matter: Matter, line: Line) -> Iterator[Step]:
    rule = matter.inputs.statutes.benefit(line.view.benefit)
    if rule is not None:
        yield "benefit", rule.benefit.value, rule.paragraph, rule.source


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
        right: dict[str, object] = {"month": month.month, "cents": cents, "used_percent": percent}
        days = dict(zip(("days_half", "days_none"), money.replaced.lessened(person, month), strict=True))
        right |= {key: number for key, number in days.items() if key in row}
        steps = list(_steps(row["trace"])) if "trace" in row else None
        if any(row.get(key) != value for key, value in right.items()) or (
            steps is not None and steps not in _ways_to(matter, person, month)
        ):
            yield broken("A23", person, "steps")


def _ways_to(matter: Matter, person: str, month: CalendarMonth) -> Iterator[list[Step]]:
    """The right, the share that § 38 leaves, and day by day; the days may be silent where all are full."""
    money, statutes = matter.money, matter.inputs.statutes
    law = law_on(max(matter.inputs.on, month.first_day))
    full = statutes.amount(person, Benefit.PFLEGEGELD, month) or 0
    most = statutes.amount(person, Benefit.PFLEGESACHLEISTUNG, month)
    if not most:
        return
    used = money.taken(person, Benefit.PFLEGESACHLEISTUNG, month)
    used += money.used_before(person, Benefit.PFLEGESACHLEISTUNG, month)
    share = kombinationsleistung(law, used, most, full, money.bound_percent(person, month))
    steps = [*_of_right(matter, person), *(step.as_json() for step in share.trace)]
    halves, none = money.replaced.lessened(person, month)
    if not halves and not none:
        yield list(_steps(steps))
    figures = {
        "days_full": month.last_day.day - halves - none,
        "days_half": halves,
        "days_none": none,
        "pflegegeld_paid": money.pflegegeld(person, month),
    }
    days = pflegegeld_in_month(law_on(month.first_day), share.pflegegeld_cents, Away())
    by_day = [step.as_json() for step in days.trace]
    yield list(
        _steps(
            [*steps, *({**step, "value": figures.get(str(step["step"]), step["value"])} for step in by_day)]
        )
    )


def _of_right(matter: Matter, person: str) -> Iterator[Raw]:
    """How the full amount came about, as the rights block tells it."""
    for one in _rows(matter.inputs.statutes.rights_block["persons"]):
        for right in _rows(one["rights"]):
            if one["person"] == person and right["benefit"] == Benefit.PFLEGEGELD:
                yield from _rows(right["trace"])


def _rows(value: object) -> Iterator[Raw]:
    return (row if isinstance(row, Mapping) else {} for row in (value if isinstance(value, list) else ()))


def _steps(trace: object) -> Iterator[Step]:
    return (
        (row.get("step"), row.get("value"), row.get("paragraph"), row.get("source")) for row in _rows(trace)
    )
