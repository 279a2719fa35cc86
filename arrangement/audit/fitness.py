"""A17 and A19: whether an offer is within reach, and for this person, need and time."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

from arrangement.audit.inputs import Inputs, Source
from arrangement.audit.matter import Matter
from arrangement.audit.measure import asks_to_be_awake, is_dated, is_presence, is_reachable
from arrangement.audit.result import Broken, broken
from arrangement.audit.week import Week
from arrangement.catalogue import Offer
from assessment.case.needs import Need, Reachable
from assessment.case.people import GivenPflegegrad, Person
from assessment.case.words import Action, GoingOut, Task
from assessment.ground.grid import PARTS, Part, Slot

Lacks = Iterator[str]
"""Names of conditions that do not hold."""


def within_reach(matter: Matter) -> Broken:
    """A17: Nobody is sent further than they can and want to go."""
    for line in matter.weeks.help_lines:
        if line.need is not None and line.start is not None:
            for what in reach_lacks(matter.inputs, line.need, line.source, line.start):
                yield broken("A17", line.id, what, source=line.source.id, need=line.need.id)


def reach_lacks(inputs: Inputs, need: Need, source: Source, home: str) -> Lacks:
    """Why a session is out of reach from a home, or help on call too far away."""
    person, offer = inputs.persons[need.person], source.offer
    if offer is not None and isinstance(need.measure, Reachable):
        if offer.answers_within_minutes is None:
            yield "never_on_call"
        elif offer.answers_within_minutes > need.measure.within_minutes:
            yield "not_there_in_time"
    if offer is None or source.form != "session":
        return
    if person.going_out is GoingOut.NOT_AT_ALL and not offer.brings_people:
        yield "not_going_out"
    trip = inputs.catalogue.trip_minutes(offer, inputs.stadtteile.get(home, ""))
    if trip is None:
        yield "no_way"
    elif trip > person.reach_minutes:
        yield "too_far"


def open_to_the_person(matter: Matter) -> Broken:
    """A19: The offer is for this person, this need and this time."""
    locked = set(matter.inputs.case.locked())
    for line in matter.weeks.help_lines:
        if line.need is None:
            continue
        stands = (line.need.id, line.source.id) in locked
        for what in need_lacks(matter.inputs, line.need, line.source):
            yield broken("A19", line.id, what, source=line.source.id)
        for what in offer_lacks(matter.inputs, line.person, line.source):
            if not (stands and what in _MAY_STAND):
                yield broken("A19", line.id, what, source=line.source.id)
        if line.start is not None and not serves(matter.inputs, line.source, line.start):
            yield broken("A19", line.id, "stadtteil", source=line.source.id)
        if asleep(line.need, line.source, line.slot):
            yield broken("A19", line.id, "asleep", source=line.source.id)
    for line in matter.weeks.lines:
        if closed_in(matter.inputs, line.source, line.kind):
            week_type = matter.inputs.week_type(line.kind).id
            yield broken("A19", line.id, "closed_week", source=line.source.id, week_type=week_type)
    for week in matter.weeks.typical:
        yield from _places(week)


def _places(week: Week) -> Broken:
    attending: dict[tuple[str, str], int] = {}
    for attendance in week.attendances:
        if has_place(week.inputs, attendance.person, attendance.source):
            continue
        key = (attendance.source.id, attendance.session.key)
        attending[key] = attending.get(key, 0) + 1
    for (offer_id, key_of_date), number in sorted(attending.items()):
        offer = week.inputs.sources[offer_id].offer
        if offer is not None and offer.group is not None and number > max(offer.group.free_places, 1):
            subject = week.named(f"{offer_id} {key_of_date}")
            yield broken("A19", subject, "places", free=offer.group.free_places, found=number)


_MAY_STAND = ("waiting", "stale", "full")
"""Conditions that a line of a protection plan need not meet again."""


def need_lacks(inputs: Inputs, need: Need, source: Source) -> Lacks:
    """Why an offer does not meet this need."""
    offer = source.offer
    if offer is None:
        return
    if need.task not in offer.tasks:
        yield "task"
    if (Action.BE_REACHABLE if is_reachable(need) else need.action) not in offer.actions:
        yield "action"
    if source.form == "aid" and inputs.statutes.task(need.task).device == "no":
        yield "device"
    if (is_reachable(need) and source.form == "session") or (is_dated(need) and source.form != "visit"):
        yield "form"
    if source.form == "session" and is_presence(need) and Task.SUPERVISION not in offer.tasks:
        yield "no_supervision"
    if (source.form, need.place) in (("session", "home"), ("aid", "outside")):
        yield "place"


def offer_lacks(inputs: Inputs, person: Person, source: Source) -> Lacks:
    """Why an offer is not open to this person on this date."""
    offer = source.offer
    if offer is None:
        return
    if offer.role != "cover":
        yield "role"
    if offer.restricts_liberty:
        yield "restricts_liberty"
    yield from _target(inputs, person, offer)
    yield from dates_lack(inputs, offer)
    if has_place(inputs, person, source):
        return
    if offer.waiting_weeks > 0:
        yield "waiting"
    if offer.group is not None and source.form == "session" and offer.group.free_places == 0:
        yield "full"


def has_place(inputs: Inputs, person: Person, source: Source) -> bool:
    """Whether the offer helps the person today: they wait for nothing there and take no free place."""
    today = {s.need for s in inputs.case.present_support if s.source == source.id}
    mine = any(need.person == person.id and need.id in today for need in inputs.case.needs)
    return mine and source.offer is not None


def serves(inputs: Inputs, source: Source, home: str) -> bool:
    """Whether a team comes to a home."""
    served = source.team.stadtteile if source.team is not None else ()
    return not served or inputs.stadtteile.get(home) in served


def closed_in(inputs: Inputs, source: Source, kind: int) -> bool:
    """Whether an offer is closed in weeks of a type."""
    kinds = source.offer.week_kinds if source.offer is not None else ()
    return bool(kinds) and inputs.week_type(kind).kind not in kinds


def asleep(need: Need, source: Source, slot: Slot) -> bool:
    """Whether the night asks for somebody awake, and this source sleeps."""
    at_night = PARTS[slot.part] is Part.NIGHT and asks_to_be_awake(need)
    return at_night and not source.stays_awake


def _target(inputs: Inputs, person: Person, offer: Offer) -> Lacks:
    target, age = offer.target, inputs.age(person.birth_date)
    too_young = target.min_age is not None and (age is None or age < target.min_age)
    if too_young or (target.max_age is not None and (age is None or age > target.max_age)):
        yield "age"
    given = person.pflegegrad
    grade = given.grade if isinstance(given, GivenPflegegrad) and given.since <= inputs.on else 0
    if target.min_pflegegrad is not None and grade < target.min_pflegegrad:
        yield "pflegegrad"
    if target.disability and not set(target.disability) & set(person.disability):
        yield "disability"


def dates_lack(inputs: Inputs, offer: Offer) -> Lacks:
    """Why an offer is not open on the plan date, does not last, or nobody looked at it lately."""
    if offer.open_from == "undecided":
        yield "undecided"
    elif offer.open_from is not None and offer.open_from > inputs.on:
        yield "not_open_yet"
    if offer.closed_from is not None and offer.closed_from <= inputs.last_day:
        yield "closes"
    if offer.verified_on < inputs.on - timedelta(days=inputs.policy.limits.stale_after_days):
        yield "stale"
