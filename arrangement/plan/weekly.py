"""What a plan holds in a week: on average over its horizon, as every figure per week is counted."""

from __future__ import annotations

from collections.abc import Iterable

from arrangement.plan.plan import Plan, PlanLine

ON_CALL = "reachable"


def a_week(lines: Iterable[PlanLine], plan: Plan) -> int:
    """Minutes of lines in a week of the horizon; a line says how often it happens."""
    return average(sum(_over_horizon(line, line.minutes, plan) for line in lines), plan)


def paid_a_week(lines: Iterable[PlanLine], plan: Plan) -> int:
    """Paid minutes of lines in a week of the horizon."""
    return average(sum(_over_horizon(line, line.professional_minutes, plan) for line in lines), plan)


def times_a_week(lines: Iterable[PlanLine], plan: Plan) -> int:
    """How often lines happen in a week of the horizon."""
    return average(sum(_over_horizon(line, 1, plan) for line in lines), plan)


def given_a_week(lines: Iterable[PlanLine], plan: Plan) -> int:
    """Minutes that somebody gives in a week; on call they are no time of anybody."""
    return a_week((line for line in lines if not is_on_call(line, plan)), plan)


def is_on_call(line: PlanLine, plan: Plan) -> bool:
    """Whether a line is about being on call: its minutes are no time of anybody."""
    return line.need in {need.id for need in plan.needs if need.measure == ON_CALL}


def average(total: float, plan: Plan) -> int:
    """A total of the horizon as a figure per week, rounded half up."""
    weeks = weeks_of(plan)
    return int((2 * total + weeks) // (2 * weeks))


def weeks_of(plan: Plan) -> int:
    """Weeks of the horizon; a plan that names none is read as one week."""
    weeks = plan.horizon.get("weeks")
    return weeks if isinstance(weeks, int) and weeks > 0 else 1


def _over_horizon(line: PlanLine, figure: float, plan: Plan) -> float:
    """A line that does not say how often it happens does so every week."""
    return figure * (line.times if line.times is not None else weeks_of(plan))
