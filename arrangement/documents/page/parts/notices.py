"""Notices of help that is owed and cannot be delivered: drafts to the body that is responsible."""

from __future__ import annotations

from collections.abc import Mapping

from arrangement.documents.left_open import Open, unmet_once, unmet_reason
from arrangement.documents.page.blocks import Blank, Block, Cell, Para, Row, Sub, Table
from arrangement.documents.page.sheet import Sheet
from arrangement.documents.recipients import OUR_OWN


def undeliverable(sheet: Sheet) -> Mapping[tuple[str, str], list[Open]]:
    """Owed and safety help that stays open, by who has to see to it: the payer, and how they are called."""
    owed = {need.id for need in sheet.plan.needs if need.standing in ("owed", "safety")}
    found: dict[tuple[str, str], list[Open]] = {}
    for open_ in unmet_once(sheet.view):
        if open_.entry.need in owed and open_.entry.reason not in OUR_OWN:
            bearer = open_.entry.duty_bearer or ""
            name = sheet.view.payer_of(open_.entry.need, bearer) if bearer else sheet.say("notice.to_find")
            found.setdefault((bearer, name), []).append(open_)
    return dict(sorted(found.items()))


def notices(sheet: Sheet) -> list[Block]:
    """Give one draft letter for each body."""
    return [_notice(sheet, bearer, to, entries) for (bearer, to), entries in undeliverable(sheet).items()]


def _notice(sheet: Sheet, bearer: str, to: str, entries: list[Open]) -> Sub:
    speech, plan = sheet.speech, sheet.plan
    heads = tuple(sheet.say(f"notice.{head}") for head in ("need", "extent", "reason"))
    rows = tuple(
        Row(
            (
                Cell(sheet.names.task(open_.entry.need, speech), small=_whose(sheet, open_)),
                Cell(open_.amount, small=open_.week_types),
                Cell(speech.say_or(f"unmet.{unmet_reason(open_.entry, sheet.view)}", open_.entry.reason)),
            )
        )
        for open_ in entries
    )
    law = speech.say_or(f"page.notice.law.{bearer}", sheet.say("notice.law.other"))
    return Sub(
        sheet.say("notice.title", to=to),
        (
            Para(sheet.say("notice.who", case=plan.case, day=speech.day(plan.on))),
            Table(sheet.say("notice.what"), heads, rows, quiet=True),
            *_looked_at(sheet, entries),
            Blank(sheet.say("notice.asked")),
            Blank(sheet.say("notice.basis")),
            Blank(sheet.say("notice.without")),
            Para(sheet.say("notice.please", law=law)),
            Blank(sheet.say("notice.sign")),
        ),
        together=True,
    )


def _whose(sheet: Sheet, open_: Open) -> str:
    """Whose help it is, where a plan has several persons."""
    person = next((need.person for need in sheet.plan.needs if need.id == open_.entry.need), "")
    return person if len(sheet.view.persons) > 1 else ""


def _looked_at(sheet: Sheet, entries: list[Open]) -> list[Block]:
    """Offers of the catalogue that were looked at; nobody knows here whether somebody asked there."""
    ids = dict.fromkeys(id_ for open_ in entries for id_ in open_.entry.evidence)
    offers = [sheet.names.anyone(id_, sheet.speech) for id_ in ids if id_ in sheet.names.offers]
    return [Para(sheet.say("notice.looked_at", list=", ".join(offers)))] if offers else []
