"""CP-SAT that gives way at once when somebody interrupts: it would keep the signal for itself and go on."""

from __future__ import annotations

from concurrent.futures import Future
from threading import Thread

from ortools.sat.python import cp_model
from ortools.sat.python.cp_model_helper import CpSolverStatus

A_MOMENT = 0.05
"""Seconds between two calls to stop."""


def one_worker(work: float) -> cp_model.CpSolver:
    """A solver that gives the same answer to the same question.

    Args:
        work: Deterministic work units; never seconds.
    """
    solver = cp_model.CpSolver()
    solver.parameters.num_workers = 1
    solver.parameters.random_seed = 1
    solver.parameters.max_deterministic_time = work
    solver.parameters.catch_sigint_signal = False
    return solver


def solve(solver: cp_model.CpSolver, model: cp_model.CpModel) -> CpSolverStatus:
    """Solve beside this thread, which alone hears of an interruption.

    Raises:
        KeyboardInterrupt: After the search has stopped.
        IndexError: As the solver raises it.
    """
    answer: Future[CpSolverStatus] = Future()
    beside = Thread(target=_answer, args=(answer, solver, model), daemon=True)
    try:
        beside.start()
        return answer.result()
    except KeyboardInterrupt:
        while beside.is_alive():  # a search that has not begun yet does not hear the first call
            solver.stop_search()
            beside.join(A_MOMENT)
        raise


def _answer(answer: Future[CpSolverStatus], solver: cp_model.CpSolver, model: cp_model.CpModel) -> None:
    try:
        answer.set_result(solver.solve(model))
    except Exception as error:  # whoever asked gets it
        answer.set_exception(error)
