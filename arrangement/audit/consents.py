"""A12: whose word on help is needed, and that a word which is not on record is named."""

from __future__ import annotations

from arrangement.audit.inputs import Inputs, Source
from arrangement.audit.matter import Matter
from arrangement.audit.result import Broken, broken
from assessment.case.needs import Need
from assessment.case.words import Kind

CLARIFY, MISSING = "warning.consent_to_clarify", "warning.consent_missing"
CUSTODY = {CLARIFY: "warning.custody_to_clarify", MISSING: "warning.custody_missing"}
"""The same where nobody is named who decides for a child."""
NOBODY = ""


def consented(inputs: Inputs, need: Need, source: Source, benefit: str | None) -> bool:
    """Whether nobody who decides has withheld consent to this need, or to paid help under this book.

    Who represents a person must have said so; help that is approved or runs today goes on meanwhile.
    """
    book = inputs.statutes.book(benefit) if source.kind is Kind.PROFESSIONAL else None
    said = _said(inputs, need, book)
    if any(status != "given" for status in said.values()):
        return False
    if book is None or not unheard(inputs, need, book):
        return True
    today = any(s.need == need.id and s.source == source.id for s in inputs.case.present_support)
    return today or granted(inputs, need, benefit)


def unheard(inputs: Inputs, need: Need, book: str) -> set[str]:
    """Who decides for the person under a book, and of whom no word on it is on record.

    For a child somebody does, named or not; the child's own word does not stand for theirs. A spouse who
    may no longer stand in leaves the word to the person.
    """
    heard = {holder for holder, _, _ in _said(inputs, need, book)}
    stand = inputs.persons[need.person].representation
    asked = [r for r in stand if not r.matters or book in r.matters]
    if not asked and inputs.is_child(need.person):
        return set() if heard - {need.person} else {NOBODY}
    return {r.holder if inputs.statutes.stands_in(r) else need.person for r in asked} - heard


def granted(inputs: Inputs, need: Need, benefit: str | None) -> bool:
    """Whether the latest grant that runs is an approval; where there is none, whether the need's order is."""
    on = inputs.on
    grants = [
        (grant.begins, grant.id, grant.status)
        for grant in inputs.case.grants
        if grant.person == need.person and grant.benefit == benefit and grant.begins <= on
        if grant.ends is None or on <= grant.ends
    ]
    if grants:
        *_, status = max(grants)
        return status == "approved"
    rule = inputs.statutes.benefit(benefit)
    by_order = rule is not None and rule.order and need.entitlement == benefit
    return by_order and any(
        order.id == need.order and order.approval == "approved" and order.begins <= on <= order.ends
        for order in inputs.case.orders
    )


def consents_told(matter: Matter) -> Broken:
    """A12: Each word that is not on record is named, with the needs that it is about, and no other."""
    needed, told, rows = not_on_record(matter.inputs), {}, matter.view.raw.get("warnings")
    for row in rows if isinstance(rows, list) else ():
        if isinstance(row, dict) and row.get("key") in (*CUSTODY, *CUSTODY.values()):
            given = row["params"] if isinstance(row.get("params"), dict) else {}
            word = (str(row["key"]), *(str(given.get(name)) for name in ("person", "book", "holder")))
            told[word] = str(given.get("needs"))
    for word in sorted({*needed, *told}):
        if needed.get(word) != told.get(word):
            key, person, book, holder = word
            about = "custody" if key in CUSTODY.values() else "consent"
            what = f"{about}_not_told" if word in needed else f"{about}_not_so"
            yield broken("A12", person, what, book=book, holder=holder)


def not_on_record(inputs: Inputs) -> dict[tuple[str, ...], str]:
    """What is named, by kind of notice, person, book and holder, with the needs that it is about."""
    found: dict[tuple[str, ...], list[str]] = {}
    for need in sorted(inputs.case.needs, key=lambda need: need.id):
        book = inputs.statutes.book(need.entitlement)
        if book is None or any(status != "given" for status in _said(inputs, need, book).values()):
            continue
        paid = any(
            s.need == need.id
            and (s.source not in inputs.sources or inputs.sources[s.source].offer is not None)
            for s in inputs.case.present_support
        )
        key = CLARIFY if paid or granted(inputs, need, need.entitlement) else MISSING
        for holder in unheard(inputs, need, book):
            told = key if holder != NOBODY else CUSTODY[key]
            found.setdefault((told, need.person, book, holder), []).append(need.id)
    return {word: ", ".join(needs) for word, needs in found.items()}


def _said(inputs: Inputs, need: Need, book: str | None) -> dict[tuple[str, str | None, str | None], str]:
    last: dict[tuple[str, str | None, str | None], tuple[str, str]] = {}
    for consent in inputs.persons[need.person].consents:
        about = consent.need == need.id or (consent.need is None and consent.matter in (None, book))
        if about and consent.on <= inputs.on:
            key = (consent.holder, consent.need, consent.matter)
            last[key] = max(last.get(key, ("", "")), (consent.on.isoformat(), consent.status))
    return {key: status for key, (_, status) in last.items()}
