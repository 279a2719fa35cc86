"""Whose word counts on help under a book of law: what was withheld, and what nobody wrote down."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from arrangement.law.benefits import benefit_rule
from arrangement.law.conditions import latest_grant, order_status
from arrangement.law.law import Law
from arrangement.law.spouse import stands_in
from assessment.case.case import Case
from assessment.case.needs import Need
from assessment.case.people import Person
from assessment.case.words import Benefit, Book
from assessment.ground.calendar import is_of_age

GIVEN, APPROVED = "given", "approved"
NOBODY_NAMED = ""
"""Stands for who decides for a child where the case does not say who has custody."""


@dataclass(frozen=True)
class Unrecorded:
    """Who stands for a person and whose word on help under a book is not on record.

    Attributes:
        holder: Their id; `NOBODY_NAMED` for a child whose custody is not stated.
        needs: Ids of the needs that it is about.
        runs: Whether this help is approved or given today: it goes on while somebody clarifies.
    """

    person: str
    holder: str
    book: Book
    needs: tuple[str, ...]
    runs: bool


def is_withheld(person: Person, need: Need, book: Book | None, on: date) -> bool:
    """Whether the last word of somebody on the need, or on help under the book, is not `given`."""
    return any(status != GIVEN for status in _last_words(person, need, book, on).values())


def silent(person: Person, need: Need, book: Book, law: Law) -> tuple[str, ...]:
    """Who stands for the person under the book and has not said a word on it; in the order of the file.

    A child never decides alone: where nobody stands for it, nor spoke but the child, one is missing.
    Where a spouse stood in and may no longer (§ 1358 BGB), the person's own word counts.
    """
    heard = {holder for holder, _, _ in _last_words(person, need, book, law.day)}
    stand = [r for r in person.representation if not r.matters or book in r.matters]
    if not stand and is_child(person, law) and heard <= {person.id}:
        return (NOBODY_NAMED,)
    in_charge = (r.holder if stands_in(r, law) else person.id for r in stand)
    return tuple(dict.fromkeys(holder for holder in in_charge if holder not in heard))


def is_child(person: Person, law: Law) -> bool:
    """Whether somebody is known to be under age on the day."""
    born = person.birth_date
    return born != "unknown" and not is_of_age(born, law.day, law.figure("volljaehrigkeit").whole())


def is_approved(case: Case, person: Person, need: Need, benefit: Benefit, law: Law) -> bool:
    """Whether the carrier granted this help, and the grant or order runs: who decides applied for it."""
    rule = benefit_rule(benefit, law)
    grant = latest_grant(case.grants, person, rule, law)
    if grant is not None:
        return grant.status == APPROVED
    return order_status((need,), case.orders, rule, law) == APPROVED


def runs_today(case: Case, need: Need, source: str) -> bool:
    """Whether this source gives this help already: nobody ends it because an entry is missing."""
    return any(support.need == need.id and support.source == source for support in case.present_support)


def who_is_no_service(case: Case) -> frozenset[str]:
    """Ids of helpers, employed persons and own resources."""
    own = (own.id for person in case.persons for own in person.own)
    return frozenset((*(helper.id for helper in case.helpers), *(one.id for one in case.employed), *own))


def unrecorded(case: Case, law: Law) -> Iterator[Unrecorded]:
    """Give each missing word once for help that runs and once for help that waits for it, in order."""
    unpaid = who_is_no_service(case)
    found: dict[tuple[str, bool, Book, str], list[str]] = {}
    for need in case.needs:
        if need.entitlement is None:
            continue
        person, book = case.person(need.person), benefit_rule(need.entitlement, law).book
        runs = is_approved(case, person, need, need.entitlement, law) or any(
            support.need == need.id and support.source not in unpaid for support in case.present_support
        )
        if not is_withheld(person, need, book, law.day):
            for holder in silent(person, need, book, law):
                found.setdefault((person.id, not runs, book, holder), []).append(need.id)
    for (person_id, waits, book, holder), needs in sorted(found.items()):
        yield Unrecorded(person_id, holder, book, tuple(sorted(needs)), not waits)


def _last_words(
    person: Person, need: Need, book: Book | None, on: date
) -> dict[tuple[str, str | None, Book | None], str]:
    """The last word of each holder on the need, on the book, and on all help."""
    last: dict[tuple[str, str | None, Book | None], tuple[date, str]] = {}
    for consent in person.consents:
        concerns = consent.need == need.id or (consent.need is None and consent.matter in (None, book))
        if concerns and consent.on <= on:
            key = (consent.holder, consent.need, consent.matter)
            last[key] = max(last.get(key, (date.min, "")), (consent.on, consent.status))
    return {key: status for key, (_, status) in last.items()}
