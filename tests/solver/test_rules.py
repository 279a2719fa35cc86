"""Each rule has a pair: the smallest problem that it allows, and the smallest that it forbids."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import pytest

from arrangement.rulebook.rules import RULES
from tests.solver import tiny
from tests.solver.tiny import (
    Json,
    aid,
    case,
    catalogue,
    chosen,
    employed,
    helper,
    minutes_a_week,
    need,
    owed,
    own,
    person,
    presence,
    session,
    team,
    times_a_week,
    visit,
    wished,
)


@dataclass(frozen=True)
class Problem:
    """Files, and who is expected to help with which need."""

    case: Json
    catalogue: Json
    helps: Mapping[str, list[str]]


@dataclass(frozen=True)
class Pair:
    """What a rule allows and what it forbids."""

    rule: str
    allows: Problem
    forbids: Problem


NOBODY = catalogue()
TWICE = times_a_week(2, per_slot=2, per_day=2)
MON = [{"days": ["mon"], "parts": ["morning"]}]
ALL_DAY = ["early", "morning", "noon", "afternoon", "evening"]


def _mornings(minutes: int) -> list[Json]:
    return [{"days": ["mon"], "parts": ["morning"], "minutes": minutes}]


def _two_needs(**changes: object) -> list[Json]:
    return [need("cook"), owed("clean", task="cleaning", **changes)]


def _needs_accounted() -> Pair:
    """What is not done is unmet, and nothing is done twice."""
    return Pair(
        "needs_accounted",
        Problem(case(helpers=[helper()]), catalogue(visit()), {"cook": ["hanna"]}),
        Problem(case(), NOBODY, {"cook": []}),
    )


def _protection_plan_kept() -> Pair:
    """A helper would do, but the protection plan says who comes."""
    locked = {"need": "cook", "offer": "care", "days": ["mon"], "part": "morning", "minutes": 30}
    return Pair(
        "protection_plan_kept",
        Problem(case(helpers=[helper()]), catalogue(visit()), {"cook": ["hanna"]}),
        Problem(
            case(helpers=[helper()], protection={"protection_plan": [locked]}),
            catalogue(visit()),
            {"cook": ["care"]},
        ),
    )


def _joint_presence_avoided() -> Pair:
    """Two helpers who must not meet."""
    two = [helper("hanna", tasks=["meal"]), helper("hugo", tasks=["cleaning"])]
    apart = {"unsafe": [{"joint_presence": ["hugo", "hanna"]}]}
    cleaners = catalogue(visit(tasks=["cleaning"]))
    met = {"cook": ["hanna"], "clean": ["hugo"]}
    return Pair(
        "joint_presence_avoided",
        Problem(case(needs=_two_needs(), helpers=two), cleaners, met),
        Problem(
            case(needs=_two_needs(), helpers=two, protection=apart), cleaners, {**met, "clean": ["care"]}
        ),
    )


def _spread_over_the_week() -> Pair:
    """One warm meal a day is not two on Monday."""
    twice = need(measure=times_a_week(2), days=["mon", "tue"], parts=["morning", "noon"])
    return Pair(
        "spread_over_the_week",
        Problem(
            case(needs=[twice], helpers=[helper(times=[{"days": ["mon", "tue"], "parts": ["morning"]}])]),
            NOBODY,
            {"cook": ["hanna", "hanna"]},
        ),
        Problem(
            case(needs=[twice], helpers=[helper(times=[{"days": ["mon"]}])]), NOBODY, {"cook": ["hanna"]}
        ),
    )


def _days_stay_apart() -> Pair:
    """Who helps on Sunday and Monday helps twice in a row: Monday follows Sunday."""

    def problem(days: list[str], helps: list[str]) -> Problem:
        twice = need(measure=times_a_week(2, days_apart=1), days=["mon", "wed", "sun"])
        times = [{"days": days}]
        return Problem(case(needs=[twice], helpers=[helper(times=times)]), NOBODY, {"cook": helps})

    return Pair("days_stay_apart", problem(["mon", "wed"], ["hanna"] * 2), problem(["mon", "sun"], ["hanna"]))


def _enough_hands_at_once() -> Pair:
    """Two carry; one alone does not."""
    carried = case(needs=[need(helpers_at_once=2)], helpers=[helper("hanna"), helper("hugo")])
    return Pair(
        "enough_hands_at_once",
        Problem(carried, NOBODY, {"cook": ["hanna", "hugo"]}),
        Problem({**carried, "helpers": [helper("hanna")]}, NOBODY, {"cook": []}),
    )


def _same_person_every_time() -> Pair:
    """Two who each come on one day are not the same person."""

    def problem(continuity: str, helps: list[str]) -> Problem:
        twice = need(measure=times_a_week(2), days=["mon", "tue"], continuity=continuity)
        helpers = [helper(id, times=[{"days": [day]}]) for id, day in (("hanna", "mon"), ("hugo", "tue"))]
        return Problem(case(needs=[twice], helpers=helpers), NOBODY, {"cook": helps})

    allows = problem("same_person", ["hanna", "hanna"])
    both = {**allows.case, "helpers": [helper("hanna")]}
    forbids = problem("same_person", ["hanna"])
    return Pair("same_person_every_time", Problem(both, NOBODY, allows.helps), _only_hanna(forbids))


def _only_hanna(problem: Problem) -> Problem:
    """Whom she likes better decides which of two equal ones it is."""
    wish = {"id": "her", "person": "pia", "of": {"helper": "hanna"}, "stated_on": tiny.STATED}
    return Problem({**problem.case, "wishes": [wish]}, problem.catalogue, problem.helps)


def _pieces_worthwhile() -> Pair:
    """Half an hour is half of what is needed, or too short to be of use."""
    short = helper(gladly_minutes=30, at_most_minutes=30)
    return Pair(
        "pieces_worthwhile",
        Problem(
            case(needs=[need(measure=tiny.minutes_a_week(60, at_least=30))], helpers=[short]),
            NOBODY,
            {"cook": ["hanna"]},
        ),
        Problem(
            case(needs=[need(measure=tiny.minutes_a_week(60, at_least=60))], helpers=[short]),
            NOBODY,
            {"cook": []},
        ),
    )


def _stays_carry_presence() -> Pair:
    """Who cooks for an hour is there for an hour; who does nothing and may not stay is not."""
    active_only = helper(presence_gladly_minutes=0, presence_at_most_minutes=0)
    watch = need("watch", task="supervision", action="supervise", measure=presence(60))
    cook = need("cook", measure=times_a_week(1, 60))
    return Pair(
        "stays_carry_presence",
        Problem(
            case(needs=[watch, cook], helpers=[active_only]), NOBODY, {"watch": ["hanna"], "cook": ["hanna"]}
        ),
        Problem(case(needs=[watch], helpers=[active_only]), NOBODY, {"watch": []}),
    )


def _watched_where_they_are() -> Pair:
    """Who is at a club for an hour of four can be watched at home for three."""
    watch = need("watch", task="supervision", action="supervise", measure=presence(180))
    club = wished("club", task="social_contact")
    watcher = [helper(tasks=["supervision"])]
    longer = {**watch, "measure": presence(185)}
    met = {"watch": ["hanna"], "club": ["club"]}
    return Pair(
        "one_place_at_a_time",
        Problem(case(needs=[watch, club], helpers=watcher), catalogue(session()), met),
        Problem(case(needs=[longer, club], helpers=watcher), catalogue(session()), {**met, "club": []}),
    )


def _watched_from_where_one_is() -> Pair:
    """Within the hour that she has she may clean and be there, but not shop and be there."""
    watch = need("watch", task="supervision", action="supervise", measure=presence(60))
    neighbour = [helper(times=_mornings(60))]

    def beside(task: str) -> Json:
        return case(needs=[watch, wished("other", task=task, measure=times_a_week(1, 60))], helpers=neighbour)

    met = {"watch": ["hanna"], "other": ["hanna"]}
    return Pair(
        "stays_carry_presence",
        Problem(beside("cleaning"), NOBODY, met),
        Problem(beside("shopping"), NOBODY, {**met, "other": []}),
    )


def _help_needs_a_visit() -> Pair:
    """Two times half an hour fit into an hour of duty, not into half an hour."""
    met = {"cook": ["care"], "clean": ["care"]}
    return Pair(
        "help_needs_a_visit",
        Problem(case(needs=_two_needs()), catalogue(visit(), teams=[team(times=_mornings(60))]), met),
        Problem(
            case(needs=_two_needs()),
            catalogue(visit(), teams=[team(times=_mornings(30))]),
            {**met, "clean": []},
        ),
    )


def _team_capacity_kept() -> Pair:
    """A team has an hour a week, or half of it."""
    met = {"cook": ["care"], "clean": ["care"]}
    needs = _two_needs(days=["tue"])
    return Pair(
        "team_capacity_kept",
        Problem(case(needs=needs), catalogue(visit(), teams=[team(capacity_minutes_per_week=60)]), met),
        Problem(
            case(needs=needs),
            catalogue(visit(), teams=[team(capacity_minutes_per_week=30)]),
            {**met, "clean": []},
        ),
    )


def _attendance_carries_help() -> Pair:
    """Company at the club comes with attending it, and attending it has its price."""
    needs = [need("talk", task="social_contact", measure=times_a_week(1, 60))]
    priced = catalogue(session(price={"unit": "session", "cents": 1000}))
    poor = person(own_money={"accepts_cents_per_month": 500, "on": tiny.STATED})
    return Pair(
        "attendance_carries_help",
        Problem(case(needs=needs, choices=chosen("talk", instead="club")), priced, {"talk": ["club"]}),
        Problem(
            case(needs=needs, persons=[poor], choices=chosen("talk", instead="club")), priced, {"talk": []}
        ),
    )


def _sessions_one_at_a_time() -> Pair:
    """Talking at ten and singing at noon, or both at ten."""
    needs = [
        need("talk", task="social_contact", parts=ALL_DAY),
        owed("sing", task="leisure", parts=ALL_DAY),
    ]
    talk = session("talk_club", tasks=["social_contact"])
    later = session("choir", tasks=["leisure"], sessions=[{"day": "mon", "begins": "12:30", "ends": "13:30"}])
    same = session("choir", tasks=["leisure"], sessions=[{"day": "mon", "begins": "10:30", "ends": "11:30"}])
    met = {"talk": ["talk_club"], "sing": ["choir"]}
    return Pair(
        "sessions_one_at_a_time",
        Problem(case(needs=needs), catalogue(talk, later), met),
        Problem(case(needs=needs), catalogue(talk, same), {**met, "sing": []}),
    )


def _way_is_accompanied() -> Pair:
    """Who does not go out alone goes with somebody who agreed to come along, or stays."""
    shy = person(going_out="with_companion")
    talk = need("talk", task="social_contact", place="outside")
    along = helper(tasks=["accompany_outside"], times=[{"days": ["mon"]}])
    not_then = helper(tasks=["accompany_outside"], times=_mornings(35))
    return Pair(
        "way_is_accompanied",
        Problem(case(needs=[talk], persons=[shy], helpers=[along]), catalogue(session()), {"talk": ["club"]}),
        Problem(case(needs=[talk], persons=[shy], helpers=[not_then]), catalogue(session()), {"talk": []}),
    )


def _talk_is_interpreted() -> Pair:
    """She understands Arabic, the service German: who interprets has half an hour a week, or less."""
    arabic = [person(languages=["ar"])]
    chat = wished("chat", task="social_contact", action="accompany")
    free = {"price": None, "paid_by": [], "paragraph": None, "provider": "between"}
    voices = visit("voices", kind="civic", tasks=["interpreting"], team="voices_team", **free)

    def with_time(minutes: int) -> Json:
        between = team(
            "voices_team", provider="between", languages=["de", "ar"], capacity_minutes_per_week=minutes
        )
        return catalogue(visit(), voices, teams=[between])

    asked = case(persons=arabic, needs=[chat])
    return Pair(
        "talk_is_interpreted",
        Problem(asked, with_time(30), {"chat": ["care"]}),
        Problem(asked, with_time(25), {"chat": []}),
    )


def _one_place_at_a_time() -> Pair:
    """A morning has room for the club and a meal, unless the club and the way take all of it."""
    needs = [need("talk", task="social_contact", place="outside"), owed("cook")]
    whole = session(sessions=[{"day": "mon", "begins": "08:10", "ends": "11:50"}])
    met = {"talk": ["club"], "cook": ["hanna"]}
    cook = [helper(tasks=["meal"])]
    return Pair(
        "one_place_at_a_time",
        Problem(case(needs=needs, helpers=cook), catalogue(session()), met),
        Problem(case(needs=needs, helpers=cook), catalogue(whole), {**met, "cook": []}),
    )


def _both_are_one() -> Pair:
    """She cooks for him after the club in the same morning; where the club takes all of it, she does not."""
    two = [person(), person("mia", birth_date="1980-02-03")]
    needs = [need("talk", task="social_contact", place="outside", person="mia"), owed("cook")]
    needs[0]["goals"] = []
    whole = session(sessions=[{"day": "mon", "begins": "08:10", "ends": "11:50"}])
    both = case(persons=two, needs=needs, helpers=[helper(tasks=["meal"], is_person="mia")])
    met = {"talk": ["club"], "cook": ["hanna"]}
    return Pair(
        "both_are_one",
        Problem(both, catalogue(session()), met),
        Problem(both, catalogue(whole), {**met, "cook": []}),
    )


def _helper_time_kept() -> Pair:
    """A helper has an hour on Monday morning, or half of it."""
    met = {"cook": ["hanna"], "clean": ["hanna"]}
    return Pair(
        "helper_time_kept",
        Problem(case(needs=_two_needs(), helpers=[helper(times=_mornings(60))]), NOBODY, met),
        Problem(
            case(needs=_two_needs(), helpers=[helper(times=_mornings(30))]), NOBODY, {**met, "clean": []}
        ),
    )


def _helpers_within_offer() -> Pair:
    """A helper gives at most an hour a week, or half of it."""
    met = {"cook": ["hanna"], "clean": ["hanna"]}
    needs = _two_needs(days=["tue"])
    return Pair(
        "helpers_within_offer",
        Problem(case(needs=needs, helpers=[helper(gladly_minutes=0, at_most_minutes=60)]), NOBODY, met),
        Problem(
            case(needs=needs, helpers=[helper(gladly_minutes=0, at_most_minutes=55)]),
            NOBODY,
            {**met, "clean": []},
        ),
    )


def _helper_day_limit_kept() -> Pair:
    """A helper gives at most an hour on one day, or half of it."""
    met = {"cook": ["hanna"], "clean": ["hanna"]}
    needs = _two_needs(parts=["evening"])
    return Pair(
        "helper_day_limit_kept",
        Problem(case(needs=needs, helpers=[helper(at_most_minutes_per_day=60)]), NOBODY, met),
        Problem(
            case(needs=needs, helpers=[helper(at_most_minutes_per_day=55)]), NOBODY, {**met, "clean": []}
        ),
    )


def _on_call_within_offer() -> Pair:
    """Two mornings on call, or one."""

    def problem(parts: int, helps: list[str]) -> Problem:
        measure = {"kind": "reachable", "within_minutes": 30}
        calls = need(measure=measure, task="social_contact", action="be_reachable", days=["mon", "tue"])
        on_call = {
            "on_call_within_minutes": 30,
            "on_call_times": [{}],
            "on_call_at_most_parts": parts,
            "consent": {"actions": ["be_reachable"]},
        }
        return Problem(case(needs=[calls], helpers=[helper(**on_call)]), NOBODY, {"cook": helps})

    return Pair("on_call_within_offer", problem(2, ["hanna"] * 2), problem(1, ["hanna"]))


def _helpers_have_a_free_day() -> Pair:
    """Seven days a week is one too many for a main carer who did not wish it."""
    daily = need(measure=times_a_week(7), days=["mon", "tue", "wed", "thu", "fri", "sat", "sun"])
    carer = helper(main_carer=True)
    wished_it = helper(main_carer=True, no_free_day_wished_on=tiny.STATED)
    return Pair(
        "helpers_have_a_free_day",
        Problem(case(needs=[daily], helpers=[wished_it]), catalogue(visit()), {"cook": ["hanna"] * 7}),
        Problem(case(needs=[daily], helpers=[carer]), catalogue(visit()), {"cook": ["care", *["hanna"] * 6]}),
    )


def _working_time_kept() -> Pair:
    """Two mornings of four hours and one more hour: eight hours a day are the most by law."""

    def problem(minutes: int, helps: list[str]) -> Problem:
        watch = {"task": "supervision", "action": "supervise", "days": ["mon"]}
        long = need("watch", parts=["early", "morning"], measure=minutes_a_week(300), **watch)
        more = owed("again", parts=["noon", "afternoon"], measure=minutes_a_week(minutes, minutes), **watch)
        data = case(needs=[long, more], employed=[employed()])
        return Problem(data, NOBODY, {"watch": ["elli", "elli"], "again": helps})

    return Pair("working_time_kept", problem(180, ["elli"]), problem(185, []))


def _paid_hours_kept() -> Pair:
    """What a wage of 200 euros pays for at the minimum wage, and not five minutes more."""

    def problem(minutes: int, helps: list[str]) -> Problem:
        watch = {"task": "supervision", "action": "supervise", "days": ["mon"]}
        long = need("watch", parts=["morning"], measure=minutes_a_week(minutes, minutes), **watch)
        data = case(needs=[long], employed=[employed(cents_per_month=20000)])
        return Problem(data, NOBODY, {"watch": helps})

    return Pair("working_time_kept", problem(195, ["elli"]), problem(200, []))


def _minijob_kept() -> Pair:
    """Ten hours a week are a Minijob at the minimum wage, and not five minutes more."""

    def problem(minutes: int, helps: list[str]) -> Problem:
        watch = {"task": "supervision", "action": "supervise"}
        long = need("watch", parts=["early", "morning"], days=["mon"], measure=minutes_a_week(300), **watch)
        more = [
            owed(name, parts=["noon", "afternoon"], days=[day], measure=minutes_a_week(some, some), **watch)
            for name, day, some in (("more", "wed", 180), ("last", "fri", minutes))
        ]
        job = employed(form="minijob", minutes_per_week=720, cents_per_month=100000)
        helping = {"watch": ["elli"] * 2, "more": ["elli"], "last": helps}
        return Problem(case(needs=[long, *more], employed=[job]), NOBODY, helping)

    return Pair("working_time_kept", problem(120, ["elli"]), problem(125, []))


def _rest_kept() -> Pair:
    """Who works every evening is not there early on the next day; who works by day rests at night."""

    def problem(parts: list[str], helps: list[str]) -> Problem:
        daily = need(
            "daily", parts=parts, measure=times_a_week(2, per_slot=1, per_day=1), days=["mon", "tue"]
        )
        late = need("late", parts=["night"], days=["mon"], standing="owed", entitlement="pflegesachleistung")
        data = case(needs=[daily, late], employed=[employed()])
        return Problem(data, NOBODY, {"daily": ["elli", "elli"], "late": helps})

    return Pair("rest_kept", problem(["evening"], ["elli"]), problem(["morning"], []))


def _own_strength_respected() -> Pair:
    """What somebody can do for an hour a week they do not do for two."""
    twice = need(measure=times_a_week(2), days=["mon", "tue"])
    return Pair(
        "own_strength_respected",
        Problem(
            case(needs=[twice], persons=[person(own=[own(minutes_per_week=60)])]),
            catalogue(visit()),
            {"cook": ["herself", "herself"]},
        ),
        Problem(
            case(needs=[twice], persons=[person(own=[own(minutes_per_week=55)])]),
            catalogue(visit()),
            {"cook": ["care", "herself"]},
        ),
    )


def _month_amounts_kept() -> Pair:
    """What is used up in November pays for no help in November."""
    used = {"person": "pia", "benefit": "pflegesachleistung", "month": "2026-11"}
    poor = person(own_money={"accepts_cents_per_month": 0, "on": tiny.STATED})
    by_piece = catalogue(visit(price={"unit": "piece", "cents": 1000}))
    # Two Mondays of the horizon lie in November: 20 EUR of 796 EUR.
    return Pair(
        "month_amounts_kept",
        Problem(
            case(needs=[owed()], persons=[poor], amounts_used=[{**used, "used_cents": 77600}]),
            by_piece,
            {"cook": ["care"]},
        ),
        Problem(
            case(needs=[owed()], persons=[poor], amounts_used=[{**used, "used_cents": 77601}]),
            by_piece,
            {"cook": []},
        ),
    )


def _replacement_days_kept() -> Pair:
    """Eight weeks without the carer are 56 days of one calendar year; nine are too many."""
    poor = person(own_money={"accepts_cents_per_month": 0, "on": tiny.STATED})
    carer = helper("dora", main_carer=True, tasks=["meal"])
    kinds = [{"id": "regular"}, {"id": "respite", "kind": "respite", "resting": ["dora"]}]

    def until(day: str) -> Json:
        weeks = [{"week_type": "respite", "begins": "2027-01-11", "ends": day}]
        return case(
            plan_date="2027-01-04",
            horizon={"weeks": 12},
            week_types=kinds,
            calendar=weeks,
            persons=[poor],
            helpers=[carer],
            needs=[owed(week_types=["respite"])],
        )

    only = catalogue(visit(paid_by=["verhinderungspflege"]))
    return Pair(
        "replacement_days_kept",
        Problem(until("2027-03-07"), only, {"cook": ["care"]}),
        Problem(until("2027-03-14"), only, {"cook": []}),
    )


def _one_payer_per_price() -> Pair:
    """A flat price is not split: two needs that different benefits owe need two prices."""
    unable = person(disability=["koerperlich"], own_money={"accepts_cents_per_month": 0, "on": tiny.STATED})
    needs = [
        owed("wash", task="body_care"),
        owed("cope", task="crisis_support", entitlement="assistenz_kompensatorisch", urgency="soon"),
    ]
    both = ["assistenz_kompensatorisch", "pflegesachleistung"]
    flat = {"tasks": ["body_care", "crisis_support"], "paid_by": both}
    by_month = visit("care", **flat, price={"unit": "month", "cents": 10})
    by_hour = visit("dearer", **{**flat, "tasks": ["body_care"]})
    skilled = [team(qualification="Q4")]
    same = [{**entry, "entitlement": "pflegesachleistung", "task": "body_care"} for entry in needs]
    return Pair(
        "one_payer_per_price",
        Problem(
            case(needs=same, persons=[unable]),
            catalogue(by_month, by_hour, teams=skilled),
            {"wash": ["care"], "cope": ["care"]},
        ),
        Problem(
            case(needs=needs, persons=[unable]),
            catalogue(by_month, by_hour, teams=skilled),
            {"wash": ["dearer"], "cope": ["care"]},
        ),
    )


def _substitutes_have_run() -> Pair:
    """Two meals a week, two phases: a neighbour who cooked one before may cook two; one who did not, none."""
    phases = [
        {"id": "start", "begins": tiny.ON, "review_on": "2026-12-03"},
        {"id": "later", "begins": "2026-12-07", "review_on": "2026-12-20"},
    ]
    twice = [owed(measure=times_a_week(2), days=["mon", "tue"])]
    later: Json = {"phases": ["later"]}

    def cooks(*times: Json) -> Json:
        return case(phases=phases, needs=twice, helpers=[helper(times=[*times, later])])

    has_cooked = cooks({"days": ["mon"], "phases": ["start"]})
    return Pair(
        "substitutes_have_run",
        Problem(has_cooked, catalogue(visit()), {"cook": ["care", "hanna", "hanna", "hanna"]}),
        Problem(cooks(), catalogue(visit()), {"cook": ["care"] * 4}),
    )


def _own_share_accepted() -> Pair:
    """Two Mondays in November at one euro each."""

    def accepts(cents: int) -> list[Json]:
        return [person(own_money={"accepts_cents_per_month": cents, "on": tiny.STATED})]

    return Pair(
        "own_share_accepted",
        Problem(
            case(persons=accepts(200), choices=chosen("cook", instead="menu")),
            catalogue(aid()),
            {"cook": ["menu"]},
        ),
        Problem(
            case(persons=accepts(199), choices=chosen("cook", instead="menu")), catalogue(aid()), {"cook": []}
        ),
    )


PAIRS = (
    _needs_accounted(),
    _protection_plan_kept(),
    _joint_presence_avoided(),
    _spread_over_the_week(),
    _days_stay_apart(),
    _enough_hands_at_once(),
    _same_person_every_time(),
    _substitutes_have_run(),
    _pieces_worthwhile(),
    _stays_carry_presence(),
    _help_needs_a_visit(),
    _team_capacity_kept(),
    _attendance_carries_help(),
    _sessions_one_at_a_time(),
    _way_is_accompanied(),
    _talk_is_interpreted(),
    _one_place_at_a_time(),
    _both_are_one(),
    _helper_time_kept(),
    _helpers_within_offer(),
    _helper_day_limit_kept(),
    _on_call_within_offer(),
    _helpers_have_a_free_day(),
    _working_time_kept(),
    _rest_kept(),
    _own_strength_respected(),
    _month_amounts_kept(),
    _replacement_days_kept(),
    _one_payer_per_price(),
    _own_share_accepted(),
)
FURTHER = {
    "paid hours": _paid_hours_kept(),
    "hours of a Minijob": _minijob_kept(),
    "watched from outside": _watched_from_where_one_is(),
    "watched while out": _watched_where_they_are(),
}
BY_RULE = pytest.mark.parametrize(
    "pair", [*PAIRS, *FURTHER.values()], ids=[*(pair.rule for pair in PAIRS), *FURTHER]
)


def _planned_as_expected(problem: Problem) -> None:
    made = tiny.plan(problem.case, problem.catalogue)
    assert {name: tiny.help_of(made, name) for name in problem.helps} == problem.helps
    for entry in made["needs"]:
        assert entry["covered"] + tiny.unmet_of(made, entry["id"]) == entry["required"]


def test_every_rule_has_its_pair_in_the_order_of_the_rulebook() -> None:
    assert [pair.rule for pair in PAIRS] == [rule.id for rule in RULES]


@BY_RULE
def test_what_a_rule_allows_happens(pair: Pair) -> None:
    _planned_as_expected(pair.allows)


@BY_RULE
def test_what_a_rule_forbids_does_not_happen(pair: Pair) -> None:
    _planned_as_expected(pair.forbids)


@BY_RULE
def test_nothing_but_this_rule_stands_in_the_way(pair: Pair) -> None:
    given = tiny.inputs(pair.forbids.case, pair.forbids.catalogue)
    _, kept = tiny.solved_without(given)
    _, dropped = tiny.solved_without(given, pair.rule)
    assert [tier.best for tier in dropped.tiers] < [tier.best for tier in kept.tiers]
