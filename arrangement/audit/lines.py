"""Lines of the plan with their words resolved against case and catalogue."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import cached_property

from arrangement.audit.entries import LineView
from arrangement.audit.inputs import Inputs, Source
from arrangement.audit.measure import is_dated, is_hands_on, is_presence, is_reachable
from arrangement.audit.result import Violation, broken
from arrangement.audit.stay import Piece
from arrangement.audit.view import PlanView
from arrangement.audit.whereabouts import help_home, home_of
from arrangement.catalogue import Session
from assessment.case.needs import Need
from assessment.case.people import Person
from assessment.ground.grid import (
    DAYS,
    GRID_MINUTES,
    PART_BOUNDS,
    PARTS,
    Part,
    Slot,
    Weekday,
    clock_minutes,
    overlap_by_part,
)

ROLES = ("help", "companion")


@dataclass(frozen=True)
class Line:
    """A line whose person, need, source and slot exist.

    Attributes:
        need: None only for a companion.
        kind: Place of its week type in the case.
        home: Home where it happens; None for sessions and companions, and where the person is at no home.
        start: The same home, or the one from which the person goes out.
        on: Its date, if it happens once.
        session: The weekly date, for a line of a session offer that has this date.
        outside: Whether its help happens out of the home.
        interpreter: Who interprets it, if the plan names a known offer.
    """

    view: LineView
    person: Person
    need: Need | None
    source: Source
    slot: Slot
    kind: int = 0
    home: str | None = None
    start: str | None = None
    on: date | None = None
    session: Session | None = None
    outside: bool = False
    interpreter: Source | None = None

    @property
    def id(self) -> str:
        """Id as the plan states it."""
        return self.view.id

    @property
    def minutes(self) -> int:
        """Help as it reaches the person."""
        return self.view.minutes

    @property
    def task(self) -> str:
        """The need's task; a companion accompanies."""
        return self.need.task if self.need is not None else "accompany_outside"

    @property
    def is_companion(self) -> bool:
        """A companion's trip, which covers nothing."""
        return self.need is None

    @property
    def is_visit(self) -> bool:
        """Help at home by team, helper, employed person or own resource; being on call is no visit."""
        return self.need is not None and self.source.form == "visit" and not self.is_on_call

    @property
    def is_on_call(self) -> bool:
        """Somebody who can be called."""
        return self.need is not None and is_reachable(self.need)

    @property
    def is_hands_on(self) -> bool:
        """A visit's line that takes its own minutes."""
        return self.need is not None and self.is_visit and is_hands_on(self.need)

    @property
    def is_watching(self) -> bool:
        """A visit's line of presence."""
        return self.need is not None and self.is_visit and is_presence(self.need)

    @property
    def pieces(self) -> tuple[Piece, ...]:
        """What it brings into its visit; a companion's line and a call bring nothing."""
        if self.need is None or not self.is_visit:
            return ()
        return (Piece(self.need, self.outside, self.minutes),)

    @cached_property
    def order(self) -> tuple[str, str, int, Slot, str]:
        """Smallest need, dates last, then type of week, slot and id."""
        need = self.need.id if self.need is not None else ""
        return (need, self.on.isoformat() if self.on is not None else "", self.kind, self.slot, self.id)


def resolve(inputs: Inputs, view: PlanView) -> tuple[tuple[Line, ...], list[Violation]]:
    """Give the lines that can be judged, and what is wrong with the words of the others."""
    lines: list[Line] = []
    found: list[Violation] = []
    for entry in view.lines:
        found += _wrong_words(inputs, entry)
        source = _source(inputs, entry)
        known = entry.person in inputs.persons and entry.day in DAYS and entry.part in PARTS
        need = inputs.needs.get(entry.need or "") if entry.role != "companion" else None
        if source is None or not known or (entry.role != "companion" and need is None):
            continue
        if need is None or not is_dated(need):
            slot = Slot(DAYS.index(Weekday(entry.day)), PARTS.index(Part(entry.part)))
            lines.append(_line(inputs, entry, need, source, slot, _kind(inputs, entry.week_type)))
        elif (day := day_within(inputs, entry.on)) is not None:
            slot = Slot(day.weekday(), PARTS.index(Part(entry.part)))
            lines.append(_line(inputs, entry, need, source, slot, _kind_on(inputs, day), day))
    return tuple(sorted(lines, key=lambda line: line.order)), found


