"""JSON Lines: one case on each line. A line that cannot be used spoils no other."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from assessment.case import Case
from assessment.files.document import document_from_bytes
from assessment.files.read import Loaded, load_case
from assessment.files.text import read_bytes
from assessment.ground.errors import Fault, InputError

ENDING = ".jsonl"


@dataclass(frozen=True)
class ReadLine:
    """One line of a file: its case, or why it was refused; faults name the line of the file."""

    number: int
    case: Loaded[Case] | None
    faults: tuple[Fault, ...] = ()


def read_json_lines(path: str | Path) -> Iterator[ReadLine]:
    """Read every line that holds something.

    Raises:
        InputError: If the file itself cannot be read.
    """
    file = str(path)
    for number, line in enumerate(read_bytes(path).split(b"\n"), start=1):
        if line.strip():
            yield _read(line, file, number)


def _read(line: bytes, file: str, number: int) -> ReadLine:
    try:
        if not line.lstrip(b"\xef\xbb\xbf \t").startswith(b"{"):
            raise InputError([Fault("json_lines.no_object", file, number, 1)])
        # Empty lines before it give every fault the line that it has in the file.
        case = load_case(document_from_bytes(b"\n" * (number - 1) + line.rstrip(), file))
    except InputError as error:
        return ReadLine(number, None, error.faults)
    return ReadLine(number, case)
