"""References: each id that is named stands somewhere in the case."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping

from assessment.case.case import Case
from assessment.case.needs import Need
from assessment.case.times import WeekTimes
from assessment.ground.errors import MOST_FAULTS
from assessment.ground.findings import FieldPath, Finding, listed, nearest

_MOST_LISTED = 5

SECTIONS: Mapping[str, tuple[str, ...]] = {
    "person": ("persons",),
    "home": ("homes",),
    "goal": ("goals",),
    "need": ("needs",),
    "helper": ("helpers", "employed"),
    "order": ("orders",),
    "week_type": ("week_types",),
    "phase": ("phases",),
}
"""Where the ids of each kind of thing stand in a case."""

Reference = tuple[str, FieldPath, str | None]
"""Kind of thing named, where, and its id; None names nothing."""


def references_are_known(case: Case) -> Iterator[Finding]:
    """Every person, home, goal, need, helper, order and week type that is named exists."""
    known = {
        kind: {entry.id for section in sections for entry in getattr(case, section)}
        for kind, sections in SECTIONS.items()
    }
    yield from unknown(_references(case), known)


def unknown(references: Iterable[Reference], known: Mapping[str, Collection[str]]) -> Iterator[Finding]:
    """Give the references to nothing, with the known ids that look most like them.

    Args:
        references: What is named.
        known: Ids that exist, by kind.
    """
    count = 0
    for kind, path, name in references:
        if name is None or name in known[kind]:
            continue
        count += 1
        # Only what will be shown is worth the search.
        params = {"id": name, "known": told_known(name, known[kind], search=count <= MOST_FAULTS)}
        yield Finding(f"reference.{kind}", path, params)


def told_known(name: str, known: Collection[str], search: bool = True) -> str:
    """List the known ids that look most like a name, else the first of them."""
    near = nearest(name, known) if search else []
    return listed(near or sorted(known)[:_MOST_LISTED])


def _references(case: Case) -> Iterator[Reference]:
    yield from _of_persons(case)
    yield from _of_needs(case)
    for number, helper in enumerate(case.helpers):
        yield "person", ("helpers", number, "is_person"), helper.is_person
        yield "home", ("helpers", number, "home"), helper.home
        yield from _each("home", ("helpers", number, "helps_at"), helper.helps_at)
        yield from _of_times(("helpers", number, "times"), helper.times)
        yield from _of_times(("helpers", number, "on_call_times"), helper.on_call_times)
        for c, consent in enumerate(helper.consents):
            yield from _each("person", ("helpers", number, "consents", c, "persons"), consent.persons)
    yield from _of_assessed(case)
    yield from _of_will(case)
    for number, order in enumerate(case.orders):
        yield "person", ("orders", number, "person"), order.person
    for number, grant in enumerate(case.grants):
        yield "person", ("grants", number, "person"), grant.person
    for number, amount in enumerate(case.amounts_used):
        yield "person", ("amounts_used", number, "person"), amount.person
    for number, used in enumerate(case.claims_used):
        yield "person", ("claims_used", number, "person"), used.person
    for number, support in enumerate(case.present_support):
        yield "need", ("present_support", number, "need"), support.need
    for number, entry in enumerate(case.calendar):
        yield "week_type", ("calendar", number, "week_type"), entry.week_type
    for number, week_type in enumerate(case.week_types):
        yield from _each("person", ("week_types", number, "away"), week_type.away)
        yield from _each("helper", ("week_types", number, "resting"), week_type.resting)
        for place, stay in enumerate(week_type.kurzzeitpflege):
            yield "person", ("week_types", number, "kurzzeitpflege", place, "person"), stay.person


def _of_persons(case: Case) -> Iterator[Reference]:
    for number, person in enumerate(case.persons):
        yield "home", ("persons", number, "home"), person.home
        for r, stay in enumerate(person.residence):
            yield "home", ("persons", number, "residence", r, "home"), stay.home
            yield "week_type", ("persons", number, "residence", r, "week_type"), stay.week_type
        for c, consent in enumerate(person.consents):
            yield "need", ("persons", number, "consents", c, "need"), consent.need
        for o, own in enumerate(person.own):
            yield from _each("need", ("persons", number, "own", o, "needs"), own.needs)
            yield from _of_times(("persons", number, "own", o, "times"), own.times)


def _of_needs(case: Case) -> Iterator[Reference]:
    for number, goal in enumerate(case.goals):
        yield "person", ("goals", number, "person"), goal.person
    for number, need in enumerate(case.needs):
        yield "person", ("needs", number, "person"), need.person
        yield from _each("goal", ("needs", number, "goals"), need.goals)
        yield "order", ("needs", number, "order"), need.order
        yield "home", ("needs", number, "home"), need.home
        yield from _in_weeks(("needs", number), need)


def _of_assessed(case: Case) -> Iterator[Reference]:
    for number, assessment in enumerate(case.assessments):
        yield "person", ("assessments", number, "person"), assessment.person
    for number, employed in enumerate(case.employed):
        yield "home", ("employed", number, "home"), employed.home
        yield from _of_times(("employed", number, "times"), employed.times)
    for number, gift in enumerate(case.gives):
        yield "person", ("gives", number, "person"), gift.person
    for number, view in enumerate(case.views):
        for n, need in enumerate(view.needs):
            yield "person", ("views", number, "needs", n, "person"), need.person
            yield "home", ("views", number, "needs", n, "home"), need.home
            yield from _in_weeks(("views", number, "needs", n), need)
        yield from _each("need", ("views", number, "not_needed"), view.not_needed)


def _of_will(case: Case) -> Iterator[Reference]:
    for number, refusal in enumerate(case.refusals):
        yield "person", ("refusals", number, "person"), refusal.person
        yield "helper", ("refusals", number, "of", "helper"), refusal.of.helper
    for number, wish in enumerate(case.wishes):
        yield "person", ("wishes", number, "person"), wish.person
        yield "helper", ("wishes", number, "of", "helper"), wish.of.helper
        yield from _each("need", ("wishes", number, "needs"), wish.needs)
    for number, choice in enumerate(case.choices):
        yield "person", ("choices", number, "person"), choice.person
        yield "need", ("choices", number, "need"), choice.need
    for number, line in enumerate(case.protection.protection_plan):
        yield "need", ("protection", "protection_plan", number, "need"), line.need


def _of_times(path: FieldPath, times: Iterable[WeekTimes]) -> Iterator[Reference]:
    for number, stated in enumerate(times):
        yield from _each("week_type", (*path, number, "week_types"), stated.week_types)
        yield from _each("phase", (*path, number, "phases"), stated.phases)


def _in_weeks(path: FieldPath, need: Need) -> Iterator[Reference]:
    """Types of week and phases that a need names, and the need beside whose help it stands."""
    yield from _each("week_type", (*path, "week_types"), need.week_types)
    yield from _each("phase", (*path, "phases"), need.phases)
    for number, learned in enumerate(need.learning):
        yield "phase", (*path, "learning", number, "phase"), learned.phase
    yield "need", (*path, "runs_in"), need.runs_in
    yield from _each("need", (*path, "learned_with"), need.learned_with)


def _each(kind: str, path: FieldPath, names: Iterable[str]) -> Iterator[Reference]:
    for number, name in enumerate(names):
        yield kind, (*path, number), name
