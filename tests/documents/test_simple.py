"""Every plan has a text in simple words, and it is measured: short sentences, easy words, nothing odd."""

from __future__ import annotations

import json
import re
from functools import cache
from pathlib import Path

import pytest

from arrangement.documents.names import Names, names_of
from arrangement.documents.other_weeks import usual
from arrangement.documents.simple import simple_sentences
from arrangement.documents.sources import View
from arrangement.documents.speech import Speech
from arrangement.plan.plan import Plan
from assessment.ground.texts import fields, texts
from tests.cases import shipped
from tests.cli.run_cli import ROOT, call_cli
from tests.solver import tiny

MOST_WORDS = 12
MOST_LIX = 40
"""Läsbarhetsindex: words a sentence + per cent of words above six letters. 40 is easy reading, about B1."""

ODD = re.compile('[;&%§…()\\[\\]/„“»«"]|[Zz]\\.\\s?B\\.|bzw|usw|ggf|[A-ZÄÖÜ]{2,5}\\b')
JOINED = re.compile(r", (weil|dass|obwohl|damit|wenn|falls|während|bevor|nachdem|der|die|das|den|dem)\\b")
PASSIVE = re.compile(r"\\b(wird|werden|wurde|wurden|worden)\\b")
MAYBE = re.compile(r"\\b(wäre|hätte|würde|könnte|müsste|dürfte|sollte)\\b")
CLOCK = re.compile(r"\\b0[0-9]:[0-5][0-9]\\b")


def _words(text: str) -> list[str]:
    return re.findall(r"[A-Za-zÄÖÜäöüß]+", text)


def lix(sentences: list[str]) -> float:
    words = [word for sentence in sentences for word in _words(sentence)]
    return len(words) / len(sentences) + 100 * sum(len(word) > 6 for word in words) / len(words)


@cache
def said(name: str) -> tuple[str, ...]:
    """The text of a shipped case, with names from the case and the catalogue."""
    names = names_of(shipped.loaded(name).model, shipped.catalogue().model)
    return tuple(simple_sentences(View(Plan.model_validate(shipped.plan(name)), Speech("de"), names)))


QUICK = ("first_case", "friday_discharge")


@pytest.mark.parametrize("name", QUICK)
def test_the_text_of_a_plan_is_easy_to_read(name: str) -> None:
    sentences = list(said(name))
    assert len(sentences) > 10
    for sentence in sentences:
        assert len(_words(sentence)) <= MOST_WORDS, sentence
        assert sentence.endswith((".", ":")), sentence
        for hard in (JOINED, PASSIVE, MAYBE, CLOCK):
            assert not hard.search(sentence), sentence
    assert lix(sentences) <= MOST_LIX, lix(sentences)


@pytest.mark.deep
@pytest.mark.parametrize("name", [name for name in shipped.PLANNED if name not in QUICK])
def test_the_text_of_every_shipped_plan_is_easy_to_read(name: str) -> None:
    assert lix(list(said(name))) <= MOST_LIX
    assert all(len(_words(sentence)) <= MOST_WORDS for sentence in said(name))


@pytest.mark.parametrize("key", sorted(key for key in texts("de") if key.startswith("simple.")))
def test_every_sentence_of_ours_is_simple(key: str) -> None:
    text = texts("de")[key].format(**dict.fromkeys(fields(texts("de")[key]), "Wort"))
    assert len(_words(text)) <= MOST_WORDS
    assert text.count(".") <= 1
    for hard in (ODD, JOINED, PASSIVE, MAYBE):
        assert not hard.search(text), text


def test_it_says_what_is_missing_and_that_nothing_is_decided() -> None:
    given = tiny.inputs(tiny.case(), tiny.catalogue())
    plan = Plan.model_validate(tiny.plan(tiny.case(), tiny.catalogue()))
    told = simple_sentences(View(plan, Speech("de"), names_of(given.case.model, given.catalogue.model)))
    assert "Hier fehlt noch Hilfe: Mahlzeit zubereiten." in told
    assert told[0] == "Achtung: Für Ihre Sicherheit fehlt Hilfe: Mahlzeit zubereiten."
    assert told[1:4] == ["Das ist ein Vorschlag.", "Sie entscheiden.", "Sie dürfen zu allem Nein sagen."]


def test_the_person_reads_it_on_screen_and_on_the_page(tmp_path: Path) -> None:
    folder = tmp_path
    (folder / "plan.json").write_text(json.dumps(shipped.plan(shipped.TO_COPY)), encoding="utf-8")
    case = ROOT / "sample_data/cases/first_case.yaml"
    page = folder / "page.html"
    shown = call_cli("show", folder / "plan.json", "--case", case, "--for", "person")
    assert "Sie behalten alle Ihre Rechte." in shown.out
    for reader in ("person", "team"):
        assert (
            call_cli(
                "show", folder / "plan.json", "--case", case, "--for", reader, "--html", page, "--force"
            ).code
            == 0
        )
        assert "Sie behalten alle Ihre Rechte." in page.read_text(encoding="utf-8")
    other = call_cli("show", folder / "plan.json", "--case", case, "--for", "helper:neighbour")
    assert "Sie behalten alle Ihre Rechte." not in other.out


def test_what_a_protection_plan_is_about_stands_in_no_simple_text() -> None:
    protected = tiny.owed(task="child_protection", protective=True)
    plan = Plan.model_validate(tiny.plan(tiny.case(needs=[protected]), tiny.catalogue()))
    given = tiny.inputs(tiny.case(needs=[protected]), tiny.catalogue())
    told = simple_sentences(View(plan, Speech("de"), names_of(given.case.model, given.catalogue.model)))
    assert not any("Schutz" in sentence for sentence in told)


def test_days_are_those_of_the_usual_week_of_the_first_phase() -> None:
    """A later phase may last longer: the week that begins on the day of the plan is the one shown."""
    phases = [
        {"id": "start", "begins": "2026-11-23", "review_on": "2026-11-27"},
        {"id": "later", "begins": "2026-11-30", "review_on": "2026-12-18"},
    ]
    helpers = [
        tiny.helper("anna", times=[{"days": ["mon"], "phases": ["start"]}, {"phases": ["later"]}]),
        tiny.helper("zoe", times=[{"days": ["tue"], "phases": ["later"]}]),
    ]
    daily = tiny.need(measure=tiny.times_a_week(2), days=["mon", "tue"])
    given = tiny.case(phases=phases, helpers=helpers, needs=[daily], horizon={"weeks": 4})
    plan = Plan.model_validate(tiny.plan(given, tiny.catalogue()))
    view = View(plan, Speech("de"), Names())
    assert usual(view) == "start:regular"
    assert "Das ist am Montag." in simple_sentences(view)
    later = plan.model_copy(update={"phases": ()})
    assert usual(View(later, Speech("de"), Names())) == "later:regular"
    only_later = [line for line in plan.lines if line.week_type != "start:regular"]
    moved = [line.model_copy(update={"helper": "zoe"}) for line in only_later]
    first = [line for line in plan.lines if line.week_type == "start:regular"]
    both = plan.model_copy(update={"lines": (*first, *moved)})
    assert "Das ist nur in manchen Wochen." in simple_sentences(View(both, Speech("de"), Names()))
