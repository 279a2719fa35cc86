"""`disclose`: everything that is held about a case, and every reason, in one go."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import Annotated

import typer

from cli.help import help_text
from cli.options import AsJson, CaseFile, Force, Language, ResultFile
from cli.output import as_json, as_text, print_json, print_view, width_of_screen
from cli.settings import language, setting

Within = Annotated[
    Path | None, typer.Option("--in", metavar="DIR", help=help_text("within"), show_default=False)
]


def disclose(
    case_file: CaseFile,
    within: Within = None,
    out: ResultFile = None,
    force: Force = False,
    lang: Language = None,
    as_object: AsJson = False,
) -> None:
    """Give all data of a case with all reasons: §§ 83 SGB X, 25 SGB X, Art. 15 DSGVO."""
    from arrangement.catalogue.read import read_catalogue
    from arrangement.documents.speech import Speech
    from arrangement.policy.read import read_policy
    from assessment.files.read import read_case
    from assessment.files.write import write_atomically
    from cli.belonging import belonging
    from cli.disclosure import disclosed
    from cli.files import check_document, refuse_existing
    from cli.views.disclosure import disclosure_view
    from cli.why import as_rows, read_by

    speech = Speech(language(lang))
    if out is not None:
        refuse_existing(out, force)
    case = read_case(case_file)
    folder = within or Path(case_file).parent
    offers, weights = read_catalogue(setting("catalogue").value), read_policy(setting("policy").value)
    read = read_by([check_document(case.document)], offers.model, weights.model)
    held = belonging(case.model.id, folder)
    on_screen = out is None and not as_object
    words = partial(as_text, width=width_of_screen()) if on_screen else as_text  # broken into lines once
    found = disclosed(case.model.id, case_file, folder, held, as_rows(read), speech, words)
    if out is not None:
        write_atomically(out, as_json(found), force)
    if as_object:
        print_json(found)
    else:
        print_view(disclosure_view(found, speech, out))
