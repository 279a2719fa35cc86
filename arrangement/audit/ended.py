"""A32: help that runs today, is planned no more and leaves its need open is named, and no other."""

from __future__ import annotations

from arrangement.audit.matter import Matter
from arrangement.audit.measure import required_in
from arrangement.audit.result import Broken, broken

ENDS = "warning.running_help_ends"


def ended_named(matter: Matter) -> Broken:
    """A32: Nobody loses a service that runs today without a word, unless what it met is met otherwise."""
    rows = matter.view.raw.get("warnings")
    told = set()
    for row in rows if isinstance(rows, list) else ():
        if isinstance(row, dict) and row.get("key") == ENDS:
            given = row["params"] if isinstance(row.get("params"), dict) else {}
            told.add((str(given.get("need")), str(given.get("source"))))
    needed = ended(matter)
    for need, source in sorted(needed - told):
        yield broken("A32", need, "running_help_not_named", source=source)
    for need, source in sorted(told - needed):
        yield broken("A32", need, "running_help_not_so", source=source)


def ended(matter: Matter) -> set[tuple[str, str]]:
    """Needs with something open, each with the service that helps today and has no line for it."""
    inputs, weeks = matter.inputs, matter.weeks
    left = {
        need.id
        for need in inputs.case.needs
        if any(weeks.covered_in(need, kind) < required_in(inputs, need, kind) for kind in inputs.planned)
    }
    planned = {(line.need.id, line.source.id) for line in weeks.lines if line.need is not None}
    return {
        (today.need, today.source)
        for today in inputs.case.present_support
        if today.need is not None and today.need in left and today.minutes_per_week
        if (today.need, today.source) not in planned
        if today.source not in inputs.sources or inputs.sources[today.source].offer is not None
    }
