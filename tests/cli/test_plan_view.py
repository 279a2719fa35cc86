"""What people read: golden sheets, and what each of them must never show."""

from __future__ import annotations

import io
from pathlib import Path

import pytest
from rich.console import Console

from arrangement.documents.names import Names
from arrangement.documents.recipients import Recipient, extract, recipient_of
from arrangement.documents.speech import Speech
from arrangement.plan.plan import Plan
from assessment.ground.texts import Lang
from cli.views.audit import audit_view
from cli.views.plan import plan_sheet
from tests.cli.make_plan import make_plan

GOLDEN = Path(__file__).parent / "golden"
NAMES = Names(
    offers={
        "care_service": "Pflegedienst am Deich",
        "open_cafe": "Offenes Café im Quartierszentrum",
        "choir": "Chor [bold red]Gröpelingen[/]",
    },
    relations={"neighbour_1": "neighbour", "daughter": "child"},
    tasks={
        "washing": "body_care",
        "shopping": "shopping",
        "company": "social_contact",
        "cooking": "meal",
        "evening": "supervision",
        "singing": "leisure",
    },
    goal_words={"stay": "Ich will in meiner Wohnung bleiben.", "sing": "Ich will wieder singen."},
)


def drawn(
    plan: dict[str, object], lang: Lang = "de", who: str = "team", width: int = 80, names: Names = NAMES
) -> str:
    out = io.StringIO()
    recipient = recipient_of(who)
    assert recipient is not None
    console = Console(file=out, width=width, markup=False, emoji=False, highlight=False)
    console.print(plan_sheet(Plan.model_validate(plan), Speech(lang), names, recipient))
    return "\n".join(line.rstrip() for line in out.getvalue().splitlines()) + "\n"


@pytest.mark.parametrize("lang", ["de", "en"])
def test_the_sheet_reads_like_the_golden_one(lang: Lang) -> None:
    golden = GOLDEN / f"plan_{lang}.txt"
    assert drawn(make_plan(), lang) == golden.read_text(encoding="utf-8")


@pytest.mark.parametrize("width", [60, 80, 100, 120])
def test_no_line_is_wider_than_the_screen(width: int) -> None:
    assert max(len(line) for line in drawn(make_plan(), width=width).splitlines()) <= width


def test_minutes_of_helpers_stand_beside_every_comparison() -> None:
    head = drawn(make_plan()).split("Zuerst zu entscheiden")[0]
    assert "63 Fachminuten je Woche weniger als heute" in head
    assert "100 Minuten Hilfe und 120 Minuten Dasein" in " ".join(head.split())


def test_no_comparison_where_today_covers_more() -> None:
    plan = make_plan()
    plan["references"]["present"]["covered"] = 5000
    text = drawn(plan)
    assert "weniger als heute" not in text
    assert "Heute ist mehr gedeckt" in text


def test_more_professional_minutes_are_said_as_plainly() -> None:
    plan = make_plan(professional_minutes_per_week=400)
    assert "50 Fachminuten je Woche mehr als heute" in drawn(plan)


def test_a_draft_has_no_headline_and_no_applications_and_names_what_waits() -> None:
    names = Names(tasks=NAMES.tasks, unconfirmed=frozenset({"shopping"}))
    text = drawn(make_plan(state="draft"), names=names)
    assert "weniger als heute" not in text
    assert "Anträge ─" not in text
    assert "Auf Bestätigung warten diese Planungswerte:\n• Einkaufen" in text


def test_pending_choices_come_before_everything_else() -> None:
    text = drawn(make_plan())
    assert (
        text.index("Zuerst zu entscheiden")
        < text.index("Ziele und was sie unterstützt")
        < text.index("Die Woche")
    )


def test_mark_up_in_names_is_shown_literally() -> None:
    assert "Chor [bold red]Gröpelingen[/]" in drawn(make_plan())


def test_control_characters_never_reach_the_terminal() -> None:
    names = Names(offers={**NAMES.offers, "choir": "Chor\x1b[31m\x07 \u202egro\x9b"})
    text = drawn(make_plan(case="a\x1b]0;x\x07"), names=names)
    assert not any(c in text for c in "\x1b\x07\x9b\u202e")
    assert "\\x1b" in text


