"""Answers that cannot be are refused with place and remedy; the command shows what it found."""

from pathlib import Path

import pytest

from assessment.files.nba import read_nba
from assessment.ground.errors import InputError
from tests.cli.run_cli import call_cli
from tests.files.small import SMALL, changed, faults_of, read


@pytest.mark.parametrize(
    ("text", "code", "field"),
    [
        ('criteria: {"4.14": 1}', "nba.no_criterion", 'criteria["4.14"]'),
        ('criteria: {"4.4": 4}', "nba.no_such_points", 'criteria["4.4"]'),
        ('criteria: {"3.1": 2}', "nba.no_such_points", 'criteria["3.1"]'),
        ('criteria: {"1.1": schwach}', "nba.no_such_level", 'criteria["1.1"]'),
        ('criteria: {"1.1": true}', "nba.no_yes_or_no", 'criteria["1.1"]'),
        ('criteria: {"4.1.B": 1}', "nba.yes_or_no", 'criteria["4.1.B"]'),
        ('criteria: {"5.1": 3}', "nba.say_how_often", 'criteria["5.1"]'),
        ('criteria: {"4.K": true}', "nba.not_rated_at_this_age", 'criteria["4.K"]'),
        ('module_5_input: {"5.16": {per_day: 1}}', "nba.no_measure", 'module_5_input["5.16"]'),
        ('module_5_input: {"5.13": {per_day: 1}}', "nba.not_by_day", 'module_5_input["5.13"].per_day'),
        ('module_5_input: {"5.1": {}}', "nba.how_often", 'module_5_input["5.1"]'),
        ('module_5_input: {"5.1": 3}', "value.word_or_map", 'module_5_input["5.1"]'),
        ('module_5_input: {"5.1": {per_week: 0.5}}', "number.not_whole", 'module_5_input["5.1"].per_week'),
        ('criteria: {"5.1": {per_day: 3}}', "nba.answer_form", 'criteria["5.1"]'),
        ('criteria: {"4.1": [3]}', "nba.answer_form", 'criteria["4.1"]'),
        ('criteria: {"4.1": -1}', "nba.answer_form", 'criteria["4.1"]'),
        ('criteria: {"F 4.4.1": 3}', "nba.no_criterion", "criteria.?"),
        ('criteria: {"7.8": 3}', "nba.no_criterion", 'criteria["7.8"]'),
        ('criteria: {"8.1": 4}', "nba.no_such_points", 'criteria["8.1"]'),
        ('criteria: {"8.1": schwach}', "nba.no_such_level", 'criteria["8.1"]'),
        ('criteria: {"7.5": true}', "nba.no_yes_or_no", 'criteria["7.5"]'),
        (
            'criteria: {"5.1": entfaellt}\nmodule_5_input: {"5.1": {per_day: 3}}',
            "nba.stated_twice",
            'criteria["5.1"]',
        ),
        ('child: {age_months: 36}\ncriteria: {"4.1": 3}', "nba.points_of_another_age", 'criteria["4.1"]'),
        ("child: {age_months: 6}\nsums: {module_4: 8}", "nba.sum_differs", "sums.module_4"),
        ("child: {age_months: 6}\nsums: {module_1: 8}", "nba.not_rated_at_this_age", "sums.module_1"),
        ("weighted: {module_1: viel}", "nba.weighted_form", "weighted.module_1"),
        ("weighted: {module_1: true}", "nba.weighted_form", "weighted.module_1"),
        ("weighted: {module_23: 15}", "value.misspelt", "weighted.module_23"),
        ("criteria: [1]", "value.not_a_map_of_entries", "criteria"),
        ("sums: {module_1: 16}", "nba.sum_too_high", "sums.module_1"),
        ("weighted: {module_4: 25.0}", "nba.no_such_weight", "weighted.module_4"),
        ("sums: {module_1: 3}\nweighted: {module_1: 5}", "nba.weight_differs", "weighted.module_1"),
        ('criteria: {"1.1": 1}\nsums: {module_1: 3}', "nba.sum_differs", "sums.module_1"),
        ("sums: {module_1: 3}\nzero_modules: [module_1]", "nba.zero_differs", "zero_modules[0]"),
        ("child: {}", "nba.no_age", "child"),
        ("child: {born: 2026-01-01, assessed: 2025-01-01}", "nba.assessed_before_birth", "child.assessed"),
        (
            "child: {born: 2025-01-10, assessed: 2026-01-09, age_months: 12}",
            "nba.two_ages",
            "child.age_months",
        ),
        ('child: {age_months: 6}\ncriteria: {"1.1": 1}', "nba.not_rated_at_this_age", 'criteria["1.1"]'),
        ("weighted: {module_5: 5}\npublished: {total: 100}", "nba.published_total", "published.total"),
        ("weighted: {module_5: 20}\npublished: {pg: 4}", None, None),
        (
            "weighted: {module_1: 10, module_4: 40}\npublished: {pg: 1}",
            "nba.published_grade",
            "published.pg",
        ),
        ("sums: {module_5: 1}\npublished: {weighted: {module_5: 10}}", "nba.published_weight", None),
        ('weighted: {module_4: 40}\npublished: {total: "39,75"}', "nba.published_total", "published.total"),
        ('weighted: {module_4: 40}\npublished: {pg: "1"}', "nba.published_grade", "published.pg"),
        (
            'module_5_input: {"5.1": {per_day: 4}}\npublished: {group_A_points: 3}',
            "nba.published_sum",
            "published.group_A_points",
        ),
    ],
)
def test_what_cannot_be_is_refused_at_its_place(
    tmp_path: Path, text: str, code: str | None, field: str | None
) -> None:
    file = tmp_path / "answers.yaml"
    file.write_text(f"{text}\n", encoding="utf-8")
    if code is None:
        read_nba(file)
        return
    with pytest.raises(InputError) as refused:
        read_nba(file)
    (fault,) = refused.value.faults
    assert fault.code == code
    assert fault.line is not None
    assert field is None or fault.field == field


