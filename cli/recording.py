"""What the commands write into the record of a case, beside the file that they wrote."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from hashlib import sha256
from pathlib import Path
from typing import Any

from arrangement.record.chain import append, read_chain, record_beside, whole_chain
from arrangement.record.entry import ACCEPTED, CONFIRMED, PLANNED, REVIEWED, plan_sha256
from arrangement.record.facts import of_acceptance, of_run
from cli.options import plan_day


def check_record(out: str | None, case: str) -> None:
    """Say before any work that the record beside a result does not hold.

    Raises:
        InputError: If a link of it is broken, or it cannot be read.
    """
    if out is not None:
        whole_chain(record_beside(out, case))


def record_run(
    plan: Mapping[str, Any],
    out: str,
    files: Iterable[str],
    work_limit: int | None,
    before: str | None = None,
) -> None:
    """Record a run whose plan was kept; `before` is the plan file from which it began.

    Raises:
        InputError: If the record cannot be written.
    """
    path = record_beside(out, str(plan["case"]))
    began = _hashes(path, [before] if before else [])
    facts = of_run(plan, work_limit, _hashes(path, files), began)
    append(path, str(plan["case"]), PLANNED, _today(), facts)


def record_acceptance(plan: Mapping[str, Any], out: str) -> None:
    """Record who accepted a plan, and whether it is one of the recorded proposals.

    Raises:
        InputError: If the record cannot be written.
    """
    case = str(plan.get("case"))
    path = record_beside(out, case)
    facts = of_acceptance(plan, whole_chain(path).proposals)
    append(path, case, ACCEPTED, _today(), facts | {"files": _hashes(path, [out])})


def record_confirmation(case: str, needs: Iterable[str], role: str, on: date, files: tuple[str, str]) -> None:
    """Record which needs a role confirmed; `files` are the case file before and after.

    Raises:
        InputError: If the record cannot be written.
    """
    path = record_beside(files[1], case)
    facts = {"needs": sorted(needs), "role": role, "on": on.isoformat()}
    append(path, case, CONFIRMED, _today(), facts | {"files": _hashes(path, files)})


def record_review(plan: Mapping[str, Any], plan_file: str, found: Mapping[str, Any], actual: str) -> None:
    """Record what was planned beside what happened, where a record of the case stands beside the plan.

    Raises:
        InputError: If the record cannot be written.
    """
    case = str(plan.get("case"))
    path = record_beside(plan_file, case)
    if path.is_file():
        facts = {key: found[key] for key in ("period", "planned", "actual")}
        facts |= {"plan_sha256": plan_sha256(plan), "files": _hashes(path, [plan_file, actual])}
        append(path, case, REVIEWED, _today(), facts)


def record_told(path: Path, plan: Mapping[str, Any] | None) -> dict[str, Any]:
    """Verify a record link by link, and whether it knows a plan.

    Raises:
        InputError: If it cannot be read.
    """
    chain = read_chain(path)
    known = None if plan is None else chain.holds_plan(plan_sha256(plan))
    return {
        "schema": "hilfemix.record.v1",
        "case": chain.entries[0].case if chain.entries else path.stem,
        "intact": chain.broken_at is None,
        "broken_at": chain.broken_at,
        "plan_known": known,
        "head": chain.head,
        "entries": [entry.as_json() for entry in chain.entries],
    }


def _hashes(record: Path, files: Iterable[str]) -> dict[str, str]:
    """Hash of each file, by its name inside the folder of the record; elsewhere by its bare name."""
    folder, found = record.parent.resolve(), {}
    for file in files:
        place = Path(file).resolve()
        if place.is_file():
            inside = place.is_relative_to(folder)
            name = place.relative_to(folder).as_posix() if inside else place.name
            found[name] = sha256(place.read_bytes()).hexdigest()
    return dict(sorted(found.items()))


def _today() -> str:
    """A record is no result: it says on which day something was written down."""
    return plan_day(None, None).isoformat()
