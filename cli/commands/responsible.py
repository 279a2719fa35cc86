"""`responsible`: who pays, who pays beside whom, and which rule says so."""

from __future__ import annotations

from typing import Annotated

import typer

from cli.help import help_text
from cli.options import AsJson, Language, On, plan_day
from cli.output import print_json, print_view
from cli.settings import language

QuestionFile = Annotated[
    str, typer.Argument(metavar="FILE", help=help_text("question_file"), show_default=False)
]
WhichQuestion = Annotated[
    str | None, typer.Option("--id", metavar="ID", help=help_text("which_question"), show_default=False)
]


def responsible(
    file: QuestionFile,
    which: WhichQuestion = None,
    on: On = None,
    lang: Language = None,
    as_object: AsJson = False,
) -> None:
    """Say who is responsible for what a file asks."""
    from arrangement.documents.speech import Speech
    from arrangement.responsibility.file import read_questions
    from arrangement.responsibility.persons import Told, answered
    from arrangement.responsibility.sentences import sentences
    from cli.views.responsible import responsible_view

    def told(found: Told) -> dict[str, object]:
        return {**found.as_json(), "sentences": sentences(found.answer)}

    speech, day = Speech(language(lang)), plan_day(on, None)
    found = [(one.id, answered(one.loaded.model.inputs, day)) for one in read_questions(file, which)]
    if not as_object:
        for id_, one in found:
            print_view(responsible_view(one, speech, id_))
    elif found[0][0] is None:
        print_json({"schema": "hilfemix.responsible_result.v1", **told(found[0][1])})
    else:
        answers = [{"id": id_, **told(one)} for id_, one in found]
        print_json({"schema": "hilfemix.responsible_results.v1", "answers": answers})
