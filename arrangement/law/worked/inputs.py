"""What the calculations of SGB XI are given: the keys of the published examples, amounts in euros."""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from typing import Annotated

from pydantic import Field

from assessment.ground.calendar import MONTHS_A_YEAR, end_of_month
from assessment.ground.ids import Count, Day, Euros, Flag, Grade, Month, Rate, Year
from assessment.ground.model import FileModel

ByGrade = dict[str, Euros]
ByYear = dict[Annotated[str, Field(pattern=r"^[12][0-9]{3}$")], Euros]


class When(FileModel):
    """The day whose law counts; what is stated twice must agree.

    Attributes:
        year, month, date: The first day of the year or month counts.
    """

    year: Year | None = None
    month: Month | None = None
    date: Day | None = None

    def stated_days(self) -> Iterator[datetime.date]:
        """The days that are meant, the likeliest first: of a year alone its first day, then its last."""
        if self.date is not None:
            yield self.date
        elif self.month is not None:
            yield datetime.date.fromisoformat(f"{self.month}-01")
        elif self.year is not None:
            yield datetime.date(self.year, 1, 1)
            yield end_of_month(datetime.date(self.year, MONTHS_A_YEAR, 1))


class Inputs(When):
    """Inputs of the seven calculations; what the law knows may be left out.

    Attributes:
        pg: Pflegegrad.
        since: First month with this Pflegegrad, where it began within the year.
        max_sachleistung, pflegegeld, entlastungsbetrag, monthly, max_tagespflege, cap, cap_own, share,
            factor: As stated; compared with the law where a day is given, and used where none is.
        used_sachleistung: What care services cost in the month; a published example of § 45a calls it
            `used_by_care_service`, which is read as the same.
        unused, used: Rest or use by year, written `unused_2025` or `used_2025`; amounts that are saved up.
        used_verhinderungspflege, used_kurzzeitpflege: Use of these in the calendar year.
        used_days: Days of replacement care used in the calendar year, eight hours or more each.
        relatives: Whether relatives or the household help and do not do it for a living.
    """

    pg: Grade | None = None
    since: Month | None = None
    max_sachleistung: Euros | ByGrade | None = None
    pflegegeld: Euros | ByGrade | None = None
    used_sachleistung: Euros | None = None
    converted: Euros | None = None
    share: Rate | None = None
    days: Count | None = None
    care_rate_per_day: Euros | None = None
    board_lodging_per_day: Euros = 0
    max_tagespflege: Euros | None = None
    tagespflege: Euros | None = None
    entlastungsbetrag_months_saved: Count = 0
    entlastungsbetrag: Euros | None = None
    monthly: Euros | None = None
    hours_or_visits: Rate | None = None
    rate: Euros | None = None
    cost: Euros | None = None
    travel: Euros = 0
    factor: Rate | None = None
    age_below: Count | None = None
    relatives: Flag | None = None
    cap_own: Euros | None = None
    cap: Euros | None = None
    used_days: Count | None = None
    used_verhinderungspflege: Euros = 0
    used_kurzzeitpflege: Euros = 0
    unused: ByYear = Field(default_factory=dict)
    used: ByYear = Field(default_factory=dict)
