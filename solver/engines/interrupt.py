"""CP-SAT that gives way at once when somebody interrupts: it would keep the signal for itself and go on."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor

from ortools.sat.python import cp_model
from ortools.sat.python.cp_model_helper import CpSolverStatus


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
    """
    with ThreadPoolExecutor(max_workers=1) as beside:
        answer = beside.submit(solver.solve, model)
        try:
            return answer.result()
        except KeyboardInterrupt:
            solver.stop_search()
            raise
