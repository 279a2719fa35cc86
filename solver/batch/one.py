"""One case of many: its plan, or why it is set aside. Nothing that one case does ends the batch."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from arrangement.catalogue import Catalogue
from arrangement.policy import Policy
from assessment.case import Case
from assessment.files.read import Loaded
from assessment.ground.errors import Fault, HumanStepFirst, InputError
from solver.case import propose

PLANNED = ("optimal", "feasible")


@dataclass(frozen=True)
class Given:
    """What all cases share.

    Attributes:
        on: Plan date of all cases; None takes each case's own, else `today`.
        today: The day on which the batch began.
        work: Deterministic work units per tier; None for the usual ones.
    """

    catalogue: Loaded[Catalogue]
    policy: Loaded[Policy]
    on: date | None
    today: date
    work: int | None

    def day(self, case: Loaded[Case]) -> date:
        """Give the plan date of a case."""
        return self.on or case.model.plan_date or self.today


@dataclass(frozen=True)
class Outcome:
    """Either a plan, without its timing, or faults."""

    plan: Mapping[str, Any] | None
    faults: tuple[Fault, ...] = ()


def plan_one(case: Loaded[Case], given: Given) -> Outcome:
    """Plan one case alone; whatever goes wrong is its own."""
    try:
        plan = propose(case, given.catalogue, given.policy, given.day(case), given.work)
    except InputError as error:
        return Outcome(None, error.faults)
    except HumanStepFirst as error:
        return Outcome(None, (Fault(f"human_step.{error.key}", case.file, params=error.params),))
    except Exception as error:  # our own mistake in one case is told, and the others go on
        return Outcome(None, (Fault("batch.bug", case.file, params={"kind": type(error).__name__}),))
    if plan["status"] not in PLANNED:
        return Outcome(None, (Fault(f"batch.{plan['status']}", case.file),))
    return Outcome({key: value for key, value in plan.items() if key != "timing"})