def _line(
    inputs: Inputs,
    entry: LineView,
    need: Need | None,
    source: Source,
    slot: Slot,
    kind: int,
    on: date | None = None,
) -> Line:
    session = _session(source, entry.session)
    if need is None or source.form == "session":
        home, begins = None, first_slot(session) if session is not None else slot
        start = home_of(inputs, entry.person, kind, begins)
    else:
        start = home = help_home(inputs, need, kind, slot)
    return Line(
        view=entry,
        person=inputs.persons[entry.person],
        need=need,
        source=source,
        slot=slot,
        kind=kind,
        home=home,
        start=start,
        on=on,
        session=session,
        outside=need is not None and inputs.statutes.is_outside(need),
        interpreter=inputs.sources.get(entry.interpreter.offer) if entry.interpreter is not None else None,
    )


def _kind(inputs: Inputs, week_type: str) -> int:
    """Place of a week type that occurs; of an unknown one the first that does."""
    named = (kind for kind in inputs.planned if inputs.week_type(kind).id == week_type)
    return next(named, inputs.planned[0])


def _kind_on(inputs: Inputs, day: date) -> int:
    week = inputs.week_of(day)
    return week.week_type if week is not None else inputs.planned[0]


def day_within(inputs: Inputs, text: str | None) -> date | None:
    """The day that a text names, if it lies within the horizon."""
    try:
        day = date.fromisoformat(text or "")
    except ValueError:
        return None
    return day if day.isoformat() == text and inputs.on <= day <= inputs.last_day else None


def _source(inputs: Inputs, entry: LineView) -> Source | None:
    if (entry.helper is None) == (entry.offer is None):
        return None
    if entry.helper is not None:
        source = inputs.sources.get(entry.helper)
        return source if source is not None and source.carer is not None else None
    source = inputs.sources.get(entry.offer or "")
    return source if source is not None and source.carer is None else None


def _session(source: Source, key: str | None) -> Session | None:
    if source.offer is None or source.form != "session":
        return None
    return next((session for session in source.offer.sessions if session.key == key), None)


def _wrong_words(inputs: Inputs, entry: LineView) -> list[Violation]:
    found: list[Violation] = []
    if entry.role not in ROLES:
        found.append(broken("A26", entry.id, "role", role=entry.role))
    if entry.person not in inputs.persons:
        found.append(broken("A02", entry.id, "unknown_person", person=entry.person))
    if entry.role != "companion":
        need = inputs.needs.get(entry.need or "")
        if need is None:
            found.append(broken("A02", entry.id, "unknown_need", need=entry.need or "-"))
        elif need.person != entry.person:
            found.append(broken("A02", entry.id, "other_person", need=need.id, person=entry.person))
    if entry.week_type not in {inputs.week_type(kind).id for kind in inputs.planned}:
        found.append(broken("A02", entry.id, "week_type", week_type=entry.week_type or "-"))
    source = _source(inputs, entry)
    if source is None:
        found.append(broken("A19", entry.id, "no_source", source=entry.helper or entry.offer or "-"))
    elif source.kind != entry.kind:
        found.append(broken("A19", entry.id, "kind", kind=entry.kind, found=source.kind))
    if entry.day not in DAYS or entry.part not in PARTS:
        found.append(broken("A15", entry.id, "no_slot", day=entry.day, part=entry.part))
    elif entry.start is not None and not _starts_within(entry.start, entry.part, entry.role == "companion"):
        found.append(broken("A15", entry.id, "start", start=entry.start, part=entry.part))
    return found


def _starts_within(start: str, part: str, leaves: bool) -> bool:
    """Whether a time lies within its day part; a companion may leave before the part of the session."""
    bounds = next(bounds for name, bounds in PART_BOUNDS.items() if name == part)
    try:
        minutes = clock_minutes(start)
    except ValueError:
        return False
    day = clock_minutes("24:00")
    return leaves or bounds.start <= minutes < bounds.end or bounds.start <= minutes + day < bounds.end


def overlaps(session: Session) -> dict[Slot, int]:
    """Minutes of a session in each slot."""
    return overlap_by_part(session.day, session.start, session.end)


def first_slot(session: Session) -> Slot:
    """The slot in which a session begins."""
    return next(iter(overlap_by_part(session.day, session.start, session.start + GRID_MINUTES)))


def last_slot(session: Session) -> Slot:
    """The slot in which a session ends."""
    return next(iter(overlap_by_part(session.day, session.end - GRID_MINUTES, session.end)))
