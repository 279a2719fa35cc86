"""A binding wish is followed, or its miss is counted and has a reason that the law admits."""

from __future__ import annotations

from typing import Any

import pytest

from tests.solver import tiny
from tests.solver.tiny import Json, case, catalogue, helper, need, owed, visit, wished

AIM = "binding_wishes_missed"


def wish(id: str = "w", **changes: Any) -> Json:
    return {"id": id, "person": "pia", "stated_on": tiny.STATED, "binding": True, **changes}


def _row(made: Json) -> Json:
    (row,) = made["wishes"]
    return dict(row)


def test_help_is_not_left_out_to_save_what_a_binding_wish_names() -> None:
    """Staff whom she bindingly wishes for a wished need come, though it costs their time."""
    named = wish(of={"kind": "professional"}, needs=["talk"])
    needs = [need(), wished("talk", task="social_contact")]
    made = tiny.plan(case(needs=needs, wishes=[named]), catalogue(visit()))
    assert tiny.help_of(made, "talk") == ["care"]
    assert _row(made) == {"id": "w", "binding": True, "missed_minutes": 0}


def test_a_wish_that_names_no_help_is_only_about_how() -> None:
    general = wish(of={"kind": "professional"})
    needs = [need(), wished("talk", task="social_contact")]
    made = tiny.plan(case(needs=needs, wishes=[general]), catalogue(visit()))
    assert tiny.help_of(made, "talk") == []
    assert _row(made)["missed_minutes"] == 0


@pytest.mark.parametrize("named", [{"needs": ["cook"]}, {"tasks": ["meal"]}])
def test_help_left_out_is_missed_and_says_why(named: Json) -> None:
    """Nobody of the wished kind is there: half an hour is missed, and nobody else comes either."""
    only_cleans, wishes = helper(tasks=["cleaning"]), [wish(of={"helper": "hanna"}, **named)]
    made = tiny.plan(case(needs=[owed()], wishes=wishes, helpers=[only_cleans]))
    row = _row(made)
    assert row["missed_minutes"] == 30
    assert row["reason"] == "no_eligible_offer" or row["evidence"] == ["hanna"]
    assert tiny.value_of(made, AIM) == 30 * tiny.WEEKS


def test_what_is_owed_goes_before_a_binding_wish_and_is_named() -> None:
    """The wished helper has half an hour; the other need, which only she can meet, is owed."""
    needs = [owed("clean", task="cleaning"), need("cook", standing="wished")]
    only = helper(at_most_minutes=30, gladly_minutes=30, times=[{"days": ["mon"], "minutes": 30}])
    made = tiny.plan(case(needs=needs, helpers=[only], wishes=[wish(of={"helper": "hanna"}, needs=["cook"])]))
    row = _row(made)
    assert (row["missed_minutes"], row["reason"]) == (30, "policy_order")
    assert row["evidence"] == ["owed_unmet_planned_hands_on", "hanna"]


def test_professional_minutes_are_no_reason() -> None:
    """The wished service is far away: it comes all the same."""
    far = [tiny.team("near"), tiny.team("far", travel_minutes=60)]
    offers = (visit("close", team="near"), visit("dear", team="far"))
    made = tiny.plan(case(needs=[owed()], wishes=[wish(of={"offer": "dear"})]), catalogue(*offers, teams=far))
    assert tiny.help_of(made, "cook") == ["dear"]


def test_two_binding_wishes_that_contradict_each_other_name_each_other() -> None:
    both = [
        wish("a", of={"helper": "hanna"}, needs=["cook"]),
        wish("b", of={"helper": "hugo"}, needs=["cook"]),
    ]
    made = tiny.plan(case(needs=[need()], wishes=both, helpers=[helper("hanna"), helper("hugo")]))
    missed = [row for row in made["wishes"] if row["missed_minutes"]]
    assert [(row["reason"], row["evidence"][0]) for row in missed] == [("policy_order", AIM)]


def test_days_on_which_the_wished_helper_is_not_there_are_the_reason() -> None:
    """She is free on Monday only; nothing that went before keeps her away on Tuesday."""
    needs = [owed(days=["mon", "tue"], measure=tiny.times_a_week(2))]
    only = helper(times=[{"days": ["mon"]}])
    wishes = [wish(of={"helper": "hanna"}, tasks=["meal"])]
    made = tiny.plan(case(needs=needs, helpers=[only], wishes=wishes), catalogue(visit()))
    row = _row(made)
    assert (row["missed_minutes"], row["reason"]) == (30, "no_common_time")
    assert (row["evidence"], row["days"]) == (["hanna"], ["tue"])


def test_a_limit_of_the_wished_helper_is_not_called_a_matter_of_days() -> None:
    needs = [owed(days=["mon", "tue"], measure=tiny.times_a_week(2))]
    tired = helper(gladly_minutes=30, at_most_minutes=30)
    wishes = [wish(of={"helper": "hanna"}, tasks=["meal"])]
    row = _row(tiny.plan(case(needs=needs, helpers=[tired], wishes=wishes), catalogue(visit())))
    assert row["reason"] != "no_common_time"
    assert "days" not in row
