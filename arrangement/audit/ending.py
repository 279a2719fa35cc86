"""A32: what ends while the plan goes on is named, with its last day."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from itertools import pairwise

from arrangement.audit.days import days_named
from arrangement.audit.employed import runs
from arrangement.audit.ended import ended_named
from arrangement.audit.matter import Matter
from arrangement.audit.phases import reviews
from arrangement.audit.result import Broken, broken
from arrangement.catalogue import Offer
from arrangement.law.law import law_on
from arrangement.law.outgrown import DAY, followers, outgrown_after, too_old_after
from assessment.ground.calendar import is_of_age

OUTGROWN = ("outgrown", "offer_outgrown")


def endings_named(matter: Matter) -> Broken:
    """A32: Orders, grants, consents, contracts that end too early are open points; unlike days are named."""
    case, on = matter.inputs.case, matter.inputs.on
    needed = {
        ("order_ends", order.id, order.ends)
        for order in case.orders
        if order.approval in ("approved", "pending") and any(need.order == order.id for need in case.needs)
        if order.begins <= on
    }
    needed |= {
        ("grant_ends", grant.id, grant.ends)
        for grant in case.grants
        if grant.ends is not None and grant.begins <= on and grant.status == "approved"
    }
    needed |= {
        ("consent_ends", helper.id, consent.until)
        for helper in case.helpers
        for consent in helper.consents
        if consent.until is not None and consent.withdrawn_on is None and consent.agreed_on <= on
    }
    needed |= {
        ("employment_ends", one.id, one.ends)
        for one in case.employed
        if one.ends is not None and runs(matter.inputs, one)
    }
    needed |= {
        ("care_mix_ends", person.id, until)
        for person in case.persons
        if (until := matter.inputs.statutes.mix_bound_until(person.id)) is not None
        and person.care_mix is not None
        and person.care_mix.since <= on
    }
    needed |= {("custody_ends", person, last) for person, last in _last_days_of_minority(matter)}
    end = on + timedelta(days=matter.inputs.days)
    needed = {(code, subject, day) for code, subject, day in needed if _too_soon(day, on, end)}
    needed |= {(code, subject, day) for code, subject, day in reviews(matter) if day >= on}
    wanted = {(code, subject, day.isoformat()) for code, subject, day in needed}
    stated = matter.view.raw.get("open_points")
    rows = [row for row in stated if isinstance(row, dict)] if isinstance(stated, list) else []
    rows = [row for row in rows if str(row.get("code")) not in OUTGROWN]
    said = {(str(row.get("code")), str(row.get("subject")), str(row.get("by"))) for row in rows}
    for code, subject, day in sorted(wanted - said):
        yield broken("A32", subject, "not_named", code=code, day=day)
    for code, subject, _ in sorted(said - wanted):
        yield broken("A32", subject, "not_so", code=code)
    yield from outgrown_named(matter)
    yield from days_named(matter)
    yield from ended_named(matter)


def outgrown_named(matter: Matter) -> Broken:
    """Week by week: whatever somebody becomes too old for is named with what may follow, and nothing else."""
    inputs, rows = matter.inputs, matter.view.raw.get("open_points")
    last, wanted = inputs.on + timedelta(days=inputs.days - 1), []
    for need in inputs.case.needs:
        end = outgrown_after(inputs.case, need, inputs.on, last)
        if end is not None:
            after = tuple(str(benefit) for benefit in followers(inputs.case, need, end + DAY))
            wanted.append(("outgrown", need.id, end.isoformat(), str(need.entitlement), after))
    for offer, person in sorted({(o.id, p) for o, p in _offers_used(matter)}):
        limit = inputs.sources[offer].offer
        end = too_old_after(inputs.persons[person], limit.target.max_age if limit else None, inputs.on, last)
        if end is not None:
            wanted.append(("offer_outgrown", offer, end.isoformat(), person, ()))
    told = [
        (
            str(row["code"]),
            str(row.get("subject")),
            str(row.get("by")),
            str(row.get("benefit") if row["code"] == "outgrown" else row.get("person")),
            tuple(str(name) for name in row.get("next") or ()),
        )
        for row in (rows if isinstance(rows, list) else ())
        if isinstance(row, dict) and row.get("code") in OUTGROWN
    ]
    for code, subject, day, *_ in sorted(set(wanted) - set(told)):
        yield broken("A32", subject, "not_named", code=code, day=day)
    for code, subject, *_ in sorted(set(told) - set(wanted)):
        yield broken("A32", subject, "not_so", code=code)


def _offers_used(matter: Matter) -> Iterator[tuple[Offer, str]]:
    for line in matter.weeks.lines:
        if line.source.offer is not None:
            yield line.source.offer, line.person.id


def _last_days_of_minority(matter: Matter) -> Iterator[tuple[str, date]]:
    """§ 2 BGB, day by day: the last day of the plan before somebody comes of age."""
    years = law_on(matter.inputs.on).figure("volljaehrigkeit").whole()
    days = [matter.inputs.on + timedelta(days=number) for number in range(matter.inputs.days)]
    for person in matter.inputs.case.persons:
        born = person.birth_date
        if born != "unknown":
            yield from (
                (person.id, day)
                for day, after in pairwise(days)
                if not is_of_age(born, day, years) and is_of_age(born, after, years)
            )


def _too_soon(day: date, on: date, end: date) -> bool:
    """Whether something still holds on the plan date, and no longer on the horizon's last day."""
    return on <= day < end - timedelta(days=1)
