"""A plan in simple words: one short sentence a line, nothing that only an office says."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from arrangement.documents.first import SAFETY
from arrangement.documents.harmless import harmless
from arrangement.documents.names import Names
from arrangement.documents.other_weeks import usual
from arrangement.documents.recipients import Recipient, names_for
from arrangement.documents.sources import COMPANION, View, by_source
from arrangement.documents.week_types import of_types, planned
from arrangement.plan.plan import PlanLine
from assessment.case.words import Kind
from assessment.ground.grid import DAYS

MOST_DAYS_NAMED = 3
CENTS = 100
UNDECIDED = "pending"


def simple_sentences(view: View) -> list[str]:
    """Say what the plan proposes, who comes when, what is missing, and what the person may do.

    It is written for the person, whoever prints it: what a protection plan is about is agreed help here.
    """
    view = View(view.plan, view.speech, _veiled(view))
    say = view.speech.say
    return [
        *_unsafe(view),
        *(say(f"simple.{key}") for key in ("proposal", "you_decide", "you_may_refuse")),
        *_help(view),
        *_missing(view),
        *_money(view),
        *(say(f"simple.{key}") for key in ("rights_stay", "whoever_helps", "advice", "advice_is_free")),
        *(say(f"simple.{key}") for key in ("draft", "unchecked")),
    ]


def _veiled(view: View) -> Names:
    """Names as the person reads them; what was veiled before stays so."""
    names, mine = view.names, names_for(view.names, view.plan, Recipient("person"))
    return replace(
        names,
        veiled=names.veiled | mine.veiled,
        veiled_offers=names.veiled_offers | mine.veiled_offers,
    )


def _help(view: View) -> Iterator[str]:
    """Who helps with what on which days; person by person where there are several."""
    persons = sorted({line.person for line in view.plan.lines})
    for person in persons:
        if len(persons) > 1:
            yield view.speech.say("simple.for", person=harmless(person))
        mine = [line for line in view.plan.lines if line.person == person]
        for lines in by_source(mine).values():
            yield from _source(view, lines)
    if len(planned(view.plan)) > 1:
        yield view.speech.say("simple.weeks_differ")


def _source(view: View, lines: Sequence[PlanLine]) -> Iterator[str]:
    speech, first = view.speech, lines[0]
    if first.kind == Kind.OWN:
        yield speech.say("simple.yourself")
    else:
        yield speech.say("simple.who", who=view.names.source(first, speech))
    tasks = dict.fromkeys(_task(view, line) for line in lines)
    yield from (speech.say("simple.task", task=task) for task in tasks)
    yield _days(view, lines)


def _task(view: View, line: PlanLine) -> str:
    if line.role == COMPANION:
        return view.speech.say("simple.going_along")
    return _task_of(view, line.need) or view.speech.say("views.agreed_help")


def _task_of(view: View, need: str | None) -> str | None:
    """The task of a need, unless it is nobody's business here."""
    task = view.names.tasks.get(need or "") if need not in view.names.veiled else None
    return view.speech.word("task", task) if task else None


def _days(view: View, lines: Sequence[PlanLine]) -> str:
    """Days of the usual week; few by name, more by number: a long list is hard to read."""
    speech, weekly = view.speech, of_types(lines)
    days = [day for day in DAYS if any(line.day == day for line in weekly.get(usual(view), ()))]
    if not days:
        return speech.say("simple.in_other_weeks" if weekly else "simple.on_dates")
    if len(days) == len(DAYS):
        return speech.say("simple.every_day")
    if len(days) > MOST_DAYS_NAMED:
        return speech.say("simple.days", n=speech.number(len(days)))
    named = {f"d{number}": speech.word("day", day) for number, day in enumerate(days)}
    return speech.say(f"simple.days_{len(days)}", **named)


def _unsafe(view: View) -> Iterator[str]:
    """What is missing though somebody is not safe without it; before everything else."""
    urgent = {need.id for need in view.plan.needs if need.standing == SAFETY}
    tasks = [_task_of(view, gap.need) for gap in view.plan.unmet if gap.need in urgent]
    for task in dict.fromkeys(task or view.speech.say("views.agreed_help") for task in tasks):
        yield view.speech.say("simple.safety_missing", task=task)


def _missing(view: View) -> Iterator[str]:
    tasks = [task for entry in view.plan.unmet if (task := _task_of(view, entry.need)) is not None]
    yield from (view.speech.say("simple.missing", task=task) for task in dict.fromkeys(tasks))
    if tasks:
        yield view.speech.say("simple.office_must_look")
    if any(choice.status == UNDECIDED for choice in view.plan.choices):
        yield view.speech.say("simple.you_choose")


def _money(view: View) -> Iterator[str]:
    own = view.plan.own_share_cents_per_month
    if own:
        yield view.speech.say("simple.you_pay", n=view.speech.number(-(-own // CENTS)))
    else:
        yield view.speech.say("simple.you_pay_nothing")
