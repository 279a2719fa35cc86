"""Clocks of applications, decisions, objections and grants."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from arrangement.deadlines.count import end_of, moved
from arrangement.deadlines.deadline import PERSON, Found, Subject
from arrangement.law.access import insurer
from arrangement.law.benefits import BenefitRule, benefit_rule
from arrangement.law.law import Law, law_on
from arrangement.law.time import last_of_months, months_after
from assessment.case.people import Person
from assessment.case.today import Grant
from assessment.case.words import Benefit, Book
from assessment.ground.calendar import MONTHS_A_YEAR, age_on

_PK, _KK, _JA, _EGH = "PK", "KK", "JA", "EGH"


def of_grant(grant: Grant, person: Person, law: Law) -> Iterator[Found]:
    """Clocks of one application or decision."""
    rule = benefit_rule(grant.benefit, law)
    subject = Subject(person.id, grant.id, law)
    yield from {"applied": _applied, "refused": _refused, "objection": _objection, "approved": _approved}[
        grant.status
    ](grant, rule, subject, person)


def _applied(grant: Grant, rule: BenefitRule, subject: Subject, person: Person) -> Iterator[Found]:
    start, who = grant.applied_on, insurer(person, rule.payer)
    if _is_participation(rule):
        yield from _participation(grant, rule, subject)
    elif who == _KK:
        key = "frist_krankenkasse_gutachten" if grant.opinion_asked else "frist_krankenkasse"
        yield subject.clock("decision", key, start, who, "applied_on")
    elif rule.payer == _PK:
        yield subject.clock("advice_appointment", "frist_beratungstermin", start, who, "applied_on")
    else:
        yield subject.untold("decision", rule.paragraph, who, "no_statutory_limit")
    if start is not None:
        key = "untaetigkeit_jugendhilfe" if rule.payer == _JA else "untaetigkeit_antrag"
        yield subject.clock("may_sue", key, start, PERSON)


def _participation(grant: Grant, rule: BenefitRule, subject: Subject) -> Iterator[Found]:
    """§§ 14, 15, 18 SGB IX."""
    applied, begun = grant.applied_on, grant.forwarded_on or grant.applied_on
    if grant.forwarded_on is None:
        yield subject.clock("competence", "frist_zustaendigkeit", applied, rule.payer, "applied_on")
    if grant.conference:
        yield subject.clock("decision", "frist_entscheidung_konferenz", applied, rule.payer, "applied_on")
    elif grant.several_carriers:
        yield subject.clock(
            "decision", "frist_entscheidung_mehrere_traeger", applied, rule.payer, "applied_on"
        )
    elif grant.opinion_asked:
        key = "frist_entscheidung_nach_gutachten"
        yield subject.clock("decision", key, grant.opinion_on, rule.payer, "opinion_on")
    else:
        yield subject.clock("decision", "frist_entscheidung_teilhabe", begun, rule.payer, "applied_on")
    if applied is not None:
        yield subject.clock("reasoned_notice", "frist_begruendete_mitteilung", applied, rule.payer)


def _refused(grant: Grant, _: BenefitRule, subject: Subject, __: Person) -> Iterator[Found]:
    """§ 37 SGB X, § 84 SGG: the day on which a posted notice counts as known is not moved, but the end is."""
    if grant.notice_posted_on is None:
        yield subject.clock("objection", "frist_widerspruch", None, PERSON, "notice_posted_on")
        return
    law = subject.law
    known = end_of(law_on(grant.notice_posted_on).figure("bekanntgabe_post"), grant.notice_posted_on)
    key = "frist_widerspruch" if grant.notice_instructs else "frist_widerspruch_ohne_belehrung"
    figure = law.figure(key)
    last = end_of(figure, known)
    yield subject.on_day("objection", moved(last), figure, PERSON, known, moved(last) != last)


def _objection(grant: Grant, rule: BenefitRule, subject: Subject, _: Person) -> Iterator[Found]:
    yield subject.clock("may_sue", "untaetigkeit_widerspruch", grant.objected_on, PERSON, "objected_on")


def _approved(grant: Grant, rule: BenefitRule, subject: Subject, person: Person) -> Iterator[Found]:
    if grant.ends is not None:
        yield subject.plain("grant_ends", grant.ends, rule.paragraph, PERSON, rule.source)
        if rule.payer == _JA:
            figure = subject.law.figure("uebergang_planung")
            yield subject.on_day(
                "transition", months_after(grant.ends, -figure.whole()), figure, _JA, grant.ends
            )
    if grant.form == "budget":
        yield from _budget(grant, subject, insurer(person, rule.payer))
    last = _last_day_of_age(rule, person, subject.law)
    if last is not None and (grant.ends is None or last < grant.ends):
        yield subject.plain("age_limit", last, rule.paragraph, PERSON, rule.source)
    if rule.payer == _EGH:
        yield subject.clock("gesamtplan", "gesamtplan_ueberpruefung", grant.planned_on, _EGH, "planned_on")
    elif rule.payer == _JA and grant.review_on is not None:
        yield subject.plain("hilfeplan", grant.review_on, "SGB VIII § 36 Abs. 2", _JA)
    elif rule.payer == _JA:
        yield subject.untold("hilfeplan", "SGB VIII § 36 Abs. 2", _JA, "review_on")


def _budget(grant: Grant, subject: Subject, payer: str) -> Iterator[Found]:
    """§ 29 SGB IX: the choice of a budget binds for a time, and the need is assessed again; neither moves."""
    bound, review = subject.law.figure("budget_bindung"), subject.law.figure("budget_ueberpruefung")
    last = last_of_months(grant.begins, bound.whole())
    yield subject.on_day("budget_binds", last, bound, PERSON, grant.begins)
    begun = grant.planned_on or grant.begins
    yield subject.on_day("budget_review", months_after(begun, review.whole()), review, payer, begun)


def _last_day_of_age(rule: BenefitRule, person: Person, law: Law) -> date | None:
    """Last day before the birthday on which a help ends by its age window."""
    window, born = rule.age, person.birth_date
    if window is None or window.family or born == "unknown" or age_on(born, law.day) > window.max:
        return None
    return last_of_months(born, MONTHS_A_YEAR * (window.max + 1))


def _is_participation(rule: BenefitRule) -> bool:
    return rule.book is Book.SGB_IX or rule.benefit is Benefit.EINGLIEDERUNGSHILFE_35A
