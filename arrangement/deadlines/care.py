"""Clocks of SGB XI: the Pflegegrad, advice visits, and what lapses with the calendar."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from arrangement.deadlines.deadline import PERSON, Found, Subject
from arrangement.law.access import insurer
from arrangement.law.amounts import grade_key
from arrangement.law.conditions import grade_of
from arrangement.law.law import Law
from arrangement.law.replacement import in_calendar_year
from arrangement.law.sgb_xi.p34 import paid_until
from arrangement.law.sgb_xi.p38 import bound_until
from arrangement.law.spouse import last_day_of
from arrangement.law.time import ONE_DAY, fixed_day, last_of_months
from assessment.case.case import Case
from assessment.case.people import GivenPflegegrad, Person
from assessment.case.today import AmountUsed
from assessment.case.words import Benefit
from assessment.ground.calendar import MONTHS_A_YEAR

_URGENT = {"hospital": "frist_begutachtung_dringend", "palliative": "frist_begutachtung_dringend"}
_CARE_LEAVE = "care_leave"


def of_care(case: Case, person: Person, law: Law) -> Iterator[Found]:
    """Clocks of one person's care insurance."""
    yield from _pflegegrad(person, law)
    grade = grade_of(person, law)
    if grade is None:
        return
    yield from _advice_visits(case, person, grade, law)
    yield from _choice(person, law)
    yield from _away(person, law)
    yield from _lapsing(case, person, grade, law)


def of_spouse(person: Person, law: Law) -> Iterator[Found]:
    """§ 1358 Abs. 3 Nr. 4 BGB: the end of representation by the spouse, which does not move."""
    for one in person.representation:
        last = last_day_of(one, law)
        if last is not None and one.since is not None and one.since <= law.day:
            subject = Subject(person.id, f"{person.id}_{one.holder}", law)
            figure = law.figure("ehegattenvertretung_dauer")
            yield subject.on_day("spouse_stands_in", last, figure, PERSON, one.since)


def _pflegegrad(person: Person, law: Law) -> Iterator[Found]:
    asked = person.pflegegrad_application
    if asked is None:
        return
    who = insurer(person, "PK")
    subject = Subject(person.id, f"{person.id}_pflegegrad", law)
    if asked.urgent in _URGENT:
        yield subject.clock("assessment", _URGENT[asked.urgent], asked.on, who)
    elif asked.urgent == _CARE_LEAVE:
        yield subject.clock("assessment", "frist_begutachtung_pflegezeit", asked.on, who)
    yield subject.clock("pflegegrad_decision", "frist_pflegegrad", asked.on, who)
    yield subject.clock("advice_appointment", "frist_beratungstermin", asked.on, who)


def _advice_visits(case: Case, person: Person, grade: int, law: Law) -> Iterator[Found]:
    """§ 37 Abs. 3: whoever draws Pflegegeld alone is visited once in each stretch of the year."""
    running = {g.benefit: g for g in case.grants if g.person == person.id and _runs(g, law.day)}
    cash = running.get(Benefit.PFLEGEGELD)
    draws = cash is not None or person.wants_pflegegeld is True
    if not draws or Benefit.PFLEGESACHLEISTUNG in running:
        return
    figure = law.figure("beratungsbesuch")
    visits = figure.value.get(grade_key(grade))
    if not visits:
        return
    given = person.pflegegrad
    start = cash.begins if cash is not None else given.since if isinstance(given, GivenPflegegrad) else None
    subject = Subject(person.id, f"{person.id}_pflegegeld", law)
    if start is None or start > law.day:
        return
    stretch = MONTHS_A_YEAR // visits
    number = 0
    while last_of_months(start, stretch * (number + 1)) < law.day:
        number += 1
    begun = last_of_months(start, stretch * number) + ONE_DAY if number else start
    ended = last_of_months(start, stretch * (number + 1))
    if any(begun <= visit <= ended for visit in person.advice_visits):
        ended = last_of_months(start, stretch * (number + 1 + 1))
    yield subject.on_day("advice_visit", ended, figure, PERSON, start)


def _choice(person: Person, law: Law) -> Iterator[Found]:
    """§ 38 Satz 3: until when the chosen ratio of money and care in kind binds; an end that does not move."""
    mix = person.care_mix
    if mix is not None and mix.since <= law.day:
        subject = Subject(person.id, f"{person.id}_care_mix", law)
        figure = law.figure("kombinationsleistung_bindung")
        yield subject.on_day("care_mix_binds", bound_until(law, mix.since), figure, PERSON, mix.since)


def _away(person: Person, law: Law) -> Iterator[Found]:
    """§ 34: last day of a stay on which Pflegegeld is still paid."""
    for number, stay in enumerate(person.stays_away, start=1):
        last = paid_until(law, stay)
        if last is not None and stay.begins <= law.day and (stay.ends is None or stay.ends > last):
            subject = Subject(person.id, f"{person.id}_stay_{number}", law)
            yield subject.on_day(
                "pflegegeld_rests", last, law.figure("pflegegeld_ruhen"), PERSON, stay.begins
            )


def _lapsing(case: Case, person: Person, grade: int, law: Law) -> Iterator[Found]:
    """Amounts and claims that end on a fixed day."""
    year = law.day.year
    stated = [
        u for u in case.amounts_used if u.person == person.id and u.benefit is Benefit.ENTLASTUNGSBETRAG
    ]
    relief = law.figure("entlastungsbetrag_verfall")
    subject = Subject(person.id, f"{person.id}_entlastungsbetrag", law)
    last_year = fixed_day(relief.value, year - 1)
    if law.day <= last_year and _has_last_year(stated, person, year):
        yield subject.on_day(f"relief_lapses_{year - 1}", last_year, relief, PERSON)
    yield subject.on_day(f"relief_lapses_{year}", fixed_day(relief.value, year), relief, PERSON)
    if grade_key(grade) not in _yearly_grades(law):
        return
    yearly = law.figure("jahresbetrag_verfall")
    left, _ = in_calendar_year(case, person, law.day, law.day)
    if yearly.value is not None and left > 0:
        subject = Subject(person.id, f"{person.id}_jahresbetrag", law)
        yield subject.on_day(f"yearly_amount_{year}", fixed_day(yearly.value, year), yearly, PERSON)
    claim = law.figure("verhinderungspflege_abrechnen")
    since = person.pflegegrad.since if isinstance(person.pflegegrad, GivenPflegegrad) else law.day
    if claim.value is not None and since <= date(year - 1, MONTHS_A_YEAR, 31):
        subject = Subject(person.id, f"{person.id}_verhinderungspflege", law)
        yield subject.on_day(f"claim_respite_{year - 1}", fixed_day(claim.value, year - 1), claim, PERSON)


def _has_last_year(stated: list[AmountUsed], person: Person, year: int) -> bool:
    """Whether something of last year may be left: as stated, else if there was a Pflegegrad then."""
    told = [u.balance_last_year_cents for u in stated if "balance_last_year_cents" in u.model_fields_set]
    given = person.pflegegrad
    return any(told) if told else isinstance(given, GivenPflegegrad) and given.since.year < year


def _yearly_grades(law: Law) -> frozenset[str]:
    value = law.figure("pflegegeld").value
    return frozenset(key for key, amount in value.items() if amount)


def _runs(grant: object, day: date) -> bool:
    begins, ends, status = (getattr(grant, name) for name in ("begins", "ends", "status"))
    return bool(status == "approved" and begins <= day and (ends is None or day <= ends))
