"""A review in words: the same rows on the screen and on the page."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from arrangement.documents.harmless import harmless
from arrangement.documents.sources import View

LEVELS = {2: "plus_2", 1: "plus_1", 0: "zero", -1: "minus_1", -2: "minus_2"}
"""The steps of the goal sheet, in its words."""
TABLES = ("by_need", "by_helper", "by_offer", "by_payer", "by_week")


@dataclass(frozen=True)
class Reviewed:
    """A review and what names it."""

    view: View
    found: dict[str, Any]

    def say(self, key: str, /, **params: str | int) -> str:
        """Give a text of the review."""
        return self.view.speech.say(f"review.{key}", **params)

    def title(self) -> str:
        """Say which case it is about."""
        return self.say("title", case=harmless(str(self.found["case"])))

    def period(self) -> str:
        """Say which days are compared."""
        day, period = self.view.speech.day, self.found["period"]
        return self.say("period", begin=day(period["begins"]), end=day(period["ends"]))

    def tables(self) -> Iterator[tuple[str, str, list[tuple[str, str, str]]]]:
        """Give each table: what heads its rows, its title, and rows of name, planned and happened."""
        for table in TABLES:
            planned, actual = self.found["planned"][table], self.found["actual"][table]
            rows = [
                (self._name(table, key), self._pair(planned.get(key)), self._pair(actual.get(key)))
                for key in sorted({*planned, *actual})
            ]
            if rows:
                yield self.say(f"head.{table}"), self.say(table), rows

    def total(self) -> tuple[str, str, str]:
        """Give the sum, help and being there apart."""
        planned, actual = self.found["planned"]["minutes"], self.found["actual"]["minutes"]
        return self.say("total"), self._pair(planned), self._pair(actual)

    def hints(self) -> list[tuple[str, str]]:
        """Say for each need and source what the figures suggest talking about."""
        speech, names = self.view.speech, self.view.names
        return [
            (
                f"{names.need(row['need'], speech)}, {names.anyone(row['source'], speech)}",
                self.say(f"hint.{row['hint']}"),
            )
            for row in self.found["continue"]
        ]

    def goals(self) -> list[tuple[str, str, str, str]]:
        """Give each goal: its words, the indicator at the start, what is said now, and how it stands."""
        rows = []
        for goal in self.found["goals"]:
            words = self.view.names.goal_words.get(goal["id"])
            said = (
                self.view.speech.say("views.quoted", words=harmless(words)) if words else harmless(goal["id"])
            )
            indicator = f"{harmless(goal['indicator'])}: " if goal["indicator"] else ""
            level = LEVELS.get(goal["attained"])
            state = self.view.speech.say(f"page.gas.{level}") if level else self.say("attained.unknown")
            start = harmless(str(goal["start"] or "–"))
            now = [harmless(str(goal["now"]))] if goal["now"] else []
            if goal.get("words"):
                now.append(self.view.speech.say("views.quoted", words=harmless(str(goal["words"]))))
            rows.append((said, f"{indicator}{start}", " ".join(now) or "–", state))
        return rows

    def _name(self, table: str, key: str) -> str:
        speech, names = self.view.speech, self.view.names
        if table == "by_need":
            return names.need(key, speech)
        if table in ("by_helper", "by_offer"):
            return names.anyone(key, speech)
        if table == "by_week":
            return self.say("week_of", day=speech.day(key))
        return self.say(key) if key in ("unpaid", "unknown") else self.view.payer(key)

    def _pair(self, row: dict[str, int] | None) -> str:
        """Write help and being there beside each other; they are never added up."""
        number, both = self.view.speech.number, row or {"help": 0, "presence": 0}
        return number(both["help"]) + (f" + {number(both['presence'])}" if both["presence"] else "")
