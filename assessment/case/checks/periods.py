"""Days: what ends ends after its beginning, and nobody said or was born something after the plan date.

The plan date is the file's own; without one nothing is compared, because no check reads the clock.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from assessment.case.case import Case
from assessment.case.data_consent import DataConsent
from assessment.ground.findings import FieldPath, Finding

LATEST_PLAN_YEAR = 2199
"""So that every later day of a plan still is a day of the calendar."""

OLDEST_AGE = 130
"""Years that nobody reaches."""

_A_YEAR = timedelta(days=366)

Stated = tuple[FieldPath, date | None]


def consents_end_after_they_begin(case: Case) -> Iterator[Finding]:
    """A consent ends, or is taken back, on or after the day on which it was given."""
    for number, helper in enumerate(case.helpers):
        for c, consent in enumerate(helper.consents):
            path = ("helpers", number, "consents", c)
            for name, day in (("until", consent.until), ("withdrawn_on", consent.withdrawn_on)):
                if day is not None and day < consent.agreed_on:
                    yield Finding("consent.ends_before_it_begins", (*path, name), {}, (*path, "agreed_on"))


def days_are_plausible(case: Case) -> Iterator[Finding]:
    """Nobody is born after the plan date or lives that long, nothing was said over a year after it."""
    if case.plan_date is None:
        return
    if case.plan_date.year > LATEST_PLAN_YEAR:
        yield Finding("day.plan_too_late", ("plan_date",), {"most": LATEST_PLAN_YEAR})
        return
    for path, day in _births(case):
        if day is not None and day > case.plan_date:
            yield Finding("day.birth_in_future", path)
        elif day is not None and case.plan_date.year - day.year > OLDEST_AGE:
            yield Finding("day.birth_too_long_ago", path, {"most": OLDEST_AGE})
    latest = case.plan_date + _A_YEAR
    for path, day in stated_days(case):
        if day is not None and day > latest:
            yield Finding("day.stated_in_future", path)


def _births(case: Case) -> Iterator[Stated]:
    for number, person in enumerate(case.persons):
        yield ("persons", number, "birth_date"), _known(person.birth_date)
    for number, helper in enumerate(case.helpers):
        yield ("helpers", number, "birth_date"), _known(helper.birth_date)


def _known(day: date | str) -> date | None:
    return day if isinstance(day, date) else None


def _of_data(consent: DataConsent | None, path: FieldPath) -> Iterator[Stated]:
    if consent is not None:
        yield (*path, "data_consent", "written_on"), consent.written_on
        yield (*path, "data_consent", "electronic_on"), consent.electronic_on
        yield (*path, "data_consent", "withdrawn_on"), consent.withdrawn_on


def stated_days(case: Case) -> Iterator[Stated]:
    """Every day on which somebody said, agreed or confirmed something."""
    for number, person in enumerate(case.persons):
        path: FieldPath = ("persons", number)
        for c, consent in enumerate(person.consents):
            yield (*path, "consents", c, "on"), consent.on
        for o, own in enumerate(person.own):
            yield (*path, "own", o, "stated_on"), own.stated_on
        if person.own_money is not None:
            yield (*path, "own_money", "on"), person.own_money.on
        yield from _of_data(person.data_consent, path)
    for number, need in enumerate(case.needs):
        if need.confirmed is not None:
            yield ("needs", number, "confirmed", "on"), need.confirmed.on
    for number, helper in enumerate(case.helpers):
        path = ("helpers", number)
        for c, agreed in enumerate(helper.consents):
            yield (*path, "consents", c, "agreed_on"), agreed.agreed_on
            yield (*path, "consents", c, "instructed_on"), agreed.instructed_on
        yield (*path, "no_free_day_wished_on"), helper.no_free_day_wished_on
        yield (*path, "clearance_on"), helper.clearance_on
        yield from _of_data(helper.data_consent, path)
    for number, refusal in enumerate(case.refusals):
        yield ("refusals", number, "stated_on"), refusal.stated_on
    for number, wish in enumerate(case.wishes):
        yield ("wishes", number, "stated_on"), wish.stated_on
    for number, choice in enumerate(case.choices):
        yield ("choices", number, "on"), choice.on
    yield from _recorded(case)


def _recorded(case: Case) -> Iterator[Stated]:
    """Days of assessments, views, gifts and contracts."""
    for number, assessment in enumerate(case.assessments):
        yield ("assessments", number, "on"), assessment.on
    for number, view in enumerate(case.views):
        yield ("views", number, "on"), view.on
    for number, gift in enumerate(case.gives):
        yield ("gives", number, "stated_on"), gift.stated_on
    for number, job in enumerate(case.employed):
        yield ("employed", number, "agreed_on"), job.agreed_on
