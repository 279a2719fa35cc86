"""Divergent views: what somebody else sees differently stands beside the case, never instead of it."""

from __future__ import annotations

from pydantic import Field

from assessment.case.needs import Goal, Need
from assessment.ground.ids import Day, Id, Text
from assessment.ground.model import FileModel


class View(FileModel):
    """How one person or role sees the case; `plan --view` plans it.

    Attributes:
        by: Person, helper or role whose view it is; names the view.
        needs: Needs that they see instead (same id) or besides.
        not_needed: Needs that they do not see.
        goals: Goals that they see instead (same id) or besides.
    """

    by: Id
    on: Day
    words: Text | None = None
    needs: tuple[Need, ...] = ()
    not_needed: tuple[Id, ...] = Field(default=())
    goals: tuple[Goal, ...] = ()
