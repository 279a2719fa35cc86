"""More help never makes a plan worse, less never better; what is not used is not missed."""

from __future__ import annotations

from datetime import date
from random import Random

from arrangement.law.rights import derive_rights
from assessment.ground.grid import DAYS
from tests.solver import tiny
from tests.solver.relations.base import (
    Base,
    as_text,
    refusing,
    strict,
    with_case,
    with_entry,
    with_offer,
    with_teams,
)
from tests.solver.some_cases import Files
from tests.solver.tiny import Json

INSTEAD = {"uebergangs_kurzzeitpflege": "kurzzeitpflege"}
"""What takes the place of a benefit from Pflegegrad 2 on (§ 39c SGB V, § 42 SGB XI)."""


def one_more_offer(base: Base, draw: Random) -> bool:
    """One more visit or session: not worse."""
    place = {"stadtteil": base.catalogue["places"][0]["id"]}
    if draw.random() < 0.5:
        files = with_offer(base.files, tiny.visit("more", team="more_team"), tiny.team("more_team"))
    else:
        files = with_offer(base.files, tiny.session("more", **place))
    assert base.after(files) <= base.values
    return True


def one_more_helper(base: Base, draw: Random) -> bool:
    """One more helper: not worse, and no right is less."""
    helga = tiny.helper(
        "helga",
        gladly_minutes=draw.choice([0, 20, 60]),
        presence_gladly_minutes=draw.choice([0, 30]),
        at_most_minutes_per_day=draw.choice([None, 30]),
        main_carer=draw.random() < 0.5,
        sex=draw.choice(["female", "male", "unknown"]),
    )
    files = with_case(base.files, helpers=[*base.case["helpers"], helga])
    assert base.after(files) <= base.values
    assert _rights(files) == _rights(base.files)
    return True


def a_helper_who_offers_more(base: Base, draw: Random) -> bool:
    """Half an hour more a week: not worse, and no right is less."""
    helpers = base.case["helpers"]
    if not helpers:
        return False
    number = draw.randrange(len(helpers))
    files = with_entry(base.files, "helpers", number, at_most_minutes=helpers[number]["at_most_minutes"] + 30)
    assert base.after(files) <= base.values
    assert _rights(files) == _rights(base.files)
    return True


def without_a_helper(base: Base, draw: Random) -> bool:
    """One helper less: not better; as good, if the plan does without."""
    helpers = [h for h in base.case["helpers"] if not base.named(h["id"])]
    if not helpers:
        return False
    gone = draw.choice(helpers)
    rest = [helper for helper in base.case["helpers"] if helper is not gone]
    _not_better(base, with_case(base.files, helpers=rest), gone["id"] in base.used("helper"))
    return True


def without_an_offer(base: Base, draw: Random) -> bool:
    """One offer less: not better; as good, if the plan does without."""
    case, catalogue = base.files
    offers = [offer for offer in catalogue["offers"] if not base.named(offer["id"])]
    if not offers or len(catalogue["offers"]) == 1:
        return False
    gone = draw.choice(offers)
    rest = [offer for offer in catalogue["offers"] if offer is not gone]
    _not_better(base, (case, {**catalogue, "offers": rest}), gone["id"] in base.used("offer"))
    return True


def a_limit(base: Base, draw: Random) -> bool:
    """A refusal, fewer days, less time a week or a day: not better."""
    helpers = base.case["helpers"]
    if not helpers:
        return False
    number = draw.randrange(len(helpers))
    helper = helpers[number]
    first, *others = helper["times"]
    days = first.get("days") or [str(day) for day in DAYS]
    limits: list[Json] = [
        {"times": [{**first, "days": days[:1]}, *others]},
        {"at_most_minutes": helper["gladly_minutes"]},
        {"at_most_minutes_per_day": min(10, helper.get("at_most_minutes_per_day") or 10)},
    ]
    changed: list[Files] = [with_entry(base.files, "helpers", number, **limit) for limit in limits]
    changed += [
        refusing(base.files, base.person, helper=helper["id"]),
        refusing(base.files, base.person, offer=draw.choice(base.catalogue["offers"])["id"]),
        with_teams(base.files, lambda team: team | {"capacity_minutes_per_week": 60}),
    ]
    _not_better(base, draw.choice(changed), True)
    return True


