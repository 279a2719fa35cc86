"""`accept`: write a plan as accepted, after the decision of a named role."""

from __future__ import annotations

from datetime import date
from typing import Annotated

import typer

from cli.help import help_text
from cli.options import CatalogueFile, Force, PlanFile, PolicyFile, ResultFile, Role, day_option, plan_day

Why = Annotated[str, typer.Option("--reason", metavar="TEXT", help=help_text("accept_reason"))]
OfCase = Annotated[
    str | None, typer.Option("--case", metavar="CASE", help=help_text("accept_case"), show_default=False)
]
GapKnown = Annotated[bool, typer.Option("--safety-gap-known", help=help_text("safety_gap_known"))]
AcceptedOn = Annotated[date | None, day_option("accept_on")]


def accept(  # noqa: PLR0913, PLR0917 - one parameter for each option
    plan_file: PlanFile,
    role: Role,
    reason: Why,
    case_file: OfCase = None,
    catalogue: CatalogueFile = None,
    policy: PolicyFile = None,
    on: AcceptedOn = None,
    safety_gap_known: GapKnown = False,
    out: ResultFile = None,
    force: Force = False,
) -> None:
    """Accept a proposed plan that passed its audit and leaves no choice open."""
    from arrangement.documents.speech import Speech
    from assessment.ground.errors import Fault, InputError
    from cli.acceptance import acceptance_told, accepted, judge_anew, vouched_for
    from cli.files import check_role, read_plan_data, refuse_existing, write_result
    from cli.output import as_json, print_notice
    from cli.recording import check_record, record_acceptance
    from cli.settings import language
    from cli.views.harmless import plain

    speech = Speech(language(None))
    check_role(role)
    if case_file is None and (catalogue or policy):
        raise InputError([Fault("accept.case_missing", "--case", field="--case")])
    if out is not None:
        refuse_existing(out, force)
    plan = read_plan_data(plan_file)
    decided = accepted(plan, plan_file, role, reason, plan_day(on, None), gap_known=safety_gap_known)
    recorded = out if "case" in decided else None  # a plan of nobody has no record
    check_record(recorded, str(decided.get("case")))
    if case_file is not None:
        judge_anew(plan, plan_file, case_file, catalogue, policy, speech)
        checked = True
    else:
        checked = vouched_for(plan, plan_file, recorded)
    write_result(as_json(decided), out, force)
    if recorded is not None:
        record_acceptance(decided, recorded)
    print_notice(plain(acceptance_told(decided, speech)))
    if not checked:
        print_notice(plain(speech.say("cli.accept.not_checked")))
