"""What this version reads, keeps and shows, but does not plan with."""

from __future__ import annotations

from collections.abc import Iterator

from assessment.case.case import Case
from assessment.ground.findings import Finding


def read_only(case: Case) -> Iterator[Finding]:
    """Give what a case holds and this version keeps, shows or checks, but does not plan with."""
    for name in ("gives", "views"):
        if getattr(case, name):
            yield Finding(f"read_only.{name}", (name,))
