"""From one phase to the next: which weeks of a need follow which, and who had to help in between."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from arrangement.matching.candidate import World
from arrangement.problem.asked import NeedToMeet
from arrangement.problem.bounds import Followed
from assessment.case.phases import PhasedWeekType, Stretch, stretches_of

Numbers = Mapping[tuple[str, str], int]
"""Numbers of the plan's weeks, by phase and type of week."""


def followed_weeks(world: World, needs: Sequence[NeedToMeet]) -> Iterator[Followed]:
    """Each week of a need in a phase, with the last one of its type in a phase before."""
    stretches = stretches_of(world.case, world.on)
    numbers: dict[tuple[str, str], int] = {}
    for week in world.weeks:
        kind = world.case.week_type(week.week_type)
        if week.base is None and isinstance(kind, PhasedWeekType):
            numbers[kind.phase, kind.plain] = week.number
    for need in needs:
        if need.measure != "dated":
            beside = tuple(sorted(n.id for n in world.case.needs if n.runs_in == need.id))
            for place, kind_id in ((p, k) for p in range(1, len(stretches)) for k in _types(numbers)):
                yield from _follows(need, beside, stretches, place, kind_id, numbers)


def _types(numbers: Numbers) -> list[str]:
    return sorted({kind for _, kind in numbers})


def _follows(
    need: NeedToMeet,
    beside: tuple[str, ...],
    stretches: Sequence[Stretch],
    place: int,
    kind: str,
    numbers: Numbers,
) -> Iterator[Followed]:
    """One type of week in one phase after another in which the need held in such weeks."""
    after = numbers.get((stretches[place].phase.id, kind))
    earlier = (numbers.get((stretch.phase.id, kind)) for stretch in reversed(stretches[:place]))
    before = next((number for number in earlier if number in need.required), None)
    if after not in need.required or before is None or after is None:
        return
    less = max(need.required[before] - need.required[after], 0) * need.unit_minutes * need.at_once
    yield Followed(need.id, beside, before, after, less, _run(stretches, place, kind, numbers, before))


def _run(
    stretches: Sequence[Stretch], place: int, kind: str, numbers: Numbers, before: int
) -> tuple[int, ...]:
    """Weeks of the phases in which others must have helped; none where the plan is too short for that."""
    wanted, found, lasted = stretches[place].phase.substitute_weeks, list[int](), 0
    for stretch in reversed(stretches[:place]):
        number = numbers.get((stretch.phase.id, kind))
        found += [] if number is None else [number]
        lasted += stretch.weeks
        if wanted is None or lasted >= wanted:
            return tuple(sorted(found)) or (before,)
    return ()
