"""Professional minutes against everything they are compared with, and the minutes of helpers beside them."""

from __future__ import annotations

from arrangement.documents.burden import given_by_helpers
from arrangement.documents.page.blocks import Block, Cell, Para, Row, Table
from arrangement.documents.page.sheet import Sheet
from arrangement.documents.sources import covered
from arrangement.plan.plan import Reference

REFERENCES = ("present", "approved", "best_professional")


def minutes(sheet: Sheet) -> list[Block]:
    """Give both sides of the balance; no figure of the one without the other."""
    speech, plan = sheet.speech, sheet.plan
    heads = tuple(
        speech.say(f"views.{head}")
        for head in ("compared", "professional_week", "helpers_week", "covered", "own_share")
    )
    given = (sum(plan.helper_minutes.values()), sum(plan.helper_presence_minutes.values()))
    rows = [
        _cells(
            speech.say("views.this_plan"),
            speech.number(plan.professional_minutes_per_week),
            _pair(sheet, *given),
            _pair(sheet, *covered(plan)),
            speech.euros(plan.own_share_cents_per_month),
        )
    ]
    rows += [_row(sheet, name, found) for name in REFERENCES if (found := plan.references.get(name))]
    blocks: list[Block] = [Table(speech.say("views.minutes"), heads, tuple(rows), quiet=True)]
    blocks.append(Para(speech.say("views.pair_say"), "note"))
    kinds = ", ".join(
        f"{speech.word('qualification', level)} ({level}) {speech.number(count)}"
        for level, count in sorted(plan.by_qualification.items())
        if count
    )
    if kinds:
        blocks.append(Para(speech.say("views.by_qualification", list=kinds)))
    if plan.coordination_minutes_per_week:
        n = speech.number(plan.coordination_minutes_per_week)
        blocks.append(Para(speech.say("views.coordination", n=n)))
    return [*blocks, Para(given_by_helpers(sheet.view))]


def _row(sheet: Sheet, name: str, found: Reference) -> Row:
    speech, more, cents = sheet.speech, found.model_extra or {}, found.own_share_cents_per_month
    return _cells(
        speech.say(f"views.reference.{name}"),
        _number(sheet, found.professional_minutes_per_week),
        _pair(sheet, more.get("helper_minutes_per_week"), more.get("helper_presence_minutes_per_week")),
        _pair(sheet, found.covered, more.get("presence_covered")),
        speech.euros(cents) if cents is not None else "–",
    )


def _cells(head: str, *figures: str) -> Row:
    return Row((Cell(head), *(Cell(figure, figure=True) for figure in figures)))


def _pair(sheet: Sheet, active: object, there: object) -> str:
    """Write active help and presence beside each other; they are never added up."""
    return f"{_number(sheet, active)} + {_number(sheet, there)}" if there else _number(sheet, active)


def _number(sheet: Sheet, number: object) -> str:
    return sheet.speech.number(number) if isinstance(number, int | float) else "–"
