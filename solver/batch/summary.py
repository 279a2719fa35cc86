"""What all plans of a batch say together. Sums only; no case is weighed against another."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from arrangement.catalogue import Catalogue
from assessment.ground.errors import BugError, Fault
from solver.batch.caseload import Entry
from solver.batch.gaps import provider_shares, supply_gaps

SCHEMA = "hilfemix.batch.v1"
Plan = Mapping[str, Any]


def summarise(
    entries: Sequence[Entry],
    plans: Mapping[str, Plan],
    refused: Mapping[str, Sequence[Fault]],
    ignored: Sequence[str],
    inputs: Mapping[str, str],
    catalogue: Catalogue,
) -> dict[str, Any]:
    """Put the summary together; it repeats to the byte, whoever computed which case when.

    Args:
        entries: Every case read, in canonical order.
        plans: The plans by file.
        refused: Why a file was set aside.
        ignored: Files of the folder that are no cases.
        inputs: Content hashes of what all cases share.
        catalogue: Whose offers they are.

    Raises:
        BugError: If a case is neither planned nor set aside, or both.
    """
    computed = [entry for entry in entries if entry.file in plans]
    aside = [entry for entry in entries if entry.file in refused]
    if {entry.file for entry in computed} & set(refused) or len(entries) != len(computed) + len(aside):
        raise BugError(f"{len(entries)} read, {len(computed)} computed, {len(aside)} set aside")
    mine = [plans[entry.file] for entry in computed]
    return {
        "schema": SCHEMA,
        "read": len(entries),
        "computed": len(computed),
        "set_aside": [_aside(entry, refused[entry.file]) for entry in aside],
        "cases": [_row(entry, plans[entry.file]) for entry in computed],
        "warnings": [row for entry in entries for row in _warnings(entry)],
        "ignored": list(ignored),
        "tiers": tiers(mine),
        "shortage": shortage(mine),
        "supply_gaps": supply_gaps((e.case.model, plans[e.file]) for e in computed if e.case),
        "providers": provider_shares(mine, catalogue),
        "shadow_prices": [],
        "inputs": dict(sorted(inputs.items())),
    }


def checked(entries: Sequence[Entry], ignored: Sequence[str]) -> dict[str, Any]:
    """Say what a batch would do: which cases could be read, which would be set aside."""
    aside = [entry for entry in entries if entry.case is None]
    return {
        "schema": SCHEMA,
        "read": len(entries),
        "computed": 0,
        "ready": [entry.id for entry in entries if entry.case],
        "set_aside": [_aside(entry, entry.faults) for entry in aside],
        "warnings": [row for entry in entries for row in _warnings(entry)],
        "ignored": list(ignored),
    }


def tiers(plans: Iterable[Plan]) -> list[dict[str, Any]]:
    """Sum every aim over the cases; `gap` is what was not proved (best less bound)."""
    sums: dict[str, Counter[str]] = defaultdict(Counter)
    for plan in plans:
        for tier in plan["tiers"]:
            gap = tier["best"] - tier["bound"]
            sums[tier["aim"]].update(value=tier["value"], bound=tier["bound"], gap=gap)
    return [
        {"aim": aim, **{key: found[key] for key in ("value", "bound", "gap")}} for aim, found in sums.items()
    ]


def shortage(plans: Iterable[Plan]) -> list[dict[str, Any]]:
    """Sum what stays unmet by task and reason, with the number of cases; of each need in its worst week."""
    amounts: Counter[tuple[str, str, str]] = Counter()
    cases: dict[tuple[str, str, str], set[str]] = defaultdict(set)
    for plan in plans:
        tasks = {need["id"]: need["task"] for need in plan["needs"]}
        worst: dict[tuple[str, str, str], int] = defaultdict(int)
        for entry in plan["unmet"]:
            place = (entry["need"], entry["reason"], entry["unit"])
            worst[place] = max(worst[place], entry["amount"])
        for (need, reason, unit), amount in worst.items():
            key = (tasks[need], reason, unit)
            amounts[key] += amount
            cases[key].add(plan["case"])
    return [
        {"task": task, "reason": reason, "amount": amounts[key], "unit": unit, "cases": len(cases[key])}
        for key in sorted(amounts)
        for task, reason, unit in [key]
    ]


def _row(entry: Entry, plan: Plan) -> dict[str, Any]:
    today = plan["references"]["present"] or {"professional_minutes_per_week": None}
    return {
        "case": plan["case"],
        "file": entry.file,
        "on": plan["on"],
        "policy": plan["policy"],
        "policy_use": plan["policy_use"],
        "state": plan["state"],
        "status": plan["status"],
        "professional_minutes_today": today["professional_minutes_per_week"],
        "professional_minutes_per_week": plan["professional_minutes_per_week"],
        "unmet": len({unmet["need"] for unmet in plan["unmet"]}),
    }


def _aside(entry: Entry, faults: Sequence[Fault]) -> dict[str, Any]:
    first = faults[0]
    return {"case": entry.id, "file": entry.file, **_told(first), "more": len(faults) - 1}


def _warnings(entry: Entry) -> Iterable[dict[str, Any]]:
    for warning in entry.case.warnings if entry.case else ():
        yield {"case": entry.id, "file": entry.file, **_told(warning)}


def _told(fault: Fault) -> dict[str, Any]:
    return {
        "code": fault.code,
        "line": fault.line,
        "column": fault.column,
        "field": fault.field,
        "params": dict(sorted(fault.params.items())),
    }
