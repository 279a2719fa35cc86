"""Files at the command line: plans, samples, results."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from importlib import resources
from pathlib import Path
from typing import Any, TypeVar

from pydantic import BaseModel

from arrangement.catalogue.checks import CATALOGUE_CHECKS
from arrangement.catalogue.offer import Catalogue
from arrangement.catalogue.plannable import unplannable
from arrangement.catalogue.read import read_catalogue
from arrangement.documents.names import Names, names_of
from arrangement.plan.plan import Plan
from arrangement.policy.checks import POLICY_CHECKS
from arrangement.policy.policy import Policy
from arrangement.responsibility.asked import AskedFile
from arrangement.responsibility.file import load_question
from arrangement.review.actual import Actual
from assessment.case import Case
from assessment.files.document import Document, document_from_bytes, read_document
from assessment.files.json_lines import ENDING, read_json_lines
from assessment.files.open import open_bytes, open_document
from assessment.files.read import SCHEMA_KEY, Loaded, kind_of, load, load_case, read_case, schema_fault
from assessment.files.tables.csv_folder import ENDING as CSV
from assessment.files.tables.csv_folder import is_csv_folder
from assessment.files.tables.layout import tables_of
from assessment.files.text import read_bytes
from assessment.files.write import write_atomically
from assessment.ground.errors import Fault, InputError
from assessment.ground.findings import Finding, listed
from assessment.ground.ids import ID_PATTERN
from assessment.ground.texts import Lang
from assessment.nba.file import NbaFile, nba_file_findings
from cli.settings import setting

First = TypeVar("First")
Second = TypeVar("Second")

MODELS: dict[str, type[BaseModel]] = {
    "case": Case,
    "catalogue": Catalogue,
    "policy": Policy,
    "plan": Plan,
    "nba": NbaFile,
    "responsible": AskedFile,
    "actual": Actual,
}
TABLE_MODELS: dict[str, type[BaseModel]] = {"case": Case, "catalogue": Catalogue}
"""Formats that can be written as a workbook or as CSV."""

FIRST_CASE = "cases/first_case.yaml"
FORM_NAMES: dict[Lang, tuple[str, str]] = {
    "de": ("fall.xlsx", "beispiel.xlsx"),
    "en": ("case.xlsx", "example.xlsx"),
}
FOLDER_MODE = 0o700
"""Cases and plans are personal data."""


@dataclass(frozen=True)
class Checked:
    """A file without a fault, and what it holds."""

    kind: str
    loaded: Loaded[Any]

    @property
    def file(self) -> str:
        """The file as the user gave it."""
        return self.loaded.file

    @property
    def warnings(self) -> tuple[Fault, ...]:
        """What is no fault, but should be looked at."""
        return self.loaded.warnings


def check_plannable(checked: Checked, catalogue: Catalogue) -> None:
    """A case must also be plannable with the catalogue; of other files nothing more is asked.

    Raises:
        InputError: With everything that keeps it from being planned.
    """
    if checked.kind == "case":
        checked.loaded.refuse(unplannable(checked.loaded.model, catalogue))


def read_any(path: str, encoding: str | None = None, beside: Catalogue | None = None) -> list[Checked]:
    """Read a file as what its schema key says it is; in JSON Lines every line is a case of its own.

    Args:
        path: The file.
        encoding: What the user says about texts.
        beside: A catalogue that must know what a case names.

    Raises:
        InputError: With every fault of the file.
    """
    if not path.lower().endswith(ENDING):
        return [check_document(open_document(path, TABLE_MODELS, encoding), beside)]
    lines = list(read_json_lines(path))
    faults = [fault for line in lines for fault in line.faults]
    if not lines:
        faults.append(Fault("file.empty", path, 1, 1))
    if faults:
        raise InputError(faults)
    return [Checked("case", line.case) for line in lines if line.case is not None]


def document_and_bytes(path: str, encoding: str | None) -> tuple[Document, bytes]:
    """Read a file of any kind, and its bytes where it is one file.

    Raises:
        InputError: If it cannot be read.
    """
    if is_csv_folder(path) or path.lower().endswith(CSV):
        return open_document(path, TABLE_MODELS, encoding), b""
    data = read_bytes(path)
    return open_bytes(data, path, TABLE_MODELS, encoding), data


def table_model(checked: Checked) -> type[BaseModel]:
    """Give the model of a file that can be written as tables.

    Raises:
        InputError: If its format has no tables.
    """
    if checked.kind not in TABLE_MODELS:
        raise InputError([Fault("migrate.no_tables", checked.file)])
    return TABLE_MODELS[checked.kind]


def check_document(document: Document, beside: Catalogue | None = None) -> Checked:
    """Read a document as what its schema key says it is; a case beside a catalogue, if there is one.

    Raises:
        InputError: With every fault of the file.
    """
    kind = kind_of(document)
    if kind not in MODELS:
        found = document.data.get(SCHEMA_KEY)
        expected = {"expected": listed(f"hilfemix.{name}.v1" for name in MODELS)}
        code = "schema.missing" if found is None else "schema.not_ours"
        raise InputError([*document.faults, document.fault(Finding(code, (SCHEMA_KEY,), expected))])
    if kind == "case" and beside is not None:
        return Checked(kind, load_case(document, (lambda case: unplannable(case, beside),)))
    return Checked(kind, _loaded(document, kind))


def read_both(first: Callable[[], First], second: Callable[[], Second]) -> tuple[First, Second]:
    """Read two files, so that one run names the faults of both: somebody may have swapped them.

    Raises:
        InputError: With every fault of either.
    """
    try:
        one = first()
    except InputError as error:
        try:
            second()
        except InputError as other:
            raise InputError([*error.faults, *other.faults]) from None
        raise
    return one, second()


def read_plan(path: str) -> Loaded[Plan]:
    """Read a plan file, as written or edited by hand.

    Raises:
        InputError: With every fault of the file.
    """
    return _plan(read_document(path))


def read_plan_data(path: str) -> dict[str, Any]:
    """Read a plan file as plain data: what is odd in it is for the audit to judge, not for the door.

    Raises:
        InputError: If it cannot be read at all, or says that it is something else.
    """
    document = read_document(path)
    _only_a_plan(document)
    if document.faults:
        raise InputError(document.faults)
    return dict(document.data)


def sample_text(name: str) -> str:
    """Read a shipped sample file."""
    return resources.files("sample_data").joinpath(name).read_text(encoding="utf-8")


def first_case() -> dict[str, bytes]:
    """Give the files of a beginning: the commented first case."""
    return {"case.yaml": sample_text(FIRST_CASE).encode("utf-8")}


def first_form(lang: Lang) -> dict[str, bytes]:
    """Give the files of a beginning without YAML: an empty form, and the first case in the same form."""
    from assessment.files.tables.write_workbook import workbook_bytes

    tables = tables_of(Case, "case")
    example = document_from_bytes(sample_text(FIRST_CASE).encode("utf-8"), FIRST_CASE).data
    form = {"schema": example["schema"]}
    return {
        name: workbook_bytes(data, tables, lang, form=True)
        for name, data in zip(FORM_NAMES[lang], (form, example), strict=True)
    }


@contextmanager
def sample_path(name: str) -> Iterator[Path]:
    """Lend a shipped sample file as a path."""
    with resources.as_file(resources.files("sample_data").joinpath(name)) as path:
        yield path


def refuse_existing(path: str | Path, force: bool) -> None:
    """Say before any work that a result could not be written.

    Raises:
        InputError: If the file exists and `--force` is not given, or its place cannot hold a file.
    """
    place = Path(path)
    try:
        code = _obstacle(place, force)
    except (OSError, ValueError):
        code = "output.not_writable"
    if code is not None:
        raise InputError([Fault(code, file=str(path))])


def write_result(text: str, out: str | None, force: bool) -> None:
    """Write a result as it is to a file, or to standard output.

    Raises:
        InputError: If the file cannot be written.
    """
    if out is not None:
        write_atomically(out, text, force)
        return
    sys.stdout.flush()
    sys.stdout.buffer.write(text.encode("utf-8"))
    sys.stdout.buffer.flush()


def check_role(role: str) -> None:
    """Refuse what is no role; names of people have no place in our files.

    Raises:
        InputError: If it is none.
    """
    if not ID_PATTERN.fullmatch(role):
        raise InputError([Fault("confirm.role", "--role", field="--role")])


def make_folder(path: Path) -> None:
    """Make a folder for personal data.

    Raises:
        InputError: If that is not possible there.
    """
    try:
        path.mkdir(mode=FOLDER_MODE, parents=True, exist_ok=True)
    except (OSError, ValueError) as error:
        raise InputError([Fault("output.not_writable", file=str(path))]) from error


@dataclass(frozen=True)
class Around:
    """The files around a plan that are at hand, and the names that they give."""

    names: Names
    case: Case | None
    catalogue: Catalogue | None


def around_plan(plan: Plan, case_file: str | None = None) -> Around:
    """Find what a plan was made from: the catalogue, if it is the one of the settings; the case, if given.

    Without the case, tasks of needs can be named, and nothing else of it.

    Raises:
        InputError: If the case cannot be read, or is another one.
    """
    case = case_of_plan(plan, case_file).model if case_file is not None else None
    catalogue = _catalogue_of(plan)
    names = names_of(case, catalogue)
    tasks = {need.id: need.task for need in plan.needs if need.task}
    return Around(replace(names, tasks={**names.tasks, **tasks}), case, catalogue)


def plan_before(path: str, case: Loaded[Case]) -> Plan:
    """Read the plan of a case from before it changed.

    Raises:
        InputError: If it cannot be read, or is that of another case.
    """
    plan = read_plan(path).model
    _check_belongs(plan, case)
    return plan


def case_of_plan(plan: Plan, case_file: str) -> Loaded[Case]:
    """Read the case of a plan.

    Raises:
        InputError: If it cannot be read, or is another one.
    """
    case = read_case(case_file)
    _check_belongs(plan, case)
    return case


def _check_belongs(plan: Plan, case: Loaded[Case]) -> None:
    if case.model.id != plan.case:
        case.refuse([Finding("case_not_of_plan", ("id",), {"plan": plan.case})])


def _catalogue_of(plan: Plan) -> Catalogue | None:
    try:
        catalogue = read_catalogue(setting("catalogue").value)
    except InputError:
        return None
    return catalogue.model if catalogue.sha256 == plan.inputs.get("catalogue") else None


def _obstacle(place: Path, force: bool) -> str | None:
    if place.is_dir():
        return "output.is_a_folder"
    if not place.parent.is_dir():
        return "output.no_folder"
    return "output.exists" if not force and (place.exists() or place.is_symlink()) else None


def _loaded(document: Document, kind: str) -> Loaded[Any]:
    load_as: dict[str, Callable[[Document], Loaded[Any]]] = {
        "case": load_case,
        "catalogue": lambda d: load(d, Catalogue, CATALOGUE_CHECKS),
        "policy": lambda d: load(d, Policy, POLICY_CHECKS),
        "actual": lambda d: load(d, Actual),
        "nba": lambda d: load(d, NbaFile, (nba_file_findings,)),
        "responsible": load_question,
        "plan": _plan,
    }
    return load_as.get(kind, _plan)(document)


def _plan(document: Document) -> Loaded[Plan]:
    _only_a_plan(document)
    return load(document, Plan)


def _only_a_plan(document: Document) -> None:
    """Say of another thing, and of another version, that it is one."""
    fault = schema_fault(document, Plan)
    if fault is not None:
        raise InputError([*document.faults, fault])
