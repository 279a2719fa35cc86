"""Weeks without the main carer: their days in each year, and the Pflegegeld that replacement care costs."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator

from arrangement.law.access import ALL_PERCENT
from arrangement.law.rights import Rights
from arrangement.law.time import Stretch, stretches
from arrangement.matching.candidate import World
from arrangement.problem.asked import Option
from arrangement.problem.bounds import WithoutCarer
from arrangement.problem.limits import PER_MILLE, whole_amount
from assessment.case.words import Benefit


def without_carer(world: World, rights: Rights, options: Iterable[Option]) -> Iterator[WithoutCarer]:
    """Every type of week in which replacement care could pay for something, persons and types in order."""
    payable = {(o.person, o.slot.week) for o in options if o.benefit == Benefit.VERHINDERUNGSPFLEGE}
    for person in sorted(world.case.persons, key=lambda person: person.id):
        for week in world.weeks:
            if (person.id, week.number) in payable:
                days = world.calendar.days_of({week.week_type})
                years = Counter(day.year for day in days)
                cash = whole_amount(rights, person.id, Benefit.PFLEGEGELD)
                cash = 0 if person.wants_pflegegeld is False else cash
                forgone = _forgone(world, cash, stretches(days))
                yield WithoutCarer(person.id, week.number, dict(sorted(years.items())), forgone)


def _forgone(world: World, cash: int, away: tuple[Stretch, ...]) -> int:
    """What is not paid on of a full Pflegegeld, day by day but for the first and last day of each stretch."""
    days = sum(len(stretch.inner()) for stretch in away)
    lost = ALL_PERCENT - world.law.figure("pflegegeld_weiter_anteil").whole()
    counted = world.law.figure("pflegegeld_tage_im_monat").whole()
    return cash * PER_MILLE * days * lost // (counted * ALL_PERCENT)
