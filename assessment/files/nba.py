"""The file of `hilfemix nba`; its schema key may be left out, since a report has none."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from assessment.files.document import read_document
from assessment.files.read import SCHEMA_KEY, Loaded, load
from assessment.nba.file import NbaFile, nba_file_findings

SCHEMA = "hilfemix.nba.v1"


def read_nba(path: str | Path) -> Loaded[NbaFile]:
    """Read and check a file of answers.

    Raises:
        InputError: With every fault of the file.
    """
    document = read_document(path)
    if SCHEMA_KEY not in document.data:
        document = replace(document, data={SCHEMA_KEY: SCHEMA, **document.data})
    return load(document, NbaFile, (nba_file_findings,))
