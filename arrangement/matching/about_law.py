"""Conditions about orders, consents and who pays."""

from __future__ import annotations

from datetime import date

from arrangement.catalogue import Offer
from arrangement.law.benefits import benefit_rule
from arrangement.law.paying import benefits_for
from arrangement.law.sgb_ix.p116 import MAY, Asked, may_pool, pooled_benefits
from arrangement.law.spouse import stands_in
from arrangement.matching.candidate import FREE, PAID_BY_SELF, Candidate, Found, World
from assessment.case.words import Benefit, Kind, Standing, Task


def order_is_valid(world: World, c: Candidate, found: Found) -> Found | None:
    """Treatment care, and paid help on an order, rest on one that runs today and was not refused."""
    ordered = c.need.order is not None and c.kind is Kind.PROFESSIONAL
    if c.kind is Kind.OWN or not (ordered or c.need.task is Task.TREATMENT_CARE):
        return found
    order = next((o for o in world.case.orders if o.id == c.need.order), None)
    runs = order is not None and order.begins <= world.on <= order.ends and order.approval != "refused"
    return found if runs else None


def consent_is_given(world: World, c: Candidate, found: Found) -> Found | None:
    """Help waits for every consent that is needed, and stops where one was refused.

    The last word of each holder on the need must be `given`, whoever helps. Professional help also waits for
    the book of its benefit: whoever represents a person there must have given consent; silence is none.
    Where a spouse stood in and may no longer (§ 1358 BGB), only the person's own word carries on.
    """
    owes = c.need.entitlement if c.kind is Kind.PROFESSIONAL else None
    book = benefit_rule(owes, world.law).book if owes else None
    last: dict[tuple[str, str | None, str | None], tuple[date, str]] = {}
    for consent in c.person.consents:
        concerns = consent.need == c.need.id or (consent.need is None and consent.matter in (None, book))
        if concerns and consent.on <= world.on:
            key = (consent.holder, consent.need, consent.matter)
            last[key] = max(last.get(key, (date.min, "")), (consent.on, consent.status))
    if any(status != "given" for _, status in last.values()):
        return None
    given = {holder for holder, _, _ in last}
    for standing_for in c.person.representation:
        in_charge = not standing_for.matters or book in standing_for.matters
        holds = stands_in(standing_for, world.law)
        if book is not None and in_charge and (standing_for.holder if holds else c.person.id) not in given:
            return None
    return found


def somebody_pays(world: World, c: Candidate, found: Found) -> Found | None:
    """Benefits that may pay for this need here; own money where the person accepts a price.

    Nobody pays for owed help to save a professional minute: there own money needs a recorded choice.
    """
    if not isinstance(c.source, Offer) or c.source.price is None or c.source.price.cents == 0:
        if isinstance(c.source, Offer) and c.kind is Kind.PROFESSIONAL and c.source.paid_by:
            return _paid(world, c, found, own_money=False)
        return found
    return _paid(world, c, found, own_money=True)


def pooling_is_reasonable(world: World, c: Candidate, found: Found) -> Found | None:
    """Benefits for help in a group: of those that law asks about, only where somebody found it reasonable."""
    if not isinstance(c.source, Offer) or not c.source.is_group:
        return found
    asked = pooled_benefits(world.law)
    left = tuple(b for b in found.benefits if b not in asked or _may_pool(world, c, Benefit(b)))
    return Found(found.slots, found.sessions, left) if left else None


def _may_pool(world: World, c: Candidate, benefit: Benefit) -> bool:
    """What was found last for this person; where nobody looked, no."""
    said = [e for e in c.person.together if e.benefit is benefit and e.on <= world.on]
    if not said:
        return False
    last = max(said, key=lambda e: e.on)
    return may_pool(benefit, Asked(last.reasonable, agreed=True, wish=last.wish), world.law).answer in MAY


def _paid(world: World, c: Candidate, found: Found, *, own_money: bool) -> Found | None:
    assert isinstance(c.source, Offer)
    lawful = benefits_for(c.person, c.need, world.on, world.law, world.case)
    benefits = [str(b) for b in c.source.paid_by if b in lawful]
    accepts = c.person.own_money is not None and c.person.own_money.accepts_cents_per_month > 0
    if own_money and accepts and (c.need.standing is Standing.WISHED or _chosen(world, c)):
        benefits.append(PAID_BY_SELF)
    benefits = [b for b in benefits if b != FREE]
    return Found(found.slots, found.sessions, tuple(sorted(benefits))) if benefits else None


def _chosen(world: World, c: Candidate) -> bool:
    """Whether the person chose this source, or left open which, instead of owed help."""
    return any(
        choice.person == c.person.id
        and choice.need == c.need.id
        and choice.instead in (None, c.source_id)
        and choice.on <= world.on
        for choice in world.case.choices
    )
