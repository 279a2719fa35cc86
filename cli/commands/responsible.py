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
    from arrangement.responsibility.answer import answer
    from arrangement.responsibility.file import read_question
    from arrangement.responsibility.read import asked
    from arrangement.responsibility.sentences import sentences
    from cli.views.responsible import responsible_view

    speech = Speech(language(lang))
    question = asked(read_question(file, which).model.inputs, plan_day(on, None))
    found = answer(question.question, question.claims, question.not_read)
    if as_object:
        said = {"sentences": sentences(found)}
        print_json({"schema": "hilfemix.responsible_result.v1", **found.as_json(), **said})
        return
    print_view(responsible_view(found, speech))
