"""Every wish with the minutes that are not as it says; a binding one that is missed says why."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain
from typing import Any

from arrangement.matching.about_people import is_aimed_at
from arrangement.matching.offered import ABOUT_OTHER_HELP
from arrangement.problem.bounds import WishToFollow
from arrangement.problem.build import Built
from arrangement.rulebook.aims import BINDING_WISHES_MISSED
from assessment.case import Case
from assessment.case.words import Kind
from assessment.ground.grid import DAYS
from solver.aims.needs import unmet_minutes
from solver.case.lines import Line
from solver.case.minutes import a_week
from solver.case.outranked import Outranked
from solver.case.solved import Solved
from solver.case.unmet import MOST_EVIDENCE, NO_OFFER, NO_TIME, POLICY_ORDER, SOLVER_LIMIT
from solver.engines import Status

Day = tuple[str, tuple[int, ...]]
"""A need, and a week and weekday."""


class Missed:
    """Looks at the wishes of one solved case."""

    def __init__(
        self, case: Case, built: Built, solved: Solved, lines: tuple[Line, ...], outranked: Outranked
    ) -> None:
        """Look at a solved case."""
        self.problem, self.matches, self.status = built.problem, built.matches, solved.status
        self.columns, self.solution = solved.columns, solved.solution
        self.wishes = {wish.id: wish for wish in case.wishes}
        self.help = [line for line in lines if line.option.way is None]
        self.outranked = outranked

    def rows(self) -> Iterator[dict[str, Any]]:
        """Every wish, in order."""
        for wish in self.problem.wishes:
            needs = self._by_need(wish)
            missed = a_week(sum(needs.values()), self.problem.weeks)
            row = {"id": wish.id, "binding": wish.binding, "missed_minutes": missed}
            if wish.binding and needs:
                reason, evidence = self._reason(wish, frozenset(needs))
                row |= {"reason": reason, "evidence": list(evidence[:MOST_EVIDENCE])}
                row |= {"days": list(self._away(wish, frozenset(needs)))} if reason == NO_TIME else {}
            yield row

    def _by_need(self, wish: WishToFollow) -> dict[str, int]:
        """Minutes of the horizon by need: help not as wished, and what is left out of a need it names."""
        found: dict[str, int] = {}
        for line in self.help:
            if wish.id in line.option.misses:
                found[line.option.need] = found.get(line.option.need, 0) + line.minutes * line.week.times
        for id_ in wish.needs:
            unmet = unmet_minutes(self.problem, self.columns, self.problem.need_by_id[id_])
            left = sum(self.solution[column] * minutes for column, minutes in unmet)
            if left > 0:
                found[id_] = found.get(id_, 0) + left
        return found

    def _reason(self, wish: WishToFollow, needs: frozenset[str]) -> tuple[str, tuple[str, ...]]:
        """Nobody as wished, or the aim that went first; it is never one that comes after the wishes."""
        as_wished = {
            option.source
            for need in needs
            for option in self.problem.options_of(need)
            if option.kind is not Kind.OWN and wish.id not in option.misses
        }
        if not as_wished:
            return self._nobody(wish, needs)
        if self.status is not Status.OPTIMAL:
            return SOLVER_LIMIT, tuple(sorted(as_wished))
        aim = self.outranked.by_wish(wish)
        if aim is None and self._away(wish, needs):
            return NO_TIME, tuple(sorted(as_wished))
        return POLICY_ORDER, (aim or BINDING_WISHES_MISSED.id, *sorted(as_wished))

    def _away(self, wish: WishToFollow, needs: frozenset[str]) -> tuple[str, ...]:
        """Weekdays of help by others, if nobody as wished is there then and all their own days are used."""
        others, followed, there = set[Day](), set[Day](), set[Day]()
        for line in (line for line in self.help if line.option.need in needs):
            missed = wish.id in line.option.misses
            (others if missed else followed).add((line.option.need, line.option.slot.place[:2]))
        for fit in (fit for need in needs for fit in self.matches.fits_of(need)):
            if fit.candidate.kind is not Kind.OWN and is_aimed_at(self.wishes[wish.id].of, fit.candidate):
                slots = [*fit.found.slots, *chain(*fit.found.sessions.values())]
                there |= {(fit.candidate.need.id, slot.place[:2]) for slot in slots}
        weeks = {(need, place[0]) for need, place in others}
        unused = {day for day in there - followed if (day[0], day[1][0]) in weeks}
        days = {place[1] for _, place in others}
        return () if others & there or unused else tuple(str(DAYS[day]) for day in sorted(days))

    def _nobody(self, wish: WishToFollow, needs: frozenset[str]) -> tuple[str, tuple[str, ...]]:
        near = [
            answer
            for answer in self.matches.no_fits
            if answer.candidate.need.id in needs
            and answer.condition.id not in ABOUT_OTHER_HELP
            and is_aimed_at(self.wishes[wish.id].of, answer.candidate)
        ]
        if not near:
            return NO_OFFER, (wish.id,)
        furthest = max(answer.rank for answer in near)
        there = [answer for answer in near if answer.rank == furthest]
        return there[0].condition.unmet_reason, tuple(sorted({a.candidate.source_id for a in there}))
