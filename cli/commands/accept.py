"""`accept`: write a plan as accepted, after the decision of a named role."""

from __future__ import annotations

from typing import Annotated

import typer

from cli.help import help_text
from cli.options import Force, On, PlanFile, ResultFile, Role, plan_day

Why = Annotated[str, typer.Option("--reason", metavar="TEXT", help=help_text("accept_reason"))]


def accept(
    plan_file: PlanFile,
    role: Role,
    reason: Why,
    on: On = None,
    out: ResultFile = None,
    force: Force = False,
) -> None:
    """Accept a proposed plan that passed its audit and leaves no choice open."""
    from cli.acceptance import accepted
    from cli.files import check_role, read_plan_data, refuse_existing, write_result
    from cli.output import as_json
    from cli.recording import check_record, record_acceptance

    check_role(role)
    if out is not None:
        refuse_existing(out, force)
    plan = read_plan_data(plan_file)
    decided = accepted(plan, plan_file, role, reason, plan_day(on, None))
    recorded = out if "case" in decided else None  # a plan of nobody has no record
    check_record(recorded, str(decided.get("case")))
    write_result(as_json(decided), out, force)
    if recorded is not None:
        record_acceptance(decided, recorded)
