"""What this version reads but cannot plan yet. Better to stop and say so than to plan half of it."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from assessment.case.case import Case
from assessment.case.needs import Dated, Reachable
from assessment.ground.findings import Finding


def not_yet_planned(case: Case) -> Iterator[Finding]:
    """Give everything in a case that this version cannot plan, with its place."""
    for limit in LIMITS:
        yield from limit(case)


def reachability(case: Case) -> Iterator[Finding]:
    """Somebody on call within so many minutes."""
    for number, need in enumerate(case.needs):
        if isinstance(need.measure, Reachable):
            yield Finding("not_yet.reachable", ("needs", number, "measure", "kind"))


def dated_processes(case: Case) -> Iterator[Finding]:
    """Applications, talks and yearly visits."""
    for number, need in enumerate(case.needs):
        if isinstance(need.measure, Dated):
            yield Finding("not_yet.dated", ("needs", number, "measure", "kind"))


def several_helpers_at_once(case: Case) -> Iterator[Finding]:
    """Two or more people for one task at the same time."""
    for number, need in enumerate(case.needs):
        if need.helpers_at_once > 1:
            yield Finding("not_yet.helpers_at_once", ("needs", number, "helpers_at_once"))


def the_same_person(case: Case) -> Iterator[Finding]:
    """The same person every time."""
    for number, need in enumerate(case.needs):
        if need.continuity == "same_person":
            yield Finding("not_yet.same_person", ("needs", number, "continuity"))


def phases(case: Case) -> Iterator[Finding]:
    """Stretches of the plan with their own review."""
    if case.phases:
        yield Finding("not_yet.phases", ("phases",))


def exceptions(case: Case) -> Iterator[Finding]:
    """Single days that differ from their week."""
    if case.exceptions:
        yield Finding("not_yet.exceptions", ("exceptions",))


def read_only(case: Case) -> Iterator[Finding]:
    """Give what a case holds and this version keeps, shows or checks, but does not plan with."""
    for number, person in enumerate(case.persons):
        if person.interpreter is not None:
            yield Finding("read_only.interpreter", ("persons", number, "interpreter"))
    for name in ("employed", "gives", "views"):
        if getattr(case, name):
            yield Finding(f"read_only.{name}", (name,))


LIMITS: tuple[Callable[[Case], Iterator[Finding]], ...] = (
    reachability,
    dated_processes,
    several_helpers_at_once,
    the_same_person,
    phases,
    exceptions,
)
