"""A plan of ours, edited in one place: whatever anybody reads or counts on, the audit finds it."""

from __future__ import annotations

import copy
from collections.abc import Callable, Iterator
from functools import cache
from typing import Any

import pytest

from arrangement.audit import AuditResult, audit_plan
from arrangement.law.law import law_sha256
from solver.case.propose import Inputs, propose
from tests.solver import tiny
from tests.solver.tiny import Json, helper, minutes_a_week, owed, times_a_week, visit, wished

Path = tuple[str | int, ...]
Edit = Callable[[Json], Any]

NOT_JUDGED = {
    "schema": "it says which kind of file it is; another one is refused as no plan",
    "audit": "what an audit found before is no claim of the plan; `audit` says it anew",
    "software": "which version wrote it, any string will do",
    "assessment.confirmed_by": "roles beside the need that each confirmed",
    "clock": "how the search went",
    "rights": "byte by byte, by A05",
    "lines.*.instead_of.*.offer": "which of several others is named first",
    "lines.*.instead_of.*.reason": "which of several conditions is named that somebody does not meet",
    "references.best_professional": "figures that only solving again can tell: `--resolve`",
}
"""Where an edit may pass, and why."""


@cache
def given() -> Inputs:
    """Two services, a neighbour, and a wish that nobody has time for."""
    wash = owed("wash", task="body_care", measure=times_a_week(2, 20), days=["mon", "thu"])
    shop = owed("shop", task="shopping", days=["tue"], urgency="now")
    talk = wished("talk", task="social_contact", measure=minutes_a_week(60, 30), days=["wed"])
    cook = owed("cook", task="meal", days=["sun"])
    hanna = helper(tasks=["shopping"], gladly_minutes=30, at_most_minutes=45, times=[{"days": ["tue"]}])
    weekdays = tiny.team(times=[{"days": ["mon", "thu", "tue"]}], travel_minutes=10)
    today = [{"need": "wash", "source": "care", "minutes_per_week": 40, "professional_minutes_per_week": 60}]
    case = tiny.case(needs=[wash, shop, talk, cook], helpers=[hanna], present_support=today)
    return tiny.inputs(case, tiny.catalogue(visit(), teams=[weekdays]))


@cache
def _made() -> Json:
    files = given()
    made = propose(files.case, files.catalogue, files.policy, files.on)
    return {key: value for key, value in made.items() if key != "timing"}


def audited(plan: Json) -> AuditResult:
    """Judge a plan by the files."""
    files = given()
    hashes = {
        "case": files.case.sha256,
        "catalogue": files.catalogue.sha256,
        "policy": files.policy.sha256,
        "law": law_sha256(),
    }
    return audit_plan(files.case.model, plan, files.catalogue.model, files.policy.model, hashes)


def line(need: str, **values: Any) -> Edit:
    """Other values in the first line of a need."""
    return lambda plan: next(row for row in plan["lines"] if row["need"] == need).update(values)


def _dropped(need: str) -> Edit:
    def edit(plan: Json) -> None:
        """Leave a line out and adjust what is counted of the need."""
        gone = next(row for row in plan["lines"] if row["need"] == need)
        plan["lines"].remove(gone)
        told = next(row for row in plan["needs"] if row["id"] == need)
        told["covered"] -= 1
        told["by_week_type"]["regular"]["covered"] -= 1
        left = {"need": need, "week_type": "regular", "amount": 1, "unit": "occurrences"}
        reason = {"reason": "staff_short", "evidence": ["care_team"], "duty_bearer": "PK"}
        plan["unmet"].append({**left, **reason, "next_step": "next_step.staff_short"})

    return edit


def _tier(aim: str, **change: int) -> Edit:
    def edit(plan: Json) -> None:
        row = next(row for row in plan["tiers"] if row["aim"] == aim)
        row.update({key: row[key] + value for key, value in change.items()})

    return edit


