"""The plan without informal help: what it would take as a whole."""

from __future__ import annotations

from arrangement.documents.compared import DRAFT
from arrangement.documents.page.blocks import Balance, Block, Card, Para
from arrangement.documents.page.parts.crisis import stand_in_rows
from arrangement.documents.page.sheet import Sheet
from arrangement.documents.told import alternative_told


def without_informal(sheet: Sheet) -> list[Block]:
    """Give the best all-professional plan in figures; each stand-in is on the crisis sheet."""
    blocks: list[Block] = [Para(sheet.say("without_say"))]
    best = sheet.plan.references.get("best_professional")
    if best is not None and best.professional_minutes_per_week is not None:
        blocks.append(_figures(sheet))
        left = alternative_told(sheet.view)
        blocks += [Para(left)] if left is not None else []
    return [*blocks, Para(sheet.say("without_each" if stand_in_rows(sheet) else "without_none"))]


def _figures(sheet: Sheet) -> Balance:
    speech, plan = sheet.speech, sheet.plan
    best = plan.references["best_professional"]
    assert best is not None
    there = (best.model_extra or {}).get("presence_covered")
    covered = speech.number(best.covered or 0) + (f" + {speech.number(there)}" if there else "")
    own = speech.euros(best.own_share_cents_per_month or 0)
    this = sheet.say(
        "against", name=speech.say("views.this_plan"), n=speech.number(plan.professional_minutes_per_week)
    )
    return Balance(
        (
            Card(
                sheet.say("card_professional"),
                speech.number(best.professional_minutes_per_week or 0),
                sheet.say("minutes_a_week"),
                () if plan.state == DRAFT else (this,),
            ),
            Card(
                sheet.say("card_covered"),
                covered,
                sheet.say("minutes_and_presence" if there else "minutes_a_week"),
            ),
            Card(speech.say("views.own_share_row"), own, speech.say("views.per_month")),
        )
    )
