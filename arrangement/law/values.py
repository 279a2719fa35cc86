"""The values of law as people look them up: by day, by paragraph, and between two days."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import asdict, dataclass
from datetime import date
from pathlib import PurePosixPath
from typing import Any

from arrangement.law.law import (
    FEDERAL,
    RULES,
    Figure,
    Law,
    dated_files,
    figures,
    known_law_on,
    law_on,
    not_begun,
)
from arrangement.law.places import asked_for, is_among, near
from assessment.ground.dated import UNVERIFIED, DatedValue
from assessment.ground.errors import Fault, InputError
from assessment.ground.findings import listed

VERIFIED = "verified"


@dataclass(frozen=True)
class Change:
    """One value before and after; None where it did not exist or ended."""

    key: str
    before: Any
    after: Any
    paragraph: str
    text: Mapping[str, str]
    unit: str

    def as_json(self) -> dict[str, Any]:
        """An entry of `law diff`."""
        return asdict(self)


@dataclass(frozen=True)
class Shown:
    """One value as `law list` and `law show` print it."""

    figure: Figure

    def as_json(self) -> dict[str, Any]:
        """An entry of `law show`."""
        figure = self.figure
        return {
            "key": figure.key,
            "text": {"de": figure.says.de, "en": figure.says.en},
            "value": figure.value,
            "unit": figure.unit,
            "kind": figure.kind,
            "paragraph": figure.paragraph,
            "valid_from": figure.valid_from.isoformat(),
            "source": figure.source,
            "checked": {"on": figure.checked.on.isoformat(), "against": figure.checked.against},
            "status": UNVERIFIED if figure.unverified else VERIFIED,
        }


def values_on(day: date, asked: str | None = None) -> tuple[Shown, ...]:
    """Give the values in force on a day: all figures, or what stands in one paragraph.

    A paragraph without a figure shows the rules that rest on it. A key of a value may be asked for, too.

    Raises:
        InputError: If nothing of ours stands in that paragraph, or it moved to another.
        NoLawForDay: If nothing had begun by that day; names value and earliest day.
    """
    if asked is None:
        return tuple(map(Shown, known_law_on(day).known()))
    found = _standing_in(asked, figures(), day) or _standing_in(asked, _rules(), day)
    if found is None:
        place = asked_for(asked)
        every = [law for dated in (*figures().values(), *_rules().values()) for law in _laws(dated)]
        known_ones = listed(near(place, every))
        raise InputError([Fault("law.no_paragraph", "law", params={"known": known_ones})])
    return tuple(map(Shown, found))


def changes_between(first: date, last: date) -> tuple[Change, ...]:
    """Give every figure and rule that differs between two days; rules are named by file and key.

    Raises:
        InputError: If the first day is the later one.
        NoLawForDay: If nothing had begun by the first day.
    """
    if last < first:
        raise InputError([Fault("law.days_reversed", "law")])
    return tuple(_changes(known_law_on(first), law_on(last), figures() | _rules()))


def _standing_in(asked: str, among: Mapping[str, DatedValue], day: date) -> tuple[Figure, ...] | None:
    """The values of a paragraph on a day; None if no value ever stood there."""
    place = asked_for(asked)
    mine = {
        key: dated
        for key, dated in among.items()
        if key == asked or (place is not None and any(is_among(place, law) for law in _laws(dated)))
    }
    if not mine:
        return None
    begun = {key: dated for key, dated in mine.items() if dated.begins() <= day}
    if not begun:
        raise not_begun(mine, day)
    found = tuple(law_on(day).of(dated) for dated in begun.values())
    here = tuple(f for f in found if place is None or is_among(place, f.paragraph))
    if not here:
        params = {"now": listed(sorted({figure.paragraph for figure in found})), "day": day.isoformat()}
        raise InputError([Fault("law.paragraph_moved", "law", params=params)])
    return here


def _laws(dated: DatedValue) -> tuple[str, ...]:
    """Every paragraph text of a value: its own, and those of blocks that stood elsewhere."""
    return (dated.law, *(block.law for block in dated.values.values() if block.law))


def _rules() -> dict[str, DatedValue]:
    files = dated_files()
    return {
        f"{PurePosixPath(file).name}.{key}": dated
        for file in RULES
        for key, dated in files[file if "/" in file else f"{FEDERAL}/{file}"].items()
    }


def _changes(before: Law, after: Law, among: Mapping[str, DatedValue]) -> Iterator[Change]:
    for key, dated in sorted(among.items()):
        if dated.begins() > after.day:
            continue
        now = after.of(dated)
        was = before.of(dated).value if dated.begins() <= before.day else None
        if was != now.value:
            yield Change(key, was, now.value, now.paragraph, {"de": now.says.de, "en": now.says.en}, now.unit)
