"""Values with dates: each holds from its first day until the next one begins, and says where it is written.

A dated file has one entry per value, and each entry says what it is, which paragraph makes it and who looked.
Every dated block is complete: none inherits from the one before, so one can be read alone.
"""

from __future__ import annotations

import re
from collections.abc import Hashable, Mapping
from datetime import date
from importlib.resources.abc import Traversable
from typing import TYPE_CHECKING, Any, Literal

import yaml
from pydantic import Field, TypeAdapter, field_validator

from assessment.ground.errors import BugError, Fault, InputError
from assessment.ground.ids import Day
from assessment.ground.model import FileModel

SCHEMA = "hilfemix.law.v1"
HEADER = "schema"
UNVERIFIED = "UNVERIFIED"


class NoLawForDay(InputError):
    """No value is known for this day: never a silent zero."""

    def __init__(self, file: str, key: str, day: date, earliest: date) -> None:
        """Name the file, the value, the day that was asked for and the first day that has one."""
        params = {"key": key, "day": day.isoformat(), "earliest": earliest.isoformat()}
        super().__init__([Fault(code="no_law_for_day", file=file, field=key, params=params)])


class Says(FileModel):
    """What the value is, in both languages."""

    de: str
    en: str


class Checked(FileModel):
    """Who looked last: the day, and the text it was compared with."""

    on: Day
    against: str


class DatedBlock(FileModel):
    """One value from its first day on.

    Attributes:
        value: Whole number, word, list or mapping, such as one by Pflegegrad; None where the value ends.
        source: Where the value was read.
        wording_from: First day for which the wording itself was read; earlier days rest on later texts.
        known_until: Last day for which it is settled; later days rest on it until somebody looks.
        note: Begins with UNVERIFIED where nobody could look.
        law: Paragraph of this block where it stood or stands elsewhere than the entry says.
    """

    value: Any
    source: str = Field(min_length=1)
    wording_from: Day | None = None
    known_until: Day | None = None
    note: str | None = None
    law: str | None = Field(default=None, min_length=1)

    @field_validator("value")
    @classmethod
    def _is_whole(cls, value: object) -> object:
        if _holds_fraction(value):
            raise ValueError("write whole numbers: cents, minutes, days or per cent")
        return value

    def unverified_on(self, day: date) -> bool:
        """Whether nobody could compare it with a text of the law that was in force on that day."""
        noted = self.note is not None and self.note.startswith(UNVERIFIED)
        early = self.wording_from is not None and day < self.wording_from
        return noted or early or (self.known_until is not None and day > self.known_until)


class _Entry(FileModel):
    says: Says
    law: str = Field(min_length=1)
    unit: str = Field(min_length=1)
    kind: Literal["ceiling", "floor", "threshold", "share", "amount", "rule"]
    values: dict[Day, DatedBlock] = Field(min_length=1)
    checked: Checked


class DatedValue(_Entry):
    """One entry of a dated file, with the file and key it was read from."""

    file: str
    key: str

    def value_on(self, day: date) -> tuple[date, DatedBlock]:
        """Give the block in force on a day, and the day it began.

        Raises:
            NoLawForDay: If the first block begins later.
        """
        begun = [first for first in self.values if first <= day]
        if not begun:
            raise NoLawForDay(self.file, self.key, day, min(self.values))
        return max(begun), self.values[max(begun)]

    def begins(self) -> date:
        """The first day on which there is something; a block that says there was nothing does not count."""
        return min(
            (day for day, block in self.values.items() if block.value is not None), default=min(self.values)
        )

    def changes(self) -> tuple[date, ...]:
        """Every day on which a block begins, in order."""
        return tuple(sorted(self.values))


def load_dated(file: Traversable) -> dict[str, DatedValue]:
    """Read one dated file that we ship.

    Raises:
        BugError: If the file is not as this module says; the fault is ours, not the user's.
    """
    try:
        data = read_yaml(file.read_text(encoding="utf-8"))
        if not isinstance(data, dict) or data.pop(HEADER, None) != SCHEMA:
            raise BugError(f"{file.name}: the file does not begin with 'schema: {SCHEMA}'")
        entries = _ENTRIES.validate_python(data)
    except (yaml.YAMLError, ValueError) as fault:
        raise BugError(f"{file.name}: {fault}") from fault
    return {key: DatedValue(**dict(entry), file=file.name, key=key) for key, entry in sorted(entries.items())}


def read_yaml(text: str) -> Any:
    """Read YAML that we ship, with the meanings of version 1.2: `on` and `no` are words; no key twice."""
    loader = _Loader(text)
    try:
        return loader.get_single_data()
    finally:
        loader.dispose()


_ENTRIES = TypeAdapter(dict[str, _Entry])


def _holds_fraction(value: object) -> bool:
    if isinstance(value, Mapping):
        return any(_holds_fraction(part) for part in value.values())
    if isinstance(value, list | tuple):
        return any(_holds_fraction(part) for part in value)
    return isinstance(value, float)


if TYPE_CHECKING:
    from yaml import SafeLoader as _Fast
else:  # libyaml is about ten times faster; both give the same
    _Fast = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


class _Loader(_Fast):
    """A safe loader; only `true` and `false` are truth values."""

    def construct_mapping(self, node: yaml.MappingNode, deep: bool = False) -> dict[Hashable, Any]:
        keys = [self.construct_object(key, deep=True) for key, _ in node.value]
        twice = {str(key) for key in keys if keys.count(key) > 1}
        if twice:
            raise yaml.constructor.ConstructorError(
                problem=f"written twice: {sorted(twice)}", problem_mark=node.start_mark
            )
        return super().construct_mapping(node, deep=deep)


_Loader.yaml_implicit_resolvers = {
    first: [(tag, pattern) for tag, pattern in found if tag != "tag:yaml.org,2002:bool"]
    for first, found in yaml.SafeLoader.yaml_implicit_resolvers.items()
}
_Loader.add_implicit_resolver("tag:yaml.org,2002:bool", re.compile(r"^(?:true|false)$"), ["t", "f"])
