"""All weeks of a plan: one typical week of each type, and single dates (docs/model.md, "Weeks")."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from arrangement.audit.inputs import Inputs, Source
from arrangement.audit.lines import Line
from arrangement.audit.measure import in_minutes, is_dated, required
from arrangement.audit.units import half_up, rounded_up
from arrangement.audit.week import Week
from assessment.case.needs import Need
from assessment.case.words import Kind
from assessment.ground.calendar import DAYS_A_WEEK, DAYS_A_YEAR, MONTHS_A_YEAR
from assessment.ground.grid import up_to_grid


@dataclass(frozen=True)
class Weeks:
    """Everything that follows from the lines alone."""

    inputs: Inputs
    lines: tuple[Line, ...]

    @cached_property
    def help_lines(self) -> tuple[Line, ...]:
        """Lines that cover needs."""
        return tuple(line for line in self.lines if not line.is_companion)

    @cached_property
    def companions(self) -> tuple[Line, ...]:
        """Trips of companions."""
        return tuple(line for line in self.lines if line.is_companion)

    @cached_property
    def typical(self) -> tuple[Week, ...]:
        """One week of each type that occurs."""
        return tuple(
            Week(
                self.inputs,
                kind,
                self.inputs.times_of[kind],
                tuple(line for line in self.lines if line.on is None and line.kind == kind),
            )
            for kind in self.inputs.planned
        )

    @cached_property
    def single(self) -> tuple[Week, ...]:
        """The lines with a date, by calendar week."""
        return tuple(
            Week(self.inputs, lines[0].kind, 1, tuple(lines)) for _, lines in sorted(self._dated.items())
        )

    @cached_property
    def _dated(self) -> dict[date, list[Line]]:
        found: dict[date, list[Line]] = defaultdict(list)
        for line in self.lines:
            week = self.inputs.week_of(line.on) if line.on is not None else None
            if week is not None:
                found[week.begins].append(line)
        return found

    @cached_property
    def lived(self) -> tuple[Week, ...]:
        """Every week that limits must hold in: the typical ones, and each with dates together with them."""
        of_kind = {week.kind: week.lines for week in self.typical}
        return self.typical + tuple(
            Week(self.inputs, week.kind, 0, of_kind[week.kind] + week.lines) for week in self.single
        )

    def total(self, value: Callable[[Week], int]) -> int:
        """A weekly value over the horizon, dates once."""
        return sum(value(week) * week.times for week in (*self.typical, *self.single))

    def per_week(self, value: Callable[[Week], int]) -> int:
        """A weekly value on average over the horizon, rounded half up."""
        return self.average(self.total(value))

    def average(self, total: int) -> int:
        """A sum over the horizon as minutes a week, rounded half up."""
        return half_up(total * DAYS_A_WEEK, self.inputs.days)

    def times(self, line: Line) -> int:
        """How often a line happens within the horizon."""
        return 1 if line.on is not None else self.inputs.times_of[line.kind]

    def named(self, subject: str, kind: int) -> str:
        """A subject, with the week type where there are several."""
        several = len(self.inputs.planned) > 1
        return f"{subject} {self.inputs.week_type(kind).id}" if several else subject

    @cached_property
    def coordinated(self) -> frozenset[tuple[str, str]]:
        """Active informal and civic sources; offers of one team count once."""
        kinds = (Kind.INFORMAL, Kind.CIVIC)
        return frozenset(line.source.party for line in self.lines if line.source.kind in kinds)

    @property
    def coordination(self) -> int:
        """Paid minutes of coordination over the horizon."""
        a_month = self.inputs.policy.limits.coordination_minutes_per_month
        each = up_to_grid(rounded_up(a_month * MONTHS_A_YEAR * self.inputs.days, DAYS_A_YEAR))
        return each * len(self.coordinated)

    @cached_property
    def faces(self) -> frozenset[tuple[str, str]]:
        """Whom the person meets."""
        return frozenset(line.source.party for line in self.lines if is_met(line.source))

    def of_need(self, need: str) -> Iterator[Line]:
        """The lines that cover a need."""
        return (line for line in self.help_lines if line.need is not None and line.need.id == need)

    def covered_in(self, need: Need, kind: int) -> int:
        """What one week of a type covers of a need, in its unit; of dates all in the weeks of the type."""
        weeks = self.single if is_dated(need) else self.typical
        return sum(week.covered(need) for week in weeks if week.kind == kind)

    def covered(self, need: Need) -> int:
        """What all typical weeks, one of each, or all dates cover of a need."""
        return sum(self.covered_in(need, kind) for kind in self.inputs.planned)

    def unmet_minutes(self, need: Need) -> int:
        """Minutes of a need that stay unmet over the horizon."""
        if is_dated(need):
            return in_minutes(need, self.dates_left(need))
        return sum(week.unmet_minutes(need) * week.times for week in self.typical)

    def dates_left(self, need: Need) -> int:
        """Number of dates on which help is asked for and nobody comes."""
        return required(self.inputs, need) - self.covered(need)


def is_met(source: Source) -> bool:
    """Whether a person meets somebody: who comes, or a group."""
    return source.carer is not None or source.team is not None or source.form == "session"
