"""What the parts of a plan's money look things up in: rights, charges, what is drawn, by person and month."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date

from arrangement.catalogue.offer import Catalogue
from arrangement.funding.away import away_of
from arrangement.funding.by_month import ByMonth
from arrangement.funding.combination import PaidInMonth, combined_by_month
from arrangement.funding.converting import converted_by_month
from arrangement.funding.pricing import Charge, benefit_of, charges, summed
from arrangement.funding.shares import insured_part
from arrangement.funding.stocks import saved_by_month, year_by_month
from arrangement.law.extent import minutes_per_week
from arrangement.law.law import law_on
from arrangement.law.paying import used_in
from arrangement.law.rights import Right, Rights
from arrangement.law.short_stay import short_days
from arrangement.plan.plan import PlanLine, Stock
from assessment.case.case import Case
from assessment.case.homes import need_homes_in
from assessment.case.horizon import calendar_of, dates_to_meet, holds_in
from assessment.case.needs import Dated
from assessment.case.people import Person
from assessment.case.phases import measure_in
from assessment.case.words import Benefit
from assessment.ground.calendar import CalendarMonth, month_of
from assessment.ground.grid import up_to_grid


class Book:
    """What all parts of the computation look things up in."""

    def __init__(
        self,
        case: Case,
        catalogue: Catalogue,
        lines: Sequence[PlanLine],
        rights: Rights,
        months: Sequence[CalendarMonth],
    ) -> None:
        self.case, self.lines, self.on, self.months = case, lines, rights.on, months
        self.persons = sorted(case.persons, key=lambda person: person.id)
        self.calendar = calendar_of(case, self.on)
        self.rights = rights
        self.offers = {offer.id: offer for offer in catalogue.offers}
        self.charges: tuple[Charge, ...] = charges(case, self.offers, lines, law_on(self.on))
        self.due = summed(self.charges, months, self.calendar)
        self.converted = {person.id: self._converted(person) for person in self.persons}
        self.short_stays = {person.id: short_days(case, person, self.on) for person in self.persons}
        self.replaced = {person.id: self._replaced(person.id) for person in self.persons}
        self.combined = {person.id: self._combined(person) for person in self.persons}
        self.pflegegeld = {person.id: self._pflegegeld(person) for person in self.persons}
        self.drawn = self._drawn()
        self.by_month = ByMonth(case, self.offers, lines, self.calendar)
        self.stocks = tuple(self._stocks())

    def cents(self, person: str, benefit: Benefit) -> dict[str, int]:
        """What the lines draw from a person's benefit in each calendar month."""
        return self._sum(due for (who, what, _), due in self.due.items() if (who, what) == (person, benefit))

    def _sum(self, due: Iterable[Mapping[str, int]]) -> dict[str, int]:
        every = tuple(due)
        return {m.month: sum(cents[m.month] for cents in every) for m in self.months}

    def taken(self, person: str, benefit: Benefit) -> dict[str, int]:
        """What comes out of an amount: converted Sachleistung pays for what is charged to the other one."""
        sign = {Benefit.PFLEGESACHLEISTUNG: 1, Benefit.ENTLASTUNGSBETRAG: -1}.get(benefit, 0)
        turned = self.converted[person]
        return {m: cents + sign * turned.get(m, 0) for m, cents in self.cents(person, benefit).items()}

    def used(self, person: Person, benefit: Benefit) -> dict[str, int]:
        """The same with what was used before the plan."""
        before = used_in(self.case, person, benefit)
        return {m: cents + before.get(m, 0) for m, cents in self.taken(person.id, benefit).items()}

    def _converted(self, person: Person) -> dict[str, int]:
        relief = self.cents(person.id, Benefit.ENTLASTUNGSBETRAG)
        if not any(relief.values()):
            return {}
        mine = (
            charge
            for charge in self.charges
            if charge.person == person.id
            and charge.benefit is Benefit.ENTLASTUNGSBETRAG
            and self.offers[self.lines[charge.line].offer or ""].is_everyday_support
        )
        support = self._sum(summed(mine, self.months, self.calendar).values())
        in_kind = self.cents(person.id, Benefit.PFLEGESACHLEISTUNG)
        return converted_by_month(self.case, person, self.on, self.months, relief, support, in_kind)

    def insured(self, person: Person, right: Right, cents: Mapping[str, int], month: CalendarMonth) -> int:
        """Of a month's cents what the payer of the right pays, without the part of Beihilfe."""
        day = max(self.on, month.first_day)
        return insured_part(person, right.benefit, cents.get(month.month, 0), day)

    def owed_minutes(self, right: Right) -> dict[str | None, int]:
        """What a right by need owes in one week of each type in which the need holds.

        By None on dates, and where a right is counted in nothing: nobody owes minutes of being reachable.
        """
        if right.need is None:
            return {None: right.minutes_per_week or 0}
        need = self.case.need(right.need)
        if isinstance(need.measure, Dated):
            dates = sum(1 for _ in dates_to_meet(self.case, need, self.calendar))
            return {None: dates * up_to_grid(need.measure.minutes)}
        if right.minutes_per_week is None:
            return {None: 0}
        weeks = [kind for kind in self.calendar.types if holds_in(self.case, need, kind)]
        asked = {
            kind: need.model_copy(update={"measure": measure_in(self.case, need, kind)}) for kind in weeks
        }
        return {k: minutes_per_week(one, need_homes_in(self.case, need, k)) or 0 for k, one in asked.items()}

    def _pflegegeld(self, person: Person) -> dict[str, int]:
        """Pflegegeld paid in each month: all that § 38 leaves, unless the person said no to it."""
        granted = any(right.benefit is Benefit.PFLEGEGELD for right in self.rights.of(person.id))
        if person.wants_pflegegeld is False or not granted:
            return {}
        return {month: found.cents for month, found in self.combined[person.id].items()}

    def _replaced(self, person: str) -> frozenset[str]:
        """Types of week in which replacement care pays for something: all days of them count."""
        benefit = Benefit.VERHINDERUNGSPFLEGE
        return frozenset(
            line.week_type for line in self.lines if line.person == person and benefit_of(line) is benefit
        )

    @property
    def replaced_from(self) -> dict[str, date]:
        """First day of replacement care of each person for whom it pays."""
        return {p: self.calendar.days_of(kinds)[0] for p, kinds in self.replaced.items() if kinds}

    def _combined(self, person: Person) -> Mapping[str, PaidInMonth]:
        """What is paid of a person's Pflegegeld in each month, with its steps."""
        used = self.used(person, Benefit.PFLEGESACHLEISTUNG)
        away = away_of(self.case, person, self.calendar, self.replaced[person.id])
        return combined_by_month(person, self.on, self.months, used, away)

    def _stocks(self) -> Iterator[tuple[str, Stock]]:
        last_day = self.calendar.last_day
        for person in self.persons:
            benefits = {right.benefit for right in self.rights.of(person.id)}
            if Benefit.ENTLASTUNGSBETRAG in benefits:
                used = self.taken(person.id, Benefit.ENTLASTUNGSBETRAG)
                yield from saved_by_month(self.case, person, self.on, self.months, used, last_day)
            used = self.cents(person.id, Benefit.VERHINDERUNGSPFLEGE)
            for day in self.short_stays[person.id]:
                used[month_of(day.day)] += day.paid
            yield from year_by_month(self.case, person, self.on, self.months, used, last_day)

    def _drawn(self) -> dict[str, set[Benefit]]:
        paid = {
            person: {Benefit.PFLEGEGELD} for person, cash in self.pflegegeld.items() if any(cash.values())
        }
        drawn = {person.id: paid.get(person.id, set()) for person in self.persons}
        for line in self.lines:
            benefit = benefit_of(line)
            if benefit is not None:
                drawn[line.person].add(benefit)
        return drawn
