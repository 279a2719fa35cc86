"""The door to the care insurance and to Eingliederungshilfe: waiting time, shares, residence.

What is unknown is to be clarified, never a no; a decision that stands has answered the question.
"""

from __future__ import annotations

from datetime import date, timedelta
from enum import StrEnum

from arrangement.law.law import Law
from assessment.case.people import CarePeriod, GivenPflegegrad, Person
from assessment.case.words import TitleClass
from assessment.ground.calendar import DAYS_A_YEAR, MONTHS_A_YEAR, age_on, years_before
from assessment.ground.source import TraceStep

ALL_PERCENT = 100
CARE_FUND = "PK"
LAST_RESORT = "HZP"
"""The Sozialhilfeträger, who owes care where no care insurance does."""
ASYLBLG = "ASYLBLG"
"""Who is asked instead of the Sozialhilfeträger while the Asylbewerberleistungsgesetz holds."""
BEIHILFE = "BEIHILFE"
"""The payer beside the care insurance of civil servants and their families."""
PRIVATE = {CARE_FUND: "PPV", "KK": "PKV"}
"""The private insurance that stands in the place of each statutory one."""
_WITH_CARE_FUND = ("gkv", "card_264")
_PRIVATE_OFFICE = {"PPV": "private_pflegeversicherung", "PKV": "private_krankenversicherung"}
_ASYLUM = (TitleClass.ASYLUM_APPLICATION, TitleClass.DULDUNG, TitleClass.OBLIGED_TO_LEAVE)
_NOT_SURE_OF_SOZIALHILFE = (TitleClass.SECTION_24, TitleClass.EU_OR_FAMILY, TitleClass.NONE)
_DISCRETION = (TitleClass.FIXED_TERM_OTHER, TitleClass.SECTION_24, TitleClass.EU_OR_FAMILY, TitleClass.NONE)


class Access(StrEnum):
    """Whether a door is open."""

    YES = "yes"
    NO = "no"
    CLARIFY = "clarify"


def waiting_time(person: Person, law: Law) -> Access:
    """§ 33 Abs. 2 SGB XI: two years insured in the ten before the day of the application.

    A full year by the calendar is a year, leap year or not; the rest counts by days (§§ 187, 188, 191 BGB).
    Some days, but too few, are to be clarified: how days are counted is disputed. No day at all is a no.
    """
    insurance, given = person.insurance, person.pflegegrad
    if insurance.parent_meets_waiting_time is True and _is_minor(person, law):
        return Access.YES
    asked = person.pflegegrad_application
    if insurance.periods is None:
        settled = isinstance(given, GivenPflegegrad) or (given == "none" and asked is None)
        return Access.YES if settled else Access.CLARIFY
    rule = law.figure("vorversicherungszeit").value
    day = asked.on if asked else given.since if isinstance(given, GivenPflegegrad) else law.day
    before = day - timedelta(days=1)
    spans = _spans_insured(insurance.periods, years_before(day, rule["within"]), before)
    insured = sum(_days_by_the_calendar(*span) for span in spans)
    if insured == 0:
        return Access.NO
    return Access.YES if insured >= rule["years"] * DAYS_A_YEAR else Access.CLARIFY


def care_insured(person: Person, law: Law) -> Access:
    """Whether a person of the care insurance draws its benefits: §§ 20, 23, 25, 33 SGB XI, § 264 SGB V."""
    care = care_kind(person)
    if care == "none" or person.insurance.health == "card_264":
        return Access.NO
    return Access.CLARIFY if care == "unknown" else waiting_time(person, law)


def care_kind(person: Person) -> str:
    """The care insurance as stated; where it is not, and the health insurance brings none: unknown."""
    insurance = person.insurance
    follows = "care" in insurance.model_fields_set or insurance.health in _WITH_CARE_FUND
    return insurance.care if follows else "unknown"


def insurer(person: Person, payer: str) -> str:
    """Who stands behind a payer for a person: with a private insurance it is that one."""
    insurance = person.insurance
    private = {CARE_FUND: insurance.care == "ppv", "KK": insurance.health in ("pkv", "heilfuersorge")}
    return PRIVATE[payer] if private.get(payer) else payer


