"""Who pays a benefit of a person: its own payer, or the care insurance and Beihilfe in parts."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from arrangement.law.access import ALL_PERCENT, BEIHILFE, share_percent, shared
from arrangement.law.law import law_on
from arrangement.law.paragraphs import IN_PARTS
from assessment.case.people import Person
from assessment.case.words import Benefit
from assessment.ground.calendar import CalendarMonth


def has_beihilfe(person: Person, benefit: Benefit, on: date) -> bool:
    """Whether Beihilfe pays a part of a benefit of this person."""
    return benefit in IN_PARTS and share_percent(person, law_on(on)) != ALL_PERCENT


def insured_part(person: Person, benefit: Benefit, cents: int, day: date) -> int:
    """What the care insurance pays of a month's sum, rounded up to the cent; all of it without Beihilfe."""
    return shared(cents, share_percent(person, law_on(day))) if benefit in IN_PARTS else cents


def by_payer(
    person: Person, benefit: Benefit, payer: str, cents: int, on: date, month: CalendarMonth
) -> Mapping[str, int]:
    """Split what a benefit pays in a calendar month: the two parts are always the whole, to the cent."""
    part = insured_part(person, benefit, cents, max(on, month.first_day))
    return {payer: part, BEIHILFE: cents - part} if has_beihilfe(person, benefit, on) else {payer: cents}
