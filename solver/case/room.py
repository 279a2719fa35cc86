"""What room a finished plan leaves: time, staff, helpers' limits and money, for one more piece of help."""

from __future__ import annotations

from arrangement.matching.candidate import FREE, PAID_BY_SELF
from arrangement.problem import Problem
from arrangement.problem.problem import NeedToMeet, Option
from assessment.ground.grid import DAYS, GRID_MINUTES, Slot
from solver.case.lines import Line
from solver.case.tiers import Solved
from solver.rows.row import Term
from solver.rules.money import cents


class Room:
    """Room in one solved case."""

    def __init__(self, problem: Problem, solved: Solved, lines: tuple[Line, ...]) -> None:
        """Look at a solved case."""
        self.problem, self.columns, self.solution = problem, solved.columns, solved.solution
        self.lines = lines
        self._busy: dict[tuple[str, Slot], int] = {}
        for line in lines:
            need = problem.need_by_id.get(line.option.need)
            if (
                need is not None
                and need.with_person
                and need.measure != "presence"
                and not line.option.session
            ):
                self._add(line.option.person, line.option.slot, line.minutes)
        for attendance in problem.attendances:
            if self.solution[self.columns.attend[attendance.key, attendance.benefit]]:
                for slot, minutes in attendance.away.items():
                    self._add(attendance.person, slot, minutes)

    def _add(self, person: str, slot: Slot, minutes: int) -> None:
        self._busy[person, slot] = self._busy.get((person, slot), 0) + minutes

    def _minutes(self, terms: list[Term]) -> int:
        return GRID_MINUTES * sum(self.solution[column] * steps for column, steps in terms)

    def piece(self, need: NeedToMeet) -> int:
        """Fewest minutes that are of use."""
        return need.minutes if need.measure == "occurrences" else need.at_least

    def is_wanted(self, need: NeedToMeet, option: Option) -> bool:
        """Whether the need still wants help in the option's slot."""
        mine = [line for line in self.lines if line.option.way is None and line.option.need == need.id]
        here = [line for line in mine if line.option.slot == option.slot]
        today = [line for line in mine if line.option.slot.day == option.slot.day]
        if need.measure == "presence":
            return sum(line.minutes for line in here) < need.presence[option.slot]
        return need.measure != "occurrences" or (len(here) < need.per_slot and len(today) < need.per_day)

    def has_time(self, need: NeedToMeet, option: Option) -> bool:
        """Whether person and source both have time for one more piece in the option's slot."""
        if need.measure == "presence":
            return True
        busy = self._busy.get((option.person, option.slot), 0) if need.with_person else 0
        if option.session:
            way = f"{option.person}:{option.offer}:{option.session}"
            return not busy and not any(a.companion_minutes for a in self.problem.ways[way])
        return self.problem.part_length[option.slot] - busy >= self.piece(need) <= self._free(option)

    def _free(self, option: Option) -> int:
        """Minutes that helper, team or own strength still has in the slot; aids always have."""
        kind, _, name = option.carrier.partition(":")
        times = {
            "helper": {h.id: h.times for h in self.problem.helpers},
            "team": {t.id: t.times for t in self.problem.teams},
            "own": {o.id: o.times for o in self.problem.own},
        }.get(kind)
        if times is None:
            return self.problem.part_length[option.slot]
        visits = [v for v in self.problem.visits_of(option.carrier) if v.slot == option.slot]
        return times[name][option.slot] - self._minutes([t for v in visits for t in self.columns.paid(v)])

    def staff_is_out(self, need: NeedToMeet, option: Option) -> bool:
        """Whether a team has no minutes left for one more piece this week."""
        team = self.problem.team_by_carrier.get(option.carrier)
        if team is None:
            return False
        terms = [t for visit in self.problem.visits_of(option.carrier) for t in self.columns.stay(visit)]
        return team.capacity - self._minutes(terms) < self.piece(need)

    def helper_is_full(self, need: NeedToMeet, option: Option) -> bool:
        """Whether a limit that protects a helper leaves no room for one more piece."""
        helper = self.problem.helper_by_carrier.get(option.carrier)
        if helper is None:
            return False
        visits = self.problem.visits_of(option.carrier)
        today = [v for v in visits if v.slot.day == option.slot.day]
        busy = {line.option.slot.day for line in self.lines if line.option.carrier == option.carrier}
        if helper.free_day and len(busy) >= len(DAYS) - 1 and option.slot.day not in busy:
            return True
        if self.problem.is_presence(option):
            there = [t for visit in visits for t in self.columns.extra_of(visit)]
            return helper.presence_at_most - self._minutes(there) < self.piece(need)
        active = [t for visit in visits for t in self.columns.hands_on(visit.options)]
        on_day = [t for visit in today for t in self.columns.hands_on(visit.options)]
        return helper.at_most - self._minutes(active) < self.piece(need) or (
            helper.per_day is not None and helper.per_day - self._minutes(on_day) < self.piece(need)
        )

    def money_is_out(self, need: NeedToMeet, option: Option) -> bool:
        """Whether some month has no room for one more piece at this price."""
        price = self._price(option, self.piece(need))
        if option.benefit == FREE or not price:
            return False
        by_name = {month.month: month for month in self.problem.months}
        for months, most in self._ceilings(option):
            terms = [
                term
                for name in months
                for term in cents(self.problem, self.columns, option.person, option.benefit, by_name[name])
            ]
            used = sum(self.solution[column] * k for column, k in terms)
            times = sum(by_name[name].weekday_counts[option.slot.day] for name in months)
            if used + price * (len(months) if option.cents_per_month else times) > most:
                return True
        return False

    def _price(self, option: Option, piece: int) -> int:
        if option.session:
            return max(
                (a.cents for a in self.problem.attendances if self._is_date(option, a.key, a.benefit)),
                default=0,
            )
        hourly = option.cents_per_step * (piece // GRID_MINUTES)
        return option.cents_per_piece or hourly or option.cents_per_month

    def _is_date(self, option: Option, key: str, benefit: str) -> bool:
        return key == f"{option.person}:{option.offer}:{option.session}" and benefit == option.benefit

    def _ceilings(self, option: Option) -> list[tuple[tuple[str, ...], int]]:
        if option.benefit == PAID_BY_SELF:
            accepted = self.problem.accepted_cents[option.person]
            return [((month.month,), accepted) for month in self.problem.months]
        return [
            (limit.months, limit.cents)
            for limit in self.problem.limits
            if (limit.person, limit.benefit) == (option.person, option.benefit)
        ]
