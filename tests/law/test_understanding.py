"""Who must understand whom, and who bears the cost of an interpreter."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import pytest

from arrangement.law.law import law_on
from arrangement.law.task_rules import task_rule
from arrangement.law.understanding import cost_of
from assessment.case.words import Benefit, Task
from assessment.ground.dated import read_yaml

VECTORS: list[dict[str, Any]] = read_yaml(
    Path(__file__).with_name("understanding.yaml").read_text(encoding="utf-8")
)
HANDS = {
    "body_care", "intimate_care", "toileting", "dressing", "eating", "mobility_at_home", "treatment_care",
    "medication", "intensive_care", "meal", "shopping", "cleaning", "laundry", "accompany_outside",
    "movement", "supervision", "childcare", "respite", "interpreting",
}  # fmt: skip
"""Help that comes about without a word; interpreters are chosen by their languages anyway."""


@pytest.mark.parametrize("vector", VECTORS, ids=[vector["says"] for vector in VECTORS])
def test_who_bears_the_cost(vector: dict[str, Any]) -> None:
    benefit = vector["given"]["benefit"]
    found = cost_of(vector["given"]["language"], Benefit(benefit) if benefit else None, law_on(vector["on"]))
    assert {"payer": found.payer, "paragraph": found.paragraph} == vector["expect"]


@pytest.mark.parametrize(("day", "bears"), [("2021-06-09", []), ("2021-06-10", ["sgb_viii"])])
def test_the_jugendamt_makes_itself_understood_from_2021_06_10(day: str, bears: list[str]) -> None:
    rule = law_on(date.fromisoformat(day)).rule("verstaendigung", "andere_sprachen")
    assert rule.value["bears"] == bears


def test_every_task_is_talk_or_work_of_hands() -> None:
    law = law_on(VECTORS[0]["on"])
    assert {task for task in Task if not task_rule(task, law).talk} == HANDS
