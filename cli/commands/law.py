"""`law`: the dated values of law, how they changed, and single calculations with their steps."""

from __future__ import annotations

from datetime import date
from typing import Annotated

import typer

from cli.help import help_text
from cli.options import AsJson, Language, On, day_of, plan_day
from cli.output import print_json, print_view
from cli.settings import language

app = typer.Typer(no_args_is_help=True, rich_markup_mode=None)

Paragraph = Annotated[
    str | None, typer.Argument(metavar="[PARAGRAPH]", help=help_text("law_paragraph"), show_default=False)
]
Grade = Annotated[int, typer.Option("--pflegegrad", metavar="N", help=help_text("law_grade"))]
Used = Annotated[str, typer.Option("--used", metavar="EUR", help=help_text("law_used"))]
Input = Annotated[str, typer.Option("--input", metavar="FILE", help=help_text("law_input"))]


@app.command("list", help=help_text("law_list"))
def list_values(on: On = None, lang: Language = None, as_object: AsJson = False) -> None:
    """Show every value in force on a day."""
    _show_values(None, on, lang, as_object)


@app.command("show", help=help_text("law_show"))
def show(
    paragraph: Paragraph = None, on: On = None, lang: Language = None, as_object: AsJson = False
) -> None:
    """Show the values of one paragraph on a day."""
    _show_values(paragraph, on, lang, as_object)


@app.command("diff", help=help_text("law_diff"))
def diff(
    first: Annotated[date, typer.Option("--from", metavar="YYYY-MM-DD", parser=day_of)],
    last: Annotated[date, typer.Option("--to", metavar="YYYY-MM-DD", parser=day_of)],
    lang: Language = None,
    as_object: AsJson = False,
) -> None:
    """Show what changed between two days."""
    from arrangement.documents.speech import Speech
    from arrangement.law.values import changes_between
    from cli.views.law import changes_view

    changes = changes_between(first, last)
    if as_object:
        span = {"from": first.isoformat(), "to": last.isoformat()}
        print_json({"schema": "hilfemix.law_diff.v1", **span, "changes": [c.as_json() for c in changes]})
        return
    print_view(changes_view(changes, first, last, Speech(language(lang))))


@app.command("kombinationsleistung", help=help_text("law_kombinationsleistung"))
def kombinationsleistung(
    grade: Grade, used: Used, on: On = None, lang: Language = None, as_object: AsJson = False
) -> None:
    """Compute the Pflegegeld beside Sachleistung, § 38 SGB XI."""
    from arrangement.law.values import kombinationsleistung_of

    day = plan_day(on, None)
    _show_worked("kombinationsleistung", kombinationsleistung_of(grade, used, day), day, lang, as_object)


def _show_values(paragraph: str | None, on: date | None, lang: Language, as_object: bool) -> None:
    from arrangement.documents.speech import Speech
    from arrangement.law.values import values_on
    from cli.views.law import values_view

    day = plan_day(on, None)
    found = values_on(day, paragraph)
    if as_object:
        values = [value.as_json() for value in found]
        print_json({"schema": "hilfemix.law.v1", "on": day.isoformat(), "values": values})
        return
    print_view(values_view(found, day, Speech(language(lang))))


def _show_worked(topic: str, found: dict[str, object], on: date, lang: Language, as_object: bool) -> None:
    from arrangement.documents.speech import Speech
    from cli.views.law import worked_view

    if as_object:
        print_json({"schema": f"hilfemix.law_{topic}.v1", "on": on.isoformat(), **found})
        return
    print_view(worked_view(topic, found, on, Speech(language(lang))))


def _add(topic: str) -> None:
    """Add the command of one calculation that reads its inputs from a file."""

    @app.command(topic, help=help_text(f"law_{topic}"))
    def work(file: Input, on: On = None, lang: Language = None, as_object: AsJson = False) -> None:
        from arrangement.law.law import law_on
        from arrangement.law.read_worked import read_worked
        from arrangement.law.worked import TOPICS

        loaded, stated = read_worked(file, on)
        day = plan_day(stated, None)
        _show_worked(topic, TOPICS[topic](loaded.model, law_on(day)).as_json(), day, lang, as_object)


for _topic in (
    "umwandlung",
    "entlastungsbetrag",
    "tagespflege",
    "verhinderungspflege",
    "kurzzeitpflege",
    "jahresbetrag",
):
    _add(_topic)
