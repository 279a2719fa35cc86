"""The record of what happened, out of YAML, JSON or one CSV table."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any, NoReturn

from arrangement.plan.days import horizon, within
from arrangement.plan.plan import Plan
from arrangement.review.actual import Actual
from assessment.files.document import Document, document_from_bytes
from assessment.files.read import Loaded, load
from assessment.files.tables.cells import german_day
from assessment.files.text import read_bytes
from assessment.files.tree import Mark, Place
from assessment.ground.errors import Fault, InputError
from assessment.ground.findings import FieldPath, Finding, listed

COLUMNS = ("on", "need", "source", "minutes", "payer", "goal", "attained", "now", "words")
GOAL_COLUMNS = frozenset({"goal", "attained", "now", "words", "on"})
HELP_COLUMNS = frozenset({"on", "need", "source", "minutes", "payer"})


def read_actual(path: str, plan: Plan) -> Loaded[Actual]:
    """Read what happened, and check that it speaks of this plan; what lies beyond the plan is a warning.

    A CSV table has one row for each piece of help, and one for each goal. It covers the days of the plan that
    it names.

    Raises:
        InputError: With every fault of the file.
    """
    data = read_bytes(path)
    table = Path(path).suffix.lower() == ".csv"
    document = _from_csv(data, path, plan) if table else document_from_bytes(data, path)
    loaded = load(document, Actual)
    loaded.refuse(_findings(loaded.model, plan, table))
    beyond = loaded.faults(_beyond(loaded.model, plan))
    return replace(loaded, warnings=(*loaded.warnings, *beyond))


def _findings(actual: Actual, plan: Plan, table: bool) -> Iterator[Finding]:
    if actual.case != plan.case:
        yield Finding("actual.case", ("case",), {"plan": plan.case})
    needs, goals = {need.id for need in plan.needs}, {goal.id for goal in plan.goals}
    for number, entry in enumerate(actual.entries):
        if entry.need not in needs:
            yield Finding("actual.need", ("entries", number, "need"), {"known": listed(sorted(needs))})
        # The period of a table is our own: it ends with the plan, and what lies beyond is a warning.
        if not (table or actual.begins <= entry.on <= actual.ends):
            yield Finding("actual.outside", ("entries", number, "on"))
    for number, goal in enumerate(actual.goals):
        if goal.goal not in goals:
            yield Finding("actual.goal", ("goals", number, "goal"), {"known": listed(sorted(goals))})


def _beyond(actual: Actual, plan: Plan) -> Iterator[Finding]:
    for number, entry in enumerate(actual.entries):
        if not within(plan, entry.on):
            first, *_, last = horizon(plan)
            span = {"begins": first.isoformat(), "ends": last.isoformat()}
            yield Finding("actual.beyond_plan", ("entries", number, "on"), span)


def _from_csv(data: bytes, file: str, plan: Plan) -> Document:
    """Make plain data with places out of a table, so that faults are told as for any other file."""
    rows = _rows(data, file)
    entries: list[dict[str, Any]] = []
    goals: list[dict[str, Any]] = []
    places: dict[FieldPath, Place] = {(): _place(1, 1), ("entries",): _place(1, 1), ("goals",): _place(1, 1)}
    for line, row in rows:
        is_goal = bool(row.get("goal"))
        target, name, wanted = (
            (goals, "goals", GOAL_COLUMNS) if is_goal else (entries, "entries", HELP_COLUMNS)
        )
        path: FieldPath = (name, len(target))
        places[path] = _place(line, 1)
        for position, (column, text) in enumerate(row.items(), start=1):
            if text:
                places[(*path, column)] = _place(line, position)
        target.append(
            {column: _value(column, text) for column, text in row.items() if text and column in wanted}
        )
    days = sorted(day for entry in entries if (day := _day(entry.get("on"), plan)))
    content = {
        "schema": "hilfemix.actual.v1",
        "case": plan.case,
        "begins": days[0] if days else plan.on,
        "ends": days[-1] if days else plan.on,
        "entries": entries,
        "goals": goals,
    }
    return Document(file, content, places, frozenset(), (), ())


def _rows(data: bytes, file: str) -> list[tuple[int, dict[str, str]]]:
    try:
        text = data.decode("utf-8-sig")
        reader = csv.reader(io.StringIO(text, newline=""), delimiter=_delimiter(text), strict=True)
        found = [(reader.line_num, [cell.strip() for cell in row]) for row in reader if any(row)]
    except (UnicodeDecodeError, csv.Error):
        _refuse("actual.not_csv", file, 1)
    if not found:
        _refuse("file.empty", file, 1)
    (_, head), body = found[0], found[1:]
    for number, column in enumerate(head, start=1):
        if column not in COLUMNS or head.count(column) > 1:
            raise InputError([Fault("actual.column", file, 1, number, params={"known": listed(COLUMNS)})])
    for line, cells in body:
        if len(cells) != len(head):
            _refuse("actual.not_csv", file, line)
    return [(line, dict(zip(head, cells, strict=True))) for line, cells in body]


def _delimiter(text: str) -> str:
    """German spreadsheets write semicolons."""
    head = text.partition("\n")[0]
    return ";" if head.count(";") > head.count(",") else ","


def _value(column: str, text: str) -> str | int:
    """Read days and whole numbers as tables write them; everything else stays text for the model to judge."""
    if column == "on":
        return german_day(text) or text
    digits = text[1:] if text[:1] in "+-" else text
    number = column in ("minutes", "attained") and digits.isascii() and digits.isdigit()
    return int(text) if number else text


def _day(text: object, plan: Plan) -> str | None:
    """A day of the plan; what is no day is a fault of its row, not of the period."""
    try:
        day = date.fromisoformat(str(text))
    except ValueError:
        return None
    return day.isoformat() if within(plan, day) else None


def _place(line: int, column: int) -> Place:
    return Place(Mark(line, column), Mark(line, column))


def _refuse(code: str, file: str, line: int) -> NoReturn:
    raise InputError([Fault(code, file, line, 1)]) from None
