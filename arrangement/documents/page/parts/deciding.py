"""What is to be decided and settled: pending choices first, then what stays open."""

from __future__ import annotations

from arrangement.documents.choices import choices_told
from arrangement.documents.left_open import (
    Open,
    Told,
    standing,
    unmet_more,
    unmet_once,
    unmet_told,
    wishes_told,
)
from arrangement.documents.page.blocks import Blank, Block, Cell, Item, Items, Para, Row, Sub, Table
from arrangement.documents.page.parts.goals import next_review
from arrangement.documents.page.sheet import Sheet
from arrangement.documents.told import Applying, application_told, open_points_told

FEW = 4
"""Choices that always have room on the first pages."""


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
    return [Items(tuple(Item(one.says, (" · ".join(one.more),)) for one in found))] if found else []


def unmet(sheet: Sheet) -> list[Block]:
    """Give what stays open, the most binding first; what has one reason and one next step stands together."""
    view = sheet.view
    groups: dict[tuple[str, str], list[Open]] = {}
    for open_ in unmet_once(view):
        more = unmet_more(open_.entry, view)
        key = (standing(open_.entry, view), " · ".join(dict.fromkeys((more[0], more[-1]))))
        groups.setdefault(key, []).append(open_)
    if not groups:
        return [Para(view.speech.say("views.unmet_nothing"))]
    return [
        Items(
            tuple(
                Item(sheet.say(f"unmet_together.{binding}", list="; ".join(_amounts(sheet, group))), (more,))
                for (binding, more), group in groups.items()
            )
        )
    ]


def _amounts(sheet: Sheet, group: list[Open]) -> list[str]:
    """Each need once, with its amounts."""
    found: dict[str, list[str]] = {}
    for open_ in group:
        said = f"{open_.amount} ({open_.week_types})" if open_.week_types else open_.amount
        found.setdefault(sheet.names.need(open_.entry.need, sheet.speech), []).append(said)
    return [f"{need} {', '.join(amounts)}" for need, amounts in found.items()]


def open_in_full(sheet: Sheet) -> list[Block]:
    """Give everything that is open with all that was looked at; nothing where the first pages say it all."""
    said = choices_told(sheet.view)
    parts = (
        ("choices", tuple(Item(one) for one in said) if len(said) > FEW else ()),
        ("wishes", items(wishes_told(sheet.view))),
        ("unmet", items(unmet_told(sheet.view))),
        ("ending", tuple(Item(one) for one in open_points_told(sheet.view))),
    )
    return [Sub(sheet.say(f"title.{key}"), (Items(found),)) for key, found in parts if found]


def ending(sheet: Sheet) -> list[Block]:
    """Give what ends while the plan goes on."""
    said = open_points_told(sheet.view)
    return [_plain(said)] if said else []


def next_date(sheet: Sheet) -> list[Block]:
    """Give the next date, or room for it."""
    review = next_review(sheet)
    told: list[Block] = [Para(sheet.say("review_on", day=review))] if review else []
    return [*told, Blank(sheet.say("next_meeting"))]


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
        Table(sheet.say("applications"), heads, rows, quiet=True, widths=(25, 27, 11, 26, 11)),
        Para(sheet.say("applications_say"), "note"),
    ]


def applications_in_short(sheet: Sheet) -> list[Block]:
    """Give the list without what the annex says about it."""
    return applications(sheet)[:1]


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
