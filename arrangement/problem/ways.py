"""Sessions: who attends when, how long they are away, and who goes with them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from arrangement.catalogue import Offer
from arrangement.matching import Fit, Matches, SourceThere, match_all
from arrangement.matching.candidate import SessionDate, World
from arrangement.problem.options import bare_option
from arrangement.problem.problem import Attendance, Option, way_key
from assessment.case.needs import Need, Occurrences
from assessment.case.people import Person
from assessment.case.times import Times
from assessment.case.words import Action, GoingOut, Kind, Standing, Task
from assessment.ground.grid import (
    DAYS,
    Slot,
    overlap_by_part,
    part_minutes,
    up_to_grid,
)


def companion_minutes(world: World, person: Person, offer: Offer, first: Slot) -> int:
    """There and back, twice; 0 where the person goes alone or is fetched."""
    if person.going_out is not GoingOut.WITH_COMPANION or offer.brings_people:
        return 0
    return up_to_grid(4 * (world.trip_minutes(offer, person, first) or 0))


def session_fits(matches: Matches) -> Iterable[tuple[Fit, Offer]]:
    """Fits of session offers."""
    for fit in matches.fits:
        if isinstance(fit.candidate.source, Offer) and fit.candidate.source.form == "session":
            yield fit, fit.candidate.source


def match_ways(
    world: World, matches: Matches, dropped: frozenset[str], sources: tuple[SourceThere, ...]
) -> Matches:
    """Match companions for every way that needs one, as needs without slack."""
    wanted: dict[str, tuple[Need, Person]] = {}
    for fit, offer in session_fits(matches):
        person, served = fit.candidate.person, fit.candidate.need
        for date in fit.found.sessions:
            slot = date.first
            minutes = companion_minutes(world, person, offer, slot)
            if not minutes:
                continue
            key = way_key(person.id, offer.id, date.session.key, slot.week)
            entitlement = served.entitlement or (wanted[key][0].entitlement if key in wanted else None)
            wanted[key] = (
                Need(
                    id="way",
                    person=person.id,
                    task=Task.ACCOMPANY_OUTSIDE,
                    action=Action.ACCOMPANY,
                    measure=Occurrences(kind="occurrences", per_week=1, minutes=minutes),
                    times=(Times(days=(slot.weekday,), parts=(slot.day_part,)),),
                    week_types=(world.weeks[slot.week].week_type,),
                    place="outside",
                    standing=Standing.WISHED,
                    entitlement=entitlement,
                ).model_copy(update={"id": key}),
                person,
            )
    inner = replace(world, case=world.case.model_copy(update={"needs": ()}))
    return match_all(inner, tuple(wanted[key] for key in sorted(wanted)), dropped, sources)


def way_options(world: World, fit: Fit) -> Iterable[Option]:
    """Options to accompany one way."""
    base = bare_option(world, fit)
    if base.carrier.split(":")[0] not in ("helper", "employed", "team"):
        return
    measure = fit.candidate.need.measure
    assert isinstance(measure, Occurrences)
    for slot in fit.found.slots:
        for benefit in fit.found.benefits:
            yield replace(
                base,
                way=fit.candidate.need.id,
                slot=slot,
                home=fit.candidate.where[slot] or "",
                benefit=benefit,
                most=up_to_grid(measure.minutes),
                misses=(),
            )


def attendances_of(world: World, matches: Matches) -> Iterable[Attendance]:
    """Every attendance that could happen, once for each payer."""
    seen: set[tuple[str, str]] = set()
    for fit, offer in session_fits(matches):
        person = fit.candidate.person
        for date in fit.found.sessions:
            key = way_key(person.id, offer.id, date.session.key, date.first.week)
            for benefit in fit.found.benefits:
                if (key, benefit) not in seen:
                    seen.add((key, benefit))
                    yield attendance_of(world, person, offer, date, benefit)


def attendance_of(world: World, person: Person, offer: Offer, date: SessionDate, benefit: str) -> Attendance:
    """One attendance: how long the person is away, and what it costs in paid time."""
    session, first = date.session, date.first
    overlaps = overlap_by_part(session.day, session.start, session.end)
    away = {slot.in_week(first.week): minutes for slot, minutes in overlaps.items()}
    slots = sorted(away, key=lambda slot: (slot != first, slot))
    trip = 0 if offer.brings_people else world.trip_minutes(offer, person, first) or 0
    away[slots[0]] += trip
    away[slots[-1]] += trip
    group = offer.group
    assert group is not None
    length = session.end - session.start
    attributed = 0
    if offer.kind is Kind.PROFESSIONAL:
        attributed = up_to_grid(-(-group.staff * length // group.typical))
    return Attendance(
        key=way_key(person.id, offer.id, session.key, first.week),
        person=person.id,
        home=world.home_at(person, first) or "",
        offer=offer.id,
        session=session.key,
        kind=offer.kind,
        benefit=benefit,
        week=first.week,
        day=DAYS.index(session.day),
        start=session.start,
        end=session.end,
        away={slot: min(minutes, part_minutes(slot.day_part)) for slot, minutes in sorted(away.items())},
        places=max(group.free_places, 1),
        attributed=attributed,
        qualification=offer.qualification,
        cents=offer.price.cents if offer.price and offer.price.unit == "session" else 0,
        companion_minutes=companion_minutes(world, person, offer, first),
    )
