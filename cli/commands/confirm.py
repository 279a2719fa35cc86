"""`confirm`: record that a named role confirmed needs with the person."""

from __future__ import annotations

from typing import Annotated

import typer

from cli.help import help_text
from cli.options import CaseFile, Force, On, ResultFile, Role, plan_day

Needs = Annotated[list[str], typer.Option("--need", metavar="ID", help=help_text("confirm_need"))]


def confirm(
    case_file: CaseFile,
    need: Needs,
    role: Role,
    on: On = None,
    out: ResultFile = None,
    force: Force = False,
) -> None:
    """Enter the confirmation; every other byte of the file stays."""
    from assessment.files.confirm import confirm_need
    from assessment.files.document import document_from_bytes
    from assessment.files.read import load_case
    from assessment.files.tables.archive import is_archive
    from assessment.files.tables.csv_folder import is_csv_folder
    from assessment.files.text import read_bytes
    from assessment.ground.errors import Fault, InputError
    from cli.files import check_role, refuse_existing, write_result

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
    for one in dict.fromkeys(need):
        data = confirm_need(data, case_file, one, role, plan_day(on, case.plan_date))
    write_result(data.decode("utf-8"), out, force)
