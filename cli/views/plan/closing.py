"""Hints, the audit's result, and what every sheet ends with."""

from __future__ import annotations

from rich.console import Group, RenderableType
from rich.text import Text

from arrangement.documents.audited import audit_told
from arrangement.documents.sources import View, named_params
from cli.views.harmless import plain
from cli.views.layout import bullets, section


def warnings(view: View) -> RenderableType | None:
    """List what somebody should look at."""
    if not view.plan.warnings:
        return None
    said = [view.speech.reason(w.key, named_params(w.params, view)) for w in view.plan.warnings]
    return section(view.speech.say("views.warnings"), bullets(dict.fromkeys(said), "!"))


def audit(view: View) -> RenderableType | None:
    """Say whether the independent re-check passed, and what it found."""
    speech = view.speech
    if view.plan.audit is None:
        return None
    said, broken, noted = audit_told(view.plan.audit, speech)
    parts: list[RenderableType] = [plain(said)]
    if broken:
        parts.append(bullets(broken, "!"))
    if noted:
        parts += [plain(speech.say("views.audit_flags")), bullets(noted)]
    return section(speech.say("views.audit"), *parts)


def closing(view: View) -> Group:
    """End as every sheet ends: a proposal, and people decide."""
    speech, day = view.speech, view.speech.day(view.plan.on)
    keys = ("views.closing_draft", "views.rights_stay", "views.closing_refuse")
    return Group(
        Text(),
        *(plain(speech.say(key)) for key in keys),
        plain(speech.say("views.closing_law", day=day, law_day=day)),
        plain(speech.say("views.closing"), "bold"),
    )
