"""`rights`: what the law grants each person, helpers and neighbourhood left out."""

from __future__ import annotations

from cli.options import AsJson, CaseFile, Encoding, Language, On, plan_day
from cli.output import print_json, print_view
from cli.settings import language


def rights(
    case_file: CaseFile,
    on: On = None,
    lang: Language = None,
    encoding: Encoding = None,
    as_object: AsJson = False,
) -> None:
    """Derive the rights of each person of a case."""
    from arrangement.documents.names import names_of
    from arrangement.documents.speech import Speech
    from arrangement.responsibility.of_case import rights_with_access
    from assessment.files.read import read_case
    from cli.views.rights import rights_view

    speech = Speech(language(lang))
    case = read_case(case_file, encoding).model
    found = rights_with_access(case, plan_day(on, case.plan_date))
    if as_object:
        print_json({"schema": "hilfemix.rights.v1", **found})
        return
    print_view(rights_view(found, speech, names_of(case, None)))
