from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from arrangement.law.benefits import benefit_rule
from arrangement.law.law import change_days, law_on, law_sha256
from arrangement.law.paragraphs import ACCORDING_TO_NEED, AMOUNTS
from arrangement.law.task_rules import task_rule
from assessment.case.words import Benefit, Task
from assessment.ground.dated import NoLawForDay, load_dated, read_yaml
from assessment.ground.errors import BugError
from assessment.ground.texts import fault_text, texts

DE = Path(__file__).parents[2] / "arrangement" / "law" / "de"
FILE = """\
schema: hilfemix.law.v1
relief:
  says: {de: Betrag, en: amount}
  law: SGB XI § 45b
  unit: EUR per month
  kind: ceiling
  values:
    2024-12-31: {value: 125, source: announcement A, note: UNVERIFIED since when}
    2025-01-01: {value: 131, source: announcement B, wording_from: 2025-06-01}
    2030-01-01: {value: null, source: it ends}
  checked: {on: 2026-08-19, against: the law's text}
"""
LAST_SEEN = date(2026, 11, 22)


def _load(tmp_path: Path, text: str) -> object:
    file = tmp_path / "some.yaml"
    file.write_text(text, encoding="utf-8")
    return load_dated(file)["relief"]


def test_a_value_holds_from_its_first_day_until_the_next(tmp_path: Path) -> None:
    file = tmp_path / "some.yaml"
    file.write_text(FILE, encoding="utf-8")
    relief = load_dated(file)["relief"]
    assert relief.value_on(date(2024, 12, 31))[1].value == 125
    assert relief.value_on(date(2025, 1, 1))[1].value == 131
    assert relief.value_on(date(2029, 12, 31))[1].value == 131
    assert relief.value_on(date(2030, 1, 1))[1].value is None
    assert relief.changes() == (date(2024, 12, 31), date(2025, 1, 1), date(2030, 1, 1))


def test_what_nobody_could_read_is_unverified(tmp_path: Path) -> None:
    file = tmp_path / "some.yaml"
    file.write_text(FILE, encoding="utf-8")
    blocks = load_dated(file)["relief"].values
    assert blocks[date(2024, 12, 31)].unverified_on(date(2024, 12, 31))
    assert blocks[date(2025, 1, 1)].unverified_on(date(2025, 5, 31))
    assert not blocks[date(2025, 1, 1)].unverified_on(date(2025, 6, 1))


def test_a_day_without_law_is_an_error_with_place_and_remedy(tmp_path: Path) -> None:
    file = tmp_path / "some.yaml"
    file.write_text(FILE, encoding="utf-8")
    with pytest.raises(NoLawForDay) as fault:
        load_dated(file)["relief"].value_on(date(2024, 12, 30))
    assert fault.value.exit_code == 2
    (found,) = fault.value.faults
    assert (found.file, found.field) == ("some.yaml", "relief")
    says, remedy = fault_text(found, "en")
    assert "2024-12-30" in says
    assert "2024-12-31" in remedy


@pytest.mark.parametrize(
    ("written", "instead"),
    [
        ("schema: hilfemix.law.v1", "schema: other"),
        ("value: 131", "value: 131.5"),
        ("value: 131, source: announcement B", "value: 131"),
        ("  kind: ceiling\n", "  kind: cieling\n"),
        ("  unit: EUR per month\n", ""),
        ("  law: SGB XI § 45b\n", "  law: SGB XI § 45b\n  law: SGB XI § 45b\n"),
        ("2025-01-01:", "2025-13-01:"),
        ("{de: Betrag, en: amount}", "{de: Betrag}"),
    ],
)
def test_a_faulty_law_file_is_our_bug(tmp_path: Path, written: str, instead: str) -> None:
    assert written in FILE
    with pytest.raises(BugError):
        _load(tmp_path, FILE.replace(written, instead))


def test_words_stay_words() -> None:
    assert read_yaml("{on: no, yes: off, a: true}") == {"on": "no", "yes": "off", "a": True}


def test_every_law_file_is_read() -> None:
    for file in DE.glob("*.yaml"):
        assert load_dated(file)


def test_the_law_can_be_built_for_every_change_date() -> None:
    days = change_days()
    assert date(2025, 1, 1) in days
    for day in (*days, LAST_SEEN):
        law = law_on(day)
        assert list(law.known())
        for benefit in AMOUNTS:
            assert benefit_rule(benefit, law).kind in ("ceiling", "cash")
        assert benefit_rule(Benefit.VERHINDERUNGSPFLEGE, law).kind == "yearly"
        for task in Task:
            assert task_rule(task, law)
        if day >= date(2021, 7, 15):
            for benefit in ACCORDING_TO_NEED:
                assert benefit_rule(benefit, law).kind == "according_to_need"


def test_every_benefit_has_its_paragraph() -> None:
    yearly = {Benefit.VERHINDERUNGSPFLEGE}
    assert AMOUNTS.keys() | yearly | ACCORDING_TO_NEED.keys() == set(Benefit)
    assert not (AMOUNTS.keys() | yearly) & ACCORDING_TO_NEED.keys()


def test_every_word_of_the_rules_has_a_text() -> None:
    law, known = law_on(LAST_SEEN), texts("de")
    for benefit in Benefit:
        rule = benefit_rule(benefit, law)
        assert all(f"law.condition.{name}" in known for name in rule.to_confirm)
        if rule.application is not None:
            assert f"word.office.{rule.application.to}" in known
            assert all(f"word.paper.{paper}" in known for paper in rule.application.papers)


def test_only_what_every_task_needs_is_reserved() -> None:
    law = law_on(LAST_SEEN)
    assert task_rule(Task.TREATMENT_CARE, law).informal == "instructed"
    assert task_rule(Task.TREATMENT_CARE, law).order_needed
    assert task_rule(Task.MEDICATION, law).informal == "instructed"
    for task in (Task.CHILD_PROTECTION, Task.INTENSIVE_CARE):
        assert task_rule(task, law).informal == "no"


def test_the_fingerprint_is_stable() -> None:
    assert law_sha256() == law_sha256()
    assert len(law_sha256()) == 64
