"""The file of `hilfemix nba`: answers alone, and what a report published with them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from decimal import Decimal
from typing import Any, Literal

from pydantic import Field

from assessment.case.assessed import NbaAnswers
from assessment.ground.findings import FieldPath, Finding
from assessment.ground.ids import Text
from assessment.nba.age import age_findings
from assessment.nba.checks import decimal, nba_findings
from assessment.nba.instrument import HUNDREDTHS, instrument_on
from assessment.nba.modules import hundredths
from assessment.nba.result import Scored
from assessment.nba.score import score

POINTS, GRADE = "nba.published_total", "nba.published_grade"
WEIGHT, SUM = "nba.published_weight", "nba.published_sum"


class NbaFile(NbaAnswers):
    """Answers to the Begutachtungsinstrument in a file of their own.

    Attributes:
        published, expected: Points and Pflegegrad that a report states; compared, never used.
        id, kind, note, check, use, reason, status, source: Where the answers come from; not read.
    """

    schema_: Literal["hilfemix.nba.v1"] = Field(alias="schema")
    id: Text | None = None
    kind: Text | None = None
    published: dict[str, Any] | None = None
    expected: dict[str, Any] | None = None
    note: Text | None = None
    check: Text | None = None
    use: Text | None = None
    reason: Text | None = None
    status: Text | None = None
    source: dict[str, Any] | Text | None = None


def nba_file_findings(content: NbaFile) -> Iterator[Finding]:
    """Give what contradicts the instrument, or what the report published against its own answers."""
    found = list(nba_findings(content, instrument_on()))
    yield from found
    if not found and not list(age_findings(content)):
        yield from _published(content)


def _published(content: NbaFile) -> Iterator[Finding]:
    scored = score(content, instrument_on().day)
    for part in ("published", "expected"):
        for path, stated, right, code in _compared(getattr(content, part) or {}, scored):
            number = _number(stated)
            if stated is not None and (number is None or not right[0] <= number <= right[1]):
                params = {"right": "–".join(dict.fromkeys(_written(value, code) for value in right))}
                yield Finding(code, (part, *path), params)


def _compared(
    stated: Mapping[str, Any], scored: Scored
) -> Iterator[tuple[FieldPath, object, tuple[int, int], str]]:
    """What a report states, where, and between which hundredths it must lie; unknown keys are not read."""
    yield ("total",), stated.get("total"), scored.totals, POINTS
    for key in ("pg", "pflegegrad"):
        yield (key,), stated.get(key), _grades(scored.grades), GRADE
    yield ("by_points",), stated.get("by_points"), _grades(scored.by_points), GRADE
    if scored.later is not None:
        yield ("pg_after_18_months",), stated.get("pg_after_18_months"), _grades((scored.later,) * 2), GRADE
    weights = stated.get("weighted")
    named = weights if isinstance(weights, dict) else {}
    places: list[tuple[FieldPath, str]] = [(("weighted", module), module) for module in named]
    for path, module in (*places, (("weighted_23",), "module_23")):
        right = scored.weighted.get(module)
        if right is not None:
            points = named.get(module) if len(path) > 1 else stated.get("weighted_23")
            yield path, points, (right, right), WEIGHT
    groups = dict(scored.modules[4].groups)
    for group, found in groups.items():
        key = f"group_{group}_points"
        yield (key,), stated.get(key), _grades((found, found)), SUM


def _grades(pair: tuple[int, int]) -> tuple[int, int]:
    return pair[0] * HUNDREDTHS, pair[1] * HUNDREDTHS


def _written(value: int, code: str) -> str:
    return str(value // HUNDREDTHS) if code in (GRADE, SUM) else decimal(value)


def _number(stated: object) -> int | None:
    """Hundredths of a stated number, also where it is written as text."""
    try:
        return None if isinstance(stated, bool) else hundredths(Decimal(str(stated).replace(",", ".")))
    except (ArithmeticError, ValueError):
        return None
