"""§§ 45f, 45g, 45h SGB XI (until 2025 §§ 38a, 45e): living together with care."""

from __future__ import annotations

from arrangement.law.law import Law
from assessment.ground.source import TraceStep


def wohngruppenzuschlag(law: Law, persons: int, in_need_of_care: int) -> tuple[int, tuple[TraceStep, ...]]:
    """§ 45f SGB XI: cents of a calendar month for one person; 0 where the group is too small or too large.

    Args:
        law: Law of the month.
        persons: Persons living together, the person included.
        in_need_of_care: Those among them with a Pflegegrad, the person included.
    """
    size, amount = law.figure("wohngruppe_groesse"), law.figure("wohngruppenzuschlag")
    fits = size.value["least"] <= persons <= size.value["most"]
    granted = amount.whole() * 100 if fits and in_need_of_care >= size.value["in_need_of_care"] else 0
    return granted, (size.step(f"{persons}, {in_need_of_care}"), amount.step(granted))


def anschubfinanzierung(law: Law, persons: int) -> tuple[int, TraceStep]:
    """§ 45g SGB XI: most cents once for founding a group, by entitled persons, up to a sum for the group."""
    figure = law.figure("wohngruppe_anschub")
    most = min(figure.value["per_person"] * persons, figure.value["per_group"]) * 100
    return most, figure.step(most)


def gemeinschaftliche_wohnform(law: Law) -> tuple[int, TraceStep]:
    """§ 45h SGB XI: cents of a calendar month in a contracted form of living together.

    Raises:
        NoLawForDay: Before 2026.
    """
    figure = law.figure("gemeinschaftliche_wohnformen")
    return figure.whole() * 100, figure.step()
