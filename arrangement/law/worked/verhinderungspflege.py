"""§ 39 SGB XI: by relatives where a Pflegegeld or a factor is given or it is said, else by others."""

from __future__ import annotations

from fractions import Fraction

from arrangement.law.amounts import grade_key
from arrangement.law.law import Law
from arrangement.law.sgb_xi import p39
from arrangement.law.time import weeks_to_days
from arrangement.law.worked.inputs import ByGrade, Inputs, When
from arrangement.law.worked.result import Worked, amount, bill, cents, exact, missing, single
from assessment.ground.source import TraceStep


def verhinderungspflege(given: Inputs, law: Law) -> Worked:
    """What the calendar year allows, and what is paid of a cost."""
    if not given.model_fields_set - When.model_fields.keys():
        raise missing("pg | cost | relatives")
    if given.pg is not None and law.figure("pflegegeld").value.get(grade_key(given.pg)) is None:
        step = TraceStep("pflegegrad", given.pg, "SGB XI § 28a")
        return Worked(bill(cents(given.cost or 0), 0, 0), (step,))
    if isinstance(given.pflegegeld, dict):
        return _caps(given, given.pflegegeld, law)
    if given.relatives or (
        given.relatives is None and (given.pflegegeld is not None or given.factor is not None)
    ):
        return _by_relatives(given, law)
    year, (days, of_days) = _year(given, law), _days(given, law)
    cost, left = cents(given.cost or 0), max(0, year.most - cents(given.used_verhinderungspflege))
    paid = min(_within(cost, given, days), left)
    figures = {**bill(cost, paid, year.most, left - paid), **_until(law), **_left(days, given)}
    return Worked(figures, (*year.trace, *of_days))


def _caps(given: Inputs, by_grade: ByGrade, law: Law) -> Worked:
    """What relatives get at most without expenses, grade by grade."""
    found = {
        grade: p39.by_relatives(law, cents(euros), _young(given, grade), _factor(given), _own(given))
        for grade, euros in sorted(by_grade.items())
    }
    steps = tuple(step for _, of_grade in found.values() for step in of_grade)
    return Worked({"caps_cents": {grade: most for grade, (most, _) in found.items()}}, steps)


def _by_relatives(given: Inputs, law: Law) -> Worked:
    """So many times the Pflegegeld, and proven expenses up to what the year allows."""
    grade = grade_key(given.pg) if given.pg is not None else ""
    cash, step = amount(single(given.pflegegeld), law, "pflegegeld", given.pg)
    most, steps = p39.by_relatives(law, cash, _young(given, grade), _factor(given), _own(given))
    year, (days, of_days) = _year(given, law), _days(given, law)
    left = max(0, year.most - cents(given.used_verhinderungspflege))
    for_care = most if given.cost is None else min(_within(cents(given.cost), given, days), most)
    expenses = cents(given.travel)
    paid = min(for_care + expenses, left)
    asked = (for_care if given.cost is None else cents(given.cost)) + expenses
    results = {
        "cap_cents": most,
        "paid_cents": paid,
        "own_share_cents": asked - paid,
        "left_cents": left - paid,
        **_until(law),
        **_left(days, given),
    }
    return Worked(results, (step, *steps, *year.trace, *of_days))


def _days(given: Inputs, law: Law) -> tuple[int | None, tuple[TraceStep, ...]]:
    """§ 39 Abs. 1: days that the calendar year leaves, where days are stated; help by the hour takes none."""
    if given.days is None and given.used_days is None:
        return None, ()
    figure = law.figure("verhinderungspflege")
    used = given.used_days or 0
    left = max(0, weeks_to_days(figure.value["weeks"]) - used)
    return left, (
        TraceStep("days_before", used, figure.paragraph),
        TraceStep("days_left", left, figure.paragraph),
    )


def _within(cost: int, given: Inputs, left: int | None) -> int:
    """What of a cost falls on the days that are left: of more days the first ones, each alike."""
    if left is None or given.days is None or given.days <= left:
        return cost
    return cost * left // given.days


def _left(left: int | None, given: Inputs) -> dict[str, int]:
    return {} if left is None else {"days_left": max(0, left - (given.days or 0))}


def _until(law: Law) -> dict[str, str]:
    """Last day to ask for the refund of a use on this day, where the law sets one."""
    day = p39.last_day_to_claim(law)
    return {"claim_by": day.isoformat()} if day is not None else {}


def _year(given: Inputs, law: Law) -> p39.Year:
    grade = grade_key(given.pg) if given.pg is not None else ""
    return p39.in_year(law, _young(given, grade), cents(given.used_kurzzeitpflege))


def _young(given: Inputs, grade: str) -> bool:
    return given.age_below is not None and grade in p39.YOUNG_GRADES


def _factor(given: Inputs) -> Fraction | None:
    return None if given.factor is None else exact(given.factor)


def _own(given: Inputs) -> int | None:
    return None if given.cap_own is None else cents(given.cap_own)
