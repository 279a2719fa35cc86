"""A batch from the first case to the summary; what is finished is on disk at once."""

from __future__ import annotations

import signal
import threading
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from importlib.metadata import version
from typing import Any, NoReturn

from arrangement.law.law import law_sha256
from assessment.ground.errors import Fault
from solver import __version__
from solver.batch.caseload import Entry
from solver.batch.one import Given
from solver.batch.place import Place, Record
from solver.batch.pool import outcomes
from solver.batch.summary import summarise
from solver.batch.table import plans_table


@dataclass(frozen=True)
class Order:
    """What to do.

    Attributes:
        entries: The cases, in canonical order.
        ignored: Files of the folder that are no cases.
        workers: Number of processes.
        resume: Whether finished plans with unchanged inputs are taken as they are.
        keep: Whether the place may hold other results; they stay.
        as_text: How a result is written.
    """

    entries: tuple[Entry, ...]
    ignored: tuple[str, ...]
    workers: int
    resume: bool
    keep: bool
    as_text: Callable[[Mapping[str, object]], str]


@dataclass(frozen=True)
class Ended:
    """The summary, and how many plans an earlier run had finished."""

    summary: dict[str, Any]
    taken: int


def run_batch(order: Order, given: Given, place: Place) -> Ended:
    """Plan every case alone and write plans, summary and table.

    Raises:
        InputError: If a result cannot be written.
        KeyboardInterrupt: If interrupted; finished plans and the journal are kept.
    """
    place.open(order.resume or order.keep)
    earlier = place.finished()
    wanted = {entry.file: _wanted(entry, given) for entry in order.entries if entry.case}
    taken = {
        file: record for file, record in earlier.items() if order.resume and _same(record, wanted.get(file))
    }
    mine = {entry.file for entry in order.entries}
    for file, record in earlier.items():
        if file in mine and file not in taken:
            place.forget(record["case"])
    records = {file: record for file, record in earlier.items() if file not in mine or file in taken}
    kept = {record["case"] for record in records.values()}
    for entry in order.entries:
        if entry.case and entry.id not in kept:
            place.forget(entry.id)  # a plan whose record a killed run did not write
    place.write_journal(records.values())
    refused: dict[str, Sequence[Fault]] = {e.file: e.faults for e in order.entries if not e.case}
    cases = {e.file: e.case for e in order.entries if e.case and e.file not in taken}
    with _ends_gently():
        for file, outcome in outcomes(cases, given, order.workers):
            if outcome.plan is None:
                refused[file] = outcome.faults
            else:
                records[file] = place.finish(wanted[file], order.as_text(outcome.plan))
    place.write_journal(records.values())
    plans = {file: place.plan(record["case"]) for file, record in records.items() if file in mine}
    summary = summarise(order.entries, plans, refused, order.ignored, shared(given), given.catalogue.model)
    ordered = (plans[entry.file] for entry in order.entries if entry.file in plans)
    place.write_results(order.as_text(summary), plans_table(ordered))
    return Ended(summary, len(taken))


def shared(given: Given) -> dict[str, str]:
    """Give the content hashes of what all cases share."""
    return {"catalogue": given.catalogue.sha256, "law": law_sha256(), "policy": given.policy.sha256}


def _wanted(entry: Entry, given: Given) -> Record:
    """Everything that a plan depends on."""
    assert entry.case is not None
    return {
        "file": entry.file,
        "case": entry.id,
        "inputs": {"case": entry.case.sha256, **shared(given)},
        "on": given.day(entry.case).isoformat(),
        "work_limit": given.work,
        "software": {"hilfemix": __version__, "ortools": version("ortools")},
    }


def _same(record: Record, wanted: Record | None) -> bool:
    return wanted is not None and {k: v for k, v in record.items() if k != "plan_sha256"} == wanted


@contextmanager
def _ends_gently() -> Iterator[None]:
    """Treat a request to terminate like an interruption: finished work is kept."""
    if threading.current_thread() is not threading.main_thread():
        yield
        return
    before = signal.signal(signal.SIGTERM, _interrupted)
    try:
        yield
    finally:
        signal.signal(signal.SIGTERM, before)


def _interrupted(number: int, frame: object) -> NoReturn:
    raise KeyboardInterrupt
