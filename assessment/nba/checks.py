"""Answers that contradict the instrument or each other: reported, never repaired."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from assessment.case.assessed import NbaAnswers
from assessment.case.nba_values import HowOften
from assessment.ground.findings import FieldPath, Finding, listed
from assessment.nba.age import Age, age_findings, age_of, is_rated, possible_points
from assessment.nba.instrument import Criterion, Instrument, not_scored
from assessment.nba.modules import (
    NEVER_NEEDED,
    NO,
    NOT_APPLICABLE,
    UNKNOWN,
    YES,
    Module,
    hundredths,
    modules_of,
)
from assessment.nba.often import OFTEN, counts_as


def nba_findings(answers: NbaAnswers, instrument: Instrument) -> Iterator[Finding]:
    """Give everything in the answers that cannot be."""
    first = list(age_findings(answers))
    if first:
        yield from first
        return
    age = age_of(answers, instrument)
    single = [
        *_criteria(answers, age, instrument),
        *_measures(answers, age, instrument),
        *_sums(answers, instrument),
        *_weighted(answers, instrument),
    ]
    if not any(finding.path[0] in ("criteria", "module_5_input", "sums") for finding in single):
        single += _contradictions(answers, age, instrument)
    yield from single
    if single:
        yield from _higher_module_left_out(answers, instrument)


def _criteria(answers: NbaAnswers, age: Age, instrument: Instrument) -> Iterator[Finding]:
    known = instrument.criteria()
    special = instrument.rule("special_need")["criterion"]
    for item, answer in answers.criteria.items():
        path: FieldPath = ("criteria", item)
        if item == special:
            if not isinstance(answer, bool) and answer not in (YES, NO, UNKNOWN):
                yield Finding("nba.yes_or_no", path)
        elif item in known:
            yield from _criterion(known[item], answer, path, answers, age, instrument)
        elif item in not_scored(instrument):
            yield from _of_scale(not_scored(instrument)[item], answer, path)
        else:
            yield Finding("nba.no_criterion", path)


def _criterion(
    criterion: Criterion,
    answer: object,
    path: FieldPath,
    answers: NbaAnswers,
    age: Age,
    instrument: Instrument,
) -> Iterator[Finding]:
    if answer != UNKNOWN and not is_rated(criterion, age, instrument):
        yield Finding("nba.not_rated_at_this_age", path)
    elif not criterion.levels:
        if isinstance(answer, bool) or answer not in (UNKNOWN, *NEVER_NEEDED):
            yield Finding("nba.say_how_often", path)
        elif isinstance(answers.module_5_input.get(criterion.id), HowOften):
            yield Finding("nba.stated_twice", path, {}, ("module_5_input", criterion.id))
    elif isinstance(answer, bool):
        if criterion.id != "4.K":
            yield Finding("nba.no_yes_or_no", path, {"known": listed(criterion.levels)})
    elif isinstance(answer, int):
        points = possible_points(criterion, age, instrument)
        if answer not in points:
            beyond = answer in criterion.levels.values()
            code = "nba.points_of_another_age" if beyond else "nba.no_such_points"
            yield Finding(code, path, {"known": listed(map(str, points))})
    else:
        yield from _of_scale(criterion.levels, criterion.word(str(answer)), path)


def _of_scale(levels: Mapping[str, int], answer: object, path: FieldPath) -> Iterator[Finding]:
    known = {"known": listed(levels)}
    if isinstance(answer, bool):
        yield Finding("nba.no_yes_or_no", path, known)
    elif isinstance(answer, int):
        if answer not in levels.values():
            yield Finding("nba.no_such_points", path, {"known": listed(map(str, levels.values()))})
    elif answer not in (*levels, UNKNOWN, NOT_APPLICABLE):
        yield Finding("nba.no_such_level", path, known)


def _measures(answers: NbaAnswers, age: Age, instrument: Instrument) -> Iterator[Finding]:
    known = instrument.criteria()
    for item, how in answers.module_5_input.items():
        path: FieldPath = ("module_5_input", item)
        if item not in known or known[item].levels or known[item].group is None:
            yield Finding("nba.no_measure", path)
        elif not is_rated(known[item], age, instrument):
            yield Finding("nba.not_rated_at_this_age", path)
        elif isinstance(how, HowOften):
            for unit in OFTEN:
                if getattr(how, unit) is not None and not counts_as(item, unit, instrument):
                    yield Finding("nba.not_by_day", (*path, unit))


def _sums(answers: NbaAnswers, instrument: Instrument) -> Iterator[Finding]:
    for module, points in answers.sums.items():
        most = instrument.most_points(module)
        if points > most:
            yield Finding("nba.sum_too_high", ("sums", module), {"most": most})


def _weighted(answers: NbaAnswers, instrument: Instrument) -> Iterator[Finding]:
    for module, points in answers.weighted.items():
        if hundredths(points) not in instrument.weights(module):
            known = listed(decimal(weight) for weight in instrument.weights(module))
            yield Finding("nba.no_such_weight", ("weighted", module), {"known": known})


def _contradictions(answers: NbaAnswers, age: Age, instrument: Instrument) -> Iterator[Finding]:
    """Single answers, sums and weighted points of one module must tell the same."""
    if age.young:
        for module in ("module_1", "module_2", "module_6"):
            for part in ("sums", "weighted"):
                if getattr(answers, part).get(module):
                    yield Finding("nba.not_rated_at_this_age", (part, module))
        points = {int(p) for p in instrument.criteria()["4.K"].levels.values()}
        if answers.sums.get("module_4", 0) not in points:
            yield Finding(
                "nba.sum_differs", ("sums", "module_4"), {"right": listed(map(str, sorted(points)))}
            )
    bare = answers.model_copy(update={"sums": {}, "weighted": {}, "zero_modules": ()})
    for one in modules_of(bare, age, instrument):
        yield from _of_module(one, answers, instrument)


def _of_module(module: Module, answers: NbaAnswers, instrument: Instrument) -> Iterator[Finding]:
    name = module.id
    stated = {str(key): value for key, value in answers.sums.items()}.get(name)
    points = {str(key): value for key, value in answers.weighted.items()}.get(name)
    weight = None if points is None else hundredths(points)
    if module.answered and stated is not None and stated not in module.sums():
        yield Finding("nba.sum_differs", ("sums", name), {"right": _span(module.sums())})
    possible = module.weights(instrument) if module.answered else None
    if stated is not None:
        possible = frozenset({instrument.weigh(name, stated)})
    if weight in instrument.weights(name) and possible is not None and weight not in possible:
        right = ", ".join(decimal(value) for value in sorted(possible))
        yield Finding("nba.weight_differs", ("weighted", name), {"right": right})
    zero = [str(key) for key in answers.zero_modules]
    if name in zero and (stated or points or (module.answered and min(module.sums()))):
        yield Finding("nba.zero_differs", ("zero_modules", zero.index(name)), {"module": name})


def _higher_module_left_out(answers: NbaAnswers, instrument: Instrument) -> Iterator[Finding]:
    """Told only of a report that is wrong anyway: weighing the lower of modules 2 and 3 alone is no fault."""
    for left, right in (("module_2", "module_3"), ("module_3", "module_2")):
        if left in answers.weighted and right in answers.sums and right not in answers.weighted:
            stated = hundredths(answers.weighted[left])
            other = instrument.weigh(right, answers.sums[right])
            if stated is not None and other > stated:
                yield Finding(
                    "nba.other_module_counts", ("weighted", left), {"module": right, "right": decimal(other)}
                )


def decimal(value: int) -> str:
    """Hundredths as a decimal string: 2750 is `27.50`."""
    return f"{value // 100}.{value % 100:02d}"


def _span(values: frozenset[int]) -> str:
    low, high = min(values), max(values)
    return str(low) if low == high else f"{low}–{high}"
