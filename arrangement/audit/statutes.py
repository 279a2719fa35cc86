"""The law as the audit asks it: dated rules and rights only, no money computed by others."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Any

from arrangement.audit.units import half_up
from arrangement.law.access import (
    ALL_PERCENT,
    ASYLBLG,
    CARE_FUND,
    LAST_RESORT,
    Access,
    care_insured,
    share_percent,
    shared,
    social_assistance,
)
from arrangement.law.amounts import grade_key
from arrangement.law.benefits import BenefitRule, benefit_rule
from arrangement.law.law import Figure, figures, law_on
from arrangement.law.paying import application_status, benefits_for
from arrangement.law.replacement import weeks_without_carer
from arrangement.law.rights import PersonRights, derive_rights
from arrangement.law.sgb_ix.p29 import budget_forms
from arrangement.law.sgb_ix.p116 import MAY, Asked, may_pool, pooled_benefits
from arrangement.law.side_by_side import is_shut_out
from arrangement.law.spouse import stands_in
from arrangement.law.task_rules import TaskRule, happens_outside, rule_for, task_rule
from arrangement.law.time import last_of_months
from arrangement.responsibility.of_case import rights_with_access
from assessment.case.case import Case
from assessment.case.needs import Need
from assessment.case.people import Representation, Together
from assessment.case.today import ClaimUsed
from assessment.case.words import Action, Benefit, ClaimWord, Qualification, Task
from assessment.ground.calendar import DAYS_A_WEEK, HOUR_MINUTES, CalendarMonth

_YEARLY = (ClaimWord.KURZZEITPFLEGE, ClaimWord.VERHINDERUNGSPFLEGE)


@dataclass(frozen=True)
class Right:
    """What the law grants a person on the plan date.

    Attributes:
        need: The need that it follows; None for an amount, and for a grant beyond the needs.
        cents: Monthly amount; None for help according to need.
        minutes: Owed per week; None for an amount.
    """

    id: str
    person: str
    need: str | None
    benefit: Benefit
    cents: int | None
    minutes: int | None


@dataclass(frozen=True)
class Statutes:
    """Law of the plan date, for one case."""

    case: Case
    on: date

    @cached_property
    def rights_block(self) -> dict[str, Any]:
        """The rights block that this case gives on this day."""
        return rights_with_access(self.case, self.on)

    @cached_property
    def blind_block(self) -> dict[str, Any]:
        """The same, with every helper and all help of theirs left out of the case."""
        helpers = {helper.id for helper in self.case.helpers}
        support = tuple(entry for entry in self.case.present_support if entry.source not in helpers)
        alone = self.case.model_copy(update={"helpers": (), "present_support": support})
        return rights_with_access(alone, self.on)

    @cached_property
    def rights(self) -> tuple[Right, ...]:
        """Every right of every person."""
        found = derive_rights(self.case, self.on)
        return tuple(
            Right(
                entry.id, block.person, entry.need, entry.benefit, entry.amount_cents, entry.minutes_per_week
            )
            for block in found.persons
            for entry in block.rights
        )

    @cached_property
    def claims(self) -> tuple[PersonRights, ...]:
        """Claims of every person that no line draws."""
        return derive_rights(self.case, self.on).persons

    def right(self, person: str, benefit: str) -> Right | None:
        """A person's right to a benefit, if there is one."""
        return next((r for r in self.rights if r.person == person and r.benefit == benefit), None)

    @cached_property
    def may_pay(self) -> Mapping[str, frozenset[str]]:
        """Benefits that may pay for help, by need."""
        persons = {person.id: person for person in self.case.persons}
        return {
            need.id: frozenset(
                benefit.value
                for benefit in benefits_for(persons[need.person], need, self.on, law_on(self.on), self.case)
            )
            for need in self.case.needs
        }

    def application(self, person: str, benefit: Benefit) -> str:
        """How the asking for a benefit stands."""
        return application_status(self.case, self.case.person(person), benefit, self.on)

    def amount(self, person: str, benefit: str, month: CalendarMonth) -> int | None:
        """Whole monthly amount in cents, by the law of that month; None without such an amount.

        Beside Beihilfe it is what the insurance and Beihilfe pay together.
        """
        right, given = self.right(person, benefit), self.case.person(person).pflegegrad
        if right is None or right.cents is None or isinstance(given, str):
            return None
        law = law_on(max(self.on, month.first_day))
        euros = law.figure(benefit).value.get(grade_key(given.grade))
        return None if euros is None else int(euros) * 100

    def insured_part(self, person: str, benefit: str | None, cents: int, month: CalendarMonth) -> int:
        """What the care insurance pays of an amount beside Beihilfe, rounded up; without, all of it."""
        if not self._is_money(person, benefit):
            return cents
        law = law_on(max(self.on, month.first_day))
        return shared(cents, share_percent(self.case.person(person), law))

    def convertible_share(self, person: str, month: CalendarMonth) -> int:
        """Part of a month's Sachleistung that may pay for everyday support, half up; 0 if there is none."""
        relief = self.right(person, Benefit.ENTLASTUNGSBETRAG)
        ceiling = self.amount(person, Benefit.PFLEGESACHLEISTUNG, month)
        law, converted = law_on(max(self.on, month.first_day)), ClaimWord.UMWANDLUNGSANSPRUCH
        if relief is None or not ceiling or is_shut_out(self.case, self.case.person(person), converted, law):
            return 0
        return half_up(ceiling * law.figure("umwandlung_anteil").whole(), ALL_PERCENT)

    def pays_in_parts(self, person: str, benefit: str | None) -> bool:
        """Whether Beihilfe pays a part of a person's amount."""
        share = share_percent(self.case.person(person), law_on(self.on))
        return self._is_money(person, benefit) and share != ALL_PERCENT

    def _is_money(self, person: str, benefit: str | None) -> bool:
        """Whether a benefit is an amount of which the insurance pays a part beside Beihilfe."""
        right = self.right(person, benefit or "")
        yearly = benefit == Benefit.VERHINDERUNGSPFLEGE
        return yearly or (right is not None and right.cents is not None)

    def without_carer(self, need: Need) -> frozenset[str]:
        """Types of week in which a main carer rests who agreed to such help: replacement care may pay."""
        return weeks_without_carer(self.case, self.case.person(need.person), need, law_on(self.on))

    def weeks_of_pflegegeld(self, month: CalendarMonth) -> tuple[Mapping[str, int], Mapping[str, int]]:
        """Weeks of a stay after which Pflegegeld rests, and weeks for which half of it goes on."""
        law = law_on(month.first_day)
        return law.figure("pflegegeld_ruhen").value, law.figure("pflegegeld_weiter_wochen").value

    def replacement_days(self, person: str, year: int) -> int:
        """Days of replacement care that a calendar year leaves; what was used before is stated by days."""
        weeks: int = law_on(self.on).figure("verhinderungspflege").value["weeks"]
        left = weeks * DAYS_A_WEEK
        for entry in self._stated_use(person, ClaimWord.VERHINDERUNGSPFLEGE, year):
            left -= entry.days
        return max(left, 0)

    def replacement_claimed_by(self, day: date) -> date:
        """Last day to hand in the receipts of replacement care that begins on a day."""
        rule = law_on(day).figure("verhinderungspflege_abrechnen").value
        return self.on if rule is None else date(day.year + rule["years_after"], rule["month"], rule["day"])

    @property
    def short_stay_paragraph(self) -> str:
        """Where Kurzzeitpflege stands."""
        return law_on(self.on).figure("kurzzeitpflege").paragraph

    def short_stay_limit(self, person: str, day: date) -> tuple[int, int]:
        """Whole cents and days that a calendar year has for Kurzzeitpflege by the law of a day."""
        one, law = self.case.person(person), law_on(max(self.on, day))
        given, rule = one.pflegegrad, self.benefit(Benefit.VERHINDERUNGSPFLEGE)
        entitled = not isinstance(given, str) and rule is not None and given.since <= law.day
        if not entitled or isinstance(given, str) or rule is None or given.grade not in rule.grades:
            return 0, 0
        if care_insured(one, law) is Access.NO:
            return 0, 0
        own, other = law.figure("kurzzeitpflege").value, law.figure("verhinderungspflege").value
        used = {word: self._used_in_year(person, word, law.day.year) for word in _YEARLY}
        replaced = used[ClaimWord.VERHINDERUNGSPFLEGE] + self._charged_in_year(person, law.day.year)
        most = own["most"] * 100
        if own["own"] is None:
            most -= replaced
        else:
            unused = other["own"] * 100 - replaced  # below 0: taken from here already
            most = min(most, own["own"] * 100 + min(own["from_verhinderungspflege"] * 100, unused))
        before = self._stated_use(person, ClaimWord.KURZZEITPFLEGE, law.day.year)
        days = own["weeks"] * DAYS_A_WEEK - sum(entry.days for entry in before)
        return max(max(most, 0) - used[ClaimWord.KURZZEITPFLEGE], 0), max(days, 0)

    def replacement_amount(self, person: str, month: CalendarMonth, short_stays: int = 0) -> int:
        """Whole cents that a calendar year leaves for replacement care, by the law of one of its months.

        `short_stays` are the cents that Kurzzeitpflege in the plan takes from that year.
        """
        one, law = self.case.person(person), law_on(max(self.on, month.first_day))
        given, insured = one.pflegegrad, care_insured(one, law) is not Access.NO
        rule = self.benefit(Benefit.VERHINDERUNGSPFLEGE)
        if isinstance(given, str) or given.since > law.day or not insured or rule is None:
            return 0
        if given.grade not in rule.grades:
            return 0
        own, other = law.figure("verhinderungspflege").value, law.figure("kurzzeitpflege").value
        used = {word: self._used_in_year(person, word, law.day.year) for word in _YEARLY}
        short = used[ClaimWord.KURZZEITPFLEGE] + short_stays
        most = own["most"] * 100
        if own["own"] is None:
            most -= short
        else:
            unused = other["own"] * 100 - short  # below 0: taken from here already
            most = min(most, own["own"] * 100 + min(own["from_kurzzeitpflege"] * 100, unused))
        charged = self._charged_in_year(person, law.day.year)
        return max(max(int(most), 0) - used[ClaimWord.VERHINDERUNGSPFLEGE] - charged, 0)

    def _charged_in_year(self, person: str, year: int) -> int:
        """What months of a calendar year are stated to have used of replacement care."""
        return sum(
            entry.used_cents
            for entry in self.case.amounts_used
            if entry.person == person
            and entry.benefit is Benefit.VERHINDERUNGSPFLEGE
            and (entry.month or "").startswith(str(year))
        )

    def _used_in_year(self, person: str, claim: ClaimWord, year: int) -> int:
        """What was used of a claim by the plan date in its calendar year, whole beside Beihilfe."""
        percent = share_percent(self.case.person(person), law_on(self.on))
        paid = sum(entry.used_cents for entry in self._stated_use(person, claim, year))
        return -(-paid * ALL_PERCENT // percent) if percent else 0

    def _stated_use(self, person: str, claim: ClaimWord, year: int) -> Iterator[ClaimUsed]:
        """Entries about a claim by the plan date, in its calendar year."""
        for entry in self.case.claims_used:
            counts = entry.on <= self.on and entry.on.year == self.on.year == year
            if entry.person == person and entry.claim is claim and counts:
                yield entry

    def has_jahresbetrag(self, person: str, month: CalendarMonth) -> bool:
        """Whether a month knows one amount for §§ 39 and 42 SGB XI, and the person has it."""
        given = self.case.person(person).pflegegrad
        law = law_on(max(self.on, month.first_day))
        known = figures()["jahresbetrag"].begins() <= law.day
        insured = care_insured(self.case.person(person), law) is not Access.NO
        if isinstance(given, str) or given.since > law.day or not insured or not known:
            return False
        return bool(law.figure("jahresbetrag").value.get(grade_key(given.grade), 0))

    def mix_bound_until(self, person: str) -> date | None:
        """Last day on which the chosen ratio of care in kind and Pflegegeld binds; None without a choice."""
        mix = self.case.person(person).care_mix
        months = law_on(self.on).figure("kombinationsleistung_bindung").whole()
        return last_of_months(mix.since, months) if mix is not None else None

    @property
    def beihilfe_application(self) -> Figure:
        """Where and with which papers Beihilfe is asked for its part."""
        return law_on(self.on).figure("beihilfe_antrag")

    def book(self, benefit: str | None) -> str | None:
        """Book of law of a benefit."""
        rule = self.benefit(benefit)
        return rule.book.value if rule is not None else None

    def benefit_floor(self, benefit: str | None) -> Qualification:
        """Least qualification of those whom a benefit pays."""
        rule = self.benefit(benefit)
        return rule.min_qualification or Qualification.Q0 if rule is not None else Qualification.Q0

    def staff_floor(self, need: Need) -> Qualification:
        """Least qualification of professionals for a need, by task, action and entitlement."""
        return rule_for(need, law_on(self.on)).min_qualification

    def task(self, task: Task) -> TaskRule:
        """Who may give a kind of help, before action and entitlement are looked at."""
        return task_rule(task, law_on(self.on))

    def is_outside(self, need: Need) -> bool:
        """Whether help for a need happens out of the home."""
        return happens_outside(need, law_on(self.on))

    def reserved(self, need: Need) -> bool:
        """Whether protection, entitlement or owed enabling reserves a need to professionals."""
        rule, enabling = self.benefit(need.entitlement), law_on(self.on).rule("tasks", "enabling").value
        if need.protective or rule is None:
            return need.protective
        enables = rule.book in enabling["books"] or rule.benefit in enabling["benefits"]
        return rule.professionals_only or (enables and need.action is Action.ENABLE)

    def benefit(self, benefit: str | None) -> BenefitRule | None:
        """The rule of a benefit, if it is one."""
        known = next((word for word in Benefit if word == benefit), None)
        return benefit_rule(known, law_on(self.on)) if known is not None else None

    def duty_bearer(self, need: Need) -> str | None:
        """Who owes help for a need: the payer of its benefit; without care insurance not the Pflegekasse."""
        rule, law = self.benefit(need.entitlement), law_on(self.on)
        if rule is None or rule.payer != CARE_FUND:
            return rule.payer if rule is not None else None
        person = self.case.person(need.person)
        if care_insured(person, law) is not Access.NO:
            return rule.payer
        return ASYLBLG if social_assistance(person, law) is Access.NO else LAST_RESORT

    def budget_form(self, rule: BenefitRule) -> str | None:
        """The form that a benefit takes in a Persönliches Budget; None where the law knows none."""
        return dict(budget_forms([rule], law_on(self.on))).get(str(rule.benefit))

    def lapsed(self, year: int, on: date) -> bool:
        """Whether the rest of a calendar year's Entlastungsbetrag is gone on a day."""
        return on > self.usable_until(year)

    def usable_until(self, year: int) -> date:
        """Last day on which the rest of a calendar year's Entlastungsbetrag can be used."""
        lapse = law_on(self.on).figure("entlastungsbetrag_verfall").value
        return date(year + lapse["years_after"], lapse["month"], lapse["day"])

    def whole(self, key: str) -> int:
        """A figure of the plan date that is a whole number."""
        return law_on(self.on).figure(key).whole()

    @cached_property
    def pooled(self) -> frozenset[str]:
        """Benefits of which law asks each person before several are helped together."""
        return pooled_benefits(law_on(self.on))

    def stands_in(self, one: Representation) -> bool:
        """Whether a representation holds on the plan date: a spouse's ends by law."""
        return stands_in(one, law_on(self.on))

    def may_pool(self, said: Together) -> bool:
        """Whether help of a benefit may be given together with others, by what was found for the person."""
        asked = Asked(said.reasonable, agreed=True, wish=said.wish)
        return may_pool(said.benefit, asked, law_on(self.on)).answer in MAY

    def hours_paid(self, cents_per_month: int, last: date) -> list[int]:
        """Minutes a week that a wage pays for at the minimum wage, in each stretch of the plan."""
        found = []
        for law in map(law_on, self._wage_days(last)):
            month = law.figure("lohnmonat_wochen").value
            per_hour = law.figure("mindestlohn").whole()
            found.append(cents_per_month * month["months"] * HOUR_MINUTES // (month["weeks"] * per_hour))
        return found

    def minijob_hours(self, last: date) -> list[int]:
        """Minutes a week that a Minijob can hold, by the limit of each stretch of the plan."""
        days = self._wage_days(last)
        limits = (law_on(day).figure("geringfuegigkeitsgrenze").whole() for day in days)
        return [self.hours_paid(limit, last)[place] for place, limit in enumerate(limits)]

    def _wage_days(self, last: date) -> list[date]:
        changes = (day for day in figures()["mindestlohn"].changes() if self.on < day <= last)
        return [self.on, *changes]

    @cached_property
    def full_age(self) -> int:
        """Years at which somebody is of age."""
        return law_on(self.on).figure("volljaehrigkeit").whole()
