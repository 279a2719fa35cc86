"""The decision table, read from `de/precedence.yaml`; the file's head explains every word."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from functools import cache
from importlib import resources
from typing import Literal

from assessment.ground.dated import Checked, read_yaml
from assessment.ground.errors import BugError
from assessment.ground.ids import Day
from assessment.ground.model import FileModel

SCHEMA = "hilfemix.precedence.v1"
Relation = Literal["first", "beside", "includes", "tops_up", "excludes", "offset", "duty"]


class Says(FileModel):
    """The reason of a rule, in both languages."""

    de: str
    en: str


class Span(FileModel):
    """Whole numbers, both bounds included; a bound left out is open."""

    min: int | None = None
    max: int | None = None

    def holds(self, number: int) -> bool:
        """Whether the number lies within."""
        return (self.min is None or self.min <= number) and (self.max is None or number <= self.max)


class When(FileModel):
    """What must be so. `age`, `disability` and `pflegegrad` hold for one and the same person."""

    age: Span | None = None
    disability: frozenset[str] | None = None
    pflegegrad: Span | None = None
    need: frozenset[str] | None = None
    with_need: frozenset[str] | None = None
    place: frozenset[str] | None = None
    flags: frozenset[str] = frozenset()
    flags_any: frozenset[str] | None = None
    without: frozenset[str] = frozenset()
    procedure: frozenset[str] | None = None
    decided_payer: frozenset[str] | None = None
    land: str | None = None
    unless_rule: str | None = None

    @property
    def of_person(self) -> bool:
        """Whether something is asked of a person."""
        return self.age is not None or self.disability is not None or self.pflegegrad is not None


class Then(FileModel):
    """What follows."""

    relation: Relation
    payer: tuple[str, ...] = ()
    over: tuple[str, ...] = ()
    bars: tuple[str, ...] = ()
    pays_first: tuple[str, ...] = ()
    alongside: tuple[str, ...] = ()
    follows: frozenset[str] = frozenset()
    funded_by: tuple[str, ...] = ()
    not_benefit: tuple[str, ...] = ()
    applies: tuple[str, ...] = ()
    alone: Relation | None = None
    residual: bool = False
    lump: bool = False
    pays: bool = False
    fuses: bool = False
    outward: bool = False
    protects: bool = False
    side_by_side: bool | None = None


class Arm(FileModel):
    """One way in which a rule fits."""

    when: When
    then: Then


class Earlier(Says):
    """The paragraphs and the reason of a rule as they were up to a day."""

    until: Day
    law: str


class Rule(FileModel):
    """One rule of the table.

    Attributes:
        prio: The smaller goes first.
        valid_from, valid_to: Days on which it holds; open where nothing is stated.
        amounts: The figure of the law whose numbers the reason names; they are those of the day.
        earlier: Other wordings for older days, the oldest first.
    """

    id: str
    prio: int
    law: str
    arms: tuple[Arm, ...]
    says: Says
    source: tuple[str, ...]
    status: Literal["verified", "UNVERIFIED"]
    valid_from: Day | None = None
    valid_to: Day | None = None
    note: str | None = None
    amounts: str | None = None
    earlier: tuple[Earlier, ...] = ()

    def holds_on(self, day: date) -> bool:
        """Whether the rule is in force on a day."""
        return (self.valid_from is None or self.valid_from <= day) and (
            self.valid_to is None or day <= self.valid_to
        )


class TextOf(FileModel):
    """The day of the statutes whose text the rules give, and why nothing older is known."""

    day: Day
    source: str


class Formerly(FileModel):
    """How one rule's matter stood until a day."""

    rule: str
    until: Day
    when: When
    then: Then
    says: Says
    source: str


class Table(FileModel):
    """The whole decision table."""

    checked: Checked
    text_of: TextOf
    sources: Mapping[str, str]
    rules: tuple[Rule, ...]
    history: tuple[Formerly, ...]

    def rule(self, name: str) -> Rule:
        """Give one rule by its id."""
        return _by_id()[name]


@cache
def table() -> Table:
    """Give the table that we ship, its rules by prio.

    Raises:
        BugError: If the file is not as this module says; the fault is ours.
    """
    data = read_yaml(_text("precedence.yaml"))
    if data.pop("schema", None) != SCHEMA:
        raise BugError(f"precedence.yaml does not begin with 'schema: {SCHEMA}'")
    found = Table.model_validate(data)
    names = [rule.id for rule in found.rules]
    twice = {name for name in names if names.count(name) > 1}
    if twice:
        raise BugError(f"precedence.yaml: written twice: {sorted(twice)}")
    ordered = tuple(sorted(found.rules, key=lambda rule: rule.prio))
    return found.model_copy(update={"rules": ordered})


@cache
def _by_id() -> Mapping[str, Rule]:
    return {rule.id: rule for rule in table().rules}


def _text(name: str) -> str:
    return resources.files("arrangement.responsibility").joinpath("de", name).read_text(encoding="utf-8")
