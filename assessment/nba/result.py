"""What scoring found: points and Pflegegrad; while answers are missing, the range and what settles it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from typing import Any

from assessment.ground.source import TraceStep
from assessment.nba.checks import decimal
from assessment.nba.modules import Module

Completion = Mapping[str, bool | int | Mapping[str, int]]
"""An answer for each open criterion: points, how often, or yes and no."""


@dataclass(frozen=True)
class Scored:
    """A Vorprüfung, no classification.

    Attributes:
        modules: What is known of each module.
        weighted: Weighted points in hundredths by module and `module_23`; None while undetermined.
        totals: Lowest and highest total in hundredths; both are attained by `completions`.
        grades: Lowest and highest Pflegegrad, the special need counted; 0 is none.
        by_points: Lowest and highest Pflegegrad by points alone.
        age_months: Age of a child, by which its answers are weighed; None for adults.
        later: Pflegegrad by the ordinary thresholds after 18 months, for small children.
        deciding: Open answers that settle the total, and thereby the Pflegegrad: modules or criteria.
        deciding_grade: Those of them that can still move the Pflegegrad.
    """

    modules: tuple[Module, ...]
    weighted: Mapping[str, int | None]
    totals: tuple[int, int]
    grades: tuple[int, int]
    by_points: tuple[int, int]
    age_months: int | None
    later: int | None
    completions: tuple[Completion, Completion]
    deciding: tuple[str, ...]
    deciding_grade: tuple[str, ...]
    trace: tuple[TraceStep, ...]

    @property
    def total(self) -> int | None:
        """Total in hundredths, if it is determined."""
        return _one(self.totals)

    @property
    def grade(self) -> int | None:
        """Pflegegrad, if it is determined."""
        return _one(self.grades)

    def as_json(self) -> dict[str, Any]:
        """The result of `hilfemix nba`."""
        total, module_4, module_5 = self.total, self.modules[3], self.modules[4]
        groups = dict(module_5.groups)
        return {
            "classification": False,
            "age_months": self.age_months,
            "total": None if total is None else decimal(total),
            "pflegegrad": self.grade,
            "pflegegrad_by_points": _one(self.by_points),
            "pflegegrad_after_18_months": self.later,
            "weighted": {
                name: None if value is None else decimal(value) for name, value in self.weighted.items()
            },
            "sums": {
                m.id: _one((min(m.sums()), max(m.sums()))) if _has_sum(m) else None for m in self.modules
            },
            "group_points": {group: groups.get(group) for group in ("A", "B", "C", "D")},
            "module_4_part": module_4.known if _has_part(module_4) else None,
            "range": {
                "total": [decimal(value) for value in self.totals],
                "pflegegrad": list(self.grades),
                "attained_by": [dict(completion) for completion in self.completions],
            },
            "deciding": list(self.deciding),
            "deciding_pflegegrad": list(self.deciding_grade),
            "trace": [asdict(step) for step in self.trace],
        }


def _has_part(module: Module) -> bool:
    return _has_sum(module) and (module.answered or not module.open)


def _has_sum(module: Module) -> bool:
    return module.stated_weight is None


def _one(pair: tuple[int, int]) -> int | None:
    return pair[0] if pair[0] == pair[1] else None
