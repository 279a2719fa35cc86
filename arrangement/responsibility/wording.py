"""How a rule is worded on a day: with the paragraphs and the numbers of the law of that day."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from arrangement.law.law import law_on
from arrangement.responsibility.rules import Rule


@dataclass(frozen=True)
class Wording:
    """The paragraphs and the reason of a rule, in both languages."""

    law: str
    de: str
    en: str


def wording(rule: Rule, day: date) -> Wording:
    """Give the wording of a rule on a day."""
    older = next((earlier for earlier in rule.earlier if day <= earlier.until), None)
    if older is not None:
        return Wording(older.law, older.de, older.en)
    says = rule.says
    if rule.amounts is None:
        return Wording(rule.law, says.de, says.en)
    numbers = law_on(day).figure(rule.amounts).value
    return Wording(rule.law, says.de.format(**numbers), says.en.format(**numbers))
