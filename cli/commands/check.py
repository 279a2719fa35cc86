"""`check`: read files of any kind and name every fault of the run."""

from __future__ import annotations

from typing import Annotated

import typer

from assessment.ground.errors import Fault, InputError
from cli.help import help_text
from cli.options import AsJson, CatalogueFile, Language, On, PolicyFile
from cli.output import print_json, print_view
from cli.settings import language, setting

Files = Annotated[list[str], typer.Argument(metavar="FILE…", help=help_text("files"), show_default=False)]


def check(
    files: Files,
    catalogue: CatalogueFile = None,
    policy: PolicyFile = None,
    on: On = None,
    lang: Language = None,
    as_object: AsJson = False,
) -> None:
    """Check files of every kind, a case against the catalogue too; the kind follows from the schema key."""
    from arrangement.catalogue.read import read_catalogue
    from arrangement.documents.speech import Speech
    from arrangement.policy.read import read_policy
    from assessment.files.document import read_document
    from cli.errors import shown_fault
    from cli.files import Checked, check_document, check_plannable
    from cli.offers_check import check_offers
    from cli.views.check import check_view

    speech = Speech(language(lang))
    checked: list[Checked] = []
    faults: list[Fault] = []
    for file in files:
        try:
            checked.append(check_document(read_document(file)))
        except InputError as error:
            faults += error.faults
    given = [one.loaded for one in checked if one.kind == "catalogue"]
    beside = given[0] if catalogue is None and len(given) == 1 else None
    offers = beside or read_catalogue(setting("catalogue", catalogue).value)
    for one in checked:
        try:
            check_plannable(one, offers.model)
        except InputError as error:
            faults += error.faults
    if faults:
        raise InputError(faults)
    weights = read_policy(setting("policy", policy).value).model
    about_offers = check_offers(checked, offers, weights, on, speech.lang)
    found = [*(warning for one in checked for warning in one.warnings), *about_offers.warnings]
    warnings = [shown_fault(warning, speech.lang) for warning in found]
    if as_object:
        print_json(
            {
                "schema": "hilfemix.check.v1",
                "ok": True,
                "files": [{"file": one.file, "kind": one.kind, "ok": True} for one in checked],
                "warnings": [warning.as_json() for warning in warnings],
                "catalogues": list(about_offers.catalogues),
                "cases": list(about_offers.cases),
            }
        )
        return
    print_view(check_view([(one.file, one.kind) for one in checked], about_offers, warnings, speech))
