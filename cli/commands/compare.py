"""`compare`: one case under two policies."""

from __future__ import annotations

from typing import Annotated

import typer

from cli.help import help_text
from cli.options import AsJson, CaseFile, CatalogueFile, Language, On, plan_day
from cli.output import print_json, print_view
from cli.settings import language, setting

Policies = Annotated[
    list[str],
    typer.Option("--policy", metavar="NAME|FILE", help=help_text("compare_policy"), show_default=False),
]
WORST_FIRST = (3, 4)


def compare(
    case_file: CaseFile,
    policies: Policies,
    catalogue: CatalogueFile = None,
    on: On = None,
    lang: Language = None,
    as_object: AsJson = False,
) -> None:
    """Plan a case under two policies and put the results beside each other."""
    from arrangement.catalogue.read import read_catalogue
    from arrangement.documents.names import names_of
    from arrangement.documents.sources import View
    from arrangement.documents.speech import Speech
    from arrangement.plan.beside import beside
    from arrangement.plan.plan import Plan
    from arrangement.policy.read import read_policy
    from assessment.files.read import read_case
    from cli.commands.plan import EXIT_CODES
    from cli.views.compare import compare_view
    from solver.case import propose

    if len(policies) != 2:
        raise typer.BadParameter(help_text("two_policies"), param_hint="--policy")
    case, offers = read_case(case_file), read_catalogue(setting("catalogue", catalogue).value)
    day = plan_day(on, case.model.plan_date)
    weights = [read_policy(policy) for policy in policies]
    first, second = (Plan.model_validate(propose(case, offers, one, day)) for one in weights)
    found = beside(first, second)
    if as_object:
        print_json(found)
    else:
        speech, names = Speech(language(lang)), names_of(case.model, offers.model)
        print_view(compare_view(found, (View(first, speech, names), View(second, speech, names))))
    codes = {EXIT_CODES.get(plan.status, 1) for plan in (first, second)}
    raise typer.Exit(next((code for code in WORST_FIRST if code in codes), max(codes)))
