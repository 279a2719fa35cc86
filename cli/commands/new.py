"""`new`: ask for a case step by step; may stop and go on."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Annotated, Any

import typer

from assessment.ground.errors import InputError
from cli.help import help_text
from cli.options import Force, Language, On, plan_day
from cli.output import print_notice
from cli.settings import language, setting

if TYPE_CHECKING:
    from arrangement.documents.speech import Speech

NO_DANGER = "none"
NewFile = Annotated[str, typer.Argument(metavar="FILE", help=help_text("new_file"), show_default=False)]


def new(file: NewFile, on: On = None, lang: Language = None, force: Force = False) -> None:
    """Ask, keep each answer at once, and write the case at the end."""
    from arrangement.catalogue.read import read_catalogue
    from arrangement.documents.speech import Speech
    from arrangement.law.law import law_on
    from assessment.dialog import Journal, Refused, next_question, read_answer
    from assessment.files.write import write_atomically
    from cli.errors import shown_fault
    from cli.files import refuse_existing
    from cli.views.dialog import asked, named, whole
    from cli.views.faults import faults_view

    speech = Speech(language(lang))
    refuse_existing(file, force)
    places = read_catalogue(setting("catalogue", None).value).model.places
    names = {place.id: place.name for place in places}
    journal = Journal(file)
    print_notice(whole(speech.say("dialog.welcome")))
    if journal.answers:
        print_notice(whole(speech.say("dialog.goes_on", n=len(journal.answers))))
    today = plan_day(on, None)
    full_age = law_on(today).figure("volljaehrigkeit").whole()
    while True:
        question = next_question(journal.answers, tuple(names), today, full_age)
        if question is None:
            try:
                text = _case_text(journal.answers, file)
            except InputError as error:
                # Taken back, so that the last answer can be another one, or „zurück“ goes further.
                for fault in error.faults:
                    print_notice(faults_view([shown_fault(fault, speech.lang)], speech.say("cli.line"), None))
                print_notice(whole(speech.say("dialog.not_sound")))
                journal.back()
                continue
            break
        question = named(question, names, speech)
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
            latest = speech.day(question.latest or "")
            print_notice(whole(speech.say(f"dialog.refused.{no.code}", most=question.most, latest=latest)))
    write_atomically(file, text, force)
    journal.remove()
    for sentence in _what_now(str(journal.answers["danger"]), file, speech):
        print_notice(whole(sentence))


def _what_now(danger: str, file: str, speech: Speech) -> Iterator[str]:
    """What comes next: a plan, or, where there are danger signs, somebody who looks first."""
    if danger == NO_DANGER:
        yield speech.say("dialog.written", file=file)
        return
    yield speech.say("dialog.written_in_danger", file=file)
    yield from (speech.say(f"human_step.danger_signs.{danger}.{part}") for part in ("says", "remedy"))


def _case_text(answers: Mapping[str, Any], file: str) -> str:
    """Write the case that follows from the answers, if it is sound."""
    from assessment.dialog import case_data
    from assessment.files.document import document_from_bytes
    from assessment.files.migrate import as_yaml
    from assessment.files.read import load_case

    text = as_yaml(case_data(answers))
    load_case(
        document_from_bytes(text.encode(), file if file.endswith((".yaml", ".yml")) else f"{file}.yaml")
    )
    return text
