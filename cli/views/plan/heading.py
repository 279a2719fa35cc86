"""Title, state and, for a proposal, the headline with both sides of the balance."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from rich.console import Group, RenderableType
from rich.text import Text

from arrangement.documents.burden import burden_against
from arrangement.documents.harmless import harmless
from arrangement.documents.sources import View, covered
from cli.views.harmless import plain
from cli.views.layout import bullets


def heading(view: View) -> Group:
    """Draw the head of the sheet."""
    return Group(*_lines(view))


def headline(view: View) -> str | None:
    """Compare with present support; None where that would not be honest.

    A draft has no headline, and neither has a plan without a known present.
    """
    plan, speech = view.plan, view.speech
    present = plan.references.get("present")
    if plan.state == "draft" or present is None or present.professional_minutes_per_week is None:
        return None
    more = present.model_extra or {}
    burden = burden_against(view, more.get("helper_minutes_per_week"))
    active, there = covered(plan)
    if active < (present.covered or 0) or there < (more.get("presence_covered") or 0):
        return f"{speech.say('views.headline.less_covered')} {burden}"
    fewer = present.professional_minutes_per_week - plan.professional_minutes_per_week
    key = "fewer" if fewer > 0 else "more" if fewer < 0 else "same"
    return f"{speech.say(f'views.headline.{key}', n=speech.number(abs(fewer)))} {burden}"


def _lines(view: View) -> Iterator[RenderableType]:
    plan, speech = view.plan, view.speech
    yield plain(speech.say("views.title"), "bold")
    weeks = plan.horizon.get("weeks")
    facts = [speech.say("views.case", case=plan.case), speech.say("views.on", day=speech.day(plan.on))]
    if isinstance(weeks, int):
        facts.append(speech.say("views.weeks", n=weeks))
    facts.append(speech.say("views.policy", policy=plan.policy))
    yield plain(" · ".join(facts))
    seen_by = (plan.model_extra or {}).get("view")
    if isinstance(seen_by, str):
        yield plain(speech.say("views.view_of", who=harmless(seen_by)), "bold")
    yield plain(speech.say("views.state", state=speech.word("state", plan.state)))
    yield plain(speech.say("views.status", status=speech.word("status", plan.status)))
    if plan.state == "draft":
        yield plain(speech.say("views.draft"))
        waiting = unconfirmed(view)
        if waiting:
            yield plain(speech.say("views.draft_waits"))
            yield bullets(waiting)
    said = headline(view)
    if said is not None:
        yield Text()
        yield plain(said, "bold")


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
