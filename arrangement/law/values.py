"""The values of law as people look them up: by day, by paragraph, and between two days."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from datetime import date
from decimal import Decimal, InvalidOperation
from typing import Any

from arrangement.law.law import Figure, Law, figures, law_on
from arrangement.law.sgb_xi import p38
from arrangement.law.sgb_xi.p36 import pflegesachleistung
from arrangement.law.sgb_xi.p37 import pflegegeld
from assessment.ground.errors import Fault, InputError
from assessment.ground.findings import listed, nearest

_NUMBER = re.compile(r"[0-9]+[a-z]?")
_BOOKS = ("SGB XII", "SGB VIII", "SGB IX", "SGB XI", "SGB V", "BGB")
UNVERIFIED = "UNVERIFIED"
VERIFIED = "verified"


@dataclass(frozen=True)
class Change:
    """One value before and after; None where it did not exist or ended."""

    key: str
    before: Any
    after: Any
    paragraph: str

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
            "value": figure.value,
            "unit": figure.unit,
            "paragraph": figure.paragraph,
            "valid_from": figure.valid_from.isoformat(),
            "source": figure.source,
            "status": UNVERIFIED if figure.unverified else VERIFIED,
        }


def values_on(day: date, paragraph: str | None = None) -> tuple[Shown, ...]:
    """Give the values in force on a day, of one paragraph or of all.

    Raises:
        InputError: If no value of our files stands in that paragraph, or none had begun by that day.
    """
    known = tuple(law_on(day).known())
    if paragraph is not None:
        every = [dated.law for dated in figures().values()]
        if not any(_is_in(paragraph, law) for law in every):
            near = nearest(paragraph, set(every)) or sorted(set(every))
            raise InputError([Fault("law.no_paragraph", "law", params={"known": listed(near)})])
        known = tuple(figure for figure in known if _is_in(paragraph, figure.paragraph))
    if not known:
        first = min(min(dated.values) for dated in figures().values())
        raise InputError([Fault("law.before_the_first", "law", params={"earliest": first.isoformat()})])
    return tuple(map(Shown, known))


def changes_between(first: date, last: date) -> tuple[Change, ...]:
    """Give every value that differs between two days.

    Raises:
        InputError: If the first day is the later one.
    """
    if last < first:
        raise InputError([Fault("law.days_reversed", "law")])
    return tuple(_changes(law_on(first), law_on(last)))


def kombinationsleistung_of(grade: int, used: str, on: date) -> dict[str, Any]:
    """§ 38 SGB XI for one month.

    Raises:
        InputError: If the Pflegegrad has no Pflegegeld, or the amount is no amount.
    """
    law = law_on(on)
    in_kind, cash = pflegesachleistung(law, grade), pflegegeld(law, grade)
    if in_kind is None or cash is None:
        raise InputError([Fault("law.no_such_grade", "law", field="--pflegegrad")])
    found = p38.kombinationsleistung(law, _cents(used), in_kind.cents, cash.cents)
    steps = (*in_kind.trace, *cash.trace, *found.trace)
    own = max(0, _cents(used) - in_kind.cents)
    return {
        "used_percent": found.used_percent,
        "pflegegeld_cents": found.pflegegeld_cents,
        "own_share_cents": own,
        "trace": [asdict(step) for step in steps],
    }


def _cents(euros: str) -> int:
    try:
        amount = Decimal(euros.replace(",", ".")) * 100
    except InvalidOperation:
        raise InputError([Fault("law.no_amount", "law", field="--used")]) from None
    if not amount.is_finite() or amount < 0 or amount != int(amount):
        raise InputError([Fault("law.no_amount", "law", field="--used")])
    return int(amount)


def _changes(before: Law, after: Law) -> Iterator[Change]:
    old = {figure.key: figure for figure in before.known()}
    new = {figure.key: figure for figure in after.known()}
    for key in sorted({*old, *new}):
        was = old[key].value if key in old else None
        now = new[key].value if key in new else None
        if was != now:
            yield Change(key, was, now, (new.get(key) or old[key]).paragraph)


def _is_in(asked: str, paragraph: str) -> bool:
    """Whether a value's paragraph is the one asked for: the book if it is named, and the number."""
    books = [book for book in _BOOKS if re.search(rf"\b{book}\b", asked)]
    if books and not re.search(rf"\b{books[0]}\b", paragraph):
        return False
    rest = re.sub(r"\b(SGB [IVX]+|BGB)\b", "", asked)
    number = _NUMBER.search(rest)
    stated = re.sub(r"\b(SGB [IVX]+|BGB)\b", "", paragraph).split("Abs.")[0]
    return number is not None and number.group() in _NUMBER.findall(stated)
