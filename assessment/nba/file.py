"""The file of `hilfemix nba`: answers alone, and what a report published with them."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, Literal

from pydantic import Field

from assessment.case.assessed import NbaAnswers
from assessment.ground.findings import Finding
from assessment.ground.ids import Text
from assessment.nba.age import age_findings
from assessment.nba.checks import decimal, nba_findings
from assessment.nba.instrument import instrument_on
from assessment.nba.modules import hundredths
from assessment.nba.score import score


class NbaFile(NbaAnswers):
    """Answers to the Begutachtungsinstrument in a file of their own.

    Attributes:
        published, expected: Total, Pflegegrad and weighted points that a report states; compared, never used.
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
        stated = getattr(content, part) or {}
        total = _number(stated.get("total"))
        if total is not None and not scored.totals[0] <= total <= scored.totals[1]:
            right = "–".join(dict.fromkeys(decimal(value) for value in scored.totals))
            yield Finding("nba.published_total", (part, "total"), {"right": right})
        grade = stated.get("pg", stated.get("pflegegrad"))
        if isinstance(grade, int) and not scored.grades[0] <= grade <= scored.grades[1]:
            right = "–".join(dict.fromkeys(map(str, scored.grades)))
            yield Finding("nba.published_grade", (part, "pg"), {"right": right})
        weights = stated.get("weighted")
        for module, points in weights.items() if isinstance(weights, dict) else ():
            right_weight = scored.weighted.get(module)
            if right_weight is not None and _number(points) != right_weight:
                yield Finding(
                    "nba.published_weight", (part, "weighted", module), {"right": decimal(right_weight)}
                )


def _number(stated: object) -> int | None:
    if isinstance(stated, bool) or not isinstance(stated, int | float):
        return None
    return hundredths(stated)
