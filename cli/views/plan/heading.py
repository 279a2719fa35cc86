"""Title, state and, for a proposal, the headline with both sides of the balance."""

from __future__ import annotations

from collections.abc import Iterator

from rich.console import Group, RenderableType
from rich.text import Text

from arrangement.documents.at_hand import fragile_told
from arrangement.documents.first import first_lines
from arrangement.documents.harmless import harmless
from arrangement.documents.headline import headline, state_word, unconfirmed, why_draft
from arrangement.documents.sources import View
from cli.views.harmless import plain
from cli.views.layout import bullets


def heading(view: View) -> Group:
    """Draw the head of the sheet."""
    return Group(*_lines(view))


def _lines(view: View) -> Iterator[RenderableType]:
    plan, speech = view.plan, view.speech
    yield plain(speech.say("views.title"), "bold")
    yield from (plain(said, "bold") for said in first_lines(view))
    weeks = plan.horizon.get("weeks")
    facts = [speech.say("views.case", case=plan.case), speech.say("views.on", day=speech.day(plan.on))]
    if isinstance(weeks, int):
        facts.append(speech.say("views.weeks", n=weeks))
    facts.append(speech.say("views.policy", policy=plan.policy))
    yield plain(" · ".join(facts))
    seen_by = (plan.model_extra or {}).get("view")
    if isinstance(seen_by, str):
        yield plain(speech.say("views.view_of", who=harmless(seen_by)), "bold")
    yield plain(speech.say("views.state", state=state_word(view)))
    yield plain(speech.say("views.status", status=speech.word("status", plan.status)))
    fragile = fragile_told(view)
    if fragile is not None:
        yield plain(fragile, "bold")
    if plan.state == "draft":
        yield from (plain(said) for said in why_draft(view))
        waiting = unconfirmed(view)
        if waiting:
            yield plain(speech.say("views.draft_waits"))
            yield bullets(waiting)
    said = headline(view)
    if said is not None:
        yield Text()
        yield plain(said, "bold")
