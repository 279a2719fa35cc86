"""`diff`: what changes between two plans."""

from __future__ import annotations

from typing import Annotated

import typer

from cli.help import help_text
from cli.options import AsJson, Language
from cli.output import print_json, print_notice, print_view
from cli.settings import language

Before = Annotated[str, typer.Argument(metavar="PLAN", help=help_text("before"), show_default=False)]
After = Annotated[str, typer.Argument(metavar="PLAN", help=help_text("after"), show_default=False)]


def diff(before_file: Before, after_file: After, lang: Language = None, as_object: AsJson = False) -> None:
    """Say what changes between two plans."""
    from arrangement.documents.sources import View
    from arrangement.documents.speech import Speech
    from arrangement.plan.diff import changes
    from assessment.ground.texts import say
    from cli.files import around_plan, read_both, read_plan
    from cli.views.diff import diff_view
    from cli.views.harmless import plain

    before, after = read_both(lambda: read_plan(before_file).model, lambda: read_plan(after_file).model)
    found = changes(before, after)
    if before.case != after.case:
        params = {"before": before.case, "after": after.case}
        print_notice(plain(say("diff.other_case", params, language(lang)), "bold"))
    if as_object:
        print_json({"schema": "hilfemix.diff.v1", "changes": found})
        return
    print_view(diff_view(found, View(after, Speech(language(lang)), around_plan(after).names)))
