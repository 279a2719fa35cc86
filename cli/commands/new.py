"""`new`: ask for a case step by step; may stop and go on."""

from __future__ import annotations

import sys
from typing import Annotated

import typer

from cli.help import help_text
from cli.options import Force, Language, On, plan_day
from cli.output import print_notice
from cli.settings import language, setting

NewFile = Annotated[str, typer.Argument(metavar="FILE", help=help_text("new_file"), show_default=False)]


def new(file: NewFile, on: On = None, lang: Language = None, force: Force = False) -> None:
    """Ask, keep each answer at once, and write the case at the end."""
    from arrangement.catalogue.read import read_catalogue
    from arrangement.documents.speech import Speech
    from assessment.dialog import Journal, Refused, case_data, next_question, read_answer
    from assessment.files.document import document_from_bytes
    from assessment.files.migrate import as_yaml
    from assessment.files.read import load_case
    from assessment.files.write import write_atomically
    from cli.files import refuse_existing
    from cli.views.dialog import asked, whole

    speech = Speech(language(lang))
    refuse_existing(file, force)
    places = read_catalogue(setting("catalogue", None).value).model.places
    names = {place.id: place.name for place in places}
    journal = Journal(file)
    print_notice(whole(speech.say("dialog.welcome")))
    if journal.answers:
        print_notice(whole(speech.say("dialog.goes_on", n=len(journal.answers))))
    while question := next_question(journal.answers, tuple(names), plan_day(on, None)):
        print_notice(asked(question, names, speech))
        line = sys.stdin.readline()
        word = line.strip().lower()
        if not line or word in ("stop", "ende"):
            print_notice(whole(speech.say("dialog.stopped", file=file)))
            raise typer.Exit(0)
        if word in ("back", "zurück"):
            journal.back()
            continue
        try:
            journal.keep(question.key, read_answer(question, line))
        except Refused as no:
            print_notice(whole(speech.say(f"dialog.refused.{no.code}", most=question.most)))
    text = as_yaml(case_data(journal.answers))
    load_case(
        document_from_bytes(text.encode(), file if file.endswith((".yaml", ".yml")) else f"{file}.yaml")
    )
    write_atomically(file, text, force)
    journal.remove()
    print_notice(whole(speech.say("dialog.written", file=file)))
