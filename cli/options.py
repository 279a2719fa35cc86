"""The arguments and options that commands share, and what they stand for."""

from __future__ import annotations

from datetime import date, datetime
from enum import StrEnum
from pathlib import Path
from typing import Annotated, Any

import typer

from assessment.ground.zone import HOME
from cli.help import help_text


class Lang(StrEnum):
    """Languages of the texts."""

    DE = "de"
    EN = "en"


class Encodings(StrEnum):
    """How texts may be stored; nothing is guessed."""

    UTF_8 = "utf-8"
    WINDOWS_1252 = "windows-1252"


def day_of(text: str) -> date:
    """Read a day of the command line."""
    try:
        return datetime.strptime(text, "%Y-%m-%d").replace(tzinfo=HOME).date()
    except ValueError:
        raise typer.BadParameter(help_text("day_wrong")) from None


def day_option(key: str) -> Any:
    """Make the option `--on`; the key of its help says what happens on the day."""
    return typer.Option("--on", metavar="YYYY-MM-DD", parser=day_of, help=help_text(key), show_default=False)


CaseFile = Annotated[str, typer.Argument(metavar="CASE", help=help_text("case_file"), show_default=False)]
PlanFile = Annotated[str, typer.Argument(metavar="PLAN", help=help_text("plan_file"), show_default=False)]
CatalogueFile = Annotated[
    str | None,
    typer.Option("--catalogue", metavar="FILE", help=help_text("catalogue_file"), show_default=False),
]
PolicyFile = Annotated[
    str | None,
    typer.Option("--policy", metavar="NAME|FILE", help=help_text("policy_file"), show_default=False),
]
On = Annotated[date | None, day_option("on")]
Language = Annotated[Lang | None, typer.Option("--lang", help=help_text("lang"), show_default=False)]
Encoding = Annotated[
    Encodings | None, typer.Option("--encoding", help=help_text("encoding"), show_default=False)
]
AsJson = Annotated[bool, typer.Option("--json", help=help_text("json"))]
Role = Annotated[str, typer.Option("--role", metavar="ROLE", help=help_text("confirm_role"))]
ResultFile = Annotated[
    str | None, typer.Option("--out", metavar="FILE", help=help_text("result_file"), show_default=False)
]
WorkLimit = Annotated[
    int | None,
    typer.Option("--work-limit", metavar="N", min=1, help=help_text("work_limit"), show_default=False),
]
Force = Annotated[bool, typer.Option("--force", help=help_text("force"))]


HtmlFile = Annotated[
    str | None, typer.Option("--html", metavar="FILE", help=help_text("html"), show_default=False)
]
IcsFolder = Annotated[
    Path | None, typer.Option("--ics", metavar="DIR", help=help_text("ics"), show_default=False)
]
Months = Annotated[bool, typer.Option("--months", help=help_text("months"))]
For = Annotated[str, typer.Option("--for", metavar="WHO", help=help_text("for"))]


def plan_day(on: date | None, plan_date: date | None) -> date:
    """Give the day of the plan: `--on`, else the case's plan date, else today."""
    return on or plan_date or datetime.now(HOME).date()
