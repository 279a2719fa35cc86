"""The head of a page: what it is, for whom, and what it is not."""

from __future__ import annotations

from collections.abc import Iterator

from arrangement.documents.at_hand import fragile_told
from arrangement.documents.compared import pair
from arrangement.documents.first import first_lines
from arrangement.documents.harmless import harmless
from arrangement.documents.headline import headline, state_word, unconfirmed, why_draft
from arrangement.documents.page.blocks import Balance, Block, Card, Item, Items, Para
from arrangement.documents.page.sheet import Sheet
from arrangement.documents.sources import covered
from arrangement.plan.plan import Reference


def facts(sheet: Sheet) -> list[str]:
    """Say in a few words which plan this is."""
    speech, plan = sheet.speech, sheet.plan
    said = [speech.say("views.case", case=plan.case), speech.say("views.on", day=speech.day(plan.on))]
    if isinstance(plan.horizon.get("weeks"), int):
        said.append(speech.say("views.weeks", n=plan.horizon["weeks"]))
    said.append(speech.say("views.policy", policy=plan.policy))
    said.append(speech.say("views.state", state=state_word(sheet.view)))
    if sheet.recipient.who in ("team", "person"):
        said.append(speech.say("views.status", status=speech.word("status", plan.status)))
    said += [fragile] if (fragile := fragile_told(sheet.view)) is not None else []
    seen_by = (plan.model_extra or {}).get("view")
    if isinstance(seen_by, str):
        said.append(speech.say("views.view_of", who=harmless(seen_by)))
    return said


def first(sheet: Sheet) -> list[Block]:
    """Say what somebody must read before all else."""
    return [Para(said, "alert") for said in first_lines(sheet.view)]


def draft(sheet: Sheet) -> list[Block]:
    """Say what a draft waits for; a draft compares nothing."""
    if sheet.plan.state != "draft":
        return []
    waiting = unconfirmed(sheet.view)
    blocks: list[Block] = [Para(one, "alert") for one in why_draft(sheet.view)]
    if waiting:
        blocks.append(Para(sheet.speech.say("views.draft_waits")))
        blocks.append(Items(tuple(Item(need) for need in waiting)))
    return blocks


def balance(sheet: Sheet) -> list[Block]:
    """Compare professional minutes, and beside them what is asked of helpers, and what is covered."""
    said = headline(sheet.view)
    if said is None:
        return []
    cards = (_professional(sheet), _helpers(sheet), _covered(sheet))
    return [Balance(cards), Para(said, "strong")]


def _references(sheet: Sheet) -> Iterator[tuple[str, Reference]]:
    for name in ("present", "approved"):
        reference = sheet.plan.references.get(name)
        if reference is not None:
            yield sheet.speech.say(f"views.reference.{name}"), reference


def _professional(sheet: Sheet) -> Card:
    speech = sheet.speech
    before = tuple(
        sheet.say("against", name=name, n=speech.number(reference.professional_minutes_per_week))
        for name, reference in _references(sheet)
        if reference.professional_minutes_per_week is not None
    )
    figure = speech.number(sheet.plan.professional_minutes_per_week)
    return Card(sheet.say("card_professional"), figure, sheet.say("minutes_a_week"), before)


def _helpers(sheet: Sheet) -> Card:
    plan = sheet.plan
    before = []
    for name, reference in _references(sheet):
        more = reference.model_extra or {}
        if isinstance(more.get("helper_minutes_per_week"), int):
            minutes = pair(
                sheet.view, more["helper_minutes_per_week"], more.get("helper_presence_minutes_per_week")
            )
            before.append(sheet.say("against", name=name, n=minutes))
    given = (sum(plan.helper_minutes.values()), sum(plan.helper_presence_minutes.values()))
    unit = sheet.say("minutes_and_presence" if given[1] else "minutes_a_week")
    return Card(sheet.say("card_helpers"), pair(sheet.view, *given), unit, tuple(before))


def _covered(sheet: Sheet) -> Card:
    before = tuple(
        sheet.say(
            "against",
            name=name,
            n=pair(sheet.view, reference.covered, (reference.model_extra or {}).get("presence_covered")),
        )
        for name, reference in _references(sheet)
        if reference.covered is not None
    )
    active, there = covered(sheet.plan)
    unit = sheet.say("minutes_and_presence" if there else "minutes_a_week")
    return Card(sheet.say("card_covered"), pair(sheet.view, active, there), unit, before)
