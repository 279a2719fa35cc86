"""§§ 135 to 140 SGB IX: the contribution to Eingliederungshilfe, and the assets left alone."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from arrangement.law.law import Law
from arrangement.law.sgb_ix import p136
from arrangement.law.worked.inputs import When
from arrangement.law.worked.result import Worked, cents
from assessment.ground.ids import Flag, Wealth

Persons = Annotated[int, Field(strict=True, ge=0, le=100)]
Free = Literal[
    "heilpaedagogisch",
    "medizinische_reha",
    "arbeit",
    "schule",
    "ausbildungsstaette",
    "praktische_kenntnisse",
    "noch_nicht_eingeschult",
    "lebensunterhalt",
]


class Contribution(When):
    """One person, or the parents of a minor, in one month.

    Attributes:
        kind: Main kind of income: with social insurance or self-employed, other, pension.
        income: Yearly income of the year before last.
        partner_above: Whether the partner's own income is above the threshold.
        minor_with_parents: Minors with benefits who live with the paying parents.
        assets: Cash and the like of the person.
        benefit: A benefit that is free of contribution (§ 138 Abs. 1); left out for all others.
        once: Whether it is for a thing that lasts longer than a year (§ 138 Abs. 3).
    """

    kind: Literal["sv", "other", "pension"]
    income: Wealth
    partner: Flag = False
    partner_above: Flag = False
    children: Persons = 0
    minor_with_parents: Persons = 0
    assets: Wealth = 0
    benefit: Free | None = None
    once: Flag = False


def eigenbeitrag(given: Contribution, law: Law) -> Worked:
    """The monthly contribution; 0 for a benefit that is free, whose assets are not looked at either."""
    free = p136.beitragsfrei(law, given.benefit) if given.benefit is not None else None
    if free is not None:
        return Worked({"monthly_cents": 0, "assets_above_cents": 0}, (free,))
    household = p136.Household(
        given.kind, given.partner, given.partner_above, given.children, given.minor_with_parents
    )
    found = p136.eigenbeitrag(law, household, cents(given.income))
    limit, of_assets = p136.vermoegensgrenze(law)
    figures = {
        "threshold_cents": found.threshold_cents,
        "excess_cents": found.excess_cents,
        "monthly_cents": found.monthly_cents,
        "assets_limit_cents": limit,
        "assets_above_cents": max(0, cents(given.assets) - limit),
    }
    trace = (*found.trace, *of_assets)
    if not given.once:
        return Worked(figures, trace)
    most, step = p136.einmalig(law, found.monthly_cents)
    return Worked({**figures, "once_cents": most}, (*trace, step))
