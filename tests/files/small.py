"""A small sound case in YAML, and what the tests ask about changed versions of it."""

import re
from pathlib import Path

from assessment.case import Case
from assessment.files.document import document_from_bytes
from assessment.files.read import Loaded, load_case
from assessment.ground.errors import Fault, InputError
from assessment.ground.texts import LANGUAGES, fault_text

SMALL = """\
schema: hilfemix.case.v1
id: small
plan_date: 2026-03-02
homes:
  - {id: h1, stadtteil: walle}
persons:
  - id: p1
    home: h1
    birth_date: 1940-05-01
    pflegegrad: {grade: 2, since: 2025-01-01}
    own:
      - {id: own1, tasks: [meal], minutes_per_week: 60, stated_on: 2026-02-01}
goals:
  - {id: g1, person: p1, words: wieder zum Chor}
needs:
  - id: n1
    person: p1
    goals: [g1]
    task: meal
    measure: {kind: occurrences, per_week: 7, minutes: 15}
    parts: [noon]
    standing: wished
  - id: n2
    person: p1
    task: supervision
    measure: {kind: presence, minutes: 60}
    parts: [evening]
    standing: safety
helpers:
  - id: u1
    relation: neighbour
    gladly_minutes: 60
    at_most_minutes: 120
    times: [{days: [mon, tue], parts: [noon]}]
    consents:
      - {tasks: [meal], agreed_on: 2026-01-10, until: 2026-12-31}
refusals:
  - {person: p1, of: {helper: u1}, tasks: [cleaning], stated_on: 2026-01-05}
wishes:
  - {id: w1, person: p1, of: {helper: u1}, needs: [n1], stated_on: 2026-01-05}
choices:
  - {person: p1, need: n1, instead: u1, on: 2026-02-01, role: case_manager}
orders:
  - {id: o1, person: p1, begins: 2026-01-01, ends: 2026-06-30}
grants:
  - {id: b1, person: p1, benefit: pflegegeld, status: approved, begins: 2025-01-01}
present_support:
  - {need: n1, source: u1, minutes_per_week: 60}
"""


def changed(*pairs: tuple[str, str], text: str = SMALL) -> str:
    """Replace parts of the case, each of which must be there."""
    for old, new in pairs:
        assert old in text, old
        text = text.replace(old, new, 1)
    return text


def read(text: str | bytes, name: str = "case.yaml") -> Loaded[Case]:
    data = text.encode() if isinstance(text, str) else text
    return load_case(document_from_bytes(data, name))


def faults_of(text: str | bytes, name: str = "case.yaml") -> tuple[Fault, ...]:
    """Give the faults of a file; every one can be said in every language, without braces left over."""
    try:
        read(text, name)
    except InputError as error:
        for fault in error.faults:
            assert fault.file == name
            for lang in LANGUAGES:
                assert all(said and not re.search(r"[{}]", said) for said in fault_text(fault, lang))
        return error.faults
    return ()


def only_fault(text: str | bytes, name: str = "case.yaml") -> Fault:
    faults = faults_of(text, name)
    assert len(faults) == 1, faults
    return faults[0]


def line_of(text: str, part: str) -> int:
    """Line on which a part of a text begins; it must be there once."""
    assert text.count(part) == 1, part
    return text[: text.index(part)].count("\n") + 1


def write(folder: Path, text: str | bytes, name: str = "case.yaml") -> Path:
    path = folder / name
    path.write_bytes(text.encode() if isinstance(text, str) else text)
    return path
