"""What `check` found."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any, Protocol

from rich.console import Group
from rich.table import Table

from arrangement.documents.speech import Speech
from cli.offers_check import OffersCheck
from cli.views.faults import Shown, faults_view
from cli.views.harmless import plain


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


def sound_files(files: Iterable[tuple[str, str]], speech: Speech) -> Group:
    """List the files that are fine."""
    told = (
        speech.say("views.check.ok", file=file, kind=speech.word("file_kind", kind)) for file, kind in files
    )
    return Group(*map(plain, told))


def check_view(
    files: Iterable[tuple[str, str]], offers: OffersCheck, warnings: Sequence[Shown], speech: Speech
) -> Group:
    """List the files that are fine, what their offers are good for, and what somebody should look at."""
    counted = [
        *(_of_catalogue(row, speech) for row in offers.catalogues),
        *(said for row in offers.cases for said in _of_case(row, speech)),
    ]
    return Group(
        sound_files(files, speech), *map(plain, counted), faults_view(warnings, speech.say("cli.line"), None)
    )


def _of_catalogue(row: Mapping[str, Any], speech: Speech) -> str:
    key = "views.check.catalogue_beside" if row["cases"] else "views.check.catalogue"
    counts = {name: len(row[name]) for name in ("stale", "never", "unmatched")}
    return speech.say(key, file=row["file"], on=row["on"], n=row["offers"], cases=row["cases"], **counts)


def _of_case(row: Mapping[str, Any], speech: Speech) -> Iterator[str]:
    counts = {name: len(row[name]) for name in ("fitting", "never")}
    yield speech.say("views.check.case", file=row["file"], on=row["on"], **counts)
    if row["public_holidays"]:
        days = ", ".join(map(speech.day, row["public_holidays"]))
        yield speech.say("views.check.public_holidays", file=row["file"], days=days)
