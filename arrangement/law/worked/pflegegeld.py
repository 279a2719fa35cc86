"""§ 37 SGB XI: the Pflegegeld of a month that is not full, and the advice visits."""

from __future__ import annotations

from datetime import date

from pydantic import model_validator

from arrangement.law.law import Law
from arrangement.law.sgb_xi import p37, p38
from arrangement.law.time import Stretch
from arrangement.law.worked.inputs import When
from arrangement.law.worked.result import Worked, amount, cents
from assessment.ground.ids import Day, Euros, Flag, Grade
from assessment.ground.model import FileModel


class Days(FileModel):
    """Days from one to another, both included."""

    begins: Day
    ends: Day

    @model_validator(mode="after")
    def _in_order(self) -> Days:
        if self.ends < self.begins:
            raise ValueError("ends before it begins")
        return self


class CashMonth(When):
    """One calendar month of Pflegegeld.

    Attributes:
        used_sachleistung: Sachleistung of the month; with it, the share that § 38 leaves goes on.
        begins, ends: First and last day of the claim.
        hospital, abroad, kurzzeitpflege, verhinderungspflege: Stays, of other months too; abroad means
            outside EU, EEA and Switzerland, replacement care means eight hours a day or more.
    """

    pg: Grade
    used_sachleistung: Euros = 0
    begins: Day | None = None
    ends: Day | None = None
    hospital: tuple[Days, ...] = ()
    abroad: tuple[Days, ...] = ()
    kurzzeitpflege: tuple[Days, ...] = ()
    verhinderungspflege: tuple[Days, ...] = ()


class Advice(When):
    """Advice visits of one person.

    Attributes:
        cash: Whether Pflegegeld is drawn, or Sachleistung converted without a care service.
        since: First day of that.
        visits: Days of the visits so far.
    """

    pg: Grade
    cash: Flag = True
    since: Day
    visits: tuple[Day, ...] = ()


def pflegegeld(given: CashMonth, law: Law) -> Worked:
    """Pflegegeld of the month, day by day (§ 37 Abs. 2, §§ 34, 38)."""
    cash, step = amount(None, law, "pflegegeld", given.pg)
    if not cash:
        return Worked({"paid_cents": 0}, (step,))
    in_kind, of_kind = amount(None, law, "pflegesachleistung", given.pg)
    share = p38.kombinationsleistung(law, cents(given.used_sachleistung), in_kind, cash)
    away = p37.Away(
        _stretches(given.hospital),
        _stretches(given.abroad),
        _stretches(given.kurzzeitpflege),
        _stretches(given.verhinderungspflege),
    )
    found = p37.pflegegeld_in_month(law, share.pflegegeld_cents, away, given.begins, given.ends)
    figures = {
        "cap_cents": cash,
        "used_percent": share.used_percent,
        "paid_cents": found.cents,
        "days_full": found.full,
        "days_half": found.half,
        "days_none": found.none,
    }
    return Worked(figures, (step, of_kind, *share.trace, *found.trace))


def beratungsbesuch(given: Advice, law: Law) -> Worked:
    """How many visits are a duty, how many may be asked for, and until when the next one is due."""
    found = p37.beratungsbesuche(law, given.pg, given.cash, given.since, given.visits)
    figures = {
        "per_year": found.per_year,
        "on_request": found.on_request,
        "by": _text(found.by),
        "video": found.video,
        "paid_by_person_cents": 0,
    }
    return Worked(figures, found.trace)


def _stretches(days: tuple[Days, ...]) -> tuple[Stretch, ...]:
    return tuple(Stretch(entry.begins, entry.ends) for entry in days)


def _text(day: date | None) -> str | None:
    return None if day is None else day.isoformat()
