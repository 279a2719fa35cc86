"""`show`: a plan file again, for the team or one recipient: on the screen, as a page, as calendars."""

from __future__ import annotations

from typing import Annotated

import typer

from cli.help import help_text
from cli.options import AsJson, For, Force, HtmlFile, IcsFolder, Language, Months, PlanFile
from cli.output import print_json, print_view
from cli.settings import language

OfCase = Annotated[
    str | None, typer.Option("--case", metavar="CASE", help=help_text("of_case"), show_default=False)
]


def show(  # noqa: PLR0913, PLR0917 - one parameter for each option
    plan_file: PlanFile,
    recipient: For = "team",
    case_file: OfCase = None,
    html: HtmlFile = None,
    ics: IcsFolder = None,
    months: Months = False,
    force: Force = False,
    lang: Language = None,
    as_object: AsJson = False,
) -> None:
    """Show a plan file; each recipient reads only what is theirs."""
    from arrangement.documents.recipients import extract
    from arrangement.documents.speech import Speech
    from cli.documents import Wanted, check_known, reader_of, told
    from cli.files import around_plan, read_plan
    from cli.views.plan import months_sheet, plan_sheet

    speech, reader, wanted = Speech(language(lang)), reader_of(recipient), Wanted(html, ics, force)
    wanted.refuse_existing()
    plan = read_plan(plan_file).model
    check_known(plan, reader)
    around = around_plan(plan, case_file)
    written = wanted.write(plan, speech, around.names, reader, around.case, around.catalogue)
    if as_object:
        list(written)
        shown = extract(plan, reader).model_dump(mode="json", by_alias=True, exclude_unset=True)
        print_json({**shown, "schema": "hilfemix.show.v1", "for": recipient})
        return
    if html is None and ics is None:
        print_view((months_sheet if months else plan_sheet)(plan, speech, around.names, reader))
    told(written, speech)
