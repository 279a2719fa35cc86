"""`law`: the dated values of law, how they changed, what stands beside what, and single calculations."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Annotated

import typer

from cli.help import help_text
from cli.law_fields import CommandWithFields
from cli.options import AsJson, Language, day_of, day_option, plan_day
from cli.output import print_json, print_view
from cli.settings import language

if TYPE_CHECKING:
    from arrangement.law.worked.result import Worked

app = typer.Typer(no_args_is_help=True, rich_markup_mode=None)

Paragraph = Annotated[
    str | None, typer.Argument(metavar="[PARAGRAPH]", help=help_text("law_paragraph"), show_default=False)
]
Benefit = Annotated[
    str | None, typer.Argument(metavar="[BENEFIT]", help=help_text("law_benefit"), show_default=False)
]
Kind = Annotated[str | None, typer.Argument(metavar="[KIND]", help=help_text("law_kind"), show_default=False)]
Grade = Annotated[int, typer.Option("--pflegegrad", metavar="N", help=help_text("law_grade"))]
Used = Annotated[str, typer.Option("--used", metavar="EUR", help=help_text("law_used"))]
Input = Annotated[str, typer.Option("--input", metavar="FILE", help=help_text("law_input"))]
LawOn = Annotated[date | None, day_option("law_on")]
CALCULATIONS = (
    "umwandlung",
    "entlastungsbetrag",
    "tagespflege",
    "verhinderungspflege",
    "kurzzeitpflege",
    "jahresbetrag",
    "pflegegeld",
    "beratungsbesuch",
    "hilfsmittel",
    "wohnumfeld",
    "dipa",
    "wohngruppe",
    "vollstationaer",
    "besondere_wohnform",
    "eigenbeitrag",
    "kostenbeitrag",
    "hilfe_zur_pflege",
    "pooling",
)
"""Each has a command of its name that reads a file; a test holds them and the law's own list together."""


@app.command("list", help=help_text("law_list"))
def list_values(on: LawOn = None, lang: Language = None, as_object: AsJson = False) -> None:
    """Show every value in force on a day."""
    _show_values(None, on, lang, as_object)


@app.command("show", help=help_text("law_show"))
def show(
    paragraph: Paragraph = None, on: LawOn = None, lang: Language = None, as_object: AsJson = False
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


@app.command("beside", help=help_text("law_beside"))
def show_beside(
    benefit: Benefit = None,
    other: Benefit = None,
    on: LawOn = None,
    lang: Language = None,
    as_object: AsJson = False,
) -> None:
    """Show which benefits of SGB XI stand side by side."""
    from arrangement.documents.speech import Speech
    from arrangement.law.combination import pairs_of
    from arrangement.law.law import law_on
    from cli.views.law import beside_view

    day = plan_day(on, None)
    found = [pair.as_json() for pair in pairs_of(law_on(day), benefit, other)]
    if as_object:
        print_json({"schema": "hilfemix.law_beside.v1", "on": day.isoformat(), "pairs": found})
        return
    print_view(beside_view(found, day, Speech(language(lang))))


@app.command("services", help=help_text("law_services"))
def services(kind: Kind = None, on: LawOn = None, lang: Language = None, as_object: AsJson = False) -> None:
    """Show the kinds of professional help with their qualification floors."""
    from arrangement.documents.speech import Speech
    from arrangement.law.law import law_on
    from arrangement.law.services import services_on
    from cli.views.law import services_view

    day = plan_day(on, None)
    found = [service.as_json() for service in services_on(law_on(day), kind)]
    if as_object:
        print_json({"schema": "hilfemix.law_services.v1", "on": day.isoformat(), "services": found})
        return
    print_view(services_view(found, day, Speech(language(lang))))


@app.command("kombinationsleistung", help=help_text("law_kombinationsleistung"))
def kombinationsleistung(
    grade: Grade, used: Used, on: LawOn = None, lang: Language = None, as_object: AsJson = False
) -> None:
    """Compute the Pflegegeld beside Sachleistung, § 38 SGB XI."""
    from arrangement.law.worked.kombination import kombinationsleistung_of

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


def _show_worked(
    topic: str, worked: Worked, on: date, lang: Language, as_object: bool, not_read: tuple[str, ...] = ()
) -> None:
    from arrangement.documents.speech import Speech
    from cli.views.law import worked_view

    found = worked.as_json() | ({"not_read": list(not_read)} if not_read else {})
    if as_object:
        print_json({"schema": f"hilfemix.law_{topic}.v1", "on": on.isoformat(), **found})
        return
    print_view(worked_view(topic, found, on, Speech(language(lang))))


def _add(topic: str) -> None:
    """Add the command of one calculation that reads its inputs from a file."""

    @app.command(topic, cls=CommandWithFields, help=help_text(f"law_{topic}"))
    def work(file: Input, on: LawOn = None, lang: Language = None, as_object: AsJson = False) -> None:
        from arrangement.law.worked.read import read_worked

        given = read_worked(file, topic, on)
        day = plan_day(given.day, None)
        _show_worked(topic, given.work(day), day, lang, as_object, given.not_read)


for _topic in CALCULATIONS:
    _add(_topic)
