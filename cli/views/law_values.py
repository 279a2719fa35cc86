"""Values of law for people: amounts in euros, shares in per cent, times with their unit, keys as words."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any

from arrangement.documents.speech import Speech
from assessment.ground.texts import fields, texts

IN_EUROS, IN_CENTS, IN_PERCENT = "EUR", "cents", "per cent"
_CENTS = 100
NUMBERED = {"pg": "views.law.grade", "rbs": "views.law.need_level", "g": "views.law.group"}
_NUMBERED = re.compile(r"(pg|rbs|g)([0-9]+)")
DAY_AFTER = {"years_after", "month", "day"}
"""Keys of a day of the calendar, so many years later."""


def amount_told(value: Any, unit: str, key: str, speech: Speech) -> str:
    """Say what a value of law holds; what a rule holds beside its payer the JSON tells.

    Args:
        value: As the law file has it.
        unit: Its unit there; of several, each key of a map has its own words.
        key: Of the value; a rule is named by its file and key.
        speech: The reader's language.
    """
    if "." in key:
        return _rule(value, speech)
    return _told(value, unit, key, speech)


def scalar_told(value: Any, unit: str, speech: Speech) -> str:
    """Say one figure in its unit."""
    if isinstance(value, bool):
        return speech.say("views.law.yes" if value else "views.law.no")
    if not isinstance(value, int | float):
        return _word(str(value), speech)
    if unit.startswith(IN_EUROS):
        return f"{speech.euros(value * _CENTS)}{_often(unit, speech)}"
    if unit.startswith(IN_CENTS):
        return f"{speech.euros(value)}{_often(unit, speech)}"
    if unit.startswith(IN_PERCENT):
        return f"{speech.number(value)} %"
    name = f"views.law.unit.{unit.replace(' ', '_').replace('-', '_')}"
    return speech.say_or(name, speech.number(value), n=speech.number(value))


def _told(value: Any, unit: str, key: str, speech: Speech) -> str:
    if value is None:
        return "–"
    if isinstance(value, Mapping):
        if value.keys() == DAY_AFTER:
            day = f"{value['day']:02d}.{value['month']:02d}"
            return speech.say_or(f"views.law.day_after.{value['years_after']}", day, day=day)
        return ", ".join(_parts(value, unit, key, speech))
    if isinstance(value, list | tuple):
        return ", ".join(_told(one, unit, key, speech) for one in value)
    return scalar_told(value, unit, speech)


def _parts(held: Mapping[str, Any], unit: str, key: str, speech: Speech) -> Iterator[str]:
    for name, value in held.items():
        if value is None:
            continue
        numbered = _NUMBERED.fullmatch(name)
        if numbered is not None:
            head = speech.say(NUMBERED[numbered[1]], n=int(numbered[2]))
            yield f"{head}: {_told(value, unit, key, speech)}"
            continue
        text = _text_of(name, key, speech)
        if text is not None and fields(text):
            euros = speech.euros(value * _CENTS) if isinstance(value, int) else ""
            yield text.format(n=_plain(value, speech), euros=euros)
        else:
            yield f"{text or _word(name, speech)}: {_told(value, unit, key, speech)}"


def _text_of(name: str, key: str, speech: Speech) -> str | None:
    known = texts(speech.lang)
    return known.get(f"views.law.part_of.{key}.{name}") or known.get(f"views.law.part.{name}")


def _plain(value: Any, speech: Speech) -> str:
    if isinstance(value, int | float) and not isinstance(value, bool):
        return speech.number(value)
    if isinstance(value, list | tuple):
        return ", ".join(_plain(one, speech) for one in value)
    return _word(str(value), speech)


def _often(unit: str, speech: Speech) -> str:
    """How often an amount is due, where it is one amount."""
    _, _, often = unit.partition(" ")
    return speech.say_or(f"views.law.often.{often.replace(' ', '_')}", "")


def _word(word: str, speech: Speech) -> str:
    known = texts(speech.lang)
    keys = (f"word.{group}.{word}" for group in ("answer", "office", "paper", "benefit", "claim", "law_word"))
    return next((known[key] for key in keys if key in known), speech.day(word))


def _rule(value: Any, speech: Speech) -> str:
    """A rule: who pays and the least qualification; how two benefits stand beside each other."""
    if not isinstance(value, Mapping):
        return "–" if value is None else speech.say("views.law.rule")
    said = []
    if value.get("beside"):
        said += [speech.word("beside", str(value["beside"]))]
        said += [speech.asked(str(value["condition"]))] if value.get("condition") else []
    if value.get("payer"):
        said.append(speech.say("views.law.rule_payer", payer=speech.word("payer", str(value["payer"]))))
    if value.get("min_qualification"):
        least = speech.word("qualification", str(value["min_qualification"]))
        said.append(speech.say("views.law.rule_least", qualification=least))
    return "; ".join(said) or speech.say("views.law.rule")
