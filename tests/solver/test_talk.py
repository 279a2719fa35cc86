"""Languages: talk is understood or interpreted, hands help all the same, and no right shrinks."""

from __future__ import annotations

import pytest

from tests.solver import tiny
from tests.solver.tiny import Json, case, catalogue, helper, need, person, team, times_a_week, visit, wished

NOTHING = catalogue()


def arabic(**changes: object) -> list[Json]:
    """Pia understands Arabic only."""
    return [person(languages=["ar"], **changes)]


def talk(**changes: object) -> Json:
    """Somebody to talk with on Monday morning."""
    return need("chat", **{"task": "social_contact", "action": "accompany", **changes})


def interpreter(id: str = "voices", **changes: object) -> Json:
    """A service that interprets."""
    return visit(
        id,
        **{
            "provider": "between",
            "kind": "civic",
            "tasks": ["interpreting"],
            "actions": ["accompany"],
            "team": f"{id}_team",
            "price": None,
            "paid_by": [],
            "paragraph": None,
            **changes,
        },
    )


def speaking(*languages: str, id: str = "voices_team", **changes: object) -> Json:
    """The team of such a service."""
    return team(id, **{"provider": "between", "qualification": "Q2", "languages": list(languages), **changes})


def said(made: Json, key: str) -> list[Json]:
    """Parameters of a warning."""
    return [row["params"] for row in made["warnings"] if row["key"] == f"warning.{key}"]


def test_hands_help_without_a_common_language_and_the_plan_says_so() -> None:
    made = tiny.plan(case(persons=arabic()), catalogue(visit()))
    assert tiny.help_of(made, "cook") == ["care"]
    assert said(made, "no_common_language") == [{"person": "pia", "offers": "care"}]
    assert made["lines"][0]["interpreter"] is None


def test_talk_without_anybody_who_interprets_is_a_stated_shortage() -> None:
    made = tiny.plan(case(persons=arabic(), needs=[talk()]), catalogue(visit()))
    assert tiny.help_of(made, "chat") == []
    assert [row["reason"] for row in made["unmet"]] == ["not_accessible"]
    [told] = said(made, "language_missing")
    assert (told["need"], told["language"], told["payer"]) == ("chat", "ar", "clarify")


def test_a_service_interprets_as_long_as_the_talk() -> None:
    offers = catalogue(visit(), interpreter(), teams=[speaking("de", "ar")])
    made = tiny.plan(case(persons=arabic(), needs=[talk()]), offers)
    [line] = made["lines"]
    assert (line["offer"], line["interpreter"]["offer"], line["interpreter"]["language"]) == (
        "care",
        "voices",
        "ar",
    )
    assert made["interpreter_minutes_per_week"] == line["minutes"] == 30
    assert made["professional_minutes_per_week"] == line["professional_minutes"] + 30
    assert [told["paragraph"] for told in said(made, "interpreter_cost")] == ["SGB I § 17 Abs. 1"]


def test_a_common_language_goes_before_an_interpreter() -> None:
    own = visit("arabic_care", team="arabic_team")
    teams = [speaking("de", "ar"), team("arabic_team", languages=["ar"])]
    made = tiny.plan(
        case(persons=arabic(), needs=[talk()]), catalogue(visit(), own, interpreter(), teams=teams)
    )
    assert tiny.help_of(made, "chat") == ["arabic_care"]
    assert made["interpreter_minutes_per_week"] == 0


def test_a_provider_may_bring_an_interpreter() -> None:
    made = tiny.plan(
        case(persons=arabic(), needs=[talk()]), catalogue(visit(brings_interpreters=["ar", "tr"]))
    )
    assert made["lines"][0]["interpreter"]["offer"] == "care"


def test_an_interpreter_who_shares_no_language_with_the_staff_is_none() -> None:
    offers = catalogue(visit(), interpreter(), teams=[speaking("en", "ar")])
    made = tiny.plan(case(persons=arabic(), needs=[talk()]), offers)
    assert tiny.help_of(made, "chat") == []


