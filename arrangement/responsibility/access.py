"""Access before any benefit, by person and book: yes, no, or clarify, with paragraph and office.

Unclear access never takes anything away: it is said, with who has to look. The class of a residence title is
never named in a result.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from arrangement.law.access import (
    ALL_PERCENT,
    ASYLBLG,
    CARE_FUND,
    LAST_RESORT,
    Access,
    care_insured,
    care_kind,
    duty_bearer,
    insurer,
    is_asylum_class,
    residence,
    share_percent,
    social_assistance,
    waiting_time,
)
from arrangement.law.benefits import BenefitRule, benefit_rule
from arrangement.law.conditions import grade_found, grade_of, is_past_last_age, latest_grant
from arrangement.law.law import Law
from arrangement.responsibility.offices import Office, office_of_system
from assessment.case.case import Case
from assessment.case.people import Person
from assessment.case.words import Book, TitleClass
from assessment.ground.calendar import age_on

_NO_TITLE = (TitleClass.OBLIGED_TO_LEAVE, TitleClass.NONE)

_DISCRETION = ("AC-IX-04", "SGB IX § 100 Abs. 1", "EGH", "residence_clarify")
_SOZIALHILFE = {
    TitleClass.EU_OR_FAMILY: ("AC-XII-02", "SGB XII § 23 Abs. 3", LAST_RESORT, "eu_right"),
    TitleClass.SECTION_24: ("AC-AS-05", "AsylbLG § 1 Abs. 1, 3a", LAST_RESORT, "which_law"),
    TitleClass.NONE: ("AC-XII-01", "SGB XII § 23 Abs. 1", LAST_RESORT, "no_rule_found"),
}
"""Which rule leaves Sozialhilfe open for which class of residence title."""


@dataclass(frozen=True)
class Door:
    """Access of one person to one book.

    Attributes:
        access: Yes, no, or clarify.
        rule: Rule of access, such as `AC-XI-05`.
        who: Whom to ask: a payer's word, `PPV`, `BEIHILFE`.
        reason: Message key under `access.reason`.
        share_percent: Share that this payer pays.
        beside: Who pays the rest, or is asked instead.
        office: Carrier and office where they follow from the place.
    """

    book: Book
    access: Access
    rule: str
    paragraph: str
    who: str
    reason: str
    share_percent: int = ALL_PERCENT
    beside: tuple[str, ...] = ()
    office: Office | None = None
    params: dict[str, str | int] = field(default_factory=dict)

    def as_json(self) -> dict[str, object]:
        """An entry of `access`."""
        return {
            "book": self.book.value,
            "access": self.access.value,
            "rule": self.rule,
            "paragraph": self.paragraph,
            "who": self.who,
            "reason": self.reason,
            "params": dict(self.params),
            "share_percent": self.share_percent,
            "beside": list(self.beside),
            **({} if self.office is None else self.office.as_json()),
        }


def access_of(case: Case, person: Person, law: Law) -> tuple[Door, ...]:
    """Give every door that matters for a person on the day of the law."""
    care = _care(person, law)
    doors = [_as_stated(care, person, law), _health(case, person)]
    if _concerns(case, person, Book.SGB_IX, law) or person.disability:
        doors.append(_participation(case, person, law))
    if _concerns(case, person, Book.SGB_VIII, law) or _is_young(person, law):
        doors.append(_youth(case, person, law))
    asked = grade_found(person, law) is not None and social_assistance(person, law) is not Access.YES
    if care.access is not Access.YES or asked:
        doors.append(_last_resort(case, person, law))
    return tuple(doors)


def _care(person: Person, law: Law) -> Door:
    closed = _no_care_fund(person, law)
    if closed is not None:
        return closed
    who = insurer(person, "PK")
    percent = share_percent(person, law)
    if care_insured(person, law) is not Access.YES:
        return _waiting(person, law, who, percent)
    beside = ("BEIHILFE",) if percent != ALL_PERCENT else ()
    if who == "PPV":
        named = ("AC-XI-09" if beside else "AC-XI-03", "SGB XI § 23 Abs. 1, 3, 6", who, "private")
    elif beside:
        named = ("AC-XI-08", "SGB XI § 28 Abs. 2", who, "beihilfe")
    else:
        named = ("AC-XI-01", "SGB XI §§ 20, 25", who, "care_fund")
    return Door(Book.SGB_XI, Access.YES, *named, percent, beside)


def _as_stated(care: Door, person: Person, law: Law) -> Door:
    """An insurance that nobody stated is assumed, not known; a granted Pflegegrad shows that there is one."""
    stated = person.insurance.model_fields_set
    if care.reason != "care_fund" or stated or grade_of(person, law) is not None:
        return care
    return replace(care, access=Access.CLARIFY, reason="care_fund_assumed")


def _no_care_fund(person: Person, law: Law) -> Door | None:
    """Who has no care insurance, or one that comes after somebody else; None where it is the first to ask."""
    book, insurance, instead = Book.SGB_XI, person.insurance, duty_bearer(person, CARE_FUND, law)
    if insurance.health == "card_264":
        paragraph = "SGB V § 264 Abs. 2; SGB XI § 20"
        return Door(book, Access.NO, "AC-XI-14", paragraph, instead, "card_264", 0, (instead,))
    care = care_kind(person)
    if care == "none":
        return Door(book, Access.NO, "AC-XI-01", "SGB XI §§ 20, 23", instead, "not_insured", 0, (instead,))
    if insurance.other_care_payer != "none":
        paragraph = "SGB XI § 13 Abs. 1, § 34 Abs. 1"
        return Door(book, Access.CLARIFY, "AC-XI-12", paragraph, "SER_UV", "other_payer")
    if care == "unknown":
        return Door(book, Access.CLARIFY, "AC-XI-01", "SGB XI §§ 20, 23", "PK", "insurer_unknown")
    return None


def _waiting(person: Person, law: Law, who: str, percent: int) -> Door:
    state = waiting_time(person, law)
    reason = {
        Access.NO: "waiting_time_none",
        Access.CLARIFY: "waiting_time_unknown" if person.insurance.periods is None else "waiting_time_short",
        Access.YES: "care_fund",
    }[state]
    beside = ("HZP",) if person.insurance.periods is not None else ()
    return Door(Book.SGB_XI, state, "AC-XI-05", "SGB XI § 33 Abs. 2", who, reason, percent, beside)


def _health(case: Case, person: Person) -> Door:
    kind, book = person.insurance.health, Book.SGB_V
    if kind == "card_264":
        return Door(book, Access.YES, "AC-V-05", "SGB V § 264 Abs. 2", "KK", "card_264_treatment")
    if kind in ("pkv", "heilfuersorge"):
        return Door(book, Access.CLARIFY, "AC-V-03", "Vertrag; Beihilferecht", "PKV", "private_tariff")
    if kind == "gkv" and person.insurance.arrears:
        return Door(book, Access.CLARIFY, "AC-V-02", "SGB V § 16 Abs. 3a, 3b", "KK", "arrears")
    approved = any(order.person == person.id and order.approval == "approved" for order in case.orders)
    if kind == "gkv" and "health" not in person.insurance.model_fields_set and not approved:
        return Door(book, Access.CLARIFY, "AC-V-01", "SGB V §§ 5, 10, 37", "KK", "health_assumed")
    if kind == "gkv":
        return Door(book, Access.YES, "AC-V-01", "SGB V §§ 5, 10, 37", "KK", "health_fund")
    return Door(book, Access.CLARIFY, "AC-V-01", "SGB V § 5 Abs. 1 Nr. 13", "KK", "health_unknown")


def _participation(case: Case, person: Person, law: Law) -> Door:
    book, who = Book.SGB_IX, "EGH"
    state, office = residence(person, law), office_of_system(case, person, who, law.day)
    if state is Access.NO and is_asylum_class(person):
        return Door(
            book, state, "AC-IX-06", "SGB IX § 100 Abs. 2", who, "residence_no", 0, ("JA", ASYLBLG), office
        )
    if state is Access.NO:
        return Door(book, state, "AC-IX-09", "SGB IX § 101", who, "abroad", 0, (), office)
    if person.stay.habitual == "unclear":
        return Door(
            book, Access.CLARIFY, "AC-IX-08", "SGB IX § 98 Abs. 2", who, "residence_unclear", office=office
        )
    if state is Access.CLARIFY:
        named = _DISCRETION
        if person.stay.title is TitleClass.EU_OR_FAMILY:
            named = ("AC-IX-05", "SGB IX § 100 Abs. 1 Satz 3", "EGH", "residence_eu")
        return Door(book, state, *named, office=office)
    if office is not None and office.clarify:
        rule = "AC-IX-01" if office.carrier is None else "HB-06"
        return Door(book, Access.CLARIFY, rule, "SGB I § 16", who, "office_unknown", office=office)
    return Door(book, state, "AC-IX-01", "SGB IX §§ 98, 99, 108", who, "participation", office=office)


def _youth(case: Case, person: Person, law: Law) -> Door:
    book, who = Book.SGB_VIII, "JA"
    office = office_of_system(case, person, who, law.day)
    rules = [rule for rule in _named(case, person, law) if rule.book is book]
    if rules and all(is_past_last_age(person, rule, law) for rule in rules):
        paragraph = "SGB VIII § 7 Abs. 1 Nr. 3, § 41"
        runs = any(latest_grant(case.grants, person, rule, law) is not None for rule in rules)
        state = Access.CLARIFY if runs else Access.NO
        return Door(book, state, "AC-VIII-10", paragraph, who, "no_longer_young", office=office)
    if person.stay.title in _NO_TITLE:
        reason = "youth_clarify"
        return Door(book, Access.CLARIFY, "AC-VIII-03", "SGB VIII § 6 Abs. 2, 4", who, reason, office=office)
    if office is not None and office.clarify:
        rule = "AC-VIII-05" if office.carrier is None else "HB-03"
        paragraph = "SGB VIII § 86; SGB I § 16"
        return Door(book, Access.CLARIFY, rule, paragraph, who, "office_unknown", office=office)
    return Door(book, Access.YES, "AC-VIII-02", "SGB VIII §§ 6, 86, 86a", who, "youth", office=office)


def _last_resort(case: Case, person: Person, law: Law) -> Door:
    book, who = Book.SGB_XII, "HZP"
    office = office_of_system(case, person, who, law.day)
    state = social_assistance(person, law)
    if is_asylum_class(person) and state is not Access.YES:
        return Door(book, state, "AC-XII-03", "SGB XII § 23 Abs. 2", who, "asylblg", 0, (ASYLBLG,), office)
    if state is not Access.YES:
        return Door(book, state, *_SOZIALHILFE[person.stay.title or TitleClass.NONE], office=office)
    return Door(book, Access.YES, "AC-XII-05", "SGB XII §§ 18, 61, 63", who, "last_resort", office=office)


def _concerns(case: Case, person: Person, book: Book, law: Law) -> bool:
    return any(rule.book is book for rule in _named(case, person, law))


def _named(case: Case, person: Person, law: Law) -> Iterator[BenefitRule]:
    """The benefits that a person's needs and grants name."""
    from_needs = (need.entitlement for need in case.needs if need.person == person.id)
    from_grants = (grant.benefit for grant in case.grants if grant.person == person.id)
    return (benefit_rule(benefit, law) for benefit in (*from_needs, *from_grants) if benefit is not None)


def _is_young(person: Person, law: Law) -> bool:
    born = person.birth_date
    return born != "unknown" and age_on(born, law.day) <= law.figure("junger_mensch_bis").whole()
