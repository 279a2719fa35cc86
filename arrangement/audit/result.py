"""What the audit says: which invariant is broken, where, and in what figures."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any

Param = str | int
"""A value named in a message."""

_LONGEST = 100
"""Characters of a foreign word that are repeated in a message."""


class Severity(StrEnum):
    """Fatal: the plan is not released. Flag: it is, with a named warning."""

    FATAL = "fatal"
    FLAG = "flag"


@dataclass(frozen=True)
class Violation:
    """One broken invariant.

    Attributes:
        invariant: Its id, such as `A09`.
        subject: Id of the need, line, helper, right or key concerned; `plan` for the whole.
        message: Message key such as `audit.A09.weekly_limit`, never a sentence.
        params: The figures and ids that the sentence names.
    """

    invariant: str
    subject: str
    message: str
    params: Mapping[str, Param] = field(default_factory=dict)

    def as_json(self) -> dict[str, Any]:
        """The entry in the `violations` list."""
        return {
            "invariant": self.invariant,
            "subject": self.subject,
            "message": self.message,
            "params": dict(sorted(self.params.items())),
        }


Broken = Iterator[Violation]
"""What a check yields."""


def broken(invariant: str, subject: str, what: str, **params: Param) -> Violation:
    """Name one violation; its sentence stands under `audit.<invariant>.<what>` in the message files."""
    return Violation(
        invariant,
        shown(subject),
        f"audit.{invariant}.{what}",
        {name: value if isinstance(value, int) else shown(value) for name, value in params.items()},
    )


def shown(word: str) -> str:
    """A word from an edited file, cut to a length that a message can carry and free of control characters."""
    clean = "".join(letter if letter.isprintable() else "?" for letter in word[:_LONGEST])
    return clean or "-"


def fits(number: int) -> bool:
    """Whether a whole number is small enough to be a figure of a plan."""
    return abs(number) < sys.maxsize


@dataclass(frozen=True)
class AuditResult:
    """The audit's answer.

    Attributes:
        passed: No fatal invariant is broken.
        checked: Ids of all invariants looked at.
        violations: In canonical order, flags among them.
    """

    passed: bool
    checked: tuple[str, ...]
    violations: tuple[Violation, ...]

    def as_json(self) -> dict[str, Any]:
        """The `audit` block of a plan, and the answer of the `audit` command."""
        return {
            "passed": self.passed,
            "checked": list(self.checked),
            "violations": [violation.as_json() for violation in self.violations],
        }


def in_order(found: Iterable[Violation]) -> tuple[Violation, ...]:
    """Sort violations and drop repetitions."""
    keyed = {(v.invariant, v.subject, v.message, str(sorted(v.params.items()))): v for v in found}
    return tuple(keyed[key] for key in sorted(keyed))
