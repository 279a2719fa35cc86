"""What every part of a page is made from: the plan as its reader may see it, the case, the catalogue."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from arrangement.catalogue.offer import Catalogue
from arrangement.documents.names import Names
from arrangement.documents.recipients import Recipient, extract, names_for
from arrangement.documents.sources import SourceKey, View, marks
from arrangement.documents.speech import Speech
from arrangement.plan.plan import Plan
from assessment.case import Case


@dataclass(frozen=True)
class Sheet:
    """One reader's page.

    Attributes:
        whole: The whole plan, for parts that are extracts of their own.
        view: The plan as this reader may see it.
        case: Read for own words, dates and names; what it marks as unsafe is read to be left out only.
        left_out: Persons and places that no page names, without a word about it.
    """

    whole: Plan
    view: View
    recipient: Recipient
    case: Case | None = None
    catalogue: Catalogue | None = None
    left_out: frozenset[str] = frozenset()

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
    def helpers(self) -> tuple[str, ...]:
        """Helpers whom the page names; without the case only those who are planned."""
        planned = {line.helper for line in self.plan.lines if line.helper}
        known = {*self.plan.helper_minutes, *self.plan.helper_presence_minutes} if self.case else planned
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
    left_out = _marked(case, plan)
    told = _without(extract(plan, recipient), left_out)
    view = View(told, speech, names_for(names, plan, recipient))
    return Sheet(plan, view, recipient, case, catalogue, left_out)


def _marked(case: Case | None, plan: Plan) -> frozenset[str]:
    """Persons and places that are marked as unsafe and have no line."""
    if case is None:
        return frozenset()
    marked = {id_ for mark in case.unsafe() for id_ in (mark.person, mark.place) if id_ is not None}
    return frozenset(marked - {line.helper for line in plan.lines} - {line.person for line in plan.lines})


def _without(plan: Plan, left_out: frozenset[str]) -> Plan:
    """Take out of what stands beside the lines whatever names somebody or something left out."""
    if not left_out:
        return plan

    def named(entry: Mapping[str, Any]) -> bool:
        values = (value if isinstance(value, list | tuple) else [value] for value in entry.values())
        return bool(left_out & {str(one) for some in values for one in some})

    lines = tuple(
        line.model_copy(update={"instead_of": tuple(e for e in line.instead_of if not named(e))})
        for line in plan.lines
    )
    unmet = tuple(
        entry.model_copy(update={"evidence": tuple(id_ for id_ in entry.evidence if id_ not in left_out)})
        for entry in plan.unmet
    )
    warnings = tuple(warning for warning in plan.warnings if not named(warning.params))
    beside = {
        name: tuple(row for row in getattr(plan, name) if not named(row))
        for name in ("open_points", "providers", "waiting")
    }
    return plan.model_copy(update={"lines": lines, "unmet": unmet, "warnings": warnings, **beside})


def entries(found: object) -> list[Mapping[str, Any]]:
    """Read a list of objects out of an open part of the plan; what is none is left out."""
    return [e for e in found if isinstance(e, Mapping)] if isinstance(found, list | tuple) else []
