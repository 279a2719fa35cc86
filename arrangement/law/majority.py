"""§ 2 BGB: the day on which somebody comes of age."""

from __future__ import annotations

from datetime import date

from arrangement.law.law import Law
from arrangement.law.time import ONE_DAY, last_of_months
from assessment.case.people import Person
from assessment.ground.calendar import MONTHS_A_YEAR


def majority_of(person: Person, law: Law) -> date | None:
    """The first day of majority; None where the birth date is unknown."""
    if person.birth_date == "unknown":
        return None
    return last_of_months(person.birth_date, MONTHS_A_YEAR * law.figure("volljaehrigkeit").whole()) + ONE_DAY
