"""`check`: read files of any kind and name every fault of the run."""

from __future__ import annotations

from typing import Annotated

import typer

from assessment.ground.errors import Fault, InputError
from cli.help import help_text
from cli.options import AsJson, CatalogueFile, Encoding, Language, On, PolicyFile
from cli.output import print_json, print_notice, print_view
from cli.settings import language, setting

Files = Annotated[list[str], typer.Argument(metavar="FILE…", help=help_text("files"), show_default=False)]
Why = Annotated[bool, typer.Option("--why", help=help_text("why"))]


def check(
    files: Files,
    catalogue: CatalogueFile = None,
    policy: PolicyFile = None,
    on: On = None,
    why: Why = False,
    encoding: Encoding = None,
    lang: Language = None,
    as_object: AsJson = False,
) -> None:
    """Check files of every kind, a case against the catalogue too; the kind follows from the schema key."""
    from arrangement.catalogue.read import read_catalogue
    from arrangement.documents.speech import Speech
    from arrangement.policy.read import read_policy
    from assessment.files.text import STDIN
    from cli.errors import shown_fault
    from cli.files import Checked, check_plannable, read_any
    from cli.offers_check import check_offers
    from cli.views.check import check_view, sound_files, why_view
    from cli.why import as_rows, read_by

    speech = Speech(language(lang))
    checked: list[Checked] = []
    faulty: dict[str, tuple[Fault, ...]] = {}
    for file in files:
        try:
            checked += read_any(file, encoding)
        except InputError as error:
            faulty[file] = error.faults
    given = [one.loaded for one in checked if one.kind == "catalogue"]
    beside = given[0] if catalogue is None and len(given) == 1 else None
    offers = beside or read_catalogue(setting("catalogue", catalogue).value, encoding)
    for file in faulty.keys() - {STDIN}:  # once more: beside the catalogue more can be judged of a case
        try:
            read_any(file, encoding, offers.model)
        except InputError as error:
            faulty[file] = error.faults
    faults = [fault for found in faulty.values() for fault in found]
    sound = []
    for one in checked:
        try:
            check_plannable(one, offers.model)
        except InputError as error:
            faults += error.faults
        else:
            sound.append((one.file, one.kind))
    if faults:
        if sound and not as_object:
            print_notice(sound_files(sound, speech))
        raise InputError(faults)
    weights = read_policy(setting("policy", policy).value).model
    read = read_by(checked, offers.model, weights) if why else {}
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
                **({"why": as_rows(read)} if why else {}),
            }
        )
        return
    print_view(check_view([(one.file, one.kind) for one in checked], about_offers, warnings, speech))
    for file, fields in read.items():
        print_view(why_view(file, fields, speech))
