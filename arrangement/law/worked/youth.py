"""§§ 90 to 97b SGB VIII: the contribution of one parent, in outline."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from arrangement.law.law import Law
from arrangement.law.sgb_viii import p94
from arrangement.law.worked.inputs import When
from arrangement.law.worked.result import Worked, cents
from assessment.ground.ids import Count, Euros, Flag


class ParentContribution(When):
    """One parent in one month; keys as `Parent` explains them.

    Attributes:
        net_month: Average net income of the calendar year before.
        cost: Actual monthly cost of the help.
    """

    setting: Literal["outpatient", "part_residential", "residential"]
    net_month: Euros
    burdens: Euros = 0
    duties: Count = 0
    nth: Annotated[int, Field(strict=True, ge=1, le=100)] = 1
    receives_kindergeld: Flag = False
    lives_with: Flag = True
    of_age: Flag = False
    cost: Euros | None = None


def kostenbeitrag(given: ParentContribution, law: Law) -> Worked:
    """The contribution of a month; people judge hardship and whether it would endanger the help."""
    parent = p94.Parent(
        cents(given.net_month),
        cents(given.burdens),
        given.duties,
        given.nth,
        given.receives_kindergeld,
        given.lives_with,
        given.of_age,
    )
    found = p94.kostenbeitrag(law, given.setting, parent, None if given.cost is None else cents(given.cost))
    figures = {
        "assessed_cents": found.assessed_cents,
        "income_group": found.group,
        "table_cents": found.table_cents,
        "kindergeld_cents": found.kindergeld_cents,
        "monthly_cents": found.monthly_cents,
    }
    return Worked(figures, found.trace)