EDITS: tuple[tuple[str, str, Edit], ...] = (
    ("A03", "a line is dropped, sums adjusted, and staff are called short", _dropped("wash")),
    (
        "A03",
        "nobody has time is called an order of the policy",
        lambda p: p["unmet"][0].update(reason="policy_order"),
    ),
    ("A09", "a helper gives more than was offered", line("shop", minutes=50)),
    (
        "A08",
        "a helper does what they did not agree to",
        line("wash", helper="hanna", offer=None, kind="informal"),
    ),
    ("A15", "another day, when the team is not there", line("wash", day="wed")),
    ("A22", "a price that the catalogue does not have", line("wash", cents_per_month=5)),
    ("A22", "steps that lead elsewhere", lambda p: p["lines"][0]["trace"][-1].update(value=1)),
    ("A22", "steps without the last one", lambda p: p["lines"][0]["trace"].pop()),
    (
        "A22",
        "steps of another benefit",
        lambda p: p["lines"][0]["trace"][0].update(value="entlastungsbetrag"),
    ),
    ("A23", "Pflegegeld without its person", lambda p: p["pflegegeld"].clear()),
    ("A23", "Pflegegeld twice", lambda p: p["pflegegeld"].append(p["pflegegeld"][0])),
    ("A23", "Pflegegeld of another month", lambda p: p["pflegegeld"][0].update(month="2027-01")),
    ("A23", "more Pflegegeld than is left", lambda p: p["pflegegeld"][0].update(cents=34700)),
    ("A23", "a smaller share of the Sachleistung", lambda p: p["pflegegeld"][0].update(used_percent="0.00")),
    ("A25", "another payer", line("wash", payer="EGH")),
    ("A25", "own money for owed help", line("wash", payer="SELF", benefit=None)),
    ("A27", "a bound better than was proved", _tier("professional_minutes", bound=-100)),
    (
        "A28",
        "fewer professional minutes",
        _tier("professional_minutes", best=-500, bound=-500, budget=-500, value=-500),
    ),
    ("A33", "nobody stands in, and it is not called fragile", line("shop", fallback=None)),
    (
        "A33",
        "help that stands in for nothing",
        lambda p: next(r for r in p["lines"] if r["fallback"])["fallback"].update(payer=None),
    ),
    ("A33", "a reason that names nothing", lambda p: p["lines"][0]["because"][0].update(key="because.goal")),
    ("A31", "a reason is taken away", lambda p: p["lines"][0]["because"].pop(0)),
    ("A31", "a reason stands twice", lambda p: p["lines"][0]["because"].append(p["lines"][0]["because"][0])),
    ("A31", "staff who could do the same are not named", line("shop", instead_of=[])),
    ("A22", "a step read elsewhere", lambda p: p["lines"][0]["trace"][0].update(source="hearsay")),
    ("A22", "another sum on the way", lambda p: p["lines"][0]["trace"][1].update(value=1)),
    ("A23", "Pflegegeld by another Pflegegrad", lambda p: p["pflegegeld"][0]["trace"][0].update(value=5)),
    ("A23", "steps of Pflegegeld left out", lambda p: p["pflegegeld"][0]["trace"].pop(2)),
    ("A23", "another paragraph", lambda p: p["pflegegeld"][0]["trace"][-1].update(paragraph="SGB XI § 36")),
    ("A15", "a line loses its time", line("wash", start=None)),
    ("A21", "who pays is not said", lambda p: p["lines"][0].pop("payer")),
    ("A02", "words of another goal", lambda p: p["goals"][0].update(text_ref="x.stay.words")),
    ("R01", "another catalogue", lambda p: p["inputs"].update(catalogue="0" * 64)),
)


@pytest.mark.parametrize(("invariant", "says", "edit"), EDITS, ids=[says for _, says, _ in EDITS])
def test_an_edit_is_found_by_the_rule_that_it_breaks(invariant: str, says: str, edit: Edit) -> None:
    plan = copy.deepcopy(_made())
    edit(plan)
    found = audited(plan)
    assert not found.passed
    assert invariant in {violation.invariant for violation in found.violations}


def _values(value: Any, path: Path = ()) -> Iterator[tuple[Path, Any]]:
    if isinstance(value, dict | list):
        for key, inner in value.items() if isinstance(value, dict) else enumerate(value):
            yield from _values(inner, (*path, key))
    else:
        yield path, value


def _named(path: Path) -> str:
    return ".".join("*" if isinstance(step, int) else step for step in path)


def _others(value: Any) -> tuple[Any, ...]:
    """What might stand there instead."""
    if isinstance(value, bool):
        return (not value,)
    if isinstance(value, int):
        return (value + 5, value - 1)
    return (f"x_{value}",) if isinstance(value, str) else ("x",)


@pytest.mark.deep
def test_no_value_can_be_another_unnoticed() -> None:
    """Every leaf of the plan, each of its kind once."""
    before, seen, passed = audited(_made()).violations, set[str](), list[str]()
    for path, value in _values(_made()):
        name = _named(path)
        if name in seen or any(name == skip or name.startswith(f"{skip}.") for skip in NOT_JUDGED):
            continue
        seen.add(name)
        for other in _others(value):
            plan = copy.deepcopy(_made())
            owner: Any = plan
            for step in path[:-1]:
                owner = owner[step]
            owner[path[-1]] = other
            if audited(plan).violations == before:
                passed.append(f"{name}: {value!r} -> {other!r}")
    assert passed == []
