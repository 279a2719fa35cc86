"""Which benefits may pay for a need, and how much each calendar month allows: plain rows for any solver."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from arrangement.law.benefits import BenefitRule, benefit_rule
from arrangement.law.conditions import asked_for, claim_of, grade_of, latest_grant, order_status, pays
from arrangement.law.law import Law, law_on
from arrangement.law.paragraphs import ACCORDING_TO_NEED, AMOUNTS, conditions_of
from arrangement.law.replacement import in_stretches, weeks_without_carer
from arrangement.law.sgb_xi.p45a import umwandlung
from arrangement.law.sgb_xi.p45b import Layer, layers, most_usable
from arrangement.law.short_stay import paid_by_year, short_days
from arrangement.law.side_by_side import is_shut_out
from assessment.case.case import Case
from assessment.case.needs import Need
from assessment.case.people import Person
from assessment.case.words import Benefit, ClaimWord
from assessment.ground.calendar import CalendarMonth, month_of

CEILING = "ceiling"
YEARLY = "yearly"


@dataclass(frozen=True)
class Ceiling:
    """One row: the sum of a person's cents of a benefit over these calendar months is at most `cents`.

    Attributes:
        months: Calendar months `YYYY-MM`, in order.
        cents: What is left of the amounts after what is used already.
    """

    person: str
    benefit: Benefit
    months: tuple[str, ...]
    cents: int


def benefits_for(person: Person, need: Need, on: date, law: Law, case: Case) -> tuple[Benefit, ...]:
    """Give the benefits that may pay for a need, in the order of the vocabulary.

    An amount may pay where the person's Pflegegrad has it and it covers task and action. A benefit according
    to need pays only for needs that name it, and only while its conditions hold and no decision refuses it.

    Args:
        person: The person who has the need.
        need: The need.
        on: The day the help takes place.
        law: Law of that day.
        case: Read for grants, orders and household; for helpers only where the benefit stands in for them.
    """
    law = law if law.day == on else law_on(on)
    return tuple(benefit for benefit in Benefit if _may_pay(benefit, person, need, law, case))


def ceilings(case: Case, on: date, months: Sequence[CalendarMonth]) -> tuple[Ceiling, ...]:
    """Give every row that limits what amounts may pay in the calendar months of a horizon.

    § 36 and § 41 SGB XI: one row per month, less what is used in it. § 45b: stretches of months, so that
    what is saved up can be used oldest first and nothing is used after its last day. § 39: the months of each
    calendar year, where a main carer rests in some week.
    """
    rows: list[Ceiling] = []
    for person in sorted(case.persons, key=lambda person: person.id):
        if grade_of(person, law_on(on)) is None:
            continue
        for benefit in AMOUNTS:
            rule = benefit_rule(benefit, law_on(on))
            if rule.kind != CEILING:
                continue
            rows += _saved_up(case, person, rule, on, months) if rule.saved_up else ()
            rows += () if rule.saved_up else _by_month(case, person, benefit, on, months)
        rows += _of_the_year(case, person, on, months)
    return tuple(rows)


def convertible(case: Case, person: Person, on: date, months: Sequence[CalendarMonth]) -> dict[str, int]:
    """§ 45a Abs. 4 SGB XI: the most Sachleistung that each calendar month lets turn into refunds.

    A share of the Sachleistung, less what was turned in it already; nothing where the person has not both
    amounts. What care services use of the Sachleistung leaves less.
    """
    both = (Benefit.PFLEGESACHLEISTUNG, Benefit.ENTLASTUNGSBETRAG)
    law = law_on(on)
    grade = grade_of(person, law)
    barred = any(
        grade not in benefit_rule(one, law).grades or is_shut_out(case, person, one, law) for one in both
    )
    if grade is None or barred or is_shut_out(case, person, ClaimWord.UMWANDLUNGSANSPRUCH, law):
        return {}
    turned = turned_in(case, person)
    amounts = amounts_by_month(person, Benefit.PFLEGESACHLEISTUNG, on, months)
    return {
        month.month: max(0, most - turned.get(month.month, 0))
        for month in months
        for most, _ in [umwandlung(law_on(max(on, month.first_day)), amounts[month.month], 0)]
    }


def turned_in(case: Case, person: Person) -> dict[str, int]:
    """Sachleistung that was turned into refunds before the plan, by calendar month."""
    found: dict[str, int] = {}
    for turned in case.claims_used:
        if turned.person == person.id and turned.claim is ClaimWord.UMWANDLUNGSANSPRUCH:
            found[month_of(turned.on)] = found.get(month_of(turned.on), 0) + turned.used_cents
    return found


def amounts_by_month(
    person: Person, benefit: Benefit, on: date, months: Sequence[CalendarMonth]
) -> dict[str, int]:
    """What an amount grants in each calendar month, by the law of that month; 0 where nothing is granted.

    It is the whole amount: beside Beihilfe the insurance pays its share of what is used, Beihilfe the rest.
    """
    found = {}
    for month in months:
        law = law_on(max(on, month.first_day))
        grade = grade_of(person, law)
        granted = None
        if grade is not None and grade in benefit_rule(benefit, law).grades:
            granted = AMOUNTS[benefit](law, grade)
        found[month.month] = granted.cents if granted else 0
    return found


def used_in(case: Case, person: Person, benefit: Benefit) -> dict[str, int]:
    """What is used already of a person's amount, by calendar month.

    What was turned into refunds under § 45a Abs. 4 SGB XI counts as used Sachleistung.
    """
    found = turned_in(case, person) if benefit is Benefit.PFLEGESACHLEISTUNG else {}
    for used in case.amounts_used:
        if used.person == person.id and used.benefit is benefit and used.month is not None:
            found[used.month] = found.get(used.month, 0) + used.used_cents
    return found


def stock_of(case: Case, person: Person, on: date, months: Sequence[CalendarMonth]) -> tuple[Layer, ...]:
    """All Entlastungsbetrag that a person can use in a horizon, oldest first, less what is used already.

    A balance that is stated more than once counts once: the largest.
    """
    benefit = Benefit.ENTLASTUNGSBETRAG
    stated = [used for used in case.amounts_used if used.person == person.id and used.benefit is benefit]
    used = used_in(case, person, benefit)
    accruals = {
        month: max(0, cents - used.get(month, 0))
        for month, cents in amounts_by_month(person, benefit, on, months).items()
    }
    return layers(
        law_on(on),
        months,
        accruals,
        max((used.balance_cents for used in stated), default=0),
        max((used.balance_last_year_cents for used in stated), default=0),
    )


def application_status(case: Case, person: Person, benefit: Benefit, on: date) -> str:
    """How the asking stands: `approved`, `applied`, `objection`, `to_apply`, or `not_needed`.

    What was refused is asked for anew; that it was, the right and the time limits tell.
    """
    law = law_on(on)
    rule = benefit_rule(benefit, law)
    grant = latest_grant(case.grants, person, rule, law)
    if grant is not None and grant.status != "refused":
        return grant.status
    later = asked_for(case.grants, person, rule, law)
    if grant is None and later is not None:
        return later.status if later.status == "objection" else "applied"
    by_order = order_status((n for n in case.needs if n.person == person.id), case.orders, rule, law)
    if grant is None and by_order is not None:
        return by_order
    return "to_apply" if rule.application is not None else "not_needed"


# ---------------------------------------------------------------------------------------------- private


def _may_pay(benefit: Benefit, person: Person, need: Need, law: Law, case: Case) -> bool:
    if benefit in ACCORDING_TO_NEED:
        if need.entitlement is not benefit:
            return False
        rule = benefit_rule(benefit, law)
        return rule.fits(need.task, need.action, None) and pays(
            conditions_of(claim_of(case, person, need, rule, law))
        )
    grade = grade_of(person, law)
    if grade is None or is_shut_out(case, person, benefit, law):
        return False
    rule = benefit_rule(benefit, law)
    if rule.kind == YEARLY:
        return rule.fits(need.task, need.action, grade) and bool(weeks_without_carer(case, person, need, law))
    return rule.kind == CEILING and grade in rule.grades and rule.fits(need.task, need.action, grade)


def _by_month(
    case: Case, person: Person, benefit: Benefit, on: date, months: Sequence[CalendarMonth]
) -> Iterator[Ceiling]:
    used = used_in(case, person, benefit)
    for month, cents in amounts_by_month(person, benefit, on, months).items():
        if cents:
            yield Ceiling(person.id, benefit, (month,), max(0, cents - used.get(month, 0)))


def _of_the_year(case: Case, person: Person, on: date, months: Sequence[CalendarMonth]) -> Iterator[Ceiling]:
    if any(weeks_without_carer(case, person, n, law_on(on)) for n in case.needs if n.person == person.id):
        taken = paid_by_year(short_days(case, person, on))
        for stretch, cents in in_stretches(case, person, on, months, taken):
            yield Ceiling(person.id, Benefit.VERHINDERUNGSPFLEGE, stretch, cents)


def _saved_up(
    case: Case, person: Person, rule: BenefitRule, on: date, months: Sequence[CalendarMonth]
) -> Iterator[Ceiling]:
    for stretch, cents in most_usable(stock_of(case, person, on, months), months):
        yield Ceiling(person.id, rule.benefit, stretch, cents)
