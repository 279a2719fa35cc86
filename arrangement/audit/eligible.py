"""Whether a source could meet a need, and what stands in its way: for reasons, fallbacks and wishes."""

from __future__ import annotations

from collections.abc import Iterator

from arrangement.audit.company import access_lacks, may_accompany, needs_company
from arrangement.audit.consents import consented
from arrangement.audit.fitness import asleep, closed_in, need_lacks, offer_lacks, reach_lacks, serves
from arrangement.audit.helpers import (
    carer_lacks,
    does_nights,
    free_days,
    is_minor,
    times_of_carer,
)
from arrangement.audit.inputs import Inputs, Source
from arrangement.audit.lines import first_slot, overlaps
from arrangement.audit.measure import (
    dates_asked,
    is_dated,
    is_reachable,
    slots_on,
    smallest_piece,
)
from arrangement.audit.own import own_lacks
from arrangement.audit.payers import could_be_paid, own_money_accepted, paying
from arrangement.audit.protect import professional_lacks, qualification_lacks
from arrangement.audit.times import stated_in
from arrangement.audit.understood import needs_interpreter, on_duty
from arrangement.audit.whereabouts import comes_to, help_home, home_of, kinds_of, slots_in
from arrangement.audit.will import (
    meets_at_home,
    pooled_unasked,
    refusals_hit,
    times_of,
    unsafe,
)
from assessment.case.needs import Need
from assessment.case.people import Person
from assessment.ground.grid import DAY_MINUTES, PARTS, SLOTS, Part, Slot


def eligible(inputs: Inputs, need: Need, source: Source, kind: int | None = None) -> bool:
    """Whether nothing but room and money could keep a source from meeting a need (in one week type)."""
    kinds = kinds_of(inputs, need) if kind is None else (kind,)
    return any(
        _could(inputs, need, source, one, home)
        for one in kinds
        for home in _homes_for(inputs, need, source, one)
    )


def fits_of(inputs: Inputs, need: Need) -> tuple[Source, ...]:
    """Sources that could meet a need and be paid for it, by id; looked for once."""
    if need.id not in inputs.fitting:
        inputs.fitting[need.id] = tuple(
            source
            for source in sorted(inputs.sources_for(need), key=lambda source: source.id)
            if eligible(inputs, need, source) and could_be_paid(inputs, need, source)
        )
    return inputs.fitting[need.id]


def eligible_but(inputs: Inputs, need: Need, source: Source, but: frozenset[str]) -> frozenset[str]:
    """Which of these obstacles alone keep a source from a need; none where it is open or never could."""
    found: set[str] = set()
    for kind in kinds_of(inputs, need):
        for home in _homes_for(inputs, need, source, kind):
            lacks = _none_but(but, _lacks(inputs, need, source, kind, home))
            if lacks and _meets(inputs, need, source, kind, home):
                found |= lacks
    return frozenset(found)


def _none_but(but: frozenset[str], lacks: Iterator[str]) -> set[str]:
    """All obstacles, where each is one of these; nothing as soon as one is not."""
    found: set[str] = set()
    for what in lacks:
        if what not in but:
            return set()
        found.add(what)
    return found


def _could(inputs: Inputs, need: Need, source: Source, kind: int, home: str) -> bool:
    return not any(_lacks(inputs, need, source, kind, home)) and _meets(inputs, need, source, kind, home)


def _meets(inputs: Inputs, need: Need, source: Source, kind: int, home: str) -> bool:
    """Whether need and source have a slot in common at a home."""
    return any(
        _home_in(inputs, need, source, kind, slot) in (home, None)
        for slot in slots_of(inputs, need, source, kind)
    )


def _home_in(inputs: Inputs, need: Need, source: Source, kind: int, slot: Slot) -> str | None:
    """The home of help in a slot; None for a session, which begins elsewhere."""
    return None if source.form == "session" else help_home(inputs, need, kind, slot)


def obstacles(inputs: Inputs, need: Need, source: Source, kind: int) -> Iterator[str]:
    """Every condition that a source does not meet in a week type, as `invariant.condition`.

    Of who is at no home then it is asked as if they were at their own.
    """
    for home in _homes_for(inputs, need, source, kind) or (inputs.persons[need.person].home,):
        yield from _lacks(inputs, need, source, kind, home)


