"""Goals in the person's own words, what supports them, and the sheet on which they are looked at again."""

from __future__ import annotations

from arrangement.documents.harmless import harmless
from arrangement.documents.page.blocks import Blank, Block, Cell, Item, Items, Quote, Row, Sub, Table
from arrangement.documents.page.sheet import Sheet
from arrangement.documents.sources import by_source, source_key, what
from arrangement.plan.plan import PlanGoal
from assessment.case.needs import Goal

LEVELS = ("plus_2", "plus_1", "zero", "minus_1", "minus_2")


def goals(sheet: Sheet) -> list[Block]:
    """Give each goal with the help that serves it, briefly."""
    return [
        Quote(_words(sheet, goal), _by(sheet, goal), str(number), *_marks(sheet, goal))
        for number, goal in enumerate(sheet.plan.goals, start=1)
    ]


def goal_sheet(sheet: Sheet) -> list[Block]:
    """Give each goal with indicator, start value, day of review and room for how it went."""
    return [
        Sub(
            sheet.speech.say("views.goal_number", n=number),
            (Quote(_words(sheet, goal), _by(sheet, goal)), *_details(sheet, goal)),
            id=f"goal-{goal.id}",
            together=True,
            beside=True,
        )
        for number, goal in enumerate(sheet.plan.goals, start=1)
    ]


def stated(sheet: Sheet, goal: PlanGoal) -> Goal | None:
    """The goal as the case states it, where the case is at hand."""
    return next((g for g in sheet.case.goals if g.id == goal.id), None) if sheet.case else None


def next_review(sheet: Sheet) -> str | None:
    """The earliest day on which a goal is looked at again."""
    found = [stated(sheet, goal) for goal in sheet.plan.goals]
    days = sorted(goal.review_on for goal in found if goal is not None and goal.review_on is not None)
    return sheet.speech.day(days[0]) if days else None


def _words(sheet: Sheet, goal: PlanGoal) -> str:
    words = sheet.names.goal_words
    said = words.get(goal.text_ref or goal.id) or words.get(goal.id)
    return sheet.speech.say("views.quoted", words=harmless(said)) if said else harmless(goal.id)


def _by(sheet: Sheet, goal: PlanGoal) -> str:
    found = stated(sheet, goal)
    return harmless(found.person) if found is not None else ""


def _marks(sheet: Sheet, goal: PlanGoal) -> tuple[str, tuple[tuple[str, str], ...]]:
    """The letters of who supports a goal, and what is said before them."""
    marks = tuple((item.mark, item.kind) for item in _supports(sheet, goal) if item.mark)
    return (sheet.say("supported_by"), marks) if marks else (sheet.speech.say("views.goal_unsupported"), ())


def _supports(sheet: Sheet, goal: PlanGoal) -> list[Item]:
    by_id = {line.id: line for line in sheet.plan.lines}
    lines = [by_id[id_] for id_ in goal.supported_by if id_ in by_id]
    if not lines:
        return [Item(sheet.speech.say("views.goal_unsupported"))]
    return [
        Item(
            ", ".join(dict.fromkeys(what(line, sheet.view) for line in group)),
            mark=sheet.marks.get(source_key(group[0]), ""),
            kind=group[0].kind,
        )
        for group in by_source(lines).values()
    ]


def _details(sheet: Sheet, goal: PlanGoal) -> list[Block]:
    found, speech = stated(sheet, goal), sheet.speech
    unknown = sheet.say("not_agreed")
    area = speech.word("life_area", found.life_area) if found and found.life_area else unknown
    review = speech.day(found.review_on) if found and found.review_on else unknown
    rows = (
        (sheet.say("goal_area"), area),
        (sheet.say("goal_indicator"), harmless(found.indicator) if found and found.indicator else unknown),
        (sheet.say("goal_start"), harmless(found.start_value) if found and found.start_value else unknown),
        (sheet.say("goal_review"), review),
    )
    table = Table(
        sheet.say("goal_how"),
        (sheet.say("goal_what"), sheet.say("goal_agreed")),
        tuple(Row((Cell(head), Cell(text))) for head, text in rows),
        quiet=True,
    )
    return [
        Sub(sheet.say("goal_how"), (table,)),
        Sub(
            sheet.say("goal_attained"),
            (Items(tuple(Item(sheet.say(f"gas.{level}")) for level in LEVELS), "tick"),),
        ),
        Sub(sheet.say("goal_contributions"), (Items(tuple(_supports(sheet, goal))),)),
        Sub(sheet.say("goal_person_says"), (Blank("", 2),)),
    ]
