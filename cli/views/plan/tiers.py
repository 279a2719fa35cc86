"""The aims in their order: what this plan reaches, and what is proved to be possible."""

from __future__ import annotations

from rich.console import RenderableType

from arrangement.documents.sources import View
from cli.views.harmless import plain
from cli.views.layout import section, table


def tiers(view: View) -> RenderableType | None:
    """Draw one row per aim, in its own unit, over the whole horizon."""
    speech = view.speech
    if not view.plan.tiers:
        return None
    heads = [speech.say(f"views.{head}") for head in ("aim", "value", "bound", "unit")]
    rows = [
        [
            speech.say_or(f"aim.{tier.aim}", tier.aim),
            speech.number(tier.value),
            speech.number(tier.bound),
            speech.say_or(f"aim_unit.{tier.aim}", ""),
        ]
        for tier in view.plan.tiers
    ]
    spent = [
        plain(
            speech.say(
                "views.tiers_spent",
                aim=speech.say_or(f"aim.{tier.aim}", tier.aim),
                n=speech.number(tier.value - tier.best),
                unit=speech.say_or(f"aim_unit.{tier.aim}", ""),
            )
        )
        for tier in view.plan.tiers
        if tier.value > tier.best
    ]
    said = plain(speech.say("views.tiers_say"))
    return section(speech.say("views.tiers"), table(heads, rows, right=(1, 2)), said, *spent)
