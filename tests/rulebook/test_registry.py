"""Every red line and every harm: what is linked exists, and what is hard is broken on purpose."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest
import yaml

from arrangement.audit.checks import CHECKS
from arrangement.rulebook.aims import AIMS
from arrangement.rulebook.conditions import CONDITIONS
from arrangement.rulebook.registry import Guardrail, guardrails, harms
from arrangement.rulebook.rules import RULES
from tests.audit.seeds import SEEDS
from tests.audit.seeds_both import BOTH_SEEDS
from tests.audit.seeds_clock import CLOCK_SEEDS
from tests.audit.seeds_weeks import WEEK_SEEDS
from tests.mutation.breaks import breaks
from tests.solver.relations import RELATIONS

ROOT = Path(__file__).resolve().parents[2]
MUTANTS = yaml.safe_load((ROOT / "tests/mutation/table.yaml").read_text(encoding="utf-8"))
RULEBOOK = {
    *(f"rule:{rule.id}" for rule in RULES),
    *(f"aim:{aim.id}" for aim in AIMS),
    *(f"condition:{condition.id}" for condition in CONDITIONS),
}
SEEDED = {f"{seed.invariant}: {seed.says}" for seed in (*SEEDS, *WEEK_SEEDS, *CLOCK_SEEDS, *BOTH_SEEDS)}
BY_GUARDRAIL = pytest.mark.parametrize("entry", guardrails(), ids=lambda entry: entry.id)


@pytest.fixture(scope="module")
def collected() -> frozenset[str]:
    """Ids of every test in the files that are linked, and of every relation: all run with every change."""
    linked = {test for entry in (*guardrails(), *harms()) for test in entry.tests}
    tests = frozenset(
        f"{file}::{node.name}"
        for file in {test.partition("::")[0] for test in linked}
        for node in ast.parse((ROOT / file).read_text(encoding="utf-8")).body
        if isinstance(node, ast.FunctionDef) and node.name.startswith("test_") and not _left_out(node)
    )
    return tests | {f"{relation.file}::{relation.holds.__name__}" for relation in RELATIONS}


def _left_out(node: ast.FunctionDef) -> bool:
    """Whether a test does not run with every change: skipped, expected to fail, or deep."""
    return any(
        word in ast.unparse(mark) for mark in node.decorator_list for word in ("skip", "xfail", "deep")
    )


def test_all_are_there_once() -> None:
    assert len({entry.id for entry in guardrails()}) == len(guardrails()) == 69
    by_severity = [entry.severity for entry in guardrails()]
    assert [by_severity.count(word) for word in ("hard", "soft", "process")] == [54, 6, 9]
    assert [harm.id for harm in harms()] == [f"H{number:02d}" for number in range(1, 19)]


@BY_GUARDRAIL
def test_what_a_guardrail_names_exists(entry: Guardrail, collected: frozenset[str]) -> None:
    assert set(entry.rules) <= RULEBOOK
    assert set(entry.audit) <= {check.id for check in CHECKS}
    assert set(entry.broken_by) <= SEEDED
    assert set(entry.tests) <= collected
    assert all((ROOT / page).exists() for page in entry.docs)


@BY_GUARDRAIL
def test_what_keeps_a_guardrail_is_broken_on_purpose(entry: Guardrail) -> None:
    """Each rule, aim or condition has its mutant, each audit check a seeded violation."""
    assert set(entry.rules) <= MUTANTS.keys()
    assert {seed.partition(":")[0] for seed in entry.broken_by} == set(entry.audit)


def test_what_neither_rule_nor_seeded_plan_breaks_is_broken_in_the_code() -> None:
    """`python -m tests.mutation.breaks` then sees the linked test fail."""
    by_id = {**{entry.id: entry.tests for entry in guardrails()}, **{harm.id: harm.tests for harm in harms()}}
    broken = {name for one in breaks() for name in one.stands_for}
    needed = {e.id for e in guardrails() if e.severity == "hard" and not e.rules and not e.broken_by}
    assert needed | {harm.id for harm in harms()} <= broken
    for one in breaks():
        assert all(one.test in by_id[name] for name in one.stands_for), one.name
        assert (ROOT / one.file).read_text(encoding="utf-8").count(one.old) == 1, one.name


def test_what_a_harm_names_exists(collected: frozenset[str]) -> None:
    known = {entry.id for entry in guardrails()}
    for harm in harms():
        assert set(harm.guardrails) <= known, harm.id
        assert set(harm.tests) <= collected, harm.id


def test_every_guardrail_that_the_rulebook_names_is_in_the_registry() -> None:
    known = {entry.id for entry in guardrails()}
    named = {
        word.strip(",;")
        for entry in (*RULES, *AIMS, *CONDITIONS)
        for word in f"{entry.source.title} {entry.source.place}".split()
        if word.startswith("G-")
    }
    assert named
    assert named <= known
