"""What the lines cost, by calendar month, priced anew from the catalogue (docs/model.md, "Money")."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property

from arrangement.audit.inputs import Inputs
from arrangement.audit.lines import Line
from arrangement.audit.replaced import Replaced
from arrangement.audit.short_stays import ShortStays
from arrangement.audit.stock import Stock
from arrangement.audit.units import THOUSANDTHS, half_up
from arrangement.audit.weeks import Weeks
from arrangement.law.access import BEIHILFE
from assessment.case.words import Benefit, ClaimWord
from assessment.ground.calendar import HOUR_MINUTES, CalendarMonth, first_full, month_of, months_of

SELF = "SELF"
"""The payer who is the person."""


Extra = Mapping[str, int]
"""Further cents by calendar month, to see whether there is room."""
NONE: Extra = {}


@dataclass(frozen=True)
class Charge:
    """One price that is due.

    Attributes:
        lines: Lines that it is for; the first one carries it.
        cents: Each time, or each month if `flat`.
        how_often: Times by calendar month.
    """

    lines: tuple[Line, ...]
    cents: int
    how_often: Mapping[str, int] = field(default_factory=dict)
    flat: bool = False

    @property
    def first(self) -> Line:
        """The line that carries the price."""
        return self.lines[0]

    def in_month(self, month: CalendarMonth) -> int:
        """Cents of one calendar month of the horizon."""
        return self.cents if self.flat else self.cents * self.how_often.get(month.month, 0)


@dataclass(frozen=True)
class Money:
    """All charges of a plan, and their sums by month."""

    inputs: Inputs
    weeks: Weeks

    @cached_property
    def months(self) -> tuple[CalendarMonth, ...]:
        """Calendar months of the horizon."""
        return months_of(self.inputs.on, self.inputs.weeks)

    @cached_property
    def shown(self) -> CalendarMonth:
        """The month that `*_per_month` speaks of."""
        return first_full(self.months)

    @cached_property
    def charges(self) -> tuple[Charge, ...]:
        """One charge per price that is due, in order of its first line."""
        found = [
            Charge((line,), cents, self.how_often(line))
            for line in self.weeks.lines
            if (cents := self._by_line(line)) is not None
        ]
        for week in self.weeks.typical:
            for attendance in week.attendances:
                price = price_of(attendance.lines[0])
                if price is not None and price[0] == "session":
                    often = self.how_often(attendance.lines[0])
                    found.append(Charge(attendance.lines, price[1], often))
        flat: dict[tuple[str, str], list[Line]] = defaultdict(list)
        for line in self.weeks.lines:
            price = price_of(line)
            if price is not None and price[0] == "month":
                flat[line.source.id, line.person.id].append(line)
        found += [
            Charge(tuple(lines), price[1], flat=True)
            for lines in flat.values()
            if (price := price_of(lines[0]))
        ]
        return tuple(sorted(found, key=lambda charge: (charge.first.order, charge.cents)))

    def how_often(self, line: Line) -> Mapping[str, int]:
        """How often a line happens in each calendar month: by its weekday in weeks of its type, or once."""
        if line.on is not None:
            return {month_of(line.on): 1}
        return {month: counts[line.kind][line.slot.day] for month, counts in self.inputs.weekdays.items()}

    def _by_line(self, line: Line) -> int | None:
        price = price_of(line)
        if price is None or price[0] not in ("hour", "piece"):
            return None
        unit, cents = price
        if unit == "piece":
            return cents
        return 0 if line.is_on_call else cents * self.charged_minutes(line) // HOUR_MINUTES

    def charged_minutes(self, line: Line) -> int:
        """Minutes that an hourly price counts: a presence line's are those of its extra stay."""
        if line.is_watching:
            return self._extra.get(line.id, 0)
        return line.minutes

    @cached_property
    def _extra(self) -> dict[str, int]:
        return {
            visit.keeper.id: visit.extra
            for week in self.weeks.typical
            for visit in week.visits
            if visit.keeper is not None
        }

    def used(self, person: str, benefit: str, month: CalendarMonth) -> int:
        """Cents that the plan charges to a benefit."""
        return sum(
            charge.in_month(month)
            for charge in self.charges
            if charge.first.person.id == person
            and charge.first.view.benefit == benefit
            and charge.first.view.payer != SELF
        )

    def stock(self, person: str) -> Stock:
        """The Entlastungsbetrag of a person."""
        before = {m.month: self.used_before(person, Benefit.ENTLASTUNGSBETRAG, m) for m in self.months}
        return Stock(self.inputs, person, self.months, before)

    def convertible(self, person: str, relief: Extra = NONE, in_kind: Extra = NONE) -> dict[str, int]:
        """The most Sachleistung that each month lets pay for everyday support (§ 45a Abs. 4 SGB XI).

        Args:
            person: Whose.
            relief: Further cents of everyday support, by month.
            in_kind: Further cents of Sachleistung.
        """
        found = {}
        for month in self.months:
            name, benefit = month.month, Benefit.PFLEGESACHLEISTUNG
            left = self.inputs.statutes.amount(person, benefit, month) or 0
            left -= self.used(person, benefit, month) + self.used_before(person, benefit, month)
            support = sum(
                charge.in_month(month)
                for charge in self.charges
                if charge.first.person.id == person
                and charge.first.view.benefit == Benefit.ENTLASTUNGSBETRAG
                and charge.first.source.offer is not None
                and charge.first.source.offer.is_everyday_support
            )
            share = self.inputs.statutes.convertible_share(person, month) - self._turned(person, month)
            most = min(share, left - in_kind.get(name, 0), support + relief.get(name, 0))
            found[name] = max(most, 0)
        return found

    def drawn(self, person: str, benefit: str) -> dict[str, int]:
        """Cents that the plan charges to a benefit, by month."""
        return {month.month: self.used(person, benefit, month) for month in self.months}

    @cached_property
    def converted(self) -> dict[str, dict[str, int] | None]:
        """What is converted by person and month; None where it would not be enough."""
        relief = Benefit.ENTLASTUNGSBETRAG
        return {
            person: self.stock(person).least_converted(self.drawn(person, relief), self.convertible(person))
            for person in self.inputs.persons
            if self.inputs.statutes.right(person, relief) is not None
        }

    def taken(self, person: str, benefit: str, month: CalendarMonth) -> int:
        """What comes out of an amount: converted Sachleistung pays for what is charged to the other one."""
        turned = (self.converted.get(person) or {}).get(month.month, 0)
        sign = {Benefit.PFLEGESACHLEISTUNG.value: 1, Benefit.ENTLASTUNGSBETRAG.value: -1}.get(benefit, 0)
        return self.used(person, benefit, month) + sign * turned

    def taken_by_month(self, person: str, benefit: str) -> dict[str, int]:
        """The same for every month."""
        return {month.month: self.taken(person, benefit, month) for month in self.months}

    def own_share(self, person: str, month: CalendarMonth) -> int:
        """Cents that a person pays."""
        return sum(
            charge.in_month(month)
            for charge in self.charges
            if charge.first.person.id == person and charge.first.view.payer == SELF
        )

    def funding(self, month: CalendarMonth) -> dict[str, int]:
        """Cents of every other payer; Beihilfe pays what the care insurance leaves of a month's sum."""
        due: dict[tuple[str, str | None, str], int] = defaultdict(int)
        for charge in self.charges:
            view = charge.first.view
            if view.payer not in (None, SELF):
                due[charge.first.person.id, view.benefit, str(view.payer)] += charge.in_month(month)
        found: dict[str, int] = defaultdict(int)
        statutes = self.inputs.statutes
        for (person, benefit, payer), cents in due.items():
            part = statutes.insured_part(person, benefit, cents, month)
            found[payer] += part
            if statutes.pays_in_parts(person, benefit):
                found[BEIHILFE] += cents - part
        return dict(found)

    def used_before(self, person: str, benefit: str, month: CalendarMonth) -> int:
        """Cents drawn in this month before the plan began; what was converted counts as Sachleistung."""
        turned = self._turned(person, month) if benefit == Benefit.PFLEGESACHLEISTUNG else 0
        return turned + sum(
            entry.used_cents
            for entry in self.inputs.case.amounts_used
            if entry.person == person and entry.benefit == benefit and entry.month == month.month
        )

    def _turned(self, person: str, month: CalendarMonth) -> int:
        """Sachleistung that was converted in a month before the plan began."""
        return sum(
            entry.used_cents
            for entry in self.inputs.case.claims_used
            if entry.person == person
            and entry.claim is ClaimWord.UMWANDLUNGSANSPRUCH
            and month_of(entry.on) == month.month
        )

    def pflegegeld(self, person: str, month: CalendarMonth) -> int:
        """Pflegegeld that § 38 leaves: used share in per cent with two decimals, both steps half up.

        Then day by day: in hospital, abroad, with replacement care.
        """
        full = self.inputs.statutes.amount(person, Benefit.PFLEGEGELD, month)
        if full is None or self.inputs.persons[person].wants_pflegegeld is False:
            return 0
        whole = 100 * 100
        left = half_up(full * (whole - self.used_share(person, month)), whole)
        return self.replaced.paid(person, left, month)

    def used_share(self, person: str, month: CalendarMonth) -> int:
        """Share of the Sachleistung that lowers Pflegegeld, in hundredths of a per cent."""
        most = self.inputs.statutes.amount(person, Benefit.PFLEGESACHLEISTUNG, month) or 0
        used = self.taken(person, Benefit.PFLEGESACHLEISTUNG, month)
        used = min(used + self.used_before(person, Benefit.PFLEGESACHLEISTUNG, month), most)
        whole = 100 * 100
        share = half_up(used * whole, most) if most else 0
        return max(share, self.bound_percent(person, month) * 100)

    @cached_property
    def replaced(self) -> Replaced:
        """Weeks in which replacement care pays for something."""
        benefit = Benefit.VERHINDERUNGSPFLEGE
        drawn = (one for one in self.weeks.lines if one.view.benefit == benefit and one.view.payer != SELF)
        return Replaced(self.inputs, tuple(drawn))

    @cached_property
    def short_stays(self) -> ShortStays:
        """Weeks of Kurzzeitpflege."""
        return ShortStays(self.inputs)

    def replacement_limit(self, person: str, month: CalendarMonth) -> int:
        """Cents that a calendar year has for replacement care beside the Kurzzeitpflege of the case."""
        taken = self.short_stays.in_year(person, month.first_day.year)
        return self.inputs.statutes.replacement_amount(person, month, taken)

    def replacement_forgone(self, person: str) -> int:
        """Thousandths of a cent of Pflegegeld that replacement care takes away."""
        full = self.inputs.statutes.amount(person, Benefit.PFLEGEGELD, self.months[0])
        if full is None or self.inputs.persons[person].wants_pflegegeld is False:
            return 0
        return self.replaced.forgone(person, full)

    def bound_percent(self, person: str, month: CalendarMonth) -> int:
        """Share of the Sachleistung that the person chose and is bound to in a month (§ 38 Satz 3 SGB XI)."""
        mix, until = self.inputs.persons[person].care_mix, self.inputs.statutes.mix_bound_until(person)
        if mix is None or until is None or month.last_day < mix.since or month.first_day > until:
            return 0
        return mix.in_kind_percent

    def beyond_the_choice(self, person: str) -> bool:
        """Whether some month uses more Sachleistung than the ratio that binds."""
        benefit = Benefit.PFLEGESACHLEISTUNG
        for month in self.months:
            used = self.taken(person, benefit, month) + self.used_before(person, benefit, month)
            most, bound = (
                self.inputs.statutes.amount(person, benefit, month),
                self.bound_percent(person, month),
            )
            if bound and used * 100 > bound * (most or 0):
                return True
        return False

    def pflegegeld_forgone(self, person: str, month: CalendarMonth) -> int:
        """Thousandths of a cent of Pflegegeld that the Sachleistung in the plan takes away."""
        full = self.inputs.statutes.amount(person, Benefit.PFLEGEGELD, month)
        most = self.inputs.statutes.amount(person, Benefit.PFLEGESACHLEISTUNG, month)
        if full is None or not most or self.inputs.persons[person].wants_pflegegeld is False:
            return 0
        return self.taken(person, Benefit.PFLEGESACHLEISTUNG, month) * (full * THOUSANDTHS // most)


def price_of(line: Line) -> tuple[str, int] | None:
    """Unit and cents of a line's offer, if it charges anything."""
    price = line.source.offer.price if line.source.offer is not None else None
    return (price.unit, price.cents) if price is not None and price.cents > 0 else None
