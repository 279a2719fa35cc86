"""Faults do not hide each other: what two slips make together is what each makes alone."""

from __future__ import annotations

from itertools import combinations
from pathlib import Path

import pytest

from tests.cli.run_cli import call_cli
from tests.files.small import SMALL, changed, faults_of, write

SLIPS: dict[str, tuple[str, str]] = {
    "home of nobody": ("    home: h1\n", "    home: h9\n"),
    "no such day": ("birth_date: 1940-05-01", "birth_date: 1940-13-01"),
    "grade too high": ("{grade: 2, since", "{grade: 7, since"),
    "words missing": ("person: p1, words: wieder zum Chor", "person: p1"),
    "goal of nobody": ("{id: g1, person: p1", "{id: g1, person: p8"),
    "task misspelt": ("task: meal\n", "task: meel\n"),
    "need of nobody": ("  - id: n1\n    person: p1", "  - id: n1\n    person: p9"),
    "goal unknown": ("goals: [g1]", "goals: [g7]"),
    "owed without benefit": ("standing: wished", "standing: owed"),
    "too often": ("per_week: 7, minutes: 15", "per_week: 900, minutes: 9"),
    "no whole number": ("{kind: presence, minutes: 60}", "{kind: presence, minutes: 1.5}"),
    "week of nothing": ("standing: safety", "standing: safety\n    week_types: [w9]"),
    "relation missing": ("    relation: neighbour\n", ""),
    "gladly above": ("gladly_minutes: 60", "gladly_minutes: 200"),
    "consent ends first": (
        "agreed_on: 2026-01-10, until: 2026-12-31",
        "agreed_on: 2026-01-10, until: 2025-12-31",
    ),
    "consent for nobody": ("- {tasks: [meal], agreed", "- {tasks: [meal], persons: [p6], agreed"),
    "days misspelt": ("{days: [mon, tue]", "{days: [montag, tue]"),
    "refusal of nobody": ("{helper: u1}, tasks: [cleaning]", "{helper: u8}, tasks: [cleaning]"),
    "refusal in future": ("stated_on: 2026-01-05}\nwishes", "stated_on: 2036-01-05}\nwishes"),
    "wish for nothing": ("needs: [n1], stated_on", "needs: [n8], stated_on"),
    "choice without role": (", role: case_manager", ""),
    "choice of nothing": ("{person: p1, need: n1, instead", "{person: p1, need: n6, instead"),
    "order reversed": ("begins: 2026-01-01, ends: 2026-06-30", "begins: 2026-01-01, ends: 2025-06-30"),
    "order of nobody": ("{id: o1, person: p1", "{id: o1, person: p5"),
    "benefit misspelt": ("benefit: pflegegeld", "benefit: pflegegold"),
    "grant reversed": ("begins: 2025-01-01}\npresent", "begins: 2025-01-01, ends: 2024-01-01}\npresent"),
    "grant of nobody": ("{id: b1, person: p1", "{id: b1, person: p4"),
    "support of nothing": ("{need: n1, source", "{need: n5, source"),
    "minutes in words": ("minutes_per_week: 60}\n", "minutes_per_week: eine Stunde}\n"),
    "unknown field": ("role: case_manager}", "role: case_manager, xyzzy: 1}"),
}
CLASHING = ({"choice without role", "unknown field"},)
"""They change the same words."""

Told = set[tuple[str, str | None]]


def told(*slips: str) -> Told:
    """Code and field of every fault of the small case with these slips."""
    return {(fault.code, fault.field) for fault in faults_of(changed(*(SLIPS[slip] for slip in slips)))}


ALONE = {slip: told(slip) for slip in SLIPS}


@pytest.mark.parametrize("slip", SLIPS)
def test_each_slip_is_one_fault(slip: str) -> None:
    assert len(ALONE[slip]) == 1


def test_two_slips_are_both_told_and_nothing_else() -> None:
    wrong = []
    for one, other in combinations(SLIPS, 2):
        if {one, other} in CLASHING:
            continue
        wanted, found = ALONE[one] | ALONE[other], told(one, other)
        if found != wanted:
            wrong.append((one, other, sorted(map(str, wanted - found)), sorted(map(str, found - wanted))))
    assert wrong == []


def test_all_slips_are_told_in_one_run() -> None:
    slips = [slip for slip in SLIPS if slip != "unknown field"]
    wanted: Told = set().union(*(ALONE[slip] for slip in slips))
    assert told(*slips) == wanted


def test_an_entry_without_an_id_is_no_reason_to_doubt_who_names_it() -> None:
    assert {fault.code for fault in faults_of(changed(("  - id: u1\n    relation", "  - relation")))} == {
        "field.missing"
    }
    assert {fault.code for fault in faults_of(changed(("- {id: h1, stadtteil", "- {stadtteil")))} == {
        "field.missing"
    }


def test_one_faulty_phase_throws_no_doubt_on_the_others() -> None:
    phases = (
        "phases:\n"
        "  - {id: first, begins: 2026-03-99, review_on: 2026-04-01}\n"
        "  - {id: second, begins: 2026-04-06, review_on: 2026-05-01}\n"
    )
    assert {fault.code for fault in faults_of(SMALL + phases)} == {"day.not_in_calendar"}


def test_what_the_catalogue_does_not_know_is_told_in_the_same_run(tmp_path: Path) -> None:
    text = changed(SLIPS["task misspelt"], ("stadtteil: walle", "stadtteil: nirgends"))
    found = call_cli("check", write(tmp_path, text), "--json").errors
    assert {fault["code"] for fault in found} == {"value.misspelt", "reference.place"}
