"""Each aim has a smallest problem that it decides, and one that it must not decide.

In the first, every lower aim would choose the other way or does not care; in the second an aim above does.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from itertools import pairwise

import pytest

from arrangement.rulebook.aims import AIMS
from solver.aims import AIMS as OBJECTIVES
from tests.solver import tiny
from tests.solver.tiny import (
    Json,
    aid,
    case,
    catalogue,
    chosen,
    helper,
    need,
    owed,
    person,
    presence,
    team,
    times_a_week,
    visit,
    wished,
)


@dataclass(frozen=True)
class Choice:
    """A problem with two ways out, and who must help with which need."""

    aim: str
    case: Json
    catalogue: Json
    helps: Mapping[str, list[str]]


NOBODY = catalogue()
SAID = {"stated_on": tiny.STATED, "person": "pia"}
CLEAN = {"task": "cleaning"}
ALL_WAYS = ["take_over", "accompany", "supervise"]


# ------------------------------------------------------------------- what is missed: one hour, two needs


def _hands_on(id: str, day: str, standing: Json) -> Json:
    return need(id, days=[day], measure=times_a_week(1, 60), task="meal", **standing)


def _watch(id: str, day: str, standing: Json) -> Json:
    return need(id, days=[day], measure=presence(60), task="supervision", action="supervise", **standing)


def _call(id: str, day: str, standing: Json) -> Json:
    measure = {"kind": "reachable", "within_minutes": 30}
    return need(id, days=[day], measure=measure, task="supervision", action="be_reachable", **standing)


def _owed(urgency: str) -> Json:
    return {"standing": "owed", "entitlement": "pflegesachleistung", "urgency": urgency}


def _duel(aim: str, winner: Json, loser: Json) -> Choice:
    """One hour of staff for two needs on two days: the winner gets it, though the loser is served first.

    A call takes no time of staff: there a service has its price each time, and one need takes all the money.
    """
    if "reachable" in (winner["measure"]["kind"], loser["measure"]["kind"]):
        accepts = {"accepts_cents_per_month": 300, "on": tiny.STATED}
        service = aid(
            tasks=["meal", "supervision"], actions=[*ALL_WAYS, "be_reachable"], answers_within_minutes=10
        )
        return Choice(
            aim,
            case(
                needs=[loser, winner],
                persons=[person(own_money=accepts)],
                choices=chosen(winner["id"], loser["id"], instead="menu"),
            ),
            catalogue(service),
            {winner["id"]: ["menu"], loser["id"]: []},
        )
    return Choice(
        aim,
        case(needs=[loser, winner]),
        catalogue(visit(), teams=[team(capacity_minutes_per_week=60)]),
        {winner["id"]: ["care"], loser["id"]: []},
    )


LADDER = (
    ("safety_missed", _hands_on("safe", "tue", {"standing": "safety", "urgency": "planned"})),
    ("owed_unmet_now_hands_on", _hands_on("now_help", "wed", _owed("now"))),
    ("owed_unmet_now_presence", _watch("now_watch", "thu", _owed("now"))),
    ("owed_unmet_now_reachable", _call("now_call", "fri", _owed("now"))),
    ("owed_unmet_soon_hands_on", _hands_on("soon_help", "sat", _owed("soon"))),
    ("owed_unmet_soon_presence", _watch("soon_watch", "sun", _owed("soon"))),
    ("owed_unmet_soon_reachable", _call("soon_call", "tue", _owed("soon"))),
    ("owed_unmet_planned_hands_on", _hands_on("planned_help", "wed", _owed("planned"))),
    ("owed_unmet_planned_presence", _watch("planned_watch", "thu", _owed("planned"))),
    ("owed_unmet_planned_reachable", _call("planned_call", "fri", _owed("planned"))),
    ("goals_unsupported", _hands_on("goal_help", "tue", {"standing": "wished", "goals": ["sing"]})),
)


def _sings(choice: Choice) -> Choice:
    goals = [
        *choice.case["goals"],
        {"id": "sing", "person": "pia", "words": "Ich will wieder singen.", "importance": 3},
    ]
    needs = [{**entry, "goals": [g for g in entry["goals"] if g != "stay"]} for entry in choice.case["needs"]]
    return Choice(choice.aim, {**choice.case, "goals": goals, "needs": needs}, choice.catalogue, choice.helps)


DUELS = [_sings(_duel(aim, winner, loser)) for (aim, winner), (_, loser) in pairwise(LADDER)]
"""Neighbours on the ladder: the upper aim decides, the lower one must not."""


# -------------------------------------------------------------------------------- goals and binding wishes


def _wish(id: str = "as_i_like", **changes: object) -> Json:
    return {"id": id, "person": "pia", "stated_on": tiny.STATED, **changes}


def _goal_before_binding_wish() -> Choice:
    """The only one who can support a goal is not the one whom a binding wish names."""
    return Choice(
        "goals_unsupported",
        case(
            needs=[wished()],
            helpers=[helper()],
            wishes=[_wish(of={"kind": "professional"}, binding=True)],
        ),
        NOBODY,
        {"cook": ["hanna"]},
    )


def _binding_wish_before_overload() -> Choice:
    """The person wishes for the helper who gives no minute gladly; another would come gladly."""
    return Choice(
        "binding_wishes_missed",
        case(
            helpers=[helper("hanna"), helper("hugo", gladly_minutes=0)],
            wishes=[_wish(of={"helper": "hugo"}, binding=True)],
        ),
        NOBODY,
        {"cook": ["hugo"]},
    )


def _owed_before_binding_wish() -> Choice:
    """Help that is owed comes, though not from the one whom a binding wish names."""
    return Choice(
        "binding_wishes_missed",
        case(needs=[owed()], helpers=[helper()], wishes=[_wish(of={"kind": "professional"}, binding=True)]),
        NOBODY,
        {"cook": ["hanna"]},
    )


# --------------------------------------------------------------------------------------- helpers' burden


TWO_MEALS = need(measure=times_a_week(2), days=["mon", "tue"])


def _shared_burden() -> Choice:
    """Two who give nothing gladly share, though a second helper must be coordinated and is one face more."""
    tired = {"gladly_minutes": 0, "at_most_minutes": 60}
    return Choice(
        "helper_overload_worst",
        case(needs=[TWO_MEALS], helpers=[helper("hanna", **tired), helper("hugo", **tired)]),
        NOBODY,
        {"cook": ["hanna", "hugo"]},
    )


def _binding_wish_despite_worst() -> Choice:
    """A binding wish names one of two: the burden is not shared."""
    shared = _shared_burden()
    wish = _wish(of={"helper": "hugo"}, binding=True)
    return Choice(
        "helper_overload_worst", {**shared.case, "wishes": [wish]}, NOBODY, {"cook": ["hugo", "hugo"]}
    )


def _second_overload_spared() -> Choice:
    """One helper is above gladly in any case; staff spare the other, who is less so."""
    return Choice(
        "helper_overload_total",
        case(
            needs=[need("cook", measure=times_a_week(1, 60)), need("clean", **CLEAN)],
            helpers=[
                helper("hanna", gladly_minutes=0, tasks=["meal"]),
                helper("hugo", gladly_minutes=0, tasks=["cleaning"]),
            ],
        ),
        catalogue(visit(tasks=["cleaning"])),
        {"cook": ["hanna"], "clean": ["care"]},
    )


def _less_in_all_but_worse_for_one() -> Choice:
    """Alone she would be 40 above gladly; the two others, who must not meet her, are 30 each: 60 in all."""
    anna = helper("anna", gladly_minutes=60, at_most_minutes=100)
    others = [
        helper(id, gladly_minutes=20, at_most_minutes=50, tasks=[task])
        for id, task in (("hanna", "meal"), ("hugo", "cleaning"))
    ]
    apart = [{"joint_presence": ["anna", "hanna"]}, {"joint_presence": ["anna", "hugo"]}]
    return Choice(
        "helper_overload_total",
        case(
            needs=[
                need("cook", measure=times_a_week(1, 50)),
                need("clean", measure=times_a_week(1, 50), **CLEAN),
            ],
            helpers=[anna, *others],
            protection={"unsafe": apart},
        ),
        NOBODY,
        {"cook": ["hanna"], "clean": ["hugo"]},
    )


# --------------------------------------------------------------------------------- professional time, wishes


def _helper_before_preference() -> Choice:
    """Somebody comes gladly; that staff were preferred stands below professional time."""
    return Choice(
        "professional_minutes",
        case(helpers=[helper()], wishes=[_wish(of={"kind": "professional"})]),
        catalogue(visit()),
        {"cook": ["hanna"]},
    )


def _no_helper_above_gladly_to_save_staff() -> Choice:
    """Nobody is asked above gladly to save professional minutes."""
    return Choice(
        "professional_minutes",
        case(helpers=[helper(gladly_minutes=25, at_most_minutes=600)]),
        catalogue(visit()),
        {"cook": ["care"]},
    )


TEAMS = [team("one"), team("two")]
TWO_TASKS = [need("cook"), need("clean", **CLEAN)]


def _preference_before_fewer_people() -> Choice:
    """The preferred service cleans, though the other one is there already."""
    return Choice(
        "goals_and_preferences",
        case(needs=TWO_TASKS, wishes=[_wish(of={"offer": "second"}, needs=["clean"])]),
        catalogue(visit("first", team="one"), visit("second", team="two", tasks=["cleaning"]), teams=TEAMS),
        {"cook": ["first"], "clean": ["second"]},
    )


def _no_staff_for_a_preference() -> Choice:
    """A preference for a service farther away is not worth a way that is longer than the tolerance."""
    far = [team("one"), team("two", travel_minutes=20)]
    given = _preference_before_fewer_people()
    return Choice(
        "goals_and_preferences",
        given.case,
        {**given.catalogue, "teams": far},
        {"cook": ["first"], "clean": ["first"]},
    )


def _fewer_people_before_own_money() -> Choice:
    """One service that the person pays does both, though another would clean free of charge."""
    dear = {"price": {"unit": "hour", "cents": 2400}, "paid_by": [], "kind": "market", "paragraph": None}
    free = {"price": None, "paid_by": [], "kind": "market", "paragraph": None}
    return Choice(
        "different_people",
        case(needs=TWO_TASKS, choices=chosen("cook", "clean", instead="first")),
        catalogue(
            visit("first", team="one", **dear),
            visit("second", team="two", tasks=["cleaning"], **free),
            teams=TEAMS,
        ),
        {"cook": ["first"], "clean": ["first"]},
    )


def _preference_needs_another_person() -> Choice:
    """A preference brings one more service into the house."""
    given = _preference_before_fewer_people()
    return Choice("different_people", given.case, given.catalogue, given.helps)


# ------------------------------------------------------------------------------------------------- money


RELIEF = ["entlastungsbetrag"]


def _menu(id: str, cents: int, paid_by: list[str]) -> Json:
    return aid(id, price={"unit": "piece", "cents": cents}, paid_by=paid_by, qualification="Q1")


NO_OWN_MONEY = [person(own_money={"accepts_cents_per_month": 0, "on": tiny.STATED})]


def _own_money_before_public_cost() -> Choice:
    """What the Entlastungsbetrag pays comes before what the person pays, even if it is dearer."""
    return Choice(
        "own_money",
        case(choices=chosen("cook", instead="cheap_but_own")),
        catalogue(_menu("cheap_but_own", 100, []), _menu("dear_but_paid", 900, RELIEF)),
        {"cook": ["dear_but_paid"]},
    )


def _own_money_for_fewer_people() -> Choice:
    """The person pays something, so that nobody else must come."""
    given = _fewer_people_before_own_money()
    return Choice("own_money", given.case, given.catalogue, given.helps)


def _public_cost_before_habit() -> Choice:
    """The cheaper of two deliveries, though today the dearer one comes."""
    return Choice(
        "public_cost",
        case(
            persons=NO_OWN_MONEY,
            present_support=[{"need": "cook", "source": "dear", "minutes_per_week": 30}],
        ),
        catalogue(_menu("cheap", 100, RELIEF), _menu("dear", 200, RELIEF)),
        {"cook": ["cheap"]},
    )


def _public_cost_to_spare_own_money() -> Choice:
    """The public pays more, so that the person pays nothing."""
    given = _own_money_before_public_cost()
    return Choice("public_cost", given.case, given.catalogue, given.helps)


def _habit(today: str) -> Choice:
    """Two equal deliveries: the one that comes today stays."""
    return Choice(
        "distance_from_present",
        case(
            persons=NO_OWN_MONEY,
            present_support=[{"need": "cook", "source": today, "minutes_per_week": 30}],
        ),
        catalogue(_menu("one", 100, RELIEF), _menu("two", 100, RELIEF)),
        {"cook": [today]},
    )


def _habit_has_its_price() -> Choice:
    """What comes today goes, if the same help costs less."""
    given = _public_cost_before_habit()
    return Choice("distance_from_present", given.case, given.catalogue, given.helps)


def _refusal_before_safety() -> Choice:
    """A refusal is never traded, not even against safety."""
    return Choice(
        "safety_missed",
        case(helpers=[helper()], refusals=[{"of": {"helper": "hanna"}, **SAID}]),
        catalogue(visit(tasks=["cleaning"])),
        {"cook": []},
    )


def _safety_above(duel: Choice, aim: str) -> Choice:
    return Choice(aim, duel.case, duel.catalogue, duel.helps)


DECIDES = (
    *DUELS,
    _goal_before_binding_wish(),
    _binding_wish_before_overload(),
    _shared_burden(),
    _second_overload_spared(),
    _helper_before_preference(),
    _preference_before_fewer_people(),
    _fewer_people_before_own_money(),
    _own_money_before_public_cost(),
    _public_cost_before_habit(),
    _habit("one"),
    _habit("two"),
)
YIELDS = (
    _refusal_before_safety(),
    *(_safety_above(duel, aim) for duel, (aim, _) in zip(DUELS, LADDER[1:], strict=True)),
    _owed_before_binding_wish(),
    _binding_wish_despite_worst(),
    _less_in_all_but_worse_for_one(),
    _no_helper_above_gladly_to_save_staff(),
    _no_staff_for_a_preference(),
    _preference_needs_another_person(),
    _own_money_for_fewer_people(),
    _public_cost_to_spare_own_money(),
    _habit_has_its_price(),
)

OPPOSED = tuple(choice for choice in DECIDES if choice.aim != "distance_from_present")
"""Nothing stands below the last aim."""


def _planned(choice: Choice) -> None:
    made = tiny.plan(choice.case, choice.catalogue)
    assert {name: tiny.help_of(made, name) for name in choice.helps} == choice.helps


def test_every_aim_decides_something_and_yields_to_something() -> None:
    aims = [aim.id for aim in AIMS]
    assert list(dict.fromkeys(choice.aim for choice in DECIDES)) == aims
    assert list(dict.fromkeys(choice.aim for choice in YIELDS)) == aims


@pytest.mark.parametrize("choice", DECIDES, ids=lambda choice: choice.aim)
def test_an_aim_decides_against_all_below_it(choice: Choice) -> None:
    _planned(choice)


@pytest.mark.parametrize("choice", YIELDS, ids=lambda choice: choice.aim)
def test_an_aim_yields_to_what_stands_above_it(choice: Choice) -> None:
    _planned(choice)


@pytest.mark.parametrize("choice", OPPOSED, ids=lambda choice: choice.aim)
def test_without_the_aim_the_lower_ones_would_choose_otherwise(choice: Choice) -> None:
    given = tiny.inputs(choice.case, choice.catalogue)
    _, kept = tiny.solved_without(given)
    built, dropped = tiny.solved_without(given, choice.aim)
    make = next(objective for entry, objective in OBJECTIVES if entry.id == choice.aim)
    without = make(built.problem, dropped.columns).value(dropped.solution)
    assert without > next(tier.value for tier in kept.tiers if tier.aim == choice.aim)
