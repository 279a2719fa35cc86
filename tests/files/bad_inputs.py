"""The broken files of `bad_inputs.yaml`, and the shipped files that they are made from."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from tests.shipped import CASES

HERE = Path(__file__).parent
CATALOGUE = CASES.parent / "catalogue" / "bremen.yaml"
POLICY = CASES.parent / "policies" / "standard.yaml"
SECRET = ("Ich will zu Hause bleiben", "1946-05-04", "1942-03-14", "Ich bleibe in meiner Wohnung")
OUTSIDE = frozenset({"reference.place", "reference.offer", "reference.provider", "reference.source"})
"""What a small catalogue does not know of a shipped case: no fault of the file."""

MEBIBYTE = 1024 * 1024


@dataclass(frozen=True)
class Bad:
    """One broken file at one place.

    Attributes:
        id: The entry, and the number of the place.
        spec: What the entry says about it.
        bounds: Whether it is there to cost time or memory.
    """

    id: str
    spec: Mapping[str, Any]
    bounds: bool

    def text(self, marker: Path | None = None) -> str:
        """The file with its changes."""
        return changed(self.spec, self.spec.get("change", ()), marker)

    def line(self, text: str) -> int | None:
        """The line that has to be named."""
        wanted = self.spec.get("line_of")
        if wanted is None:
            return None
        return text[: text.rindex(wanted)].count("\n") + 1 - self.spec.get("line_before", 0)

    def write(self, folder: Path, text: str) -> Path:
        """Put the file into a folder."""
        build = self.spec.get("build")
        if build:
            return BUILDERS[build](folder)
        path = folder / "case.yaml"
        path.write_bytes(text.encode(self.spec.get("encode", "utf-8")))
        return path


def bad_inputs(file: str = "bad_inputs.yaml") -> list[Bad]:
    """Read the entries; each place is a file of its own."""
    return [
        Bad(f"{entry['id']}-{number}", spec, bool(entry.get("bounds")))
        for entry in yaml.safe_load((HERE / file).read_text(encoding="utf-8"))
        for number, spec in enumerate(entry["places"], start=1)
    ]


def changed(spec: Mapping[str, Any], changes: Any, marker: Path | None = None) -> str:
    """Give a shipped file with changes; each must find its text."""
    if "file" not in spec:
        return ""
    text = shipped(spec["file"])
    for old, new in [*changes, *spec.get("also", ())]:
        assert old in text, old
        text = text.replace(old, new, 1 if spec.get("once") else -1)
    text = text.replace("{5000 brackets}", "[" * 5000 + "]" * 5000)
    return text.replace("{marker}", str(marker))


@cache
def shipped(name: str) -> str:
    """Read a shipped file."""
    path = {"catalogue": CATALOGUE, "policy": POLICY}.get(name, CASES / f"{name}.yaml")
    return path.read_text(encoding="utf-8")


def _alias_bomb() -> str:
    levels = ["a: &a [x, x, x, x, x, x, x, x, x]"]
    for before, name in zip("abcdefgh", "bcdefghi", strict=True):
        levels.append(f"{name}: &{name} [{', '.join([f'*{before}'] * 9)}]")
    return "\n".join(levels) + "\n"


def _put(name: str, text: str) -> Callable[[Path], Path]:
    def build(folder: Path) -> Path:
        path = folder / name
        path.write_text(text, encoding="utf-8")
        return path

    return build


def _three_gibibytes(folder: Path) -> Path:
    path = folder / "case.yaml"
    with path.open("wb") as stream:
        stream.truncate(3 * 1024 * MEBIBYTE)
    return path


BUILDERS: Mapping[str, Callable[[Path], Path]] = {
    "alias_bomb": _put("case.yaml", _alias_bomb()),
    "alias_bomb_in_goals": _put("case.yaml", shipped("older_person_alone") + _alias_bomb()),
    "deep_yaml": _put("case.yaml", "value: " + "[" * 5000 + "]" * 5000),
    "deep_json": _put("case.json", '{"value": ' + "[" * 100_000 + "]" * 100_000 + "}"),
    "comments_only": _put("case.yaml", "# Fall folgt\n"),
    "nothing": _put("case.yaml", ""),
    "three_gibibytes": _three_gibibytes,
    "line_of_fifty_mebibytes": _put("case.yaml", "id: " + "x" * (50 * MEBIBYTE)),
    "line_of_two_mebibytes": _put("case.yaml", "schema: hilfemix.case.v1\nid: " + "x" * (2 * MEBIBYTE)),
}
