"""The order that a policy may ask for; each forbidden policy is one change of an allowed one."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from arrangement.policy.read import read_policy, shipped_policies
from arrangement.policy.tiers import keeps_guardrails, left_out, moved_guardrails, tiers_of
from arrangement.rulebook.aims import AIM_BY_ID, AIMS, FURTHER_AIMS, GUARDED
from assessment.ground.errors import Fault, InputError
from assessment.ground.texts import LANGUAGES, fault_text
from tests.solver import tiny

Json = dict[str, Any]
Change = Callable[[Json], Any]

AUTHOR = {"reason": "r", "source": "s", "on": "2026-01-01", "body": "b"}


def alone(aim: str) -> Json:
    return {"aims": [{"aim": aim}]}


def rate(aim: str, weight: int) -> Json:
    return {"aim": aim, "weight": weight, "per": AIM_BY_ID[aim].unit, "author": AUTHOR}


def policy(*tiers: Json, **more: Any) -> Json:
    """Wishes first, then staff and faces weighed, then money; distance and public cost are left out."""
    usual = (
        alone("goals_and_preferences"),
        {
            "id": "time_and_faces",
            "unit": "hundredths of a staff minute",
            "aims": [rate("professional_minutes", 1), rate("different_people", 3000)],
        },
        alone("own_money"),
    )
    return {
        **tiny.standard_policy(),
        "id": "mine",
        "tolerances": [],
        "author": AUTHOR,
        "tiers": list(tiers or usual),
        **more,
    }


def write(folder: Path, data: Json) -> Path:
    file = folder / "policy.json"
    file.write_text(json.dumps(data), encoding="utf-8")
    return file


def read(folder: Path, data: Json) -> tuple[str, ...]:
    return tuple(tier.id for tier in tiers_of(read_policy(write(folder, data)).model))


def tolerance(aim: str, **more: Any) -> Json:
    return {"aim": aim, "percent": 5, "author": AUTHOR, **more}


# ------------------------------------------------------------------------------------------------ allowed


@pytest.mark.parametrize("use", ["practice", "research"])
def test_costs_are_compared_among_plans_that_are_as_good_for_every_wish(use: str, tmp_path: Path) -> None:
    after = policy(alone("goals_and_preferences"), alone("public_cost"), use=use)
    assert read(tmp_path, after)[-2:] == ("goals_and_preferences", "public_cost")
    spent = policy(
        alone("goals_and_preferences"),
        alone("own_money"),
        alone("public_cost"),
        tolerances=[tolerance("goals_and_preferences")],
        use=use,
    )
    assert read(tmp_path, spent)[-1] == "public_cost"


def test_research_may_ask_what_a_wish_costs(tmp_path: Path) -> None:
    assert read(tmp_path, policy(alone("public_cost"), use="research"))[-1] == "public_cost"


def test_without_tiers_the_standard_order_holds() -> None:
    tiers = tiers_of(read_policy("standard").model)
    assert [tier.weights for tier in tiers] == [((aim.id, 1),) for aim in AIMS]
    assert left_out(read_policy("standard").model) == ()


def test_guarded_aims_stand_above_an_order_that_does_not_name_them(tmp_path: Path) -> None:
    assert read(tmp_path, policy()) == (*GUARDED, "goals_and_preferences", "time_and_faces", "own_money")
    model = read_policy(write(tmp_path, policy())).model
    assert left_out(model) == ("public_cost", "distance_from_present")
    assert tiers_of(model)[-2].weights == (("professional_minutes", 1), ("different_people", 3000))


def test_naming_all_guarded_aims_in_their_place_says_the_same(tmp_path: Path) -> None:
    whole = policy(*map(alone, GUARDED), alone("professional_minutes"))
    assert read(tmp_path, whole) == (*GUARDED, "professional_minutes")


def test_further_aims_count_only_where_a_policy_names_them(tmp_path: Path) -> None:
    assert read(tmp_path, policy(*(alone(aim.id) for aim in FURTHER_AIMS))) == (
        *GUARDED,
        "family_minutes",
        "other_helpers_minutes",
    )
    assert not {aim.id for aim in FURTHER_AIMS} & {t.id for t in tiers_of(read_policy("standard").model)}


def test_research_may_move_and_leave_out_guarded_aims_and_every_other_policy_keeps_them(
    tmp_path: Path,
) -> None:
    first = policy(alone("professional_minutes"), alone("safety_missed"), use="research")
    first["leave_out"] = ["helper_overload_total"]
    order = read(tmp_path, first)
    assert order[-2:] == ("professional_minutes", "safety_missed")
    assert "helper_overload_total" not in order
    moved = moved_guardrails(tiers_of(read_policy(write(tmp_path, first)).model))
    assert {"safety_missed", "helper_overload_total"} <= set(moved)
    for name in shipped_policies():
        shipped = read_policy(name).model
        assert keeps_guardrails(tiers_of(shipped)) is (shipped.use == "practice")


def test_a_tier_of_several_may_have_a_tolerance_by_its_name(tmp_path: Path) -> None:
    granted = policy(tolerances=[tolerance("time_and_faces")])
    tiers = tiers_of(read_policy(write(tmp_path, granted)).model)
    assert [tier.id for tier in tiers if tier.tolerance] == ["time_and_faces"]


def test_the_order_of_tiers_carries_meaning_that_of_aims_in_a_tier_none(tmp_path: Path) -> None:
    usual = policy()
    turned, mixed = {**usual, "tiers": usual["tiers"][::-1]}, policy()
    mixed["tiers"][1]["aims"].reverse()
    hashes = [read_policy(write(tmp_path, data)).sha256 for data in (usual, turned, mixed)]
    assert hashes[0] == hashes[2] != hashes[1]
    assert read(tmp_path, usual) != read(tmp_path, turned)
    assert tiers_of(read_policy(write(tmp_path, mixed)).model) == tiers_of(
        read_policy(write(tmp_path, usual)).model
    )


# ---------------------------------------------------------------------------------------------- forbidden


def _time(data: Json) -> Json:
    found: Json = data["tiers"][1]
    return found


FORBIDDEN: tuple[tuple[str, str, str, Change], ...] = (
    ("no tier", "policy.no_tier", "tiers", lambda d: d.update(tiers=[])),
    ("a tier without an aim", "list.too_short", "tiers[0].aims", lambda d: d["tiers"][0].update(aims=[])),
    (
        "an unknown aim",
        "policy.unknown_aim",
        "tiers[0].aims[0].aim",
        lambda d: d["tiers"].__setitem__(0, alone("profit")),
    ),
    (
        "an aim twice",
        "policy.aim_twice",
        "tiers[3].aims[0].aim",
        lambda d: d["tiers"].append(alone("different_people")),
    ),
    ("nobody agreed on the order", "policy.no_author", "author", lambda d: d.pop("author")),
    (
        "nobody agreed on a weight",
        "policy.no_author",
        "tiers[1].aims[1].author",
        lambda d: _time(d)["aims"][1].pop("author"),
    ),
    (
        "an author without a body",
        "field.missing",
        "tiers[1].aims[1].author.body",
        lambda d: _time(d)["aims"][1].update(author={k: v for k, v in AUTHOR.items() if k != "body"}),
    ),
    (
        "an author with nothing to say",
        "policy.no_author",
        "tiers[1].aims[1].author",
        lambda d: _time(d)["aims"][1].update(author={**AUTHOR, "reason": " "}),
    ),
    (
        "a weight of nothing",
        "number.out_of_range",
        "tiers[1].aims[1].weight",
        lambda d: _time(d)["aims"][1].update(weight=0),
    ),
    (
        "a negative weight",
        "number.out_of_range",
        "tiers[1].aims[1].weight",
        lambda d: _time(d)["aims"][1].update(weight=-3),
    ),
    (
        "a weight beyond all measure",
        "number.out_of_range",
        "tiers[1].aims[1].weight",
        lambda d: _time(d)["aims"][1].update(weight=10**7),
    ),
    (
        "a weight that is missing",
        "policy.rate_incomplete",
        "tiers[1].aims[1].weight",
        lambda d: _time(d)["aims"][1].pop("weight"),
    ),
    (
        "a weight without its unit",
        "policy.rate_incomplete",
        "tiers[1].aims[0].per",
        lambda d: _time(d)["aims"][0].pop("per"),
    ),
    ("a tier without its unit", "policy.rate_incomplete", "tiers[1].unit", lambda d: _time(d).pop("unit")),
    ("a tier without its name", "policy.rate_incomplete", "tiers[1].id", lambda d: _time(d).pop("id")),
    (
        "a rate in another unit than the aim's",
        "policy.other_unit",
        "tiers[1].aims[1].per",
        lambda d: _time(d)["aims"][1].update(per="minutes"),
    ),
    (
        "a weight for an aim alone",
        "policy.nothing_to_weigh",
        "tiers[2].aims[0].weight",
        lambda d: d["tiers"][2]["aims"][0].update(weight=5),
    ),
    (
        "a tier called like an aim",
        "policy.named_like_an_aim",
        "tiers[1].id",
        lambda d: _time(d).update(id="own_money"),
    ),
    (
        "a guarded aim left out",
        "policy.guarded_left_out",
        "leave_out[0]",
        lambda d: d.update(leave_out=["safety_missed"]),
    ),
    (
        "something unknown left out",
        "policy.unknown_aim",
        "leave_out[0]",
        lambda d: d.update(leave_out=["profit"]),
    ),
    (
        "an aim named and left out",
        "policy.aim_twice",
        "leave_out[0]",
        lambda d: d.update(leave_out=["own_money"]),
    ),
    (
        "professional hours above rights",
        "policy.guarded",
        "tiers[1]",
        lambda d: d.update(tiers=[alone("professional_minutes"), alone("owed_unmet_now_hands_on")]),
    ),
    (
        "professional hours above all guarded aims",
        "policy.guarded",
        "tiers[1]",
        lambda d: d.update(tiers=[alone("professional_minutes"), *map(alone, GUARDED)]),
    ),
    (
        "guarded aims in another order",
        "policy.guarded",
        "tiers[0]",
        lambda d: d.update(tiers=[*map(alone, reversed(GUARDED)), alone("own_money")]),
    ),
    (
        "some guarded aims named, others not",
        "policy.guarded",
        "tiers[0]",
        lambda d: d.update(tiers=[*map(alone, GUARDED[:-1]), alone("own_money")]),
    ),
    (
        "a right weighed against money",
        "policy.guarded",
        "tiers[0]",
        lambda d: d.update(
            tiers=[
                {
                    "id": "bargain",
                    "unit": "cents",
                    "aims": [rate("public_cost", 1), rate("owed_unmet_now_hands_on", 50)],
                }
            ]
        ),
    ),
    (
        "costs above wishes",
        "policy.cost_before_wishes",
        "tiers[0]",
        lambda d: d["tiers"].insert(0, alone("public_cost")),
    ),
    (
        "costs though nobody asks for wishes",
        "policy.cost_before_wishes",
        "tiers[0]",
        lambda d: d.update(tiers=[alone("public_cost")]),
    ),
    (
        "costs weighed against wishes",
        "policy.cost_before_wishes",
        "tiers[0]",
        lambda d: d.update(
            tiers=[
                {
                    "id": "bargain",
                    "unit": "cents",
                    "aims": [rate("public_cost", 1), rate("goals_and_preferences", 50)],
                }
            ]
        ),
    ),
    (
        "wishes given up for costs",
        "policy.wishes_for_cost",
        "tolerances[0]",
        lambda d: d.update(
            tiers=[alone("goals_and_preferences"), alone("public_cost")],
            tolerances=[tolerance("goals_and_preferences")],
        ),
    ),
    (
        "a tolerance above everything",
        "number.out_of_range",
        "tolerances[0].percent",
        lambda d: d.update(tolerances=[tolerance("own_money", percent=101)]),
    ),
    (
        "a tolerance for safety",
        "policy.no_tolerance",
        "tolerances[0].aim",
        lambda d: d.update(tolerances=[tolerance("safety_missed")]),
    ),
    (
        "a tolerance for safety, in research",
        "policy.no_tolerance",
        "tolerances[0].aim",
        lambda d: d.update(tolerances=[tolerance("safety_missed")], use="research"),
    ),
    (
        "a tolerance for an aim inside a tier of several",
        "policy.no_tolerance",
        "tolerances[0].aim",
        lambda d: d.update(tolerances=[tolerance("professional_minutes")]),
    ),
    ("an unknown use", "value.not_allowed", "use", lambda d: d.update(use="savings")),
)


@pytest.mark.parametrize(
    ("code", "field", "change"), [f[1:] for f in FORBIDDEN], ids=[f[0] for f in FORBIDDEN]
)
def test_forbidden(code: str, field: str, change: Change, tmp_path: Path) -> None:
    data = policy()
    read_policy(write(tmp_path, data))
    change(data)
    faults = _faults(write(tmp_path, data))
    assert (code, field) in [(fault.code, fault.field) for fault in faults], faults
    for fault in faults:
        for lang in LANGUAGES:
            assert all(text and "{" not in text for text in fault_text(fault, lang))


def _faults(file: Path) -> tuple[Fault, ...]:
    with pytest.raises(InputError) as caught:
        read_policy(file)
    return caught.value.faults
