"""A25: who pays, out of which benefit, on what legal basis."""

from __future__ import annotations

from arrangement.audit.consents import consented
from arrangement.audit.inputs import Inputs, Source
from arrangement.audit.lines import Line
from arrangement.audit.matter import Matter
from arrangement.audit.money import SELF, price_of
from arrangement.audit.result import Broken, broken
from assessment.case.needs import Need
from assessment.case.words import Benefit, Kind, Standing, Task


def payer_and_basis(matter: Matter) -> Broken:
    """A25: Payer, benefit and paragraph belong together, and the benefit may pay for this need."""
    for line in matter.weeks.lines:
        yield from _charged(line) if price_of(line) is not None else _free(line)
        if line.view.payer == SELF and not own_money_chosen(matter.inputs, line.need, line.source):
            yield broken("A25", line.id, "own_money_for_owed", source=line.source.id)
        if line.view.benefit is not None:
            yield from _benefit(matter, line)
        elif line.view.paragraph not in (None, line.source.offer.paragraph if line.source.offer else None):
            yield broken("A25", line.id, "paragraph_without_benefit", paragraph=line.view.paragraph or "-")


def _charged(line: Line) -> Broken:
    if line.view.payer is None:
        yield broken("A25", line.id, "no_payer", source=line.source.id)
    elif line.view.payer == SELF and line.view.benefit is not None:
        yield broken("A25", line.id, "self_and_benefit", benefit=line.view.benefit)
    elif line.view.payer != SELF and line.view.benefit is None:
        yield broken("A25", line.id, "no_benefit", payer=line.view.payer)


def _free(line: Line) -> Broken:
    if line.view.payer == SELF or (line.view.payer is not None and line.view.benefit is None):
        yield broken("A25", line.id, "nothing_charged", payer=line.view.payer)
    if line.source.kind is Kind.PROFESSIONAL and not line.view.paragraph:
        yield broken("A25", line.id, "no_paragraph", source=line.source.id)


def own_money_chosen(inputs: Inputs, need: Need | None, source: Source) -> bool:
    """Whether the need is only wished, or the person chose to pay for this source instead of owed help."""
    if need is None or need.standing is Standing.WISHED:
        return True
    return any(
        choice.person == need.person
        and choice.need == need.id
        and choice.instead == source.id
        and choice.on <= inputs.on
        for choice in inputs.case.choices
    )


def could_be_paid(inputs: Inputs, need: Need, source: Source) -> bool:
    """Whether a benefit or the person could pay what an offer asks, and an order that it needs runs."""
    offer = source.offer
    if offer is None:
        return True
    if need.task is Task.TREATMENT_CARE or (need.order is not None and source.kind is Kind.PROFESSIONAL):
        orders = [order for order in inputs.case.orders if order.id == need.order]
        if not any(o.begins <= inputs.on <= o.ends and o.approval != "refused" for o in orders):
            return False
    if paying(inputs, need, source):
        return True
    if offer.price is None or offer.price.cents == 0:
        return source.kind is not Kind.PROFESSIONAL or not offer.paid_by
    return own_money_accepted(inputs, need, source)


def paying(inputs: Inputs, need: Need, source: Source) -> frozenset[str]:
    """Benefits that may pay an offer for a need, and under whose book nobody withholds consent."""
    offer = source.offer
    asked = () if offer is None else offer.paid_by
    lawful = inputs.statutes.may_pay[need.id]
    return frozenset(b for b in asked if b in lawful and consented(inputs, need, source, b))


def own_money_accepted(inputs: Inputs, need: Need, source: Source) -> bool:
    """Whether the person accepts to pay at all, and for this."""
    money = inputs.persons[need.person].own_money
    accepts = money is not None and money.accepts_cents_per_month > 0
    return accepts and own_money_chosen(inputs, need, source)


def _benefit(matter: Matter, line: Line) -> Broken:
    statutes, benefit, offer = matter.inputs.statutes, line.view.benefit, line.source.offer
    rule = statutes.benefit(benefit)
    if rule is None or offer is None or benefit not in offer.paid_by:
        yield broken("A25", line.id, "not_payable", benefit=benefit or "-", source=line.source.id)
        return
    if line.need is not None and benefit not in statutes.may_pay[line.need.id]:
        yield broken("A25", line.id, "not_for_this_need", benefit=benefit or "-", need=line.need.id)
    if benefit == Benefit.VERHINDERUNGSPFLEGE:
        kind = matter.inputs.week_type(line.kind).id
        if line.on or line.need is None or kind not in statutes.without_carer(line.need):
            yield broken("A25", line.id, "carer_is_there", week_type=kind)
    if line.need is None and not _company(matter, line):
        yield broken("A25", line.id, "not_for_company", benefit=benefit or "-")
    if line.view.payer != rule.payer:
        yield broken("A25", line.id, "other_payer", payer=line.view.payer or "-", needed=rule.payer)
    if line.view.paragraph not in (rule.paragraph, offer.paragraph) or not line.view.paragraph:
        yield broken("A25", line.id, "paragraph", paragraph=line.view.paragraph or "-", needed=rule.paragraph)


def _company(matter: Matter, line: Line) -> bool:
    """Whether a benefit of this person may pay for going along: an amount, if it covers that."""
    right = matter.inputs.statutes.right(line.person.id, line.view.benefit or "")
    rule = matter.inputs.statutes.benefit(line.view.benefit)
    return (
        right is not None
        and rule is not None
        and any(Task.ACCOMPANY_OUTSIDE in pair.tasks for pair in rule.covers)
    )
