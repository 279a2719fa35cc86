"""What is to be decided and settled: pending choices first, then what stays open."""

from __future__ import annotations

from arrangement.documents.page.blocks import Blank, Block, Cell, Item, Items, Para, Row, Sub, Table
from arrangement.documents.page.parts.goals import next_review
from arrangement.documents.page.sheet import Sheet
from arrangement.documents.told import (
    Applying,
    Told,
    application_told,
    choices_told,
    open_points_told,
    unmet_told,
    wishes_told,
)


def items(told: list[Told]) -> tuple[Item, ...]:
    """Make list entries out of sentences."""
    return tuple(Item(one.says, one.more) for one in told)


def choices(sheet: Sheet) -> list[Block]:
    """Give what the person decides, before everything else."""
    said = choices_told(sheet.view)
    if not said:
        return [Para(sheet.say("no_choice"))]
    return [
        Para(sheet.speech.say("views.choices_say"), "note"),
        Items(tuple(Item(one) for one in said), "ask"),
    ]


def wishes(sheet: Sheet) -> list[Block]:
    """Give binding wishes that are not fully met."""
    found = wishes_told(sheet.view)
    return [Sub(sheet.speech.say("views.wishes"), (Items(items(found)),))] if found else []


def unmet(sheet: Sheet) -> list[Block]:
    """Give what stays open, with the reason and the next step."""
    told = unmet_told(sheet.view)
    if not told:
        return [Para(sheet.speech.say("views.unmet_nothing"))]
    return [Items(tuple(Item(one.says, (" · ".join((one.more[0], one.more[-1])),)) for one in told))]


def unmet_in_full(sheet: Sheet) -> list[Block]:
    """Give what stays open with everything that was looked at."""
    told = unmet_told(sheet.view)
    return [Sub(sheet.speech.say("views.unmet"), (Items(items(told)),))] if told else []


def ending(sheet: Sheet) -> list[Block]:
    """Give what ends while the plan goes on."""
    said = open_points_told(sheet.view)
    return [Sub(sheet.speech.say("views.open_points"), (_plain(said),))] if said else []


def next_date(sheet: Sheet) -> list[Block]:
    """Give the next date, or room for it."""
    review = next_review(sheet)
    told: list[Block] = [Para(sheet.say("review_on", day=review))] if review else []
    return [Sub(sheet.say("next_date"), (*told, Blank(sheet.say("next_meeting"))), together=True)]


def applications(sheet: Sheet) -> list[Block]:
    """Give the list of applications; a draft has none."""
    if sheet.plan.state == "draft":
        return [Para(sheet.say("no_applications_draft"))]
    if not sheet.plan.applications:
        return [Para(sheet.say("no_applications"))]
    heads = tuple(sheet.say(f"application.{key}") for key in ("what", "where", "by", "papers", "state"))
    rows = tuple(
        _application(sheet, application_told(entry, sheet.view), entry) for entry in sheet.plan.applications
    )
    return [
        Table(sheet.say("applications"), heads, rows, quiet=True),
        Para(sheet.say("applications_say"), "note"),
    ]


def _application(sheet: Sheet, told: Applying, entry: dict[str, object]) -> Row:
    paragraph = entry.get("paragraph")
    state = str(entry.get("status") or "to_apply")
    return Row(
        (
            Cell(told.what, small=str(paragraph) if paragraph else ""),
            Cell(told.where),
            Cell(told.by or "–"),
            Cell(told.papers or "–"),
            Cell(sheet.speech.word("application", state)),
        )
    )


def _plain(said: list[str]) -> Items:
    return Items(tuple(Item(one) for one in said))
