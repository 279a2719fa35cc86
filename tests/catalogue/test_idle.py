"""Offers that help nobody are named, each with its reason; nothing else is."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from arrangement.catalogue import Catalogue
from arrangement.law.law import law_on
from arrangement.matching import match_all
from arrangement.matching.candidate import World
from arrangement.matching.idle import (
    fitting_if_looked_at,
    fitting_offers,
    idle_offers,
    stale_offers,
    unmatched_offers,
)
from arrangement.policy.read import read_policy
from assessment.case import Case
from assessment.ground.texts import LANGUAGES, texts
from tests.solver import tiny
from tests.solver.tiny import case, catalogue, session, team, visit

ON = date.fromisoformat(tiny.ON)
MOST = read_policy(None).model.limits.stale_after_days


def read(data: Mapping[str, Any]) -> Catalogue:
    return Catalogue.model_validate(data)


def idle(*offers: Mapping[str, Any], **about: Any) -> dict[str, str]:
    found = idle_offers(read(catalogue(*offers, **about)), law_on(ON), ON)
    return {str(one.params["offer"]): one.code for one in found}


GROUP = {"minimum": 1, "maximum": 8, "typical": 6}


@pytest.mark.parametrize(
    ("code", "offer", "about"),
    [
        ("offer.closed", visit(closed_from=ON), {}),
        ("offer.undecided", visit(open_from="undecided"), {}),
        ("offer.not_open_yet", visit(open_from=ON + timedelta(days=1)), {}),
        ("offer.waiting", visit(waiting_weeks=3), {}),
        ("offer.full", session(group={**GROUP, "free_places": 0}), {}),
        ("offer.team_without_time", visit(), {"teams": [team(capacity_minutes_per_week=0)]}),
        ("offer.team_without_time", visit(), {"teams": [team(times=[{"minutes": 4}])]}),
        ("offer.target_impossible", visit(target={"min_age": 200}), {}),
        ("offer.not_lawful", visit(kind="civic", tasks=["treatment_care", "body_care"]), {}),
        ("offer.not_qualified", visit(tasks=["child_protection"]), {"teams": [team(qualification="Q2")]}),
        ("offer.closed", visit(role="advice", closed_from=ON), {}),
    ],
)
def test_an_offer_that_can_help_nobody_is_named_with_its_reason(
    code: str, offer: dict[str, Any], about: dict[str, Any]
) -> None:
    assert idle(offer, **about) == {offer["id"]: code}
    for lang in LANGUAGES:
        assert {f"fault.{code}.says", f"fault.{code}.remedy"} <= set(texts(lang))


@pytest.mark.parametrize(
    "offer",
    [
        visit(),
        visit(closed_from=ON + timedelta(days=1)),
        visit(open_from=ON),
        session(group={**GROUP, "free_places": 1}),
        visit(kind="civic", tasks=["treatment_care", "meal"]),
        visit(role="broker", waiting_weeks=3),
    ],
)
def test_an_offer_that_can_help_somebody_is_not_named(offer: dict[str, Any]) -> None:
    assert idle(offer) == {}


@pytest.mark.parametrize(("days", "named"), [(MOST, False), (MOST + 1, True)])
def test_stale_begins_the_day_after_the_limit(days: int, named: bool) -> None:
    looked = ON - timedelta(days=days)
    offers = read(catalogue(visit(verified_on=looked)))
    found = list(stale_offers(offers, read_policy(None).model, ON))
    assert [one.params["days"] for one in found] == ([days] if named else [])


def test_what_has_ended_need_not_be_looked_at() -> None:
    long_ago = ON - timedelta(days=10 * MOST)
    offers = read(catalogue(visit(verified_on=long_ago, closed_from=ON)))
    assert list(stale_offers(offers, read_policy(None).model, ON)) == []


def world(made: Mapping[str, Any], offers: Mapping[str, Any]) -> World:
    return World(Case.model_validate(made), read(offers), read_policy(None).model, law_on(ON), ON)


def test_an_offer_beside_the_cases_is_named_with_the_condition_of_its_nearest_need() -> None:
    """Two needs: at the first the task fails, at the second only the time."""
    needs = [tiny.need(), tiny.need("talk", task="social_contact", action="accompany", parts=["night"])]
    here = world(
        case(needs=needs),
        catalogue(
            visit(),
            visit(id="chat", team="talkers", tasks=["social_contact"], actions=["accompany"]),
            teams=[team(), team(id="talkers", times=[{"parts": ["morning"]}])],
        ),
    )
    answer = match_all(here)
    assert fitting_offers(answer) == ("care",)
    named = {
        one.params["offer"]: one.params["condition"] for one in unmatched_offers(here.catalogue, [answer])
    }
    assert named == {"chat": "times_overlap"}


def test_a_stale_offer_that_would_fit_is_worth_a_call() -> None:
    long_ago = ON - timedelta(days=MOST + 1)
    teams = [team(), team(id="others")]
    here = world(
        case(),
        catalogue(
            visit(verified_on=long_ago),
            visit(id="elsewhere", team="others", tasks=["shopping"], verified_on=long_ago),
            teams=teams,
        ),
    )
    assert fitting_if_looked_at(here) == ("care",)


@given(
    closes=st.integers(-30, 400),
    opens=st.integers(-30, 30),
    waits=st.integers(0, 1),
    places=st.integers(0, 1),
)
@settings(max_examples=60)
def test_whoever_is_named_fits_nothing_and_who_is_not_named_fits(
    closes: int, opens: int, waits: int, places: int
) -> None:
    offer = session(
        tasks=["meal"],
        closed_from=ON + timedelta(days=max(closes, opens)),
        open_from=ON + timedelta(days=opens),
        waiting_weeks=waits,
        group={**GROUP, "free_places": places},
    )
    here = world(case(), catalogue(offer))
    fits = fitting_offers(match_all(here)) == ("club",)
    lasts = ON + timedelta(days=closes) > here.last_day
    assert not (idle(offer) and fits)
    assert fits or idle(offer) or not lasts
