"""Words, numbers and money in the reader's language."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

from arrangement.documents.harmless import harmless
from assessment.ground.texts import Lang, say

CENTS_PER_EURO = 100
_SPELT = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "ß": "ss"})


@dataclass(frozen=True)
class Speech:
    """One language, and how it writes things."""

    lang: Lang

    def say(self, key: str, /, **params: str | int) -> str:
        """Give a text of the message catalogues."""
        return say(key, params, self.lang)

    def say_or(self, key: str, otherwise: str, /, **params: str | int) -> str:
        """Give a text, or what stands in where the catalogues know no such key or a parameter is missing."""
        try:
            return say(key, params, self.lang)
        except (KeyError, IndexError, ValueError):
            return harmless(otherwise)

    def word(self, group: str, word: str) -> str:
        """Give the reader's word for a word of the formats; an unknown one stays as it is."""
        return self.say_or(f"word.{group}.{word}", word)

    def asked(self, text: str) -> str:
        """Say in the reader's language what the law file says in German about two benefits side by side."""
        name = "_".join(re.findall("[a-z0-9]+", text.lower().translate(_SPELT)))
        return self.say_or(f"word.beside_asks.{name}", text)

    def number(self, number: float) -> str:
        """Write a number with separated thousands; whole numbers without decimals."""
        text = (
            f"{number:,}" if isinstance(number, int) or not float(number).is_integer() else f"{int(number):,}"
        )
        return text if self.lang == "en" else text.translate(str.maketrans(",.", ".,"))

    def minutes(self, minutes: float) -> str:
        """Write minutes with their unit."""
        return self.say("word.unit.minutes", n=self.number(minutes))

    def amount(self, amount: float, unit: str) -> str:
        """Write an amount in its unit; money as euros."""
        if unit == "cents":
            return self.euros(amount)
        several = self.say_or(
            f"word.unit.{unit}", f"{self.number(amount)} {unit}".strip(), n=self.number(amount)
        )
        return self.say_or(f"word.unit.{unit}_one", several) if amount == 1 else several

    def euros(self, cents: float) -> str:
        """Write cents as euros."""
        if not float(cents).is_integer():
            return f"{self.number(cents)} Cent"
        sign, whole = ("-" if cents < 0 else ""), abs(int(cents))
        parts = f"{whole // CENTS_PER_EURO:,}.{whole % CENTS_PER_EURO:02d}"
        if self.lang == "en":
            return f"{sign}€{parts}"
        return f"{sign}{parts.translate(str.maketrans(',.', '.,'))} €"

    def day(self, day: str | date) -> str:
        """Write a calendar day; what is no day stays as it is."""
        try:
            when = day if isinstance(day, date) else date.fromisoformat(day)
        except ValueError:
            return harmless(str(day))
        return f"{when:%d.%m.%Y}" if self.lang == "de" else when.isoformat()

    def month(self, month: str) -> str:
        """Write a calendar month `YYYY-MM`; what is none stays as it is."""
        year, dash, number = month.partition("-")
        if not (dash and year.isdigit() and number.isdigit()):
            return harmless(month)
        return f"{number}/{year}" if self.lang == "de" else month

    def reason(self, key: str, params: dict[str, str | int]) -> str:
        """Say a reason; words of the formats among its parameters become the reader's words."""
        spoken = {name: self._spoken(name, value) for name, value in params.items()}
        return self.say_or(key, key, **spoken)

    def _spoken(self, name: str, value: str | int) -> str:
        if isinstance(value, int):
            return self.number(value)
        if name in ("benefit", "payer", "qualification", "task", "kind", "book", "language", "named"):
            return self.word("benefit" if name == "named" else name, value)
        if name == "text":
            return self.asked(value)
        if name == "days":
            return ", ".join(map(self.day, value.split(", ")))
        if name == "reason":
            return self.say_or(f"unmet.{value}", self.say_or(f"instead.{value}", value))
        return harmless(value)
