"""§§ 40, 40b, 45f to 45h SGB XI: aids, adaptation, digital applications, living together."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from arrangement.law.law import Law
from arrangement.law.sgb_xi import p40, p40b, p45f
from arrangement.law.worked.inputs import When
from arrangement.law.worked.result import Worked, bill, cents
from assessment.ground.ids import Count, Euros, Flag

Persons = Annotated[int, Field(strict=True, ge=1, le=100)]


class Aids(When):
    """A technical aid, or consumables of a month.

    Attributes:
        consumables: Cost in the month.
        price: Price of one technical aid; age: of the person.
    """

    consumables: Euros | None = None
    price: Euros | None = None
    age: Count | None = None
    on_loan: Flag = False


class Adaptation(When):
    """One measure that improves the home; persons: those with a Pflegegrad who live there."""

    cost: Euros
    persons: Persons = 1


class Applications(When):
    """Digital care application and support in a month."""

    app: Euros = 0
    support: Euros = 0


class SharedFlat(When):
    """A form of living together.

    Attributes:
        form: `ambulant` (§ 45f) or with a contract (§ 45h).
        founding: Whether the group is being founded (§ 45g).
    """

    form: Literal["ambulant", "contract"] = "ambulant"
    persons: Persons
    in_need_of_care: Persons
    founding: Flag = False


def hilfsmittel(given: Aids, law: Law) -> Worked:
    """Consumables up to the monthly amount; for a technical aid the person's own share."""
    if given.price is not None:
        price = cents(given.price)
        own, step = p40.zuzahlung(law, price, given.age if given.age is not None else 100, given.on_loan)
        figures = {"cost_cents": price, "paid_cents": price - own, "own_share_cents": own}
        return Worked(figures, (step,))
    cap, step = p40.verbrauch(law)
    cost = cents(given.consumables or 0)
    return Worked(bill(cost, min(cost, cap), cap), (step,))


def wohnumfeld(given: Adaptation, law: Law) -> Worked:
    """One measure, by the persons with a Pflegegrad in the home."""
    cap, paid, step = p40.umbau(law, cents(given.cost), given.persons)
    return Worked(bill(cents(given.cost), paid, cap), (step,))


def digital(given: Applications, law: Law) -> Worked:
    """Application and support in a month."""
    app, support = cents(given.app), cents(given.support)
    cap, paid, step = p40b.digitale_pflegeanwendungen(law, app, support)
    return Worked(bill(app + support, paid, cap), (step,))


def wohngruppe(given: SharedFlat, law: Law) -> Worked:
    """Supplement of a month for one person, and the starting money."""
    if given.form == "contract":
        paid, step = p45f.gemeinschaftliche_wohnform(law)
        return Worked({"paid_cents": paid}, (step,))
    paid, steps = p45f.wohngruppenzuschlag(law, given.persons, given.in_need_of_care)
    if not given.founding:
        return Worked({"paid_cents": paid}, steps)
    start, step = p45f.anschubfinanzierung(law, given.in_need_of_care if paid else 0)
    return Worked({"paid_cents": paid, "starting_cents": start}, (*steps, step))