def office_of_payer(person: Person, payer: str, office: str) -> str:
    """Where a person asks a payer: at the private insurance, where it stands in the payer's place."""
    return _PRIVATE_OFFICE.get(insurer(person, payer), office)


def share_percent(person: Person, law: Law) -> int:
    """Share of its benefits that the care insurance pays beside Beihilfe: half (§ 28 Abs. 2), or the rest."""
    beihilfe = person.insurance.beihilfe
    if beihilfe is None:
        return ALL_PERCENT
    if person.insurance.care == "ppv":
        return ALL_PERCENT - beihilfe.rate_percent
    return law.figure("beihilfe_anteil").whole()


def share_steps(person: Person, law: Law, cents: int) -> tuple[TraceStep, ...]:
    """How a shared amount came about."""
    if person.insurance.care == "ppv":
        return (TraceStep("beihilfe_rest", cents, "SGB XI § 23 Abs. 3"),)
    return (law.figure("beihilfe_anteil").step(cents),)


def shared(cents: int, percent: int) -> int:
    """A share of an amount, rounded up to the cent in the person's favour."""
    return -(-cents * percent // ALL_PERCENT)


def residence(person: Person, law: Law) -> Access:
    """§§ 100, 101 SGB IX, § 2 AsylbLG: whether residence opens Eingliederungshilfe."""
    stay = person.stay
    if stay.habitual == "abroad":
        return Access.NO if stay.title is TitleClass.GERMAN else Access.CLARIFY
    if stay.title in _ASYLUM:
        if stay.in_germany_since is None:
            return Access.CLARIFY
        months = law.figure("asylblg_monate").whole()
        return Access.YES if _months(stay.in_germany_since, law.day) >= months else Access.NO
    return Access.CLARIFY if stay.title in _DISCRETION or stay.habitual == "unclear" else Access.YES


def social_assistance(person: Person, law: Law) -> Access:
    """§ 23 SGB XII, §§ 1, 2 AsylbLG: whether residence opens Hilfe zur Pflege, or somebody looks."""
    if is_asylum_class(person):
        return residence(person, law)
    return Access.CLARIFY if person.stay.title in _NOT_SURE_OF_SOZIALHILFE else Access.YES


def duty_bearer(person: Person, payer: str, law: Law) -> str:
    """Who owes what a payer owes the insured: without care insurance the Sozialhilfeträger, or AsylbLG."""
    if payer != CARE_FUND or care_insured(person, law) is not Access.NO:
        return payer
    return ASYLBLG if social_assistance(person, law) is Access.NO else LAST_RESORT


def is_asylum_class(person: Person) -> bool:
    """Whether the Asylbewerberleistungsgesetz is the person's law."""
    return person.stay.title in _ASYLUM


def _is_minor(person: Person, law: Law) -> bool:
    born = person.birth_date
    return born != "unknown" and age_on(born, law.day) < law.figure("volljaehrigkeit").whole()


def _spans_insured(periods: tuple[CarePeriod, ...], first: date, last: date) -> tuple[tuple[date, date], ...]:
    """First and last day of each unbroken time, within a span, in which at least one insurance ran."""
    spans: list[tuple[date, date]] = []
    for period in sorted(periods, key=lambda period: period.begins):
        begin, end = max(period.begins, first), min(period.ends or last, last)
        if begin > end:
            continue
        if spans and begin <= spans[-1][1] + timedelta(days=1):
            spans[-1] = (spans[-1][0], max(spans[-1][1], end))
        else:
            spans.append((begin, end))
    return tuple(spans)


def _days_by_the_calendar(begin: date, end: date) -> int:
    """Days of an unbroken time, each full year of it counted alike."""
    after = end + timedelta(days=1)
    years = age_on(begin, after)
    rest = after - years_before(begin, -years)
    return years * DAYS_A_YEAR + rest.days


def _months(since: date, day: date) -> int:
    months = (day.year - since.year) * MONTHS_A_YEAR + day.month - since.month
    return months - (day.day < since.day)
