"""The aims in their order: what this plan reaches, and what is proved to be possible."""

from __future__ import annotations

from rich.console import RenderableType

from arrangement.documents.aims import aim_amount, aim_name, aim_rows, aims_left_out
from arrangement.documents.sources import View
from cli.views.harmless import plain
from cli.views.layout import section, table


def tiers(view: View) -> RenderableType | None:
    """Draw one row per tier, over the whole horizon; aims that share one below it, each in its own unit."""
    speech = view.speech
    if not view.plan.tiers:
        return None
    heads = [speech.say(f"views.{head}") for head in ("aim", "value", "bound", "unit")]
    rows = [[row.name, row.value, row.bound, row.unit] for row in aim_rows(view.plan, speech)]
    spent = [
        plain(
            speech.say(
                "views.tiers_spent",
                aim=aim_name(tier.aim, view.plan, speech),
                amount=" ".join(aim_amount(tier.aim, tier.value - tier.best, view.plan, speech)).strip(),
            )
        )
        for tier in view.plan.tiers
        if tier.value > tier.best
    ]
    left_out = aims_left_out(view.plan, speech)
    said = [plain(speech.say("views.tiers_say")), *spent, *([plain(left_out)] if left_out else [])]
    return section(speech.say("views.tiers"), table(heads, rows, right=(1, 2)), *said)
