"""Who is responsible: the result first, then the reason of each rule, then what is open."""

from __future__ import annotations

from collections.abc import Iterator

from rich.console import Group, RenderableType
from rich.text import Text

from arrangement.documents.speech import Speech
from arrangement.responsibility.persons import Told
from arrangement.responsibility.rules import table as decision_table
from arrangement.responsibility.sentences import older_law, point, reason, result, systems
from cli.views.harmless import plain
from cli.views.layout import bullets, section, table

_SHOWN = ("R-PR-",)


def responsible_view(told: Told, speech: Speech, question: str | None = None) -> Group:
    """Draw an answer; `question` is its id where a file holds several."""
    return Group(*_parts(told, speech, question))


def _parts(told: Told, speech: Speech, question: str | None) -> Iterator[RenderableType]:
    found = told.answer
    lang, outcome = speech.lang, found.outcome
    days = {"day": speech.day(found.facts.day), "checked": speech.day(decision_table().checked.on)}
    if question is not None:
        yield plain(speech.say("responsible.question", id=question), "bold")
    yield plain(speech.say("responsible.title"), "bold")
    yield plain(speech.say("responsible.law_day", **days))
    yield Text()
    yield plain(result(found, lang), "bold")
    for key, names in (("not_payer", found.not_payer), ("funded_by", tuple(outcome.funded_by))):
        if names:
            yield plain(speech.say(f"responsible.{key}", list=systems(names, lang)))
    if outcome.not_benefit:
        yield plain(speech.say("responsible.not_benefit", list=", ".join(outcome.not_benefit)))
    if outcome.inner is not None:
        yield plain(speech.say("responsible.inner", list=systems(tuple(outcome.inner.payers), lang)))
    if outcome.decided:
        reasons = bullets(reason(rule, found.facts.day, lang) for rule in outcome.decided)
        yield section(speech.say("responsible.why"), reasons)
    if found.open:
        yield section(
            speech.say("responsible.open_title"), bullets((point(p, lang) for p in found.open), "?")
        )
    if told.persons:
        yield section(speech.say("responsible.by_person"), bullets(_alone(told, speech)))
    for before in found.formerly:
        says = before.says.de if lang == "de" else before.says.en
        yield plain(speech.say("responsible.formerly", says=says))
    older = older_law(found, lang)
    if older is not None:
        yield plain(older)
    if outcome.lost:
        heads = [speech.say(f"responsible.{head}") for head in ("rule", "stands_back_for", "because")]
        rows = [(rule, to, decision_table().rule(to).law) for rule, to in sorted(outcome.lost.items())]
        yield section(speech.say("responsible.lost"), table(heads, rows))
    duties = [rule for rule in outcome.duties if not rule.startswith(_SHOWN)]
    if duties:
        said = bullets(reason(rule, found.facts.day, lang) for rule in duties)
        yield section(speech.say("responsible.duties"), said)
    yield Text()
    yield plain(speech.say("responsible.never_refuses"))


def _alone(told: Told, speech: Speech) -> Iterator[str]:
    for one in told.persons:
        who = ", ".join(str(word) for word in (one.number, one.person.role) if word is not None)
        yield speech.say("responsible.one_person", who=who, says=result(one.found, speech.lang))
