"""People whom the household employs: contract, hours and rest (docs/model.md, "Employed persons")."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from functools import partial

from arrangement.audit.inputs import Inputs
from arrangement.audit.matter import Matter
from arrangement.audit.measure import is_reachable, length
from arrangement.audit.result import Broken, broken
from arrangement.audit.week import Week
from assessment.case.employed import Employed
from assessment.case.needs import Need
from assessment.case.words import Action, Task
from assessment.ground.calendar import HOUR_MINUTES
from assessment.ground.grid import DAYS, SLOTS, Slot, down_to_grid


def contract_lacks(inputs: Inputs, one: Employed, need: Need | None) -> Iterator[str]:
    """What a contract lacks for a need, or for going along (`need` None)."""
    if not runs(inputs, one) or (one.ends is not None and one.ends < inputs.last_day):
        yield "no_contract"
    if need is None:
        if Task.ACCOMPANY_OUTSIDE not in one.tasks or Action.ACCOMPANY not in one.actions:
            yield "not_in_contract"
    elif is_reachable(need):
        yield "never_on_call"
    elif need.task not in one.tasks or need.action not in one.actions or (need.intimate and not one.intimate):
        yield "not_in_contract"


def runs(inputs: Inputs, one: Employed) -> bool:
    """Whether a contract was made and runs on the plan date."""
    begun = one.agreed_on <= inputs.on and one.begins <= inputs.on
    return begun and (one.ends is None or one.ends >= inputs.on)


def working_time(week: Week, one: str) -> dict[Slot, int]:
    """Minutes of work by slot: hands-on, going along and being there alike."""
    found: dict[Slot, int] = defaultdict(int)
    for minutes in (week.active.get(one, {}), week.watching.get(one, {})):
        for slot, some in minutes.items():
            found[slot] += some
    return {slot: minutes for slot, minutes in found.items() if minutes}


def worked(week: Week, one: str) -> int:
    """Minutes of work in a week."""
    return sum(working_time(week, one).values())


def contract_kept(week: Week, one: Employed) -> Broken:
    """No more working time in a week than the contract says."""
    found, limit = worked(week, one.id), down_to_grid(one.minutes_per_week)
    if found > limit:
        yield broken("A09", week.named(one.id), "contract_limit", limit=limit, found=found)


def hours_lawful(week: Week, one: Employed) -> Broken:
    """Week, day, rest after each day, one day in seven free (ArbZG)."""
    work, statutes, subject = working_time(week, one.id), week.inputs.statutes, week.named(one.id)
    most = statutes.whole("arbeitszeit_woche_stunden") * HOUR_MINUTES
    if sum(work.values()) > most:
        yield broken("A10", subject, "week_by_law", limit=most, found=sum(work.values()))
    most = statutes.whole("arbeitszeit_tag_stunden") * HOUR_MINUTES
    days = {day: sum(some for slot, some in work.items() if slot.day == day) for day in range(len(DAYS))}
    for day, found in days.items():
        if found > most:
            yield broken("A10", subject, "day_by_law", day=DAYS[day], limit=most, found=found)
    if all(days.values()):
        yield broken("A10", subject, "no_free_day")
    rest = statutes.whole("ruhezeit_stunden") * HOUR_MINUTES
    for day in range(len(DAYS)):
        if longest_rest(set(work), day) < rest:
            yield broken("A10", subject, "rest_by_law", day=DAYS[day], limit=rest)


def most_by_contract(inputs: Inputs, one: Employed) -> int:
    """Minutes a week that contract, wage and form allow."""
    limits = [one.minutes_per_week, *inputs.statutes.hours_paid(one.cents_per_month, inputs.last_day)]
    if one.form == "minijob":
        limits += inputs.statutes.minijob_hours(inputs.last_day)
    return down_to_grid(min(limits))


def wage_lawful(week: Week, one: Employed) -> Broken:
    """No more work than the wage pays for at the minimum wage, in a Minijob no more than one can hold."""
    inputs, found, subject = week.inputs, worked(week, one.id), week.named(one.id)
    limits = [
        ("wage_by_law", most) for most in inputs.statutes.hours_paid(one.cents_per_month, inputs.last_day)
    ]
    if one.form == "minijob":
        limits += [("minijob_by_law", most) for most in inputs.statutes.minijob_hours(inputs.last_day)]
    for code, most in limits:
        if found > most:
            yield broken("A10", subject, code, limit=most, found=found)
            return


def longest_rest(work: set[Slot], day: int) -> int:
    """Minutes of the longest run of day parts without work that begins on a day; Monday follows Sunday."""
    longest = 0
    for first in (place for place, slot in enumerate(SLOTS) if slot.day == day):
        run = 0
        for slot in (*SLOTS[first:], *SLOTS[:first]):
            if slot in work:
                break
            run += length(slot)
        longest = max(longest, run)
    return longest


def employment_told(matter: Matter) -> Broken:
    """A30: Hours and wage of each contract that runs; the wage is owed whatever the plan does."""
    stated, inputs = matter.view.employment, matter.inputs
    running = [one for one in inputs.case.employed if runs(inputs, one)]
    if stated is None:
        if any(line.source.employed is not None for line in matter.weeks.lines):
            yield broken("A30", "employment", "block_missing", block="employment")
        return
    if sorted(row.id for row in stated) != sorted(one.id for one in running):
        yield broken("A30", "employment", "employed")
    yield from _wages_told(matter)
    rows = {row.id: row for row in stated}
    for one in running:
        row = rows.get(one.id)
        if row is None:
            continue
        planned = matter.weeks.per_week(partial(worked, one=one.id))
        pairs = (
            ("minutes_per_week", one.minutes_per_week, row.minutes_per_week),
            ("planned_minutes_per_week", planned, row.planned_minutes_per_week),
            ("cents_per_month", one.cents_per_month, row.cents_per_month),
        )
        for name, needed, found in pairs:
            if needed != found:
                yield broken("A30", one.id, "employment", field=name, needed=needed, found=found)


def doubts(inputs: Inputs) -> set[tuple[str, str]]:
    """What somebody has to look at in the contracts that run, with the contract."""
    law, found = inputs.statutes, set[tuple[str, str]]()
    for one in (one for one in inputs.case.employed if runs(inputs, one)):
        if one.minutes_per_week > min(law.hours_paid(one.cents_per_month, inputs.last_day)):
            found.add(("wage_too_low", one.id))
        if one.form == "minijob" and one.minutes_per_week > min(law.minijob_hours(inputs.last_day)):
            found.add(("minijob_too_long", one.id))
        if one.form == "live_in":
            found.add(("live_in_hours", one.id))
    return found


def _wages_told(matter: Matter) -> Broken:
    """A30: What is doubtful about a contract is named, and nothing else."""
    needed, stated = doubts(matter.inputs), matter.view.raw.get("warnings")
    told = {
        (str(row.get("key")).removeprefix("warning."), str(row["params"]["employed"]))
        for row in (stated if isinstance(stated, list) else ())
        if isinstance(row, dict) and isinstance(row.get("params"), dict) and "employed" in row["params"]
    }
    for code, subject in sorted(needed - told):
        yield broken("A30", subject, "contract_not_told", code=code)
    for code, subject in sorted(told - needed):
        yield broken("A30", subject, "contract_not_so", code=code)
