"""What is known of each module: settled points, and the answers that are still open with what they can be."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from decimal import Decimal
from fractions import Fraction

from assessment.case.assessed import NbaAnswers
from assessment.case.nba_values import HowOften
from assessment.nba.age import Age, is_rated, points_of_level, possible_points
from assessment.nba.instrument import HUNDREDTHS, SCORED_MODULES, Criterion, Instrument
from assessment.nba.often import GROUPS, group_points, points_above

UNKNOWN = "unknown"
NOT_APPLICABLE = "not_applicable"
YES, NO = "ja", "nein"
NEVER_NEEDED: frozenset[object] = frozenset({NOT_APPLICABLE, "entfaellt", "selbstaendig", 0})
"""A measure of module 5 that is not needed, or that the person does alone."""


@dataclass(frozen=True)
class Open:
    """An answer that is missing.

    Attributes:
        name: Criterion, or `group_A` to `group_C` of module 5.
        items: The criteria whose answers are missing.
        points: Every number of points that it can bring, in order.
    """

    name: str
    items: tuple[str, ...]
    points: tuple[int, ...]


@dataclass(frozen=True)
class Module:
    """What is known of one module.

    Attributes:
        known: Points settled by the answers.
        open: Missing answers.
        stated_weight: Weighted points in hundredths where a report states only these.
        answered: Whether anything is stated; without it the module is unknown, or 0 if nothing is open.
        groups: Points of the frequency groups of module 5, where each is settled.
    """

    id: str
    known: int
    open: tuple[Open, ...] = ()
    stated_weight: int | None = None
    answered: bool = True
    groups: tuple[tuple[str, int], ...] = ()

    def sums(self, without: str | None = None) -> frozenset[int]:
        """Every sum of points that the module can have, one open answer left out."""
        found = {self.known}
        for answer in self.open:
            if answer.name != without:
                found = {total + points for total in found for points in answer.points}
        return frozenset(found)

    def weights(self, instrument: Instrument) -> frozenset[int]:
        """Every weighted value that the module can have, in hundredths."""
        if self.stated_weight is not None:
            return frozenset({self.stated_weight})
        return frozenset(instrument.weigh(self.id, points) for points in self.sums())


def modules_of(answers: NbaAnswers, age: Age, instrument: Instrument) -> tuple[Module, ...]:
    """Read the answers module by module; they were checked before."""
    return tuple(_module(name, answers, age, instrument) for name in SCORED_MODULES)


def counted_points(
    criterion: Criterion, answer: object, answers: NbaAnswers, age: Age, instrument: Instrument
) -> int:
    """Points of one answer that is neither unknown nor missing."""
    if answer == NOT_APPLICABLE or not _gate_is_open(criterion, answers, instrument):
        return 0
    if isinstance(answer, bool):
        levels = sorted(criterion.levels.values())
        return levels[-1] if answer else levels[0]
    if isinstance(answer, int):
        return answer
    return points_of_level(criterion, criterion.word(str(answer)), age, instrument)


def hundredths(points: float | Decimal) -> int | None:
    """Weighted points in hundredths; None for finer fractions."""
    exact = Fraction(str(points)) * HUNDREDTHS
    return int(exact) if exact.denominator == 1 else None


def _module(name: str, answers: NbaAnswers, age: Age, instrument: Instrument) -> Module:
    rated = tuple(c for c in instrument.of_module(name) if is_rated(c, age, instrument))
    if _is_answered(answers, rated):
        return _settled(_from_answers(name, answers, rated, age, instrument), answers)
    if _is_an_exception_only(name, answers, age):
        return _settled(Module(name, 0, answered=False), answers)
    unknown = Module(name, 0, tuple(_missing(rated, rated, answers, age, instrument)), answered=False)
    return _settled(unknown, answers)


def _settled(module: Module, answers: NbaAnswers) -> Module:
    """What a report states about a module as a whole settles every answer that is still open in it."""
    sums: Mapping[str, int] = {str(name): points for name, points in answers.sums.items()}
    weights = {str(name): points for name, points in answers.weighted.items()}
    if module.answered and not module.open:
        return module
    if module.id in sums:
        return replace(module, known=sums[module.id], open=(), answered=True)
    if module.id in weights:
        return replace(module, stated_weight=hundredths(weights[module.id]), open=(), answered=True)
    if module.id in answers.zero_modules:
        return replace(module, known=0, open=(), answered=True)
    return module


def _is_an_exception_only(name: str, answers: NbaAnswers, age: Age) -> bool:
    """For small children most modules are not rated; 4.K is an exception that somebody would have noted."""
    if not age.young or name in ("module_3", "module_5"):
        return False
    return name != "module_4" or not (answers.sums_partial or "4.K" in answers.criteria)


def _is_answered(answers: NbaAnswers, rated: tuple[Criterion, ...]) -> bool:
    """`unknown` is no answer: it settles nothing about the criteria that are not listed."""
    given = {**answers.criteria, **answers.module_5_input}
    return any(given.get(criterion.id, UNKNOWN) != UNKNOWN for criterion in rated)


def _from_answers(
    name: str, answers: NbaAnswers, rated: tuple[Criterion, ...], age: Age, instrument: Instrument
) -> Module:
    given = {**answers.criteria, **answers.module_5_input}
    absent = tuple(c for c in rated if _is_open(c, given, answers))
    single = [c for c in rated if c.levels and c.id in given and c not in absent]
    known = sum(counted_points(c, given[c.id], answers, age, instrument) for c in single)
    groups: list[tuple[str, int]] = []
    if name == "module_5":
        groups = [(g, _known_group(g, answers, instrument)) for g in GROUPS]
        open_groups = {c.group for c in absent}
        known += sum(points for group, points in groups if group not in open_groups)
        groups = [pair for pair in groups if pair[0] not in open_groups]
        if not any(c.group == "D" for c in absent):
            groups.append(
                ("D", sum(counted_points(c, given[c.id], answers, age, instrument) for c in single))
            )
    return Module(name, known, tuple(_missing(absent, rated, answers, age, instrument)), groups=tuple(groups))


def _is_open(criterion: Criterion, given: Mapping[str, object], answers: NbaAnswers) -> bool:
    if criterion.id in given:
        return given[criterion.id] == UNKNOWN
    return answers.sums_partial


def _missing(
    absent: tuple[Criterion, ...],
    rated: tuple[Criterion, ...],
    answers: NbaAnswers,
    age: Age,
    instrument: Instrument,
) -> Iterator[Open]:
    for criterion in absent:
        if criterion.levels:
            gate = _gate_is_open(criterion, answers, instrument)
            points = possible_points(criterion, age, instrument) if gate else (0,)
            yield Open(criterion.id, (criterion.id,), points)
    for group in GROUPS:
        items = tuple(c.id for c in absent if c.group == group)
        if items:
            known = _known_group(group, answers, instrument)
            yield Open(f"group_{group}", items, points_above(group, known, instrument))


def _known_group(group: str, answers: NbaAnswers, instrument: Instrument) -> int:
    of_group = {c.id for c in instrument.of_module("module_5") if c.group == group}
    often = [
        (item, how)
        for item, how in sorted(answers.module_5_input.items())
        if item in of_group and isinstance(how, HowOften)
    ]
    return group_points(group, often, instrument)


def _gate_is_open(criterion: Criterion, answers: NbaAnswers, instrument: Instrument) -> bool:
    """4.11 and 4.12 count only with incontinence or a diversion; where that is not stated, they count."""
    if criterion.gate is None or answers.continence is None:
        return True
    found = getattr(answers.continence, criterion.gate)
    return found is None or found in instrument.rule("incontinence")["counts"]
