"""Sessions: who attends when, how long they are away, and who goes with them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from arrangement.catalogue import Offer
from arrangement.matching import Fit, Matches, NoFit, SourceThere, match_all
from arrangement.matching.candidate import SessionDate, Source, World
from arrangement.problem.asked import Attendance, Option, way_key
from arrangement.problem.options import bare_option
from assessment.case.employed import Employed
from assessment.case.needs import Need, Occurrences
from assessment.case.network import Helper
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
    """Match companions for every way that needs one, as needs without slack.

    The benefit that owes the help may pay for the way, too. What it asks of those who help is about the help:
    without it anybody may go along, but to a protective task.
    """
    wanted: dict[str, tuple[Need, Person]] = {}
    for fit, offer in session_fits(matches):
        person, served = fit.candidate.person, fit.candidate.need
        for date in fit.found.sessions:
            minutes = companion_minutes(world, person, offer, date.first)
            if minutes:
                key = way_key(person.id, offer.id, date.session.key, date.first.week)
                before = wanted[key][0] if key in wanted else None
                wanted[key] = (_way(world, key, served, before, date.first, minutes), person)
    inner = replace(world, case=world.case.model_copy(update={"needs": ()}))
    sources = tuple(source for source in sources if _could_go_along(source.source))
    ways = tuple(wanted[key] for key in sorted(wanted))
    owed = match_all(inner, ways, dropped, sources)
    free = match_all(
        inner, tuple((_open_to_all(way), p) for way, p in ways if way.entitlement), dropped, sources
    )
    fits = {_order(fit): fit for fit in (*free.fits, *owed.fits)}
    return Matches(
        tuple(fits[key] for key in sorted(fits)),
        tuple(no_fit for no_fit in owed.no_fits if _order(no_fit) not in fits),
    )


def _way(world: World, key: str, served: Need, before: Need | None, slot: Slot, minutes: int) -> Need:
    """The need to be accompanied on one way; `before` is what other needs that it serves made of it."""
    need = Need(
        id="way",
        person=served.person,
        task=Task.ACCOMPANY_OUTSIDE,
        action=Action.ACCOMPANY,
        measure=Occurrences(kind="occurrences", per_week=1, minutes=minutes),
        times=(Times(days=(slot.weekday,), parts=(slot.day_part,)),),
        place="outside",
        standing=Standing.WISHED,
        entitlement=served.entitlement or (before.entitlement if before else None),
        protective=served.protective or (before is not None and before.protective),
    )
    return need.model_copy(update={"id": key, "week_types": (world.weeks[slot.week].week_type,)})


def _could_go_along(source: Source) -> bool:
    """Whether somebody comes with the source: a helper, somebody employed, a team."""
    return isinstance(source, Helper | Employed) or (isinstance(source, Offer) and source.form == "visit")


def _open_to_all(way: Need) -> Need:
    """The way by itself, as nobody owed the help."""
    return way.model_copy(update={"entitlement": None})


def _order(answer: Fit | NoFit) -> tuple[str, str, str]:
    source = answer.candidate.source
    return answer.candidate.need.id, type(source).__name__, source.id


def way_options(world: World, fit: Fit) -> Iterable[Option]:
    """Options to accompany one way."""
    base = bare_option(world, fit)
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
            for benefit in (
                b for b in fit.found.benefits if world.pays_in(fit.candidate.need, b, date.first)
            ):
                if (key, benefit) not in seen:
                    seen.add((key, benefit))
                    yield attendance_of(world, person, offer, date, benefit)


def attendance_of(world: World, person: Person, offer: Offer, date: SessionDate, benefit: str) -> Attendance:
    """One attendance: how long the person is away, and what it costs in paid time."""
    session, first = date.session, date.first
    overlaps = overlap_by_part(session.day, session.start, session.end)
    there = {slot.in_week(first.week): minutes for slot, minutes in overlaps.items()}
    away = dict(there)
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
        trip=up_to_grid(trip),
        away={slot: min(minutes, part_minutes(slot.day_part)) for slot, minutes in sorted(away.items())},
        there=dict(sorted(there.items())),
        places=None if world.case.holds_place(person.id, offer.id) else max(group.free_places, 1),
        attributed=attributed,
        qualification=offer.qualification,
        cents=offer.price.cents if offer.price and offer.price.unit == "session" else 0,
        companion_minutes=companion_minutes(world, person, offer, first),
    )
