"""Cases in processes of their own: what kills one process sets aside one case only."""

from __future__ import annotations

import multiprocessing
import os
import signal
import threading
from collections.abc import Iterator, Mapping
from concurrent.futures import ProcessPoolExecutor, as_completed
from concurrent.futures.process import BrokenProcessPool

from assessment.case import Case
from assessment.files.read import Loaded
from assessment.ground.errors import Fault
from solver.batch.one import Given, Outcome, plan_one

_SHARED: list[Given] = []
"""In a worker: what all cases share."""


def outcomes(cases: Mapping[str, Loaded[Case]], given: Given, workers: int) -> Iterator[tuple[str, Outcome]]:
    """Plan cases side by side and give each outcome as soon as it is there.

    Args:
        cases: By any key.
        given: What they share.
        workers: Number of processes; it changes no outcome.
    """
    left = dict(cases)
    for key, outcome in _together(cases, given, workers):
        del left[key]
        yield key, outcome
    # A process died and took its neighbours' work along: each of them alone shows which one it was.
    for key, case in left.items():
        alone = dict(_together({key: case}, given, 1))
        yield key, alone.get(key, Outcome(None, (Fault("batch.died", case.file),)))


def _together(cases: Mapping[str, Loaded[Case]], given: Given, workers: int) -> Iterator[tuple[str, Outcome]]:
    pool = ProcessPoolExecutor(workers, multiprocessing.get_context("spawn"), _begin, (given,))
    whole = False
    try:
        futures = {pool.submit(_plan, case): key for key, case in cases.items()}
        for future in as_completed(futures):
            error = future.exception()
            if error is None:
                yield futures[future], future.result()
            elif not isinstance(error, BrokenProcessPool):
                raise error
        whole = True
    except BrokenProcessPool:  # while cases were still being handed out
        whole = True
    finally:
        if not whole:
            for child in multiprocessing.active_children():
                child.terminate()
        pool.shutdown(wait=True, cancel_futures=True)


def _begin(given: Given) -> None:
    """Leave interruptions to the process that keeps the books, and end with it, even if it is killed."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    threading.Thread(target=_end_with_parent, daemon=True).start()
    _SHARED[:] = [given]


def _end_with_parent() -> None:
    parent = multiprocessing.parent_process()
    if parent is not None:
        parent.join()
        os._exit(1)


def _plan(case: Loaded[Case]) -> Outcome:
    return plan_one(case, _SHARED[0])
