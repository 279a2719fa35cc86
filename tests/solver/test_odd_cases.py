"""Households nobody would think of: the checks refuse the file, or its plan passes the audit."""

from __future__ import annotations

import json
from pathlib import Path

import html5lib
import pytest

from arrangement.catalogue.read import read_catalogue
from arrangement.policy.read import read_policy
from assessment.ground.errors import InputError
from solver.case.propose import propose
from tests.cli.run_cli import Ended, call_cli
from tests.solver import tiny
from tests.solver.odd import make
from tests.solver.tiny import Json

WORK = 10
FEW = (*range(12), 99, 269, 408, 565, 844)
"""The first ones, and some in which a fault was found."""
PLANNED = (0, 3, 4)
STOPPED = (2, 5)
SHOWN = (("--json",), ("--months",), ("--lang", "en"), ("--for", "person"))


def planned(seed: int, **changes: object) -> Json | None:
    """The plan of a seed, refused if the audit finds anything; None where the file is refused.

    `changes` are fields that every person of the case gets.
    """
    try:
        made = make(seed)
        case = tiny.read_case({**made, "persons": [{**one, **changes} for one in made["persons"]]})
        assert case.model.plan_date is not None
        return propose(case, read_catalogue(None), read_policy(None), case.model.plan_date, WORK)
    except InputError:  # a protected line that fits nothing is refused beside the catalogue only
        return None


@pytest.mark.parametrize("seed", [3, 19, 53, 61])
def test_households_without_german_are_planned_or_told_what_is_wrong(seed: int) -> None:
    plan = planned(seed, languages=["ar"], interpreter={"language": "ar"})
    assert plan is None or plan["audit"]["passed"]


@pytest.mark.parametrize("seed", FEW)
def test_a_few_are_planned_or_told_what_is_wrong(seed: int) -> None:
    plan = planned(seed)
    assert plan is None or plan["audit"]["passed"]


@pytest.mark.deep
@pytest.mark.parametrize("ten", range(20))
def test_and_two_hundred(ten: int) -> None:
    plans = [planned(seed) for seed in range(10 * ten, 10 * ten + 10)]
    assert all(plan["audit"]["passed"] for plan in plans if plan)
    assert any(plans)


@pytest.mark.deep
@pytest.mark.parametrize("seed", range(20))
def test_every_command_and_every_view_answers(seed: int, tmp_path: Path) -> None:
    file, kept, page = tmp_path / "case.json", tmp_path / "plan.json", tmp_path / "plan.html"
    file.write_text(json.dumps(make(seed)))
    if call_cli("check", file, "--json").code:
        return

    def done(*arguments: str | Path) -> Ended:
        ended = call_cli(*arguments)
        assert ended.code == 0, (arguments, ended.err)
        return ended

    for verb in ("check", "rights", "deadlines"):
        done(verb, file)
        done(verb, file, "--json")
    written = ("--out", kept, "--html", page, "--ics", tmp_path / "calendars", "--work-limit", str(WORK))
    ended = call_cli("plan", file, "--json", *written)
    assert ended.code in (*PLANNED, *STOPPED), ended.err
    if ended.code not in PLANNED:
        return
    plan = json.loads(kept.read_text())
    done("audit", file, kept)
    readers = [("--for", f"helper:{helper}") for helper in plan["helper_minutes"]]
    readers += [("--for", f"payer:{row['payer']}") for row in plan["funding"]]
    for way in (*SHOWN, *readers):
        done("show", kept, *way)
    done("show", kept, "--case", file)
    done("diff", kept, kept)
    html5lib.HTMLParser(strict=True).parse(page.read_text())
