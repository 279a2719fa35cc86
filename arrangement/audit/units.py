"""Figures of arithmetic that the audit needs, read from `units.yaml`."""

from __future__ import annotations

from importlib import resources

import yaml

from assessment.ground.grid import GRID_MINUTES, up_to_grid

_FIGURES: dict[str, int] = yaml.safe_load(
    resources.files(__package__).joinpath("units.yaml").read_text(encoding="utf-8")
)

TRIPS_OF_A_COMPANION = _FIGURES["trips_of_a_companion"]
THOUSANDTHS = _FIGURES["thousandths"]


def rounded_up(number: int, divisor: int) -> int:
    """Divide and round up."""
    return -(-number // divisor)


def half_up(number: int, divisor: int) -> int:
    """Divide and round half up; both are not negative."""
    return (number + number + divisor) // (divisor + divisor)


def per_cent_up(minutes: int, percent: int) -> int:
    """So many per cent of the minutes, rounded up to the grid."""
    return up_to_grid(rounded_up(minutes * percent, 100))


def on_grid(minutes: int) -> bool:
    """Whether the minutes are a multiple of the grid."""
    return minutes % GRID_MINUTES == 0
