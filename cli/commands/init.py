"""`init`: a folder with a commented first case."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from cli.help import help_text
from cli.options import AsJson, Force, Language
from cli.output import print_json, print_view
from cli.settings import language

Folder = Annotated[Path, typer.Argument(metavar="DIR", help=help_text("folder"), show_default=False)]


def init(folder: Folder, force: Force = False, lang: Language = None, as_object: AsJson = False) -> None:
    """Write a commented first case and say what comes next."""
    from arrangement.documents.speech import Speech
    from assessment.files.write import write_atomically
    from cli.files import make_folder, sample_text
    from cli.views.next_steps import next_steps_view

    speech = Speech(language(lang))
    file = folder / "case.yaml"
    make_folder(folder)
    write_atomically(file, sample_text("cases/first_case.yaml"), force)
    if as_object:
        print_json({"schema": "hilfemix.init.v1", "files": [file.as_posix()]})
        return
    print_view(next_steps_view(file.as_posix(), speech))
