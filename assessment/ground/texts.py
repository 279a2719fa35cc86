"""What is said to people: one text per message key and language, out of `messages/<language>/*.yaml`.

A key is the path to the text, joined by dots: `fault.file.missing.says`. A file may nest keys or write them
out. Texts name their values: `{id}`. A result carries key and values only; the language is chosen at the end.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache
from importlib import resources
from string import Formatter
from typing import Literal, get_args

import yaml

from assessment.ground.errors import BugError, Fault

Lang = Literal["de", "en"]
LANGUAGES: tuple[Lang, ...] = get_args(Lang)

_KINDS = {"kind_found": "word.a_file", "kind_needed": "word.a_file", "use_found": "word.file_use"}
"""Params of a fault that name a kind of file, and where its words stand."""

# Every scalar is text here: no key may turn into a truth value.
_LOADER: type[yaml.BaseLoader] = getattr(yaml, "CBaseLoader", yaml.BaseLoader)


class TextMissing(BugError, KeyError):
    """A message has no text, or a text asks for a value that was not given: our mistake."""

    __str__ = Exception.__str__


def say(key: str, params: Mapping[str, str | int], lang: Lang) -> str:
    """Give the text of a message.

    Args:
        key: Message key.
        params: Values for the named fields of the text.
        lang: Language of the reader.

    Raises:
        TextMissing: If there is no such text, or a value is missing.
    """
    text = texts(lang).get(key)
    if text is None:
        raise TextMissing(f"no text '{key}' in '{lang}'")
    missing = fields(text) - set(params)
    if missing:
        raise TextMissing(f"text '{key}' needs {', '.join(sorted(missing))}")
    return text.format(**params)


def fault_text(fault: Fault, lang: Lang) -> tuple[str, str]:
    """Give what is wrong and what to do about it."""
    key = f"fault.{fault.code}"
    params = {name: _word(name, value, lang) for name, value in fault.params.items()}
    return say(f"{key}.says", params, lang), say(f"{key}.remedy", params, lang)


@cache
def texts(lang: Lang) -> Mapping[str, str]:
    """Give every text of a language by its key.

    Raises:
        BugError: If a key has two texts, or something that is no text.
    """
    found: dict[str, str] = {}
    folder = resources.files(__package__) / "messages" / lang
    for file in sorted((f for f in folder.iterdir() if f.name.endswith(".yaml")), key=lambda f: f.name):
        loader = _LOADER(file.read_text(encoding="utf-8"))
        try:
            data = loader.get_single_data()
        finally:
            loader.dispose()
        for key, text in _flat(data, ""):
            if key in found:
                raise BugError(f"{lang}/{file.name}: '{key}' has a text already")
            found[key] = text
    return found


def fields(text: str) -> set[str]:
    """Give the names of the values that a text asks for."""
    return {name for _, name, _, _ in Formatter().parse(text) if name is not None}


def _word(name: str, value: str | int, lang: Lang) -> str | int:
    """A kind of file among the params as the reader's word, or as what it is for."""
    group = _KINDS.get(name)
    return value if group is None else texts(lang).get(f"{group}.{value}", texts(lang)[f"{group}.other"])


def _flat(data: object, prefix: str) -> Iterator[tuple[str, str]]:
    if isinstance(data, dict):
        for name, value in data.items():
            yield from _flat(value, f"{prefix}.{name}" if prefix else str(name))
    elif isinstance(data, str):
        yield prefix, data
    else:
        raise BugError(f"'{prefix}' is neither a text nor a group of texts")
