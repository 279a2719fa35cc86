"""`confirm`: record that a named role confirmed needs with the person."""

from __future__ import annotations

from datetime import date
from typing import Annotated

import typer

from assessment.ground.errors import Fault, InputError
from assessment.ground.findings import listed
from cli.help import help_text
from cli.options import CaseFile, Force, ResultFile, Role, day_option, plan_day

Needs = Annotated[
    list[str] | None, typer.Option("--need", metavar="ID", help=help_text("confirm_need"), show_default=False)
]
All = Annotated[bool, typer.Option("--all", help=help_text("confirm_all"))]
ConfirmedOn = Annotated[date | None, day_option("confirm_on")]


def confirm(
    case_file: CaseFile,
    role: Role,
    need: Needs = None,
    every: All = False,
    on: ConfirmedOn = None,
    out: ResultFile = None,
    force: Force = False,
) -> None:
    """Enter the confirmation; every other byte of the file stays."""
    from arrangement.documents.speech import Speech
    from arrangement.documents.told import need_told
    from assessment.files.confirm import confirm_need, unconfirmed
    from assessment.files.document import document_from_bytes
    from assessment.files.read import load_case
    from assessment.files.tables.archive import is_archive
    from assessment.files.tables.csv_folder import is_csv_folder
    from assessment.files.text import read_bytes
    from cli.files import check_role, refuse_existing, write_result
    from cli.output import print_notice
    from cli.recording import check_record, record_confirmation
    from cli.settings import language
    from cli.views.harmless import plain

    check_role(role)
    if out is not None:
        refuse_existing(out, force)
    no_text = Fault("confirm.no_text", case_file)
    if is_csv_folder(case_file):
        raise InputError([no_text])
    data = read_bytes(case_file)
    if is_archive(data):
        raise InputError([no_text])
    case = load_case(document_from_bytes(data, case_file)).model
    day = plan_day(on, case.plan_date)
    named = list(dict.fromkeys([*(need or ()), *(unconfirmed(case) if every else ())]))
    if not named:
        raise InputError([Fault("confirm.nothing", case_file, params={"known": listed(unconfirmed(case))})])
    for one in named:
        data = confirm_need(data, case_file, one, role, day)
    check_record(out, case.id)
    write_result(data.decode("utf-8"), out, force)
    if out is not None:
        record_confirmation(case.id, named, role, day, (case_file, out))
    speech = Speech(language(None))
    needs = {one.id: one for one in case.needs}
    for name in named:
        what = need_told(needs[name], speech)
        said = speech.say(
            "cli.confirmed", id=name, what=what, role=speech.word("role", role), day=speech.day(day)
        )
        print_notice(plain(said))
    if on is None and case.plan_date is not None:
        print_notice(plain(speech.say("cli.confirmed_on_plan_date")))
