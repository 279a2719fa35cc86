"""`erase`: every file of a case in a folder, after a word of confirmation."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, Any

import typer

from cli.help import help_text
from cli.options import AsJson, CaseFile, Language
from cli.output import print_json, print_view
from cli.settings import language

Within = Annotated[
    Path | None, typer.Option("--in", metavar="DIR", help=help_text("within"), show_default=False)
]
Yes = Annotated[bool, typer.Option("--yes", help=help_text("erase_yes"))]


def erase(
    case_file: CaseFile,
    within: Within = None,
    yes: Yes = False,
    lang: Language = None,
    as_object: AsJson = False,
) -> None:
    """Erase case, plans, pages, calendars, record and journal of a case; without --yes only name them."""
    from arrangement.documents.speech import Speech
    from assessment.ground.errors import Fault, InputError
    from cli.belonging import belonging
    from cli.files import read_any
    from cli.views.disclosure import erasure_view

    (checked,) = read_any(case_file)
    if checked.kind != "case":
        raise InputError([Fault("erase.no_case", case_file)])
    case, folder = checked.loaded.model.id, within or Path(case_file).parent
    held = belonging(case, folder)
    named = [{"file": file.relative_to(folder).as_posix(), "kind": kind} for file, kind in held.own]
    found: dict[str, Any] = {
        "schema": "hilfemix.erasure.v1",
        "case": case,
        "erased": [],
        "would_erase": named,
    }
    if yes:
        _remove([file for file, _ in held.own])
        left = belonging(case, folder)
        found |= {"erased": named, "would_erase": [], "look_at": list(left.mentions)}
    found["look_at"] = [file.relative_to(folder).as_posix() for file in found.get("look_at", held.mentions)]
    if as_object:
        print_json(found)
    else:
        print_view(erasure_view(found, Speech(language(lang))))


def _remove(files: list[Path]) -> None:
    """Take the files away; the case file last, so that an interrupted erasure can be asked for again."""
    from assessment.ground.errors import Fault, InputError

    faults = []
    for file in sorted(files, key=lambda file: file.suffix in (".yaml", ".yml", ".xlsx")):
        try:
            file.unlink(missing_ok=True)
        except OSError:
            faults.append(Fault("output.not_writable", str(file)))
    if faults:
        raise InputError(faults)