def _lacks(inputs: Inputs, need: Need, source: Source, kind: int, home: str) -> Iterator[str]:
    person = inputs.persons[need.person]
    found = (
        ("A19", need_lacks(inputs, need, source)),  # most fail here, at once
        ("A06", professional_lacks(inputs, need, source)),
        ("A07", qualification_lacks(inputs, need, source)),
        ("A08", carer_lacks(inputs, source, person, need)),
        ("A14", own_lacks(inputs, source, person, need)),
        ("A17", reach_lacks(inputs, need, source, home)),
        ("A18", access_lacks(inputs, need, source, home)),
        ("A18", _silent(inputs, need, source, kind)),
        ("A19", offer_lacks(inputs, person, source)),
        ("A12", unsafe(inputs, person, source, home)),
    )
    for invariant, lacks in found:
        for what in lacks:
            yield f"{invariant}.{what}"
    if source.form == "visit" and not serves(inputs, source, home):
        yield "A19.stadtteil"
    if closed_in(inputs, source, kind):
        yield "A19.closed_week"
    if any(not refusal.times for refusal in refusals_hit(inputs, person.id, need.task, source)):
        yield "A12.refused"
    if not any(consented(inputs, need, source, benefit) for benefit in _asked(inputs, need, source)):
        yield "A12.no_consent"
    if _only_pooled(inputs, need, person, source):
        yield "A12.pooled"
    if not comes_to(source, home):
        yield "A08.other_home"
    if source.carer is not None and source.carer.id in inputs.resting(kind):
        yield "A10.resting"
    if is_minor(inputs, source):
        yield "A11.minor"
    alone = source.form == "session" and needs_company(person, source)
    if alone and not any(may_accompany(inputs, person, home)):
        yield "A18.no_companion"


def _silent(inputs: Inputs, need: Need, source: Source, kind: int) -> Iterator[str]:
    """Whether nobody interprets whenever the source is there."""
    if needs_interpreter(inputs, need, source):
        there = list(_slots_there(inputs, need, source, kind))
        if there and not _understood(inputs, need, source, kind, there):
            yield "language"


def _only_pooled(inputs: Inputs, need: Need, person: Person, source: Source) -> bool:
    """Whether every benefit that may pay here would pay for a group that nobody found reasonable."""
    offer = source.offer
    if offer is None or (offer.price is not None and own_money_accepted(inputs, need, source)):
        return False
    asked = paying(inputs, need, source)
    return bool(asked) and all(pooled_unasked(inputs, person, source, benefit) for benefit in asked)


def _homes_for(inputs: Inputs, need: Need, source: Source, kind: int) -> tuple[str, ...]:
    """Homes at which, or from which, a source could meet a need in a week type."""
    session = source.form == "session"
    key = (session, need.person if session else need.id, kind)
    if key not in inputs.homes_known:
        if session:
            found = {home_of(inputs, need.person, kind, slot) for slot in SLOTS}
        else:
            found = {help_home(inputs, need, kind, slot) for slot in asked_slots(inputs, need, kind)}
        inputs.homes_known[key] = tuple(sorted(home for home in found if home is not None))
    return inputs.homes_known[key]


def _asked(inputs: Inputs, need: Need, source: Source) -> tuple[str | None, ...]:
    """Benefits whose book consent is asked for: the one that owes the need, else those that may pay."""
    if need.entitlement is not None or source.offer is None:
        return (need.entitlement,)
    return tuple(b for b in source.offer.paid_by if b in inputs.statutes.may_pay[need.id]) or (None,)


def does_this(inputs: Inputs, need: Need, source: Source) -> bool:
    """Whether a source is for this kind of help at all."""
    if source.offer is not None:
        return not any(need_lacks(inputs, need, source))
    if source.own is not None:
        return need.task in source.own.tasks
    if source.employed is not None:
        return need.task in source.employed.tasks
    return source.helper is not None and any(need.task in c.tasks for c in source.helper.consents)


