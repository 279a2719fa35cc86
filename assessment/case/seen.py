"""A case as one person or role sees it: their needs and goals in place of, or besides, those of the file."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TypeVar

from assessment.case.case import Case
from assessment.case.needs import Goal, Need

N = TypeVar("N", Goal, Need)


def seen_by(case: Case, who: str) -> Case | None:
    """Give the case as somebody sees it; None if the file holds no view of theirs.

    Locked needs of a protection plan are never seen away.
    """
    view = next((view for view in case.views if view.by == who), None)
    if view is None:
        return None
    locked = {need for need, _ in case.locked()}
    kept = [need for need in case.needs if need.id not in view.not_needed or need.id in locked]
    theirs = [need for need in view.needs if need.id not in locked]
    return case.model_copy(
        update={"needs": _instead(kept, theirs), "goals": _instead(case.goals, view.goals), "views": ()}
    )


def _instead(known: Iterable[N], theirs: Iterable[N]) -> tuple[N, ...]:
    return tuple(({one.id: one for one in known} | {one.id: one for one in theirs}).values())
