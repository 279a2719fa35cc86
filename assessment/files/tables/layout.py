"""Which tables and columns a format has, read from the JSON Schema of its model.

One table for the single fields of the file, one for each list of entries; lists within entries are tables of
their own, whose rows name the entry that they belong to. Fields within fields become dotted columns.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from functools import lru_cache
from typing import Any, Literal

from pydantic import BaseModel

from assessment.files.shape import Schema, Shape, shape_of

Path = tuple[str, ...]

BELONGS_TO, NUMBER, KEY, VALUE, FIELD, NOTE, LABEL = (
    "belongs_to",
    "nr",
    "key",
    "value",
    "field",
    "note",
    "label",
)
CENTS, EUROS = "cents", "euros"
MOST_LEVELS = 12

Role = Literal["field", "belongs_to", "number", "key", "empty"]


@dataclass(frozen=True)
class Values:
    """What may stand in a cell.

    Attributes:
        words: A closed list of codes, and the group of their words in the message texts.
        day, whole, number, flag, text: Which other kinds of values fit.
        patterned: Whether its text has a form of its own, such as an id or a month.
    """

    words: tuple[str, ...] = ()
    group: str = ""
    day: bool = False
    whole: bool = False
    number: bool = False
    flag: bool = False
    text: bool = False
    patterned: bool = False

    def or_(self, other: Values) -> Values:
        """Whatever fits either."""
        return Values(
            tuple(dict.fromkeys((*self.words, *other.words))),
            self.group or other.group,
            *(getattr(self, name) or getattr(other, name) for name in _KINDS),
        )


_KINDS = ("day", "whole", "number", "flag", "text", "patterned")


@dataclass(frozen=True)
class Column:
    """One column.

    Attributes:
        name: Its header, such as `measure.minutes`; money stands in euros.
        path: Way from the entry to the value.
        values: What may stand in a cell, or in each of `many`.
        many: Whether a cell holds a list, separated by commas.
        inner: For a list of short entries such as times: the columns of one of them.
        required: Whether the value must be given wherever the map around it is given.
        role: What the column is for; `field` is the content itself.
        owner: Title of the model that the field belongs to, and its own name there.
    """

    name: str
    path: Path
    values: Values = field(default_factory=Values)
    many: bool = False
    inner: tuple[Column, ...] = ()
    required: bool = False
    role: Role = "field"
    owner: tuple[str, str] = ("", "")

    @property
    def cents(self) -> bool:
        """Whether the file's amount is in cents, and the table's in euros."""
        return self.role == "field" and EUROS in self.name and CENTS in self.path[-1]

    @property
    def names(self) -> tuple[str, ...]:
        """Headers under which it is read."""
        return (self.name, self.name.replace(EUROS, CENTS)) if self.cents else (self.name,)


@dataclass(frozen=True)
class Table:
    """One table.

    Attributes:
        name: Such as `persons.consents`.
        path: Way from the entry of the parent table, or from the file, to its list or map.
        kind: `fields` holds a field and its value in each row; `entries` an entry of a list; `map` a key and
            its value.
        parent: The table whose entries these belong to.
        required: Whether the list must be given, be it empty.
    """

    name: str
    path: Path
    kind: Literal["fields", "entries", "map"]
    columns: tuple[Column, ...]
    parent: Table | None = None
    required: bool = False

    @property
    def headers(self) -> dict[str, Column]:
        """Columns by every header under which they are read."""
        return {name: replace(column, name=name) for column in self.columns for name in column.names}


@lru_cache(maxsize=8)
def tables_of(model: type[BaseModel], root: str) -> tuple[Table, ...]:
    """Give the tables of a format, parents before children.

    Args:
        model: What the file holds.
        root: Name of the table of its single fields, such as `case`.
    """
    shape = shape_of(model)
    top = shape.choices(shape.at(()))[0]
    own = Table(root, (), "fields", tuple(_columns(shape, top, (), 0)))
    return (own, *_lists(shape, top, (), None, 0))


def _columns(shape: Shape, schema: Schema, path: Path, level: int) -> Iterator[Column]:
    """The columns of a map; each property once, whatever the members of a union say."""
    if level > MOST_LEVELS:
        return
    for name, inside, required, owner in _properties(shape, schema):
        at = (*path, name)
        values = _values(shape, inside)
        maps = _maps(shape, inside)
        item = _item(shape, inside)
        if item is not None:
            inner = _short(shape, item)
            if inner:
                yield _column(at, Values(), required, owner, many=True, inner=inner)
            elif not _maps(shape, item):
                yield _column(at, _values(shape, item), required, owner, many=True)
            elif required or inside.get("default"):
                # Only ever says that the list is there and empty; its entries have a table of their own.
                yield Column(".".join(at), at, role="empty", owner=owner)
            continue
        if _map_of(shape, inside) is not None:
            continue
        if values != Values():
            yield _column(at, values, required and not maps, owner)
        for one in maps:
            yield from _columns(shape, one, at, level + 1)


def _column(
    at: Path,
    values: Values,
    required: bool,
    owner: tuple[str, str],
    many: bool = False,
    inner: tuple[Column, ...] = (),
) -> Column:
    name = ".".join(at)
    if values.whole and CENTS in at[-1]:
        name = ".".join((*at[:-1], at[-1].replace(CENTS, EUROS)))
    return Column(name, at, values, many, inner, required, owner=owner)


def _lists(
    shape: Shape, schema: Schema, path: Path, parent: Table | None, level: int, above: str = ""
) -> Iterator[Table]:
    """The tables for all lists and maps below a map, each followed by those of its own entries."""
    if level > MOST_LEVELS:
        return
    for name, inside, required, _ in _properties(shape, schema):
        at = (*path, name)
        item, values = _item(shape, inside), _map_of(shape, inside)
        if item is not None and _maps(shape, item) and not _short(shape, item):
            yield from _table(shape, item, at, parent, "entries", above, required, level)
        elif values is not None:
            yield from _table(shape, values, at, parent, "map", above, required, level)
        elif item is None:
            for one in _maps(shape, inside):
                yield from _lists(shape, one, at, parent, level + 1, above)


def _table(
    shape: Shape,
    item: Schema,
    at: Path,
    parent: Table | None,
    kind: Literal["entries", "map"],
    above: str,
    required: bool,
    level: int,
) -> Iterator[Table]:
    name = f"{above}.{'.'.join(at)}" if above else ".".join(at)
    entry = _joined(shape, item)
    columns: list[Column] = []
    if parent is not None:
        columns.append(Column(BELONGS_TO, (), Values(text=True), required=True, role="belongs_to"))
    if kind == "map":
        columns.append(Column(KEY, (), Values(text=True, patterned=True), required=True, role="key"))
    if kind == "map" and not _maps(shape, item):
        columns.append(Column(VALUE, (), _values(shape, item), required=True))
    has_lists = any(True for _ in _lists(shape, entry, (), None, level + 1))
    if has_lists and "id" not in shape.fields(entry):
        columns.append(Column(NUMBER, (), Values(text=True), required=True, role="number"))
    columns += _columns(shape, entry, (), level + 1)
    table = Table(name, at, kind, tuple(columns), parent, required)
    yield table
    yield from _lists(shape, entry, (), table, level + 1, name)


def _properties(shape: Shape, schema: Schema) -> Iterator[tuple[str, Schema, bool, tuple[str, str]]]:
    title = str(schema.get("title", ""))
    for name, inside in schema.get("properties", {}).items():
        yield name, shape.resolved(inside), name in schema.get("required", []), (title, name)


def _joined(shape: Shape, schema: Schema) -> Schema:
    """One map that has the properties of all members of a union."""
    maps = _maps(shape, schema)
    return maps[0] if maps else {}


def _maps(shape: Shape, schema: Schema) -> list[Schema]:
    """The maps among the choices; those of a union with `kind` joined into one."""
    found = [choice for choice in shape.choices(schema) if choice.get("properties")]
    if len(found) < 2:
        return found
    properties: dict[str, Any] = {}
    for one in found:
        for name, inside in one["properties"].items():
            known = properties.get(name)
            properties[name] = inside if known is None else _either(shape, known, inside)
    required = [name for name in found[0].get("required", []) if all(name in f["required"] for f in found)]
    return [{"title": schema.get("title", ""), "properties": properties, "required": required}]


def _either(shape: Shape, one: Mapping[str, Any], other: Mapping[str, Any]) -> Mapping[str, Any]:
    choices = [*shape.choices(shape.resolved(one)), *shape.choices(shape.resolved(other))]
    return {"anyOf": choices, "title": one.get("title", "")}


def _item(shape: Shape, schema: Schema) -> Schema | None:
    """What the entries of a list are; None for what is no list."""
    for choice in shape.choices(schema):
        if choice.get("type") == "array":
            fixed = choice.get("prefixItems")
            return shape.resolved(fixed[0] if fixed else choice.get("items", {}))
    return None


def _map_of(shape: Shape, schema: Schema) -> Schema | None:
    """What the values of a map with free keys are; None for everything else."""
    for choice in shape.choices(schema):
        if choice.get("type") == "object" and not choice.get("properties"):
            named = list(choice.get("patternProperties", {}).values())
            more = choice.get("additionalProperties")
            inside = named[0] if named else more if isinstance(more, dict) else {}
            return shape.resolved(inside)
    return None


def _short(shape: Shape, item: Schema) -> tuple[Column, ...]:
    """The columns of an entry that is short enough to stand in a cell: nothing in it must be given."""
    maps = _maps(shape, item)
    if len(maps) != 1 or maps[0].get("required") or len(shape.choices(item)) != 1:
        return ()
    columns = tuple(_columns(shape, maps[0], (), MOST_LEVELS))
    free_text = any(c.values.text and not c.values.patterned for c in columns)
    flat = all(len(c.path) == 1 and not c.inner and c.role == "field" for c in columns)
    listy = any(c.many and c.values.words for c in columns)
    return columns if flat and listy and not free_text else ()


def _values(shape: Shape, schema: Schema) -> Values:
    found = Values()
    for choice in shape.choices(schema):
        found = found.or_(_value(choice))
    return found


def _value(choice: Schema) -> Values:
    words = tuple(str(word) for word in choice.get("enum", ()))
    words += (str(choice["const"]),) if "const" in choice else ()
    if words:
        return Values(words, str(choice.get("title", "")))
    kind = choice.get("type")
    if kind == "string" and choice.get("format") == "date":
        return Values(day=True)
    patterned = "pattern" in choice or "maxLength" not in choice
    return Values(
        whole=kind == "integer",
        number=kind == "number",
        flag=kind == "boolean",
        text=kind == "string",
        patterned=kind == "string" and patterned,
    )
