"""Which help is talk, and since when the Jugendamt makes itself understood."""

from __future__ import annotations

from datetime import date

import pytest

from arrangement.law.law import law_on
from arrangement.law.task_rules import task_rule
from assessment.case.words import Task

HANDS = {
    "body_care", "intimate_care", "toileting", "dressing", "eating", "mobility_at_home", "treatment_care",
    "medication", "intensive_care", "meal", "shopping", "cleaning", "laundry", "accompany_outside",
    "movement", "supervision", "childcare", "respite", "interpreting",
}  # fmt: skip
"""Help that comes about without a word; interpreters are chosen by their languages anyway."""


@pytest.mark.parametrize(("day", "bears"), [("2021-06-09", []), ("2021-06-10", ["sgb_viii"])])
def test_the_jugendamt_makes_itself_understood_from_2021_06_10(day: str, bears: list[str]) -> None:
    rule = law_on(date.fromisoformat(day)).rule("verstaendigung", "andere_sprachen")
    assert rule.value["bears"] == bears


def test_every_task_is_talk_or_work_of_hands() -> None:
    law = law_on(date(2026, 11, 23))
    assert {task for task in Task if not task_rule(task, law).talk} == HANDS
