"""From answers to weighted points and Pflegegrad, by Anlagen 1 and 2 to § 15 SGB XI."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date

from assessment.case.assessed import NbaAnswers
from assessment.ground.source import TraceStep
from assessment.nba.age import ADULT, Age, age_of
from assessment.nba.checks import decimal
from assessment.nba.deciding import deciding
from assessment.nba.instrument import Instrument
from assessment.nba.modules import UNKNOWN, YES, Module, modules_of
from assessment.nba.often import enough_for
from assessment.nba.result import Completion, Scored

HIGHER_OF = ("module_2", "module_3")
"""Of these two only the one with more weighted points counts."""


def score(answers: NbaAnswers, on: date) -> Scored:
    """Score answers that `nba_findings` has nothing against.

    Args:
        answers: As stated; what is missing stays unknown.
        on: Day whose instrument is used.

    Raises:
        NoLawForDay: Before 2017.

    Source: SGB XI § 15 with Anlagen 1 and 2.
    """
    instrument = Instrument(on)
    age = age_of(answers, instrument)
    modules = modules_of(answers, age, instrument)
    weights = {module.id: module.weights(instrument) for module in modules}
    ends = tuple(_total({name: pick(found) for name, found in weights.items()}) for pick in (min, max))
    totals = (ends[0], ends[1])
    by_points = (instrument.grade(totals[0], age.young), instrument.grade(totals[1], age.young))
    grades = _with_special_need(answers, instrument, by_points)
    weighted: dict[str, int | None] = {name: _only(found) for name, found in weights.items()}
    higher = tuple(pick(max(pick(weights[name]) for name in HIGHER_OF) for _ in (0,)) for pick in (min, max))
    weighted["module_23"] = higher[0] if higher[0] == higher[1] else None
    settled = totals[0] == totals[1]
    total_by, grade_by = deciding(modules, instrument, age.young)
    ends_named = [_completion(modules, instrument, end) for end in (0, -1)]
    if _special(answers, instrument) is None:
        special = str(instrument.rule("special_need")["criterion"])
        total_by, grade_by = (*total_by, special), (*grade_by, special)
        ends_named = [{**named, special: met} for named, met in zip(ends_named, (False, True), strict=True)]
    if grades[0] == grades[1]:
        grade_by = ()
    return Scored(
        modules=modules,
        weighted=weighted,
        totals=totals,
        grades=grades,
        by_points=by_points,
        age_months=None if answers.child is None else age.months,
        later=instrument.grade(totals[0], young=False) if age.young and settled else None,
        completions=(ends_named[0], ends_named[1]),
        deciding=total_by,
        deciding_grade=grade_by,
        trace=tuple(_trace(instrument, modules, weighted, totals, by_points, grades, age)),
    )


def _total(weights: dict[str, int]) -> int:
    alone = sum(weight for name, weight in weights.items() if name not in HIGHER_OF)
    return alone + max(weights[name] for name in HIGHER_OF)


def _only(found: frozenset[int]) -> int | None:
    return next(iter(found)) if len(found) == 1 else None


def _special(answers: NbaAnswers, instrument: Instrument) -> bool | None:
    """Whether the special need is met; None if somebody noted that it is unknown."""
    found = answers.criteria.get(instrument.rule("special_need")["criterion"], False)
    return None if found == UNKNOWN else found in (True, YES)


def _with_special_need(
    answers: NbaAnswers, instrument: Instrument, by_points: tuple[int, int]
) -> tuple[int, int]:
    """No use of both arms and both legs is the highest Pflegegrad, whatever the points."""
    highest = int(instrument.rule("special_need")["pflegegrad"])
    found = _special(answers, instrument)
    if found is None:
        return by_points[0], highest
    return (highest, highest) if found else by_points


def _completion(modules: tuple[Module, ...], instrument: Instrument, end: int) -> Completion:
    """Name an answer for everything open that attains the lowest or the highest total."""
    named: dict[str, bool | int | Mapping[str, int]] = {}
    for module in modules:
        for answer in module.open:
            points = answer.points[end]
            if answer.name.startswith("group_"):
                more = points if points > answer.points[0] else 0
                named.update(enough_for(answer.name[-1], answer.items, more, instrument))
            else:
                named[answer.name] = points
    return named


def _trace(
    instrument: Instrument,
    modules: tuple[Module, ...],
    weighted: dict[str, int | None],
    totals: tuple[int, int],
    by_points: tuple[int, int],
    grades: tuple[int, int],
    age: Age,
) -> Iterator[TraceStep]:
    paragraph = instrument.paragraph("modules")
    if age.months != ADULT:
        rule = "young_children" if age.young else "age_norms"
        yield TraceStep("age_months", age.months, instrument.paragraph(rule))
    for module in modules:
        for group, points in module.groups:
            yield TraceStep(f"group_{group}", points, instrument.paragraph("module_5"))
        if module.stated_weight is None and module.answered:
            sums = module.sums()
            yield TraceStep(f"{module.id}_sum", _span(min(sums), max(sums)), paragraph)
        value = weighted[module.id]
        yield TraceStep(module.id, UNKNOWN if value is None else decimal(value), "SGB XI Anlage 2")
    higher = weighted["module_23"]
    yield TraceStep("module_23", UNKNOWN if higher is None else decimal(higher), "SGB XI § 15 Abs. 3")
    text = decimal(totals[0]) if totals[0] == totals[1] else f"{decimal(totals[0])}–{decimal(totals[1])}"
    yield TraceStep("total", text, "SGB XI § 15 Abs. 3")
    yield TraceStep("pflegegrad_by_points", _span(*by_points), instrument.paragraph("pflegegrade"))
    place = instrument.paragraph("special_need" if grades != by_points else "pflegegrade")
    yield TraceStep("pflegegrad", _span(*grades), place)


def _span(low: int, high: int) -> str | int:
    return low if low == high else f"{low}–{high}"
