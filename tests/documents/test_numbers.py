"""R05: the screen, the page and the JSON object state the same numbers."""

from __future__ import annotations

import io
from typing import Any

import pytest
from rich.console import Console

from arrangement.documents.names import names_of
from arrangement.documents.recipients import Recipient, extract, recipient_of
from arrangement.documents.sources import covered
from arrangement.documents.speech import Speech
from arrangement.plan.beside import beside
from arrangement.plan.plan import Plan, PlanLine
from assessment.case import Case
from assessment.files.read import Loaded, read_case
from assessment.ground.texts import Lang
from cli.views.plan import months_sheet, plan_sheet
from solver.case import propose
from tests.cases import shipped
from tests.documents.pages import first, line_row, made, parsed, part, rows, words


def screen(name: str, lang: Lang) -> str:
    case, catalogue = shipped.loaded(name).model, shipped.catalogue().model
    out = io.StringIO()
    console = Console(file=out, width=400, markup=False, emoji=False, highlight=False)
    view = plan_sheet(Plan.model_validate(shipped.plan(name)), Speech(lang), names_of(case, catalogue))
    console.print(view)
    return " ".join(out.getvalue().split())


@pytest.mark.parametrize("lang", ["de", "en"])
def test_minutes_are_the_same_everywhere(lang: Lang) -> None:
    plan, speech = Plan.model_validate(shipped.plan(shipped.TO_COPY)), Speech(lang)
    root, shown = parsed(first(lang=lang)), screen(shipped.TO_COPY, lang)
    figures = rows(part(root, "minutes"))
    present, best = plan.references["present"], plan.references["best_professional"]
    assert present is not None
    assert best is not None
    wanted = [
        [plan.professional_minutes_per_week, sum(plan.helper_minutes.values()), covered(plan)[0]],
        [present.professional_minutes_per_week, 0, present.covered],
        [best.professional_minutes_per_week, None, best.covered],
    ]
    for row, numbers in zip(figures[1:], wanted, strict=True):
        told = [speech.number(number) if number is not None else "–" for number in numbers]
        assert row[1:4] == told
        assert " ".join([row[0], *told]) in shown
    assert [row[4] for row in figures[1:]] == [speech.euros(0)] * 3


@pytest.mark.parametrize("lang", ["de", "en"])
def test_the_headline_is_one_sentence_on_screen_and_page(lang: Lang) -> None:
    head = words(part(parsed(first(lang=lang)), "conference_1"))
    sentence = {
        "de": "53 Fachminuten je Woche weniger als heute.",
        "en": "53 professional minutes a week fewer than today.",
    }
    assert sentence[lang] in head
    assert sentence[lang] in screen(shipped.TO_COPY, lang)
    for figure in ("112", "165", "45", "225", "105"):
        assert figure in head


@pytest.mark.parametrize("lang", ["de", "en"])
def test_money_is_the_same_everywhere(lang: Lang) -> None:
    plan, speech = Plan.model_validate(shipped.plan(shipped.TO_COPY)), Speech(lang)
    root, shown = parsed(first(lang=lang)), screen(shipped.TO_COPY, lang)
    told = rows(part(root, "funding"))
    payers = {row[0]: row[1] for row in told if len(row) == 2}
    for row in plan.funding:
        name = speech.word("payer", row.payer)
        assert payers[name] == speech.euros(row.cents_per_month)
        assert f"{name} {speech.euros(row.cents_per_month)}" in shown
    months = [row for row in told if len(row) == 5][1:]
    assert [row[3] for row in months] == [
        speech.euros(sum(month.funding.values()) + month.own_share_cents) for month in plan.months
    ]
    assert [row[1] for row in months] == [speech.euros(month.funding.get("PK", 0)) for month in plan.months]
    left = [row[1] for row in rows(part(root, "remaining"))[1:]]
    assert left == [speech.euros(row.cents or 0) for row in plan.remaining]


