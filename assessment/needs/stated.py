"""What the file states goes before what is derived."""

from __future__ import annotations

from assessment.case import Case
from assessment.case.needs import Need
from assessment.needs.bundle import PREFIX
from assessment.needs.entries import Entry

NUMBERED = ("nba_", "kf_")
"""How the sources begin that name a criterion."""


def is_stated(case: Case, entry: Entry) -> bool:
    """Whether a need of the file names the item, or the same kind of help without naming any item.

    A need of the same home does so for housework, whoever it was stated for. Derived needs that somebody
    confirmed stand for themselves alone: their sources may lead to others too.
    """
    return any(
        _covers(case, need, entry)
        for need in case.needs
        if _concerns(case, need, entry) and not _was_derived(need)
    )


def is_named(case: Case, person: str, source: str) -> bool:
    """Whether a need that somebody stated for the person names this source."""
    return any(
        need.person == person and source in need.sources and not _was_derived(need) for need in case.needs
    )


def _was_derived(need: Need) -> bool:
    return need.id.startswith(PREFIX)


def _concerns(case: Case, need: Need, entry: Entry) -> bool:
    if entry.norm.household:
        return case.person(need.person).home == entry.home
    return need.person == entry.person


def _covers(case: Case, need: Need, entry: Entry) -> bool:
    if need.person == entry.person and set(need.sources) & set(entry.sources):
        return True
    findings = {found.id for assessment in case.assessments for found in assessment.icf}
    named = [source for source in need.sources if source.startswith(NUMBERED) or source in findings]
    if entry.norm.household and need.person != entry.person:
        return need.task is entry.norm.task
    return need.task is entry.norm.task and not named
