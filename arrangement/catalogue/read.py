"""Reading a catalogue: the shipped one of Bremen, or a file."""

from __future__ import annotations

from importlib import resources
from pathlib import Path

from arrangement.catalogue.checks import CATALOGUE_CHECKS
from arrangement.catalogue.offer import Catalogue
from assessment.files.document import document_from_bytes
from assessment.files.read import Loaded, load, read_model

SHIPPED = "sample_data/catalogue/bremen.yaml"


def read_catalogue(path: str | Path | None = None, encoding: str | None = None) -> Loaded[Catalogue]:
    """Read and check a catalogue.

    Args:
        path: The file, workbook or folder of CSV files; None is the shipped sample catalogue, wherever the
            product is installed.
        encoding: What the user says about texts; None is UTF-8.

    Raises:
        InputError: With every fault of the file.
    """
    if path is not None:
        return read_model(path, Catalogue, CATALOGUE_CHECKS, encoding=encoding)
    package, _, inside = SHIPPED.partition("/")
    data = resources.files(package).joinpath(inside).read_bytes()
    return load(document_from_bytes(data, SHIPPED), Catalogue, CATALOGUE_CHECKS)
