"""Who may apply and who consents, by person and book; and what happens while consent is missing."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from arrangement.law.law import Law
from arrangement.law.spouse import stands_in
from assessment.case.case import Case
from assessment.case.people import Consent, Person, Representation
from assessment.case.words import Book
from assessment.ground.calendar import age_on

GIVEN, PENDING, REFUSED, NOT_STATED = "given", "pending", "refused", "not_stated"
_BOOKS = (Book.SGB_V, Book.SGB_VIII, Book.SGB_IX, Book.SGB_XI, Book.SGB_XII)
MINOR_KINDS = ("custody_sole", "custody_joint", "vormund", "ergaenzungspfleger")
_PERSON = "person"
_ADULT_RULES = {
    "betreuer": ("RA-02", "BGB §§ 1815, 1823"),
    "vollmacht": ("RA-07", "BGB § 1820"),
    "ehegatte": ("RA-09", "BGB § 1358"),
}


@dataclass(frozen=True)
class Standing:
    """Who acts for a person in one book.

    Attributes:
        may_apply: Holders by id; `person` for the person. Each may apply alone.
        consent_of: Whose consent is needed; all of them.
        consent: `given`, `pending`, `refused`, or `not_stated` where nobody asked yet.
        effect: What follows now: `assigned`, `shown_not_assigned`, `left_out_need_stays`, `ask_first`.
        open: Message keys of what is to be clarified.
    """

    book: Book
    may_apply: tuple[str, ...]
    consent_of: tuple[str, ...]
    consent: str
    effect: str
    rule: str
    paragraph: str
    open: tuple[str, ...] = ()

    def as_json(self) -> dict[str, object]:
        """An entry of `representation`."""
        return {
            "book": self.book.value,
            "may_apply": list(self.may_apply),
            "consent_of": list(self.consent_of),
            "consent": self.consent,
            "effect": self.effect,
            "rule": self.rule,
            "paragraph": self.paragraph,
            "open": list(self.open),
        }


def representation_of(case: Case, person: Person, law: Law) -> tuple[Standing, ...]:
    """Give who acts for a person; one entry per book in which something differs from `person alone`."""
    minor = _is_minor(person, law)
    found = [_minor(person, book, law) if minor else _adult(person, book, law) for book in _BOOKS]
    return tuple(
        entry for entry in found if minor or entry.may_apply != (_PERSON,) or entry.consent != NOT_STATED
    )


def _minor(person: Person, book: Book, law: Law) -> Standing:
    holders = _holders(person, book, MINOR_KINDS)
    kinds: set[str] = {r.kind for r in holders}
    who = tuple(dict.fromkeys(r.holder for r in holders))
    own = _own_application(person, law)
    # Hilfe zur Erziehung is the custodian's claim (§ 27 SGB VIII): nobody else applies for it.
    may_apply = (*who, _PERSON) if own and book is not Book.SGB_VIII else who
    open_ = (
        *_custody_open(kinds, who),
        *(() if person.own_view or person.no_own_view_because else ("child_not_heard",)),
    )
    rule, paragraph = _minor_rule(kinds, book)
    return _standing(person, book, may_apply, who, rule, paragraph, open_, law)


def _minor_rule(kinds: set[str], book: Book) -> tuple[str, str]:
    if "ergaenzungspfleger" in kinds:
        return "RM-08", "BGB § 1809"
    if "vormund" in kinds:
        return "RM-07", "BGB §§ 1773, 1789"
    if book is Book.SGB_VIII:
        return "RM-10", "SGB VIII § 27 Abs. 1; BGB § 1629"
    return "RM-01", "BGB §§ 1626, 1629; SGB I § 36"


def _custody_open(kinds: set[str], who: tuple[str, ...]) -> Iterator[str]:
    if not kinds:
        yield "custody_not_stated"
    if kinds == {"custody_joint"} and len(who) < 1 + 1:
        yield "second_holder_not_stated"


def _adult(person: Person, book: Book, law: Law) -> Standing:
    """§§ 1814, 1815, 1821 BGB: the person stays capable; a Betreuer acts in the ordered areas only."""
    holders = _holders(person, book, ("betreuer", "vollmacht")) or _spouse(person, book, law)
    who = tuple(dict.fromkeys(r.holder for r in holders))
    if not holders:
        return _standing(person, book, (_PERSON,), (_PERSON,), "RA-01", "BGB § 1814", (), law)
    kind = holders[0].kind
    rule, paragraph = _ADULT_RULES[kind]
    open_ = () if person.own_view else ("own_will_not_recorded",)
    return _standing(person, book, (_PERSON, *who), (_PERSON,), rule, paragraph, open_, law)


def _spouse(person: Person, book: Book, law: Law) -> list[Representation]:
    """§ 1358 BGB: the spouse in matters of health, as long as the law lets them, where nobody else may."""
    return [one for one in _holders(person, book, ("ehegatte",)) if stands_in(one, law)]


def _standing(
    person: Person,
    book: Book,
    may_apply: tuple[str, ...],
    consent_of: tuple[str, ...],
    rule: str,
    paragraph: str,
    open_: tuple[str, ...],
    law: Law,
) -> Standing:
    consent = _consent(person, book, consent_of, law)
    effect = {
        GIVEN: "assigned",
        PENDING: "shown_not_assigned",
        REFUSED: "left_out_need_stays",
        NOT_STATED: "ask_first",
    }[consent]
    return Standing(book, may_apply, consent_of, consent, effect, rule, paragraph, open_)


def _consent(person: Person, book: Book, needed: tuple[str, ...], law: Law) -> str:
    """The last word of each holder on the book; one refusal refuses, one missing word leaves it pending."""
    last: dict[str, Consent] = {}
    for consent in sorted(person.consents, key=lambda consent: consent.on):
        if consent.need is None and consent.matter in (None, book) and consent.on <= law.day:
            last[consent.holder] = consent
    if not last:
        return NOT_STATED
    words = {consent.status for consent in last.values()}
    if words & {"refused", "withdrawn"}:
        return REFUSED
    heard = {_PERSON if holder == person.id else holder for holder in last}
    return GIVEN if words == {"given"} and set(needed) <= heard | {_PERSON} else PENDING


def _holders(person: Person, book: Book, kinds: tuple[str, ...]) -> list[Representation]:
    found = [r for r in person.representation if r.kind in kinds and (not r.matters or book in r.matters)]
    special = [r for r in found if r.kind == "ergaenzungspfleger"]
    return sorted(special or found, key=lambda one: (one.kind, one.holder))


def _own_application(person: Person, law: Law) -> bool:
    born = person.birth_date
    return born != "unknown" and age_on(born, law.day) >= law.figure("eigenes_antragsrecht").whole()


def _is_minor(person: Person, law: Law) -> bool:
    """Where the age is not known, custody or a guardian stated for the person tells."""
    if person.birth_date == "unknown":
        return any(r.kind in MINOR_KINDS for r in person.representation)
    return age_on(person.birth_date, law.day) < law.figure("volljaehrigkeit").whole()
