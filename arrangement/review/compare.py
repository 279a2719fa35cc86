"""Planned against happened: minutes by need, helper, offer, payer and week; presence apart."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from arrangement.plan.days import days_of, within
from arrangement.plan.plan import Plan
from arrangement.review.actual import Actual, GoalSeen
from assessment.case import Case

COMPANION = "companion"
NEAR_PERCENT = 80, 120  # no figure of law: our own choice
"""Within these shares of what was planned help counts as given as planned: our own choice."""
PARTLY, NOT = -1, -2
WORDS = {"reached": 0, "partly": PARTLY, "not": NOT}


@dataclass(frozen=True)
class Piece:
    """Minutes on a day, planned or given."""

    on: date
    need: str
    source: str
    payer: str
    minutes: int
    helper: bool
    kind: str
    """`help` or `presence`."""


def review(plan: Plan, actual: Actual, case: Case | None = None) -> dict[str, Any]:
    """Put what was planned and what happened in the same days beside each other.

    Args:
        plan: The plan that ran.
        actual: What happened.
        case: For the indicators of the goals.
    """
    planned = tuple(_planned(plan, actual))
    happened = tuple(_happened(plan, actual))
    return {
        "schema": "hilfemix.review.v1",
        "case": plan.case,
        "period": {"begins": actual.begins.isoformat(), "ends": actual.ends.isoformat()},
        "planned": _summed(planned),
        "actual": _summed(happened),
        "continue": list(_go_on(planned, happened)),
        "goals": [_goal(plan, goal.id, actual, case) for goal in plan.goals],
    }


def _planned(plan: Plan, actual: Actual) -> Iterator[Piece]:
    """Every line on its days; a way together counts for the need that the date serves."""
    presence = _presence(plan)
    ways = {(line.person, line.session): line.need for line in plan.lines if line.session and line.need}
    for line in plan.lines:
        need = ways.get((line.person, line.session or "")) if line.role == COMPANION else line.need
        if need is None:
            continue
        for day in days_of(plan, line):
            if actual.begins <= day <= actual.ends:
                kind = "presence" if need in presence and line.role != COMPANION else "help"
                source, payer = line.helper or line.offer or "none", line.payer or "unpaid"
                yield Piece(day, need, source, payer, int(line.minutes), bool(line.helper), kind)


def _happened(plan: Plan, actual: Actual) -> Iterator[Piece]:
    presence = _presence(plan)
    helpers = {*plan.helper_minutes, *(line.helper for line in plan.lines if line.helper)}
    payers = {(line.need, line.helper or line.offer): line.payer or "unpaid" for line in plan.lines}
    for entry in actual.entries:
        if not within(plan, entry.on):
            continue  # nothing was planned there: there is nothing to compare
        payer = entry.payer or payers.get((entry.need, entry.source), "unknown")
        kind = "presence" if entry.need in presence else "help"
        helper = entry.source in helpers
        yield Piece(entry.on, entry.need, entry.source, payer, entry.minutes, helper, kind)


def _presence(plan: Plan) -> frozenset[str]:
    return frozenset(need.id for need in plan.needs if need.measure == "presence")


def _summed(pieces: Iterable[Piece]) -> dict[str, Any]:
    found: dict[str, Any] = {
        "minutes": {"help": 0, "presence": 0},
        "by_need": {},
        "by_helper": {},
        "by_offer": {},
        "by_payer": {},
        "by_week": {},
    }
    for piece in pieces:
        found["minutes"][piece.kind] += piece.minutes
        for name, key in _keys(piece):
            row = found[name].setdefault(key, {"help": 0, "presence": 0})
            row[piece.kind] += piece.minutes
    return {name: dict(sorted(rows.items())) for name, rows in found.items()}


def _keys(piece: Piece) -> tuple[tuple[str, str], ...]:
    monday = piece.on - timedelta(days=piece.on.weekday())
    return (
        ("by_need", piece.need),
        ("by_helper" if piece.helper else "by_offer", piece.source),
        ("by_payer", piece.payer),
        ("by_week", monday.isoformat()),
    )


def _go_on(planned: Iterable[Piece], happened: Iterable[Piece]) -> Iterator[dict[str, Any]]:
    """Say for each need and source what the figures suggest talking about."""
    wanted, given = _by_pair(planned), _by_pair(happened)
    for need, source in sorted({*wanted, *given}):
        before, now = wanted.get((need, source), 0), given.get((need, source), 0)
        yield {"need": need, "source": source, "planned": before, "actual": now, "hint": _hint(before, now)}


def _by_pair(pieces: Iterable[Piece]) -> dict[tuple[str, str], int]:
    found: dict[tuple[str, str], int] = {}
    for piece in pieces:
        key = (piece.need, piece.source)
        found[key] = found.get(key, 0) + piece.minutes
    return found


def _hint(planned: int, actual: int) -> str:
    if not planned:
        return "unplanned"
    if not actual:
        return "not_happened"
    least, most = NEAR_PERCENT
    if actual * 100 < planned * least:
        return "less"
    return "more" if actual * 100 > planned * most else "as_planned"


def _goal(plan: Plan, goal: str, actual: Actual, case: Case | None) -> dict[str, Any]:
    seen: GoalSeen | None = max(
        (one for one in actual.goals if one.goal == goal), key=lambda one: str(one.on), default=None
    )
    stated = next((one for one in case.goals if one.id == goal), None) if case else None
    level = None if seen is None or seen.attained is None else WORDS.get(str(seen.attained), seen.attained)
    helping = next(one.supported_by for one in plan.goals if one.id == goal)
    lines = {line.id: line for line in plan.lines}
    return {
        "id": goal,
        "indicator": stated.indicator if stated else None,
        "start": stated.start_value if stated else None,
        "now": seen.now if seen else None,
        "words": seen.words if seen else None,
        "attained": level,
        "state": _state(level),
        "supported_by": sorted(
            {str(lines[id_].helper or lines[id_].offer) for id_ in helping if id_ in lines}
        ),
    }


def _state(level: object) -> str:
    if not isinstance(level, int):
        return "unknown"
    if level >= 0:
        return "reached"
    return "partly" if level == PARTLY else "not"
