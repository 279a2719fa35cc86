"""Errors: what is wrong, where, and what to do. The class says whose turn it is.

A fault names the person's data by id and place, never by value.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

MOST_FAULTS = 50
"""Faults shown in one run; the rest is counted."""


@dataclass(frozen=True)
class Fault:
    """One thing that is wrong in an input.

    Attributes:
        code: Message key under `fault.` in the message catalogues.
        file: The file as the user gave it; None for a fault without a file.
        line, column: One-based place; None where the format has no places.
        field: Path such as `needs[2].measure.minutes`.
        params: Values for the message; never taken from a sensitive field.
        sheet: Sheet of a workbook; line and column are then those of a cell.
    """

    code: str
    file: str | None = None
    line: int | None = None
    column: int | None = None
    field: str | None = None
    params: Mapping[str, str | int] = dataclasses.field(default_factory=dict)
    sheet: str | None = None

    @property
    def cell(self) -> str | None:
        """The cell of a workbook, such as `C5`."""
        if self.sheet is None or not self.line or not self.column:
            return None
        letters, rest = "", self.column
        while rest:
            rest, letter = divmod(rest - 1, 26)
            letters = chr(ord("A") + letter) + letters
        return f"{letters}{self.line}"


class HilfemixError(Exception):
    """Base of every error that a user may see."""

    exit_code = 1


class InputError(HilfemixError):
    """The input cannot be used: the user's turn. Carries every fault of the run."""

    exit_code = 2

    def __init__(self, faults: Iterable[Fault]) -> None:
        """Keep the faults in canonical order: file, line, column, field."""
        self.faults = tuple(
            sorted(
                faults,
                key=lambda f: (
                    f.file or "",
                    f.sheet or "",
                    f.line or 0,
                    f.column or 0,
                    f.field or "",
                    f.code,
                ),
            )
        )
        super().__init__("; ".join(f"{f.code} {f.field or ''}".strip() for f in self.faults))


class NothingLawful(InputError):
    """What was asked for is not lawful as things stand; the faults name why."""

    exit_code = 3


class HumanStepFirst(HilfemixError):
    """Planning would be wrong before a person has acted: danger signs, or no goal yet."""

    exit_code = 5

    def __init__(self, key: str, params: Mapping[str, str | int] | None = None) -> None:
        """Name the step by message key under `human_step.`."""
        self.key = key
        self.params: Mapping[str, str | int] = dict(params or {})
        super().__init__(key)


class BugError(HilfemixError):
    """Our own mistake: an invalid model, a plan that fails its audit."""

    exit_code = 1
