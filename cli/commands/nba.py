"""`nba`: score answers to the Begutachtungsinstrument. A preliminary check, no classification."""

from __future__ import annotations

from typing import Annotated

import typer

from cli.help import help_text
from cli.options import AsJson, Language, On, plan_day
from cli.output import print_json, print_view
from cli.settings import language

AnswersFile = Annotated[str, typer.Argument(metavar="FILE", help=help_text("nba_file"), show_default=False)]


def nba(file: AnswersFile, on: On = None, lang: Language = None, as_object: AsJson = False) -> None:
    """Score the answers of a file."""
    from arrangement.documents.speech import Speech
    from assessment.files.nba import read_nba
    from assessment.nba import score
    from cli.views.nba import nba_view

    speech = Speech(language(lang))
    answers = read_nba(file).model
    day = plan_day(on, answers.child.assessed if answers.child else None)
    found = score(answers, day).as_json()
    if as_object:
        print_json({"schema": "hilfemix.nba_result.v1", "on": day.isoformat(), **found})
        return
    print_view(nba_view(found, day, speech))
