"""Scoring agrees with the published examples and with a second computation."""

import itertools
from datetime import date
from fractions import Fraction
from pathlib import Path
from random import Random
from typing import Any

import pytest

from assessment.case.assessed import NbaAnswers
from assessment.files.nba import read_nba
from assessment.ground.dated import NoLawForDay, read_yaml
from assessment.ground.errors import InputError
from assessment.nba import Scored, score
from assessment.nba.checks import nba_findings
from assessment.nba.instrument import instrument_on
from tests.nba import second

ON = date(2026, 11, 1)
FACTS = read_yaml(Path(__file__).with_name("examples.yaml").read_text(encoding="utf-8"))
FORM = ("criteria", "module_5_input", "sums", "weighted", "zero_modules", "sums_partial", "child")
ALL = tuple(f"module_{number}" for number in range(1, 7))
SOUND = [e for e in FACTS["examples"] if e["kind"] != "negative"]


def answers_of(example: dict[str, Any]) -> NbaAnswers:
    return NbaAnswers.model_validate({key: example[key] for key in FORM if key in example})


def scored(**form: Any) -> Scored:
    answers = NbaAnswers.model_validate(form)
    assert list(nba_findings(answers, instrument_on())) == []
    return score(answers, ON)


def by_id(example: dict[str, Any]) -> str:
    return str(example["id"])


@pytest.mark.parametrize("example", SOUND, ids=by_id)
def test_a_published_example_agrees(example: dict[str, Any]) -> None:
    found = score(answers_of(example), ON)
    said = example["published"]
    for module, points in said.get("weighted", {}).items():
        assert found.weighted[module] == Fraction(str(points)) * 100
    if "total" in said:
        low, high = found.totals
        assert low <= Fraction(str(said["total"])) * 100 <= high
        unknown = [m.id for m in found.modules if m.open]
        assert (found.total is None) == bool(unknown)
    if "pg" in said:
        assert found.grades[0] <= said["pg"] <= found.grades[1]
    if "pg_after_18_months" in said:
        assert found.later == said["pg_after_18_months"]
    if "group_A_points" in said:
        assert dict(found.modules[4].groups)["A"] == said["group_A_points"]


def test_an_invented_report_is_refused_for_each_of_its_reasons(tmp_path: Path) -> None:
    (bad,) = [e for e in FACTS["examples"] if e["kind"] == "negative"]
    file = tmp_path / "report.yaml"
    file.write_text(
        "sums: {module_3: 7, module_5: 8}\n"
        "weighted: {module_2: 7.5, module_4: 25.0, module_5: 10}\n"
        "published: {total: 61.25, pg: 3}\n",
        encoding="utf-8",
    )
    assert bad["sums"] == {"module_3": 7, "module_5": 8}
    with pytest.raises(InputError) as refused:
        read_nba(file)
    assert [(f.code, f.field) for f in refused.value.faults] == [
        ("nba.other_module_counts", "weighted.module_2"),
        ("nba.no_such_weight", "weighted.module_4"),
        ("nba.weight_differs", "weighted.module_5"),
    ]


@pytest.mark.parametrize("example", FACTS["own_boundary_cases"], ids=by_id)
def test_a_boundary_case_agrees_with_all_other_modules_at_zero(example: dict[str, Any]) -> None:
    form = {key: example[key] for key in FORM if key in example}
    given = {*form.get("weighted", {}), *form.get("sums", {})}
    if "module_5_input" in form:
        given.add("module_5")
    if any(item not in ("4.1.B",) for item in form.get("criteria", {})):
        given.add("module_4")
    found = scored(**form, zero_modules=[m for m in ALL if m not in given])
    said = example["expected"]
    json = found.as_json()
    for key, value in {
        "total": json["total"] and Fraction(json["total"]),
        "pg": json["pflegegrad"],
        "by_points": json["pflegegrad_by_points"],
        "weighted_23": json["weighted"]["module_23"] and Fraction(json["weighted"]["module_23"]),
        "group_C_points": json["group_points"]["C"],
        "module_4_part": json["module_4_part"],
    }.items():
        if key in said:
            assert value == Fraction(str(said[key])), key


def random_often(random: Random) -> dict[str, dict[str, int]]:
    units = {"5.13": ("per_week", "per_month"), "5.14": ("per_week", "per_month")}
    units["5.15"] = units["5.13"]
    found = {}
    for number in range(1, 16):
        if random.random() < 0.4:
            unit = random.choice(units.get(f"5.{number}", tuple(second.PER)))
            found[f"5.{number}"] = {unit: random.randint(0, 9)}
    return found


def random_points(random: Random) -> dict[str, int]:
    weights = random.choice([(9, 1, 1, 1), (1, 1, 1, 1), (1, 1, 2, 6)])
    return {item: random.choices(points, weights[: len(points)])[0] for item, points in second.POINTS.items()}


def sums_of(points: dict[str, int], often: dict[str, dict[str, int]]) -> dict[int, int]:
    sums = {m: sum(p for item, p in points.items() if item.startswith(f"{m}.")) for m in (1, 2, 3, 4, 6)}
    return {**sums, 5: second.module_5(often, points["5.16"])}


