"""Reading an edited plan without trust: what is unreadable becomes a violation and counts as nothing."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from arrangement.audit.result import Violation, broken, fits

Raw = Mapping[str, Any]


class Reader:
    """Reads typed values out of raw JSON and gathers what could not be read.

    Attributes:
        found: Violations so far.
    """

    def __init__(self) -> None:
        self.found: list[Violation] = []

    def rows(self, data: Raw, key: str, invariant: str) -> list[Raw]:
        """The objects of a list; other entries are violations."""
        value = data.get(key)
        if not isinstance(value, list):
            self._unreadable_block(data, key, invariant)
            return []
        for number, entry in enumerate(value):
            if not isinstance(entry, dict):
                self.found.append(broken("A21", key, "wrong_type", field=f"{key}[{number}]"))
        return [entry for entry in value if isinstance(entry, dict)]

    def table(self, data: Raw, key: str, invariant: str) -> Raw:
        """An object, such as a table of minutes."""
        value = data.get(key)
        if isinstance(value, dict):
            return value
        self._unreadable_block(data, key, invariant)
        return {}

    def figures(self, data: Raw, key: str, invariant: str) -> dict[str, int]:
        """A table of whole numbers."""
        table = self.table(data, key, invariant)
        return {name: self.number(table, name, key) for name in table}

    def number(self, data: Raw, key: str, subject: str) -> int:
        """A whole number; 0 if unreadable."""
        value = data.get(key)
        if isinstance(value, int) and not isinstance(value, bool) and fits(value):
            return value
        self._wrong(data, key, subject)
        return 0

    def word(self, data: Raw, key: str, subject: str) -> str:
        """A text that must be there; empty if unreadable."""
        value = data.get(key)
        if isinstance(value, str) and value:
            return value
        self._wrong(data, key, subject)
        return ""

    def maybe(self, data: Raw, key: str, subject: str) -> str | None:
        """A text or null."""
        value = data.get(key)
        if value is None or isinstance(value, str):
            return value
        self._wrong(data, key, subject)
        return None

    def stated(self, data: Raw, key: str, subject: str) -> str | None:
        """A text or null that must stand there."""
        if key not in data:
            self._wrong(data, key, subject)
        return self.maybe(data, key, subject)

    def flag(self, data: Raw, key: str, subject: str) -> bool:
        """True or false; left out is false."""
        value = data.get(key, False)
        if isinstance(value, bool):
            return value
        self._wrong(data, key, subject)
        return False

    def words(self, data: Raw, key: str, subject: str) -> tuple[str, ...]:
        """A list of texts; left out is empty."""
        value = data.get(key, [])
        if isinstance(value, list) and all(isinstance(entry, str) for entry in value):
            return tuple(value)
        self._wrong(data, key, subject)
        return ()

    def _wrong(self, data: Raw, key: str, subject: str) -> None:
        what = "wrong_type" if key in data else "missing"
        self.found.append(broken("A21", subject or "plan", what, field=key))

    def _unreadable_block(self, data: Raw, key: str, invariant: str) -> None:
        if key in data:
            self.found.append(broken("A21", key, "wrong_type", field=key))
        else:
            self.found.append(broken(invariant, key, "block_missing", block=key))
