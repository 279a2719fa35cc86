"""Answers inside a case file: checked like a file of their own; a Vorprüfung warns, it never classifies."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

from assessment.case import Case
from assessment.case.assessed import Assessment, Child, NbaAnswers
from assessment.case.people import GivenPflegegrad
from assessment.ground.findings import Finding
from assessment.nba.age import is_child
from assessment.nba.checks import nba_findings
from assessment.nba.instrument import instrument_on
from assessment.nba.score import score


def answers_of(case: Case, assessment: Assessment) -> NbaAnswers | None:
    """The answers of an assessment; a child's age follows from its birth, unless the answers state one."""
    answers = assessment.nba
    born = case.person(assessment.person).birth_date
    if answers is None or answers.child is not None or not isinstance(born, date) or assessment.on < born:
        return answers
    child = Child(born=born, assessed=assessment.on)
    return answers.model_copy(update={"child": child}) if is_child(child, assessment.on) else answers


def assessments_are_sound(case: Case) -> Iterator[Finding]:
    """Every answer to the Begutachtungsinstrument can be; unknown persons are found by another check."""
    known = {person.id for person in case.persons}
    for number, assessment in enumerate(case.assessments):
        answers = answers_of(case, assessment) if assessment.person in known else None
        if answers is None:
            continue
        instrument = instrument_on(assessment.on)
        for finding in nba_findings(answers, instrument):
            place = ("assessments", number, "nba")
            first = None if finding.first is None else (*place, *finding.first)
            yield replace(finding, path=(*place, *finding.path), first=first)


def preliminary_grade_differs(case: Case) -> Iterator[Finding]:
    """Warn where the answers would make another Pflegegrad than the file says, or one where it says none."""
    for number, assessment in enumerate(case.assessments):
        answers = answers_of(case, assessment)
        if answers is None:
            continue
        found = score(answers, assessment.on).grade
        granted = case.person(assessment.person).pflegegrad
        path = ("assessments", number, "nba")
        if found and granted == "unknown":
            yield Finding("nba.not_assessed", path, {"right": found})
        stands = granted.grade if isinstance(granted, GivenPflegegrad) else 0
        if found is not None and granted != "unknown" and found != stands:
            yield Finding("nba.other_grade", path, {"right": found})
