"""§ 40 SGB XI: aids and the adaptation of the home."""

from __future__ import annotations

from fractions import Fraction

from arrangement.law.law import Law
from arrangement.law.rounding import half_up
from assessment.ground.source import TraceStep


def verbrauch(law: Law) -> tuple[int, TraceStep]:
    """§ 40 Abs. 2 SGB XI: most cents in a calendar month for consumables, Pflegegrad 1 to 5."""
    figure = law.figure("pflegehilfsmittel_verbrauch")
    return figure.whole() * 100, figure.step()


def zuzahlung(law: Law, price_cents: int, age: int, on_loan: bool) -> tuple[int, TraceStep]:
    """§ 40 Abs. 3 SGB XI: what the person pays for one technical aid; nothing for a loan or below the age."""
    figure = law.figure("hilfsmittel_zuzahlung")
    if on_loan or age < figure.value["from_age"]:
        return 0, figure.step(0)
    share = half_up(Fraction(price_cents * figure.value["percent"], 100))
    own = min(share, int(figure.value["most"]) * 100)
    return own, figure.step(own)


def umbau(law: Law, cost_cents: int, persons: int) -> tuple[int, int, TraceStep]:
    """§ 40 Abs. 4 SGB XI: most and paid cents of one measure; several entitled persons of a home add up."""
    figure = law.figure("wohnumfeldverbesserung")
    most = min(figure.value["per_person"] * persons, figure.value["per_home"]) * 100
    return most, min(cost_cents, most), figure.step(most)
