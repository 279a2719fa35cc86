"""Conditions about orders, consents and who pays."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from arrangement.catalogue import Offer
from arrangement.law.benefits import benefit_rule
from arrangement.law.sgb_ix.p116 import MAY, Answer, Asked, may_pool, pooled_benefits
from arrangement.matching.candidate import FREE, PAID_BY_SELF, Candidate, Found, World
from arrangement.matching.consents import is_approved, is_child, is_withheld, runs_today, silent
from assessment.case import Case
from assessment.case.people import Person
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

    The last word of each holder on the need must be `given`, whoever helps, and for professional help that
    on the book of its benefit, too. Who represents a person there must have said it, unless the help is
    approved or runs today: consent was part of getting it, and what is not on record somebody clarifies.
    """
    asked: tuple[Benefit | None, ...] = (c.need.entitlement,)
    somebody_decides = c.person.representation or c.person.consents or is_child(c.person, world.law)
    if asked == (None,) and isinstance(c.source, Offer) and somebody_decides:
        lawful = world.benefits_for(c.person, c.need)
        asked = tuple(b for b in c.source.paid_by if b in lawful) or asked
    if not any(_consented(world, c, benefit) for benefit in asked):
        return None
    paying = c.source.paid_by if isinstance(c.source, Offer) else ()
    return replace(found, agreed=frozenset(str(b) for b in paying if _consented(world, c, b)))


def somebody_pays(world: World, c: Candidate, found: Found) -> Found | None:
    """Benefits that may pay for this need here; own money where the person accepts a price.

    Nobody pays for owed help to save a professional minute: there the person must have chosen it.
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

    def may(benefit: str) -> bool:
        return benefit not in asked or shared(world, c.person, Benefit(benefit)).answer in MAY

    left = tuple(filter(may, found.benefits))
    return Found(found.slots, found.sessions, left) if left else None


def shared(world: World, person: Person, benefit: Benefit) -> Answer:
    """Whether this person may be helped together with others, by what was found last for them."""
    last = max(
        (e for e in person.together if e.benefit is benefit and e.on <= world.on),
        key=lambda e: e.on,
        default=None,
    )
    asked = Asked() if last is None else Asked(last.reasonable, agreed=True, wish=last.wish)
    return may_pool(benefit, asked, world.law)


def _paid(world: World, c: Candidate, found: Found, *, own_money: bool) -> Found | None:
    assert isinstance(c.source, Offer)
    lawful = world.benefits_for(c.person, c.need)
    agreed = c.source.paid_by if found.agreed is None else found.agreed
    benefits = [str(b) for b in c.source.paid_by if b in lawful and b in agreed]
    accepts = c.person.own_money is not None and c.person.own_money.accepts_cents_per_month > 0
    if own_money and accepts and own_money_chosen(world.case, c, world.on):
        benefits.append(PAID_BY_SELF)
    benefits = [b for b in benefits if b != FREE]
    if not benefits:
        return None
    paid = Found(found.slots, found.sessions, tuple(sorted(benefits)))
    if benefits != [Benefit.VERHINDERUNGSPFLEGE]:
        return paid
    return paid.only(lambda slot: world.pays_in(c.need, Benefit.VERHINDERUNGSPFLEGE, slot))


def _consented(world: World, c: Candidate, benefit: Benefit | None) -> bool:
    """Whether nobody who decides withholds consent, or has yet to give it, where this benefit pays."""
    owes = benefit if c.kind is Kind.PROFESSIONAL else None
    book = benefit_rule(owes, world.law).book if owes else None
    if is_withheld(c.person, c.need, book, world.on):
        return False
    if owes is None or book is None or not silent(c.person, c.need, book, world.law):
        return True
    return runs_today(world.case, c.need, c.source_id) or is_approved(
        world.case, c.person, c.need, owes, world.law
    )


def own_money_chosen(case: Case, c: Candidate, on: date) -> bool:
    """Whether it is wished, or the person chose this very source, and so to pay for it, instead of owed help.

    Who leaves open how a need is met says yes to the proposal, not to paying for what is owed.
    """
    return c.need.standing is Standing.WISHED or any(
        choice.person == c.person.id
        and choice.need == c.need.id
        and choice.instead == c.source_id
        and choice.on <= on
        for choice in case.choices
    )
