"""What stands above the columns of a form: a name, and in a few words what belongs there."""

from __future__ import annotations

from assessment.files.tables.layout import Column, Table
from assessment.files.tables.words import label
from assessment.ground.texts import Lang, say, texts

MOST_IN_SHEET_NAME = 31
_NOT_IN_SHEET_NAME = frozenset("[]:*?/\\'")


def sheet_name(table: Table, lang: Lang) -> str:
    """Name a sheet; the table's own name where its word cannot be one."""
    name = label("table", table.name, lang)
    fits = len(name) <= MOST_IN_SHEET_NAME and not _NOT_IN_SHEET_NAME & set(name)
    return name if fits else table.name


def sheet_says(table: Table, lang: Lang) -> str:
    """Say what a sheet is for."""
    return texts(lang).get(f"form.table.{table.name}") or say("form.table_otherwise", {}, lang)


def caption(column: Column, lang: Lang) -> str:
    """Name a column; its header in plain letters where the texts have no name for it."""
    known = texts(lang)
    last = column.path[-1] if column.path else column.name
    keys = (column.name, f"{column.owner[0]}.{last}", last)
    found = next((known[f"form.field.{key}"] for key in keys if f"form.field.{key}" in known), None)
    if found is None:
        return column.name.replace(".", " ").replace("_", " ")
    if len(column.path) > 1 and f"form.field.{column.name}" not in known:
        around = known.get(f"form.field.{column.path[-2]}", column.path[-2].replace("_", " "))
        return f"{around}: {found}"
    return found


def hint(column: Column, lang: Lang) -> str:
    """Say what belongs into the cells of a column."""
    must = column.required and len(column.path) <= 1
    parts = [say(f"form.hint.{_kind(column)}", {}, lang)]
    if column.many and not column.inner:
        parts.append(say("form.hint.many", {}, lang))
    if must:
        parts.insert(0, say("form.hint.must", {}, lang))
    own = texts(lang).get(f"form.hint_of.{column.name}")
    if own:
        parts.append(own)
    return " ".join(parts)


def _kind(column: Column) -> str:
    if column.role != "field":
        return column.role
    if column.inner:
        return "times"
    if column.cents:
        return "euros"
    values = column.values
    kinds = ("day", "flag", "whole", "number")
    if values.words:
        return "day_or_word" if values.day else "word"
    found = next((kind for kind in kinds if getattr(values, kind)), None)
    return found or ("code" if values.patterned else "text")
