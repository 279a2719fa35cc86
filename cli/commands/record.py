"""`record`: the record of a case, verified link by link."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from cli.help import help_text
from cli.options import AsJson, Language
from cli.output import print_json, print_view
from cli.settings import language

VIOLATED = 3

File = Annotated[str, typer.Argument(metavar="FILE", help=help_text("record_file"), show_default=False)]


def record(file: File, lang: Language = None, as_object: AsJson = False) -> None:
    """Show what was proposed and who decided what, and say whether anything was changed or cut out."""
    from arrangement.documents.speech import Speech
    from arrangement.record.chain import ENDING, record_beside
    from assessment.ground.errors import Fault, InputError
    from cli.files import read_any, read_plan_data
    from cli.recording import record_told
    from cli.views.record import record_view

    path, plan = Path(file), None
    if not file.endswith(ENDING):
        (checked,) = read_any(file)
        if checked.kind not in ("case", "plan"):
            raise InputError([Fault("record.no_record", file)])
        model = checked.loaded.model
        plan = read_plan_data(file) if checked.kind == "plan" else None
        path = record_beside(file, model.id if checked.kind == "case" else model.case)
    if not path.is_file():
        raise InputError([Fault("record.no_record", str(path))])
    found = record_told(path, plan)
    if as_object:
        print_json(found)
    else:
        print_view(record_view(found, Speech(language(lang))))
    raise typer.Exit(0 if found["intact"] and found["plan_known"] is not False else VIOLATED)
