"""The sheet for the first 24 and 72 hours: what is known is filled in, the rest is written by hand."""

from __future__ import annotations

from collections.abc import Iterator

from arrangement.documents.first import safety_gaps
from arrangement.documents.harmless import harmless
from arrangement.documents.page.blocks import Blank, Block, Cell, Item, Items, Para, Row, Sub, Table
from arrangement.documents.page.sheet import Sheet
from arrangement.documents.sources import by_need, by_source, source_key, what
from arrangement.documents.told import fallback_text
from arrangement.documents.week_types import days_told
from arrangement.plan.plan import PlanLine


def crisis(sheet: Sheet) -> list[Block]:
    """Front: the first 24 hours. Back: up to 72 hours."""
    return [
        Sub(
            sheet.say("crisis.first_day"),
            (*_safety(sheet), *_blanks(sheet, "call", "health")),
            together=False,
        ),
        Sub(sheet.say("crisis.three_days"), tuple(_stand_ins(sheet))),
        Sub(
            sheet.say("crisis.about_me"),
            (*_decides(sheet), *_blanks(sheet, "understand", "helps", "others", "tell")),
        ),
        Para(sheet.say("crisis.medication"), "note"),
    ]


def stand_in_rows(sheet: Sheet) -> list[Row]:
    """Give for each unpaid helper and stand-in the help; help without a stand-in is called fragile."""
    rows = []
    for key, lines in by_source(sheet.plan.lines).items():
        if key.kind not in ("informal", "civic"):
            continue
        same: dict[str, list[str]] = {}
        for group in by_need(lines).values():
            found = dict.fromkeys(fallback_text(x, sheet.view) for x in group if x.fallback)
            help_ = f"{what(group[0], sheet.view)} ({days_told(group, sheet.plan, sheet.speech)})"
            same.setdefault("; ".join(found) or sheet.say("fragile"), []).append(help_)
        source = _source(sheet, lines[0])
        rows += [Row((source, Cell(", ".join(helps)), Cell(who))) for who, helps in same.items()]
    return rows


def _safety(sheet: Sheet) -> Iterator[Block]:
    """Say first what is not covered, then who takes the help that must not be missed, and who stands in."""
    gaps = safety_gaps(sheet.view)
    yield from (Para(said, "alert") for said in gaps)
    urgent = {need.id for need in sheet.plan.needs if need.standing == "safety"}
    lines = [line for line in sheet.plan.lines if line.need in urgent]
    if not lines:
        yield from () if gaps else (Para(sheet.say("crisis.no_safety")),)
        return
    rows = [
        Row(
            (
                Cell(f"{what(group[0], sheet.view)} ({days_told(group, sheet.plan, sheet.speech)})"),
                _source(sheet, group[0]),
                Cell(_stand_in(sheet, group)),
                Cell(""),
            )
        )
        for source in by_source(lines).values()
        for group in by_need(source).values()
    ]
    heads = tuple(sheet.say(f"crisis.{head}") for head in ("must", "now", "instead", "phone"))
    yield Table(sheet.say("crisis.safety"), heads, tuple(rows), widths=(28, 24, 30, 18))


def _stand_in(sheet: Sheet, lines: list[PlanLine]) -> str:
    found = dict.fromkeys(fallback_text(line, sheet.view) for line in lines if line.fallback)
    unpaid = lines[0].kind in ("informal", "civic")
    return "; ".join(found) or sheet.say("fragile" if unpaid else "crisis.call_service")


def _stand_ins(sheet: Sheet) -> Iterator[Block]:
    rows = stand_in_rows(sheet)
    if rows:
        heads = tuple(sheet.say(head) for head in ("who", "does", "stands_in"))
        yield Table(sheet.say("stands_in"), heads, tuple(rows), quiet=True, widths=(25, 40, 35))
    yield Items(
        tuple(Item(sheet.say(f"crisis.claim.{n}")) for n in ("carer", "short_stay", "household", "hospital"))
    )


def _decides(sheet: Sheet) -> Iterator[Block]:
    speech = sheet.speech
    said = []
    for person in sheet.case.persons if sheet.case else ():
        for one in person.representation:
            matters = ", ".join(speech.word("book", str(m)) for m in one.matters) or sheet.say("all_matters")
            said.append(
                sheet.say(
                    "crisis.decides_line",
                    person=harmless(person.id),
                    kind=speech.word("representation", one.kind),
                    who=sheet.names.helper(one.holder, speech),
                    matters=matters,
                )
            )
    if said:
        yield Para(sheet.say("crisis.decides"), "strong")
        yield Items(tuple(Item(one) for one in said))
    else:
        yield Blank(sheet.say("crisis.decides"))


def _blanks(sheet: Sheet, *keys: str) -> tuple[Blank, ...]:
    return tuple(Blank(sheet.say(f"crisis.{key}"), 2) for key in keys)


def _source(sheet: Sheet, line: PlanLine) -> Cell:
    return Cell(
        sheet.names.source(line, sheet.speech), mark=sheet.marks.get(source_key(line), ""), kind=line.kind
    )
