"""The facts check: figures of law stand in the law files, with paragraph, source and day, and nowhere else.

Run it with `python3 run.py facts`. It reads

* the law files (`arrangement/law/**/*.yaml`): each entry says what it is (`says`: de and en), its paragraph
  (`law`), `unit` and `kind`; each dated value has a `value` and a `source`; each entry says who looked last
  (`checked`: on and against);
* the code of `STRICT`: no number but 0, 1 and 100;
* the other product code: no number of three or more digits that is a figure of law, in euros or in cents.
  A number that only looks like one is marked at the end of its line: `# no figure of law: why`.

It goes by what is written, not by what our own loader makes of it: YAML is read as a tree of plain words.
"""

from __future__ import annotations

import ast
import re
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal, InvalidOperation
from pathlib import Path

import yaml

LAW = "arrangement/law"
STRICT = (LAW, "arrangement/responsibility", "arrangement/funding", "arrangement/audit")
PRODUCT = ("assessment", "arrangement", "solver", "cli")
FREE_NUMBERS = (0, 1, 100)
DIGITS_THAT_SPEAK = 3
NOT_A_FIGURE = re.compile(r"#\s*no figure of law: \S")
HEADER = "schema"

ADD = "Add it, from the law's own text or announcement; write UNVERIFIED in a note if nobody has looked."


@dataclass(frozen=True, order=True)
class Offence:
    """One place where a figure stands wrongly, or without what it needs."""

    file: str
    line: int
    what: str
    remedy: str

    def __str__(self) -> str:
        return f"{self.file}:{self.line}: {self.what}\n    {self.remedy}"


@dataclass(frozen=True)
class Figure:
    """A number as a law file states it, and where."""

    number: Decimal
    entry: str
    unit: str


def offences(root: Path) -> list[Offence]:
    """Give every offence in a source tree, in order of file and line."""
    found: list[Offence] = []
    figures: list[Figure] = []
    for file in sorted((root / LAW).rglob("*.yaml")):
        law = _LawFile(file.relative_to(root).as_posix())
        law.read(file.read_text(encoding="utf-8"))
        found += law.offences
        figures += law.figures
    if not figures and not found:
        found.append(
            Offence(LAW, 1, "no figure of law found", "Add the law files, or correct LAW in this check.")
        )
    telling = _telling_numbers(figures)
    for folder in PRODUCT:
        for file in sorted((root / folder).rglob("*.py")):
            found += _in_code(file.relative_to(root).as_posix(), file.read_text(encoding="utf-8"), telling)
    return sorted(found)


# ------------------------------------------------------------------------------------------ law files


class _LawFile:
    """Reads one law file; gathers its offences and its figures."""

    def __init__(self, name: str) -> None:
        self.name = name
        self.offences: list[Offence] = []
        self.figures: list[Figure] = []

    def read(self, text: str) -> None:
        try:
            tree = yaml.compose(text, Loader=yaml.SafeLoader)
        except yaml.MarkedYAMLError as fault:
            line = fault.problem_mark.line if fault.problem_mark else 0
            self._offend(line, f"not readable as YAML: {fault.problem}", "Correct the line.")
            return
        if not isinstance(tree, yaml.MappingNode):
            self._offend(
                0, "not a map of entries", "Write one entry per value: its name, then says, law, unit ..."
            )
            return
        for key, entry in tree.value:
            if key.value != HEADER:
                self._entry(key, entry)

    def _entry(self, key: yaml.Node, entry: yaml.Node) -> None:
        where, name = key.start_mark.line, key.value
        fields = self._fields(entry, where, name)
        says = self._fields(fields.get("says"), where, f"{name}.says")
        for language in ("de", "en"):
            self._word(says.get(language), where, f"{name}.says.{language}")
        for field in ("law", "kind"):
            self._word(fields.get(field), where, f"{name}.{field}")
        unit = self._word(fields.get("unit"), where, f"{name}.unit")
        checked = self._fields(fields.get("checked"), where, f"{name}.checked")
        self._day(self._word(checked.get("on"), where, f"{name}.checked.on"), where, f"{name}.checked.on")
        self._word(checked.get("against"), where, f"{name}.checked.against")
        values = fields.get("values")
        if not isinstance(values, yaml.MappingNode) or not values.value:
            self._offend(
                where, f"{name}.values holds no dated value", "Write the day it starts, then its block."
            )
            return
        for day, block in values.value:
            at = day.start_mark.line
            self._day(day.value, at, f"{name}.values")
            self._dated(block, at, f"{name}.values.{day.value}", name, unit)

    def _dated(self, block: yaml.Node, at: int, path: str, entry: str, unit: str) -> None:
        fields = self._fields(block, at, path)
        self._word(fields.get("source"), at, f"{path}.source")
        if "value" not in fields:
            self._offend(at, f"{path}.value is missing", "Write the value; `null` where it ends.")
            return
        self.figures += [Figure(number, entry, unit) for number in _numbers(fields["value"])]

    def _fields(self, node: yaml.Node | None, at: int, path: str) -> dict[str, yaml.Node]:
        if not isinstance(node, yaml.MappingNode):
            self._offend(at, f"{path} is missing or no map", ADD)
            return {}
        return {key.value: value for key, value in node.value}

    def _word(self, node: yaml.Node | None, at: int, path: str) -> str:
        if isinstance(node, yaml.ScalarNode) and node.value.strip() not in ("", "null", "~"):
            return str(node.value)
        self._offend(at, f"{path} is missing", ADD)
        return ""

    def _day(self, text: object, at: int, path: str) -> None:
        try:
            date.fromisoformat(str(text))
        except ValueError:
            self._offend(at, f"{path}: '{text}' is not a day", "Write it as 2025-01-01.")

    def _offend(self, line: int, what: str, remedy: str) -> None:
        self.offences.append(Offence(self.name, line + 1, what, remedy))


