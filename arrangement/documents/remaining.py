"""What stays claimable: amounts of a month and what is saved up are never one column without a word."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

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
            _with_others(row, _time(row, view), view),
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


def _with_others(row: Remaining, time: str, view: View) -> str:
    """Say who pays its own part beside the amount, as the Beihilfe does."""
    right = next((right for right in _rights(view) if right.get("id") == row.claim), None)
    beside = [str(other.get("payer")) for other in (right or {}).get("beside") or ()]
    if row.cents is None or not beside:
        return time
    others = ", ".join(view.speech.word("payer", payer) for payer in beside)
    return view.speech.say("views.still_with", time=time, list=others)


def _rights(view: View) -> Iterator[Mapping[str, Any]]:
    persons = view.plan.rights.get("persons", ())
    for person in persons if isinstance(persons, (list, tuple)) else ():
        yield from person.get("rights", ())


def _monthly(view: View) -> set[str]:
    """Rights to an amount of each month that is not saved up."""
    saved = {stock.claim for month in view.plan.months for stock in month.stocks}
    return {
        str(right.get("id"))
        for right in _rights(view)
        if right.get("period") in (None, MONTH) and right.get("benefit") not in saved
    }
