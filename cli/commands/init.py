"""`init`: a folder with a commented first case, or with a form to fill in."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from cli.help import help_text
from cli.options import AsJson, Force, Language
from cli.output import print_json, print_view
from cli.settings import language

Folder = Annotated[Path, typer.Argument(metavar="DIR", help=help_text("folder"), show_default=False)]
Xlsx = Annotated[bool, typer.Option("--xlsx", help=help_text("xlsx"))]


def init(
    folder: Folder, xlsx: Xlsx = False, force: Force = False, lang: Language = None, as_object: AsJson = False
) -> None:
    """Write a commented first case, or a form and an example; say what comes next."""
    from arrangement.documents.speech import Speech
    from assessment.files.write import write_bytes_atomically
    from cli.files import first_case, first_form, make_folder, refuse_existing
    from cli.views.next_steps import next_steps_view

    speech = Speech(language(lang))
    files = first_form(speech.lang) if xlsx else first_case()
    make_folder(folder)
    for name in files:
        refuse_existing(folder / name, force)
    for name, data in files.items():
        write_bytes_atomically(folder / name, data, force)
    written = [(folder / name).as_posix() for name in files]
    if as_object:
        print_json({"schema": "hilfemix.init.v1", "files": written})
        return
    print_view(next_steps_view(written, "cli.form_steps" if xlsx else "cli.next_steps", speech))