def a_refusal_of_what_is_not_planned(base: Base, draw: Random) -> bool:
    """Helpers and offers without a line are refused: as good."""
    helpers = {helper["id"] for helper in base.case["helpers"]} - base.used("helper")
    offers = {offer["id"] for offer in base.catalogue["offers"]} - base.used("offer")
    files = base.files
    for id in sorted(helpers):
        files = refusing(files, base.person, helper=id)
    for id in draw.sample(sorted(offers), len(offers) // 2):
        files = refusing(files, base.person, offer=id)
    if files is base.files:
        return False
    assert base.after(files) == base.values
    return True


def exactly_what_is_used(base: Base, draw: Random) -> bool:
    """A helper offers exactly what the fullest week uses: as good."""
    helpers = base.case["helpers"]
    if not helpers:
        return False
    number = draw.randrange(len(helpers))
    helper, plan = helpers[number], base.plan
    types = {week["week_type"] for week in plan["weeks"]}
    if len(types) > 1 or any(line["on"] for line in plan["lines"]):
        return False
    active = plan["helper_minutes"].get(helper["id"], 0)
    there = plan["helper_presence_minutes"].get(helper["id"], 0)
    files = with_entry(
        base.files,
        "helpers",
        number,
        at_most_minutes=active,
        gladly_minutes=min(active, helper["gladly_minutes"]),
        presence_at_most_minutes=there,
        presence_gladly_minutes=min(there, helper["presence_gladly_minutes"]),
    )
    assert base.after(files) == base.values
    return True


def what_nobody_may_use(base: Base, draw: Random) -> bool:
    """Advice, other tasks and a need that lies behind are added: the same plan, word by word."""
    place = {"stadtteil": base.catalogue["places"][-1]["id"]}
    team = tiny.team("useless_team")
    files = with_offer(base.files, tiny.visit("advice", role="advice", team="useless_team"), team)
    files = with_offer(files, tiny.visit("lessons", tasks=["learning"], team="useless_team"))
    files = with_offer(files, tiny.session("far", tasks=["learning"], **place))
    assert as_text(tiny.plan(*files, strict()), "inputs") == as_text(base.plan, "inputs")
    return True


def without_any_helper(base: Base, draw: Random) -> bool:
    """No helper at all: staff come or it stays unmet, no right changes, and nothing is better."""
    case = base.case
    if not case["helpers"]:
        return False
    ids = {helper["id"] for helper in case["helpers"]}
    support = [line for line in case.get("present_support", []) if line["source"] not in ids]
    types = [{**week, "resting": []} for week in case.get("week_types", [])]
    changes: Json = {"helpers": [], "present_support": support} | ({"week_types": types} if types else {})
    files = with_case(base.files, **changes)
    after = base.tiers(files)
    assert not any(line["helper"] in ids for line in after.get("lines", ()))
    for entry in after.get("needs", ()):
        assert entry["covered"] + tiny.unmet_of(after, entry["id"]) == entry["required"]
        assert entry["standing"] == "wished" or entry["covered"] == entry["required"] or not base.staffed
    assert _rights(files) == _rights(base.files)
    assert tiny.values(after)[:-1] >= base.values[:-1]
    return True


def _not_better(base: Base, files: Files, used: bool) -> None:
    after = base.after(files)
    assert after >= base.values
    assert used or after == base.values


def _rights(files: Files) -> object:
    case = tiny.read_case(files[0]).model
    return derive_rights(case, date.fromisoformat(files[0]["plan_date"])).as_json()["persons"]


def a_higher_pflegegrad(base: Base, draw: Random) -> bool:
    """One Pflegegrad more: no amount that is owed is less.

    Short-term care by the Krankenkasse is there for who has none by the Pflegekasse, and gives way to it.
    """
    grade = draw.randint(1, 4)
    before, after = (
        _owed(with_entry(base.files, "persons", 0, pflegegrad={"grade": one, "since": "2025-06-01"}))
        for one in (grade, grade + 1)
    )
    assert before
    for (person, need, benefit), cents in before.items():
        assert cents <= max(after.get((person, need, one), -1) for one in (benefit, INSTEAD.get(benefit)))
    return True


def _owed(files: Files) -> dict[tuple[str, str | None, str], int]:
    blocks: list[Json] = _rights(files)  # type: ignore[assignment]
    return {
        (block["person"], right["need"], right["benefit"]): right["amount_cents"] or 0
        for block in blocks
        for right in block["rights"]
    }
