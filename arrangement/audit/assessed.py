"""A33: who confirmed the needs, what nobody confirmed yet, and the days that differ, as the case says."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from arrangement.audit.matter import Matter
from arrangement.audit.result import Broken, broken

ASSESSMENT, EXCEPTIONS = "assessment", "exceptions"


def confirmed_truly(matter: Matter) -> Broken:
    """Every role that confirmed is named, and every need that still waits; derived ones may stand beside."""
    if ASSESSMENT not in matter.view.raw:
        return
    stated = matter.view.raw[ASSESSMENT]
    table: Mapping[str, Any] = stated if isinstance(stated, Mapping) else {}
    needs = matter.inputs.case.needs
    roles = sorted({need.confirmed.role for need in needs if need.confirmed is not None})
    if table.get("confirmed_by") != roles:
        yield broken("A33", ASSESSMENT, "confirmed_by")
    named, known = list(_waiting(table)), {need.id for need in needs}
    waiting = sorted(need.id for need in needs if need.confirmed is None)
    if sorted(name for name in named if name in known) != waiting:
        yield broken("A33", ASSESSMENT, "unconfirmed")


def _waiting(table: Mapping[str, Any]) -> Iterator[str]:
    derived, stated = table.get("derived"), table.get("stated_unconfirmed")
    for row in derived if isinstance(derived, list) else ():
        yield str(row.get("need")) if isinstance(row, Mapping) else ""
    for need in stated if isinstance(stated, list) else ():
        yield str(need)


def exceptions_told(matter: Matter) -> Broken:
    """Each day of the horizon that the case says differs, with its note; no other day."""
    if EXCEPTIONS not in matter.view.raw:
        return
    inputs = matter.inputs
    noted = (
        (one.on.isoformat(), f"exceptions.{number}.text" if one.text else None)
        for number, one in enumerate(inputs.case.exceptions)
        if inputs.week_of(one.on) is not None
    )
    right = [{"on": on, "text_ref": ref} for on, ref in sorted(noted, key=lambda row: (row[0], row[1] or ""))]
    if matter.view.raw[EXCEPTIONS] != right:
        yield broken("A33", EXCEPTIONS, "exceptions")
