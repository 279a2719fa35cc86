"""What a plan asks people to look at: words of consent that nobody wrote down."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any

from arrangement.law.law import law_on
from arrangement.matching.consents import unrecorded
from assessment.case import Case
from assessment.ground.findings import listed


def consent_notices(case: Case, on: date) -> Iterator[dict[str, Any]]:
    """Whose word on which help is not on record; help that runs goes on, other help waits for it."""
    for one in unrecorded(case, law_on(on)):
        key = "consent_to_clarify" if one.runs else "consent_missing"
        params = {
            "person": one.person,
            "holder": one.holder,
            "book": str(one.book),
            "needs": listed(one.needs),
        }
        yield {"key": f"warning.{key}", "params": params}
