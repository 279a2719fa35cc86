"""Being there, in one solved case: who is watched at home or is out, and how long a visit would last."""

from __future__ import annotations

from dataclasses import dataclass

from arrangement.problem import Problem
from arrangement.problem.asked import NeedToMeet, Option
from arrangement.problem.stay import minutes_of_stay
from assessment.ground.grid import GRID_MINUTES, Slot
from solver.case.lines import Line
from solver.case.solved import Solved
from solver.rules.both import taken_as_both


@dataclass(frozen=True)
class There:
    """Presence in one solved case."""

    problem: Problem
    solved: Solved
    lines: tuple[Line, ...]

    def watched_or_out(self, need: NeedToMeet, slot: Slot) -> int:
        """Minutes of a slot in which the person is watched at home already, or at a session."""
        at_home = (line for line in self.lines if line.option.need == need.id and not line.option.session)
        return sum(line.minutes for line in at_home if line.option.slot == slot) + sum(
            attended[0].there.get(slot, 0)
            for way, attended in self.problem.ways.items()
            if attended[0].person == need.person and self._attends(way)
        )

    def may_go(self, option: Option) -> bool:
        """Whether the person is at this date already, or nobody watches them at home for too long to go."""
        attendance = self.problem.ways[option.attends][0]
        watched = [n for n in self.problem.needs if (n.person, n.measure) == (option.person, "presence")]
        return self._attends(option.attends) or not any(
            self.watched_or_out(need, slot) + minutes > self.problem.part_length[slot]
            for slot, minutes in attendance.there.items()
            for need in watched
        )

    def _attends(self, way: str) -> bool:
        columns, solution = self.solved.columns, self.solved.solution
        return any(solution[columns.attend[a.key, a.benefit]] for a in self.problem.ways[way])

    def fits_as_both(self, need: NeedToMeet, option: Option, minutes: int) -> bool:
        """Whether so much more fits into the day part of who gets help and gives some."""
        around = [week.within for week in self.problem.calendar if option.slot.week in week.within]
        weeks = {week for within in around for week in within}
        for helper in self.problem.helpers:
            gives = option.carrier == f"helper:{helper.id}"
            gets = helper.is_person == need.person and (need.with_person or option.carrier.startswith("own:"))
            if helper.is_person is None or not (gives or gets):
                continue
            taken = [
                GRID_MINUTES * sum(self.solved.solution[column] * by for column, by in terms)
                for (week, day, part), terms in taken_as_both(self.problem, self.solved.columns, helper)
                if week in weeks and (day, part) == option.slot.place[1:]
            ]
            most, more = max(taken, default=0), self.longer(option, minutes) if gives else minutes
            if most + more > self.problem.part_length[option.slot] or (most and option.session):
                return False
        return True

    def longer(self, option: Option, minutes: int) -> int:
        """By how many minutes so much more makes the visit of the option's carrier longer."""
        where = (option.carrier, option.home, option.slot)
        doings = [
            self.problem.doing(o, line.minutes)
            for line in self.lines
            if (o := line.option).way is None
            and (o.carrier, o.home, o.slot) == where
            and not self.problem.is_on_call(o)
        ]
        return minutes_of_stay([*doings, self.problem.doing(option, minutes)]) - minutes_of_stay(doings)
