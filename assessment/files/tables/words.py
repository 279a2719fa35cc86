"""The words that people write in cells: codes of the formats, or what the texts call them in any language."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping
from functools import lru_cache
from unicodedata import normalize

from assessment.ground.findings import nearest
from assessment.ground.texts import LANGUAGES, Lang, texts

ANY = "any"
# Some words have a short form, too.
_ALSO = {"weekday": ("day", "day_short")}
_FLAGS = {"ja": True, "yes": True, "true": True, "wahr": True, "x": True}
_FLAGS |= {"nein": False, "no": False, "false": False, "falsch": False}


def label(group: str, word: str, lang: Lang) -> str:
    """Give what a code is called; the code itself where the texts know no word for it."""
    found = texts(lang)
    keys = [f"word.{name}.{word}" for name in (*_groups(group), ANY)]
    return next((found[key] for key in keys if key in found), word)


def labels(group: str, words: tuple[str, ...], lang: Lang) -> tuple[str, ...]:
    """Give the names of codes to choose from; all of them codes if two are called the same."""
    said = tuple(label(group, word, lang) for word in words)
    return said if len({_folded(one) for one in said}) == len(said) else words


def meaning(group: str, words: tuple[str, ...], text: str) -> str | None:
    """Give the code that a text means; None if it means none, or more than one."""
    return text if text in words else _meanings(group, words).get(_folded(text))


def nearest_name(group: str, words: tuple[str, ...], text: str) -> str | None:
    """Give the word that looks most like a text, as it is written in some language; None if none does."""
    names = {word: word for word in words}
    for lang in LANGUAGES:
        names |= {label(group, word, lang).casefold(): label(group, word, lang) for word in words}
    near = nearest(text.casefold(), names, 1)
    return names[near[0]] if near else None


def flag(text: str) -> bool | None:
    """Give what yes or no means."""
    return _FLAGS.get(_folded(text))


@lru_cache(maxsize=256)
def _meanings(group: str, words: tuple[str, ...]) -> Mapping[str, str]:
    pairs = {(_folded(word), word) for word in words}
    for lang in LANGUAGES:
        for name in (*_groups(group), ANY):
            said = ((texts(lang).get(f"word.{name}.{word}"), word) for word in words)
            pairs |= {(_folded(text), word) for text, word in said if text}
    times = Counter(text for text, _ in pairs)
    return {text: word for text, word in pairs if times[text] == 1 or text == _folded(word)}


def _groups(title: str) -> tuple[str, ...]:
    """Groups of the message texts for the title of a model, such as `going_out` for `GoingOut`."""
    group = re.sub(r"(?<=[a-z])(?=[A-Z])|\s+", "_", title).lower()
    return (f"form_{group}", group, *_ALSO.get(group, ()))


def _folded(text: str) -> str:
    return " ".join(normalize("NFC", text).casefold().split())
