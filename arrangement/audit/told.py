"""A33: what a plan tells beside its lines is so: what stands in, reasons, applications, comparisons."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any

from arrangement.audit.alternative import alternative_told
from arrangement.audit.assessed import confirmed_truly, exceptions_told
from arrangement.audit.at_hand import backed_up, choice_shown, waiting_named
from arrangement.audit.because import Reasons, because_true, rows_of_lines
from arrangement.audit.beside import beside_told
from arrangement.audit.by_month import months_told
from arrangement.audit.drop_outs import drop_outs_told
from arrangement.audit.instead import instead_true
from arrangement.audit.matter import Matter, is_draft
from arrangement.audit.people_first import people_named
from arrangement.audit.phases import learning_told
from arrangement.audit.references import references_follow
from arrangement.audit.result import Broken, broken
from arrangement.audit.silence import silence_named
from arrangement.law.access import BEIHILFE, office_of_payer
from arrangement.law.benefits import BenefitRule
from arrangement.responsibility.offices import office_for
from assessment.case.words import Benefit
from assessment.ground.calendar import end_of_month

Raw = Mapping[str, Any]
ASKED = ("by", "papers")
"""What every row of an application says."""


def told_truly(matter: Matter) -> Broken:
    """A33: Nothing beside the lines says what the files do not hold."""
    rows = rows_of_lines(matter)
    reasons = Reasons(matter)
    for line in matter.weeks.lines:
        row = rows.get(line.id, {})
        yield from because_true(reasons, line, row)
        yield from instead_true(matter, line, row)
    yield from backed_up(matter, rows)
    yield from drop_outs_told(matter, rows)
    yield from choice_shown(matter)
    yield from waiting_named(matter)
    yield from silence_named(matter)
    yield from _applications(matter)
    yield from _all_asked_for(matter)
    yield from references_follow(matter)
    yield from alternative_told(matter)
    yield from people_named(matter)
    yield from learning_told(matter)
    yield from months_told(matter)
    yield from beside_told(matter)
    yield from confirmed_truly(matter)
    yield from exceptions_told(matter)


def _rows(value: object) -> Iterator[Raw]:
    return (row for row in value if isinstance(row, Mapping)) if isinstance(value, list) else iter(())


def _applications(matter: Matter) -> Broken:
    """A row names a benefit's own payer and paragraph, how the asking stands, and a day that is not over."""
    for row in _rows(matter.view.raw.get("applications")):
        what, person = str(row.get("what")), str(row.get("person"))
        rule = matter.inputs.statutes.benefit(what)
        if rule is None or person not in matter.inputs.persons:
            yield broken("A33", "applications", "application", benefit=what)
            continue
        if row.get("payer") == BEIHILFE:
            if any(row.get(key) != value for key, value in _to_beihilfe(matter, person, what).items()):
                yield broken("A33", "applications", "application", benefit=what)
            continue
        status = matter.inputs.statutes.application(person, rule.benefit)
        right: dict[str, object] = {"payer": rule.payer, "paragraph": rule.paragraph, "status": status}
        right |= _where(matter, person, rule, row)
        if rule.application is not None:
            end = _asked_by(matter, person, rule.application.by)
            asked = {
                "by": end.isoformat(),
                "office": _office(matter, person, rule, rule.application.to),
                "papers": [*rule.application.papers],
            }
            right |= {key: value for key, value in asked.items() if key in row or key in ASKED}
        early = not _is_day(row.get("by")) or str(row.get("by")) < matter.inputs.on.isoformat()
        if early or status == "approved" or any(row.get(key) != value for key, value in right.items()):
            yield broken("A33", "applications", "application", benefit=what)


def _asked_by(matter: Matter, person: str, by: str) -> date:
    """Day up to which a benefit is asked for: before it begins, in its first month, or after it was used."""
    first = matter.money.replaced.first_day(person)
    if by == "after_use" and first is not None:
        return matter.inputs.statutes.replacement_claimed_by(first)
    return end_of_month(matter.inputs.on) if by == "end_of_month" else matter.inputs.on


def _office(matter: Matter, person: str, rule: BenefitRule, otherwise: str) -> str:
    """The office of the place; else the payer itself, a private insurance where it stands for it."""
    who = matter.inputs.case.person(person)
    office = office_for(matter.inputs.case, who, rule, matter.inputs.on)
    return office.office if office is not None else office_of_payer(who, rule.payer, otherwise)


def _to_beihilfe(matter: Matter, person: str, what: str) -> dict[str, object]:
    """The application for the part of Beihilfe; none of these keys can be so where Beihilfe pays nothing."""
    if not matter.inputs.statutes.pays_in_parts(person, what):
        return {"payer": None}
    figure = matter.inputs.statutes.beihilfe_application
    return {
        "by": matter.inputs.on.isoformat(),
        "paragraph": figure.paragraph,
        "office": figure.value["to"],
        "papers": figure.value["papers"],
        "status": "to_apply",
    }


def _is_day(text: object) -> bool:
    try:
        return isinstance(text, str) and date.fromisoformat(text).isoformat() == text
    except ValueError:
        return False


def _all_asked_for(matter: Matter) -> Broken:
    """Each benefit that lines draw without an approval is asked for once, unless the plan is a draft."""
    stated = _rows(matter.view.raw.get("applications"))
    asked = Counter(
        (str(row.get("person")), str(row.get("what")), row.get("payer") == BEIHILFE) for row in stated
    )
    for (_, what, _), number in sorted(asked.items()):
        if number > 1:
            yield broken("A33", "applications", "application_twice", benefit=what)
    if is_draft(matter):
        return
    drawn = {(line.person.id, line.view.benefit) for line in matter.weeks.lines if line.view.benefit}
    drawn |= {
        (person, Benefit.PFLEGEGELD.value)
        for person in matter.inputs.persons
        if any(matter.money.pflegegeld(person, month) for month in matter.money.months)
    }
    for person, benefit in sorted(drawn, key=str):
        rule = matter.inputs.statutes.benefit(benefit)
        if (
            matter.inputs.statutes.pays_in_parts(person, benefit)
            and (person, str(benefit), True) not in asked
        ):
            yield broken("A33", person, "application_missing", benefit=str(benefit))
        if rule is None or rule.application is None or (person, str(benefit), False) in asked:
            continue
        if matter.inputs.statutes.application(person, rule.benefit) not in ("approved", "not_needed"):
            yield broken("A33", person, "application_missing", benefit=str(benefit))


def _where(matter: Matter, person: str, rule: BenefitRule, row: Raw) -> dict[str, object]:
    """Carrier and site as the place gives them, where the row names them."""
    inputs = matter.inputs
    office = office_for(inputs.case, inputs.case.person(person), rule, inputs.on)
    if office is None or not {"carrier", "site"} & set(row):
        return {}
    return {"carrier": office.carrier, "site": office.site}
