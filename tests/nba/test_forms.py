"""The same answers in the shapes that reports have, and every published example through the command."""

from pathlib import Path
from typing import Any

import pytest
import yaml

from tests.cli.run_cli import ROOT, call_cli
from tests.nba.test_range import MODULES
from tests.nba.test_score import FACTS, SOUND, scored

CASES = [*SOUND, *FACTS["own_boundary_cases"]]


def stated(example: dict[str, Any]) -> dict[str, Any]:
    return {**example.get("published", {}), **example.get("expected", {})}


@pytest.mark.parametrize("example", CASES, ids=lambda example: str(example["id"]))
def test_the_command_agrees_with_every_published_example(example: dict[str, Any], tmp_path: Path) -> None:
    file = tmp_path / "example.yaml"
    file.write_text(yaml.safe_dump(example, allow_unicode=True), encoding="utf-8")
    found = call_cli("nba", str(file), "--json").object
    said, span = stated(example), found["range"]
    if "total" in said:
        assert float(span["total"][0]) <= said["total"] <= float(span["total"][1])
        assert found["total"] is None or float(found["total"]) == said["total"]
    if "pg" in said:
        assert span["pflegegrad"][0] <= said["pg"] <= span["pflegegrad"][1]
        assert found["pflegegrad"] in (None, said["pg"])
    weights = {**said.get("weighted", {})}
    if "weighted_23" in said:
        weights["module_23"] = said["weighted_23"]
    for module, points in weights.items():
        assert float(found["weighted"][module]) == points
    for group in "AC":
        if f"group_{group}_points" in said:
            assert found["group_points"][group] == said[f"group_{group}_points"]
    if "module_4_part" in said:
        assert found["module_4_part"] == said["module_4_part"]
    unknown = [name for name in found["deciding"] if name in MODULES]
    assert not unknown or found["total"] is None


def test_the_negative_example_is_refused_by_the_command(tmp_path: Path) -> None:
    (example,) = [e for e in FACTS["examples"] if e["kind"] == "negative"]
    file = tmp_path / "example.yaml"
    file.write_text(yaml.safe_dump(example, allow_unicode=True), encoding="utf-8")
    done = call_cli("nba", str(file), "--json")
    assert (done.code, done.out) == (2, "")
    assert {error["code"] for error in done.errors} == {
        "nba.other_module_counts",
        "nba.no_such_weight",
        "nba.weight_differs",
    }


def points_of(**form: Any) -> int:
    found = scored(**form)
    return next(m.known for m in found.modules if m.answered)


@pytest.mark.parametrize(
    ("item", "answers", "points"),
    [
        ("4.1", ["unselbstaendig", "unselbständig", "Unselbstständig", "3", 3], 3),
        ("4.8", ["überwiegend unselbständig", "ueberwiegend_unselbstaendig", 6, "6"], 6),
        ("2.1", ["größtenteils vorhanden", "groesstenteils", 1], 1),
        ("2.2", ["in geringem Maße vorhanden", "in_geringem_masse", 2], 2),
        ("3.1", ["häufig", "haeufig", 3], 3),
        ("3.2", ["nie oder sehr selten", "nie", 0, "not_applicable"], 0),
        ("5.16", ["entfällt", "selbständig", "entfaellt_oder_selbstaendig", 0], 0),
        ("5.1", ["entfällt", "selbständig", "not_applicable", 0], 0),
    ],
)
def test_a_level_may_be_a_word_or_points(item: str, answers: list[Any], points: int) -> None:
    assert [points_of(criteria={item: answer}) for answer in answers] == [points] * len(answers)


def test_weighted_points_may_be_numbers_or_decimals() -> None:
    rest = MODULES[1:]
    for written in (7.5, "7.5", "7,50", "7.50"):
        assert scored(weighted={"module_1": written}, zero_modules=rest).total == 750


def test_several_frequencies_of_one_measure_are_added() -> None:
    # A doctor once a week and another twice a month: 4.3 + 2 stay below 8.6; with five a month they do not.
    for month, points in ((2, 1), (4, 1), (5, 2)):
        found = scored(module_5_input={"5.13": {"per_week": 1, "per_month": month}})
        assert dict(found.modules[4].groups)["C"] == points


def test_what_is_stated_of_a_whole_module_settles_its_open_answers() -> None:
    rest = [module for module in MODULES if module != "module_4"]
    partial = {"criteria": {"4.1": 2, "4.8": "unknown"}, "sums_partial": True, "zero_modules": rest}
    assert scored(**partial, sums={"module_4": 8}).total == 2000
    assert scored(**partial, weighted={"module_4": 30}).total == 3000
    assert scored(**partial).totals == (0, 4000)


def test_grave_feeding_problems_may_be_a_sum_or_weighted_and_are_never_a_silent_no() -> None:
    small: dict[str, Any] = {"child": {"age_months": 6}, "zero_modules": ["module_3", "module_5"]}
    for form in ({"criteria": {"4.K": "ja"}}, {"sums": {"module_4": 20}}, {"weighted": {"module_4": 30}}):
        assert (scored(**small, **form).total, scored(**small, **form).grade) == (3000, 3)
    assert scored(**small).total == 0
    unknown = scored(**small, criteria={"4.K": "unknown"})
    assert (unknown.totals, unknown.grades, unknown.deciding) == ((0, 3000), (0, 3), ("module_4",))
    assert scored(**small, sums_partial=True).totals == (0, 3000)


def test_the_ends_name_the_special_need_too() -> None:
    found = scored(criteria={"4.1.B": "unknown"}, zero_modules=MODULES)
    assert [end["4.1.B"] for end in found.completions] == [False, True]
    for end, grade in zip(found.completions, found.grades, strict=True):
        assert scored(criteria=dict(end), zero_modules=MODULES).grade == grade


@pytest.mark.parametrize("months", [18, 24, 30, 42, 60, 96, 131, 132])
def test_age_norms_take_off_what_no_child_of_that_age_can_do(months: int) -> None:
    """From the table by hand: level found, less what the norm leaves to others, times the weight."""
    norms = {
        "4.8": (7, 20, 30),
        "4.10": (18, 42, 72),
        "2.8": (30, 78, 120),
        "4.11": (60, 60, 60),
        "6.2": (6, 60, 132),
    }
    weight = {"4.8": 3, "4.10": 2}
    words = {"2.8": ("vorhanden", "groesstenteils", "in_geringem_masse", "nicht_vorhanden")}
    default = ("selbstaendig", "ueberwiegend_selbstaendig", "ueberwiegend_unselbstaendig", "unselbstaendig")
    for item, ages in norms.items():
        norm = sum(1 for age in ages if months < age)
        for level, word in enumerate(words.get(item, default)):
            expected = max(0, level - norm) * weight.get(item, 1)
            assert points_of(criteria={item: word}, child={"age_months": months}) == expected


def test_the_example_of_the_docs_is_scored(tmp_path: Path) -> None:
    text = (ROOT / "docs" / "nba.md").read_text(encoding="utf-8").split("```yaml\n")[1].split("```")[0]
    file = tmp_path / "example.yaml"
    file.write_text(text, encoding="utf-8")
    found = call_cli("nba", str(file), "--json").object
    assert found["age_months"] == 41
    assert found["deciding"] == ["4.10", "5.12"]
    assert (found["range"]["total"], found["range"]["pflegegrad"]) == (["30.00", "50.00"], [2, 3])
