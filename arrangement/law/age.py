"""How long ago somebody looked at the values of law: an alarm of `doctor`, never of a plan or a test."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from arrangement.law.law import dated_files, law_on
from arrangement.law.time import months_after

STAYS_CURRENT = "recht_gilt_als_aktuell"


@dataclass(frozen=True, order=True)
class Look:
    """A day on which somebody compared a value with the law."""

    day: date
    name: str


def oldest_look() -> Look:
    """The value that nobody has looked at for longest."""
    return min(_looks())


def unchecked_since(today: date) -> tuple[str, ...]:
    """The values that nobody has looked at for so many months, as the project decided, by name."""
    months = law_on(today).figure(STAYS_CURRENT).whole()
    return tuple(sorted(look.name for look in _looks() if months_after(look.day, months) < today))


def _looks() -> list[Look]:
    return [
        Look(dated.checked.on, f"{file}.{key}")
        for file, values in dated_files().items()
        for key, dated in values.items()
    ]
