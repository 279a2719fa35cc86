"""Single calculations of SGB XI as advisers and circulars state them: amounts in, cents and steps out."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Iterator, Mapping
from dataclasses import asdict, dataclass
from fractions import Fraction
from typing import Annotated, Any

from pydantic import Field

from arrangement.law.amounts import amount_for_grade, grade_key
from arrangement.law.law import Law, law_on
from arrangement.law.rounding import half_up
from arrangement.law.sgb_xi import p38, p39, p42, p45a
from arrangement.law.sgb_xi.p45b import last_day_of_rest
from assessment.ground.findings import Finding
from assessment.ground.ids import Count, Day, Euros, Grade, Month, Year
from assessment.ground.model import FileModel
from assessment.ground.source import TraceStep

ByGrade = dict[str, Euros]
LAST_MONTH = "12"


class WorkedInputs(FileModel):
    """What a single calculation is given; amounts in euros. Amounts that the law knows may be left out.

    Attributes:
        pg: Pflegegrad.
        year, month, date: When; the first day of the year or month counts.
        max_sachleistung, pflegegeld, entlastungsbetrag, monthly, max_tagespflege, cap, cap_own: As stated;
            compared with the law where a day is given, and used where none is.
        unused, used: Rest or use of the Entlastungsbetrag by year, see `read`.
    """

    pg: Grade | None = None
    year: Year | None = None
    month: Month | None = None
    date: Day | None = None
    max_sachleistung: Euros | ByGrade | None = None
    pflegegeld: Euros | ByGrade | None = None
    used_sachleistung: Euros = 0
    used_by_care_service: Euros = 0
    converted: Euros | None = None
    share: Annotated[float, Field(ge=0, le=1)] | None = None
    days: Count | None = None
    care_rate_per_day: Euros | None = None
    board_lodging_per_day: Euros = 0
    max_tagespflege: Euros | None = None
    tagespflege: Euros | None = None
    entlastungsbetrag_months_saved: Count = 0
    entlastungsbetrag: Euros | None = None
    monthly: Euros | None = None
    hours_or_visits: Euros | None = None
    rate: Euros | None = None
    cost: Euros | None = None
    travel: Euros = 0
    factor: Euros | None = None
    age_below: Count | None = None
    cap_own: Euros | None = None
    cap: Euros | None = None
    unused: dict[Annotated[str, Field(pattern=r"^[0-9]{4}$")], Euros] = Field(default_factory=dict)
    used: dict[Annotated[str, Field(pattern=r"^[0-9]{4}$")], Euros] = Field(default_factory=dict)

    def day(self) -> datetime.date | None:
        """The day whose law counts; None if nothing says when."""
        if self.date is not None:
            return self.date
        if self.month is not None:
            return datetime.date.fromisoformat(f"{self.month}-01")
        return datetime.date(self.year, 1, 1) if self.year is not None else None


@dataclass(frozen=True)
class Worked:
    """What came out; only what the topic knows is set.

    Attributes:
        cents: Results by key, such as `paid_cents`.
    """

    cents: Mapping[str, int | Mapping[str, int]]
    trace: tuple[TraceStep, ...]

    def as_json(self) -> dict[str, Any]:
        """The result of a `law` calculation."""
        return {**self.cents, "trace": [asdict(step) for step in self.trace]}


def stated_amounts_differ(inputs: WorkedInputs, on: datetime.date | None) -> Iterator[Finding]:
    """Give the stated amounts that are not those of the law on the day of the calculation."""
    if on is None:
        return
    law = law_on(on)
    for field, key in STATED.items():
        stated = getattr(inputs, field)
        by_grade = stated if isinstance(stated, dict) else {grade_key(inputs.pg or 0): stated}
        for grade, euros in by_grade.items():
            found = law.figure(key).value
            right = found.get(grade) if isinstance(found, dict) else found
            if euros is not None and right is not None and cents(euros) != right * 100:
                path = (field, grade) if isinstance(stated, dict) else (field,)
                yield Finding("law.other_amount", path, {"right": right, "on": on.isoformat()})


STATED = {
    "max_sachleistung": "pflegesachleistung",
    "pflegegeld": "pflegegeld",
    "max_tagespflege": "tagespflege",
    "entlastungsbetrag": "entlastungsbetrag",
    "monthly": "entlastungsbetrag",
}
"""Stated amounts and the figure of the law that they repeat."""


def cents(euros: float) -> int:
    """Euros as written in whole cents, a half going up."""
    return half_up(Fraction(str(euros)) * 100)


def umwandlung(given: WorkedInputs, law: Law) -> Worked:
    """§ 45a Abs. 4 SGB XI, and the Pflegegeld that stays by § 38."""
    if isinstance(given.max_sachleistung, dict):
        found = {
            grade: p45a.umwandlung(law, cents(euros), 0) for grade, euros in given.max_sachleistung.items()
        }
        steps = next(iter(found.values()))[1] if found else ()
        return Worked({"caps_cents": {grade: most for grade, (most, _) in sorted(found.items())}}, steps)
    ceiling = _amount(given.max_sachleistung, law, "pflegesachleistung", given.pg)
    used = cents(given.used_by_care_service)
    most, steps = p45a.umwandlung(law, ceiling, used)
    if given.converted is None:
        return Worked({"cap_cents": most}, steps)
    wanted = cents(given.converted)
    paid = min(wanted, most)
    cash = _amount(given.pflegegeld, law, "pflegegeld", given.pg)
    rest = p38.kombinationsleistung(law, used + paid, ceiling, cash)
    results = {"cap_cents": most, "paid_cents": paid, "own_share_cents": wanted - paid}
    results |= {"left_cents": most - paid, "pflegegeld_cents": rest.pflegegeld_cents}
    return Worked(results, steps + rest.trace)


def entlastungsbetrag(given: WorkedInputs, law: Law) -> Worked:
    """§ 45b SGB XI: a bill, a saved up rest, or the amount of a month."""
    month = _amount(given.entlastungsbetrag or given.monthly, law, "entlastungsbetrag", given.pg)
    step = TraceStep("entlastungsbetrag", month, law.figure("entlastungsbetrag").paragraph)
    if given.hours_or_visits is not None and given.rate is not None:
        cost = half_up(Fraction(str(given.hours_or_visits)) * Fraction(str(given.rate)) * 100)
        stock = month * max(1, given.entlastungsbetrag_months_saved)
        paid = min(cost, stock)
        return Worked(_bill(cost, paid, stock), (step, TraceStep("cost", cost, step.paragraph)))
    if given.unused or given.used:
        return _saved_up(given, law, month, step)
    return Worked({"cap_cents": month}, (step,))


def _saved_up(given: WorkedInputs, law: Law, month: int, step: TraceStep) -> Worked:
    """What earlier years left, and what this year has added, on the day of the calculation."""
    years = [int(year) for year in (*given.unused, *given.used)]
    on = given.day() or last_day_of_rest(law, min(years))
    months = int(LAST_MONTH)
    carried = lapsed = 0
    lapse = law.figure("entlastungsbetrag_verfall")
    for year in sorted({year for year in years if year < on.year}):
        rest = given.unused.get(str(year))
        left = cents(rest) if rest is not None else month * months - cents(given.used.get(str(year), 0))
        alive = on <= last_day_of_rest(law, year)
        carried, lapsed = carried + left * alive, lapsed + left * (not alive)
    this_year = month * on.month - cents(given.used.get(str(on.year), 0))
    results = {"carried_cents": carried, "lapsed_cents": lapsed, "left_cents": carried + max(0, this_year)}
    return Worked(results, (step, lapse.step(), TraceStep("carried", carried, lapse.paragraph)))


def tagespflege(given: WorkedInputs, law: Law) -> Worked:
    """§ 41 SGB XI, the rest from the saved up Entlastungsbetrag (§ 45b Abs. 1)."""
    cap = _amount(given.max_tagespflege, law, "tagespflege", given.pg)
    cost = cents(given.tagespflege) if given.tagespflege is not None else _days(given)
    paid = min(cost, cap)
    stock = 0
    if given.entlastungsbetrag_months_saved:
        stock = given.entlastungsbetrag_months_saved * _amount(
            given.entlastungsbetrag, law, "entlastungsbetrag", given.pg
        )
    relief = min(cost - paid, stock)
    step = TraceStep("tagespflege", cap, law.figure("tagespflege").paragraph)
    results = {
        "cost_cents": cost,
        "cap_cents": cap,
        "paid_cents": paid,
        "from_entlastungsbetrag_cents": relief,
        "own_share_cents": cost - paid - relief,
        "left_cents": stock - relief if stock else cap - paid,
    }
    trace = (step, TraceStep("from_entlastungsbetrag", relief, "SGB XI § 45b Abs. 1"))
    if given.used_sachleistung and given.pg is not None:
        in_kind = _amount(given.max_sachleistung, law, "pflegesachleistung", given.pg)
        cash = _amount(given.pflegegeld, law, "pflegegeld", given.pg)
        rest = p38.kombinationsleistung(law, cents(given.used_sachleistung), in_kind, cash)
        return Worked({**results, "pflegegeld_cents": rest.pflegegeld_cents}, trace + rest.trace)
    return Worked(results, trace)


def verhinderungspflege(given: WorkedInputs, law: Law) -> Worked:
    """§ 39 SGB XI, by relatives where a Pflegegeld or a factor is given, else by others."""
    young = given.age_below is not None
    factor = None if given.factor is None else Fraction(str(given.factor))
    if isinstance(given.pflegegeld, dict):
        found = {
            grade: p39.by_relatives(law, cents(euros), 0, young, factor)
            for grade, euros in sorted(given.pflegegeld.items())
        }
        steps = tuple(step for _, _, of_grade in found.values() for step in of_grade)
        return Worked({"caps_cents": {grade: without for grade, (without, _, _) in found.items()}}, steps)
    if given.pflegegeld is not None or given.factor is not None:
        cash = _amount(given.pflegegeld, law, "pflegegeld", given.pg)
        without, paid, steps = p39.by_relatives(law, cash, cents(given.travel), young, factor)
        return Worked({"cap_cents": without, "paid_cents": paid}, steps)
    cap, step = p39.by_strangers(law)
    cost = cents(given.cost or 0)
    return Worked(_bill(cost, min(cost, cap), cap), (step,))


def kurzzeitpflege(given: WorkedInputs, law: Law) -> Worked:
    """§ 42 SGB XI: care up to the yearly amount; board and lodging are the person's own."""
    cap, step = p42.kurzzeitpflege(law)
    cap = cents(given.cap) if given.cap is not None else cap
    care = _days(given)
    paid = min(care, cap)
    board = cents(given.board_lodging_per_day) * (given.days or 0)
    results = {**_bill(care, paid, cap), "own_share_cents": board + care - paid, "board_lodging_cents": board}
    return Worked(results, (step, TraceStep("care_cost", care, step.paragraph)))


