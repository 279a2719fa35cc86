"""Places: whether what is stored for the city is asked about a home outside of it."""

from __future__ import annotations

from collections.abc import Iterator

from assessment.case.case import Case
from assessment.ground.findings import Finding

CITY = "bremen"
"""The municipality whose places and offers are shipped."""


def homes_elsewhere(case: Case) -> Iterator[Finding]:
    """Homes outside the city: the shipped catalogue has no offers for them, and ways are counted from it."""
    for number, home in enumerate(case.homes):
        if home.municipality != CITY:
            yield Finding("home.elsewhere", ("homes", number, "municipality"), {"home": home.id})