def test_the_command_prints_the_contract(tmp_path: Path) -> None:
    file = tmp_path / "answers.yaml"
    file.write_text(
        "sums: {module_1: 2, module_4: 8}\nzero_modules: [module_2, module_3]\n", encoding="utf-8"
    )
    done = call_cli("nba", str(file), "--json")
    found = done.object
    assert found["total"] is None
    assert found["range"]["total"] == ["22.50", "57.50"]
    assert found["range"]["pflegegrad"] == [1, 3]
    assert found["deciding"] == ["module_5", "module_6"]
    assert {"step", "value", "paragraph"} <= set(found["trace"][0])
    shown = call_cli("nba", str(file), "--lang", "de").out
    assert "Vorprüfung, keine Einstufung" in shown
    assert "22,50 bis 57,50" in shown


CASE = """assessments:
  - {id: a1, person: p1, on: 2026-01-10, by: medizinischer_dienst, nba: {criteria: {"4.8": 8}}}
present_support:"""


def test_answers_inside_a_case_are_checked_at_their_place() -> None:
    (fault,) = faults_of(changed(("present_support:", CASE)))
    assert (fault.code, fault.field) == ("nba.no_such_points", 'assessments[0].nba.criteria["4.8"]')


def test_a_preliminary_grade_that_differs_is_a_warning_never_a_right() -> None:
    zero = "zero_modules: [module_1, module_2, module_3, module_5, module_6]"
    text = changed(("present_support:", CASE.replace('{"4.8": 8}', '{"4.8": 9}, ' + zero)))
    codes = {warning.code for warning in read(text).warnings}
    assert codes & {"nba.other_grade", "nba.not_assessed"}
    assert not {warning.code for warning in read(SMALL).warnings} & {"nba.other_grade", "nba.not_assessed"}
