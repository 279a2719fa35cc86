"""What stands before everything else: gaps in safety, whose word is missing, running help that would end."""

from __future__ import annotations

from collections.abc import Iterator

from arrangement.documents.left_open import Open, unmet_once
from arrangement.documents.sources import View, named_params

SAFETY, OWED = "safety", "owed"
MOST_NAMED = 6
LOUD = (
    "warning.custody_missing",
    "warning.custody_to_clarify",
    "warning.consent_missing",
    "warning.running_help_ends",
    "warning.learning_untaught",
)
"""Warnings that nobody may overlook, in the order in which they are told."""


def first_lines(view: View) -> list[str]:
    """Say what somebody must read before all else; empty where there is nothing of that kind."""
    return [*safety_gaps(view), *_loud(view)]


def safety_gaps(view: View) -> list[str]:
    """Name every safety need that is not covered or only in part, with how much is missing."""
    return [view.speech.say("views.first.safety", **_open(view, gap)) for gap in _left(view, SAFETY)]


def owed_gap(view: View) -> str | None:
    """Name the owed needs that are not or only partly covered, in one sentence; None if all are covered."""
    speech, gaps = view.speech, [*_left(view, SAFETY), *_left(view, OWED)]
    said = list(dict.fromkeys(_open(view, gap)["need"] for gap in gaps))
    if not said:
        return None
    named, more = "; ".join(said[:MOST_NAMED]), len(said) - MOST_NAMED
    told = speech.say("views.first.more", list=named, n=more) if more > 0 else named
    return speech.say("views.first.owed", list=told)


def _left(view: View, standing: str) -> Iterator[Open]:
    standings = {need.id: need.standing for need in view.plan.needs}
    return (gap for gap in unmet_once(view) if standings.get(gap.entry.need) == standing)


def _open(view: View, gap: Open) -> dict[str, str]:
    person = next((n.person for n in view.plan.needs if n.id == gap.entry.need), "")
    need = view.of_person(view.names.need(gap.entry.need, view.speech), person)
    amount = gap.amount if not gap.week_types else f"{gap.amount} ({gap.week_types})"
    return {"need": need, "amount": amount}


def _loud(view: View) -> Iterator[str]:
    for key in LOUD:
        found = (w for w in view.plan.warnings if w.key == key)
        yield from dict.fromkeys(view.speech.reason(w.key, named_params(w.params, view)) for w in found)
