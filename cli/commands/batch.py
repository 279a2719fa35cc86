"""`batch`: plan every case of a folder alone."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Annotated, Any

import typer

from assessment.ground.errors import Fault, InputError
from cli.help import help_text
from cli.options import AsJson, CatalogueFile, Language, On, PolicyFile, WorkLimit, plan_day
from cli.output import as_json, print_json, print_notice, print_view
from cli.settings import language, setting

DONE, UNPROVED, SOME_SET_ASIDE = 0, 4, 6

Folder = Annotated[str, typer.Argument(metavar="FOLDER", help=help_text("batch_folder"), show_default=False)]
Out = Annotated[
    Path | None, typer.Option("--out", metavar="DIR", help=help_text("batch_out"), show_default=False)
]
Limit = Annotated[
    int | None, typer.Option("--limit", metavar="N", min=1, help=help_text("limit"), show_default=False)
]
Select = Annotated[
    str | None, typer.Option("--select", metavar="PATTERN", help=help_text("select"), show_default=False)
]
Keep = Annotated[bool, typer.Option("--keep", help=help_text("keep"))]
Resume = Annotated[bool, typer.Option("--resume", help=help_text("resume"))]
DryRun = Annotated[bool, typer.Option("--dry-run", help=help_text("dry_run"))]
Workers = Annotated[int, typer.Option("--workers", metavar="N", min=1, max=64, help=help_text("workers"))]


def batch(  # noqa: PLR0913, PLR0917 - one parameter for each option
    folder: Folder,
    out: Out = None,
    catalogue: CatalogueFile = None,
    policy: PolicyFile = None,
    on: On = None,
    lang: Language = None,
    limit: Limit = None,
    select: Select = None,
    keep: Keep = False,
    resume: Resume = False,
    dry_run: DryRun = False,
    workers: Workers = 1,
    work_limit: WorkLimit = None,
    as_object: AsJson = False,
) -> None:
    """Plan every case of a folder alone; set bad ones aside and go on."""
    from arrangement.catalogue.read import read_catalogue
    from arrangement.documents.speech import Speech
    from arrangement.policy.read import read_policy
    from cli.views.batch import batch_view, checked_view
    from cli.views.harmless import plain
    from solver.batch import Order, Place, read_folder, run_batch
    from solver.batch.one import Given
    from solver.batch.summary import checked

    speech = Speech(language(lang))
    offers = read_catalogue(setting("catalogue", catalogue).value)
    weights = read_policy(setting("policy", policy).value)
    load = read_folder(folder)
    entries = load.part(select, limit)
    if not entries:
        raise InputError([Fault("batch.nothing_chosen", folder)])
    if dry_run:
        found = checked(entries, load.ignored)
        print_json(found) if as_object else print_view(checked_view(found, speech))
        raise typer.Exit(SOME_SET_ASIDE if found["set_aside"] else DONE)
    if out is None:
        raise InputError([Fault("batch.out_needed", field="--out")])
    order = Order(entries, load.ignored, workers, resume, keep, as_json)
    try:
        ended = run_batch(order, Given(offers, weights, on, plan_day(None, None), work_limit), Place(out))
    except KeyboardInterrupt:
        print_notice(plain(speech.say("cli.batch.interrupted", folder=str(out))))
        raise
    if resume:
        print_notice(plain(speech.say("cli.batch.taken", n=ended.taken)))
    print_json(ended.summary) if as_object else print_view(batch_view(ended.summary, speech))
    raise typer.Exit(exit_code(ended.summary))


def exit_code(summary: Mapping[str, Any]) -> int:
    """Some set aside goes before a gap that is left; both are in the summary."""
    if summary["set_aside"]:
        return SOME_SET_ASIDE
    return UNPROVED if any(row["status"] != "optimal" for row in summary["cases"]) else DONE
