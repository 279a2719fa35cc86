"""What is wrong, where, and what to do."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict, dataclass

from rich.console import Group, RenderableType

from cli.views.harmless import plain, whole
from cli.views.layout import indented


@dataclass(frozen=True)
class Shown:
    """One fault in the reader's language."""

    code: str
    message: str
    remedy: str
    file: str | None = None
    line: int | None = None
    column: int | None = None
    field: str | None = None
    sheet: str | None = None
    cell: str | None = None

    def as_json(self) -> dict[str, str | int | None]:
        """Give the keys of `hilfemix.errors.v1`; of a workbook also sheet and cell."""
        order = ["code", "file", "line", "column", "field", "message", "remedy"]
        order += ["sheet", "cell"] if self.sheet is not None else []
        return {key: asdict(self)[key] for key in order}

    def place(self, line_word: str) -> str:
        """Say where: file, line or sheet and cell, field."""
        line = f"{line_word} {self.line}" if self.line is not None else None
        cell = f"{self.sheet}!{self.cell or ''}".rstrip("!")
        parts = [self.file, line if self.sheet is None else cell, self.field]
        return ", ".join(part for part in parts if part)


def faults_view(shown: Sequence[Shown], line_word: str, more: str | None) -> Group:
    """List faults: the place, then message and remedy under it."""
    drawn: list[RenderableType] = []
    for fault in shown:
        place = fault.place(line_word)
        if place:
            drawn.append(whole(place, "bold"))
        drawn.append(indented(plain(fault.message), 2 if place else 0))
        if fault.remedy:
            drawn.append(indented(plain(fault.remedy), 2 if place else 0))
    if more:
        drawn.append(plain(more))
    return Group(*drawn)
