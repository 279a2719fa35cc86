"""Household tasks belong to a home: met once for all who live there, and care only for the person's share."""

from __future__ import annotations

from datetime import date

from assessment.case import Case
from assessment.case.network import Helper
from assessment.ground.calendar import is_of_age
from assessment.needs.amounts import Amount
from assessment.needs.answers import said_of
from assessment.needs.entries import Entry
from assessment.needs.norms import norms, reaches

Members = list[tuple[Entry, Amount]]


def of_the_home(members: Members) -> Members:
    """Of several people in one home the housework is met once: the greatest need of each activity counts."""
    best: dict[str, tuple[Entry, Amount]] = {}
    for entry, amount in members:
        known = best.get(entry.norm.id)
        if known is None or (amount.planned, known[0].person) > (known[1].planned, entry.person):
            best[entry.norm.id] = (entry, amount)
    return [best[norm] for norm in sorted(best)]


def shared_out(case: Case, members: Members) -> Members:
    """Take off the shares of those in the home who can do it themselves: each would have it for one alone."""
    return [(entry, _share(case, entry, amount)) for entry, amount in members]


def _share(case: Case, entry: Entry, amount: Amount) -> Amount:
    at_home = [person for person in case.persons if person.home == entry.home]
    alone = sum(
        1 for person in at_home if person.id != entry.person and _does_it_alone(case, person.id, entry)
    )
    alone += sum(1 for helper in case.helpers if helper.home == entry.home and _is_grown_up(case, helper))
    need_it = max(1, sum(1 for person in at_home if _needs_it(case, person.id, entry)))
    return amount.in_shares(need_it + alone, need_it)


def _does_it_alone(case: Case, person: str, entry: Entry) -> bool:
    """Somebody answered for this person that no help is needed; nobody's silence counts."""
    levels = [one.level for one in said_of(case, person) if one.item in entry.norm.items]
    return bool(levels) and all(level == 0 for level in levels)


def _needs_it(case: Case, person: str, entry: Entry) -> bool:
    return person == entry.person or any(
        one.is_need and (one.item in entry.norm.items or reaches(one.item, entry.norm))
        for one in said_of(case, person)
    )


def _is_grown_up(case: Case, helper: Helper) -> bool:
    born, on = helper.birth_date, case.plan_date
    return not isinstance(born, date) or on is None or is_of_age(born, on, norms().grown_up_from_years)
