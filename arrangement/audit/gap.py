"""Where help is missing, in a typical week or on a date, and each week that one more piece falls into."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from arrangement.audit.inputs import Inputs
from arrangement.audit.matter import Matter
from arrangement.audit.measure import dates_asked, is_dated, slots_on
from arrangement.audit.week import Week
from arrangement.audit.whereabouts import kinds_of, slots_in
from assessment.case.needs import Need
from assessment.ground.grid import Slot


@dataclass(frozen=True)
class Gap:
    """What is missing of a need in one week type, or on one date.

    Attributes:
        kind: Place of the week type in the case.
        slots: Where help would count.
        weeks: Every week that it would fall into: the typical one, also with the dates of each of its weeks;
            for a date the typical week with all that happens in the week of the date.
        on: The date; None for a typical week.
    """

    matter: Matter
    need: Need
    kind: int
    slots: frozenset[Slot]
    weeks: tuple[Week, ...]
    on: date | None = None

    @property
    def inputs(self) -> Inputs:
        """Case, catalogue, policy and law."""
        return self.matter.inputs


def gaps_of(matter: Matter, need: Need, kind: int | None) -> Iterator[Gap]:
    """Where a need could want more, in one week type or in all: one gap for each week type or unmet date."""
    for one in kinds_of(matter.inputs, need):
        if kind is not None and one != kind:
            continue
        weeks = tuple(week for week in matter.weeks.lived if week.kind == one)
        if is_dated(need):
            yield from _dates(matter, need, one, weeks)
        else:
            yield Gap(matter, need, one, slots_in(matter.inputs, need, one), weeks)


def _dates(matter: Matter, need: Need, kind: int, weeks: tuple[Week, ...]) -> Iterator[Gap]:
    inputs = matter.inputs
    met = {line.on for line in matter.weeks.of_need(need.id)}
    for day in dates_asked(inputs, need):
        week = inputs.week_of(day)
        if day in met or week is None or week.week_type != kind:
            continue
        mine = [w for w in weeks if any(line.on and inputs.week_of(line.on) == week for line in w.lines)]
        yield Gap(matter, need, kind, slots_on(inputs, need, day), tuple(mine) or weeks[:1], day)
