"""A33: what is at hand beside the lines is so: who stands in, whom to choose from, what to wait for."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from datetime import timedelta
from typing import Any

from arrangement.audit.company import company_lacks
from arrangement.audit.eligible import eligible, eligible_but, fits_of
from arrangement.audit.fitness import offer_lacks
from arrangement.audit.inputs import Inputs, Source
from arrangement.audit.lines import Line
from arrangement.audit.matter import Matter
from arrangement.audit.money import SELF
from arrangement.audit.payers import could_be_paid, own_money_chosen, paying
from arrangement.audit.result import Broken, broken
from assessment.case.needs import Need
from assessment.case.words import Kind, Task
from assessment.ground.calendar import DAYS_A_WEEK

Raw = Mapping[str, Any]
UNPAID = (Kind.INFORMAL, Kind.CIVIC)
RESPONSES = ("next_day_part", "next_day")
TIME_MENDS = ("undecided", "stale", "not_open_yet", "waiting", "full")
"""Conditions that an offer may meet one day; the first that fails is named."""
NOT_ASKED_YET = "A18.no_companion"
"""Who goes along is found when there is somewhere to go."""


def backed_up(matter: Matter, rows: Mapping[str, Raw]) -> Broken:
    """Unpaid help has professional help behind it, that may come and be paid; else the plan is fragile."""
    fragile = False
    for line in matter.weeks.lines:
        stated = rows.get(line.id, {}).get("fallback")
        if stated is not None:
            yield from _fallback(matter, line, stated)
        elif line.id in rows and stand_in(matter, line) is not None:
            yield broken("A33", line.id, "no_fallback")
        fragile |= line.source.kind in UNPAID and stated is None
    if matter.view.raw.get("fragile", fragile) is not fragile:
        yield broken("A33", "fragile", "fragile")


def _fallback(matter: Matter, line: Line, stated: object) -> Broken:
    row = stated if isinstance(stated, Mapping) else {}
    source = matter.inputs.sources.get(str(row.get("offer")))
    if source is None or line.source.kind not in UNPAID or not _stands_in(matter.inputs, line, source):
        yield broken("A33", line.id, "fallback", offer=str(row.get("offer")))
        return
    offer = source.offer
    named = offer is not None and row.get("provider") == offer.provider
    if not named or row.get("response") not in RESPONSES:
        yield broken("A33", line.id, "fallback", offer=str(row.get("offer")))
    elif str(row.get("payer")) not in _payers(matter.inputs, line, source):
        yield broken("A33", line.id, "fallback_payer", payer=str(row.get("payer")))


def stand_in(matter: Matter, line: Line) -> Raw | None:
    """The first who could come and be paid if the unpaid help of a line dropped out."""
    if line.source.kind not in UNPAID or line.is_companion or line.need is None:
        return None
    for fit in fits_of(matter.inputs, line.need):
        if fit.kind is Kind.PROFESSIONAL and fit.offer is not None:
            payer = min(_payers(matter.inputs, line, fit))
            named = {"offer": fit.id, "provider": fit.offer.provider, "response": RESPONSES[0]}
            return {**named, "payer": None if payer == "None" else payer}
    return None


def _stands_in(inputs: Inputs, line: Line, source: Source) -> bool:
    """Whether staff could do what a line does: meet its need, or go along."""
    if source.kind is not Kind.PROFESSIONAL:
        return False
    if line.is_companion or line.need is None:
        return not any(company_lacks(inputs, line.person, source, line.start))
    return eligible(inputs, line.need, source)


def _payers(inputs: Inputs, line: Line, source: Source) -> set[str]:
    """Who could pay for what a line does, if this source did it."""
    offer, need = source.offer, None if line.is_companion else line.need
    if offer is None:
        return set()
    payers = {"None"} if offer.price is None or offer.price.cents == 0 else set()
    if offer.price is not None and own_money_chosen(inputs, need, source):
        payers.add(SELF)
    for benefit in offer.paid_by:
        rule = inputs.statutes.benefit(benefit)
        if rule is not None and (benefit in _may_pay(inputs, line, need, source)):
            payers.add(rule.payer)
    return payers


def _may_pay(inputs: Inputs, line: Line, need: Need | None, source: Source) -> set[str]:
    if need is not None:
        return set(paying(inputs, need, source))
    return {
        right.benefit
        for right in inputs.statutes.rights
        if right.person == line.person.id
        and (rule := inputs.statutes.benefit(right.benefit)) is not None
        and any(Task.ACCOMPANY_OUTSIDE in pair.tasks for pair in rule.covers)
    }


def choice_shown(matter: Matter) -> Broken:
    """For each need that staff help with, every provider is named whose staff could."""
    if "providers" not in matter.view.raw:
        return
    planned: dict[str, set[str]] = defaultdict(set)
    for line in matter.weeks.help_lines:
        if line.need is not None and line.source.kind is Kind.PROFESSIONAL and line.source.offer is not None:
            planned[line.need.id].add(line.source.offer.provider)
    stated = {str(row.get("need")): row for row in _rows(matter.view.raw["providers"])}
    for need_id in sorted({*planned, *stated}):
        row, need = stated.get(need_id, {}), matter.inputs.needs.get(need_id)
        could = set() if need is None else set(_providers(matter.inputs, need))
        right = {"planned": sorted(planned[need_id]), "providers": sorted(could | planned[need_id])}
        if need is None or not planned[need_id] or any(row.get(key) != value for key, value in right.items()):
            yield broken("A33", need_id, "providers", needed=len(right["providers"]))


def _providers(inputs: Inputs, need: Need) -> Iterator[str]:
    for source in fits_of(inputs, need):
        if source.offer is not None and source.kind is Kind.PROFESSIONAL:
            yield source.offer.provider


def waiting_named(matter: Matter) -> Broken:
    """What would fit but is not open yet stands there with its day, and with who helps until then."""
    if "waiting" not in matter.view.raw:
        return
    inputs = matter.inputs
    stated = {(str(r.get("need")), str(r.get("offer"))): r for r in _rows(matter.view.raw["waiting"])}
    helping: dict[str, set[str]] = defaultdict(set)
    for line in matter.weeks.help_lines:
        if line.need is not None:
            helping[line.need.id].add(line.source.id)
    wanted = {
        (need.id, source.id): why
        for need in inputs.case.needs
        for source in inputs.sources_for(need)
        if (why := _waits(inputs, need, source)) is not None
    }
    for key in sorted({*stated, *wanted}):
        row, why = stated.get(key, {}), wanted.get(key)
        right = {"why": why, "from": _from(inputs, key[1], why), "bridge": sorted(helping[key[0]])}
        if why is None or any(row.get(name, 0) != value for name, value in right.items()):
            yield broken("A33", f"{key[0]} {key[1]}", "waiting", why=why or "-")


def _waits(inputs: Inputs, need: Need, source: Source) -> str | None:
    """What time may mend of an offer that would fit otherwise; None where something else is in its way."""
    offer = source.offer
    if offer is None or (offer.closed_from is not None and offer.closed_from <= inputs.last_day):
        return None
    if (need.id, source.id) in inputs.case.locked():  # begun already
        return None
    if not {*offer_lacks(inputs, inputs.persons[need.person], source)} & {*TIME_MENDS}:
        return None
    mended = frozenset((*(f"A19.{what}" for what in TIME_MENDS), NOT_ASKED_YET))
    lacks = eligible_but(inputs, need, source, mended)
    if not lacks or not could_be_paid(inputs, need, source):
        return None
    return next((what for what in TIME_MENDS if f"A19.{what}" in lacks), None)


def _from(inputs: Inputs, offer_id: str, why: str | None) -> str | None:
    """First day on which an offer may begin; None where nobody knows."""
    source = inputs.sources.get(offer_id)
    if source is None or source.offer is None or why not in ("not_open_yet", "waiting"):
        return None
    first = inputs.on + timedelta(days=DAYS_A_WEEK * source.offer.waiting_weeks)
    opens = source.offer.open_from
    return (first if opens is None or isinstance(opens, str) else max(first, opens)).isoformat()


def _rows(value: object) -> Iterator[Raw]:
    return (row for row in value if isinstance(row, Mapping)) if isinstance(value, list) else iter(())
