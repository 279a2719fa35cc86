"""Fits turned into options: one way to meet a need, with source, slot and payer."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from arrangement.catalogue import Offer
from arrangement.catalogue.offer import STEPS_PER_HOUR
from arrangement.matching import Fit
from arrangement.matching.about_people import is_aimed_at
from arrangement.matching.about_talk import interpreters_in
from arrangement.matching.candidate import FREE, Candidate, World
from arrangement.problem.asked import ALONE, NeedToMeet, Option
from assessment.case.employed import Employed
from assessment.case.network import Helper
from assessment.case.people import OwnResource
from assessment.case.words import Kind
from assessment.ground.grid import SLOTS, Slot, up_to_grid


def carrier_of(candidate: Candidate) -> str:
    """Who brings the help: helper, own resource, team, session or aid."""
    source = candidate.source
    if isinstance(source, Helper):
        return f"helper:{source.id}"
    if isinstance(source, Employed):
        return f"employed:{source.id}"
    if isinstance(source, OwnResource):
        return f"own:{source.id}"
    if source.form == "visit":
        return f"team:{source.team}"
    return f"{source.form}:{source.id}"


def wishes_missed(world: World, candidate: Candidate) -> tuple[str, ...]:
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


def bare_option(world: World, fit: Fit) -> Option:
    """What all options of a fit share: source, qualification and prices."""
    c = fit.candidate
    offer = c.source if isinstance(c.source, Offer) else None
    price = offer.price if offer else None
    return Option(
        number=-1,
        need=c.need.id,
        person=c.person.id,
        home="",
        carrier=carrier_of(c),
        source=c.source_id,
        kind=c.kind,
        slot=SLOTS[0],
        benefit=FREE,
        most=0,
        qualification=(c.team.qualification if c.team else offer.qualification) if offer else None,
        offer=None if isinstance(c.source, Helper | Employed) else c.source_id,
        paragraph=offer.paragraph if offer and c.kind is Kind.PROFESSIONAL else None,
        helper=c.source_id if isinstance(c.source, Helper | Employed) else None,
        indirect_percent=offer.indirect_percent if offer and c.team else 0,
        standby=up_to_grid(offer.standby_minutes) if offer and is_paid(world, offer) else 0,
        cents_per_step=price.cents // STEPS_PER_HOUR if price and price.unit == "hour" else 0,
        cents_per_piece=price.cents if price and price.unit == "piece" else 0,
        cents_per_month=price.cents if price and price.unit == "month" else 0,
        misses=wishes_missed(world, c),
    )


def is_paid(world: World, offer: Offer) -> bool:
    """Whether being on call is professional time: of a professional offer, or of a team that has one."""
    same_team = (o for o in world.catalogue.offers if offer.team is not None and o.team == offer.team)
    return any(o.kind is Kind.PROFESSIONAL for o in (offer, *same_team))


def options_of(world: World, fit: Fit, need: NeedToMeet) -> Iterable[Option]:
    """One option for each slot, session and payer of a fit."""
    base, c = bare_option(world, fit), fit.candidate
    if need.at_once > 1 and base.carrier.split(":")[0] in ALONE:
        return
    places: list[tuple[str | None, Slot, str | None, int]] = [
        (date.session.key, slot, world.home_at(c.person, date.first), minutes)
        for date, by in fit.found.sessions.items()
        for slot, minutes in by.items()
    ] or [(None, slot, c.where[slot], minutes) for slot, minutes in fit.found.slots.items()]
    for session, slot, home, minutes in places:
        if need.in_pieces:
            hands = c.team.staff_at_once if c.team and need.at_once > 1 else 1
            most = min(need.per_slot * hands, minutes // need.minutes) * need.minutes
        elif need.measure == "reachable":
            most = minutes
        else:
            most = min(minutes, need.presence.get(slot, need.required[slot.week]))
        for benefit in (b for b in fit.found.benefits if world.pays_in(c.need, b, slot)):
            yield replace(
                base,
                session=session,
                slot=slot,
                home=home or "",
                most=most,
                benefit=benefit,
                interpreters=interpreters_in(world, c, slot),
            )


def numbered(options: list[Option]) -> tuple[Option, ...]:
    """Options in canonical order, numbered."""
    ordered = sorted(
        options, key=lambda o: (o.way or "", o.need, o.carrier, o.source, o.session or "", o.slot, o.benefit)
    )
    return tuple(replace(option, number=number) for number, option in enumerate(ordered))
