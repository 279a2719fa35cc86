"""What the assessments of one person say, item by item: the level, where it stands, what is unknown."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from assessment.case import Case
from assessment.case.assessed import NbaAnswers
from assessment.case.nba_values import HowOften
from assessment.nba.age import age_of
from assessment.nba.in_case import answers_of
from assessment.nba.instrument import Instrument, instrument_on, not_scored
from assessment.nba.modules import NOT_APPLICABLE, UNKNOWN, counted_points


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
    def source(self) -> str:
        """Its name among the sources of a need: `nba_4_4_8`, `kf_6_2_1`, or the id of the finding."""
        if self.finding is not None:
            return self.finding
        module, _, number = self.item.partition(".")
        area = {"7": "kf_6_1", "8": "kf_6_2"}.get(module, f"nba_4_{module}")
        return f"{area}_{number.lower().replace('.', '_')}"


def said_of(case: Case, person: str) -> tuple[Said, ...]:
    """Every answer about a person; of several assessments the newest answer to an item counts."""
    newest: dict[str, Said] = {}
    order = sorted(
        ((a.on, a.id, number) for number, a in enumerate(case.assessments) if a.person == person),
    )
    for _, _, number in order:
        for said in _said(case, number):
            newest[said.item] = said
    return tuple(newest[item] for item in sorted(newest))


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
    return list(criterion.levels.values()).index(points)
