"""A32: days that may be unlike the week they are planned in are named, and no others."""

from __future__ import annotations

from datetime import date

from arrangement.audit.matter import Matter
from arrangement.audit.result import Broken, broken
from arrangement.deadlines.holidays import holidays
from assessment.ground.grid import DAYS

HOLIDAYS, OTHER_TYPE = "warning.public_holidays", "warning.other_week_type"


def days_named(matter: Matter) -> Broken:
    """A32: Public holidays with help, and days that the calendar gives to another type of week."""
    needed, told, rows = unlike(matter), {}, matter.view.raw.get("warnings")
    for row in rows if isinstance(rows, list) else ():
        if isinstance(row, dict) and row.get("key") in (HOLIDAYS, OTHER_TYPE):
            given = row["params"] if isinstance(row.get("params"), dict) else {}
            told[str(row["key"]), given.get("planned"), given.get("stated")] = given.get("days")
    for key in sorted({*needed, *told}, key=str):
        if needed.get(key) != told.get(key):
            needed_, found = needed.get(key) or "-", str(told.get(key) or "-")
            yield broken("A32", "warnings", "days", needed=needed_, found=found)


def unlike(matter: Matter) -> dict[tuple[str, str | None, str | None], str]:
    """What is named, by kind of notice and both types of week: the days."""
    inputs, found = matter.inputs, dict[tuple[str, str | None, str | None], list[str]]()
    noted = {exception.on for exception in inputs.case.exceptions}
    for week in inputs.calendar:
        planned = inputs.week_type(week.week_type).id
        for day in (day for day in week.days if day not in noted):
            if day in holidays(day.year) and _has_help(matter, day, planned):
                found.setdefault((HOLIDAYS, None, None), []).append(day.isoformat())
            entries = (e.week_type for e in inputs.case.calendar if e.begins <= day <= e.ends)
            stated = next(entries, inputs.case.week_types[0].id)
            if stated != planned:
                found.setdefault((OTHER_TYPE, planned, stated), []).append(day.isoformat())
    return {key: ", ".join(days) for key, days in found.items()}


def _has_help(matter: Matter, day: date, week_type: str) -> bool:
    weekday = str(DAYS[day.weekday()])
    return any(
        line.on == day.isoformat() if line.on else (line.week_type, line.day) == (week_type, weekday)
        for line in matter.view.lines
    )
