"""`audit`: judge any plan file by case, catalogue, policy and law alone."""

from __future__ import annotations

from typing import Annotated

import typer

from cli.help import help_text
from cli.options import (
    AsJson,
    CaseFile,
    CatalogueFile,
    Encoding,
    Language,
    PlanFile,
    PolicyFile,
    WorkLimit,
)
from cli.output import print_json, print_view
from cli.settings import language

VIOLATED = 3

Resolve = Annotated[bool, typer.Option("--resolve", help=help_text("resolve"))]


def audit(  # noqa: PLR0913, PLR0917 - one parameter for each option
    case_file: CaseFile,
    plan_file: PlanFile,
    catalogue: CatalogueFile = None,
    policy: PolicyFile = None,
    again: Resolve = False,
    work_limit: WorkLimit = None,
    lang: Language = None,
    encoding: Encoding = None,
    as_object: AsJson = False,
) -> None:
    """Recompute everything a plan states, and name each violated rule; with --resolve solve it again."""
    from arrangement.audit import CHECKS, Severity
    from arrangement.documents.speech import Speech
    from assessment.files.read import read_case
    from cli.auditing import audited
    from cli.files import read_both, read_plan_data
    from cli.views.audit import audit_view

    speech = Speech(language(lang))
    plan, case = read_both(lambda: read_plan_data(plan_file), lambda: read_case(case_file, encoding))
    judged = audited(plan, case, catalogue, policy, encoding)
    result = judged.result
    found = result.as_json()
    if again:
        from solver.referee import solved_again

        result, answers = solved_again(result, case, judged.catalogue, judged.policy, plan, work_limit)
        found = result.as_json() | {"resolved": [answer.as_json() for answer in answers]}
    if as_object:
        print_json({"schema": "hilfemix.audit.v1", **found})
    else:
        flags = frozenset(check.id for check in CHECKS if check.severity is Severity.FLAG)
        print_view(audit_view(case.model.id, found, flags, speech))
    raise typer.Exit(0 if result.passed else VIOLATED)