@pytest.mark.parametrize("lang", ["de", "en"])
def test_months_are_the_same_everywhere(lang: Lang) -> None:
    plan, speech = Plan.model_validate(shipped.plan(shipped.TO_COPY)), Speech(lang)
    case, catalogue = shipped.loaded(shipped.TO_COPY).model, shipped.catalogue().model
    out = io.StringIO()
    Console(file=out, width=400, markup=False, emoji=False, highlight=False).print(
        months_sheet(plan, speech, names_of(case, catalogue))
    )
    shown = " ".join(out.getvalue().split())
    told = rows(part(parsed(first(lang=lang)), "funding"))
    for month in plan.months:
        name = speech.month(month.month)
        figures = (month.days, month.visits, month.sessions, month.professional_minutes, month.helper_minutes)
        counted = [name, *(speech.number(figure or 0) for figure in figures)]
        saved = [
            [
                name,
                *(
                    speech.euros(cents)
                    for cents in (
                        stock.opening_cents,
                        stock.accrued_cents,
                        stock.used_cents,
                        stock.lapsed_cents,
                        stock.closing_cents,
                    )
                ),
            ]
            for stock in month.stocks
        ]
        assert len(saved) == 2
        for row in (counted, *saved):
            assert row in told
            assert " ".join(row) in shown
        for day in month.holidays:
            assert speech.day(day) in shown


