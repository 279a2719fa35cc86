"""A24 and A33: benefits that a person draws may stand side by side, and the plan says how."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from arrangement.audit.matter import Matter
from arrangement.audit.result import Broken, broken
from arrangement.audit.same import same_json
from arrangement.law.law import law_on
from arrangement.law.side_by_side import EXCLUDED, rows, running
from assessment.case.words import Benefit


def may_stand_beside(matter: Matter) -> Broken:
    """No two benefits of a person of which the table says that they exclude each other."""
    for row in beside_rows(matter):
        if row["beside"] == EXCLUDED:
            yield broken("A24", row["person"], "not_beside", benefit=row["first"], other=row["second"])


def beside_told(matter: Matter) -> Broken:
    """What the plan says of benefits side by side is the table's own word."""
    stated = matter.view.raw.get("side_by_side")
    if stated is not None and not same_json(stated, list(beside_rows(matter))):
        yield broken("A33", "side_by_side", "beside")


def beside_rows(matter: Matter) -> Iterator[dict[str, Any]]:
    """Every pair of benefits that lines, Pflegegeld and running claims draw, persons in order."""
    law = law_on(matter.inputs.on)
    for person in sorted(matter.inputs.persons):
        drawn = {
            line.view.benefit
            for line in matter.weeks.lines
            if line.person.id == person and line.view.benefit is not None
        }
        if any(matter.money.pflegegeld(person, month) for month in matter.money.months):
            drawn.add(Benefit.PFLEGEGELD.value)
        yield from rows(person, drawn | {*running(matter.inputs.case, person, law)}, law)
