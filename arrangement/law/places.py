"""Paragraphs as people write them: which book, which number."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from assessment.ground.findings import MOST_NAMED

_BOOK = r"SGB [IVX]+|BGB|EStG|PflegeZG|MiLoG|ArbZG|KostenbeitragsV|BarBetrV|BremLPGG"
_BELOW = re.compile(
    r"(?:Abs\.|Satz|Nr\.|Anlage)\s*[0-9]*[a-z]?(?:\s*(?:bis|und|,)\s*[0-9]+[a-z]?(?!\s*(?:Abs\.|Satz)))*"
)
_TOKEN = re.compile(
    rf"(?P<book>{_BOOK})|(?P<first>[0-9]+)-(?P<last>[0-9]+)|(?P<number>[0-9]+[a-z]?)|(?P<end>;)"
)
_DIGITS = re.compile(r"[0-9]+")

Place = tuple[str, str]
"""Book and number, such as `SGB XI` and `45b`; the book is empty where none is named."""


def places(law: str) -> frozenset[Place]:
    """Every paragraph that a text such as `SGB XI § 38, § 45a Abs. 4` names."""
    return frozenset(_places(_BELOW.sub("", law)))


def asked_for(text: str) -> Place | None:
    """The paragraph that somebody asks for; None if the text names none."""
    plain = re.sub(r"\s+", " ", text.strip())
    book = next((b for b in _BOOK.split("|") if re.match(rf"(?:{b})\b", plain, re.IGNORECASE)), None)
    named = re.match(rf"(?:{book})\b", plain, re.IGNORECASE) if book else None
    rest = plain[named.end() :] if named else plain
    number = re.match(r"\s*§{0,2}\s*([0-9]+ ?[a-z]?)(?![0-9A-Za-z])", rest)
    if number is None:
        return None
    named = named or re.search(rf"\b(?:{_BOOK})\b", rest[number.end() :], re.IGNORECASE)
    return (_as_written(named.group()) if named else "", number.group(1).replace(" ", ""))


def is_among(asked: Place, law: str) -> bool:
    """Whether a text names the paragraph; without a book, that number of any book."""
    book, number = asked
    return any(number == other and book in ("", of) for of, other in places(law))


def near(asked: Place | None, laws: Iterable[str]) -> list[str]:
    """Give the paragraphs nearest by number, those of the same book first; all where no number was asked."""
    known = sorted({place for law in laws for place in places(law)}, key=_in_order)
    if asked is None:
        return [_text(place) for place in known]
    book, number = asked
    wanted = int(_DIGITS.findall(number)[0])
    by_distance = sorted(
        known, key=lambda place: (book not in ("", place[0]), abs(_value(place) - wanted), _in_order(place))
    )
    return [_text(place) for place in by_distance[:MOST_NAMED]]


def _places(text: str) -> Iterator[Place]:
    book = ""
    for token in _TOKEN.finditer(text):
        if token["book"]:
            book = token["book"]
        elif token["end"]:
            book = ""
        elif token["first"]:
            for number in range(int(token["first"]), int(token["last"]) + 1):
                yield book, str(number)
        elif token["number"]:
            yield book, token["number"]


def _as_written(book: str) -> str:
    upper = book.upper()
    return next(
        (b for b in ("EStG", "PflegeZG", "KostenbeitragsV", "BarBetrV", "BremLPGG") if b.upper() == upper),
        upper,
    )


def _value(place: Place) -> int:
    return int(_DIGITS.findall(place[1])[0])


def _in_order(place: Place) -> tuple[str, int, str]:
    return place[0], _value(place), place[1]


def _text(place: Place) -> str:
    return f"{place[0]} § {place[1]}".strip()
