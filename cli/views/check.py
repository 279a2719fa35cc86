"""What `check` found."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from rich.console import Group

from arrangement.documents.speech import Speech
from cli.offers_check import OffersCheck
from cli.views.faults import Shown, faults_view
from cli.views.harmless import plain


def check_view(
    files: Iterable[tuple[str, str]], offers: OffersCheck, warnings: Sequence[Shown], speech: Speech
) -> Group:
    """List the files that are fine, what their offers are good for, and what somebody should look at."""
    fine = [
        plain(speech.say("views.check.ok", file=file, kind=speech.word("file_kind", kind)))
        for file, kind in files
    ]
    counted = [
        *(_of_catalogue(row, speech) for row in offers.catalogues),
        *(_of_case(row, speech) for row in offers.cases),
    ]
    return Group(*fine, *map(plain, counted), faults_view(warnings, speech.say("cli.line"), None))


def _of_catalogue(row: Mapping[str, Any], speech: Speech) -> str:
    key = "views.check.catalogue_beside" if row["cases"] else "views.check.catalogue"
    counts = {name: len(row[name]) for name in ("stale", "never", "unmatched")}
    return speech.say(key, file=row["file"], on=row["on"], n=row["offers"], cases=row["cases"], **counts)


def _of_case(row: Mapping[str, Any], speech: Speech) -> str:
    counts = {name: len(row[name]) for name in ("fitting", "never")}
    return speech.say("views.check.case", file=row["file"], on=row["on"], **counts)
