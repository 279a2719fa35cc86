"""`check`: read files of any kind and name every fault of the run."""

from __future__ import annotations

from typing import Annotated

import typer

from assessment.ground.errors import Fault, InputError
from cli.help import help_text
from cli.options import AsJson, CatalogueFile, Language
from cli.output import print_json, print_view
from cli.settings import language, setting

Files = Annotated[list[str], typer.Argument(metavar="FILE…", help=help_text("files"), show_default=False)]


def check(
    files: Files, catalogue: CatalogueFile = None, lang: Language = None, as_object: AsJson = False
) -> None:
    """Check files of every kind, a case against the catalogue too; the kind follows from the schema key."""
    from arrangement.catalogue.read import read_catalogue
    from arrangement.documents.speech import Speech
    from cli.errors import shown_fault
    from cli.files import Checked, check_file
    from cli.views.check import check_view

    speech = Speech(language(lang))
    offers = read_catalogue(setting("catalogue", catalogue).value).model
    checked: list[Checked] = []
    faults: list[Fault] = []
    for file in files:
        try:
            checked.append(check_file(file, offers))
        except InputError as error:
            faults += error.faults
    if faults:
        raise InputError(faults)
    warnings = [shown_fault(warning, speech.lang) for one in checked for warning in one.warnings]
    if as_object:
        print_json(
            {
                "schema": "hilfemix.check.v1",
                "ok": True,
                "files": [{"file": one.file, "kind": one.kind, "ok": True} for one in checked],
                "warnings": [warning.as_json() for warning in warnings],
            }
        )
        return
    print_view(check_view([(one.file, one.kind) for one in checked], warnings, speech))
