"""What the assessments of one person say, item by item: the level, where it stands, what is unknown."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from assessment.case import Case
from assessment.case.assessed import NbaAnswers
from assessment.case.nba_values import HowOften
from assessment.nba.age import age_of
from assessment.nba.in_case import answers_of
from assessment.nba.instrument import Instrument, instrument_on, not_scored
from assessment.nba.modules import NOT_APPLICABLE, UNKNOWN, counted_points, modules_of

_NUMBERED = re.compile(r"(?P<area>nba_4_[1-6]|kf_6_[12])_(?P<number>[0-9]{1,2}|k)")

WORST = 3
"""The worst level; scales with fewer steps are spread over the same levels."""


@dataclass(frozen=True)
class Said:
    """One answer.

    Attributes:
        item: Criterion or ICF code.
        level: 0 the best to 3; for ICF the first qualifier 0 to 4; None if unknown.
        often: How often, for measures of module 5.
        regain: Whether the person wants to do it themselves again.
        path: Where it stands in the case.
        finding: Id of the finding, for ICF.
    """

    item: str
    level: int | None
    often: HowOften | None
    regain: bool
    path: tuple[str | int, ...]
    finding: str | None = None

    @property
    def is_need(self) -> bool:
        """Whether it says that help is needed."""
        return bool(self.level) or self.often is not None

    @property
    def is_unknown(self) -> bool:
        """Whether nobody knows."""
        return self.level is None and self.often is None

    @property
    def source(self) -> str:
        """Its name among the sources of a need: `nba_4_4_8`, `kf_6_2_1`, or the id of the finding."""
        if self.finding is not None:
            return self.finding
        module, _, number = self.item.partition(".")
        area = {"7": "kf_6_1", "8": "kf_6_2"}.get(module, f"nba_4_{module}")
        return f"{area}_{number.lower().replace('.', '_')}"


def item_named(source: str) -> str | None:
    """The criterion that a source of a need names, `4.8` for `nba_4_4_8`; None for a finding."""
    found = _NUMBERED.fullmatch(source)
    if found is None:
        return None
    area = {"kf_6_1": "7", "kf_6_2": "8"}.get(found["area"], found["area"].rpartition("_")[2])
    return f"{area}.{found['number'].upper()}"


def said_of(case: Case, person: str) -> tuple[Said, ...]:
    """Every answer about a person.

    Of several answers to a criterion the newest counts, and of several findings the newest of each agency.
    Who does not know never takes away what somebody knew.
    """
    newest: dict[tuple[str, str], Said] = {}
    for number in _in_order(case, person):
        for said in _said(case, number):
            key = (said.item, "" if said.finding is None else case.assessments[number].by)
            if key not in newest or not said.is_unknown:
                newest[key] = said
    return tuple(newest[key] for key in sorted(newest))


def not_answered(case: Case, person: str) -> tuple[Said, ...]:
    """Criteria that count as unknown though nobody wrote so: in modules without answer or stated as partial.

    An assessment without any answer about the scored modules asked for something else.
    """
    found: dict[str, Said] = {}
    for number in _in_order(case, person):
        assessment = case.assessments[number]
        answers = answers_of(case, assessment)
        if answers is None:
            continue
        instrument = instrument_on(assessment.on)
        bare = answers.model_copy(update={"sums": {}, "weighted": {}})
        stated = {str(name) for part in (answers.sums, answers.weighted) for name, n in part.items() if not n}
        modules = modules_of(bare, age_of(answers, instrument), instrument)
        if any(module.answered for module in modules) or answers.sums or answers.weighted:
            path = ("assessments", number, "nba")
            for module in modules:
                items = () if module.id in stated else (i for answer in module.open for i in answer.items)
                found |= {item: Said(item, None, None, False, path) for item in items}
    known = {said.item for said in said_of(case, person)}
    return tuple(found[item] for item in sorted(found) if item not in known)


def continence_of(case: Case, person: str) -> dict[str, str]:
    """The newest findings of continence that somebody stated: `urine`, `stool`."""
    found: dict[str, str] = {}
    for number in _in_order(case, person):
        nba = case.assessments[number].nba
        if nba is not None and nba.continence is not None:
            found |= {kind: word for kind, word in nba.continence.model_dump().items() if word is not None}
    return found


def _in_order(case: Case, person: str) -> list[int]:
    """Numbers of the assessments of a person, the oldest first."""
    mine = [(a.on, a.id, number) for number, a in enumerate(case.assessments) if a.person == person]
    return [number for _, _, number in sorted(mine)]


def _said(case: Case, number: int) -> Iterator[Said]:
    assessment = case.assessments[number]
    nba = answers_of(case, assessment)
    if nba is not None:
        instrument = instrument_on(assessment.on)
        regain = set(assessment.regain)
        for item, answer in nba.criteria.items():
            path = ("assessments", number, "nba", "criteria", item)
            yield Said(item, _level(item, answer, nba, instrument), None, item in regain, path)
        for item, often in nba.module_5_input.items():
            path = ("assessments", number, "nba", "module_5_input", item)
            if often != NOT_APPLICABLE:
                known = often if isinstance(often, HowOften) else None
                yield Said(item, None, known, item in regain, path)
    for place, found in enumerate(assessment.icf):
        qualifier = found.qualifier if isinstance(found.qualifier, int) else None
        if found.qualifier != NOT_APPLICABLE:
            where = ("assessments", number, "icf", place)
            yield Said(found.code, qualifier, None, found.regain, where, found.id)


def _level(item: str, answer: object, answers: NbaAnswers, instrument: Instrument) -> int | None:
    """The level of an answer: of its word, or of its points; in a child only what is beyond its age."""
    if answer == UNKNOWN:
        return None
    if item in not_scored(instrument):
        levels = not_scored(instrument)[item]
        return answer if isinstance(answer, int) else levels.get(str(answer), 0)
    criterion = instrument.criteria().get(item)
    if criterion is None or not criterion.levels:
        return 0
    points = counted_points(criterion, answer, answers, age_of(answers, instrument), instrument)
    place = list(criterion.levels.values()).index(points)
    return -(-place * WORST // (len(criterion.levels) - 1))
