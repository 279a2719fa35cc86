"""Sessions: who attends when, how long they are away, and who goes with them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from arrangement.catalogue import Offer, Session
from arrangement.matching import Fit, Matches, match_all
from arrangement.matching.candidate import World
from arrangement.problem.options import bare_option
from arrangement.problem.problem import (
    Attendance,
    Option,
)
from assessment.case.needs import Need, Occurrences
from assessment.case.people import Person
from assessment.case.times import Times
from assessment.case.words import Action, GoingOut, Kind, Standing, Task
from assessment.ground.grid import (
    DAYS,
    GRID_MINUTES,
    Slot,
    overlap_by_part,
    part_minutes,
    up_to_grid,
)


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


def session_fits(matches: Matches) -> Iterable[tuple[Fit, Offer]]:
    """Fits of session offers."""
    for fit in matches.fits:
        if isinstance(fit.candidate.source, Offer) and fit.candidate.source.form == "session":
            yield fit, fit.candidate.source


def match_ways(world: World, matches: Matches, dropped: frozenset[str]) -> Matches:
    """Match companions for every way that needs one, as needs without slack."""
    wanted: dict[str, tuple[Need, Person]] = {}
    for fit, offer in session_fits(matches):
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


def way_options(world: World, fit: Fit) -> Iterable[Option]:
    """Options to accompany one way."""
    base = bare_option(world, fit)
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


def attendances_of(world: World, matches: Matches) -> Iterable[Attendance]:
    """Every attendance that could happen, once for each payer."""
    seen: set[tuple[str, str]] = set()
    for fit, offer in session_fits(matches):
        person = fit.candidate.person
        for session in fit.found.sessions:
            for benefit in fit.found.benefits:
                key = way_key(person.id, offer.id, session)
                if (key, benefit) not in seen:
                    seen.add((key, benefit))
                    yield attendance_of(world, person, offer, session, benefit)


def attendance_of(world: World, person: Person, offer: Offer, session: Session, benefit: str) -> Attendance:
    """One attendance: how long the person is away, and what it costs in paid time."""
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
        places=max(group.free_places, 1),
        attributed=attributed,
        qualification=offer.qualification,
        cents=offer.price.cents if offer.price and offer.price.unit == "session" else 0,
        companion_minutes=companion_minutes(world, person, offer),
    )
