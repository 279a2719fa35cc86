"""A33: what a plan tells beside its lines is so: what stands in, reasons, applications, comparisons."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from arrangement.audit.eligible import eligible
from arrangement.audit.lines import Line
from arrangement.audit.matter import Matter
from arrangement.audit.measure import in_minutes, is_reachable, length, required
from arrangement.audit.result import Broken, broken
from arrangement.audit.whereabouts import kinds_of, slots_in
from assessment.case.needs import Need
from assessment.case.words import Kind, Standing

Raw = Mapping[str, Any]
UNPAID = (Kind.INFORMAL, Kind.CIVIC)


def told_truly(matter: Matter) -> Broken:
    """A33: Nothing beside the lines says what the files do not hold."""
    rows = {str(row.get("id")): row for row in _rows(matter.view.raw.get("lines"))}
    for line in matter.weeks.help_lines:
        row = rows.get(line.id, {})
        yield from _fallback(matter, line, row.get("fallback"))
        yield from _because(matter, line, row)
        yield from _instead(matter, line, row)
    yield from _applications(matter)
    yield from _references(matter)


def _rows(value: object) -> Iterator[Raw]:
    return (row for row in value if isinstance(row, Mapping)) if isinstance(value, list) else iter(())


def _table(value: object) -> Raw:
    return value if isinstance(value, Mapping) else {}


def _fallback(matter: Matter, line: Line, stated: object) -> Broken:
    """Only unpaid help has one: professional help that may come, with who may pay for it."""
    if stated is None or line.need is None:
        return
    row = _table(stated)
    source = matter.inputs.sources.get(str(row.get("offer")))
    stands = source is not None and source.kind is Kind.PROFESSIONAL and line.source.kind in UNPAID
    if source is None or not stands or not eligible(matter.inputs, line.need, source):
        yield broken("A33", line.id, "fallback", offer=str(row.get("offer")))
        return
    offer, payers = source.offer, {"SELF", "None"}
    for benefit in matter.inputs.statutes.may_pay[line.need.id]:
        rule = matter.inputs.statutes.benefit(benefit)
        if rule is not None and offer is not None and benefit in offer.paid_by:
            payers.add(rule.payer)
    if str(row.get("payer")) not in payers:
        yield broken("A33", line.id, "fallback_payer", payer=str(row.get("payer")))


def _because(matter: Matter, line: Line, row: Raw) -> Broken:
    """Reasons that name something name what the case says."""
    need, case = line.need, matter.inputs.case
    if need is None:
        return
    today = {(support.need, support.source) for support in case.present_support}
    untrue = {
        "because.safety": need.standing is not Standing.SAFETY,
        "because.owed": need.standing is not Standing.OWED,
        "because.protection_plan": not line.view.locked,
        "because.as_today": (need.id, line.source.id) not in today,
    }
    for reason in _rows(row.get("because")):
        key, params = str(reason.get("key")), _table(reason.get("params"))
        wrong = (
            untrue.get(key, False)
            or ("goal" in params and params["goal"] not in need.goals)
            or ("benefit" in params and params["benefit"] != need.entitlement)
            or ("qualification" in params and params["qualification"] != line.view.qualification)
        )
        if wrong:
            yield broken("A33", line.id, "because", key=key)


def _instead(matter: Matter, line: Line, row: Raw) -> Broken:
    """Other help is known to the files, and is not the help that the line itself names."""
    for other in _rows(row.get("instead_of")):
        name = str(other.get("offer"))
        source = matter.inputs.sources.get(name)
        cheaper = other.get("reason") == "instead.more_professional_minutes"
        if (
            source is None
            or source.id == line.source.id
            or (cheaper and line.need is not None and not eligible(matter.inputs, line.need, source))
        ):
            yield broken("A33", line.id, "instead", offer=name)


def _applications(matter: Matter) -> Broken:
    """A row names a benefit's own payer and paragraph, how the asking stands, and a day that is not over."""
    for row in _rows(matter.view.raw.get("applications")):
        what, person = str(row.get("what")), str(row.get("person"))
        rule = matter.inputs.statutes.benefit(what)
        if rule is None or person not in matter.inputs.persons:
            yield broken("A33", "applications", "application", benefit=what)
            continue
        status = matter.inputs.statutes.application(person, rule.benefit)
        right = {"payer": rule.payer, "paragraph": rule.paragraph, "status": status}
        early = str(row.get("by")) < matter.inputs.on.isoformat()
        if early or status == "approved" or any(row.get(key) != value for key, value in right.items()):
            yield broken("A33", "applications", "application", benefit=what)


def _references(matter: Matter) -> Broken:
    """What is approved is the sum of the running grants; no comparison covers more than is needed."""
    case, on = matter.inputs.case, matter.inputs.on
    stated = _table(matter.view.raw.get("references"))
    running = [
        grant.minutes_per_week
        for grant in case.grants
        if grant.status == "approved"
        and grant.minutes_per_week is not None
        and grant.begins <= on
        and (grant.ends is None or on <= grant.ends)
    ]
    minutes = sum(running) if running else None
    if _table(stated.get("approved")).get("professional_minutes_per_week") != minutes:
        yield broken("A33", "approved", "reference")
    most = sum(_most_minutes(matter, need) for need in case.needs)
    best = _table(stated.get("best_professional"))
    for key in ("covered", "presence_covered"):
        found = best.get(key, 0)
        if isinstance(found, int) and not 0 <= found <= most:
            yield broken("A33", "best_professional", "reference")


def _most_minutes(matter: Matter, need: Need) -> int:
    """Minutes that a need asks for: one week of each type, or all dates."""
    inputs = matter.inputs
    if is_reachable(need):
        slots = [slot for kind in kinds_of(inputs, need) for slot in slots_in(inputs, need, kind)]
        return sum(length(slot) for slot in slots)
    return in_minutes(need, required(inputs, need))
