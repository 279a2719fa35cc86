"""The headline of a proposal, with both sides of the balance; and what a draft waits for."""

from __future__ import annotations

from typing import Any

from arrangement.documents.aims import RESEARCH
from arrangement.documents.burden import burden_against
from arrangement.documents.first import owed_gap
from arrangement.documents.harmless import harmless
from arrangement.documents.sources import View, covered
from arrangement.plan.plan import Reference


def headline(view: View) -> str | None:
    """Compare with present and with approved support; None where that would not be honest.

    A draft has no headline, and neither has a plan without anything known to compare it with.
    What the plan asks of helpers stands beside it, always; and before it what is owed and not covered:
    help that does not come is no saving.
    """
    said = compared(view)
    if not said:
        return None
    present = view.plan.references.get("present")
    before = (present.model_extra or {}).get("helper_minutes_per_week") if present else None
    gap = owed_gap(view)
    return " ".join((*((gap,) if gap else ()), *said, burden_against(view, before)))


def compared(view: View) -> list[str]:
    """Say for each known reference how many professional minutes less or more, at no less coverage."""
    if view.plan.state == "draft":
        return []
    said = [_against(name, view) for name in ("present", "approved")]
    return [sentence for sentence in said if sentence is not None]


def covers_less(view: View, reference: Reference) -> bool:
    """Whether a reference covers more than the plan, active help and presence apart."""
    active, there = covered(view.plan)
    more = reference.model_extra or {}
    return active < (reference.covered or 0) or there < (more.get("presence_covered") or 0)


def _against(name: str, view: View) -> str | None:
    plan, speech = view.plan, view.speech
    reference = plan.references.get(name)
    if reference is None or reference.professional_minutes_per_week is None:
        return None
    other = "" if name == "present" else "_approved"
    named = {"reference": speech.say("views.reference.approved")} if other else {}
    if covers_less(view, reference):
        return speech.say(f"views.headline.less_covered{other}", **named)
    fewer = reference.professional_minutes_per_week - plan.professional_minutes_per_week
    key = "fewer" if fewer > 0 else "more" if fewer < 0 else "same"
    return speech.say(f"views.headline.{key}{other}", n=speech.number(abs(fewer)), **named)


def state_word(view: View) -> str:
    """Name the state, and who accepted it; a draft of research waits for nobody."""
    plan, speech = view.plan, view.speech
    by = (plan.model_extra or {}).get("accepted")
    if plan.state == "accepted" and isinstance(by, dict) and by.get("role"):
        role = speech.word("role", harmless(str(by["role"])))
        return speech.say("views.accepted_by", role=role, day=speech.day(str(by.get("on"))))
    research = plan.state == "draft" and plan.policy_use == RESEARCH
    return view.speech.word("state", "draft_research" if research else plan.state)


def why_draft(view: View) -> list[str]:
    """Say why a plan stays a draft: research, or needs that nobody confirmed."""
    research = view.plan.policy_use == RESEARCH
    waits = bool(view.names.unconfirmed) or any(
        (need.model_extra or {}).get("confirmed") is False for need in view.plan.needs
    )
    return [
        *([view.speech.say("views.research")] if research else []),
        *([view.speech.say("views.draft")] if waits or not research else []),
    ]


def unconfirmed(view: View) -> list[str]:
    """Name the stated needs that wait for confirmation; derived ones have a section of their own."""
    derived = {entry.get("need") for entry in _assessment(view).get("derived") or ()}
    return [
        view.names.need(need.id, view.speech)
        for need in view.plan.needs
        if need.id not in derived
        and (need.id in view.names.unconfirmed or (need.model_extra or {}).get("confirmed") is False)
    ]


def _assessment(view: View) -> dict[str, Any]:
    found = (view.plan.model_extra or {}).get("assessment")
    return found if isinstance(found, dict) else {}
