"""R01: the plan's calendar is that of the case: weeks with their types, and the dates of its needs."""

from __future__ import annotations

from arrangement.audit.matter import Matter
from arrangement.audit.measure import dates_asked, dates_of, is_dated, occurrence_minutes
from arrangement.audit.result import Broken, broken


def weeks_told(matter: Matter) -> Broken:
    """Every calendar week stands there with its days and its type."""
    inputs, stated = matter.inputs, matter.view.weeks
    if stated is None:
        if len(inputs.planned) > 1:
            yield broken("R01", "weeks", "block_missing", block="weeks")
        return
    if len(stated) != len(inputs.calendar):
        yield broken("R01", "weeks", "weeks", needed=len(inputs.calendar), found=len(stated))
    for row, week in zip(stated, inputs.calendar, strict=False):
        truth = (week.begins.isoformat(), week.ends.isoformat(), inputs.week_type(week.week_type).id)
        if (row.begins, row.ends, row.week_type) != truth:
            begins, ends, needed = truth
            yield broken("R01", row.begins, "week", begins=begins, ends=ends, needed=needed)


def dates_told(matter: Matter) -> Broken:
    """Every date of a need within the horizon stands there once, and whether somebody helps then."""
    inputs, stated = matter.inputs, matter.view.dates
    needs = [need for need in inputs.case.needs if is_dated(need)]
    if stated is None:
        if needs:
            yield broken("R01", "dates", "block_missing", block="dates")
        return
    wanted: dict[tuple[str, str], tuple[int, bool | None]] = {}
    for need in needs:
        asked, met = dates_asked(inputs, need), {line.on for line in matter.weeks.of_need(need.id)}
        for day in dates_of(inputs, need):
            owed = day in asked
            truth = (occurrence_minutes(need), day in met) if owed else (0, None)
            wanted[need.id, day.isoformat()] = truth
    said = [(row.need, row.on) for row in stated]
    for need_id, on in sorted({*wanted, *said}):
        if said.count((need_id, on)) != (1 if (need_id, on) in wanted else 0):
            yield broken("R01", need_id, "date", on=on)
    for row in stated:
        if wanted.get((row.need, row.on), (row.minutes, row.covered)) != (row.minutes, row.covered):
            yield broken("R01", row.need, "date_told", on=row.on)
