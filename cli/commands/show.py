"""`show`: read a plan file again, for the team or for one recipient."""

from __future__ import annotations

from typing import Annotated

import typer

from cli.help import help_text
from cli.options import AsJson, Language, PlanFile
from cli.output import print_json, print_view
from cli.settings import language

For = Annotated[str, typer.Option("--for", metavar="WHO", help=help_text("for"))]


def show(
    plan_file: PlanFile, recipient: For = "team", lang: Language = None, as_object: AsJson = False
) -> None:
    """Show a plan file; each recipient reads only what is theirs."""
    from arrangement.documents.recipients import extract, known, recipient_of
    from arrangement.documents.speech import Speech
    from cli.files import names_of_plan, read_plan
    from cli.views.plan import plan_sheet

    speech = Speech(language(lang))
    reader = recipient_of(recipient)
    if reader is None:
        raise typer.BadParameter(help_text("for"), param_hint="--for")
    plan = read_plan(plan_file).model
    if not known(plan, reader):
        raise typer.BadParameter(help_text("for_nobody"), param_hint="--for")
    if as_object:
        shown = extract(plan, reader).model_dump(mode="json", by_alias=True, exclude_unset=True)
        print_json({**shown, "schema": "hilfemix.show.v1", "for": recipient})
        return
    print_view(plan_sheet(plan, speech, names_of_plan(plan), reader))
