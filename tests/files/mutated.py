"""Shipped files with something broken in them, by chance but the same on every run."""

from __future__ import annotations

import io
import json
import zipfile
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from random import Random
from typing import Any

from assessment.files.migrate import as_yaml
from assessment.files.tables.csv_text import read_csv
from assessment.files.tables.layout import tables_of
from assessment.files.tables.write_workbook import workbook_bytes
from tests.files.bad_inputs import shipped
from tests.files.tables import data_of, format_of, texts_of

CASES = ("first_case", "friday_discharge", "separated_parents", "two_carers_sharing")
POLICY = "policy"
ODD_VALUES: tuple[Any, ...] = (
    None, True, -1, 0, 1.5, 10**30, 2**63, "", " ", "x" * 3000, "2026-02-30", "NaN", "\u202e", "\x1b[2J",
    "=1+1", [], {}, [[]], {"kind": "presence"}, ["mon"] * 9, "no", "12:30", "p1", "unknown", "9999-12-31",
    "0000-01-01",
)  # fmt: skip
TOKENS = (
    b"\x00", b"\xff", b"\xc3", b"\xe2\x80\xae", b"\t", b"\n---\n", b"*a", b"&a ", b"!!x ", b"{", b"}", b"[",
    b"]", b'"', b"'", b": ", b"- ", b"\r", b"|", b">", b"#", b",", b"\n", b"%", b"@", b"\xef\xbb\xbf",
    b"1e999", b";",
)  # fmt: skip


@dataclass(frozen=True)
class Mutant:
    """One broken file: its name says how it is written; of CSV it is one table in its folder."""

    name: str
    source: str
    data: bytes
    table: str | None = None


def mutants(kind: str, most: int) -> Iterator[Mutant]:
    """Give so many broken files of one kind."""
    random = Random(f"hilfemix {kind}")
    for _ in range(most):
        yield KINDS[kind](random)


@cache
def source(name: str) -> Mapping[str, Any]:
    """The data of a shipped file; of the catalogue a part, which is as good and much faster."""
    if name != "catalogue":
        return data_of(name)
    whole = dict(data_of(name))
    offers = [offer for number, offer in enumerate(whole["offers"]) if number % 15 == 0]
    used = {offer["provider"] for offer in offers} | {offer.get("team") for offer in offers}
    teams = [team for team in whole["teams"] if team["id"] in used]
    return {**whole, "offers": offers, "teams": teams, "trips": whole["trips"][:20]}


@cache
def yaml_bytes(name: str) -> bytes:
    text = as_yaml(source(name)) if name == "catalogue" else shipped(name)
    return text.encode()


def broken_bytes(random: Random, data: bytes) -> bytes:
    """Cut, double, swap, insert or flip somewhere, up to three times."""
    for _ in range(random.randint(1, 3)):
        at = random.randrange(len(data) + 1)
        to = min(len(data), at + random.choice((1, 1, 2, 8, 40, 300)))
        way = random.randrange(6)
        if way == 0:
            data = data[:at] + data[to:]
        elif way == 1:
            data = data[:to] + data[at:]
        elif way == 2:
            data = data[:at] + random.choice(TOKENS) * random.choice((1, 1, 1, 50)) + data[at:]
        elif way == 3:
            data = data[:at] + bytes(random.randrange(256) for _ in range(to - at)) + data[to:]
        elif way == 4:
            data = data[:at]
        elif data:
            flip = random.randrange(len(data))
            data = data[:flip] + bytes([data[flip] ^ (1 << random.randrange(8))]) + data[flip + 1 :]
    return data


def broken_tree(random: Random, data: Any) -> Any:
    """Change, drop, double, rename or move something in the data."""
    tree = json.loads(json.dumps(data))
    for _ in range(random.randint(1, 4)):
        spots = list(_spots(tree))
        holder, key = random.choice(spots)
        way = random.randrange(6)
        if way == 0 or not isinstance(holder, dict):
            holder[key] = random.choice(ODD_VALUES)
        elif way == 1:
            del holder[key]
        elif way == 2:
            holder[f"{key}{random.choice(('x', '_', ' ', 's'))}"] = holder.pop(key)
        elif way == 3:
            other, place = random.choice(spots)
            if place in other if isinstance(other, dict) else place < len(other):
                holder[key] = json.loads(json.dumps(other[place]))
        elif isinstance(holder[key], list) and holder[key]:
            holder[key] = holder[key] * random.choice((2, 3, 60))
        else:
            holder[key] = [holder[key]]
    return tree


def _spots(value: Any) -> Iterator[tuple[Any, Any]]:
    if isinstance(value, dict):
        for key, inner in value.items():
            yield value, key
            yield from _spots(inner)
    elif isinstance(value, list):
        for number, inner in enumerate(value):
            yield value, number
            yield from _spots(inner)


def _case(random: Random) -> str:
    return random.choice(CASES)


def _yaml(random: Random) -> Mutant:
    name = random.choice((*CASES, "catalogue", POLICY))
    return Mutant("m.yaml", name, broken_bytes(random, yaml_bytes(name)))


def _tree(random: Random) -> Mutant:
    name = random.choice((*CASES, "catalogue", POLICY))
    tree = broken_tree(random, source(name))
    as_json = random.random() < 0.7
    text = json.dumps(tree, ensure_ascii=True) if as_json else as_yaml(tree)
    return Mutant("m.json" if as_json else "m.yaml", name, text.encode("utf-8", "surrogatepass"))


def _json(random: Random) -> Mutant:
    name = _case(random)
    return Mutant("m.json", name, broken_bytes(random, json.dumps(source(name), indent=1).encode()))


def _csv(random: Random) -> Mutant:
    name = random.choice((*CASES[:2], "catalogue"))
    table = random.choice(sorted(texts_of(name)))
    text = texts_of(name)[table]
    if random.random() < 0.5:
        return Mutant("m.csv", name, broken_bytes(random, text.encode()), table)
    rows = [list(map(str, row.cells)) for row in read_csv(text, table, "").rows]
    row = random.choice(rows)
    row[random.randrange(len(row))] = str(
        random.choice((*ODD_VALUES, "1.200,5", "31.02.2026", "Mo | ", "[]", "*"))
    )
    written = "\r\n".join(";".join(cells) for cells in rows)
    return Mutant("m.csv", name, written.encode("utf-8", "surrogatepass"), table)


@cache
def _book(name: str) -> Mapping[str, bytes]:
    kind, model = format_of(name)
    with zipfile.ZipFile(io.BytesIO(workbook_bytes(source(name), tables_of(model, kind), "de"))) as archive:
        return {member: archive.read(member) for member in archive.namelist()}


def _xlsx(random: Random) -> Mutant:
    name = random.choice((*CASES[:2], "catalogue"))
    members = dict(_book(name))
    whole = random.random() < 0.2
    if not whole:
        member = random.choice(
            [m for m in members if "sheet" in m or "shared" in m or m.endswith("workbook.xml")]
        )
        members[member] = broken_bytes(random, members[member])
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        for member, content in members.items():
            archive.writestr(member, content)
    data = packed.getvalue()
    return Mutant("m.xlsx", name, broken_bytes(random, data) if whole else data)


KINDS: Mapping[str, Callable[[Random], Mutant]] = {
    "yaml": _yaml,
    "tree": _tree,
    "json": _json,
    "csv": _csv,
    "xlsx": _xlsx,
}
