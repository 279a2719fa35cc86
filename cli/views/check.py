"""What `check` found."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Protocol

from rich.console import Group
from rich.table import Table

from cli.views.faults import Shown, faults_view
from cli.views.harmless import plain
from cli.views.speech import Speech


class ReadBy(Protocol):
    """Who reads a field: kind and name."""

    @property
    def kind(self) -> str:
        """Kind of reader."""

    @property
    def id(self) -> str:
        """Name among those of its kind."""


def why_view(file: str, fields: Sequence[tuple[str, Sequence[ReadBy]]], speech: Speech) -> Group:
    """Name for each field of a case the rules that read it."""
    table = Table(box=None, padding=(0, 2, 0, 0))
    table.add_column(speech.say("cli.why.field"))
    table.add_column(speech.say("cli.why.read_by"))
    for field, readers in fields:
        by_kind: dict[str, list[str]] = {}
        for reader in readers:
            by_kind.setdefault(reader.kind, []).append(reader.id)
        said = [f"{speech.word('reader', kind)}: {', '.join(ids)}" for kind, ids in by_kind.items()]
        table.add_row(plain(field), plain("; ".join(said) or speech.say("cli.why.nobody")))
    return Group(plain(speech.say("cli.why.title", file=file)), table)


def check_view(files: Iterable[tuple[str, str]], warnings: Sequence[Shown], speech: Speech) -> Group:
    """List the files that are fine, and what somebody should look at."""
    fine = [
        plain(speech.say("views.check.ok", file=file, kind=speech.word("file_kind", kind)))
        for file, kind in files
    ]
    return Group(*fine, faults_view(warnings, speech.say("cli.line"), None))
