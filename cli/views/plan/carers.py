"""Each helper's figures: hours, what stays in reserve, and what they can claim themselves."""

from __future__ import annotations

from rich.console import RenderableType

from arrangement.documents.sources import View
from arrangement.documents.told import cover_told
from arrangement.law.cover import Cover
from cli.views.harmless import plain
from cli.views.layout import bullets, section, table
from cli.views.rights import claims_by_helper


def carers(view: View) -> RenderableType | None:
    """Draw one row per helper, and their claims."""
    speech, plan = view.speech, view.plan
    known = sorted({*plan.helper_minutes, *plan.helper_presence_minutes})
    named = [h for h in known if plan.helper_minutes.get(h) or plan.helper_presence_minutes.get(h)]
    idle = [view.names.helper(helper, speech) for helper in known if helper not in named]
    claims = _claims(view)
    if not known and not claims:
        return None
    heads = [speech.say(f"views.{head}") for head in ("who", "active_week", "presence_week", "reserve")]
    rows = [
        [
            view.names.helper(helper, speech),
            speech.number(plan.helper_minutes.get(helper, 0)),
            speech.number(plan.helper_presence_minutes.get(helper, 0)),
            speech.number(plan.helper_reserve_minutes[helper])
            if helper in plan.helper_reserve_minutes
            else "–",
        ]
        for helper in named
    ]
    body: list[RenderableType] = [table(heads, rows, right=(1, 2, 3))] if rows else []
    if idle:
        body.append(plain(speech.say("views.not_planned", list=", ".join(idle))))
    cover = [
        f"{view.names.helper(row.helper, speech)}: {cover_told(row, speech)}"
        for row in plan.carers
        if row.state != Cover.BELOW
    ]
    if cover:
        body.append(bullets(cover))
    if claims:
        body += [plain(speech.say("views.carer_claims")), bullets(claims)]
    return section(speech.say("views.carers"), *body)


def _claims(view: View) -> list[str]:
    claims = view.plan.rights.get("carer_claims", ())
    return claims_by_helper(claims if isinstance(claims, (list, tuple)) else (), view.speech, view.names)
