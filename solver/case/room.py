"""What room a finished plan leaves: time, staff, helpers' limits and money, for one more piece of help."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace

from arrangement.matching.candidate import FREE, PAID_BY_SELF
from arrangement.problem import Problem
from arrangement.problem.asked import NeedToMeet, Option
from arrangement.problem.problem import Visit
from arrangement.problem.sources import EmployedToPlan
from assessment.case.words import Benefit
from assessment.ground.grid import DAYS, GRID_MINUTES, PARTS, Slot
from solver.case.lines import Line, units_met
from solver.case.solved import Solved
from solver.case.there import There
from solver.rows.cut import Share
from solver.rows.row import Term
from solver.rules.money import Prices


class Room:
    """Room in one solved case."""

    def __init__(self, problem: Problem, solved: Solved, lines: tuple[Line, ...]) -> None:
        """Look at a solved case."""
        self.problem, self.columns, self.solution = problem, solved.columns, solved.solution
        self.lines = lines
        self._prices = Prices(problem, solved.columns)
        self._there = There(problem, solved, lines)
        self._busy: dict[tuple[str, Slot], int] = {}
        for line in lines:
            need = problem.need_by_id.get(line.option.need)
            hands_on = problem.is_hands_on(line.option) and not line.option.session
            if need is not None and need.with_person and hands_on:
                self._add(line.option.person, line.option.slot, line.minutes // need.at_once)
        for attendance in problem.attendances:
            if self.solution[self.columns.attend[attendance.key, attendance.benefit]]:
                for slot, minutes in attendance.away.items():
                    self._add(attendance.person, slot, minutes)

    def _add(self, person: str, slot: Slot, minutes: int) -> None:
        self._busy[person, slot] = self._busy.get((person, slot), 0) + minutes

    def _minutes(self, terms: Iterable[Term]) -> int:
        return GRID_MINUTES * sum(self.solution[column] * steps for column, steps in terms)

    def _around(self, week: int) -> list[tuple[int, ...]]:
        """Every week that help in this one falls into: a type also into each of its weeks with dates."""
        return [other.within for other in self.problem.calendar if week in other.within]

    def _fullest(self, option: Option, terms: Callable[[Visit], Iterable[Term]], place: int) -> int:
        """Minutes of the option's carrier in its slot, day or week, in the fullest week concerned.

        Args:
            option: Whose carrier, and where.
            terms: What counts of a visit.
            place: How much of (week, day, part) must be the same.
        """
        inside = option.slot.place[1:place]
        visits = [v for v in self.problem.visits_of(option.carrier) if v.slot.place[1:place] == inside]
        return max(
            self._minutes(term for visit in visits if visit.slot.week in within for term in terms(visit))
            for within in self._around(option.slot.week)
        )

    def piece(self, need: NeedToMeet) -> int:
        """Fewest minutes that are of use; a call takes none."""
        if need.measure == "reachable":
            return 0
        return need.minutes if need.in_pieces else need.at_least

    def is_wanted(self, need: NeedToMeet, option: Option) -> bool:
        """Whether the need still wants help in the option's slot."""
        mine = [line for line in self.lines if line.option.way is None and line.option.need == need.id]
        here = [line for line in mine if line.option.slot == option.slot]
        today = [line for line in mine if line.option.slot.place[:2] == option.slot.place[:2]]
        if need.measure == "presence":
            return sum(line.minutes for line in here) < need.presence[option.slot]
        if need.measure == "reachable":
            return not here
        if need.measure == "dated":
            return not any(line.option.slot.week == option.slot.week for line in mine)
        per_day, happens = need.per_day[option.slot.week], units_met(need, here)
        return need.measure != "occurrences" or (
            happens < need.per_slot and units_met(need, today) < per_day and not self._too_close(need, option)
        )

    def _too_close(self, need: NeedToMeet, option: Option) -> bool:
        """Whether it happens on a day from which this one must keep away."""
        days = {
            line.option.slot.day
            for line in self.lines
            if line.option.need == need.id and line.option.slot.week == option.slot.week
        }
        gaps = ((option.slot.day - day) % len(DAYS) for day in days)
        return any(0 < min(gap, len(DAYS) - gap) <= need.days_apart for gap in gaps)

    def has_time(self, need: NeedToMeet, option: Option) -> bool:
        """Whether person and source both have time for one more piece in the option's slot."""
        if need.measure == "reachable":
            return True
        if need.by_slot:
            busy = self._there.watched_or_out(need, option.slot)
        else:
            busy = self._busy_at(option) if need.with_person else 0
        if not self._there.fits_as_both(need, option, self.piece(need)):
            return False
        if option.session:
            free = not busy and not any(a.companion_minutes for a in self.problem.ways[option.attends])
            return (need.by_slot or free) and self._there.may_go(option)
        piece, room = self.piece(need), self.problem.part_length[option.slot] - busy
        return room >= piece and self._there.longer(option, piece) <= self._free(option)

    def nobody_goes_along(self, option: Option) -> bool:
        """Whether an offer's sessions ask for a companion, and nobody could be one to any of them."""
        if not option.session:
            return False
        offer = [a for a in self.problem.attendances if (a.person, a.offer) == (option.person, option.offer)]
        alone = any(a.companion_minutes for a in offer)
        return alone and not any(self.problem.companions_of(a.key) for a in offer)

    def is_cut(self, need: NeedToMeet, option: Option) -> bool:
        """Whether one more piece would bring together what the clock model could not lay out."""
        number = self.columns.amount[option.number]
        more = dict.fromkeys((number,), 1 if need.in_pieces else max(self.piece(need) // GRID_MINUTES, 1))
        if option.session:
            more[self.columns.attend[option.attends, option.benefit]] = 1

        def reached(share: Share) -> bool:
            return sum(self.solution[c] + more.get(c, 0) for c in share.columns) >= share.at_least

        return any(
            any(set(more) & set(share.columns) for share in cut.shares) and all(map(reached, cut.shares))
            for cut in self.columns.cuts
        )

    def _busy_at(self, option: Option) -> int:
        return max(
            sum(self._busy.get((option.person, option.slot.in_week(week)), 0) for week in within)
            for within in self._around(option.slot.week)
        )

    def _free(self, option: Option) -> int:
        """Minutes that helper, team or own strength still has in the slot; aids always have."""
        kind, _, name = option.carrier.partition(":")
        times = {
            "helper": {h.id: h.times for h in self.problem.helpers},
            "employed": {e.id: e.times for e in self.problem.employed},
            "team": {t.id: t.times for t in self.problem.teams},
            "own": {o.id: o.times for o in self.problem.own},
        }.get(kind)
        if times is None:
            return self.problem.part_length[option.slot]
        return times[name][option.slot] - self._fullest(option, self.columns.paid, 3)

    def nobody_works_here(self, need: NeedToMeet, option: Option) -> bool:
        """Whether a team has too few minutes for one piece even in a week of its own."""
        team = self.problem.team_by_carrier.get(option.carrier)
        return team is not None and not self.problem.is_on_call(option) and team.capacity < self.piece(need)

    def staff_is_out(self, need: NeedToMeet, option: Option) -> bool:
        """Whether a team has no minutes left for one more piece this week."""
        if option.interpreters and not any(
            self._interprets(need, option, who) for who in option.interpreters
        ):
            return True
        team = self.problem.team_by_carrier.get(option.carrier)
        if team is None or self.problem.is_on_call(option):
            return False
        used = self._fullest(option, self.columns.stay, 1) + self._interpreted(option.carrier, option.slot, 1)
        return team.capacity - used < self.piece(need)

    def _interprets(self, need: NeedToMeet, option: Option, who: str) -> bool:
        """Whether an interpreter has time for one more piece; whom a provider brings always has."""
        if who not in self.problem.interpreting:
            return True
        carrier = f"team:{self.problem.interpreting[who]}"
        team, slot = self.problem.team_by_carrier[carrier], option.slot
        theirs = replace(option, carrier=carrier)
        week = self._fullest(theirs, self.columns.stay, 1) + self._interpreted(carrier, slot, 1)
        here = self._fullest(theirs, self.columns.paid, 3) + self._interpreted(carrier, slot, 3)
        return min(team.capacity - week, team.times.get(slot, 0) - here) >= self.piece(need)

    def _interpreted(self, carrier: str, slot: Slot, place: int) -> int:
        """Minutes that a team interprets in a slot or week, in the fullest week concerned."""
        mine = [
            (when, term)
            for who, when, term in self.columns.interpreting()
            if f"team:{self.problem.interpreting.get(who, '')}" == carrier
            and when.place[1:place] == slot.place[1:place]
        ]
        return max(
            self._minutes(term for when, term in mine if when.week in within)
            for within in self._around(slot.week)
        )

    def helper_is_full(self, need: NeedToMeet, option: Option) -> bool:
        """Whether a limit that protects a helper leaves no room for one more piece."""
        helper = self.problem.helper_by_carrier.get(option.carrier)
        if helper is None:
            return self._has_worked_enough(need, option) or self._does_enough(need, option)
        if helper.free_day and self._would_take_the_free_day(option):
            return True
        if self.problem.is_on_call(option):
            calls = [line for line in self.lines if self.problem.is_on_call(line.option)]
            mine = {line.option.slot for line in calls if line.option.carrier == option.carrier}
            in_week = {slot for slot in mine if slot.week == option.slot.week}
            return option.slot not in in_week and len(in_week) >= helper.on_call
        if self.problem.is_presence(option):
            there = self._fullest(option, self.columns.extra_of, 1)
            return helper.presence_at_most - there < self.piece(need)
        active = self._fullest(option, self._hands_on, 1)
        on_day = self._fullest(option, self._hands_on, 2)
        return helper.at_most - active < self.piece(need) or (
            helper.per_day is not None and helper.per_day - on_day < self.piece(need)
        )

    def _has_worked_enough(self, need: NeedToMeet, option: Option) -> bool:
        """Whether somebody employed has no working time left, or no other free day or rest."""
        person = next((e for e in self.problem.employed if option.carrier == f"employed:{e.id}"), None)
        if person is None:
            return False
        week, day = (self._fullest(option, self.columns.stay, place) for place in (1, 2))
        room = min(person.per_week - week, person.per_day - day)
        return (
            room < self.piece(need) or self._would_take_the_free_day(option) or self._in_rest(person, option)
        )

    def _does_enough(self, need: NeedToMeet, option: Option) -> bool:
        """Whether the person does as much themselves as they said."""
        own = next((one for one in self.problem.own if option.carrier == f"own:{one.id}"), None)
        if own is None:
            return False
        done = self._fullest(option, lambda visit: map(self.columns.time, visit.options), 1)
        return own.at_most - done < self.piece(need)

    def _in_rest(self, person: EmployedToPlan, option: Option) -> bool:
        """Whether one more day part of work leaves some day without a rest."""
        slots = [line.option.slot for line in self.lines if line.option.carrier == option.carrier]
        for within in self._around(option.slot.week):
            busy = {slot.place[1:] for slot in slots if slot.week in within} | {option.slot.place[1:]}
            for day in range(len(DAYS)):
                if all(busy & person.rest_from(day, part) for part in range(len(PARTS))):
                    return True
        return False

    def _hands_on(self, visit: Visit) -> Iterable[Term]:
        return self.columns.hands_on(visit.options)

    def _would_take_the_free_day(self, option: Option) -> bool:
        slots = [line.option.slot for line in self.lines if line.option.carrier == option.carrier]
        for within in self._around(option.slot.week):
            busy = {slot.day for slot in slots if slot.week in within}
            if len(busy) >= len(DAYS) - 1 and option.slot.day not in busy:
                return True
        return False

    def money_is_out(self, need: NeedToMeet, option: Option) -> bool:
        """Whether some month has no room for one more piece at this price."""
        price = self._price(option, self.piece(need))
        if option.benefit == FREE or not price:
            return False
        if option.benefit == Benefit.VERHINDERUNGSPFLEGE and not self._days_left(option):
            return True
        relief = option.benefit == Benefit.ENTLASTUNGSBETRAG
        more = {month.month: price * self._due(option, month.month) for month in self.problem.months}
        for months, most in self._ceilings(option):
            turned = sum(self._convertible(option, name, more[name]) for name in months) if relief else 0
            used = self._used(option.person, option.benefit, months)
            if used + sum(more[name] for name in months) > most + turned:
                return True
        return option.benefit == Benefit.PFLEGESACHLEISTUNG and self._crowds_out(option, more)

    def _days_left(self, option: Option) -> bool:
        """Whether replacement care pays in the option's week, or has days left to begin with it."""
        days: dict[int, int] = {}
        for without in self.problem.without_carer:
            place = (without.person, without.week)
            drawn = self.solution[self.columns.replaced[place]] or place == (option.person, option.slot.week)
            for year, number in without.days.items() if drawn and without.person == option.person else ():
                days[year] = days.get(year, 0) + number
        return all(number <= self.problem.replaced_days[option.person, year] for year, number in days.items())

    def _crowds_out(self, option: Option, more: Mapping[str, int]) -> bool:
        """Whether one more piece of Sachleistung leaves too little to convert for what is planned."""
        relief = str(Benefit.ENTLASTUNGSBETRAG)
        return any(
            self._used(option.person, relief, limit.months)
            > limit.cents + sum(self._convertible(option, name, more[name]) for name in limit.months)
            for limit in self.problem.limits
            if (limit.person, limit.benefit) == (option.person, relief)
        )

    def _used(self, person: str, benefit: str, months: Iterable[str]) -> int:
        by_name = {month.month: month for month in self.problem.months}
        return sum(self._cents(self._prices.cents(person, benefit, by_name[name])) for name in months)

    def _cents(self, terms: Iterable[Term]) -> int:
        return sum(self.solution[column] * k for column, k in terms)

    def _due(self, option: Option, month: str) -> int:
        """How often a month pays for one more piece."""
        return 1 if option.cents_per_month else self.problem.often(month, option.slot.week, option.slot.day)

    def _convertible(self, option: Option, month: str, more: int) -> int:
        """Cents of Sachleistung that can pay for everyday support in a month, with one more piece of help."""
        key, in_kind = (option.person, month), str(Benefit.PFLEGESACHLEISTUNG)
        if key not in self.columns.convert:
            return 0
        left = next(
            limit.cents
            for limit in self.problem.limits
            if (limit.person, limit.benefit, limit.months) == (option.person, in_kind, (month,))
        )
        left -= self._used(option.person, in_kind, (month,))
        left -= more if option.benefit == in_kind else 0
        named = next(one for one in self.problem.months if one.month == month)
        support = self._cents(self._prices.support(option.person, named))
        support += more if self.problem.is_supported(option) else 0
        return max(0, min(self.problem.convertible[key], left, support))

    def _price(self, option: Option, piece: int) -> int:
        if option.session:
            return max(
                (a.cents for a in self.problem.ways[option.attends] if a.benefit == option.benefit), default=0
            )
        hourly = option.cents_per_step * (piece // GRID_MINUTES)
        return option.cents_per_piece or hourly or option.cents_per_month

    def _ceilings(self, option: Option) -> list[tuple[tuple[str, ...], int]]:
        if option.benefit == PAID_BY_SELF:
            accepted = self.problem.accepted_cents[option.person]
            return [((month.month,), accepted) for month in self.problem.months]
        return [
            (limit.months, limit.cents)
            for limit in self.problem.limits
            if (limit.person, limit.benefit) == (option.person, option.benefit)
        ]
