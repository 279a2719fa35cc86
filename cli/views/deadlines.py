"""Deadlines by day: who acts, what for, by which paragraph; then what nobody can date yet."""

from __future__ import annotations

from collections.abc import Iterator

from rich.console import Group, RenderableType
from rich.text import Text

from arrangement.deadlines.deadline import Deadline, NoDate
from arrangement.deadlines.derive import Deadlines
from arrangement.documents.harmless import harmless
from arrangement.documents.speech import Speech
from assessment.case.case import Case
from cli.views.harmless import plain
from cli.views.layout import bullets, section, table


def deadlines_view(found: Deadlines, case: Case, speech: Speech) -> Group:
    """Draw the deadlines of a case."""
    return Group(*_parts(found, case, speech))


def _parts(found: Deadlines, case: Case, speech: Speech) -> Iterator[RenderableType]:
    yield plain(speech.say("deadlines.title"), "bold")
    facts = [speech.say("views.case", case=harmless(found.case))]
    facts.append(speech.say("views.on", day=speech.day(found.on)))
    yield plain(" · ".join(facts))
    if found.deadlines:
        heads = [speech.say(f"deadlines.{head}") for head in ("due", "what", "who", "place")]
        rows = [_row(entry, found, case, speech) for entry in found.deadlines]
        yield section(speech.say("deadlines.list"), table(heads, rows))
    else:
        yield plain(speech.say("deadlines.none"))
    if found.without_date:
        lines = [_untold(entry, case, speech) for entry in found.without_date]
        yield section(speech.say("deadlines.without"), bullets(lines, "?"))
    yield Text()
    yield plain(speech.say("deadlines.counted"))


def _row(entry: Deadline, found: Deadlines, case: Case, speech: Speech) -> tuple[str, str, str, str]:
    due = speech.day(entry.due)
    if entry.due < found.on:
        due += " " + speech.say("deadlines.over")
    what = speech.say_or(
        f"deadlines.clock.{_clock(entry.clock)}", entry.clock, about=_about(entry, case, speech)
    )
    if entry.clock != _clock(entry.clock):
        what += f" ({entry.clock.rpartition('_')[2]})"
    paragraph = entry.paragraph + (f" ({speech.say('views.law.unverified')})" if entry.unverified else "")
    return due, f"{what} · {harmless(entry.person)}", _who(entry, speech), paragraph


def _untold(entry: NoDate, case: Case, speech: Speech) -> str:
    what = speech.say_or(f"deadlines.clock.{entry.clock}", entry.clock, about=_about(entry, case, speech))
    key = "no_limit" if entry.missing == "no_statutory_limit" else "missing"
    name = speech.say_or(f"form.field.{entry.missing}", entry.missing)
    told = {"name": name, "field": entry.missing} if key == "missing" else {}
    return speech.say(f"deadlines.{key}", what=what, paragraph=entry.paragraph, **told)


def _clock(name: str) -> str:
    return name.rpartition("_")[0] if name[-1].isdigit() else name


def _about(entry: Deadline | NoDate, case: Case, speech: Speech) -> str:
    grant = next((grant for grant in case.grants if grant.id == entry.about), None)
    if grant is not None:
        return speech.word("benefit", str(grant.benefit))
    ordered = dict.fromkeys(
        speech.word("task", need.task) for need in case.needs if need.order == entry.about
    )
    if any(order.id == entry.about for order in case.orders):
        return speech.say("deadlines.order", list=", ".join(ordered) or harmless(entry.about))
    return harmless(entry.about)


def _who(entry: Deadline, speech: Speech) -> str:
    if entry.represented_by:
        holders = ", ".join(map(harmless, entry.represented_by))
        return speech.say("deadlines.for_person", holders=holders, person=harmless(entry.person))
    return speech.say_or(f"deadlines.by.{entry.who}", speech.word("payer", entry.who))
