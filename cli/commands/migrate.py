"""`migrate`: write a file in the newest version of its format, as YAML or JSON."""

from __future__ import annotations

from typing import Annotated

import typer

from cli.help import help_text
from cli.options import Force

AnyFile = Annotated[str, typer.Argument(metavar="FILE", help=help_text("migrate_file"), show_default=False)]
Out = Annotated[str, typer.Option("--out", metavar="FILE", help=help_text("migrate_out"))]


def migrate(file: AnyFile, out: Out, force: Force = False) -> None:
    """Check a file of any kind and write it anew; what it says stays the same."""
    from assessment.files.document import document_from_bytes, read_bytes
    from assessment.files.migrate import migrated
    from assessment.files.write import write_atomically
    from cli.files import check_document, refuse_existing

    refuse_existing(out, force)
    data = read_bytes(file)
    document = document_from_bytes(data, file)
    check_document(document)
    write_atomically(out, migrated(data, document, out), force)
