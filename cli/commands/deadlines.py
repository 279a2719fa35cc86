"""`deadlines`: which clock runs, until when, and who has to act."""

from __future__ import annotations

from cli.options import AsJson, CaseFile, Language, On, plan_day
from cli.output import print_json, print_view
from cli.settings import language


def deadlines(case_file: CaseFile, on: On = None, lang: Language = None, as_object: AsJson = False) -> None:
    """List the deadlines of a case."""
    from arrangement.deadlines import deadlines_of
    from arrangement.documents.speech import Speech
    from assessment.files.read import read_case
    from cli.views.deadlines import deadlines_view

    speech = Speech(language(lang))
    case = read_case(case_file).model
    found = deadlines_of(case, plan_day(on, case.plan_date))
    if as_object:
        print_json({"schema": "hilfemix.deadlines.v1", **found.as_json()})
        return
    print_view(deadlines_view(found, case, speech))
