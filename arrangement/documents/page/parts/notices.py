"""Notices of help that is owed and cannot be delivered: drafts to the body that is responsible."""

from __future__ import annotations

from collections.abc import Mapping

from arrangement.documents.page.blocks import Blank, Block, Cell, Para, Row, Sub, Table
from arrangement.documents.page.sheet import Sheet
from arrangement.documents.told import CONSENT, unmet_reason
from arrangement.plan.plan import PlanUnmet


def undeliverable(sheet: Sheet) -> Mapping[str, list[PlanUnmet]]:
    """Owed and safety help that stays open, by who has to see to it; not what waits for consent."""
    owed = {need.id for need in sheet.plan.needs if need.standing in ("owed", "safety")}
    found: dict[str, list[PlanUnmet]] = {}
    for entry in sheet.plan.unmet:
        if entry.need in owed and entry.reason != CONSENT:
            found.setdefault(entry.duty_bearer or "", []).append(entry)
    return dict(sorted(found.items()))


def notices(sheet: Sheet) -> list[Block]:
    """Give one draft letter for each body."""
    return [_notice(sheet, bearer, entries) for bearer, entries in undeliverable(sheet).items()]


def _notice(sheet: Sheet, bearer: str, entries: list[PlanUnmet]) -> Sub:
    speech, plan = sheet.speech, sheet.plan
    to = speech.word("payer", bearer) if bearer else sheet.say("notice.to_find")
    heads = tuple(sheet.say(f"notice.{head}") for head in ("need", "extent", "reason"))
    rows = tuple(
        Row(
            (
                Cell(sheet.names.need(entry.need, speech)),
                Cell(speech.amount(entry.amount, entry.unit) + " " + speech.word("period", "week")),
                Cell(speech.say_or(f"unmet.{unmet_reason(entry, sheet.view)}", entry.reason)),
            )
        )
        for entry in entries
    )
    asked = ", ".join(
        dict.fromkeys(
            sheet.names.anyone(i, speech)
            for entry in entries
            for i in entry.evidence
            if i in sheet.names.offers
        )
    )
    law = speech.say_or(f"page.notice.law.{bearer}", sheet.say("notice.law.other"))
    return Sub(
        sheet.say("notice.title", to=to),
        (
            Para(sheet.say("notice.who", case=plan.case, day=speech.day(plan.on))),
            Table(sheet.say("notice.what"), heads, rows, quiet=True),
            Para(sheet.say("notice.asked", list=asked) if asked else sheet.say("notice.asked_nobody")),
            Blank(sheet.say("notice.basis")),
            Blank(sheet.say("notice.without")),
            Para(sheet.say("notice.please", law=law)),
            Blank(sheet.say("notice.sign")),
        ),
        together=True,
    )