def asked_slots(inputs: Inputs, need: Need, kind: int) -> frozenset[Slot]:
    """Slots of a need in a week type; of dates those on the dates in weeks of the type."""
    if (need.id, kind) not in inputs.slots_known:
        inputs.slots_known[need.id, kind] = frozenset(_asked_slots(inputs, need, kind))
    return inputs.slots_known[need.id, kind]


def _asked_slots(inputs: Inputs, need: Need, kind: int) -> Iterator[Slot]:
    if not is_dated(need):
        yield from slots_in(inputs, need, kind)
        return
    for day in dates_asked(inputs, need):
        week = inputs.week_of(day)
        if week is not None and week.week_type == kind:
            yield from slots_on(inputs, need, day)


def slots_of(inputs: Inputs, need: Need, source: Source, kind: int) -> Iterator[Slot]:
    """Slots in which a source could give the smallest piece that a need allows, and is understood.

    Where it never is, language alone stands in its way: then every slot in which it is there.
    """
    there = list(_slots_there(inputs, need, source, kind))
    yield from _understood(inputs, need, source, kind, there) or there


def _understood(inputs: Inputs, need: Need, source: Source, kind: int, there: list[Slot]) -> list[Slot]:
    home = (home_of(inputs, need.person, kind, slot) for slot in there)
    pairs = zip(there, home, strict=True)
    return [slot for slot, place in pairs if on_duty(inputs, need, source, kind, slot, place)]


def _slots_there(inputs: Inputs, need: Need, source: Source, kind: int) -> Iterator[Slot]:
    """Slots in which a source could give the smallest piece that a need allows."""
    asked = asked_slots(inputs, need, kind)
    refused: set[Slot] = set()
    for refusal in refusals_hit(inputs, need.person, need.task, source):
        refused |= times_of(refusal) if refusal.times else asked
    for slot in sorted(asked - refused):
        if _gives(inputs, need, source, kind, slot) and not kept_free(source, slot):
            yield slot


def _gives(inputs: Inputs, need: Need, source: Source, kind: int, slot: Slot) -> bool:
    """Whether a source is open, comes to where the help would be, and has time for the smallest piece."""
    if closed_in(inputs, source, kind) or asleep(need, source, slot):
        return False
    if source.form == "session":
        there: int | None = max(_attended(inputs, need, source, kind, slot), default=0)
    elif not _comes(inputs, source, kind, slot, help_home(inputs, need, kind, slot)):
        return False
    else:
        there = minutes_in(inputs, source, slot, kind, is_reachable(need))
    return there is not None and there >= smallest_piece(need) and (there > 0 or is_reachable(need))


def _comes(inputs: Inputs, source: Source, kind: int, slot: Slot, home: str | None) -> bool:
    """Whether a source comes to a home in a slot: none where the person is at no home."""
    if home is None or not serves(inputs, source, home) or not comes_to(source, home):
        return False
    carer = source.carer
    return carer is None or not (
        carer.id in inputs.resting(kind) or meets_at_home(inputs, source, home, kind, slot)
    )


def _attended(inputs: Inputs, need: Need, source: Source, kind: int, slot: Slot) -> Iterator[int]:
    """Minutes in a slot of each date that the person can reach from where they are when it begins."""
    for session in source.offer.sessions if source.offer is not None else ():
        home = home_of(inputs, need.person, kind, first_slot(session))
        if home is not None and not any(reach_lacks(inputs, need, source, home)):
            yield overlaps(session).get(slot, 0)


def minutes_in(inputs: Inputs, source: Source, slot: Slot, kind: int, on_call: bool = False) -> int | None:
    """Most minutes that a source could give in a slot of a week type; None outside of its times."""
    week_type = inputs.week_type(kind).id
    if source.offer is not None and source.form == "session":
        return max((overlaps(session).get(slot, 0) for session in source.offer.sessions), default=0)
    if source.offer is not None and source.form == "aid":
        return DAY_MINUTES
    if source.carer is not None:
        return times_of_carer(inputs, source, slot, kind, on_call)
    times = source.team or source.own
    return stated_in(times.times, slot, week_type) if times is not None else None


def kept_free(source: Source, slot: Slot) -> bool:
    """Whether a helper or employed person keeps a slot free."""
    if source.carer is None:
        return False
    return slot.weekday in free_days(source) or (PARTS[slot.part] is Part.NIGHT and not does_nights(source))