def test_who_interprets_has_only_so_much_time() -> None:
    twice = talk(measure=times_a_week(2, per_slot=2, per_day=2))
    offers = catalogue(visit(), interpreter(), teams=[speaking("de", "ar", capacity_minutes_per_week=30)])
    made = tiny.plan(case(persons=arabic(), needs=[twice]), offers)
    assert tiny.help_of(made, "chat") == ["care"]
    assert [row["reason"] for row in made["unmet"]] == ["staff_short"]


def test_two_services_share_the_talk() -> None:
    twice = talk(measure=times_a_week(2, per_slot=2, per_day=2))
    services = [interpreter(), interpreter("tongues")]
    teams = [
        speaking("de", "ar", id=f"{name}_team", capacity_minutes_per_week=30)
        for name in ("voices", "tongues")
    ]
    made = tiny.plan(case(persons=arabic(), needs=[twice]), catalogue(visit(), *services, teams=teams))
    assert sorted(line["interpreter"]["offer"] for line in made["lines"]) == ["tongues", "voices"]


def test_in_sign_language_the_carrier_of_the_benefit_pays() -> None:
    signing = [person(languages=["dgs"], disability=["sinnes"])]
    taught = tiny.need(
        "train",
        task="living_skills",
        action="enable",
        standing="owed",
        entitlement="assistenz_qualifiziert",
    )
    asked = {"tasks": ["living_skills"], "actions": ["enable"], "paid_by": ["assistenz_qualifiziert"]}
    guide = visit("guide", team="guides", paragraph="SGB IX § 78", **asked)
    teams = [speaking("de", "dgs"), team("guides", qualification="Q4")]
    given = {
        "person": "pia",
        "benefit": "assistenz_qualifiziert",
        "status": "approved",
        "begins": tiny.STATED,
    }
    made = tiny.plan(
        case(persons=signing, needs=[taught], grants=[{"id": "grant", **given}]),
        catalogue(guide, interpreter(), teams=teams),
    )
    told = made["lines"][0]["interpreter"]
    assert (told["payer"], told["paragraph"]) == ("EGH", "SGB I § 17 Abs. 2")


def test_an_interpreter_stated_for_a_matter_goes_before_some_german() -> None:
    some = [person(languages=["ar", "de"], interpreter={"language": "ar"})]
    made = tiny.plan(case(persons=some, needs=[talk()]), catalogue(visit()))
    assert tiny.help_of(made, "chat") == []
    one_book = [person(languages=["ar", "de"], interpreter={"language": "ar", "matters": ["sgb_viii"]})]
    made = tiny.plan(case(persons=one_book, needs=[talk()]), catalogue(visit()))
    assert tiny.help_of(made, "chat") == ["care"]


@pytest.mark.parametrize(
    ("relation", "changes", "wish", "expected"),
    [
        ("neighbour", {}, False, ["hanna"]),
        ("child", {}, False, []),
        ("child", {}, True, ["hanna"]),
        ("child", {"intimate": True}, True, []),
        ("child", {"standing": "owed", "entitlement": "soziotherapie"}, True, []),
    ],
    ids=["neighbour", "relative", "relative as wished", "intimate", "medical"],
)
def test_relatives_interpret_only_as_wished(
    relation: str, changes: Json, wish: bool, expected: list[str]
) -> None:
    asked = wished("at_office", **{"task": "interpreting", "action": "accompany", **changes})
    wishes = [
        {
            "id": "hers",
            "person": "pia",
            "of": {"helper": "hanna"},
            "needs": ["at_office"],
            "stated_on": tiny.STATED,
        }
    ]
    hanna = helper(tasks=["interpreting"], relation=relation, consent={"intimate": True})
    made = tiny.plan(
        case(persons=arabic(), needs=[asked], helpers=[hanna], wishes=wishes if wish else []), NOTHING
    )
    assert tiny.help_of(made, "at_office") == expected


def test_rights_do_not_read_languages() -> None:
    german, foreign = tiny.plan(case(needs=[talk()])), tiny.plan(case(persons=arabic(), needs=[talk()]))
    assert german["rights"] == foreign["rights"]
