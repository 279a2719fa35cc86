"""Turn case, catalogue, policy and law into the problem."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date

from arrangement.catalogue import Catalogue, Offer, Session
from arrangement.catalogue.offer import STEPS_PER_HOUR
from arrangement.law.law import Law
from arrangement.law.paying import ceilings
from arrangement.law.rights import Rights
from arrangement.matching import Fit, Matches, match_all
from arrangement.matching.about_people import is_aimed_at
from arrangement.matching.about_times import minutes_by_slot, shortest_piece
from arrangement.matching.candidate import FREE, Candidate, World
from arrangement.policy import Policy
from arrangement.problem.problem import (
    Attendance,
    GoalToSupport,
    HelperToAsk,
    Locked,
    MonthLimit,
    NeedToMeet,
    Option,
    OwnStrength,
    Problem,
    TeamToSend,
    WishToFollow,
)
from assessment.case import Case
from assessment.case.needs import MinutesNeeded, Need, Occurrences, Presence
from assessment.case.network import Helper
from assessment.case.people import OwnResource, Person
from assessment.case.times import Times
from assessment.case.words import WITHOUT_THE_PERSON, Action, Benefit, GoingOut, Kind, Standing, Task
from assessment.ground.calendar import months_of
from assessment.ground.grid import (
    DAY_MINUTES,
    DAYS,
    GRID_MINUTES,
    PARTS,
    SLOTS,
    Slot,
    down_to_grid,
    overlap_by_part,
    part_minutes,
    up_to_grid,
)

MONTHS_PER_YEAR, DAYS_PER_YEAR, DAYS_PER_WEEK = 12, 365, len(DAYS)
PER_MILLE = 1000


@dataclass(frozen=True)
class Built:
    """The problem, and the answers of matching that explain it."""

    problem: Problem
    matches: Matches
    ways: Matches


def build_problem(
    case: Case,
    catalogue: Catalogue,
    policy: Policy,
    law: Law,
    rights: Rights,
    on: date,
    kinds: frozenset[Kind] = frozenset(Kind),
    dropped: frozenset[str] = frozenset(),
) -> Built:
    """Build the problem of one case.

    Args:
        case: As read.
        catalogue: As read.
        policy: As read.
        law: Law of the plan date.
        rights: As derived for the plan date.
        on: Plan date.
        kinds: Kinds of help to plan with; fewer for the all-professional reference.
        dropped: Ids of matching conditions to leave out, for the mutation run only.
    """
    world = World(case, catalogue, policy, law, on)
    matches = _of_kinds(match_all(world, (), dropped), kinds)
    ways = _of_kinds(_match_ways(world, matches, dropped), kinds)
    needs = tuple(sorted((to_meet(world, need) for need in case.needs), key=lambda n: n.id))
    months = months_of(on, case.horizon.weeks)
    attendances = tuple(sorted(_attendances(world, matches), key=lambda a: (a.key, a.benefit)))
    options = _numbered(
        [
            *(o for fit in matches.fits for o in _options(world, fit, to_meet(world, fit.candidate.need))),
            *(o for fit in ways.fits for o in _way_options(world, fit)),
        ]
    )
    used_teams = {o.carrier for o in options}
    problem = Problem(
        case=case.id,
        on=on,
        weeks=case.horizon.weeks,
        months=months,
        needs=needs,
        options=options,
        attendances=attendances,
        teams=tuple(t for t in _teams(catalogue) if f"team:{t.id}" in used_teams),
        helpers=tuple(_helper(case, h, on) for h in sorted(case.helpers, key=lambda h: h.id)),
        own=tuple(
            OwnStrength(own.id, down_to_grid(own.minutes_per_week), minutes_by_slot(own.times))
            for own in sorted((own for p in case.persons for own in p.own), key=lambda own: own.id)
        ),
        civic_offers=frozenset(o.id for o in catalogue.offers if o.kind is Kind.CIVIC),
        locked=tuple(sorted(_locked(case), key=lambda line: (line.need, line.offer, line.slot))),
        apart=tuple(
            sorted(
                (min(pair), max(pair))
                for mark in case.protection.unsafe
                if (pair := mark.joint_presence) is not None
            )
        ),
        limits=tuple(
            MonthLimit(c.person, str(c.benefit), c.months, c.cents) for c in ceilings(case, on, months)
        ),
        accepted_cents={
            p.id: p.own_money.accepts_cents_per_month if p.own_money else 0
            for p in sorted(case.persons, key=lambda p: p.id)
        },
        forgone_per_cent=_forgone(case, rights),
        wishes=tuple(WishToFollow(w.id, w.binding) for w in sorted(case.wishes, key=lambda w: w.id)),
        goals=tuple(
            GoalToSupport(g.id, g.importance, tuple(sorted(n.id for n in case.needs if g.id in n.goals)))
            for g in sorted(case.goals, key=lambda g: g.id)
        ),
        present=_present(case),
        scarcity=dict(sorted(policy.scarcity.weights.items())),
        wished_minute=policy.wishes.wished_minute,
        preference_minute=policy.wishes.preference_minute,
        goal_weight=policy.wishes.goal_importance,
        coordination=up_to_grid(
            -(
                -policy.limits.coordination_minutes_per_month
                * MONTHS_PER_YEAR
                * DAYS_PER_WEEK
                * case.horizon.weeks
                // DAYS_PER_YEAR
            )
        ),
        part_length={slot: part_minutes(slot.day_part) for slot in SLOTS},
    )
    return Built(problem, matches, ways)


def _of_kinds(matches: Matches, kinds: frozenset[Kind]) -> Matches:
    return replace(matches, fits=tuple(fit for fit in matches.fits if fit.candidate.kind in kinds))


def to_meet(world: World, need: Need) -> NeedToMeet:
    """Put a need on the grid, rounded once, in the person's favour."""
    slots = tuple(sorted(need.slots()))
    per_slot, per_day, minutes = 1, 1, 0
    there: dict[Slot, int] = {}
    match need.measure:
        case Occurrences() as m:
            days = len({slot.day for slot in slots})
            required, minutes, per_slot = m.per_week, up_to_grid(m.minutes), m.per_slot
            per_day = m.per_day or -(-m.per_week // days)
        case MinutesNeeded() as m:
            week = (
                m.minutes
                if m.per == "week"
                else -(-m.minutes * MONTHS_PER_YEAR * DAYS_PER_WEEK // DAYS_PER_YEAR)
            )
            required = up_to_grid(week)
        case Presence() as m:
            for slot in slots:
                there[slot] = min(up_to_grid(m.minutes or DAY_MINUTES), part_minutes(slot.day_part))
            required = sum(there.values())
        case _:
            raise ValueError(f"measure {need.measure.kind} is not planned by this version")
    return NeedToMeet(
        id=need.id,
        person=need.person,
        home=world.case.person(need.person).home,
        measure=need.measure.kind,
        required=required,
        minutes=minutes,
        per_slot=per_slot,
        per_day=per_day,
        at_least=shortest_piece(need),
        slots=slots,
        presence=there,
        standing=need.standing,
        urgency=need.urgency,
        goals=tuple(sorted(need.goals)),
        with_person=need.task not in WITHOUT_THE_PERSON,
    )


def _carrier(candidate: Candidate) -> str:
    source = candidate.source
    if isinstance(source, Helper):
        return f"helper:{source.id}"
    if isinstance(source, OwnResource):
        return f"own:{source.id}"
    if source.form == "visit":
        return f"team:{source.team}"
    return f"{source.form}:{source.id}"


def _misses(world: World, candidate: Candidate) -> tuple[str, ...]:
    """Wishes that concern the need and that this source does not follow; own doing misses none."""
    if isinstance(candidate.source, OwnResource):
        return ()
    need = candidate.need
    return tuple(
        sorted(
            wish.id
            for wish in world.case.wishes
            if wish.person == need.person
            and (need.id in wish.needs if wish.needs else not wish.tasks or need.task in wish.tasks)
            and not is_aimed_at(wish.of, candidate)
        )
    )


def _base(world: World, fit: Fit) -> Option:
    c = fit.candidate
    offer = c.source if isinstance(c.source, Offer) else None
    price = offer.price if offer else None
    return Option(
        number=-1,
        need=c.need.id,
        person=c.person.id,
        home=c.person.home,
        carrier=_carrier(c),
        source=c.source_id,
        kind=c.kind,
        slot=SLOTS[0],
        benefit=FREE,
        most=0,
        qualification=(c.team.qualification if c.team else offer.qualification) if offer else None,
        offer=None if isinstance(c.source, Helper) else c.source_id,
        helper=c.source_id if isinstance(c.source, Helper) else None,
        indirect_percent=offer.indirect_percent if offer and c.kind is Kind.PROFESSIONAL else 0,
        cents_per_step=price.cents // STEPS_PER_HOUR if price and price.unit == "hour" else 0,
        cents_per_piece=price.cents if price and price.unit == "piece" else 0,
        cents_per_month=price.cents if price and price.unit == "month" else 0,
        misses=_misses(world, c),
    )


def _options(world: World, fit: Fit, need: NeedToMeet) -> Iterable[Option]:
    base = _base(world, fit)
    places: list[tuple[str | None, Slot, int]] = [
        (session.key, slot, minutes)
        for session, by in fit.found.sessions.items()
        for slot, minutes in by.items()
    ] or [(None, slot, minutes) for slot, minutes in fit.found.slots.items()]
    for session, slot, minutes in places:
        if need.measure == "occurrences":
            most = min(need.per_slot, minutes // need.minutes) * need.minutes
        else:
            most = min(minutes, need.presence.get(slot, need.required))
        for benefit in fit.found.benefits:
            yield replace(base, session=session, slot=slot, most=most, benefit=benefit)


def _numbered(options: list[Option]) -> tuple[Option, ...]:
    ordered = sorted(
        options, key=lambda o: (o.way or "", o.need, o.carrier, o.source, o.session or "", o.slot, o.benefit)
    )
    return tuple(replace(option, number=number) for number, option in enumerate(ordered))


def way_key(person: str, offer: str, session: Session) -> str:
    """Name of a way: who goes to which date."""
    return f"{person}:{offer}:{session.key}"


def first_slot(session: Session) -> Slot:
    """The day part in which a session begins."""
    by = overlap_by_part(session.day, session.start, session.end)
    inside = overlap_by_part(session.day, session.start, session.start + GRID_MINUTES)
    return next(slot for slot in by if slot in inside)


def companion_minutes(world: World, person: Person, offer: Offer) -> int:
    """There and back, twice; 0 where the person goes alone or is fetched."""
    if person.going_out is not GoingOut.WITH_COMPANION or offer.brings_people:
        return 0
    trip = world.catalogue.trip_minutes(offer, world.home_stadtteil(person)) or 0
    return up_to_grid(4 * trip)


def _session_fits(matches: Matches) -> Iterable[tuple[Fit, Offer]]:
    for fit in matches.fits:
        if isinstance(fit.candidate.source, Offer) and fit.candidate.source.form == "session":
            yield fit, fit.candidate.source


def _match_ways(world: World, matches: Matches, dropped: frozenset[str]) -> Matches:
    """Match companions for every way that needs one, as needs without slack."""
    wanted: dict[str, tuple[Need, Person]] = {}
    for fit, offer in _session_fits(matches):
        person, served = fit.candidate.person, fit.candidate.need
        minutes = companion_minutes(world, person, offer)
        for session in fit.found.sessions if minutes else ():
            slot = first_slot(session)
            key = way_key(person.id, offer.id, session)
            entitlement = served.entitlement or (wanted[key][0].entitlement if key in wanted else None)
            wanted[key] = (
                Need(
                    id="way",
                    person=person.id,
                    task=Task.ACCOMPANY_OUTSIDE,
                    action=Action.ACCOMPANY,
                    measure=Occurrences(kind="occurrences", per_week=1, minutes=minutes),
                    times=(Times(days=(slot.weekday,), parts=(slot.day_part,)),),
                    place="outside",
                    standing=Standing.WISHED,
                    entitlement=entitlement,
                ).model_copy(update={"id": key}),
                person,
            )
    inner = World(
        world.case.model_copy(update={"needs": ()}), world.catalogue, world.policy, world.law, world.on
    )
    return match_all(inner, tuple(wanted[key] for key in sorted(wanted)), dropped)


def _way_options(world: World, fit: Fit) -> Iterable[Option]:
    base = _base(world, fit)
    if base.carrier.split(":")[0] not in ("helper", "team"):
        return
    measure = fit.candidate.need.measure
    assert isinstance(measure, Occurrences)
    for slot, _ in fit.found.slots.items():
        for benefit in fit.found.benefits:
            yield replace(
                base,
                way=fit.candidate.need.id,
                slot=slot,
                benefit=benefit,
                most=up_to_grid(measure.minutes),
                misses=(),
            )


def _attendances(world: World, matches: Matches) -> Iterable[Attendance]:
    seen: set[tuple[str, str]] = set()
    for fit, offer in _session_fits(matches):
        person = fit.candidate.person
        for session in fit.found.sessions:
            for benefit in fit.found.benefits:
                key = way_key(person.id, offer.id, session)
                if (key, benefit) not in seen:
                    seen.add((key, benefit))
                    yield _attendance(world, person, offer, session, benefit)


def _attendance(world: World, person: Person, offer: Offer, session: Session, benefit: str) -> Attendance:
    away = overlap_by_part(session.day, session.start, session.end)
    slots = sorted(away, key=lambda slot: (slot != first_slot(session), slot))
    trip = (
        0 if offer.brings_people else world.catalogue.trip_minutes(offer, world.home_stadtteil(person)) or 0
    )
    away[slots[0]] += trip
    away[slots[-1]] += trip
    group = offer.group
    assert group is not None
    length = session.end - session.start
    attributed = 0
    if offer.kind is Kind.PROFESSIONAL:
        attributed = up_to_grid(-(-group.staff * length // group.typical))
    return Attendance(
        key=way_key(person.id, offer.id, session),
        person=person.id,
        home=person.home,
        offer=offer.id,
        session=session.key,
        kind=offer.kind,
        benefit=benefit,
        day=DAYS.index(session.day),
        start=session.start,
        end=session.end,
        away={slot: min(minutes, part_minutes(slot.day_part)) for slot, minutes in sorted(away.items())},
        attributed=attributed,
        qualification=offer.qualification,
        cents=offer.price.cents if offer.price and offer.price.unit == "session" else 0,
        companion_minutes=companion_minutes(world, person, offer),
    )


def _teams(catalogue: Catalogue) -> Iterable[TeamToSend]:
    professional = {o.team for o in catalogue.offers if o.kind is Kind.PROFESSIONAL}
    for team in sorted(catalogue.teams, key=lambda t: t.id):
        yield TeamToSend(
            id=team.id,
            provider=team.provider,
            qualification=team.qualification,
            travel=team.travel_minutes,
            set_up=team.set_up_minutes,
            minimum=team.minimum_visit_minutes,
            capacity=down_to_grid(team.capacity_minutes_per_week),
            times=minutes_by_slot(team.times),
            professional=team.id in professional,
        )


def _helper(case: Case, helper: Helper, on: date) -> HelperToAsk:
    at_most, presence_at_most = helper.at_most_minutes, helper.presence_at_most_minutes
    if helper.strained:
        measures = {need.id: need.measure.kind for need in case.needs}
        today = [line for line in case.present_support if line.source == helper.id]
        there = sum(t.minutes_per_week for t in today if t.need and measures[t.need] == "presence")
        at_most = min(at_most, sum(t.minutes_per_week for t in today) - there)
        presence_at_most = min(presence_at_most, there)
    off, wished = {DAYS.index(day) for day in helper.days_off}, helper.no_free_day_wished_on
    times = {slot: m for slot, m in minutes_by_slot(helper.times).items() if slot.day not in off}
    return HelperToAsk(
        id=helper.id,
        gladly=down_to_grid(helper.gladly_minutes),
        at_most=down_to_grid(at_most),
        presence_gladly=down_to_grid(helper.presence_gladly_minutes),
        presence_at_most=down_to_grid(presence_at_most),
        per_day=None
        if helper.at_most_minutes_per_day is None
        else down_to_grid(helper.at_most_minutes_per_day),
        times=times,
        free_day=helper.main_carer and (wished is None or wished > on),
    )


def _locked(case: Case) -> Iterable[Locked]:
    for line in case.protection.protection_plan:
        for day in line.days:
            slot = Slot(DAYS.index(day), PARTS.index(line.part))
            yield Locked(line.need, line.offer, slot, up_to_grid(line.minutes))


def _present(case: Case) -> Mapping[tuple[str, str], int]:
    found: dict[tuple[str, str], int] = {}
    for line in case.present_support:
        if line.need is not None:
            pair = (line.need, line.source)
            found[pair] = found.get(pair, 0) + line.minutes_per_week
    return dict(sorted(found.items()))


def _forgone(case: Case, rights: Rights) -> dict[str, int]:
    """Thousandths of a cent of Pflegegeld that each cent of Sachleistung costs, by person."""
    found: dict[str, int] = {}
    for person in sorted(case.persons, key=lambda p: p.id):
        cash = _amount(rights, person.id, Benefit.PFLEGEGELD)
        ceiling = _amount(rights, person.id, Benefit.PFLEGESACHLEISTUNG)
        if cash and ceiling and person.wants_pflegegeld is not False:
            found[person.id] = cash * PER_MILLE // ceiling
    return found


def _amount(rights: Rights, person: str, benefit: Benefit) -> int:
    """Monthly cents of an amount that a person has a right to; 0 for none."""
    return next((right.amount_cents or 0 for right in rights.of(person) if right.benefit is benefit), 0)
