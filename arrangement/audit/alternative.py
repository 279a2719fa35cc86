"""A33: the arrangement without informal help says what it leaves open, and its figures follow from that."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from arrangement.audit.coverage import kind_of_row
from arrangement.audit.matter import Matter
from arrangement.audit.measure import in_minutes, is_dated, is_presence, is_reachable, required_in, unit
from arrangement.audit.result import Broken, broken
from arrangement.rulebook.aims import BEST_PROFESSIONAL, OWED_UNMET, PUBLIC_COST
from assessment.case.needs import Need
from assessment.case.words import Standing

NAME = "best_professional"
Raw = Mapping[str, Any]
Left = dict[tuple[str, int], int]
"""Amounts left open, by need and week type."""


def alternative_told(matter: Matter) -> Broken:
    """What stays unmet is listed need by need; coverage, unmet owed minutes and status follow from it."""
    stated = matter.view.references.get(NAME)
    if not isinstance(stated, Mapping):
        return
    left = _left_open(matter, stated.get("unmet"))
    if left is None:
        yield broken("A33", NAME, "alternative_unmet")
        return
    for key, needed in _covered(matter, left).items():
        if stated.get(key) != needed:
            yield broken("A33", NAME, "reference_figure", field=key, needed=needed)
    yield from _tiers(matter, stated, left)
    yield from _in_kind(matter, stated)


def _left_open(matter: Matter, rows: object) -> Left | None:
    """The list, if each row is about one need in a week type, in its unit and within what is required."""
    left: Left = {}
    for row in rows if isinstance(rows, list) else (None,):
        if not isinstance(row, Mapping):
            return None
        need = matter.inputs.needs.get(str(row.get("need")))
        kind = kind_of_row(matter, row.get("week_type"))
        amount = row.get("amount")
        if need is None or kind is None or type(amount) is not int or (need.id, kind) in left:
            return None
        if row.get("unit") != unit(need) or not 0 < amount <= required_in(matter.inputs, need, kind):
            return None
        left[need.id, kind] = amount
    return left


def _minutes(matter: Matter, need: Need, amounts: Mapping[int, int]) -> int:
    """Amounts of the week types as minutes over the horizon; dates happen once."""
    times = {kind: 1 if is_dated(need) else matter.inputs.times_of[kind] for kind in amounts}
    return sum(in_minutes(need, amount) * times[kind] for kind, amount in amounts.items())


def _covered(matter: Matter, left: Left) -> dict[str, int]:
    """Covered minutes a week, active help and presence apart; nobody on call."""
    total = {"covered": 0, "presence_covered": 0}
    for need in matter.inputs.case.needs:
        if not is_reachable(need):
            met = {
                kind: required_in(matter.inputs, need, kind) - left.get((need.id, kind), 0)
                for kind in matter.inputs.planned
            }
            total["presence_covered" if is_presence(need) else "covered"] += _minutes(matter, need, met)
    return {key: matter.weeks.average(minutes) for key, minutes in total.items()}


def _tiers(matter: Matter, stated: Raw, left: Left) -> Broken:
    """The tiers in their order, their bounds, the status, and the owed minutes that stay unmet."""
    rows = list(_rows(stated.get("tiers")))
    if [row.get("aim") for row in rows] != [aim.id for aim in BEST_PROFESSIONAL]:
        yield broken("A33", NAME, "alternative_tiers")
        return
    if not all(type(row.get(key)) is int for row in rows for key in ("best", "bound", "budget", "value")):
        yield broken("A33", NAME, "alternative_tiers")
        return
    for row in rows:
        if row["bound"] > min(row["best"], row["value"]) or row["budget"] != row["best"]:
            yield broken("A33", str(row["aim"]), "alternative_tiers")
    proved = all(row["best"] == row["bound"] and row["value"] <= row["budget"] for row in rows)
    if stated.get("status") != ("optimal" if proved else "feasible"):
        yield broken("A33", NAME, "alternative_status")
    values = {str(row["aim"]): row["value"] for row in rows}
    for aim, needed in _owed(matter, left).items():
        if values[aim] != needed:
            yield broken("A33", aim, "reference_figure", field=aim, needed=needed)


def _in_kind(matter: Matter, stated: Raw) -> Broken:
    """The full need in kind, by person and benefit: all of it, each in the form that a budget gives it."""
    rows = list(_rows(stated.get("in_kind")))
    seen: set[tuple[str, str]] = set()
    for row in rows:
        person, benefit = str(row.get("person")), str(row.get("benefit"))
        rule = matter.inputs.statutes.benefit(benefit)
        cents, month = row.get("cents"), row.get("cents_per_month")
        sound = (
            rule is not None
            and person in matter.inputs.persons
            and (person, benefit) not in seen
            and row.get("payer") == rule.payer
            and row.get("form", "") == matter.inputs.statutes.budget_form(rule)
            and type(cents) is int
            and type(month) is int
            and 0 <= month <= cents
        )
        seen.add((person, benefit))
        if not sound:
            yield broken("A33", NAME, "in_kind", benefit=benefit)
            return
    costs = [tier.get("value") for tier in _rows(stated.get("tiers")) if tier.get("aim") == PUBLIC_COST.id]
    if costs != [sum(row["cents"] for row in rows)]:
        yield broken("A33", NAME, "in_kind_sum", found=sum(row["cents"] for row in rows))


def _owed(matter: Matter, left: Left) -> dict[str, int]:
    """Owed minutes left open by aim; day parts on call have lengths that the list does not tell."""
    found = {aim.id: 0 for aim in OWED_UNMET if not aim.id.endswith("reachable")}
    for need in matter.inputs.case.needs:
        if need.standing is not Standing.WISHED and not is_reachable(need):
            what = "presence" if is_presence(need) else "hands_on"
            amounts = {kind: amount for (id_, kind), amount in left.items() if id_ == need.id}
            found[f"owed_unmet_{need.urgency}_{what}"] += _minutes(matter, need, amounts)
    return found


def _rows(value: object) -> Iterator[Raw]:
    return (row for row in value if isinstance(row, Mapping)) if isinstance(value, list) else iter(())
