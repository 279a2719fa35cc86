"""Professional minutes, help and own share of a plan beside what it is compared with: one table for all."""

from __future__ import annotations

from arrangement.documents.sources import View, covered
from arrangement.plan.plan import Reference

REFERENCES = ("present", "approved", "best_professional")
DRAFT = "draft"


def heads(view: View) -> tuple[str, ...]:
    """Name the columns; a draft compares nothing."""
    first = "views.each_week" if view.plan.state == DRAFT else "views.compared"
    keys = (first, "views.professional_week", "views.helpers_week", "views.covered", "views.own_share")
    return tuple(view.speech.say(key) for key in keys)


def rows(view: View) -> list[tuple[str, ...]]:
    """Give both sides of the balance; no figure of the one without the other."""
    plan, speech = view.plan, view.speech
    own = (
        speech.say("views.this_plan"),
        speech.number(plan.professional_minutes_per_week),
        pair(view, sum(plan.helper_minutes.values()), sum(plan.helper_presence_minutes.values())),
        pair(view, *covered(plan)),
        speech.euros(plan.own_share_cents_per_month),
    )
    if plan.state == DRAFT:
        return [own]
    found = ((name, plan.references.get(name)) for name in REFERENCES)
    return [own, *(_row(name, reference, view) for name, reference in found if reference is not None)]


def pair(view: View, active: object, presence: object) -> str:
    """Write active help and presence beside each other; they are never added up."""
    if not presence:
        return _number(view, active)
    return f"{_number(view, active)} + {_number(view, presence)}"


def _row(name: str, reference: Reference, view: View) -> tuple[str, ...]:
    speech, more = view.speech, reference.model_extra or {}
    cents = reference.own_share_cents_per_month
    return (
        speech.say(f"views.reference.{name}"),
        _number(view, reference.professional_minutes_per_week),
        pair(view, more.get("helper_minutes_per_week"), more.get("helper_presence_minutes_per_week")),
        pair(view, reference.covered, more.get("presence_covered")),
        speech.euros(cents) if cents is not None else "–",
    )


def _number(view: View, number: object) -> str:
    return view.speech.number(number) if isinstance(number, int | float) else "–"
