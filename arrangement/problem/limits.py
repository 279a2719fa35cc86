"""Teams, helpers, locked lines, today's help and Pflegegeld, as the rules and aims read them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from arrangement.law.arbzg import working_time
from arrangement.law.rights import Rights
from arrangement.law.wage import lawful_minutes
from arrangement.matching.about_times import minutes_by_slot, there_in
from arrangement.matching.candidate import World
from arrangement.problem.bounds import Locked
from arrangement.problem.sources import EmployedToPlan, HelperToAsk, OwnStrength, TeamToSend
from assessment.case import Case
from assessment.case.employed import Employed
from assessment.case.network import Helper
from assessment.case.people import OwnResource
from assessment.case.times import Times
from assessment.case.words import RELATIVES, Benefit, Kind
from assessment.ground.grid import (
    DAYS,
    PARTS,
    Slot,
    down_to_grid,
    up_to_grid,
)

PER_MILLE = 1000


def teams_of(world: World) -> Iterable[TeamToSend]:
    """Every team of the catalogue, on the grid."""
    professional = {o.team for o in world.catalogue.offers if o.kind is Kind.PROFESSIONAL}
    for team in sorted(world.catalogue.teams, key=lambda t: t.id):
        yield TeamToSend(
            id=team.id,
            provider=team.provider,
            qualification=team.qualification,
            travel=team.travel_minutes,
            set_up=team.set_up_minutes,
            minimum=team.minimum_visit_minutes,
            at_once=team.staff_at_once,
            capacity=down_to_grid(team.capacity_minutes_per_week),
            times=in_each_week(world, team.times),
            professional=team.id in professional,
        )


def in_each_week(world: World, times: Sequence[Times]) -> dict[Slot, int]:
    """Minutes by slot of every week of the plan."""
    return {
        slot.in_week(week.number): minutes
        for week in world.weeks
        for slot, minutes in sorted(minutes_by_slot(times, week.week_type).items())
    }


def helper_to_ask(world: World, helper: Helper) -> HelperToAsk:
    """A helper with limits on the grid; a strained one is held to what they do today."""
    case, on = world.case, world.on
    at_most, presence_at_most = helper.at_most_minutes, helper.presence_at_most_minutes
    if helper.strained:
        measures = {need.id: need.measure.kind for need in case.needs}
        today = [line for line in case.present_support if line.source == helper.id]
        today = [line for line in today if line.need is None or measures[line.need] != "reachable"]
        there = sum(t.minutes_per_week for t in today if t.need and measures[t.need] == "presence")
        at_most = min(at_most, sum(t.minutes_per_week for t in today) - there)
        presence_at_most = min(presence_at_most, there)
    wished = helper.no_free_day_wished_on
    times: dict[Slot, int] = {}
    for week in world.weeks:
        times |= there_in(case, helper, None, week)
    return HelperToAsk(
        id=helper.id,
        is_person=helper.is_person,
        home=helper.home,
        relative=helper.relation in RELATIVES,
        gladly=down_to_grid(helper.gladly_minutes),
        at_most=down_to_grid(at_most),
        presence_gladly=down_to_grid(helper.presence_gladly_minutes),
        presence_at_most=down_to_grid(presence_at_most),
        per_day=None
        if helper.at_most_minutes_per_day is None
        else down_to_grid(helper.at_most_minutes_per_day),
        times=times,
        free_day=helper.main_carer and (wished is None or wished > on),
        on_call=helper.on_call_at_most_parts,
    )


def employed_to_plan(world: World, employed: Employed) -> EmployedToPlan:
    """Somebody employed, held to the shortest of contract, hours of the law, and what the wage pays for."""
    law = working_time(world.law)
    times: dict[Slot, int] = {}
    for week in world.weeks:
        times |= there_in(world.case, employed, None, week)
    lawful = lawful_minutes(employed, world.on, world.last_day)
    per_week = min(down_to_grid(employed.minutes_per_week), law.week, down_to_grid(lawful))
    return EmployedToPlan(employed.id, per_week, law.day, law.rest, times)


def own_strength(world: World, own: OwnResource) -> OwnStrength:
    """What the person does themselves, on the grid."""
    return OwnStrength(own.id, down_to_grid(own.minutes_per_week), in_each_week(world, own.times))


def locked_lines(world: World) -> Iterable[Locked]:
    """Every line of the protection plan, day by day, in every week in which its need holds."""
    for line in world.case.protection.protection_plan:
        for week in world.weeks_of(world.case.need(line.need)):
            for day in line.days:
                slot = Slot(DAYS.index(day), PARTS.index(line.part), week=week)
                yield Locked(line.need, line.offer, slot, up_to_grid(line.minutes))


def present_minutes(case: Case) -> Mapping[tuple[str, str], int]:
    """Minutes a week of today's help, by need and source."""
    found: dict[tuple[str, str], int] = {}
    for line in case.present_support:
        if line.need is not None:
            pair = (line.need, line.source)
            found[pair] = found.get(pair, 0) + line.minutes_per_week
    return dict(sorted(found.items()))


def pflegegeld_forgone(case: Case, rights: Rights) -> dict[str, int]:
    """Thousandths of a cent of Pflegegeld that each cent of Sachleistung costs, by person."""
    found: dict[str, int] = {}
    for person in sorted(case.persons, key=lambda p: p.id):
        cash = whole_amount(rights, person.id, Benefit.PFLEGEGELD)
        ceiling = whole_amount(rights, person.id, Benefit.PFLEGESACHLEISTUNG)
        if cash and ceiling and person.wants_pflegegeld is not False:
            found[person.id] = cash * PER_MILLE // ceiling
    return found


def whole_amount(rights: Rights, person: str, benefit: Benefit) -> int:
    """Whole monthly cents of an amount that a person has a right to, Beihilfe's part included; 0 for none."""
    found = (right for right in rights.of(person) if right.benefit is benefit)
    return next(((right.amount_cents or 0) + right.beside_cents for right in found), 0)
