"""What stays claimable: amounts of a month and what is saved up are never one column without a word."""

from __future__ import annotations

from arrangement.documents.sources import View
from arrangement.plan.plan import Remaining

MONTH = "month"


def heads(view: View) -> tuple[str, ...]:
    """Name the columns."""
    return tuple(view.speech.say(f"views.{head}") for head in ("claim", "still", "still_for", "until"))


def rows(view: View) -> list[tuple[str, ...]]:
    """Give each right with its amount, for which time it is, and the last day; none twice."""
    speech = view.speech
    found = (
        (
            view.right(row.claim),
            speech.euros(row.cents) if row.cents is not None else "–",
            _time(row, view),
            speech.day(row.expires) if row.expires else "–",
        )
        for row in view.plan.remaining
    )
    return list(dict.fromkeys(found))


def _time(row: Remaining, view: View) -> str:
    """A month of the plan, what is left when it ends, or what lapses within it."""
    say = view.speech.say
    if row.cents is None:
        return say("views.still_time.need")
    if row.expires is None:
        return say("views.still_time.any_month")
    shown = {view.plan.on[:7], next((month.month for month in view.plan.months if month.full), "")}
    if row.expires[:7] in shown and row.claim in _monthly(view):
        return say("views.still_time.month", month=view.speech.month(row.expires[:7]))
    last = str(view.plan.weeks[-1].get("ends")) if view.plan.weeks else ""
    return say(f"views.still_time.{'lapses' if row.expires <= last else 'after'}")


def _monthly(view: View) -> set[str]:
    """Rights to an amount of each month that is not saved up."""
    saved = {stock.claim for month in view.plan.months for stock in month.stocks}
    persons = view.plan.rights.get("persons", ())
    return {
        str(right.get("id"))
        for person in (persons if isinstance(persons, (list, tuple)) else ())
        for right in person.get("rights", ())
        if right.get("period") in (None, MONTH) and right.get("benefit") not in saved
    }