@pytest.mark.parametrize("block", range(20))
def test_two_thousand_generated_answers_agree_with_the_second_computation(block: int) -> None:
    random = Random(1000 + block)
    grades = set()
    for _ in range(100):
        points, often = random_points(random), random_often(random)
        found = scored(criteria=points, module_5_input=often)
        total = second.total(sums_of(points, often))
        assert found.total == total * 100
        assert found.grade == second.grade(total)
        grades.add(found.grade)
    assert len(grades) > 2


WORDS = {
    **dict.fromkeys(
        "146", ("selbstaendig", "ueberwiegend_selbstaendig", "ueberwiegend_unselbstaendig", "unselbstaendig")
    ),
    "2": ("vorhanden", "groesstenteils", "in_geringem_masse", "nicht_vorhanden"),
    "3": ("nie", "selten", "haeufig", "taeglich"),
}


@pytest.mark.parametrize("months", [18, 19, 23, 30, 35, 41, 47, 53, 59, 71, 83, 95, 119, 131, 132, 150])
def test_generated_answers_about_children_agree_with_the_second_computation(months: int) -> None:
    random = Random(months)
    for _ in range(40):
        levels = {
            item: random.choice((0, 1, 2, 3, 3)) for item in second.POINTS if item not in ("4.13", "5.16")
        }
        points = {item: second.child_points(item, level, months) for item, level in levels.items()}
        often = random_often(random) | {"5.K": {"per_week": random.randint(0, 3)}}
        words = {item: WORDS[item[0]][level] for item, level in levels.items()}
        found = scored(criteria=words, module_5_input=often, child={"age_months": months})
        total = second.total(sums_of({**points, "5.16": 0}, often))
        assert (found.total, found.grade) == (total * 100, second.grade(total))


@pytest.mark.parametrize("module", range(1, 7))
def test_every_edge_of_every_band_agrees(module: int) -> None:
    for points in range(len(second.BANDS[module])):
        rest = [f"module_{m}" for m in range(1, 7) if m != module]
        found = scored(sums={f"module_{module}": points}, zero_modules=rest)
        assert found.total == second.weigh(module, points) * 100
        assert found.grade == second.grade(second.weigh(module, points))


def test_words_of_levels_bring_the_points_of_the_law() -> None:
    words = {
        "4.8": "unselbstaendig",
        "4.9": "ueberwiegend_selbstaendig",
        "4.13": "teilweise",
        "4.1": "selbstaendig",
    }
    assert scored(criteria=words).modules[3].known == 9 + 2 + 6
    assert scored(criteria={"3.1": "selten", "3.2": "taeglich"}).modules[2].known == 1 + 5
    assert scored(criteria={"2.1": "in_geringem_masse"}).modules[1].known == 2
    assert scored(criteria={"5.16": "unselbstaendig"}).modules[4].known == 3


@pytest.mark.parametrize(("found", "points"), [("kontinent", 0), ("vollstaendig_inkontinent", 3), (None, 3)])
def test_incontinence_is_asked_before_4_11_counts(found: str | None, points: int) -> None:
    gate = {"continence": {"urine": found}} if found else {}
    assert scored(criteria={"4.11": "unselbstaendig"}, **gate).modules[3].known == points


def test_a_child_counts_only_what_is_beyond_its_age() -> None:
    three = {"age_months": 36}
    assert scored(criteria={"4.8": "ueberwiegend_unselbstaendig"}, child=three).modules[3].known == 6
    assert scored(criteria={"4.4": "unselbstaendig"}, child=three).modules[3].known == 0
    assert scored(criteria={"4.1": "unselbstaendig"}, child=three).modules[3].known == 3 - 2
    assert scored(criteria={"3.1": "taeglich"}, child=three).modules[2].known == 5
    assert scored(criteria={"4.4": "unselbstaendig"}, child={"age_months": 132}).modules[3].known == 3


def test_grave_feeding_problems_of_a_small_child_alone_make_grade_3() -> None:
    found = scored(criteria={"4.K": True}, zero_modules=["module_3", "module_5"], child={"age_months": 6})
    assert (found.total, found.grade) == (3000, 3)
    months = [(17, 3), (18, None)]
    for age, grade in months:
        form = {"weighted": {"module_5": 20, "module_3": 7.5}, "child": {"age_months": age}}
        assert scored(**form).grade == grade


def test_a_small_child_never_has_grade_1() -> None:
    for m3, m5 in itertools.product(range(0, 66, 3), range(16)):
        found = scored(sums={"module_3": m3, "module_5": m5}, child={"age_months": 3})
        assert found.grade == second.grade(second.weigh(3, m3) + second.weigh(5, m5), young=True) != 1


def test_a_day_before_the_instrument_is_an_error() -> None:
    with pytest.raises(NoLawForDay):
        score(NbaAnswers(zero_modules=ALL), date(2016, 12, 31))