def _numbers(node: yaml.Node) -> Iterator[Decimal]:
    if isinstance(node, yaml.ScalarNode):
        try:
            number = Decimal(node.value)
        except InvalidOperation:
            return
        if number.is_finite():
            yield number
    elif isinstance(node, yaml.MappingNode):
        for _, value in node.value:
            yield from _numbers(value)
    else:
        for value in node.value:
            yield from _numbers(value)


# ----------------------------------------------------------------------------------------------- code


def _telling_numbers(figures: list[Figure]) -> dict[Decimal, Figure]:
    """Give the numbers that betray a figure of law: as stated and, for money, in the other unit."""
    telling: dict[Decimal, Figure] = {}
    for figure in figures:
        if len(_digits(figure.number)) < DIGITS_THAT_SPEAK:
            continue
        numbers = [figure.number]
        unit = figure.unit.lower()
        if "cent" in unit:
            numbers.append(figure.number / 100)
        elif "eur" in unit or "€" in unit:
            numbers.append(figure.number * 100)
        for number in numbers:
            if number not in FREE_NUMBERS and len(_digits(number)) >= DIGITS_THAT_SPEAK:
                telling.setdefault(number.normalize(), figure)
    return telling


def _digits(number: Decimal) -> str:
    whole = number.to_integral_value() if number == number.to_integral_value() else number.normalize()
    return re.sub(r"\D", "", format(abs(whole), "f")).lstrip("0")


def _in_code(name: str, text: str, telling: dict[Decimal, Figure]) -> Iterator[Offence]:
    strict = any(name == f"{room}.py" or name.startswith(f"{room}/") for room in STRICT)
    lines = text.splitlines()
    for node in ast.walk(ast.parse(text, filename=name)):
        if not isinstance(node, ast.Constant) or not isinstance(node.value, int | float | complex):
            continue
        if isinstance(node.value, bool) or node.value in FREE_NUMBERS:
            continue
        if strict:
            yield Offence(
                name,
                node.lineno,
                f"the number {node.value} stands in a room where law is applied",
                "Put it into a law file with paragraph, source and day, and read it from there.",
            )
        elif not isinstance(node.value, complex):
            figure = telling.get(Decimal(str(node.value)).normalize())
            stated = f"{figure.entry}, {figure.number} {figure.unit}" if figure else ""
            if stated and not NOT_A_FIGURE.search(lines[node.lineno - 1]):
                yield Offence(
                    name,
                    node.lineno,
                    f"the number {node.value} is a figure of law ({stated})",
                    "Read it from the law file; if it only looks alike, end the line with "
                    "'# no figure of law: why'.",
                )


def main() -> int:
    """Check this source tree; print each offence and give exit code 1 if there is one."""
    root = Path(__file__).resolve().parents[2]
    found = offences(root)
    for offence in found:
        print(offence)
    count = len(found)
    print(
        f"Facts check: {count} to correct."
        if count
        else "Facts check: every figure has paragraph, source and day."
    )
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
