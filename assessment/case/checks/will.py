"""Will and protection: no choice and no consent hands a protected task to somebody unpaid."""

from __future__ import annotations

from collections.abc import Iterator

from assessment.case.case import Case
from assessment.case.needs import Need
from assessment.case.words import Benefit, Task
from assessment.ground.findings import FieldPath, Finding

NEVER_INFORMAL = frozenset({Task.CHILD_PROTECTION, Task.INTENSIVE_CARE})
"""Left to professionals whoever asks; guardrail, no option or weight overrides it."""


def treatment_care_has_its_order(case: Case) -> Iterator[Finding]:
    """Treatment care owed as häusliche Krankenpflege rests on a doctor's order for the same person."""
    persons = {order.id: order.person for order in case.orders}
    for number, need in enumerate(case.needs):
        owed = need.entitlement is Benefit.HAEUSLICHE_KRANKENPFLEGE
        if need.order is None and need.task is Task.TREATMENT_CARE and owed:
            yield Finding("need.order_missing", ("needs", number, "entitlement"))
        if need.order in persons and persons[need.order] != need.person:
            yield Finding("need.order_of_somebody_else", ("needs", number, "order"), {"order": need.order})


def protection_is_left_to_professionals(case: Case) -> Iterator[Finding]:
    """Child protection, intensive care and protective needs are never given to helpers or the person.

    A recorded choice, an own resource or a helper's consent that contradicts such a need is refused.
    """
    protected = {need.id: number for number, need in enumerate(case.needs) if _is_protected(need)}
    tasks = {n.task for n in case.needs if n.id in protected} & NEVER_INFORMAL
    unpaid = {helper.id for helper in case.helpers} | {o.id for p in case.persons for o in p.own}
    for number, choice in enumerate(case.choices):
        if choice.need in protected and choice.instead in unpaid:
            yield _refused(("choices", number, "instead"), protected[choice.need])
    for number, helper in enumerate(case.helpers):
        for c, consent in enumerate(helper.consents):
            for t, task in enumerate(consent.tasks):
                if task in tasks:
                    path = ("helpers", number, "consents", c, "tasks", t)
                    yield _refused(path, _first_with(case, task))
    for number, person in enumerate(case.persons):
        for o, own in enumerate(person.own):
            for n, name in enumerate(own.needs):
                if name in protected:
                    yield _refused(("persons", number, "own", o, "needs", n), protected[name])
            for t, task in enumerate(own.tasks):
                if task in tasks:
                    path = ("persons", number, "own", o, "tasks", t)
                    yield _refused(path, _first_with(case, task))


def _is_protected(need: Need) -> bool:
    return need.protective or need.task in NEVER_INFORMAL


def _first_with(case: Case, task: Task) -> int:
    return next(number for number, need in enumerate(case.needs) if need.task is task)


def _refused(path: tuple[str | int, ...], need: int) -> Finding:
    return Finding("protection.not_informal", path, {}, ("needs", need))


def holders_without_entry(case: Case) -> Iterator[Finding]:
    """Who has custody, or consented, and stands nowhere else in the case: perhaps right, perhaps a slip."""
    inside = {p.id for p in case.persons} | {h.id for h in case.helpers}
    for number, person in enumerate(case.persons):
        stand = {representation.holder for representation in person.representation}
        for r, representation in enumerate(person.representation):
            if representation.kind.startswith("custody") and representation.holder not in inside:
                path: FieldPath = ("persons", number, "representation", r, "holder")
                yield Finding("holder.stands_nowhere", path, {"id": representation.holder})
        for c, consent in enumerate(person.consents):
            if consent.holder not in inside | stand:
                where: FieldPath = ("persons", number, "consents", c, "holder")
                yield Finding("holder.stands_nowhere", where, {"id": consent.holder})
