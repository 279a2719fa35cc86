"""Which norms apply to a person, and how much each stands for, before they are bundled."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import chain

from assessment.case import Case
from assessment.case.people import Person
from assessment.case.today import Order
from assessment.ground.calendar import is_of_age
from assessment.needs.amounts import HUNDREDTHS, Amount, amount_by_order, amount_of
from assessment.needs.answers import WORST, Said, continence_of
from assessment.needs.norms import Norm, for_item, norms, reaches

INCONTINENT = frozenset({"ueberwiegend_inkontinent", "vollstaendig_inkontinent"})
DIVERTED = "kuenstliche_ableitung"
BODY_FUNCTION = "b"


@dataclass(frozen=True)
class Entry:
    """One norm that applies to one person.

    Attributes:
        complete: Whether the answer is the worst that there is.
    """

    norm: Norm
    person: str
    home: str
    amount: Amount
    sources: tuple[str, ...]
    regain: bool = False
    order: str | None = None
    complete: bool = False


def entries_of(case: Case, person: Person, said: tuple[Said, ...]) -> Iterator[Entry]:
    """Give each norm that the answers lead to; one need that two agencies name has two sources."""
    found: dict[str, Entry] = {}
    for norm in norms().norms:
        if norm.never is not None or norm.measure == "order":
            continue
        by_items = [one for one in said if one.item in norm.items and one.is_need]
        by_icf = [one for one in said if one.finding is not None and reaches(one.item, norm) and one.is_need]
        # Both scales measure different things: the instrument's answer sizes the need, else the finding does.
        counting = by_items or by_icf
        amount = _amount(norm, counting)
        if amount is None or not amount.planned or not _holds(case, person, norm, counting):
            continue
        sources = tuple(sorted({one.source for one in (*by_items, *by_icf)}))
        regain = any(one.regain for one in counting)
        complete = any((one.level or 0) >= WORST for one in counting)
        found[norm.id] = Entry(norm, person.id, person.home, amount, sources, regain, complete=complete)
    replaced = {name for entry in found.values() for name in _replaced(entry, found)}
    for name, entry in found.items():
        if name not in replaced:
            gone = [
                other.sources
                for other in found.values()
                if _stands_for(entry, other) and other.norm.id in replaced
            ]
            yield replace(entry, sources=tuple(sorted({*entry.sources, *chain(*gone)})))


def order_entries(case: Case, person: Person) -> Iterator[Entry]:
    """Give the treatment care that a doctor ordered with measure and frequency, while the order holds."""
    for order in orders_that_hold(case, person.id):
        if order.item is None or order.often is None:
            continue
        for norm in for_item(order.item):
            if norm.measure == "order":
                module, _, number = order.item.partition(".")
                source = f"nba_4_{module}_{number}"
                amount = amount_by_order(norm, order.often)
                if amount.planned:
                    yield Entry(norm, person.id, person.home, amount, (source,), order=order.id)


def orders_that_hold(case: Case, person: str) -> list[Order]:
    """Orders that nobody refused and that have not ended before the plan begins."""
    mine = sorted((order for order in case.orders if order.person == person), key=lambda order: order.id)
    on = case.plan_date
    return [o for o in mine if o.approval != "refused" and (on is None or on <= o.ends)]


def _amount(norm: Norm, counting: list[Said]) -> Amount | None:
    """The amount of the answer that asks for most."""
    table = norms()
    amounts = []
    for one in counting:
        if norm.measure == "often":
            if one.often is not None:
                amounts.append(amount_by_order(norm, one.often))
        elif one.level:
            level = min(one.level, WORST)
            share = table.share(level) if one.finding is None else table.of_qualifier(one.level)
            share = HUNDREDTHS if norm.only == "complete" else share
            amounts.append(amount_of(norm, level, share, table, one.regain))
    return max(amounts, key=lambda amount: (amount.planned, amount.times, amount.high), default=None)


def _holds(case: Case, person: Person, norm: Norm, counting: list[Said]) -> bool:
    """Whether the further conditions hold: whole-body washing, bed-bound, incontinent, diverted, shaving."""
    items = {one.item for one in counting} & set(norm.items)
    if norm.excludes is None and _together(norm) and items and not _at_once(norm, items, counting):
        return False
    if norm.only == "complete":
        return any((one.level or 0) >= WORST for one in counting)
    if norm.only == "tube":
        return bool(items)
    if norm.only == "shaves":
        return _may_shave(case, person)
    return norm.only is None or _continence_holds(case, person, norm.only, counting, bool(items))


def _at_once(norm: Norm, items: set[str], counting: list[Said]) -> bool:
    """Whether all criteria ask for help, and for the same: who wants one back is guided in that one alone."""
    return items == set(norm.items) and len({one.regain for one in counting}) == 1


def _continence_holds(case: Case, person: Person, only: str, counting: list[Said], by_items: bool) -> bool:
    kind, _, diverted = only.partition("_")
    found = continence_of(case, person.id).get(kind)
    if diverted:
        return found == DIVERTED
    if found is None:
        # Nobody stated the finding: an answer about coping with incontinence implies that there is one.
        return by_items or any(one.item.startswith(BODY_FUNCTION) for one in counting)
    return found in INCONTINENT


def _may_shave(case: Case, person: Person) -> bool:
    """Children are not shaved; whether a grown-up is, nobody asks here: who confirms the need says so."""
    born, on = person.birth_date, case.plan_date
    return born == "unknown" or on is None or is_of_age(born, on, norms().shaves_from_years)


def _replaced(entry: Entry, found: dict[str, Entry]) -> set[str]:
    """Of two norms that exclude each other the one for several criteria stays, else the special one."""
    norm = entry.norm
    other = found.get(norm.excludes) if norm.excludes else None
    if other is None or (norm.only == "tube" and not entry.complete):
        return set()
    if not _together(other.norm):
        return {other.norm.id}
    return {norm.id} if _asks_for_more(other.norm, found) else _with_others(other.norm, found)


def _stands_for(entry: Entry, other: Entry) -> bool:
    """Whether an entry is a part of what the other does at once or on the other days."""
    whole = entry.norm.excludes
    return whole is not None and (
        whole == other.norm.beside or (whole == other.norm.id and _together(other.norm))
    )


def _asks_for_more(whole: Norm, found: dict[str, Entry]) -> bool:
    """Whether all at once asks for at least as much as each part daily: more help, never less time."""
    beside = _with_others(whole, found)
    parts = [entry.amount.planned for entry in found.values() if entry.norm.excludes == whole.id]
    return len(beside) == 1 or sum(found[name].amount.planned for name in beside) >= sum(parts)


def _with_others(whole: Norm, found: dict[str, Entry]) -> set[str]:
    """A norm and those done on the days without it."""
    return {whole.id} | {name for name, entry in found.items() if entry.norm.beside == whole.id}


def _together(norm: Norm) -> bool:
    """Norms that stand for several criteria at once, such as washing all over, ask for all of them."""
    return norm.measure == "times" and len(norm.items) > 1
