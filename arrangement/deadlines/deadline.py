"""One clock that runs, or one whose start nobody stated."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from arrangement.deadlines.count import end_of, moved
from arrangement.law.law import Figure, Law
from arrangement.law.values import VERIFIED
from assessment.ground.dated import UNVERIFIED

PERSON, DOCTOR = "person", "doctor"


@dataclass(frozen=True)
class Deadline:
    """A day by which somebody acts.

    Attributes:
        id: What it belongs to and which clock: `grant_x_competence`.
        clock: Message key under `deadline.clock`.
        who: Who has to act: a payer, `person`, `doctor`.
        represented_by: Who acts for the person on that day, where the person is not of age: ids.
        about: Grant, order or benefit.
        starts: Day of the event; None for a fixed day of the calendar.
        moved: Whether the end fell on a day off.
        key, source: Name of the figure, and where it was read.
        unverified: Nobody could compare the figure with the law of that day.
    """

    id: str
    person: str
    clock: str
    due: date
    paragraph: str
    who: str
    about: str
    starts: date | None = None
    moved: bool = False
    key: str = ""
    source: str = ""
    unverified: bool = False
    represented_by: tuple[str, ...] = ()

    def as_json(self, on: date) -> dict[str, object]:
        """As the interface names it."""
        return {
            "id": self.id,
            "due": self.due.isoformat(),
            "paragraph": self.paragraph,
            "who": self.who,
            "represented_by": list(self.represented_by),
            "person": self.person,
            "clock": self.clock,
            "about": self.about,
            "starts": self.starts.isoformat() if self.starts else None,
            "moved": self.moved,
            "overdue": self.due < on,
            "figure": self.key,
            "source": self.source,
            "status": UNVERIFIED if self.unverified else VERIFIED,
        }


@dataclass(frozen=True)
class NoDate:
    """A clock that cannot be told: the field that is missing, or `no_statutory_limit`."""

    id: str
    person: str
    clock: str
    paragraph: str
    who: str
    about: str
    missing: str

    def as_json(self) -> dict[str, object]:
        """As listed under `without_date`."""
        return dict(vars(self))


Found = Deadline | NoDate


@dataclass(frozen=True)
class Subject:
    """Whom a clock belongs to, and what it is about."""

    person: str
    about: str
    law: Law

    def clock(self, name: str, key: str, event: date | None, who: str, missing: str = "") -> Found:
        """Start a clock of law at an event; without the event only its name is told."""
        figure = self.law.figure(key)
        if event is None:
            return NoDate(self._id(name), self.person, name, figure.paragraph, who, self.about, missing)
        last = end_of(figure, event)
        return self.on_day(name, moved(last), figure, who, event, moved(last) != last)

    def on_day(
        self,
        name: str,
        due: date,
        figure: Figure,
        who: str,
        starts: date | None = None,
        has_moved: bool = False,
    ) -> Deadline:
        """A day that a figure of law gives."""
        return Deadline(
            self._id(name),
            self.person,
            name,
            due,
            figure.paragraph,
            who,
            self.about,
            starts,
            has_moved,
            figure.key,
            figure.source,
            figure.unverified,
        )

    def plain(self, name: str, due: date, paragraph: str, who: str, source: str = "") -> Deadline:
        """A day that the case file itself states."""
        return Deadline(self._id(name), self.person, name, due, paragraph, who, self.about, source=source)

    def untold(self, name: str, paragraph: str, who: str, missing: str) -> NoDate:
        """A clock without a day."""
        return NoDate(self._id(name), self.person, name, paragraph, who, self.about, missing)

    def _id(self, name: str) -> str:
        return f"{self.about}_{name}"
