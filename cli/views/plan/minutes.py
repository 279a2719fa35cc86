"""Professional minutes against what they are compared with, and the minutes put on helpers beside them."""

from __future__ import annotations

from rich.console import RenderableType

from arrangement.documents.burden import given_by_helpers
from arrangement.documents.compared import heads, rows
from arrangement.documents.sources import View
from arrangement.documents.told import alternative_told
from cli.views.harmless import plain
from cli.views.layout import section, table


def minutes(view: View) -> RenderableType | None:
    """Draw both sides of the balance; no figure of the one without the other."""
    plan, speech = view.plan, view.speech
    found = rows(view)
    body: list[RenderableType] = [table(heads(view), found, right=(1, 2, 3, 4))]
    if any("+" in cell for row in found for cell in row):
        body.append(plain(speech.say("views.pair_say")))
    kinds = [
        f"{speech.word('qualification', level)} ({level}) {speech.number(count)}"
        for level, count in sorted(plan.by_qualification.items())
        if count
    ]
    if kinds:
        body.append(plain(speech.say("views.by_qualification", list=", ".join(kinds))))
    if plan.coordination_minutes_per_week:
        body.append(
            plain(speech.say("views.coordination", n=speech.number(plan.coordination_minutes_per_week)))
        )
    if plan.interpreter_minutes_per_week:
        n = speech.number(plan.interpreter_minutes_per_week)
        body.append(plain(speech.say("views.interpreting", n=n)))
    body.append(plain(given_by_helpers(view)))
    alternative = alternative_told(view)
    if alternative is not None:
        body.append(plain(alternative))
    return section(speech.say("views.minutes"), *body)
