"""`demo`: a plan for a shipped case."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from cli.commands.plan import plan
from cli.help import help_text
from cli.options import AsJson, Force, Language
from cli.output import print_notice
from cli.settings import language

CASE = "cases/older_person_alone.yaml"

Out = Annotated[
    Path | None, typer.Option("--out", metavar="DIR", help=help_text("demo_out"), show_default=False)
]


def demo(out: Out = None, force: Force = False, lang: Language = None, as_object: AsJson = False) -> None:
    """Propose an arrangement for an older person who lives alone."""
    from arrangement.documents.speech import Speech
    from assessment.files.write import write_atomically
    from cli.files import make_folder, refuse_existing, sample_path, sample_text
    from cli.views.harmless import plain

    speech = Speech(language(lang))
    if not as_object:  # then standard error is kept for one object, should something go wrong
        print_notice(plain(speech.say("cli.demo")))
    plan_out = None
    if out is not None:
        make_folder(out)
        plan_out = str(out / "plan.json")
        refuse_existing(plan_out, force)
        write_atomically(out / "case.yaml", sample_text(CASE), force)
    with sample_path(CASE) as case_file:
        plan(str(case_file), lang=lang, out=plan_out, force=force, as_object=as_object)