def test_a_helper_reads_only_their_own_lines() -> None:
    text = drawn(make_plan(), who="helper:neighbour_1")
    assert "Einkaufen" in text
    for foreign in ("daughter", "Körperpflege", "€", "Pflegekasse", "bleiben.“", "Fachminuten"):
        assert foreign not in text
    data = extract(Plan.model_validate(make_plan()), Recipient("helper", "neighbour_1")).model_dump_json()
    assert "daughter" not in data
    assert "PK" not in data


def test_a_payer_reads_only_what_it_pays() -> None:
    text = drawn(make_plan(), who="payer:PK")
    assert "796,00 €" in text
    for foreign in ("neighbour_1", "daughter", "Einkaufen", "bleiben.“", "Eigenanteil", "Helfende"):
        assert foreign not in text
    data = extract(Plan.model_validate(make_plan()), Recipient("payer", "PK")).model_dump_json()
    assert "neighbour_1" not in data


def test_the_person_reads_everything_but_the_arithmetic() -> None:
    text = drawn(make_plan(), who="person")
    assert "Ich will wieder singen." in text
    assert "Ziele der Richtlinie" not in text
    plan = Plan.model_validate(make_plan())
    mine = extract(plan, Recipient("person"))
    other = {name for name in Plan.model_fields if getattr(mine, name) != getattr(plan, name)}
    assert other <= {"tiers", "left_out", "references", "inputs", "software", "warnings"}


def test_without_case_and_catalogue_ids_stand_in() -> None:
    text = drawn(make_plan(), names=Names())
    assert "care_service" in text
    assert "E 06:30 30 washing" in text


def test_missed_safety_is_called_by_name() -> None:
    plan = make_plan()
    plan["needs"][5]["standing"] = "safety"
    assert "ACHTUNG, Sicherheit" in drawn(plan)


@pytest.mark.parametrize("words", ["", "helper:", "payer:", "team:x", "everybody", "helper"])
def test_unknown_recipients_are_none(words: str) -> None:
    assert recipient_of(words) is None


def test_every_sheet_ends_as_a_proposal() -> None:
    for who in ("team", "person", "helper:neighbour_1", "payer:PK"):
        text = drawn(make_plan(), who=who)
        assert text.startswith("Vorschlag – Menschen entscheiden")
        assert text.rstrip().endswith("Das ist ein Vorschlag. Menschen entscheiden.")


def test_binding_wishes_missed_and_what_ends_are_said_with_their_reason() -> None:
    plan = make_plan()
    plan["wishes"] = [
        {
            "id": "same_carer",
            "binding": True,
            "missed_minutes": 30,
            "reason": "policy_order",
            "evidence": ["safety_missed"],
        }
    ]
    plan["open_points"] = [{"code": "order_ends", "subject": "order_one", "by": "2026-12-20"}]
    shown = drawn(plan)
    assert shown.index("same_carer") < shown.index("Die Woche")
    assert "Folgeverordnung bis 20.12.2026" in shown


def test_a_payer_is_not_told_that_nobody_stands_in_for_what_it_pays() -> None:
    """Who stands in is none of its business, so nothing can be said about it there."""
    plan = make_plan()
    for line in plan["lines"]:
        line.update(kind="civic", payer="PK", fallback={"offer": "choir", "response": "next_day"})
    assert "BRÜCHIG – fällt" not in drawn(plan, who="payer:PK")
    for line in plan["lines"]:
        line["fallback"] = None
    assert "BRÜCHIG – fällt" in drawn(plan)


def test_what_is_only_to_be_looked_at_does_not_stand_among_what_is_broken() -> None:
    found = {
        "passed": False,
        "checked": ["A09", "A20"],
        "violations": [
            {"invariant": "A09", "subject": "l1", "message": "audit.A09.not_their_time", "params": HANNA},
            {"invariant": "A20", "subject": "plan", "message": "audit.A20.people", "params": PEOPLE},
        ],
    }
    out = io.StringIO()
    Console(file=out, width=200).print(audit_view("case", found, frozenset({"A20"}), Speech("de")))
    text = out.getvalue()
    assert "hanna hat am Montag, Abend keine Zeit" in text
    assert text.index("! A09") < text.index("Nur zum Ansehen") < text.index("• A20")


HANNA = {"helper": "hanna", "day": "mon", "part": "evening"}
PEOPLE = {"now": 6, "present": 4}
