"""A33: who stands in for each unpaid source, and where that would not do, is told as it is."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from typing import Any

from arrangement.audit.inputs import Source
from arrangement.audit.lines import Line
from arrangement.audit.matter import Matter
from arrangement.audit.result import Broken, broken
from arrangement.audit.times import stated_in
from assessment.case.words import Kind
from assessment.ground.grid import DAYS, PARTS, Slot, down_to_grid

UNPAID = (Kind.INFORMAL, Kind.CIVIC)
Raw = Mapping[str, Any]


def drop_outs_told(matter: Matter, rows: Mapping[str, Raw]) -> Broken:
    """Each source whose help nobody pays is named once, with whoever stands in and what is short."""
    if "drop_outs" not in matter.view.raw:
        return
    stated = matter.view.raw["drop_outs"]
    found = [row for row in stated if isinstance(row, Mapping)] if isinstance(stated, list) else []
    told = {str(row.get("source")): row for row in found}
    by_source: dict[str, list[Line]] = defaultdict(list)
    for line in matter.weeks.lines:
        if line.source.kind in UNPAID:
            by_source[line.source.id].append(line)
    if len(told) != len(found):
        yield broken("A33", "drop_outs", "drop_out", source="drop_outs")
    for source in sorted({*told, *by_source}):
        needed = _needed(matter, by_source.get(source, []), rows)
        if any(told.get(source, {}).get(key) != value for key, value in needed.items()):
            yield broken("A33", source, "drop_out", source=source)


def _needed(matter: Matter, mine: list[Line], rows: Mapping[str, Raw]) -> dict[str, object]:
    standing = {line.id: _stands_in(matter, rows.get(line.id, {})) for line in mine}
    asked: dict[tuple[str, int], int] = defaultdict(int)
    for line in mine:
        source = standing[line.id]
        if source is not None and source.team is not None and not line.is_on_call:
            asked[source.team.id, line.kind] += line.minutes
    busy: dict[tuple[str, int], int] = defaultdict(int)
    for line in matter.weeks.lines:
        if line.source.team is not None and not line.is_on_call:
            busy[line.source.team.id, line.kind] += line.minutes
    short = []
    for line in mine:
        source = standing[line.id]
        if source is None:
            short.append(line.id)
        elif source.team is not None and not line.is_on_call:
            week = (source.team.id, line.kind)
            full = busy[week] + asked[week] > down_to_grid(source.team.capacity_minutes_per_week)
            if full or not _soon_enough(matter, source, line):
                short.append(line.id)
    names = {source.id for source in standing.values() if source is not None}
    return {"lines": len(mine), "stands_in": sorted(names), "short": sorted(short)}


def _stands_in(matter: Matter, row: Raw) -> Source | None:
    stated = row.get("fallback")
    return matter.inputs.sources.get(str(stated.get("offer"))) if isinstance(stated, Mapping) else None


def _soon_enough(matter: Matter, source: Source, line: Line) -> bool:
    """Whether the team is on duty for so long in the line's day part or the one after."""
    number = DAYS.index(line.slot.weekday) * len(PARTS) + PARTS.index(line.slot.day_part)
    slots = [Slot(n // len(PARTS) % len(DAYS), n % len(PARTS)) for n in (number, number + 1)]
    name = matter.inputs.week_type(line.kind).id
    times = source.team.times if source.team is not None else ()
    return any((stated_in(times, slot, name) or 0) >= line.minutes for slot in slots)