def test_lines_sums_and_aims_are_the_same_as_in_the_object() -> None:
    plan, speech = Plan.model_validate(shipped.plan(shipped.TO_COPY)), Speech("de")
    root = parsed(first())
    told: dict[tuple[str, ...], list[PlanLine]] = {}
    for line in plan.lines:
        cells = line_row(root, line.id)
        assert [speech.number(line.minutes), speech.number(line.professional_minutes)] == cells[-3:-1]
        assert line.start is None or line.start in cells[-4]
        told.setdefault(tuple(cells), []).append(line)
    for cells_together, lines in told.items():
        assert speech.euros(sum(line.cents_per_month for line in lines)) == cells_together[-1]
        assert len({(line.person, line.need, line.payer, line.paragraph) for line in lines}) == 1
    aims = rows(part(root, "proof"))[1 : len(plan.tiers) + 1]
    weeks = plan.horizon["weeks"]
    shown = {
        "own_money": lambda value: speech.euros(round(value / 1000)),
        "public_cost": speech.euros,
        "professional_minutes": lambda value: speech.number(round(value / 100)),
        "different_people": lambda value: speech.number(value // weeks),
        "goals_unsupported": lambda value: speech.number(value // weeks),
    }
    assert [(row[1], row[2]) for row in aims] == [
        tuple(shown.get(tier.aim, speech.number)(value) for value in (tier.value, tier.bound))
        for tier in plan.tiers
    ]
    mix = {row[0].removeprefix("\u00a0").strip(): row[1] for row in rows(part(root, "mix"))[1:]}
    assert mix == {speech.word("kind", kind): speech.number(n) for kind, n in plan.welfare_mix.items()}
    ledger = rows(part(root, "ledger"))[1:]
    for row, wanted in zip(ledger, plan.ledger, strict=True):
        assert row[1:] == [
            speech.amount(getattr(wanted, name), wanted.unit)
            for name in ("owed", "drawn", "chosen_otherwise", "pending", "undeliverable")
        ]


WEEK_TYPES = """
week_types: [{id: term}, {id: off_time, kind: holiday, resting: [neighbour]}]
calendar: [{week_type: off_time, begins: 2026-12-21, ends: 2027-01-10}]
"""
TERM, OFF = 23, 3
"""Weeks of each type; the neighbour helps in the first only, and somebody is washed in the first only."""


@pytest.fixture(scope="module")
def two(tmp_path_factory: pytest.TempPathFactory) -> Loaded[Case]:
    """The first case with two types of week."""
    text = shipped.text(shipped.TO_COPY).replace(
        "{id: wash, person: p1,", "{id: wash, person: p1, week_types: [term],"
    )
    file = tmp_path_factory.mktemp("two") / "two.yaml"
    file.write_text(text + WEEK_TYPES, encoding="utf-8")
    return read_case(str(file))


@pytest.fixture(scope="module")
def planned(two: Loaded[Case]) -> dict[str, Any]:
    assert two.model.plan_date is not None
    return propose(two, shipped.catalogue(), shipped.policy(), two.model.plan_date)


def average(term: int, off: int) -> int:
    """Minutes of both types of week in a week of the horizon, by hand."""
    return (2 * (term * TERM + off * OFF) + TERM + OFF) // (2 * (TERM + OFF))


def test_with_two_types_of_week_nothing_is_added_up(two: Loaded[Case], planned: dict[str, Any]) -> None:
    plan, catalogue = Plan.model_validate(planned), shipped.catalogue().model
    assert planned["audit"]["passed"]
    root = parsed(made(planned, case=two.model, catalogue=catalogue))
    out = io.StringIO()
    names = names_of(two.model, catalogue)
    Console(file=out, width=400, markup=False, emoji=False, highlight=False).print(
        plan_sheet(plan, Speech("de"), names)
    )
    shown = " ".join(out.getvalue().split())
    giving = {row["source"]: row for row in beside(plan, plan)["givers"]}
    who = {row[0]: row for row in rows(part(root, "who"))[1:] if len(row) > 1}
    network = {row[0]: row for row in rows(part(root, "network"))[1:]}
    wanted = {
        "neighbour": (average(45, 0), 0),
        "pd_west_koerper": (average(60, 0), average(105, 0)),
        "pd_west_haushalt": (average(0, 45), average(0, 60)),
    }
    assert plan.helper_minutes == {"neighbour": wanted["neighbour"][0]}
    for source, (minutes, paid) in wanted.items():
        assert giving[source]["help_minutes_per_week"]["a"] == minutes
        assert giving[source]["professional_minutes_per_week"]["a"] == paid
        name = names.anyone(source, Speech("de"))
        row = next(row for head, row in who.items() if name in head)
        assert row[2:4] == [str(minutes), str(paid) if paid else "–"]
        assert next(row for head, row in network.items() if name in head)[3] == str(minutes)
        assert f"{minutes} {minutes} {paid}" in shown
    assert "Einkaufen (Sa) nicht: Off time" in words(part(root, "who"))
    assert "A Einkaufen (Vormittag) Sa" in words(part(root, "week")).split("Es entfällt:")[1]
    assert f"Einkaufen: Term: Sa, zusammen {wanted['neighbour'][0]} Minuten je Woche" in words(
        part(root, "helper-neighbour")
    )
    present = plan.references["present"]
    assert present is not None
    assert present.professional_minutes_per_week == average(105 + 60, 60)
    assert present.covered == average(60 + 45, 45)
    assert f"Hilfe heute {present.professional_minutes_per_week} 0 {present.covered}" in shown


def test_needs_and_rights_are_told_week_type_by_week_type(two: Loaded[Case], planned: dict[str, Any]) -> None:
    root = parsed(made(planned, case=two.model, catalogue=shipped.catalogue().model))
    wash = next(row for row in rows(part(root, "needs")) if "Körperpflege" in row[0])
    shopping = next(row for row in rows(part(root, "needs")) if "Einkaufen" in row[0])
    assert wash[3:5] == ["Term: 3-mal", "Term: 3-mal"]
    assert shopping[3:5] == ["1-mal", "1-mal"]


def test_every_reader_knows_the_type_of_week(planned: dict[str, Any]) -> None:
    plan = Plan.model_validate(planned)
    for who in ("helper:neighbour", "payer:PK"):
        reader = recipient_of(who)
        assert reader is not None
        told = extract(plan, reader)
        assert [week["week_type"] for week in told.weeks].count("term") == TERM
    paid = extract(plan, Recipient("payer", "PK")).professional_minutes_per_week
    assert paid == average(105, 60)
