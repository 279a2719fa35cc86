"""A08 to A11: nobody who helps unpaid is asked for more, or for other things, than they agreed to."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

from arrangement.audit.inputs import Inputs
from arrangement.audit.matter import Matter
from arrangement.audit.measure import is_presence, length
from arrangement.audit.result import Broken, broken
from assessment.case.needs import Need
from assessment.case.network import Helper, HelperConsent
from assessment.case.people import Person
from assessment.case.times import Times
from assessment.case.words import Action, Relation, Task
from assessment.ground.grid import DAYS, PARTS, Part, Slot, down_to_grid


def consent_covers(matter: Matter) -> Broken:
    """A08: A helper is planned only for what their own valid consent names."""
    for line in matter.week.lines:
        if line.source.helper is not None:
            for what in consent_lacks(matter.inputs, line.source.helper, line.person, line.need):
                yield broken("A08", line.id, what, helper=line.source.helper.id)


def consent_lacks(inputs: Inputs, helper: Helper, person: Person, need: Need | None) -> Iterator[str]:
    """What is missing for a helper to meet a need, or to accompany (`need` None)."""
    if not any(_holds(inputs, c) and _names(c, person, need) for c in helper.consents):
        yield "no_consent"
    minor = (age := inputs.age(person.birth_date)) is not None and age < inputs.statutes.full_age
    cleared = helper.clearance_on is not None and helper.clearance_on <= inputs.on
    if helper.relation is Relation.VOLUNTEER and (minor or person.disability) and not cleared:
        yield "no_clearance"


def _holds(inputs: Inputs, consent: HelperConsent) -> bool:
    oldest = inputs.on - timedelta(days=inputs.policy.limits.consent_valid_days)
    return (
        oldest <= consent.agreed_on <= inputs.on
        and consent.withdrawn_on is None
        and (consent.until is None or consent.until >= inputs.last_day)
    )


def _names(consent: HelperConsent, person: Person, need: Need | None) -> bool:
    if consent.persons and person.id not in consent.persons:
        return False
    if need is None:
        return Task.ACCOMPANY_OUTSIDE in consent.tasks and Action.ACCOMPANY in consent.actions
    agreed = need.task in consent.tasks and need.action in consent.actions
    return agreed and (consent.intimate or not need.intimate)


def instructed(inputs: Inputs, helper: Helper, person: Person, need: Need) -> bool:
    """Whether a valid consent records the instruction for this need, on a day that has come."""
    return any(
        _holds(inputs, c)
        and _names(c, person, need)
        and c.instructed_on is not None
        and c.instructed_on <= inputs.on
        for c in helper.consents
    )


def load_within_offer(matter: Matter) -> Broken:
    """A09: A helper gives no more than offered: per week, day and slot, hands-on and presence apart."""
    week = matter.week
    for helper in matter.inputs.case.helpers:
        active, watching = week.active_of(helper.id), week.watching_of(helper.id)
        most = offered(helper)
        if active > most[0]:
            yield broken("A09", helper.id, "weekly_limit", limit=most[0], found=active)
        if watching > most[1]:
            yield broken("A09", helper.id, "presence_limit", limit=most[1], found=watching)
        for day, name in enumerate(DAYS):
            found = sum(minutes for slot, minutes in week.active[helper.id].items() if slot.day == day)
            if helper.at_most_minutes_per_day is not None and found > down_to_grid(
                helper.at_most_minutes_per_day
            ):
                limit = down_to_grid(helper.at_most_minutes_per_day)
                yield broken("A09", helper.id, "daily_limit", day=name, limit=limit, found=found)
    for line in week.lines:
        if line.source.helper is not None and stated_in(line.source.helper.times, line.slot) is None:
            yield broken(
                "A09",
                line.id,
                "not_their_time",
                helper=line.source.id,
                day=line.view.day,
                part=line.view.part,
            )
    for (party, slot), found in sorted(week.taken.items()):
        helper_times = _helper(matter.inputs, party)
        limit_there = stated_in(helper_times.times, slot) if helper_times is not None else None
        if limit_there is not None and limit_there < length(slot) and found > limit_there:
            yield broken(
                "A09",
                party[1],
                "slot_limit",
                day=slot.weekday,
                part=slot.day_part,
                limit=limit_there,
                found=found,
            )


def offered(helper: Helper) -> tuple[int, int]:
    """Weekly minutes of active help and of presence that a helper offered at most."""
    return down_to_grid(helper.at_most_minutes), down_to_grid(helper.presence_at_most_minutes)


def at_most(inputs: Inputs, helper: Helper) -> tuple[int, int]:
    """Weekly limits of active help and of presence; a strained helper's never above today's."""
    active, watching = offered(helper)
    if not helper.strained:
        return active, watching
    today = [0, 0]
    for support in inputs.case.present_support:
        if support.source == helper.id:
            need = inputs.needs.get(support.need or "")
            today[1 if need is not None and is_presence(need) else 0] += support.minutes_per_week
    return min(active, down_to_grid(today[0])), min(watching, down_to_grid(today[1]))


def stated_in(times: tuple[Times, ...], slot: Slot) -> int | None:
    """Minutes that stated times leave in a slot; None outside of them."""
    found = [
        length(slot) if entry.minutes is None else min(down_to_grid(entry.minutes), length(slot))
        for entry in times
        if slot in entry.slots()
    ]
    return max(found, default=None)


def _helper(inputs: Inputs, party: tuple[str, str]) -> Helper | None:
    source = inputs.sources.get(party[1])
    return source.helper if source is not None and party[0] == "helper" else None


def protection_kept(matter: Matter) -> Broken:
    """A10: Days off, a free day in seven for the main carer, nights only if agreed, strain only falls."""
    week = matter.week
    for helper in matter.inputs.case.helpers:
        lines = [
            line for line in week.lines if line.source.helper is not None and line.source.id == helper.id
        ]
        for line in lines:
            if line.view.day in helper.days_off:
                yield broken("A10", line.id, "day_off", helper=helper.id, day=line.view.day)
            if PARTS[line.slot.part] is Part.NIGHT and not helper.nights:
                yield broken("A10", line.id, "night", helper=helper.id)
        if needs_free_day(helper, matter.inputs) and len({line.slot.day for line in lines}) == len(DAYS):
            yield broken("A10", helper.id, "no_free_day")
        if helper.strained:
            yield from _strain(matter, helper)


def needs_free_day(helper: Helper, inputs: Inputs) -> bool:
    """A main carer, unless they wished otherwise on a day that has come."""
    wished = helper.no_free_day_wished_on
    return helper.main_carer and not (wished is not None and wished <= inputs.on)


def _strain(matter: Matter, helper: Helper) -> Broken:
    now = (matter.week.active_of(helper.id), matter.week.watching_of(helper.id))
    for found, limit, most in zip(now, at_most(matter.inputs, helper), offered(helper), strict=True):
        if limit < most and found > limit:
            yield broken("A10", helper.id, "strained", limit=limit, found=found)


def no_minors(matter: Matter) -> Broken:
    """A11: No child is planned as a helper."""
    for line in matter.week.lines:
        if line.source.helper is not None and is_minor(matter.inputs, line.source.helper):
            yield broken("A11", line.id, "minor", helper=line.source.id)


def is_minor(inputs: Inputs, helper: Helper) -> bool:
    """Known to be under age on the plan date."""
    age = inputs.age(helper.birth_date)
    return age is not None and age < inputs.statutes.full_age
