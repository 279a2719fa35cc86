"""Policies: shipped ones by name, others by path; what no policy may say."""

from pathlib import Path

import pytest

from arrangement.policy.read import read_policy, shipped_policies
from assessment.ground.errors import Fault, InputError
from tests.files.small import changed, write

STANDARD = (Path(__file__).resolve().parents[2] / "sample_data/policies/standard.yaml").read_text(
    encoding="utf-8"
)
GRANTED = STANDARD[STANDARD.index("tolerances:") :]
AUTHOR = "{reason: r, source: s, on: 2026-01-01, body: b}"


def tolerance(aim: str) -> tuple[str, str]:
    return GRANTED, f"tolerances:\n  - {{aim: {aim}, percent: 2, author: {AUTHOR}}}"


def refused(given: Path | str) -> tuple[Fault, ...]:
    with pytest.raises(InputError) as caught:
        read_policy(given)
    return caught.value.faults


def test_shipped_policies_are_sound_from_any_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    assert "standard" in shipped_policies()
    for name in shipped_policies():
        assert read_policy(name).model.id == name
    assert read_policy().sha256 == read_policy("standard").sha256
    assert read_policy().file == "sample_data/policies/standard.yaml"


def test_a_policy_can_be_a_file(tmp_path: Path) -> None:
    assert read_policy(write(tmp_path, STANDARD, "mine.yaml")).sha256 == read_policy().sha256


def test_an_unknown_name_lists_the_known_ones() -> None:
    (fault,) = refused("standart")
    assert (fault.code, fault.params) == ("policy.unknown", {"known": ", ".join(shipped_policies())})
    assert refused("./standart.yaml")[0].code == "file.missing"


def test_only_the_lower_tiers_know_a_tolerance(tmp_path: Path) -> None:
    for aim in (
        "professional_minutes",
        "goals_and_preferences",
        "different_people",
        "own_money",
        "public_cost",
        "distance_from_present",
    ):
        read_policy(write(tmp_path, changed(tolerance(aim), text=STANDARD)))
    for aim in ("safety_missed", "owed_unmet_now_hands_on", "helper_overload_worst", "no_such_aim"):
        (fault,) = refused(write(tmp_path, changed(tolerance(aim), text=STANDARD)))
        assert (fault.code, fault.field) == ("policy.no_tolerance", "tolerances[0].aim")


def test_a_tolerance_is_stated_once(tmp_path: Path) -> None:
    twice = changed(tolerance("own_money"), text=STANDARD) + f"\n  - {{aim: own_money, author: {AUTHOR}}}\n"
    (fault,) = refused(write(tmp_path, twice))
    assert (fault.code, fault.field) == ("id.twice", "tolerances[1].aim")


def test_every_qualification_has_a_weight(tmp_path: Path) -> None:
    (fault,) = refused(write(tmp_path, changed(("Q3: 110, ", ""), text=STANDARD)))
    assert (fault.code, fault.field, fault.params) == ("field.missing", "scarcity.weights.Q3", {"name": "Q3"})


def test_weights_are_for_known_qualifications_only(tmp_path: Path) -> None:
    found = refused(write(tmp_path, changed(("Q3: 110, ", "Q3: 110, Q9: 7, "), text=STANDARD)))
    assert [(f.code, f.field) for f in found] == [("value.not_allowed", "scarcity.weights.Q9")]
    (fault,) = refused(write(tmp_path, changed(("Q3: 110, ", "Q3: -1, "), text=STANDARD)))
    assert (fault.code, fault.field) == ("number.out_of_range", "scarcity.weights.Q3")
