"""What ends within the horizon though the plan goes on: each with its last day."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import date, timedelta
from itertools import pairwise
from typing import Any

from arrangement.catalogue import Catalogue
from arrangement.law.law import law_on
from arrangement.law.majority import majority_of
from arrangement.law.outgrown import DAY, followers, outgrown_after, too_old_after
from arrangement.law.sgb_xi.p38 import bound_until
from assessment.case import Case
from assessment.case.phases import stretches_of
from assessment.ground.calendar import DAYS_A_WEEK

ORDER_ENDS, GRANT_ENDS, CONSENT_ENDS = "order_ends", "grant_ends", "consent_ends"
PHASE_REVIEW, LEARNING_REVIEW = "phase_review", "learning_review"
EMPLOYMENT_ENDS, CARE_MIX_ENDS = "employment_ends", "care_mix_ends"
CUSTODY_ENDS = "custody_ends"
OUTGROWN, OFFER_OUTGROWN = "outgrown", "offer_outgrown"


def open_points(case: Case, on: date) -> list[dict[str, Any]]:
    """List orders that a need names, grants, consents, contracts, bound choices custody that end early."""
    last = _last_day(case, on)
    ending = {(end, code, subject) for code, subject, end in _ends(case, on) if on <= end < last}
    found = sorted(ending | {(day, code, subject) for code, subject, day in _reviews(case, on) if on <= day})
    return [{"code": code, "subject": subject, "by": end.isoformat()} for end, code, subject in found]


def outgrown(
    case: Case, catalogue: Catalogue, lines: Iterable[Mapping[str, Any]], on: date
) -> list[dict[str, Any]]:
    """List benefits and offers that somebody becomes too old for while the plan goes on, and what may follow.

    A change of carrier has to be prepared before that day; the plan itself goes on in every week.
    """
    last, found = _last_day(case, on), []
    for need in case.needs:
        end = outgrown_after(case, need, on, last)
        if end is not None:
            after = [benefit.value for benefit in followers(case, need, end + DAY)]
            row = {"code": OUTGROWN, "subject": need.id, "by": end.isoformat()}
            found.append(row | {"benefit": str(need.entitlement), "next": after})
    offers = {offer.id: offer for offer in catalogue.offers}
    for offer_id, person in {(line["offer"], line["person"]) for line in lines if line["offer"] in offers}:
        end = too_old_after(case.person(person), offers[offer_id].target.max_age, on, last)
        if end is not None:
            found.append(
                {"code": OFFER_OUTGROWN, "subject": offer_id, "by": end.isoformat(), "person": person}
            )
    return sorted(found, key=lambda row: (row["by"], row["code"], row["subject"], row.get("person", "")))


def _last_day(case: Case, on: date) -> date:
    return on + timedelta(days=case.horizon.weeks * DAYS_A_WEEK - 1)


def _ends(case: Case, on: date) -> Iterator[tuple[str, str, date]]:
    named = {need.order for need in case.needs}
    for order in case.orders:
        if order.id in named and order.begins <= on and order.approval != "refused":
            yield ORDER_ENDS, order.id, order.ends
    for grant in case.grants:
        if grant.status == "approved" and grant.begins <= on and grant.ends is not None:
            yield GRANT_ENDS, grant.id, grant.ends
    for helper in case.helpers:
        for consent in helper.consents:
            if consent.agreed_on <= on and consent.withdrawn_on is None and consent.until is not None:
                yield CONSENT_ENDS, helper.id, consent.until
    for employed in case.employed:
        if max(employed.begins, employed.agreed_on) <= on and employed.ends is not None:
            yield EMPLOYMENT_ENDS, employed.id, employed.ends
    for person in case.persons:
        if person.care_mix is not None and person.care_mix.since <= on:
            yield CARE_MIX_ENDS, person.id, bound_until(law_on(on), person.care_mix.since)
        of_age = majority_of(person, law_on(on))
        if of_age is not None:
            yield CUSTODY_ENDS, person.id, of_age - DAY


def _reviews(case: Case, on: date) -> Iterator[tuple[str, str, date]]:
    """Each phase is looked back at; what a need asks for less by learning waits for the review before."""
    stretches = stretches_of(case, on)
    for stretch in stretches:
        yield PHASE_REVIEW, stretch.phase.id, stretch.phase.review_on
    for before, after in pairwise(stretches):
        for need in case.needs:
            if any(learned.phase == after.phase.id for learned in need.learning):
                yield LEARNING_REVIEW, need.id, before.phase.review_on
