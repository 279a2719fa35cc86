"""What every part of a page is made from: the plan as its reader may see it, the case, the catalogue."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from arrangement.catalogue.offer import Catalogue
from arrangement.documents.names import Names
from arrangement.documents.recipients import Recipient, extract, names_for
from arrangement.documents.sources import SourceKey, View, marks
from arrangement.documents.speech import Speech
from arrangement.plan.days import on_date
from arrangement.plan.plan import Plan, PlanLine
from assessment.case import Case


@dataclass(frozen=True)
class Sheet:
    """One reader's page.

    Attributes:
        whole: The whole plan, for parts that are extracts of their own.
        view: The plan as this reader may see it.
        case: Read for own words, dates and names; never for what protects somebody, but to leave it out.
    """

    whole: Plan
    view: View
    recipient: Recipient
    case: Case | None = None
    catalogue: Catalogue | None = None

    @property
    def plan(self) -> Plan:
        """The plan as this reader may see it."""
        return self.view.plan

    @property
    def speech(self) -> Speech:
        """The reader's language."""
        return self.view.speech

    @property
    def names(self) -> Names:
        """Readable names."""
        return self.view.names

    def say(self, key: str, /, **params: str | int) -> str:
        """Give a text of the pages."""
        return self.speech.say(f"page.{key}", **params)

    @cached_property
    def marks(self) -> Mapping[SourceKey, str]:
        """A letter for each source, the same on the whole page."""
        return marks(self.whole)

    @cached_property
    def left_out(self) -> frozenset[str]:
        """Persons and places that no page names: left out without a word."""
        if self.case is None:
            return frozenset()
        marked = ({mark.person, mark.place} for mark in self.case.protection.unsafe)
        planned = {line.helper for line in self.whole.lines} | {line.person for line in self.whole.lines}
        return frozenset(id_ for ids in marked for id_ in ids if id_ is not None) - planned

    @cached_property
    def helpers(self) -> tuple[str, ...]:
        """Helpers whom the page names."""
        known = {*self.plan.helper_minutes, *self.plan.helper_presence_minutes}
        return tuple(sorted(known - self.left_out))

    def for_reader(self, recipient: Recipient) -> Sheet:
        """Make the page of another reader out of the same files."""
        return sheet_of(self.whole, self.speech, self.names, recipient, self.case, self.catalogue)


def sheet_of(
    plan: Plan,
    speech: Speech,
    names: Names,
    recipient: Recipient,
    case: Case | None = None,
    catalogue: Catalogue | None = None,
) -> Sheet:
    """Reduce a plan to what its reader may see, before anything is written."""
    view = View(extract(plan, recipient), speech, names_for(names, plan, recipient))
    return Sheet(plan, view, recipient, case, catalogue)


def home_of(line: PlanLine) -> str | None:
    """The home at which a line happens, where the plan says so."""
    found = (line.model_extra or {}).get("home")
    return found if isinstance(found, str) else None


def week_types(lines: Sequence[PlanLine]) -> dict[str, list[PlanLine]]:
    """Group weekly lines by kind of week, in the order in which they come."""
    found: dict[str, list[PlanLine]] = {}
    for line in lines:
        if on_date(line) is None:
            found.setdefault(line.week_type, []).append(line)
    return found


def entries(found: object) -> list[Mapping[str, Any]]:
    """Read a list of objects out of an open part of the plan; what is none is left out."""
    return [e for e in found if isinstance(e, Mapping)] if isinstance(found, list | tuple) else []
