"""The range is tight, its ends are attained by what is named, and the deciding answers decide."""

import itertools
from datetime import date
from fractions import Fraction
from random import Random
from typing import Any

import pytest

from assessment.case.assessed import NbaAnswers
from assessment.nba import score
from tests.nba import second

ON = date(2026, 11, 1)
VISIT = {"module_5_input": {"5.13": {"per_month": 1}}}
"""Brings no points, and makes module 5 a module with an answer."""
MODULES = tuple(f"module_{number}" for number in range(1, 7))


def possible_sums(module: int, known: dict[str, int], unknown: list[str]) -> set[int]:
    """Every sum by enumeration."""
    base = sum(points for item, points in known.items() if item.startswith(f"{module}."))
    open_ = [second.POINTS[item] for item in unknown if item.startswith(f"{module}.")]
    return {base + sum(choice) for choice in itertools.product(*open_)}


def completions(sums: dict[int, set[int]]) -> set[Fraction]:
    """Totals of all combinations, one representative of every weight."""
    by_weight = {m: {second.weigh(m, s): s for s in found} for m, found in sums.items()}
    picks = [[(m, s) for s in found.values()] for m, found in by_weight.items()]
    return {second.total(dict(choice)) for choice in itertools.product(*picks)}


def partial(random: Random) -> tuple[dict[str, Any], dict[int, set[int]], dict[str, int], list[str]]:
    known: dict[str, int] = {}
    unknown: list[str] = []
    missing: list[int] = []
    sums: dict[int, set[int]] = {}
    for module in (1, 2, 3, 4, 6):
        items = [item for item in second.POINTS if item.startswith(f"{module}.")]
        if random.random() < 0.2:
            missing.append(module)
            sums[module] = set(range(len(second.BANDS[module])))
            continue
        count = random.choice([0, 0, 1, 2, 3])
        left = random.sample(items, count)
        known |= {i: random.choice(second.POINTS[i]) for i in items if i not in left}
        unknown += left
        sums[module] = possible_sums(module, known, left)
    diet = random.choice([0, 1, 2, 3, "unknown"])
    sums[5] = {0, 1, 2, 3} if diet == "unknown" else {int(diet)}
    form = {"criteria": {**known, **dict.fromkeys(unknown, "unknown"), "5.16": diet}, **VISIT}
    return form, sums, known, unknown


@pytest.mark.parametrize("block", range(10))
def test_five_hundred_partial_answers_have_tight_ranges(block: int) -> None:
    random = Random(block)
    for _ in range(50):
        form, sums, _, _ = partial(random)
        answers = NbaAnswers.model_validate(form)
        found = score(answers, ON)
        totals = completions(sums)
        assert found.totals == (min(totals) * 100, max(totals) * 100)
        assert (found.total is None) == (len(totals) > 1)
        grades = {second.grade(total) for total in totals}
        assert found.grades == (min(grades), max(grades))
        for completion, end in zip(found.completions, found.totals, strict=True):
            filled = completed(form, completion)
            again = score(filled, ON)
            assert again.total == end


def completed(form: dict[str, Any], completion: Any) -> NbaAnswers:
    criteria = {item: points for item, points in form["criteria"].items() if points != "unknown"}
    criteria |= {item: points for item, points in completion.items() if isinstance(points, int)}
    often = {item: how for item, how in completion.items() if not isinstance(how, int)}
    given = {item[0] for item in criteria} | {"5"}
    zero = [module for module in MODULES if module[-1] not in given]
    return NbaAnswers.model_validate({"criteria": criteria, "module_5_input": often, "zero_modules": zero})


@pytest.mark.parametrize("seed", range(150))
def test_deciding_answers_settle_the_result_and_none_can_be_spared(seed: int) -> None:
    random = Random(9000 + seed)
    form, sums, _, unknown = partial(random)
    found = score(NbaAnswers.model_validate(form), ON)
    open_names = [*unknown, *(["5.16"] if form["criteria"]["5.16"] == "unknown" else [])]
    open_names += [m.id for m in found.modules if not m.answered]
    assert set(found.deciding) <= set(open_names)
    assert bool(found.deciding) == (len(completions(sums)) > 1)
    assert set(found.deciding_grade) <= set(found.deciding)
    assert bool(found.deciding_grade) == (found.grades[0] != found.grades[1])
    # Settling: whatever the deciding answers are, the rest moves nothing.
    for _ in range(10):
        settled = dict(form["criteria"])
        for name in found.deciding:
            if name.startswith("module_"):
                items = [i for i in second.POINTS if i.startswith(f"{name[-1]}.")]
                settled |= {item: random.choice(second.POINTS[item]) for item in items}
            else:
                settled[name] = random.choice(second.POINTS[name])
        assert score(NbaAnswers.model_validate({"criteria": settled, **VISIT}), ON).total is not None


def test_sums_partial_leaves_unlisted_measures_open() -> None:
    form = {"module_5_input": {"5.1": {"per_day": 4}}, "sums_partial": True}
    zero = [module for module in MODULES if module != "module_5"]
    found = score(NbaAnswers.model_validate({**form, "zero_modules": zero}), ON)
    assert found.totals == (1000, 2000)
    best = found.completions[1]
    more = {**form["module_5_input"], **{i: h for i, h in best.items() if not isinstance(h, int)}}
    criteria = {i: p for i, p in best.items() if isinstance(p, int)}
    again = NbaAnswers.model_validate({"module_5_input": more, "criteria": criteria, "zero_modules": zero})
    assert score(again, ON).total == 2000


def test_an_unknown_special_need_keeps_grade_5_possible() -> None:
    answers = NbaAnswers.model_validate({"criteria": {"4.1.B": "unknown"}, "zero_modules": MODULES})
    found = score(answers, ON)
    assert (found.total, found.grades, found.deciding_grade) == (0, (0, 5), ("4.1.B",))


def test_unknown_is_no_answer_and_leaves_the_whole_module_open() -> None:
    zero = [module for module in MODULES if module != "module_1"]
    found = score(NbaAnswers.model_validate({"criteria": {"1.1": "unknown"}, "zero_modules": zero}), ON)
    assert (found.totals, found.deciding) == ((0, 1000), ("module_1",))
