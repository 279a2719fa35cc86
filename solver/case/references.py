"""What a plan is compared with: today, what is approved, and the best all-professional plan."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from typing import Any

from arrangement.policy import Policy
from arrangement.policy.tiers import Tier, tiers_of, without
from arrangement.problem import Problem
from arrangement.rulebook.aims import AIMS, BEST_PROFESSIONAL
from assessment.case import Case
from assessment.case.horizon import holds_in
from assessment.case.words import Kind
from solver.case.lines import Line, units_met
from solver.case.minutes import a_week
from solver.case.solved import Solved

PROFESSIONAL_KINDS = frozenset({Kind.PROFESSIONAL, Kind.OWN})
"""Kinds in the all-professional plan: staff, and what the person does themselves."""

PRESENT_FIGURES = (
    "professional_minutes_per_week",
    "helper_minutes_per_week",
    "helper_presence_minutes_per_week",
)


def reference_tiers(policy: Policy) -> tuple[Tier, ...]:
    """Aims of the best all-professional plan in the standard order: every policy meets the same one."""
    usual = policy.model_copy(update={"tiers": None, "leave_out": (), "tolerances": ()})
    return without(tiers_of(usual), {aim.id for aim in AIMS if aim not in BEST_PROFESSIONAL})


def covered_minutes(problem: Problem, minutes: Callable[[str, int], int]) -> dict[str, int]:
    """Covered minutes a week, active help and presence apart, each need at most once; no calls.

    Args:
        problem: For what is required.
        minutes: Minutes by need and week.
    """
    total = {"covered": 0, "presence_covered": 0}
    for need in problem.needs:
        if need.measure == "reachable":
            continue
        key = "presence_covered" if need.measure == "presence" else "covered"
        for week, units in need.required.items():
            met = min(units * need.unit_minutes, minutes(need.id, week))
            total[key] += met * problem.times(week)
    return {key: a_week(covered, problem.weeks) for key, covered in total.items()}


def present(case: Case, problem: Problem) -> dict[str, Any] | None:
    """Help that runs today, in a week of the horizon; None where nothing is stated.

    What runs for a need runs in the weeks in which the need holds, as in the plan it is compared with.
    """
    if not case.present_support:
        return None
    minutes: dict[str, int] = {}
    helpers = {helper.id for helper in case.helpers}
    presence = {need.id for need in problem.needs if need.measure == "presence"}
    total = Counter[str]()
    for line in case.present_support:
        weeks = _weeks(case, problem, [line.need] if line.need is not None else [])
        total["professional_minutes_per_week"] += line.professional_minutes_per_week * weeks
        if line.source in helpers:
            there = line.need in presence
            key = "helper_presence_minutes_per_week" if there else "helper_minutes_per_week"
            total[key] += line.minutes_per_week * weeks
        if line.need is not None:
            minutes[line.need] = minutes.get(line.need, 0) + line.minutes_per_week
    return {
        **{key: a_week(total[key], problem.weeks) for key in PRESENT_FIGURES},
        **covered_minutes(problem, lambda need, week: minutes.get(need, 0)),
        "own_share_cents_per_month": sum(t.own_share_cents_per_month for t in case.present_support),
    }


def approved(case: Case, problem: Problem) -> dict[str, Any] | None:
    """Help approved in minutes and running on the plan date, in a week of the horizon; None without any.

    A grant for needs of the case counts in the weeks in which one of them holds.
    """
    running = [
        grant
        for grant in case.grants
        if grant.status == "approved"
        and grant.minutes_per_week is not None
        and grant.begins <= problem.on
        and (grant.ends is None or grant.ends >= problem.on)
    ]
    if not running:
        return None
    total = 0
    for grant in running:
        granted = [n.id for n in case.needs if (n.person, n.entitlement) == (grant.person, grant.benefit)]
        total += (grant.minutes_per_week or 0) * _weeks(case, problem, granted)
    minutes = a_week(total, problem.weeks)
    return {"professional_minutes_per_week": minutes, "covered": minutes, "own_share_cents_per_month": 0}


def _weeks(case: Case, problem: Problem, needs: Sequence[str]) -> int:
    """Weeks of the horizon in which one of these needs holds; all where none is named."""
    return sum(
        1
        for _, week_type in problem.horizon.weeks
        if not needs or any(holds_in(case, case.need(need), week_type) for need in needs)
    )


def of_plan(problem: Problem, lines: tuple[Line, ...], solved: Solved, own_share: int) -> dict[str, Any]:
    """The reference of a solved plan."""
    by_week: dict[tuple[str, int], list[Line]] = {}
    for line in lines:
        if line.option.way is None:
            by_week.setdefault((line.need, line.week.number), []).append(line)

    def minutes(need_id: str, week: int) -> int:
        need = problem.need_by_id[need_id]
        return units_met(need, by_week.get((need_id, week), ())) * need.unit_minutes

    professional = sum(
        (line.professional + (line.minutes if line.interpreter else 0)) * line.week.times for line in lines
    )
    return {
        "professional_minutes_per_week": a_week(professional, problem.weeks),
        **covered_minutes(problem, minutes),
        "own_share_cents_per_month": own_share,
        "status": str(solved.status),
    }
