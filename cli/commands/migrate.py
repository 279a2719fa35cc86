"""`migrate`: write a file in the newest version of its format, in any of our ways of writing."""

from __future__ import annotations

from typing import Annotated

import typer

from cli.help import help_text
from cli.options import Encoding, Force, Language
from cli.settings import language

AnyFile = Annotated[str, typer.Argument(metavar="FILE", help=help_text("migrate_file"), show_default=False)]
Out = Annotated[str, typer.Option("--out", metavar="FILE", help=help_text("migrate_out"))]


def migrate(
    file: AnyFile, out: Out, encoding: Encoding = None, lang: Language = None, force: Force = False
) -> None:
    """Check a file of any kind and write it anew; what it says stays the same."""
    from assessment.files.as_tables import is_table_target, write_tables
    from assessment.files.migrate import migrated
    from assessment.files.write import write_atomically
    from cli.files import check_document, document_and_bytes, refuse_existing, table_model

    as_tables = is_table_target(out)
    if not as_tables or out.lower().endswith(".xlsx"):
        refuse_existing(out, force)
    document, data = document_and_bytes(file, encoding)
    checked = check_document(document)
    if as_tables:
        write_tables(document, table_model(checked), out, language(lang), force)
    else:
        write_atomically(out, migrated(data, document, out, encoding), force)
