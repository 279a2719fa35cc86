"""What is asked for, each way to meet it, and going somewhere for it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from arrangement.problem.stay import Doing
from assessment.case.words import Kind, Qualification, Standing, Urgency
from assessment.ground.grid import Slot

Carrier = str
"""Who brings the help: `helper:ID`, `employed:ID`, `own:ID`, `team:ID`, `session:OFFER`, `aid:OFFER`."""

IN_PIECES = ("occurrences", "dated")
"""Measures met piece by piece, each of the same length: so many times a week, or once at a date."""

BY_SLOT = ("presence", "reachable")
"""Measures met in each of their slots."""

ALONE = ("aid", "own")
"""Carriers that are not enough hands where several are needed at once."""


@dataclass(frozen=True)
class NeedToMeet:
    """A need on the grid.

    Attributes:
        measure: `occurrences`, `minutes`, `presence`, `reachable` or `dated`.
        required: By week in which it holds: occurrences, dates or day parts, else minutes.
        minutes: Of one occurrence or date; 0 otherwise.
        per_slot: Most occurrences in one slot.
        per_day: Most occurrences on one day, by week.
        presence: Minutes wanted in each slot, for presence only.
        at_least: Shortest piece of divisible help.
        with_person: Whether the person must be there; household tasks happen without them.
        doing: What help for it does in a visit, and where.
        at_once: How many people one occurrence takes.
        same_person: Whether one source brings all of it, type of week by type of week.
        days_apart: Days without it after each day with it.
    """

    id: str
    person: str
    measure: str
    required: Mapping[int, int]
    minutes: int
    per_slot: int
    per_day: Mapping[int, int]
    at_least: int
    slots: tuple[Slot, ...]
    presence: Mapping[Slot, int]
    standing: Standing
    urgency: Urgency
    goals: tuple[str, ...]
    with_person: bool
    doing: Doing
    at_once: int
    same_person: bool
    days_apart: int

    @property
    def in_pieces(self) -> bool:
        """Whether it is met by occurrences or dates of one length."""
        return self.measure in IN_PIECES

    @property
    def by_slot(self) -> bool:
        """Whether it is wanted in each of its slots by itself."""
        return self.measure in BY_SLOT

    @property
    def unit_minutes(self) -> int:
        """Minutes that one required unit stands for; a day part on call has its own length."""
        return self.minutes if self.in_pieces else 1


@dataclass(frozen=True)
class Option:
    """One way to meet a need, or to accompany a way: source, slot and payer.

    Attributes:
        way: Key of the attendance that it accompanies; None for help.
        home: Home where the help takes place, or from where the person goes to a session.
        session: Key of the weekly date, for sessions; the slot says in which week.
        benefit: Who pays; `self` for own money, empty for free help.
        most: Minutes possible; for occurrences a multiple of their length.
        paragraph: Legal basis of professional help as its offer states it.
        standby: Paid minutes of being on call in one day part.
        cents_per_step, cents_per_piece: Price of five minutes; of each occurrence or piece.
        misses: Ids of wishes that it does not follow.
        interpreters: Who could interpret what nobody would understand otherwise; empty where both understand.
    """

    number: int
    need: str
    person: str
    home: str
    carrier: Carrier
    source: str
    kind: Kind
    slot: Slot
    benefit: str
    most: int
    qualification: Qualification | None = None
    offer: str | None = None
    paragraph: str | None = None
    helper: str | None = None
    session: str | None = None
    way: str | None = None
    indirect_percent: int = 0
    standby: int = 0
    cents_per_step: int = 0
    cents_per_piece: int = 0
    cents_per_month: int = 0
    misses: tuple[str, ...] = ()
    interpreters: tuple[str, ...] = ()

    @property
    def attends(self) -> str:
        """Key of the attendance in which a session's help happens."""
        return way_key(self.person, self.offer or "", self.session or "", self.slot.week)


def way_key(person: str, offer: str, session: str, week: int) -> str:
    """Name of an attendance, and of the way to it: who goes to which date in which week."""
    return f"{person}:{offer}:{session}:{week}"


@dataclass(frozen=True)
class Attendance:
    """One person at one weekly date of a session offer, paid by one benefit.

    Attributes:
        away: Minutes away from home by slot, trips included.
        there: Minutes of the session itself by slot.
        start, end: Clock minutes of the day, for overlaps.
        trip: Minutes of one way, on the grid; 0 where the offer fetches people.
        places: Free places of the group; None for who has a place of their own there today.
        attributed: Professional minutes, declared by typical group size.
        companion_minutes: 0 where no companion is needed.
    """

    key: str
    person: str
    home: str
    offer: str
    session: str
    kind: Kind
    benefit: str
    week: int
    day: int
    start: int
    end: int
    trip: int
    away: Mapping[Slot, int]
    there: Mapping[Slot, int]
    places: int | None
    attributed: int
    qualification: Qualification
    cents: int
    companion_minutes: int
