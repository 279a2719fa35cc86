"""A08 to A11: nobody who helps is asked for more, or for other things, than they agreed to."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

from arrangement.audit.employed import contract_kept, contract_lacks, hours_lawful, wage_lawful
from arrangement.audit.inputs import Inputs, Source
from arrangement.audit.lines import Line
from arrangement.audit.matter import Matter
from arrangement.audit.measure import is_presence, is_reachable, length
from arrangement.audit.result import Broken, broken
from arrangement.audit.times import stated_in
from arrangement.audit.week import Week
from arrangement.audit.whereabouts import comes_to
from assessment.case.needs import Need, Reachable
from assessment.case.network import Helper, HelperConsent
from assessment.case.people import Person
from assessment.case.words import Action, Relation, Task
from assessment.ground.grid import DAYS, PARTS, Part, Slot, down_to_grid


def consent_covers(matter: Matter) -> Broken:
    """A08: Somebody is planned only for what their own valid consent or contract names, where it names."""
    for line in matter.weeks.lines:
        carer = line.source.carer
        if carer is None:
            continue
        for what in carer_lacks(matter.inputs, line.source, line.person, line.need):
            yield broken("A08", line.id, what, helper=carer.id)
        if line.start is not None and not comes_to(line.source, line.start):
            yield broken("A08", line.id, "other_home", helper=carer.id, home=line.start)


def carer_lacks(inputs: Inputs, source: Source, person: Person, need: Need | None) -> Iterator[str]:
    """What is missing for a helper or employed person to meet a need, or to accompany (`need` None)."""
    if source.helper is not None:
        yield from consent_lacks(inputs, source.helper, person, need)
    if source.employed is not None:
        yield from contract_lacks(inputs, source.employed, need)


def consent_lacks(inputs: Inputs, helper: Helper, person: Person, need: Need | None) -> Iterator[str]:
    """What is missing for a helper to meet a need, or to accompany (`need` None)."""
    if helper.is_person == person.id:
        yield "helps_themselves"
    if not any(_holds(inputs, c) and _names(c, person, need) for c in helper.consents):
        yield "no_consent"
    if helper.data_consent is not None and helper.data_consent.withdrawn_on is not None:
        yield "data_taken_back"
    minor = (age := inputs.age(person.birth_date)) is not None and age < inputs.statutes.full_age
    cleared = helper.clearance_on is not None and helper.clearance_on <= inputs.on
    if helper.relation is Relation.VOLUNTEER and (minor or person.disability) and not cleared:
        yield "no_clearance"
    if need is not None and isinstance(need.measure, Reachable):
        if helper.on_call_within_minutes is None:
            yield "never_on_call"
        elif helper.on_call_within_minutes > need.measure.within_minutes:
            yield "not_there_in_time"


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
    agreed = need.task in consent.tasks and action_of(need) in consent.actions
    return agreed and (consent.intimate or not need.intimate)


def action_of(need: Need) -> Action:
    """How help for a need is given; for a need of reachability it is being reachable."""
    return Action.BE_REACHABLE if is_reachable(need) else need.action


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
    """A09: Nobody gives more than offered: per week, day and slot, hands-on, presence and calls apart."""
    for week in matter.weeks.lived:
        for helper in matter.inputs.case.helpers:
            yield from _weekly(week, helper)
            yield from _daily(week, helper)
        for one in matter.inputs.case.employed:
            yield from contract_kept(week, one)
        yield from _slots(week)
    for line in matter.weeks.lines:
        if times_of_carer(matter.inputs, line.source, line.slot, line.kind, line.is_on_call) is None:
            day, part = line.view.day, line.view.part
            yield broken("A09", line.id, "not_their_time", helper=line.source.id, day=day, part=part)


def _weekly(week: Week, helper: Helper) -> Broken:
    active, watching, most = week.active_of(helper.id), week.watching_of(helper.id), offered(helper)
    if active > most[0]:
        yield broken("A09", week.named(helper.id), "weekly_limit", limit=most[0], found=active)
    if watching > most[1]:
        yield broken("A09", week.named(helper.id), "presence_limit", limit=most[1], found=watching)
    calls = len(week.on_call.get(helper.id, ()))
    if calls > helper.on_call_at_most_parts:
        limit = helper.on_call_at_most_parts
        yield broken("A09", week.named(helper.id), "on_call_limit", limit=limit, found=calls)


def _daily(week: Week, helper: Helper) -> Broken:
    if helper.at_most_minutes_per_day is None:
        return
    limit = down_to_grid(helper.at_most_minutes_per_day)
    for day, name in enumerate(DAYS):
        found = sum(minutes for slot, minutes in week.active[helper.id].items() if slot.day == day)
        if found > limit:
            yield broken("A09", week.named(helper.id), "daily_limit", day=name, limit=limit, found=found)


def _slots(week: Week) -> Broken:
    for (party, slot), found in sorted(week.taken.items()):
        if party[0] not in ("helper", "employed"):
            continue
        limit = times_of_carer(week.inputs, week.inputs.sources[party[1]], slot, week.kind)
        if limit is not None and limit < length(slot) and found > limit:
            yield broken(
                "A09",
                week.named(party[1]),
                "slot_limit",
                day=slot.weekday,
                part=slot.day_part,
                limit=limit,
                found=found,
            )


def times_of_carer(
    inputs: Inputs, source: Source, slot: Slot, kind: int, on_call: bool = False
) -> int | None:
    """Minutes that a helper or employed person has in a slot; None outside of their times."""
    week_type = inputs.week_type(kind).id
    if source.helper is not None and on_call:
        return stated_in(source.helper.on_call_times, slot, week_type)
    if source.carer is not None:
        return stated_in(source.carer.times, slot, week_type)
    return length(slot)


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
            if need is None or not is_reachable(need):
                today[1 if need is not None and is_presence(need) else 0] += support.minutes_per_week
    return min(active, down_to_grid(today[0])), min(watching, down_to_grid(today[1]))


def protection_kept(matter: Matter) -> Broken:
    """A10: Days off, rest, a free day in seven, nights only if agreed, strain only falls, hours by law."""
    for line in matter.weeks.lines:
        yield from _kept_free(matter, line)
    for week in matter.weeks.lived:
        for helper in matter.inputs.case.helpers:
            days = {line.slot.day for line in week.lines if line.source.id == helper.id}
            if needs_free_day(helper, matter.inputs) and len(days) == len(DAYS):
                yield broken("A10", week.named(helper.id), "no_free_day")
            if helper.strained:
                yield from _strain(week, helper)
        for one in matter.inputs.case.employed:
            yield from hours_lawful(week, one)
            yield from wage_lawful(week, one)


def _kept_free(matter: Matter, line: Line) -> Broken:
    carer, day = line.source.carer, DAYS[line.slot.day]
    if carer is None:
        return
    if day in free_days(line.source):
        yield broken("A10", line.id, "day_off", helper=carer.id, day=day)
    if carer.id in matter.inputs.resting(line.kind):
        week_type = matter.inputs.week_type(line.kind).id
        yield broken("A10", line.id, "resting", helper=carer.id, week_type=week_type)
    if PARTS[line.slot.part] is Part.NIGHT and not does_nights(line.source):
        yield broken("A10", line.id, "night", helper=carer.id)


def free_days(source: Source) -> tuple[str, ...]:
    """Weekdays that a helper or employed person keeps free."""
    if source.helper is not None:
        return source.helper.days_off
    return source.employed.free_days if source.employed is not None else ()


def does_nights(source: Source) -> bool:
    """Whether nights were agreed on; an employed person's times say so."""
    return source.helper is None or source.helper.nights


def needs_free_day(helper: Helper, inputs: Inputs) -> bool:
    """A main carer, unless they wished otherwise on a day that has come."""
    wished = helper.no_free_day_wished_on
    return helper.main_carer and not (wished is not None and wished <= inputs.on)


def _strain(week: Week, helper: Helper) -> Broken:
    now = (week.active_of(helper.id), week.watching_of(helper.id))
    for found, limit, most in zip(now, at_most(week.inputs, helper), offered(helper), strict=True):
        if limit < most and found > limit:
            yield broken("A10", week.named(helper.id), "strained", limit=limit, found=found)


def no_minors(matter: Matter) -> Broken:
    """A11: No child is planned as a helper."""
    for line in matter.weeks.lines:
        if is_minor(matter.inputs, line.source):
            yield broken("A11", line.id, "minor", helper=line.source.id)


def is_minor(inputs: Inputs, source: Source) -> bool:
    """A helper or employed person known to be under age on the plan date."""
    age = inputs.age(source.carer.birth_date) if source.carer is not None else None
    return age is not None and age < inputs.statutes.full_age
