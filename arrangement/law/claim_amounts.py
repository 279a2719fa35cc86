"""How the amount of a claim follows from the figures of its paragraph."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from arrangement.law.access import ALL_PERCENT
from arrangement.law.amounts import amount_for_grade, grade_key
from arrangement.law.law import Law
from arrangement.law.sgb_xi import p42, p45a
from arrangement.law.sgb_xi.p36 import pflegesachleistung
from assessment.ground.source import TraceStep

Steps = tuple[TraceStep, ...]


def _umwandlung(law: Law, grade: int) -> tuple[int, Steps]:
    ceiling = pflegesachleistung(law, grade)
    if ceiling is None:
        return 0, ()
    most, steps = p45a.umwandlung(law, ceiling.cents, 0)
    return most, (*ceiling.trace, *steps)


def _kurzzeitpflege(law: Law, _: int) -> tuple[int, Steps]:
    year = p42.kurzzeitpflege(law)
    return year.most, year.trace


def _uebergangs_kurzzeitpflege(law: Law, _: int) -> tuple[int, Steps]:
    """§ 39c SGB V: the same weeks and cents as § 42 Abs. 2 Satz 1 and 2 SGB XI, without § 39."""
    year = p42.kurzzeitpflege(law)
    return year.own, year.trace[:1]


def _of_grade(key: str) -> Callable[[Law, int], tuple[int, Steps]]:
    def give(law: Law, grade: int) -> tuple[int, Steps]:
        granted = amount_for_grade(law, key, grade)
        return (granted.cents, granted.trace) if granted else (0, ())

    return give


def _part(key: str, *names: str) -> Callable[[Law, int], tuple[int, Steps]]:
    """The sum of named parts of a figure that is the same for every Pflegegrad."""

    def give(law: Law, _: int) -> tuple[int, Steps]:
        figure = law.figure(key)
        cents = sum(int(figure.value[name]) for name in names if name in figure.value) * 100
        return cents, (figure.step(cents),)

    return give


def _landespflegegeld(whose: str) -> Callable[[Law, int], tuple[int | None, Steps]]:
    """BremLPGG: what the care insurance gives is set off in full; None where the amount is not known."""

    def give(law: Law, grade: int) -> tuple[int | None, Steps]:
        figure, ends = law.figure("landespflegegeld"), law.figure("landespflegegeld_entfaellt")
        if grade in ends.value[whose]:
            return 0, (ends.step(0),)
        cash = amount_for_grade(law, "pflegegeld", grade) if grade else None
        if figure.value is None:
            return None, (figure.step(""),)
        left = max(0, int(figure.value[whose]) - (cash.cents if cash else 0))
        return left, (figure.step(figure.value[whose]), *(cash.trace if cash else ()))

    return give


def _blindenhilfe(whose: str) -> Callable[[Law, int], tuple[int | None, Steps]]:
    """§ 72 Abs. 1, 2 SGB XII: a share of the Pflegegeld is set off; None where the amount is not known.

    Landespflegegeld comes before it and is set off as well; whether it is drawn has to be confirmed.
    """

    def give(law: Law, grade: int) -> tuple[int | None, Steps]:
        figure, rule = law.figure("blindenhilfe"), law.figure("blindenhilfe_pflege")
        if figure.value is None:
            return None, (figure.step(""),)
        full, cash = int(figure.value[whose]), law.figure("pflegegeld")
        if not grade or not cash.value.get(grade_key(grade)):
            return full, (figure.step(full),)
        own = grade_key(grade) == "pg2"
        percent = rule.value["pg2_of_pg2" if own else "pg3_to_5_of_pg3"]
        most = full * rule.value["most_of_blindenhilfe"] // ALL_PERCENT
        set_off = min(int(cash.value["pg2" if own else "pg3"]) * percent, most)
        return full - set_off, (figure.step(full), rule.step(set_off))

    return give


AMOUNTS: Mapping[str, Callable[[Law, int], tuple[int | None, Steps]]] = {
    "umwandlungsanspruch": _umwandlung,
    "kurzzeitpflege": _kurzzeitpflege,
    "uebergangs_kurzzeitpflege": _uebergangs_kurzzeitpflege,
    "pflegehilfsmittel_verbrauch": _of_grade("pflegehilfsmittel_verbrauch"),
    "wohnumfeldverbesserung": _part("wohnumfeldverbesserung", "per_person"),
    "digitale_pflegeanwendungen": _part("digitale_pflegeanwendungen", "together", "app", "support"),
    "wohngruppenzuschlag": _of_grade("wohngruppenzuschlag"),
    "wohngruppe_anschub": _part("wohngruppe_anschub", "per_person"),
    "gemeinschaftliche_wohnformen": _of_grade("gemeinschaftliche_wohnformen"),
    "vollstationaer": _of_grade("vollstationaer"),
    "landespflegegeld_adult": _landespflegegeld("adult"),
    "landespflegegeld_minor": _landespflegegeld("minor"),
    "blindenhilfe_adult": _blindenhilfe("adult"),
    "blindenhilfe_minor": _blindenhilfe("minor"),
}
"""By name, as `amount` in `de/claims.yaml`; what is read depends on the Pflegegrad, 0 without one."""