def jahresbetrag(given: WorkedInputs, law: Law) -> Worked:
    """§ 42a SGB XI, with what § 144 Abs. 6 takes off for the first half of 2025."""
    cap, step = p42.jahresbetrag(law, grade_key(given.pg or max(GRADES)))
    cap = cents(given.cap) if given.cap is not None else cap
    used = sum(cents(euros) for euros in given.used.values())
    cost = cents(given.cost or 0)
    paid = min(cost, max(0, cap - used))
    results = {"cap_cents": cap, "paid_cents": paid, "own_share_cents": cost - paid}
    left = max(0, cap - used - paid)
    return Worked({**results, "left_cents": left}, (step, TraceStep("used", used, "SGB XI § 144 Abs. 6")))


GRADES = range(1, 1 + len(("pg1", "pg2", "pg3", "pg4", "pg5")))
TOPICS: Mapping[str, Callable[[WorkedInputs, Law], Worked]] = {
    "umwandlung": umwandlung,
    "entlastungsbetrag": entlastungsbetrag,
    "tagespflege": tagespflege,
    "verhinderungspflege": verhinderungspflege,
    "kurzzeitpflege": kurzzeitpflege,
    "jahresbetrag": jahresbetrag,
}
"""Every calculation by the name of its command."""


def _amount(stated: object, law: Law, key: str, grade: int | None) -> int:
    if isinstance(stated, int | float):
        return cents(stated)
    granted = amount_for_grade(law, key, grade) if grade is not None else None
    return granted.cents if granted else 0


def _days(given: WorkedInputs) -> int:
    if given.days is None or given.care_rate_per_day is None:
        return cents(given.cost or 0)
    return cents(given.care_rate_per_day) * given.days


def _bill(cost: int, paid: int, cap: int) -> dict[str, int]:
    return {
        "cost_cents": cost,
        "cap_cents": cap,
        "paid_cents": paid,
        "own_share_cents": cost - paid,
        "left_cents": cap - paid,
    }
