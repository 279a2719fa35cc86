"""What of a plan still stands when its case has changed, and which needs the change touches."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from arrangement.matching.candidate import FREE, PAID_BY_SELF
from arrangement.plan.plan import Plan, PlanLine
from arrangement.problem import Problem
from arrangement.problem.asked import NeedToMeet, Option
from assessment.ground.grid import GRID_MINUTES
from solver.case.part import Amounts

Key = tuple[str, ...]
"""Need, source, date or type of week, day, part, session and benefit: what a line and its option share."""

COMPANION, SELF = "companion", "SELF"


@dataclass(frozen=True)
class Kept:
    """A plan in the options of another problem.

    Attributes:
        amounts: Amounts by option; 0 where the plan has no help.
        touched: Needs that ask for something else, lose help, or may get help from somebody new.
    """

    amounts: Amounts
    touched: frozenset[str]


def kept_of(problem: Problem, plan: Plan) -> Kept:
    """Read the lines of a plan as amounts, and say which needs cannot stay as they are.

    Args:
        problem: Of the case as it is now.
        plan: The plan from before.
    """
    lines = [line for line in plan.lines if line.role != COMPANION]
    asked = Counter[Key]()
    touched = set[str]()
    for line in lines:
        need = problem.need_by_id.get(line.need or "")
        if need is None:
            continue
        if need.in_pieces and line.minutes != need.minutes:
            touched.add(need.id)
        asked[_key_of_line(line)] += 1 if need.in_pieces or need.measure == "reachable" else int(line.minutes)
    amounts = dict.fromkeys((option.number for option in problem.options if option.way is None), 0)
    for option in (option for option in problem.options if option.way is None):
        need = problem.need_by_id[option.need]
        wanted = asked.pop(_key_of_option(problem, option), 0)
        counted = need.in_pieces or need.measure == "reachable"
        amounts[option.number] = wanted if counted else wanted // GRID_MINUTES
    touched |= {key[0] for key in asked}
    touched |= {need.id for need in problem.needs if _asks_for_else(need, plan)}
    touched |= set(_somebody_new(problem, plan))
    return Kept(amounts, frozenset(touched))


def _key_of_line(line: PlanLine) -> Key:
    benefit = line.benefit or (PAID_BY_SELF if line.payer == SELF else FREE)
    when, source = line.on or line.week_type, line.helper or line.offer
    return tuple(map(str, (line.need, source, when, line.day, line.part, line.session, benefit)))


def _key_of_option(problem: Problem, option: Option) -> Key:
    week, slot = problem.calendar[option.slot.week], option.slot
    when = week.day(slot.day) or week.week_type
    key = (option.need, option.source, when, slot.weekday, slot.day_part, option.session, option.benefit)
    return tuple(map(str, key))


def _asks_for_else(need: NeedToMeet, plan: Plan) -> bool:
    """Whether the plan knows nothing of a need, or something else than it asks for now."""
    told = next((row for row in plan.needs if row.id == need.id), None)
    return told is None or told.required != sum(need.required.values())


def _somebody_new(problem: Problem, plan: Plan) -> Iterator[str]:
    """Needs with a helper of whom the plan knew nothing."""
    known = set(plan.helper_minutes)
    for option in problem.options:
        if option.carrier.startswith("helper:") and option.helper not in known and option.way is None:
            yield option.need
