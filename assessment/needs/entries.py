"""Which norms apply to a person, and how much each stands for, before they are bundled."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from assessment.case import Case
from assessment.case.assessed import Continence
from assessment.case.people import Person
from assessment.needs.amounts import HUNDREDTHS, Amount, amount_by_order, amount_of
from assessment.needs.answers import Said
from assessment.needs.norms import Norm, norms

WORST = 3
INCONTINENT = ("ueberwiegend_inkontinent", "vollstaendig_inkontinent")
DIVERTED = "kuenstliche_ableitung"


@dataclass(frozen=True)
class Entry:
    """One norm that applies to one person."""

    norm: Norm
    person: str
    home: str
    amount: Amount
    sources: tuple[str, ...]
    regain: bool = False
    order: str | None = None


def entries_of(case: Case, person: Person, said: tuple[Said, ...]) -> Iterator[Entry]:
    """Give each norm that the answers lead to; one need that two agencies name has two sources."""
    table = norms()
    found: dict[str, Entry] = {}
    for norm in table.norms:
        by_items = [one for one in said if one.item in norm.items]
        by_icf = [one for one in said if one.item in norm.icf]
        counting = by_items or by_icf
        if norm.never is not None or norm.measure == "order" or not _holds(case, person, norm, counting):
            continue
        sources = tuple(sorted({one.source for one in (*by_items, *by_icf) if _is_need(one)}))
        amount = _amount(norm, counting, bool(by_items))
        if sources and amount is not None and amount.planned:
            regain = any(one.regain for one in counting)
            found[norm.id] = Entry(norm, person.id, person.home, amount, sources, regain)
    replaced = {_replaced(entry.norm, found) for entry in found.values()}
    yield from (entry for name, entry in found.items() if name not in replaced)


def order_entries(case: Case, person: Person) -> Iterator[Entry]:
    """Give the treatment care that a doctor ordered with measure and frequency, unless it was refused."""
    for order in sorted(case.orders, key=lambda o: o.id):
        if (
            order.person != person.id
            or order.item is None
            or order.often is None
            or order.approval == "refused"
        ):
            continue
        for norm in norms().norms:
            if norm.measure == "order" and order.item in norm.items:
                module, _, number = order.item.partition(".")
                source = f"nba_4_{module}_{number}"
                amount = amount_by_order(norm, order.often)
                yield Entry(norm, person.id, person.home, amount, (source,), order=order.id)


def _is_need(one: Said) -> bool:
    return bool(one.level) or one.often is not None


def _amount(norm: Norm, counting: list[Said], by_items: bool) -> Amount | None:
    """The amount of the answer that asks for most."""
    table = norms()
    amounts = []
    for one in counting:
        if norm.measure == "often":
            if one.often is not None:
                amounts.append(amount_by_order(norm, one.often))
        elif one.level:
            level = min(one.level, WORST)
            share = table.share(level) if by_items else table.of_qualifier(one.level)
            amounts.append(amount_of(norm, level, HUNDREDTHS if one.regain else share, table))
    return max(amounts, key=lambda amount: (amount.planned, amount.times), default=None)


def _holds(case: Case, person: Person, norm: Norm, counting: list[Said]) -> bool:
    """Whether the further conditions hold: whole-body washing, bed-bound, incontinent, diverted."""
    needed = {one.item for one in counting if _is_need(one)}
    if (
        norm.excludes is None
        and _together(norm)
        and not set(norm.items) <= needed
        and needed & set(norm.items)
    ):
        return False
    if norm.only == "complete":
        return any(one.level == WORST for one in counting)
    if norm.only is None:
        return True
    kind, _, diverted = norm.only.partition("_")
    found = {getattr(c, kind) for c in _continence(case, person)}
    return DIVERTED in found if diverted else bool(found & set(INCONTINENT))


def _replaced(norm: Norm, found: dict[str, Entry]) -> str | None:
    """Of two norms that exclude each other the one for several criteria goes, else the special one."""
    other = found.get(norm.excludes) if norm.excludes else None
    if other is None:
        return None
    return norm.id if _together(other.norm) else other.norm.id


def _together(norm: Norm) -> bool:
    """Norms that stand for several criteria at once, such as washing all over, ask for all of them."""
    return norm.measure == "times" and len(norm.items) > 1


def _continence(case: Case, person: Person) -> Iterator[Continence]:
    for assessment in case.assessments:
        if assessment.person == person.id and assessment.nba is not None and assessment.nba.continence:
            yield assessment.nba.continence
