"""Weekdays in short."""

from __future__ import annotations

from collections.abc import Collection

from arrangement.documents.speech import Speech
from assessment.ground.grid import DAYS

IN_A_ROW = 3
"""Days in a row from which only the first and the last are named."""


def days_in_short(days: Collection[str], speech: Speech) -> str:
    """Name weekdays in short, three and more in a row as one stretch, all seven as every day."""
    if set(days) >= set(DAYS):
        return speech.say("views.every_day")
    stretches: list[list[str]] = []
    for place, day in enumerate(DAYS):
        if day in days:
            goes_on = place > 0 and DAYS[place - 1] in days
            if goes_on:
                stretches[-1].append(day)
            else:
                stretches.append([day])
    said = []
    for stretch in stretches:
        words = [speech.word("day_short", day) for day in stretch]
        said += [f"{words[0]}–{words[-1]}"] if len(words) >= IN_A_ROW else words
    return ", ".join([*said, *(speech.word("day_short", day) for day in days if day not in DAYS)])
