"""What `doctor` looks at. Each check stands alone: one that fails hides no other."""

from __future__ import annotations

import importlib
import importlib.metadata
import os
import sys
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import datetime

from assessment.ground.findings import MOST_NAMED
from assessment.ground.zone import HOME
from cli.settings import setting

OLDEST, NEWEST = (3, 11), (3, 13)
SAMPLES = ("cases/first_case.yaml", "cases/older_person_alone.yaml")

Found = tuple[bool, str, Mapping[str, str | int]]
"""Whether it is well, what was found, and its parts."""


@dataclass(frozen=True)
class Check:
    """One finding.

    Attributes:
        detail: Figures and versions, no sentences.
        parts: The same as values of a text; empty where the detail says it in any language.
    """

    id: str
    ok: bool
    detail: str
    parts: Mapping[str, str | int] = field(default_factory=dict)


def examine() -> list[Check]:
    """Run every check."""
    return [_run(id_, look) for id_, look in CHECKS]


def _run(id_: str, look: Callable[[], Found]) -> Check:
    try:
        ok, detail, parts = look()
    except Exception as error:  # a check that fails is a finding
        return Check(id_, False, type(error).__name__)
    return Check(id_, ok, detail, parts)


def _python() -> Found:
    here = sys.version_info[:2]
    return OLDEST <= here <= NEWEST, ".".join(str(part) for part in sys.version_info[:3]), {}


def _solver() -> Found:
    importlib.import_module("solver.case")
    return True, f"ortools {importlib.metadata.version('ortools')}", {}


def _law() -> Found:
    """Read every law file."""
    from arrangement.law.law import dated_files, law_sha256

    count, files, seal = sum(map(len, dated_files().values())), len(dated_files()), law_sha256()[:12]
    return True, f"{seal}, {files} files, {count} values", {"seal": seal, "files": files, "values": count}


def _law_age() -> Found:
    """Ring where somebody looked at a value longer ago than `law_stays_current`; such law still computes."""
    from arrangement.law.age import oldest_look, unchecked_since

    today = datetime.now(HOME).date()
    oldest, old = oldest_look(), unchecked_since(today)
    days = (today - oldest.day).days
    said = f"checked {oldest.day.isoformat()} ({oldest.name}), {days} days"
    if old:
        return False, f"{said}, {len(old)} values: {', '.join(old[:MOST_NAMED])}", {}
    return True, said, {"day": oldest.day.isoformat(), "days": days}


def _samples() -> Found:
    from assessment.files.read import read_case
    from cli.files import sample_path

    for name in SAMPLES:
        with sample_path(name) as path:
            read_case(str(path))
    return True, f"{len(SAMPLES)} cases", {"n": len(SAMPLES)}


def _catalogue() -> Found:
    from arrangement.catalogue.read import read_catalogue

    found = read_catalogue(setting("catalogue").value).model
    parts: dict[str, str | int] = {"id": found.id, "n": len(found.offers), "day": found.as_of.isoformat()}
    return True, f"{found.id}, {len(found.offers)} offers, {found.as_of.isoformat()}", parts


def _policy() -> Found:
    from arrangement.policy.read import read_policy

    return True, read_policy(setting("policy").value).model.id, {}


def _language() -> Found:
    found = setting("lang")
    return True, f"{found.value}, {found.origin}", {}


def _terminal() -> Found:
    tty = "yes" if sys.stdout.isatty() else "no"
    colour = "no" if os.environ.get("NO_COLOR") else tty
    parts: dict[str, str | int] = {"encoding": sys.stdout.encoding, "tty": tty, "colour": colour}
    return True, f"{sys.stdout.encoding}, tty {tty}, colour {colour}", parts


CHECKS: tuple[tuple[str, Callable[[], Found]], ...] = (
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
