"""Conditions about the offer: what it does, for whom, where, since when."""

from __future__ import annotations

from arrangement.catalogue import Offer
from arrangement.law.task_rules import task_rule
from arrangement.matching.candidate import Candidate, Found, World
from assessment.case.needs import Dated
from assessment.case.words import Access, GoingOut, Task
from assessment.ground.calendar import age_on
from assessment.ground.grid import Slot


def role_is_cover(world: World, c: Candidate, found: Found) -> Found | None:
    """Only `cover` meets needs, and nothing that restricts liberty is ever placed."""
    return None if isinstance(c.source, Offer) and not c.source.meets_needs else found


def task_is_covered(world: World, c: Candidate, found: Found) -> Found | None:
    """Task and action are both named by the offer; who is present at a session must watch there.

    Contact is with people: no thing has it in their place.
    """
    if not isinstance(c.source, Offer):
        return found
    if c.source.form == "aid" and task_rule(c.need.task, world.law).device == "no":
        return None
    named = c.need.task in c.source.tasks and c.need.action in c.source.actions
    watched = (
        c.source.form != "session" or c.need.measure.kind != "presence" or Task.SUPERVISION in c.source.tasks
    )
    return found if named and watched else None


def place_fits(world: World, c: Candidate, found: Found) -> Found | None:
    """A session is never at home, an aid never outside; and to a date somebody comes."""
    form = c.source.form if isinstance(c.source, Offer) else "person"
    misplaced = {("home", "session"), ("outside", "aid")}
    nobody_comes = isinstance(c.need.measure, Dated) and form in ("session", "aid")
    return None if nobody_comes or (c.need.place, form) in misplaced else found


def offer_is_current(world: World, c: Candidate, found: Found) -> Found | None:
    """Open over the whole horizon, no waiting list, looked at lately.

    What is locked has begun already; nobody waits for a place that they have.
    """
    if not isinstance(c.source, Offer):
        return found
    offer = c.source
    opens, closes = offer.open_from, offer.closed_from
    if opens == "undecided" or (opens is not None and opens > world.on):
        return None
    if closes is not None and closes <= world.last_day:
        return None
    stale = (world.on - offer.verified_on).days > world.policy.limits.stale_after_days
    waits = offer.waiting_weeks > 0 and not c.holds_place(world.case)
    return None if (stale or waits) and not c.is_locked(world.case) else found


def places_are_free(world: World, c: Candidate, found: Found) -> Found | None:
    """A group with a free place, or one that the person has there today."""
    full = isinstance(c.source, Offer) and c.source.group is not None and c.source.group.free_places < 1
    has_one = c.is_locked(world.case) or c.holds_place(world.case)
    return None if full and not has_one else found


def target_group_fits(world: World, c: Candidate, found: Found) -> Found | None:
    """Age, Pflegegrad and disability; an unknown fact never opens an offer that asks for it."""
    if not isinstance(c.source, Offer):
        return found
    target = c.source.target
    if target.min_age is not None or target.max_age is not None:
        if c.person.birth_date == "unknown":
            return None
        age = age_on(c.person.birth_date, world.on)
        if age < (target.min_age or 0) or (target.max_age is not None and age > target.max_age):
            return None
    if target.min_pflegegrad is not None:
        given = c.person.pflegegrad
        if isinstance(given, str) or given.since > world.on or given.grade < target.min_pflegegrad:
            return None
    if target.disability and not set(target.disability) & set(c.person.disability):
        return None
    return found


def team_comes_here(world: World, c: Candidate, found: Found) -> Found | None:
    """The Stadtteil of the home is on the team's list."""
    if c.team is None or not c.team.stadtteile:
        return found
    homes = {home for home, place in world.stadtteil.items() if place in c.team.stadtteile}
    return found.only(lambda slot: c.where[slot] in homes)


def within_reach(world: World, c: Candidate, found: Found) -> Found | None:
    """The one-way trip is no longer than the person can go, or be driven."""
    if not isinstance(c.source, Offer) or c.source.form != "session":
        return found
    offer = c.source

    def reached(slot: Slot) -> bool:
        trip = world.trip_minutes(offer, c.person, slot)
        return trip is not None and trip <= c.person.reach_minutes

    return found.only(reached, reached)


def place_is_accessible(world: World, c: Candidate, found: Found) -> Found | None:
    """The place has what the person needs; who does not go out is fetched."""
    if not isinstance(c.source, Offer) or c.source.form != "session":
        return found
    if c.person.going_out is GoingOut.NOT_AT_ALL and not c.source.brings_people:
        return None
    offered: set[Access] = set(c.source.access)
    return found if set(c.person.needs_access) <= offered else None
