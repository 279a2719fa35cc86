"""Rights in full, and what becomes of each of them in this plan; nothing is said to be less."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from arrangement.documents.access import MARKS, acting_told, door_told, responsible_told
from arrangement.documents.harmless import harmless
from arrangement.documents.page.blocks import Block, Cell, Item, Items, Para, Row, Sub, Table
from arrangement.documents.page.sheet import Sheet, entries
from arrangement.documents.told import conditions_told, extent_told
from arrangement.documents.week_types import in_weeks
from arrangement.plan.plan import LedgerRow, LedgerShare

LEDGER = ("owed", "drawn", "chosen_otherwise", "pending", "undeliverable")


def rights(sheet: Sheet) -> list[Block]:
    """Give the rights of each person with paragraph, payer, extent and what is still open."""
    blocks: list[Block] = [Para(sheet.speech.say("views.rights.say"), "note")]
    for person in entries(sheet.plan.rights.get("persons")):
        id_ = harmless(str(person.get("person")))
        blocks.append(
            Sub(sheet.speech.say("views.rights.person", person=id_), tuple(_of_person(sheet, person)))
        )
    return blocks


def _of_person(sheet: Sheet, person: Mapping[str, Any]) -> Iterator[Block]:
    speech = sheet.speech
    yield from _standing(sheet, person)
    found = entries(person.get("rights"))
    if not found:
        yield Para(speech.say("views.rights.none"))
    else:
        heads = tuple(
            speech.say(f"views.{head}")
            for head in ("rights.benefit", "rights.place", "payer", "rights.extent")
        )
        caption = speech.say("views.rights.person", person=harmless(str(person.get("person"))))
        yield Table(
            caption,
            heads,
            tuple(_row(sheet, right, person) for right in found),
            quiet=True,
            widths=(38, 17, 19, 26),
        )
    open_ = tuple(Item(said) for right in found if (said := _open(sheet, right)))
    if open_:
        yield Para(speech.say("views.rights.open"), "strong")
        yield Items(tuple(dict.fromkeys(open_)))
    clarify = tuple(Item(_clarify(sheet, entry)) for entry in entries(person.get("clarify")))
    if clarify:
        yield Para(speech.say("views.rights.clarify"), "strong")
        yield Items(clarify, "ask")


def _standing(sheet: Sheet, person: Mapping[str, Any]) -> Iterator[Block]:
    """Access, who acts and who is responsible, as far as the plan holds them."""
    speech = sheet.speech
    doors = entries(person.get("access"))
    if doors:
        yield Para(speech.say("access.title"), "strong")
        marks = (MARKS.get(str(door.get("access")), "?") for door in doors)
        yield Items(
            tuple(Item(f"{mark} {door_told(door, speech)}") for mark, door in zip(marks, doors, strict=True))
        )
    acting = tuple(Item(said) for said in acting_told(person, speech))
    if acting:
        yield Para(speech.say("access.acting"), "strong")
        yield Items(acting)
    responsible = responsible_told(person, speech)
    if responsible is not None:
        yield Para(responsible)


def _row(sheet: Sheet, right: Mapping[str, Any], person: Mapping[str, Any]) -> Row:
    speech = sheet.speech
    id_ = harmless(str(right.get("id")))
    return Row(
        (
            Cell(speech.word("benefit", str(right.get("benefit")))),
            Cell(harmless(str(right.get("paragraph") or "–"))),
            Cell(sheet.names.payer(str(right.get("payer") or "–"), speech, (str(person.get("person")),))),
            Cell(extent_told(right, speech, sheet.names)),
        ),
        id=f"right-{id_}" if sheet.recipient.who == "team" else "",
    )


def _open(sheet: Sheet, right: Mapping[str, Any]) -> str:
    said = conditions_told(right, sheet.speech)
    return f"{sheet.speech.word('benefit', str(right.get('benefit')))}: {'; '.join(said)}" if said else ""


def _clarify(sheet: Sheet, entry: Mapping[str, Any]) -> str:
    speech = sheet.speech
    what = speech.word("benefit", str(entry["benefit"])) if entry.get("benefit") else None
    need = sheet.names.need(str(entry["need"]), speech) if entry.get("need") else None
    head = ", ".join(part for part in (what, need) if part)
    said = "; ".join(conditions_told(entry, speech))
    return f"{head}: {said}" if head else said


def ledger(sheet: Sheet) -> list[Block]:
    """Give for each right: owed = drawn + chosen otherwise + choice pending + not deliverable."""
    speech = sheet.speech
    if not sheet.plan.ledger:
        return []
    heads = (sheet.say("right"), *(sheet.say(f"ledger.{name}") for name in LEDGER))
    rows = tuple(
        Row(
            (
                Cell(sheet.view.right(row.right), small=when),
                *(Cell(speech.amount(getattr(share, name), row.unit), figure=True) for name in LEDGER),
            )
        )
        for row in sheet.plan.ledger
        for when, share in _shares(sheet, row)
    )
    return [
        Table(sheet.say("ledger_title"), heads, rows, quiet=True, widths=(40, 12, 12, 12, 12, 12)),
        Para(sheet.say("ledger_say"), "note"),
    ]


def _shares(sheet: Sheet, row: LedgerRow) -> Iterator[tuple[str, LedgerShare]]:
    """For which time a row counts: a month, all dates, or a week, type by type where they differ."""
    say = sheet.speech.say
    if not row.by_week_type:
        of_need = sheet.view.need_of(row.right) is not None
        key = "cents" if row.unit == "cents" else "dates" if of_need else "week"
        yield say(f"page.ledger_for.{key}") if row.unit else "", row
        return
    same: dict[LedgerShare, dict[str, str]] = {}
    for kind, share in row.by_week_type.items():
        same.setdefault(share, {})[kind] = say("page.ledger_for.week")
    for share, kinds in same.items():
        yield in_weeks(kinds, sheet.plan, sheet.speech), share
