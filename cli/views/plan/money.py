"""Who pays what, what stays claimable, and what has to be applied for."""

from __future__ import annotations

from rich.console import RenderableType

from arrangement.documents import remaining as left
from arrangement.documents.sources import View
from arrangement.documents.told import application_told, beside_told, short_stays_told
from cli.views.harmless import plain
from cli.views.layout import bullets, section, table

OWN = "SELF"


def funding(view: View) -> RenderableType:
    """Draw one row per payer, what the person pays and keeps, for the first full calendar month."""
    speech, plan = view.speech, view.plan
    rows = _payers(view)
    rows.append([speech.say("views.own_share_row"), speech.euros(plan.own_share_cents_per_month)])
    if plan.pflegegeld_cents_per_month:
        rows.append([speech.say("views.pflegegeld_row"), speech.euros(plan.pflegegeld_cents_per_month)])
    return _money(view, rows)


def paid_by_one(view: View) -> RenderableType | None:
    """Draw what one payer pays, for its extract."""
    rows = _payers(view)
    return _money(view, rows) if rows else None


def remaining(view: View) -> RenderableType | None:
    """List what stays claimable, with its last day."""
    if not view.plan.remaining:
        return None
    body = table(left.heads(view), left.rows(view), right=(1,))
    return section(view.speech.say("views.remaining"), body)


def side_by_side(view: View) -> RenderableType | None:
    """Say how the benefits that are drawn stand side by side."""
    said = [beside_told(row, view) for row in view.plan.side_by_side]
    return section(view.speech.say("views.side_by_side"), bullets(said)) if said else None


def applications(view: View) -> RenderableType | None:
    """List applications; a draft has none."""
    speech = view.speech
    if view.plan.state == "draft" or not view.plan.applications:
        return None
    lines = []
    for entry in view.plan.applications:
        told = application_told(entry, view)
        said = speech.say("views.application", what=told.what, where=told.where)
        if told.ask:
            said += " " + told.ask
        if told.state:
            said += " " + speech.say("views.application_state", state=told.state)
        if told.by:
            said += " " + speech.say("views.application_by", day=told.by)
        if told.papers:
            said += " " + speech.say("views.papers", list=told.papers)
        lines.append(said)
    return section(speech.say("views.applications"), bullets(lines))


def _payers(view: View) -> list[list[str]]:
    speech = view.speech
    return [
        [view.payer(row.payer), speech.euros(row.cents_per_month)]
        for row in view.plan.funding
        if row.payer != OWN
    ]


def _money(view: View, rows: list[list[str]]) -> RenderableType:
    speech = view.speech
    heads = [speech.say("views.payer"), speech.say("views.per_month")]
    stays = [plain(said) for said in short_stays_told(view)]
    body = table(heads, rows, right=(1,))
    return section(speech.say("views.funding"), body, plain(speech.say("views.month_say")), *stays)
