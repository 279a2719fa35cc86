"""`review`: what was planned beside what happened, and what became of the goals."""

from __future__ import annotations

from typing import Annotated

import typer

from cli.help import help_text
from cli.options import AsJson, CaseFile, Force, HtmlFile, Language, PlanFile
from cli.output import print_json, print_notice, print_view
from cli.settings import language

ActualFile = Annotated[
    str, typer.Option("--actual", metavar="FILE", help=help_text("actual"), show_default=False)
]


def review(
    case_file: CaseFile,
    plan_file: PlanFile,
    actual_file: ActualFile,
    html: HtmlFile = None,
    force: Force = False,
    lang: Language = None,
    as_object: AsJson = False,
) -> None:
    """Put what was planned and what happened beside each other."""
    from arrangement.documents.page.looking_back import review_page
    from arrangement.documents.reviewed import Reviewed
    from arrangement.documents.sources import View
    from arrangement.documents.speech import Speech
    from arrangement.review.compare import review as compare
    from arrangement.review.read import read_actual
    from assessment.files.write import write_atomically
    from cli.documents import told
    from cli.errors import shown_fault
    from cli.files import around_plan, read_plan, read_plan_data, refuse_existing
    from cli.recording import record_review
    from cli.views.faults import faults_view
    from cli.views.review import review_view

    speech = Speech(language(lang))
    if html is not None:
        refuse_existing(html, force)
    plan = read_plan(plan_file).model
    around = around_plan(plan, case_file)
    happened = read_actual(actual_file, plan)
    found = compare(plan, happened.model, around.case)
    record_review(read_plan_data(plan_file), plan_file, found, actual_file)
    reviewed = Reviewed(View(plan, speech, around.names), found)
    if html is not None:
        write_atomically(html, review_page(reviewed), force)
    warned = [shown_fault(fault, speech.lang) for fault in happened.warnings]
    if warned:
        print_notice(faults_view(warned, speech.say("cli.line"), None))
    if as_object:
        print_json(found)
        return
    print_view(review_view(reviewed))
    told(iter([html] if html is not None else []), speech)
