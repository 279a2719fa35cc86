"""A32: what ends while the plan goes on is named, with its last day."""

from __future__ import annotations

from datetime import date, timedelta

from arrangement.audit.days import days_named
from arrangement.audit.employed import runs
from arrangement.audit.matter import Matter
from arrangement.audit.phases import reviews
from arrangement.audit.result import Broken, broken


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
    end = on + timedelta(days=matter.inputs.days)
    needed = {(code, subject, day) for code, subject, day in needed if _too_soon(day, on, end)}
    needed |= {(code, subject, day) for code, subject, day in reviews(matter) if day >= on}
    wanted = {(code, subject, day.isoformat()) for code, subject, day in needed}
    stated = matter.view.raw.get("open_points")
    rows = [row for row in stated if isinstance(row, dict)] if isinstance(stated, list) else []
    said = {(str(row.get("code")), str(row.get("subject")), str(row.get("by"))) for row in rows}
    for code, subject, day in sorted(wanted - said):
        yield broken("A32", subject, "not_named", code=code, day=day)
    for code, subject, _ in sorted(said - wanted):
        yield broken("A32", subject, "not_so", code=code)
    yield from days_named(matter)


def _too_soon(day: date, on: date, end: date) -> bool:
    """Whether something still holds on the plan date, and no longer on the horizon's last day."""
    return on <= day < end - timedelta(days=1)
