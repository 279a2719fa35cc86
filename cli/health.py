"""What `doctor` looks at. Each check stands alone: one that fails hides no other."""

from __future__ import annotations

import importlib
import importlib.metadata
import os
import sys
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from assessment.ground.findings import MOST_NAMED
from assessment.ground.zone import HOME
from cli.settings import setting

OLDEST, NEWEST = (3, 11), (3, 13)
SAMPLES = ("cases/first_case.yaml", "cases/older_person_alone.yaml")


@dataclass(frozen=True)
class Check:
    """One finding.

    Attributes:
        detail: Figures and versions, no sentences.
    """

    id: str
    ok: bool
    detail: str


def examine() -> list[Check]:
    """Run every check."""
    return [_run(id_, look) for id_, look in CHECKS]


def _run(id_: str, look: Callable[[], tuple[bool, str]]) -> Check:
    try:
        ok, detail = look()
    except Exception as error:  # a check that fails is a finding
        return Check(id_, False, type(error).__name__)
    return Check(id_, ok, detail)


def _python() -> tuple[bool, str]:
    here = sys.version_info[:2]
    return OLDEST <= here <= NEWEST, ".".join(str(part) for part in sys.version_info[:3])


def _solver() -> tuple[bool, str]:
    importlib.import_module("solver.case")
    return True, f"ortools {importlib.metadata.version('ortools')}"


def _law() -> tuple[bool, str]:
    """Read every law file."""
    from arrangement.law.law import dated_files, law_sha256

    count = sum(len(values) for values in dated_files().values())
    return True, f"{law_sha256()[:12]}, {len(dated_files())} files, {count} values"


def _law_age() -> tuple[bool, str]:
    """Ring where somebody looked at a value longer ago than `law_stays_current`; such law still computes."""
    from arrangement.law.age import oldest_look, unchecked_since

    today = datetime.now(HOME).date()
    oldest, old = oldest_look(), unchecked_since(today)
    days = (today - oldest.day).days
    said = f"checked {oldest.day.isoformat()} ({oldest.name}), {days} days"
    return not old, said if not old else f"{said}, {len(old)} values: {', '.join(old[:MOST_NAMED])}"


def _samples() -> tuple[bool, str]:
    from assessment.files.read import read_case
    from cli.files import sample_path

    for name in SAMPLES:
        with sample_path(name) as path:
            read_case(str(path))
    return True, f"{len(SAMPLES)} cases"


def _catalogue() -> tuple[bool, str]:
    from arrangement.catalogue.read import read_catalogue

    found = read_catalogue(setting("catalogue").value).model
    return True, f"{found.id}, {len(found.offers)} offers, {found.as_of.isoformat()}"


def _policy() -> tuple[bool, str]:
    from arrangement.policy.read import read_policy

    return True, read_policy(setting("policy").value).model.id


def _language() -> tuple[bool, str]:
    found = setting("lang")
    return True, f"{found.value}, {found.origin}"


def _terminal() -> tuple[bool, str]:
    colour = "no" if os.environ.get("NO_COLOR") or not sys.stdout.isatty() else "yes"
    return True, f"{sys.stdout.encoding}, tty {'yes' if sys.stdout.isatty() else 'no'}, colour {colour}"


CHECKS: tuple[tuple[str, Callable[[], tuple[bool, str]]], ...] = (
    ("python", _python),
    ("solver", _solver),
    ("law", _law),
    ("law_age", _law_age),
    ("catalogue", _catalogue),
    ("policy", _policy),
    ("sample_data", _samples),
    ("language", _language),
    ("terminal", _terminal),
)
