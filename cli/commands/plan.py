"""`plan`: propose an arrangement for one person and say why."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated

import typer

from cli.help import help_text
from cli.options import (
    AsJson,
    CaseFile,
    CatalogueFile,
    Encoding,
    For,
    Force,
    HtmlFile,
    IcsFolder,
    Language,
    Months,
    On,
    PolicyFile,
    WorkLimit,
    plan_day,
)
from cli.output import as_json, print_json, print_view
from cli.settings import language, setting

EXIT_CODES = {"optimal": 0, "feasible": 4, "impossible": 3, "not_found_in_time": 4}

Out = Annotated[str | None, typer.Option("--out", metavar="FILE", help=help_text("out"), show_default=False)]
ViewOf = Annotated[
    str | None, typer.Option("--view", metavar="WHO", help=help_text("view_of"), show_default=False)
]

First = Annotated[bool, typer.Option("--first", help=help_text("first"))]
Before = Annotated[
    str | None, typer.Option("--from", metavar="PLAN", help=help_text("from"), show_default=False)
]


def plan(  # noqa: PLR0913, PLR0917 - one parameter for each option
    case_file: CaseFile,
    catalogue: CatalogueFile = None,
    policy: PolicyFile = None,
    on: On = None,
    lang: Language = None,
    out: Out = None,
    force: Force = False,
    work_limit: WorkLimit = None,
    whose: ViewOf = None,
    first: First = False,
    before: Before = None,
    encoding: Encoding = None,
    html: HtmlFile = None,
    ics: IcsFolder = None,
    recipient: For = "team",
    months: Months = False,
    as_object: AsJson = False,
) -> None:
    """Propose an arrangement for one person and say why."""
    from arrangement.catalogue.read import read_catalogue
    from arrangement.documents.names import names_of
    from arrangement.documents.speech import Speech
    from arrangement.plan.plan import Plan
    from arrangement.policy.read import read_policy
    from assessment.files.read import read_case
    from assessment.files.write import write_atomically
    from cli.documents import Wanted, check_known, reader_of, told
    from cli.files import plan_before, refuse_existing
    from cli.recording import check_record, record_run
    from cli.views.plan import months_sheet, plan_sheet
    from cli.views.progress import progress
    from solver.case import propose
    from solver.case.propose import as_seen_by

    speech, reader, wanted = Speech(language(lang)), reader_of(recipient), Wanted(html, ics, force)
    wanted.refuse_existing()
    if out is not None:
        refuse_existing(out, force)
    case = read_case(case_file, encoding)
    kept = plan_before(before, case) if before is not None else None
    check_record(out, case.model.id)
    offers = read_catalogue(setting("catalogue", catalogue).value, encoding)
    weights = read_policy(setting("policy", policy).value)
    day, work = plan_day(on, case.model.plan_date), 0 if first else work_limit
    with progress(speech, wanted=not as_object) as begins:
        result = propose(case, offers, weights, day, work, whose, kept, begins)
    made, seen = Plan.model_validate(result), as_seen_by(case, whose).model
    check_known(made, reader)
    names = names_of(seen, offers.model)
    if out is not None:
        write_atomically(out, as_json(_lasting(result)), force)
    written = list(wanted.write(made, speech, names, reader, seen, offers.model))
    if out is not None:
        record_run(_lasting(result), out, [out, *written], work, before)
    if as_object:
        print_json(result)
    else:
        print_view((months_sheet if months else plan_sheet)(made, speech, names, reader))
        told(iter([out, *written] if out is not None else written), speech)
    raise typer.Exit(EXIT_CODES.get(str(result["status"]), 1))


def _lasting(result: Mapping[str, object]) -> dict[str, object]:
    """Leave out what differs from run to run."""
    return {key: value for key, value in result.items() if key != "timing"}
