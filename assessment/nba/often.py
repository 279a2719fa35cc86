"""Module 5: how often becomes points. Each group is added up, then looked up once, in exact fractions."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from fractions import Fraction
from typing import Any

from assessment.case.nba_values import HowOften
from assessment.nba.instrument import Instrument

GROUPS = ("A", "B", "C")
OFTEN = ("per_day", "per_week", "per_month")


def group_points(group: str, often: Iterable[tuple[str, HowOften]], instrument: Instrument) -> int:
    """Points of group A, B or C for the measures that are needed."""
    rule = instrument.rule("module_5")
    if group == "C":
        tenths = sum(_tenths(item, how, rule["weights"]) for item, how in often)
        reached = [band["points"] for band in rule["C"] if tenths >= band["tenths"]]
    else:
        per_day = sum((_per_day(how, rule["days"]) for _, how in often), Fraction(0))
        reached = [band["points"] for band in rule[group] if _reached(band, per_day, rule["days"])]
    return max(reached, default=0)


def points_above(group: str, points: int, instrument: Instrument) -> tuple[int, ...]:
    """The points that a group can still have if more measures may be needed than are known."""
    bands = [0, *(int(band["points"]) for band in instrument.rule("module_5")[group])]
    return tuple(found for found in bands if found >= points)


def counts_as(item: str, unit: str, instrument: Instrument) -> bool:
    """Whether a measure may be stated by day, week or month: a doctor's visit has no daily weight."""
    weights = instrument.rule("module_5")["weights"].get(item)
    return weights is None or unit in weights


def enough_for(
    group: str, items: tuple[str, ...], points: int, instrument: Instrument
) -> dict[str, dict[str, int]]:
    """Name a frequency of one open measure that lifts the group to so many points, whatever else is known."""
    rule = instrument.rule("module_5")
    if not points:
        return {}
    band = next(band for band in rule[group] if band["points"] == points)
    if group != "C":
        if "per_week" in band:
            return {items[0]: {"per_week": band["per_week"]}}
        return {items[0]: {"per_day": band.get("at_least", band.get("above", 0) + 1)}}
    weights = rule["weights"]
    item, unit = max(((i, u) for i in items for u in weights[i]), key=lambda pair: weights[pair[0]][pair[1]])
    return {item: {unit: -(-band["tenths"] // weights[item][unit])}}


def _per_day(how: HowOften, days: Mapping[str, int]) -> Fraction:
    return sum((Fraction(getattr(how, unit) or 0, days[unit]) for unit in OFTEN), Fraction(0))


def _tenths(item: str, how: HowOften, weights: Mapping[str, Mapping[str, int]]) -> int:
    return sum((getattr(how, unit) or 0) * weights[item].get(unit, 0) for unit in OFTEN)


def _reached(band: Mapping[str, Any], per_day: Fraction, days: Mapping[str, int]) -> bool:
    if "above" in band:
        return per_day > int(band["above"])
    if "per_week" in band:
        return per_day >= Fraction(band["per_week"], days["per_week"])
    return per_day >= int(band["at_least"])
