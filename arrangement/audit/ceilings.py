"""A22 and A23: no benefit and no own share beyond its limit, and sums of money as the lines give them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping

from arrangement.audit.by_month import stocks_told
from arrangement.audit.matter import Matter
from arrangement.audit.money import SELF
from arrangement.audit.result import Broken, broken
from arrangement.audit.short_stays import short_stays_told
from arrangement.audit.steps import line_steps, pflegegeld_steps
from assessment.case.words import Benefit

EXCEEDED = "warning.care_mix_exceeded"


def within_ceilings(matter: Matter) -> Broken:
    """A22: Each benefit and each own share within its limit, each month; all sums of money recomputed."""
    yield from _benefits(matter)
    yield from _replacement(matter)
    yield from short_stays_told(matter.money.short_stays, matter.view.raw)
    yield from _own_shares(matter)
    yield from _prices(matter)
    yield from _sums(matter)
    yield from stocks_told(matter)
    yield from line_steps(matter)


def _benefits(matter: Matter) -> Broken:
    charged = {(charge.first.person.id, charge.first.view.benefit) for charge in matter.money.charges}
    for person, benefit in sorted(charged, key=str):
        if benefit is None:
            continue
        if benefit == Benefit.ENTLASTUNGSBETRAG:
            if matter.money.converted.get(person) is None:
                drawn, most = matter.money.drawn(person, benefit), matter.money.convertible(person)
                beyond = {name: cents - most[name] for name, cents in drawn.items()}
                for name, over in matter.money.stock(person).missing(beyond):
                    yield broken("A22", person, "stock", benefit=benefit, month=name, over=over)
            continue
        for month in matter.money.months:
            ceiling = matter.inputs.statutes.amount(person, benefit, month)
            found = matter.money.taken(person, benefit, month)
            before = matter.money.used_before(person, benefit, month)
            if ceiling is not None and found > max(ceiling - before, 0):
                yield broken(
                    "A22",
                    person,
                    "ceiling",
                    benefit=benefit,
                    month=month.month,
                    limit=ceiling - before,
                    found=found,
                )


def _replacement(matter: Matter) -> Broken:
    """§ 39 SGB XI: cents of each calendar year up to each of its months, and its days."""
    statutes, money = matter.inputs.statutes, matter.money
    for person in matter.inputs.persons:
        drawn, found = money.drawn(person, Benefit.VERHINDERUNGSPFLEGE), dict[int, int]()
        for month in money.months:
            year = month.first_day.year
            found[year] = found.get(year, 0) + drawn[month.month]
            limit = money.replacement_limit(person, month) if found[year] else 0
            if found[year] > limit:
                name = month.month
                yield broken("A22", person, "year", month=name, limit=limit, found=found[year])
        for year, days in sorted(money.replaced.by_year(person).items()):
            most = statutes.replacement_days(person, year)
            if days > most:
                yield broken("A22", person, "days", year=year, limit=most, found=days)


def _own_shares(matter: Matter) -> Broken:
    for person in matter.inputs.case.persons:
        accepted = accepted_cents(matter, person.id)
        for month in matter.money.months:
            found = matter.money.own_share(person.id, month)
            if found > accepted:
                yield broken("A22", person.id, "own_share", month=month.month, limit=accepted, found=found)


def accepted_cents(matter: Matter, person: str) -> int:
    """What a person accepts to pay in a month; not stated is nothing."""
    own_money = matter.inputs.persons[person].own_money
    return own_money.accepts_cents_per_month if own_money is not None else 0


def _prices(matter: Matter) -> Broken:
    due: dict[str, int] = defaultdict(int)
    for charge in matter.money.charges:
        stated = sum(line.view.cents_per_month for line in charge.lines)
        needed = charge.in_month(matter.money.shown)
        due.update({line.id: 0 for line in charge.lines})
        if stated != needed:
            yield broken("A22", charge.first.id, "price", needed=needed, found=stated)
    for line in matter.weeks.lines:
        if line.id not in due and line.view.cents_per_month:
            yield broken("A22", line.id, "price", needed=0, found=line.view.cents_per_month)


def _sums(matter: Matter) -> Broken:
    money, view = matter.money, matter.view
    persons = sorted(matter.inputs.persons)
    own = sum(money.own_share(person, money.shown) for person in persons)
    if view.own_share_cents_per_month != own:
        yield broken("A22", "own_share", "sum", needed=own, found=view.own_share_cents_per_month)
    stated: dict[str, int] = defaultdict(int)
    for payer, cents in view.funding:
        stated[payer] += cents
    yield from _by_payer("funding", money.funding(money.shown), stated, own)
    if [row.month for row in view.months] != [month.month for month in money.months]:
        yield broken("A22", "months", "months")
    rows = {row.month: row for row in view.months}
    for month in money.months:
        row = rows.get(month.month)
        if row is None:
            continue
        own = sum(money.own_share(person, month) for person in persons)
        if row.own_share_cents != own:
            yield broken("A22", month.month, "sum", needed=own, found=row.own_share_cents)
        yield from _by_payer(month.month, money.funding(month), row.funding, own)


def _by_payer(subject: str, truth: Mapping[str, int], stated: Mapping[str, int], own: int) -> Broken:
    for payer in sorted({*truth, *stated}):
        needed = own if payer == SELF else truth.get(payer, 0)
        if stated.get(payer, 0) != needed:
            yield broken("A22", subject, "payer", payer=payer, needed=needed, found=stated.get(payer, 0))


def _list(value: object) -> list[object]:
    return value if isinstance(value, list) else []


def kombinationsleistung(matter: Matter) -> Broken:
    """A23: Pflegegeld beside Sachleistung is what § 38 SGB XI leaves, month by month."""
    money, view = matter.money, matter.view
    rows = {row.month: row for row in view.months}
    for month in money.months:
        needed = sum(money.pflegegeld(person, month) for person in matter.inputs.persons)
        row = rows.get(month.month)
        if row is not None and row.pflegegeld_cents != needed:
            yield broken("A23", month.month, "pflegegeld", needed=needed, found=row.pflegegeld_cents)
    needed = sum(money.pflegegeld(person, money.shown) for person in matter.inputs.persons)
    if view.pflegegeld_cents_per_month != needed:
        yield broken("A23", "pflegegeld", "pflegegeld", needed=needed, found=view.pflegegeld_cents_per_month)
    warned = {
        str(row.get("params", {}).get("person")): row
        for row in _list(matter.view.raw.get("warnings"))
        if isinstance(row, Mapping) and row.get("key") == EXCEEDED and isinstance(row.get("params"), Mapping)
    }
    for person in sorted(matter.inputs.persons):
        if money.beyond_the_choice(person) is not (person in warned):
            yield broken("A23", person, "choice_binds")
    yield from pflegegeld_steps(matter)
