"""What this version reads but cannot plan yet. Better to stop and say so than to plan half of it."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from assessment.case.case import Case
from assessment.ground.findings import Finding


def not_yet_planned(case: Case) -> Iterator[Finding]:
    """Give everything in a case that this version cannot plan, with its place."""
    for limit in LIMITS:
        yield from limit(case)


def phases(case: Case) -> Iterator[Finding]:
    """Stretches of the plan with their own review."""
    if case.phases:
        yield Finding("not_yet.phases", ("phases",))


def read_only(case: Case) -> Iterator[Finding]:
    """Give what a case holds and this version keeps, shows or checks, but does not plan with."""
    for number, person in enumerate(case.persons):
        if person.interpreter is not None:
            yield Finding("read_only.interpreter", ("persons", number, "interpreter"))
    for name in ("gives", "views"):
        if getattr(case, name):
            yield Finding(f"read_only.{name}", (name,))


LIMITS: tuple[Callable[[Case], Iterator[Finding]], ...] = (phases,)
