"""R05: the screen, the page and the JSON object state the same numbers."""

from __future__ import annotations

import io

import pytest
from rich.console import Console

from arrangement.documents.names import names_of
from arrangement.documents.sources import covered
from arrangement.documents.speech import Speech
from arrangement.plan.plan import Plan
from assessment.ground.texts import Lang
from cli.views.plan import months_sheet, plan_sheet
from tests.cases import shipped
from tests.documents.pages import first, parsed, part, rows, words


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
    for line in plan.lines:
        cells = [words(cell) for cell in part(root, line.id)]
        assert speech.number(line.minutes) == cells[4]
        assert speech.number(line.professional_minutes) == cells[5]
        assert speech.euros(line.cents_per_month) == cells[7]
    aims = rows(part(root, "proof"))[1 : len(plan.tiers) + 1]
    assert [(row[1], row[2]) for row in aims] == [
        (speech.number(tier.value), speech.number(tier.bound)) for tier in plan.tiers
    ]
    mix = {row[0].removeprefix("\u00a0").strip(): row[1] for row in rows(part(root, "mix"))[1:]}
    assert mix == {speech.word("kind", kind): speech.number(n) for kind, n in plan.welfare_mix.items()}
    ledger = rows(part(root, "ledger"))[1:]
    for row, wanted in zip(ledger, plan.ledger, strict=True):
        assert row[1:] == [
            speech.amount(getattr(wanted, name), wanted.unit)
            for name in ("owed", "drawn", "chosen_otherwise", "pending", "undeliverable")
        ]
