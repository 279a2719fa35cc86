"""Two plans of one case beside each other: what the person feels, who gives how much, aims, lines."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import Any

from arrangement.plan.diff import changes
from arrangement.plan.plan import Number, Plan, PlanLine
from arrangement.plan.weekly import a_week, is_on_call, paid_a_week
from arrangement.rulebook.aims import AIM_BY_ID

PRESENCE = "presence"


def beside(first: Plan, second: Plan) -> dict[str, Any]:
    """Give what two plans of one case have and have not in common; `a` is the first, `b` the second.

    Minutes are those of an average week of the horizon. Aims are told in their own units, whatever tier they
    stand in; `place` is the tier's number in each policy, null where the policy leaves the aim out.
    """
    pair = (first, second)
    return {
        "schema": "hilfemix.compare.v1",
        "case": first.case,
        "policies": _both(pair, lambda plan: plan.policy),
        "policy_use": _both(pair, lambda plan: plan.policy_use),
        "status": _both(pair, lambda plan: plan.status),
        "state": _both(pair, lambda plan: plan.state),
        "tiers": list(_aims(pair)),
        "felt": [{"what": what, **_both(pair, value)} for what, value in FELT],
        "professional_minutes_per_week": _both(pair, lambda plan: plan.professional_minutes_per_week),
        "helper_minutes": _both(pair, lambda plan: plan.helper_minutes),
        "helper_presence_minutes": _both(pair, lambda plan: plan.helper_presence_minutes),
        "givers": list(_givers(pair)),
        "needs": list(_needs(pair)),
        "lines": changes(first, second),
    }


def _both(pair: tuple[Plan, Plan], value: Callable[[Plan], Any]) -> dict[str, Any]:
    return {"a": value(pair[0]), "b": value(pair[1])}


def _aims(pair: tuple[Plan, Plan]) -> Iterable[dict[str, Any]]:
    values, places = [_values(plan) for plan in pair], [_places(plan) for plan in pair]
    for aim in dict.fromkeys([*values[0], *values[1]]):
        entry = AIM_BY_ID.get(aim)
        yield {
            "aim": aim,
            "unit": entry.unit if entry else None,
            "a": values[0].get(aim),
            "b": values[1].get(aim),
            "place": {"a": places[0].get(aim), "b": places[1].get(aim)},
        }


def _values(plan: Plan) -> dict[str, Number]:
    """Every aim in its own unit: alone, inside a tier of several, or left out."""
    found: dict[str, Number] = {}
    for tier in plan.tiers:
        found |= {term.aim: term.value for term in tier.terms} if tier.terms else {tier.aim: tier.value}
    return found | {row.aim: row.value for row in plan.left_out}


def _places(plan: Plan) -> dict[str, int]:
    found: dict[str, int] = {}
    for number, tier in enumerate(plan.tiers, 1):
        found |= dict.fromkeys([term.aim for term in tier.terms] or [tier.aim], number)
    return found


def _people(plan: Plan) -> int:
    """Those whom the person meets: helpers, teams, groups, as the plan counts them."""
    weeks = plan.horizon.get("weeks")
    value = _values(plan).get("different_people", 0)
    return int(value) // weeks if isinstance(weeks, int) and weeks else int(value)


def _wishes_missed(plan: Plan) -> int:
    return sum(int(wish.get("missed_minutes") or 0) for wish in plan.wishes)


FELT: tuple[tuple[str, Callable[[Plan], Number]], ...] = (
    ("different_people", _people),
    ("goals_without_help", lambda plan: sum(1 for goal in plan.goals if not goal.supported_by)),
    ("needs_unmet", lambda plan: len({entry.need for entry in plan.unmet})),
    ("wishes_missed_minutes_per_week", _wishes_missed),
    ("own_share_cents_per_month", lambda plan: plan.own_share_cents_per_month),
    ("pflegegeld_cents_per_month", lambda plan: plan.pflegegeld_cents_per_month),
)
"""What the person notices of a plan, each in its unit."""


def source_of(line: PlanLine) -> str:
    """Give the id of who or what helps."""
    return line.helper or line.offer or "-"


def _givers(pair: tuple[Plan, Plan]) -> Iterable[dict[str, Any]]:
    """Minutes a week of each source: help, being there, and paid time; being on call is no minutes."""
    totals = [_totals(plan) for plan in pair]
    kinds = {source_of(line): line.kind for plan in pair for line in plan.lines}
    empty: Mapping[str, int] = {"help": 0, "presence": 0, "professional": 0}
    for source in sorted(kinds):
        a, b = (total.get(source, empty) for total in totals)
        yield {
            "source": source,
            "kind": kinds[source],
            **{f"{what}_minutes_per_week": {"a": a[what], "b": b[what]} for what in empty},
        }


def _totals(plan: Plan) -> dict[str, dict[str, int]]:
    presence = {need.id for need in plan.needs if need.measure == PRESENCE}
    found: dict[str, dict[str, list[PlanLine]]] = {}
    for line in plan.lines:
        row = found.setdefault(source_of(line), {"help": [], "presence": [], "professional": []})
        if not is_on_call(line, plan):
            row["presence" if line.need in presence and line.role == "help" else "help"].append(line)
        row["professional"].append(line)
    return {
        source: {
            what: (paid_a_week if what == "professional" else a_week)(lines, plan)
            for what, lines in row.items()
        }
        for source, row in found.items()
    }


def _needs(pair: tuple[Plan, Plan]) -> Iterable[dict[str, Any]]:
    """For each need who helps with how many minutes a week."""
    helping = [_helping(plan) for plan in pair]
    for need in sorted({*helping[0], *helping[1]}):
        yield {"need": need, "a": helping[0].get(need, {}), "b": helping[1].get(need, {})}


def _helping(plan: Plan) -> dict[str, dict[str, int]]:
    found: dict[str, dict[str, list[PlanLine]]] = {}
    for line in plan.lines:
        if line.need is not None and line.role == "help":
            found.setdefault(line.need, {}).setdefault(source_of(line), []).append(line)
    return {
        need: {who: a_week(lines, plan) for who, lines in sorted(row.items())} for need, row in found.items()
    }
