"""A plan in phases: each phase has weeks of its own (docs/model.md, "Phases").

Everything after the case file knows kinds of week only. So a case with phases is unfolded: each type of week
becomes one in each phase, and whatever names types or phases names these. Without phases nothing changes.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import groupby

from assessment.case.case import Case
from assessment.case.needs import Measure, MinutesNeeded, Need, Occurrences
from assessment.case.people import Person, Residence
from assessment.case.times import CalendarEntry, Phase, WeekTimes, WeekType
from assessment.case.weeks import type_of_day, weeks_of
from assessment.case.words import Action
from assessment.ground.calendar import DAYS_A_WEEK

BETWEEN = ":"
"""Stands between phase and type of week in the name of a kind of week; no id of a file holds it."""


class PhasedWeekType(WeekType):
    """A type of week in one phase.

    Attributes:
        phase, plain: The phase, and the type as the file names it.
    """

    phase: str
    plain: str


@dataclass(frozen=True)
class Stretch:
    """A phase as far as it lies within a horizon.

    Attributes:
        begins, ends: Its first and last day there.
    """

    phase: Phase
    begins: date
    ends: date

    @property
    def weeks(self) -> int:
        """How many weeks it lasts."""
        return ((self.ends - self.begins).days + 1) // DAYS_A_WEEK


def in_order(case: Case) -> tuple[Phase, ...]:
    """The phases of a case by their first days."""
    return tuple(sorted(case.phases, key=lambda phase: (phase.begins, phase.id)))


def stretches_of(case: Case, on: date) -> tuple[Stretch, ...]:
    """Give the phases with weeks in the horizon; a week belongs to the last phase that had begun."""
    phases = in_order(case)
    firsts: dict[str, list[date]] = {}
    for number in range(case.horizon.weeks if phases else 0):
        first = on + timedelta(days=DAYS_A_WEEK * number)
        begun = [phase for phase in phases if phase.begins <= first] or phases[:1]
        firsts.setdefault(begun[-1].id, []).append(first)
    return tuple(
        Stretch(phase, mine[0], mine[-1] + timedelta(days=DAYS_A_WEEK - 1))
        for phase in phases
        if (mine := firsts.get(phase.id))
    )


def phase_of(case: Case, week_type: str) -> str | None:
    """The phase of a kind of week; None in a case without phases."""
    kind = case.week_type(week_type)
    return kind.phase if isinstance(kind, PhasedWeekType) else None


def measure_in(case: Case, need: Need, week_type: str) -> Measure:
    """What a need asks for in a kind of week: less where it was learned by then."""
    if not need.learning:
        return need.measure
    return _measured(need, _asked(need, [phase.id for phase in in_order(case)], phase_of(case, week_type)))


@dataclass(frozen=True)
class Untaught:
    """A need that is to fall though what teaches it is not all given before.

    Attributes:
        taught_by: Needs that teach it and are short.
        phase: From when it asks for less.
        review_on: Day on which it shows whether it does: the review of the phase before.
    """

    need: str
    taught_by: tuple[str, ...]
    phase: str
    review_on: date


def taught_by(case: Case, need: Need) -> frozenset[str]:
    """The needs whose help teaches a person what a need is about."""
    if need.learned_with:
        return frozenset(need.learned_with)
    if need.action is Action.ENABLE:
        return frozenset({need.id})
    goals = set(need.goals)
    return frozenset(
        other.id
        for other in case.needs
        if other.person == need.person and other.action is Action.ENABLE and goals & set(other.goals)
    )


def learned_untaught(case: Case, short: Collection[tuple[str, str]]) -> Iterator[Untaught]:
    """Give each need that is to fall at a phase before which its teaching is short.

    Args:
        case: With phases.
        short: Needs and kinds of week in which not all of them is met.
    """
    phases = in_order(case)
    order = [phase.id for phase in phases]
    short_in = {(need, phase_of(case, kind)) for need, kind in short}
    for need in sorted(case.needs, key=lambda one: one.id):
        teachers = sorted(taught_by(case, need))
        for learned in sorted(need.learning, key=lambda one: order.index(one.phase)):
            place = order.index(learned.phase)
            missing = [t for t in teachers if any((t, phase) in short_in for phase in order[:place])]
            if missing:
                yield Untaught(need.id, tuple(missing), learned.phase, phases[place - 1].review_on)


def unfolded(case: Case, on: date) -> Case:
    """Give a case whose types of week are those of its phases; one without phases as it is."""
    if not case.phases or any(isinstance(kind, PhasedWeekType) for kind in case.week_types):
        return case
    phases = [phase.id for phase in in_order(case)]
    kinds = tuple(
        PhasedWeekType.model_construct(
            **dict(kind) | {"id": named(phase, kind.id), "phase": phase, "plain": kind.id}
        )
        for phase in phases
        for kind in case.week_types
    )

    def spread(types: Iterable[str], within: Iterable[str]) -> tuple[str, ...]:
        """Kinds of week meant by types and phases; none stays none, which means all."""
        types, within = tuple(types), tuple(within)
        if not types and not within:
            return ()
        return tuple(
            k.id for k in kinds if k.plain in (types or {k.plain}) and k.phase in (within or {k.phase})
        )

    def times(stated: Sequence[WeekTimes]) -> tuple[WeekTimes, ...]:
        return tuple(t.model_copy(update={"week_types": spread(t.week_types, t.phases)}) for t in stated)

    return case.model_copy(
        update={
            "week_types": kinds,
            "calendar": tuple(_calendar(case, on)),
            "persons": tuple(_person(person, phases, times) for person in case.persons),
            "needs": tuple(_need(case, need, phases, spread) for need in case.needs),
            "helpers": tuple(
                h.model_copy(update={"times": times(h.times), "on_call_times": times(h.on_call_times)})
                for h in case.helpers
            ),
            "employed": tuple(e.model_copy(update={"times": times(e.times)}) for e in case.employed),
        }
    )


def named(phase: str, week_type: str) -> str:
    """Name of a type of week in a phase."""
    return f"{phase}{BETWEEN}{week_type}"


# ---------------------------------------------------------------------------------------------- private


def _calendar(case: Case, on: date) -> Iterable[CalendarEntry]:
    """Every day of the horizon in its phase, with the type that the calendar gives it."""
    days = []
    stretches = stretches_of(case, on)
    for day in (day for week in weeks_of(case, on) for day in week.days):
        phase = next(stretch.phase.id for stretch in stretches if stretch.begins <= day <= stretch.ends)
        days.append((day, named(phase, case.week_types[type_of_day(case, day)].id)))
    for kind, run in groupby(days, key=lambda dated: dated[1]):
        dates = [day for day, _ in run]
        yield CalendarEntry.model_construct(week_type=kind, begins=dates[0], ends=dates[-1])


def _person(
    person: Person, phases: Sequence[str], times: Callable[[Sequence[WeekTimes]], tuple[WeekTimes, ...]]
) -> Person:
    stays: list[Residence] = []
    for stay in person.residence:
        kinds = [None] if stay.week_type is None else [named(phase, stay.week_type) for phase in phases]
        stays += [stay.model_copy(update={"week_type": kind}) for kind in kinds]
    own = tuple(one.model_copy(update={"times": times(one.times)}) for one in person.own)
    return person.model_copy(update={"residence": tuple(stays), "own": own})


def _need(
    case: Case,
    need: Need,
    phases: Sequence[str],
    spread: Callable[[Iterable[str], Iterable[str]], tuple[str, ...]],
) -> Need:
    """A need with the kinds of week in which it holds; what is learned to the end holds no more."""
    left = [phase for phase in phases if _asked(need, phases, phase) != 0]
    within = tuple(phase for phase in left if phase in (need.phases or phases))
    if len(within) == len(phases):
        within = ()
    here = (kind.id for kind in case.week_types if need.person not in kind.away)
    types = need.week_types or (tuple(here) if within else ())
    return need.model_copy(update={"week_types": spread(types, within)})


def _asked(need: Need, phases: Sequence[str], phase: str | None) -> int | None:
    """The amount that a need still asks for in a phase; None for its full measure."""
    amount = None
    for learned in sorted(need.learning, key=lambda entry: phases.index(entry.phase)):
        if phase is not None and phases.index(learned.phase) <= phases.index(phase):
            amount = learned.minutes if learned.per_week is None else learned.per_week
    return amount


def _measured(need: Need, amount: int | None) -> Measure:
    measure = need.measure
    if amount is None or not isinstance(measure, Occurrences | MinutesNeeded):
        return measure
    return measure.model_copy(update={"per_week" if isinstance(measure, Occurrences) else "minutes": amount})
