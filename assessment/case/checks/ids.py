"""Ids: each names one thing."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from assessment.case.case import Case
from assessment.ground.findings import FieldPath, Finding

Named = tuple[FieldPath, str]


def ids_are_unique(case: Case) -> Iterator[Finding]:
    """No two entries of one kind have the same id."""
    for named in (
        _ids("persons", (p.id for p in case.persons)),
        _own(case),
        _ids("homes", (h.id for h in case.homes)),
        _ids("goals", (g.id for g in case.goals)),
        _ids("needs", (n.id for n in case.needs)),
        _ids("helpers", (h.id for h in case.helpers)),
        _ids("assessments", (a.id for a in case.assessments)),
        _ids("employed", (e.id for e in case.employed)),
        _ids("gives", (g.id for g in case.gives)),
        _ids("views", (v.by for v in case.views)),
        _ids("wishes", (w.id for w in case.wishes)),
        _ids("orders", (o.id for o in case.orders)),
        _ids("grants", (g.id for g in case.grants)),
        _ids("week_types", (w.id for w in case.week_types)),
        _ids("phases", (p.id for p in case.phases)),
    ):
        first: dict[str, FieldPath] = {}
        for path, name in named:
            if name in first:
                yield Finding("id.twice", path, {"id": name}, first[name])
            first.setdefault(name, path)


def one_id_one_thing(case: Case) -> Iterator[Finding]:
    """A plan line names a person, helper, employee, own resource or need: they share one set of ids."""
    persons = _ids("persons", (p.id for p in case.persons))
    helpers = _ids("helpers", (h.id for h in case.helpers))
    needs = _ids("needs", (n.id for n in case.needs))
    first: dict[str, FieldPath] = {}
    employed = _ids("employed", (e.id for e in case.employed))
    for named in (persons, helpers, employed, _own(case), needs):
        for path, name in named:
            other = first.setdefault(name, path)
            if _kind(other) != _kind(path):
                is_client = (_kind(other), _kind(path)) == ("persons", "helpers")
                yield Finding("id.helper_is_person" if is_client else "id.shared", path, {"id": name}, other)


def _ids(section: str, names: Iterable[str]) -> list[Named]:
    return [((section, number, "id"), name) for number, name in enumerate(names)]


def _own(case: Case) -> list[Named]:
    return [
        (("persons", p, "own", number, "id"), own.id)
        for p, person in enumerate(case.persons)
        for number, own in enumerate(person.own)
    ]


def _kind(path: FieldPath) -> str:
    return str(path[-3])
