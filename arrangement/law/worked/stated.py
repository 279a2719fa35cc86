"""Whether what a file states can be: amounts that are the law's, one day, one rest."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from fractions import Fraction

from arrangement.law.amounts import grade_key
from arrangement.law.law import Law, law_on
from arrangement.law.worked.inputs import Inputs, When
from arrangement.law.worked.result import cents, exact
from assessment.ground.calendar import end_of_month
from assessment.ground.findings import Finding

BY_GRADE = {
    "max_sachleistung": "pflegesachleistung",
    "pflegegeld": "pflegegeld",
    "max_tagespflege": "tagespflege",
    "entlastungsbetrag": "entlastungsbetrag",
    "monthly": "entlastungsbetrag",
}
"""Stated amounts and the figure of the law that they repeat."""

_GRADES = ("pg2", "pg3", "pg4", "pg5")

CAPS = {
    "verhinderungspflege": ("verhinderungspflege", "cap_own"),
    "kurzzeitpflege": ("kurzzeitpflege", "cap"),
}


def other_amounts(given: Inputs, law: Law, topic: str) -> Iterator[Finding]:
    """Give the stated amounts that are not those of the law on the day of the calculation."""
    yield from _by_grade(given, law)
    right = _caps(law, topic)
    for field in ("cap", "cap_own"):
        stated = getattr(given, field)
        if stated is not None and right and cents(stated) not in right:
            yield _other(field, law, " / ".join(f"{euros // 100} EUR" for euros in sorted(right)))
    if given.share is not None:
        share = law.figure("umwandlung_anteil").whole()
        if exact(given.share) * 100 != share:
            yield _other("share", law, f"{share} %")
    if given.factor is not None and exact(given.factor) not in _factors(law, given):
        yield _other("factor", law, str(float(max(_factors(law, given)))))


def one_day(given: When) -> Iterator[Finding]:
    """Year, month and day agree where more than one is stated."""
    by_date = given.date.isoformat() if given.date is not None else None
    if given.month is not None and by_date is not None and not by_date.startswith(given.month):
        yield Finding("law.two_days", ("month",))
    found = by_date or given.month
    if given.year is not None and found is not None and not found.startswith(str(given.year)):
        yield Finding("law.two_days", ("year",))


def grades_exist(given: Inputs) -> Iterator[Finding]:
    """Amounts by Pflegegrad name grades that have them: pg2 to pg5."""
    for field in ("max_sachleistung", "pflegegeld"):
        stated = getattr(given, field)
        for name in stated if isinstance(stated, dict) else ():
            if name not in _GRADES:
                yield Finding("law.no_such_grade", (field, name))


def use_and_rest(given: Inputs) -> Iterator[Finding]:
    """Rest or use of a year, not both."""
    for year in sorted(given.unused.keys() & given.used.keys()):
        yield Finding("law.use_and_rest", (f"unused_{year}",), {"year": year}, first=("used", year))


def one_rest(given: Inputs) -> Iterator[Finding]:
    """What is saved up is stated by years or as a number of months, not both."""
    if given.entlastungsbetrag_months_saved and (given.unused or given.used or given.since):
        yield Finding("law.two_rests", ("entlastungsbetrag_months_saved",))


def within_month(given: Inputs) -> Iterator[Finding]:
    """Day care of a month lasts no longer than the month."""
    first = next(given.stated_days(), None)
    if given.days is None or first is None:
        return
    longest = end_of_month(first).day
    if given.days > longest:
        yield Finding("law.longer_than_month", ("days",), {"days": longest})


def not_later(given: Inputs, on: date) -> Iterator[Finding]:
    """No use and no rest of a year that has not begun, no Pflegegrad from a later month on."""
    for field in ("unused", "used"):
        for year in getattr(given, field):
            if int(year) > on.year:
                yield Finding("law.later_than_day", (f"{field}_{year}",), {"day": on.isoformat()})
    if given.since is not None and given.since > on.isoformat():
        yield Finding("law.later_than_day", ("since",), {"day": on.isoformat()})


def whole_cents(given: Inputs) -> Iterator[Finding]:
    """Amounts have at most two decimal places."""
    for field, value in given:
        found = value.items() if isinstance(value, dict) else [(None, value)]
        for key, number in found:
            if isinstance(number, float) and field not in ("share", "factor", "hours_or_visits"):
                hundredfold = Decimal(str(number)) * 100
                if hundredfold != int(hundredfold):
                    yield Finding("law.no_amount", _path(field, key))


def _path(field: str, key: str | None) -> tuple[str, ...]:
    """Where a number stands: use and rest of a year are written as one word."""
    if key is None:
        return (field,)
    return (f"{field}_{key}",) if field in ("used", "unused") else (field, key)


def _by_grade(given: Inputs, law: Law) -> Iterator[Finding]:
    for field, key in BY_GRADE.items():
        stated = getattr(given, field)
        if stated is None:
            continue
        by_grade = stated if isinstance(stated, dict) else {grade_key(given.pg or 0): stated}
        found = law.figure(key).value
        for grade, euros in by_grade.items():
            allowed = {found[grade]} if grade in found else set(found.values()) if not given.pg else {0}
            if field == "monthly":
                allowed |= _of_years(given, key, grade)
            if not any(cents(euros) == right * 100 for right in allowed):
                path = (field, grade) if isinstance(stated, dict) else (field,)
                yield Finding(
                    "law.other_amount",
                    path,
                    _right(law, " / ".join(f"{right} EUR" for right in sorted(allowed))),
                )


def _of_years(given: Inputs, key: str, grade: str) -> set[int]:
    """The amounts of the years whose use or rest is stated: each month counts by its own law anyway."""
    years = (date(int(year), 1, 1) for year in (*given.used, *given.unused))
    values = [law_on(day).figure(key).value for day in years]
    return {value.get(grade, max(value.values())) for value in values}


def _caps(law: Law, topic: str) -> set[int]:
    """Cents that may be stated as cap of the topic: the benefit's own amount, or the most of the year."""
    if topic == "jahresbetrag":
        return {euros * 100 for euros in law.figure("jahresbetrag").value.values()}
    if topic not in CAPS:
        return set()
    value = law.figure(CAPS[topic][0]).value
    found = {value["own"], value["most"]} - {None}
    if topic == "verhinderungspflege":
        young = law.figure("verhinderungspflege_unter_25").value
        found |= {young["most"]} if young else set()
    return {euros * 100 for euros in found}


def _factors(law: Law, given: Inputs) -> set[Fraction]:
    keys = ["verhinderungspflege_angehoerige"]
    keys += ["verhinderungspflege_angehoerige_unter_25"] if given.age_below is not None else []
    values = [law.figure(key).value for key in keys]
    return {Fraction(value["weeks"], value["weeks_a_month"]) for value in values if value}


def _other(field: str, law: Law, right: str) -> Finding:
    return Finding("law.other_amount", (field,), _right(law, right))


def _right(law: Law, right: str) -> dict[str, str | int]:
    return {"right": right, "on": law.day.isoformat()}
