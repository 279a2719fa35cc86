"""Let checks, law, matching, rules and aims read a watched case, and note who read what."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable, Mapping
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import date
from pathlib import PurePath
from types import CodeType, FrameType
from typing import Any

from arrangement.audit import audit_plan
from arrangement.audit.audit import PLAN_SCHEMA
from arrangement.audit.checks import CHECKS as INVARIANTS
from arrangement.catalogue import Catalogue
from arrangement.catalogue.plannable import unplannable
from arrangement.deadlines.derive import deadlines_of
from arrangement.funding.money import money_of
from arrangement.law.law import law_on
from arrangement.law.rights import derive_rights
from arrangement.matching.match import CONDITIONS
from arrangement.policy import Policy
from arrangement.problem import Problem
from arrangement.problem.build import build_problem
from arrangement.responsibility.of_case import rights_with_access
from assessment.case import Case
from assessment.case.checks import CASE_CHECKS, unknown_outside
from assessment.case.checks.phases import phases_fit_the_horizon
from assessment.case.checks.private import identifiers_in_free_text, unsafe_marks_without_effect
from assessment.case.limits import read_only
from assessment.case.seen import seen_by
from assessment.files.read import Loaded, kind_of
from assessment.ground.errors import HumanStepFirst, InputError
from assessment.nba.in_case import assessments_are_sound, preliminary_grade_differs
from assessment.needs import completed
from solver.aims import AIMS
from solver.aims.links import links
from solver.case.open_points import open_points, outgrown
from solver.case.propose import as_seen_by, check_gates
from solver.case.references import approved, present
from solver.rows import Columns
from solver.rules import RULES
from solver.why.recorded import EACH, Path, watched_data, watched_model
from solver.why.sites import PARTS, Field, fields_made, is_of_problem

MOST_FRAMES = 60


@dataclass(frozen=True, order=True)
class Reader:
    """Who reads a field.

    Attributes:
        kind: `check`, `view`, `assessment`, `need`, `law`, `condition`, `rule`, `aim`, `funding`, `plan` or
            `audit`.
        id: Its name among those of its kind.
    """

    kind: str
    id: str


def readers_of(
    case: Loaded[Case], catalogue: Catalogue, policy: Policy, on: date
) -> dict[str, tuple[Reader, ...]]:
    """Give for each field of a case who reads it.

    Fields of entries that the case does not have are not in it: nothing of them can be read.

    Args:
        case: A sound case, as it was read.
        catalogue: Offers to match with.
        policy: Limits and weights.
        on: Plan date.

    Returns:
        Readers by path such as `helpers[].gladly_minutes`, for every field that somebody read.
    """
    watch = _Watch()
    watch.direct["schema"] = {Reader("check", kind_of.__name__)}  # the door of every file
    watched = replace(case, model=watched_model(case.model, (), watch.note))
    for view in (None, *(view.by for view in case.model.views)):
        # What cannot be planned yet stops the building, after everybody before has read it.
        with suppress(InputError, HumanStepFirst, ValueError):
            _let_read(watched, catalogue, policy, on, watch, view)
    found = {path: set(readers) for path, readers in watch.direct.items()}
    for path, fields in watch.made.items():
        found.setdefault(path, set()).update(r for field in fields for r in watch.of_problem.get(field, ()))
    return {path: tuple(sorted(readers)) for path, readers in sorted(found.items()) if readers}


class _Watch:
    """What was read so far.

    Attributes:
        direct: Readers by path.
        made: Fields of the problem that were made of a path.
        of_problem: Rules and aims by field of the problem.
        read: Fields of the problem read since it was last emptied.
    """

    def __init__(self) -> None:
        self.direct: dict[str, set[Reader]] = {}
        self.made: dict[str, set[Field]] = {}
        self.of_problem: dict[Field, set[Reader]] = {}
        self.read: set[Field] = set()
        self._seen: set[tuple[Any, ...]] = set()
        self._readers = _named_readers()

    def note(self, path: Path, name: str) -> None:
        """A field of the case was read: by the named check or condition, else by the room of the code."""
        frames = _frames(sys._getframe(2))
        key = (path, name, tuple(frames))
        if key in self._seen:
            return
        self._seen.add(key)
        where = _told((*path, name))
        near: Reader | None = None
        building = True
        for code, at in frames:
            reader = self._reader(code)
            near = near or reader
            if reader is not None and code in NAMED:
                self.direct.setdefault(where, set()).add(reader)
            if near is None and building and is_of_problem(code):
                fields, building = fields_made(code, at)
                self.made.setdefault(where, set()).update(fields)
        if near is not None and near.kind not in ("check", "audit"):
            self.direct.setdefault(where, set()).add(near)

    def note_problem(self, path: Path, name: str) -> None:
        """A field of the problem was read."""
        self.read.add((path[0], name))

    def credit(self, reader: Reader, fields: Iterable[Field]) -> None:
        """Enter who read fields of the problem."""
        for field in fields:
            self.of_problem.setdefault(field, set()).add(reader)

    def _reader(self, code: CodeType) -> Reader | None:
        if code not in self._readers:
            self._readers[code] = _by_room(code)
        return self._readers[code]


def _let_read(
    loaded: Loaded[Case], catalogue: Catalogue, policy: Policy, on: date, watch: _Watch, view: str | None
) -> None:
    """Let everybody read who reads a case on its way to a plan; the solver itself reads rows only."""
    seen = as_seen_by(loaded, view)
    with suppress(InputError, HumanStepFirst):
        check_gates(seen, catalogue, on)
    case = seen.model
    for check in CHECKS:
        _exhaust(check(case))
    _exhaust(unplannable(case, catalogue))
    completed(case)
    rights = derive_rights(case, on)
    rights_with_access(case, on)
    deadlines_of(case, on)
    money_of(case, catalogue, [], rights)
    open_points(case, on)
    outgrown(case, catalogue, [], on)
    audit_plan(case, {"schema": PLAN_SCHEMA, "on": on.isoformat()}, catalogue, policy, {})
    problem = build_problem(case, catalogue, policy, law_on(on), rights, on).problem
    present(case, problem)
    approved(case, problem)
    frozen: Problem = watched_data(problem, frozenset(PARTS.values()), watch.note_problem)
    columns = Columns(frozen)
    for rule, rows in RULES:
        watch.read.clear()
        _exhaust(rows(frozen, columns))
        watch.credit(Reader("rule", rule.id), watch.read)
    linked = _Linked(frozen, columns, watch)
    for aim, objective in AIMS:
        watch.read.clear()
        terms = objective(frozen, columns).terms
        watch.credit(Reader("aim", aim.id), watch.read | linked.behind(column for column, _ in terms))


class _Linked:
    """What stands behind derived columns: an aim that counts one reads what its definition reads."""

    def __init__(self, problem: Problem, columns: Columns, watch: _Watch) -> None:
        decided = (columns.amount, columns.visit, columns.attend, columns.extra)
        decisions = {column for table in decided for column in table.values()}
        self._together: dict[int, int] = {}
        self._read: dict[int, set[Field]] = {}
        watch.read.clear()
        for row in links(problem, columns):
            derived = [column for column, _ in row.terms if column not in decisions]
            for column in derived:
                self._join(derived[0], column)
            if derived:
                self._read.setdefault(self._root(derived[0]), set()).update(watch.read)
            watch.read.clear()

    def behind(self, columns: Iterable[int]) -> set[Field]:
        """Fields that the definitions of columns read."""
        return {field for column in columns for field in self._read.get(self._root(column), ())}

    def _root(self, column: int) -> int:
        while (above := self._together.get(column, column)) != column:
            column = above
        return column

    def _join(self, one: int, other: int) -> None:
        first, second = self._root(one), self._root(other)
        if first != second:
            self._together[second] = first
            self._read.setdefault(first, set()).update(self._read.pop(second, set()))


def _frames(frame: FrameType | None) -> list[tuple[CodeType, int]]:
    found: list[tuple[CodeType, int]] = []
    while frame is not None and len(found) < MOST_FRAMES and frame.f_code is not _let_read.__code__:
        found.append((frame.f_code, frame.f_lasti))
        frame = frame.f_back
    return found


def _by_room(code: CodeType) -> Reader | None:
    """Everything else by the room in which it stands."""
    module = ".".join(PurePath(code.co_filename).with_suffix("").parts[-4:])
    for room, kind in _ROOMS.items():
        _, found, file = module.rpartition(f"{room}.")
        if found:
            return Reader(kind, file.replace(".p", "_"))
    return None


_ROOMS: Mapping[str, str] = {
    "arrangement.deadlines": "law",
    "arrangement.law": "law",
    "arrangement.responsibility": "law",
    "arrangement.funding": "funding",
    "assessment.needs": "need",
    "assessment.nba": "assessment",
    "solver.case": "plan",
}

CHECKS: tuple[Callable[[Case], Iterable[Any]], ...] = (
    *CASE_CHECKS,
    identifiers_in_free_text,
    unsafe_marks_without_effect,
    read_only,
    assessments_are_sound,
    preliminary_grade_differs,
)


def _named_readers() -> dict[CodeType, Reader | None]:
    """Conditions and invariants by id; checks by the name of their function."""
    named: dict[CodeType, Reader | None] = {seen_by.__code__: Reader("view", seen_by.__name__)}
    checks: tuple[Callable[..., Any], ...] = (*CHECKS, phases_fit_the_horizon, unknown_outside)
    named |= {_code(check): Reader("check", check.__name__) for check in checks}
    named |= {_code(asks): Reader("condition", condition.id) for condition, asks in CONDITIONS}
    return named | {_code(one.looks): Reader("audit", one.id) for one in INVARIANTS}


def _code(function: Callable[..., Any]) -> CodeType:
    found = function.__code__
    assert isinstance(found, CodeType)
    return found


NAMED = frozenset(_named_readers())


def _exhaust(found: Iterable[Any]) -> None:
    for _ in found:
        pass


def _told(path: Path) -> str:
    text = ""
    for step in path:
        text += step if step == EACH else f".{step}" if text else step
    return text
