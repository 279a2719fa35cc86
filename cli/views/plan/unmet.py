"""What stays unmet, and why; who has to act, and what comes next."""

from __future__ import annotations

from rich.console import RenderableType

from arrangement.documents.sources import View
from cli.views.harmless import plain
from cli.views.layout import bullets, indented, section


def unmet(view: View) -> RenderableType:
    """Draw each open amount; say so plainly where nothing stays open."""
    speech = view.speech
    if not view.plan.unmet:
        return section(speech.say("views.unmet"), plain(speech.say("views.unmet_nothing")))
    body: list[RenderableType] = []
    standings = {need.id: need.standing for need in view.plan.needs}
    for entry in view.plan.unmet:
        need, amount = view.names.need(entry.need, speech), speech.amount(entry.amount, entry.unit)
        standing = standings.get(entry.need, "owed")
        key = f"views.unmet_line.{standing if standing in ('safety', 'wished') else 'owed'}"
        reason = speech.say_or(f"unmet.{entry.reason}", entry.reason)
        body.append(bullets([speech.say(key, need=need, amount=amount)]))
        body.append(indented(speech.say("views.unmet_reason", reason=reason)))
        aims = [id_ for id_ in entry.evidence if speech.say_or(f"aim.{id_}", "")]
        if aims:
            said = "; ".join(speech.say(f"aim.{aim}") for aim in aims)
            body.append(indented(speech.say("views.unmet_aim", aim=said)))
        others = [id_ for id_ in entry.evidence if id_ not in aims]
        if others:
            seen = "; ".join(view.names.anyone(id_, speech) for id_ in others)
            body.append(indented(speech.say("views.unmet_evidence", list=seen)))
        if entry.duty_bearer:
            body.append(indented(speech.say("views.unmet_duty", who=speech.word("payer", entry.duty_bearer))))
        if entry.next_step:
            step = speech.say_or(f"next_step.{entry.next_step.removeprefix('next_step.')}", entry.next_step)
            body.append(indented(speech.say("views.unmet_next", step=step)))
    return section(speech.say("views.unmet"), *body)
