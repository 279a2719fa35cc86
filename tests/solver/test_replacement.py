"""Replacement care while a main carer rests (§§ 39, 42a SGB XI): it pays, halves Pflegegeld, and ends."""

from __future__ import annotations

import copy
from collections.abc import Callable
from typing import Any

import pytest

from arrangement.audit import audit_plan
from assessment.ground.errors import InputError
from tests.solver import tiny
from tests.solver.tiny import Json, case, catalogue, helper, owed, person, times_a_week, visit

DAYS = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"]
BOTH = ["pflegesachleistung", "verhinderungspflege"]
DEAR = {"unit": "hour", "cents": 4800}
RESPITE = [{"week_type": "respite", "begins": "2027-01-04", "ends": "2027-01-10"}]
"""One week, Monday to Sunday; eight weeks from 23 November 2026 end on 17 January 2027."""


def carer(**changes: Any) -> Json:
    """A daughter who cooks, and rests in weeks of respite."""
    return helper("dora", relation="child", main_carer=True, tasks=["meal", "shopping"], **changes)


def rests(calendar: list[Json] = RESPITE, weeks: int = 8, **changes: Any) -> Json:
    """A case with a week in which the daughter rests; somebody else cooks then."""
    kinds = [{"id": "regular"}, {"id": "respite", "kind": "respite", "resting": ["dora"]}]
    need = owed(week_types=["respite"], measure=times_a_week(7, 60), days=DAYS)
    given = {"week_types": kinds, "calendar": calendar, "horizon": {"weeks": weeks}}
    return case(**{"needs": [need], "helpers": [carer()], **given, **changes})


def months(made: Json) -> dict[str, Json]:
    return {row["month"]: row for row in made["months"]}


def stock(made: Json, month: str) -> Json:
    (found,) = [one for one in months(made)[month]["stocks"] if one["claim"] == "jahresbetrag"]
    row: Json = found
    return row


def benefits(made: Json) -> set[str]:
    return {line["benefit"] for line in made["lines"]}


OFFERS = catalogue(visit(price=DEAR, paid_by=BOTH))
NOBODY = catalogue()


def test_it_pays_out_of_the_year_and_halves_pflegegeld_but_for_the_first_and_last_day() -> None:
    """Seven hours at 48 EUR: 336 EUR of 3,539. January: 26 full days and 5 halves of 30, 347 x 28.5 / 30."""
    made = tiny.plan(rests(), OFFERS)
    assert benefits(made) == {"verhinderungspflege"}
    assert months(made)["2027-01"]["funding"] == {"PK": 33600}
    assert months(made)["2027-01"]["pflegegeld_cents"] == 32965
    assert months(made)["2026-12"]["pflegegeld_cents"] == 34700
    row = stock(made, "2027-01")
    assert (row["accrued_cents"], row["used_cents"], row["closing_cents"]) == (353900, 33600, 320300)
    left = {(r["cents"], r["expires"]) for r in made["remaining"] if r["claim"] == "pia_kurzzeitpflege"}
    assert left == {(353900, "2026-12-31"), (320300, "2027-12-31")}
    (asked,) = [row for row in made["applications"] if row["what"] == "verhinderungspflege"]
    assert (asked["by"], asked["papers"]) == ("2028-12-31", ["receipts"])


def test_the_steps_of_a_halved_month_name_paragraph_and_source() -> None:
    """December 2026 is the month that is shown: the carer rests from the 7th to the 13th."""
    week = [{"week_type": "respite", "begins": "2026-12-07", "ends": "2026-12-13"}]
    made = tiny.plan(rests(week), OFFERS)
    (row,) = made["pflegegeld"]
    assert (row["month"], row["cents"], row["days_half"], row["days_none"]) == ("2026-12", 32965, 5, 0)
    assert all(step["paragraph"] for step in row["trace"])
    assert {"pflegegeld_weiter_wochen", "pflegegeld_weiter_anteil"} <= {step["step"] for step in row["trace"]}


def test_a_little_help_is_cheaper_for_the_person_out_of_the_sachleistung() -> None:
    """24 EUR are 3.02 % of the Sachleistung: 10.48 EUR of Pflegegeld; five half days would cost 28.92."""
    little = owed(week_types=["respite"])
    made = tiny.plan(rests(needs=[little]), OFFERS)
    assert benefits(made) == {"pflegesachleistung"}
    assert stock(made, "2027-01")["used_cents"] == 0


@pytest.mark.parametrize(
    "changes",
    [
        {"helpers": [carer(), helper()], "week_types": [{"id": "regular"}, {"id": "respite"}]},
        {"helpers": [{**carer(), "main_carer": False}]},
        {"helpers": [{**carer(), "consents": [{"tasks": ["shopping"], "agreed_on": tiny.STATED}]}]},
        {"persons": [person(pflegegrad={"grade": 1, "since": "2026-01-01"})]},
    ],
    ids=["nobody rests", "no main carer", "never cooked", "Pflegegrad 1"],
)
def test_it_pays_only_for_what_a_resting_main_carer_agreed_to_and_from_pflegegrad_2(changes: Json) -> None:
    poor = person(own_money={"accepts_cents_per_month": 0, "on": tiny.STATED})
    only = catalogue(visit(price=DEAR, paid_by=["verhinderungspflege"]))
    made = tiny.plan(rests(**{"persons": [poor], **changes}), only)
    assert "verhinderungspflege" not in benefits(made)
    assert not any(line["offer"] == "care" for line in made["lines"])


def test_what_was_used_of_the_year_is_gone() -> None:
    """Kurzzeitpflege in spring and replacement care in summer leave 100 EUR of 2026: two of seven hours."""
    spent = [
        {"person": "pia", "claim": "kurzzeitpflege", "on": "2026-04-01", "used_cents": 300000},
        {"person": "pia", "claim": "verhinderungspflege", "on": "2026-08-01", "used_cents": 43900},
    ]
    week = [{"week_type": "respite", "begins": "2026-12-07", "ends": "2026-12-13"}]
    poor = person(own_money={"accepts_cents_per_month": 0, "on": tiny.STATED})
    only = catalogue(visit(price=DEAR, paid_by=["verhinderungspflege"]))
    made = tiny.plan(rests(week, persons=[poor], claims_used=spent), only)
    assert tiny.help_of(made, "cook") == ["care", "care"]
    assert stock(made, "2026-12")["closing_cents"] == 0
    assert {row["reason"] for row in made["unmet"]} == {"legal_ceiling_reached"}


def _before(days: int, on: str = "2026-05-01") -> list[Json]:
    return [{"person": "pia", "claim": "verhinderungspflege", "on": on, "days": days}]


DECEMBER: list[Json] = [{"week_type": "respite", "begins": "2026-12-07", "ends": "2026-12-13"}]


@pytest.mark.parametrize(
    ("before", "pays"),
    [
        (_before(49), True),
        (_before(50), False),
        (_before(30) + _before(20, "2026-08-01"), False),
        (_before(56, "2025-05-01"), True),
        (_before(56, "2026-12-01"), True),
    ],
    ids=["seven left", "six left", "added up", "of another year", "after the plan date"],
)
def test_days_used_before_the_plan_count_to_the_eight_weeks(before: list[Json], pays: bool) -> None:
    poor = person(own_money={"accepts_cents_per_month": 0, "on": tiny.STATED})
    only = catalogue(visit(price=DEAR, paid_by=["verhinderungspflege"]))
    made = tiny.plan(rests(DECEMBER, persons=[poor], claims_used=before), only)
    assert ("verhinderungspflege" in benefits(made)) == pays
    assert pays or {row["reason"] for row in made["unmet"]} == {"legal_ceiling_reached"}


def test_days_used_before_leave_the_next_year_alone() -> None:
    """The week of rest lies in January."""
    assert "verhinderungspflege" in benefits(tiny.plan(rests(claims_used=_before(56)), OFFERS))


def test_the_audit_counts_days_used_before() -> None:
    planned = rests(DECEMBER)
    for days, found in ((49, set()), (50, {"audit.A22.days"})):
        assert (
            _found(planned, rests(DECEMBER, claims_used=_before(days)), lambda plan: None)
            & {"audit.A22.days"}
            == found
        )


def test_beihilfe_pays_its_half_of_it_and_the_stock_is_whole() -> None:
    insured = {"care": "spv", "beihilfe": {"rate_percent": 50}}
    made = tiny.plan(rests(persons=[person(insurance=insured)]), OFFERS)
    assert months(made)["2027-01"]["funding"] == {"BEIHILFE": 16800, "PK": 16800}
    assert stock(made, "2027-01")["closing_cents"] == 320300
    left = {(r["cents"], r["expires"]) for r in made["remaining"] if r["claim"] == "pia_kurzzeitpflege"}
    assert left == {(176950, "2026-12-31"), (160150, "2027-12-31")}


def test_pflegegeld_goes_on_in_hospital_for_eight_weeks() -> None:
    """Nine weeks from 30 November to 31 January: 56 days are paid, the last seven are not (§ 34 Abs. 2)."""
    kinds = [{"id": "regular"}, {"id": "clinic", "kind": "hospital", "away": ["pia"]}]
    stay = [{"week_type": "clinic", "begins": "2026-11-30", "ends": "2027-01-31"}]
    made = tiny.plan(case(week_types=kinds, calendar=stay, horizon={"weeks": 12}), OFFERS)
    assert months(made)["2026-12"]["pflegegeld_cents"] == 34700
    assert months(made)["2027-01"]["pflegegeld_cents"] == 34700 * 24 // 30


def _first(**values: Any) -> Callable[[Json], None]:
    return lambda plan: plan["lines"][0].update(values)


def _month(name: str, **values: Any) -> Callable[[Json], None]:
    return lambda plan: months(plan)[name].update(values)


def _used(cents: int) -> Callable[[Json], None]:
    return lambda plan: stock(plan, "2027-01").update(used_cents=cents)


def _asked(plan: Json) -> None:
    plan["applications"] = [row for row in plan["applications"] if row["what"] != "verhinderungspflege"]


@pytest.mark.parametrize(
    ("broken", "message"),
    [
        (_first(week_type="regular"), "audit.A25.carer_is_there"),
        (_first(payer="KK"), "audit.A25.other_payer"),
        (_month("2027-01", pflegegeld_cents=34700), "audit.A23.pflegegeld"),
        (_month("2027-01", pflegegeld_cents=31808), "audit.A23.pflegegeld"),
        (_used(0), "audit.A22.stocks"),
        (lambda plan: plan["remaining"].clear(), "audit.A04.rest"),
        (_asked, "audit.A33.application_missing"),
    ],
)
def test_the_audit_finds_what_is_told_wrongly(broken: Callable[[Json], None], message: str) -> None:
    assert message in _found(rests(), rests(), broken)


@pytest.mark.parametrize(
    ("changed", "message"),
    [
        (
            {
                "claims_used": [
                    {"person": "pia", "claim": "kurzzeitpflege", "on": "2026-11-01", "used_cents": 1}
                ]
            },
            "",
        ),
        (
            {
                "amounts_used": [
                    {"person": "pia", "benefit": BOTH[1], "month": "2027-01", "used_cents": 320301}
                ]
            },
            "year",
        ),
        ({"calendar": [{**RESPITE[0], "ends": "2027-03-07"}], "horizon": {"weeks": 15}}, "days"),
        ({"helpers": [{**carer(), "main_carer": False}]}, "carer_is_there"),
    ],
    ids=["of another year", "cents", "days", "carer"],
)
def test_the_audit_finds_a_plan_beyond_the_year(changed: Json, message: str) -> None:
    found = _found(rests(), rests(**changed), lambda plan: None)
    ours = {name.rsplit(".", 1)[1] for name in found} & {"year", "days", "carer_is_there"}
    assert ours == ({message} if message else set())


def _found(planned: Json, judged: Json, edit: Callable[[Json], None]) -> set[str]:
    """Messages of the audit on a plan that was edited, or whose case is another than it was planned for."""
    plan = copy.deepcopy(tiny.plan(planned, OFFERS))
    edit(plan)
    files = tiny.inputs(judged, OFFERS)
    result = audit_plan(files.case.model, plan, files.catalogue.model, files.policy.model, files.hashes())
    return {violation.message for violation in result.violations}


# Kurzzeitpflege: the case says when and what a day costs; the year pays, Pflegegeld goes on by the half.


def in_a_place(calendar: list[Json] = RESPITE, care: int = 10000, weeks: int = 8, **changes: Any) -> Json:
    """A week in a place of Kurzzeitpflege at 100 EUR of care and 45 EUR of all else a day."""
    stay = {"person": "pia", "care_cents_per_day": care, "own_cents_per_day": 4500}
    kinds = [
        {"id": "regular"},
        {"id": "respite", "kind": "respite", "away": ["pia"], "kurzzeitpflege": [stay]},
    ]
    given = {"week_types": kinds, "calendar": calendar, "horizon": {"weeks": weeks}}
    return case(**{"needs": [owed()], **given, **changes})


def test_a_week_of_kurzzeitpflege_is_paid_out_of_the_year_and_halves_pflegegeld() -> None:
    """7 x 100 EUR of 3,539; 7 x 45 EUR stay with her. January: 26 full days and 5 halves of 30."""
    made = tiny.plan(in_a_place(), NOBODY)
    assert made["kurzzeitpflege"] == [
        {
            "person": "pia",
            "year": 2027,
            "begins": "2027-01-04",
            "days": 7,
            "care_cents": 70000,
            "paid_cents": 70000,
            "own_cents": 31500,
            "paragraph": "SGB XI § 42",
        }
    ]
    assert months(made)["2027-01"]["pflegegeld_cents"] == 32965
    row = stock(made, "2027-01")
    assert (row["accrued_cents"], row["used_cents"], row["closing_cents"]) == (353900, 70000, 283900)
    assert made["own_share_cents_per_month"] == 0
    (told,) = [row for row in made["warnings"] if row["key"] == "warning.kurzzeitpflege_ahead"]
    assert told["params"]["days"] == "2027-01-04"


def test_what_the_year_does_not_hold_the_person_pays() -> None:
    """2,000 EUR used in spring leave 1,539 EUR of 2026: a week at 250 EUR costs 1,750."""
    week = [{"week_type": "respite", "begins": "2026-12-07", "ends": "2026-12-13"}]
    spent = [{"person": "pia", "claim": "verhinderungspflege", "on": "2026-04-01", "used_cents": 200000}]
    made = tiny.plan(in_a_place(week, 25000, claims_used=spent), NOBODY)
    (row,) = made["kurzzeitpflege"]
    assert (row["care_cents"], row["paid_cents"], row["own_cents"]) == (175000, 153900, 21100 + 31500)
    assert stock(made, "2026-12")["lapsed_cents"] == 0


def test_from_the_ninth_week_on_nobody_pays_and_no_pflegegeld_goes_on() -> None:
    """Nine weeks of 2027 at 10 EUR a day: 56 days are paid.

    1 to 6 March (days 57 to 62) count nothing, the 7th is the last day and full: 25 of 31 days, of 30 counted
    six are missing: 347 x 25 / 30, the better one of two readings.
    """
    weeks = [{"week_type": "respite", "begins": "2027-01-04", "ends": "2027-03-07"}]
    made = tiny.plan(in_a_place(weeks, 1000, weeks=16), NOBODY)
    (row,) = made["kurzzeitpflege"]
    assert (row["days"], row["paid_cents"]) == (63, 56000)
    assert months(made)["2027-03"]["pflegegeld_cents"] == 28917


def test_days_in_kurzzeitpflege_before_the_plan_count() -> None:
    """53 of 56 days of 2026 were used in spring: three more are paid, cents or not."""
    week = [{"week_type": "respite", "begins": "2026-12-07", "ends": "2026-12-13"}]
    spent = [{"person": "pia", "claim": "kurzzeitpflege", "on": "2026-04-01", "used_cents": 5300, "days": 53}]
    made = tiny.plan(in_a_place(week, 1000, claims_used=spent), NOBODY)
    (row,) = made["kurzzeitpflege"]
    assert (row["days"], row["paid_cents"], row["own_cents"]) == (7, 3000, 4000 + 31500)


@pytest.mark.parametrize("grade", [1, 2])
def test_pflegegrad_1_has_no_kurzzeitpflege(grade: int) -> None:
    someone = person(pflegegrad={"grade": grade, "since": "2026-01-01"})
    made = tiny.plan(in_a_place(persons=[someone], needs=[tiny.need()]), NOBODY)
    assert made["kurzzeitpflege"][0]["paid_cents"] == (0 if grade == 1 else 70000)


def test_replacement_care_has_what_kurzzeitpflege_leaves() -> None:
    """Seven days at 500 EUR take 3,500 EUR of 2026: 39 EUR are left, less than an hour at 48."""
    stay = {"person": "pia", "care_cents_per_day": 50000, "own_cents_per_day": 0}
    kinds = [
        {"id": "regular"},
        {"id": "respite", "kind": "respite", "resting": ["dora"]},
        {"id": "place", "kind": "respite", "away": ["pia"], "resting": ["dora"], "kurzzeitpflege": [stay]},
    ]
    calendar = [
        {"week_type": "respite", "begins": "2026-11-30", "ends": "2026-12-06"},
        {"week_type": "place", "begins": "2026-12-14", "ends": "2026-12-20"},
    ]
    only = catalogue(visit(price=DEAR, paid_by=["verhinderungspflege"]))
    poor = person(own_money={"accepts_cents_per_month": 0, "on": tiny.STATED})
    made = tiny.plan(rests(calendar, week_types=kinds, persons=[poor]), only)
    assert tiny.help_of(made, "cook") == []
    assert {row["reason"] for row in made["unmet"]} == {"legal_ceiling_reached"}


@pytest.mark.parametrize(
    "edit",
    [
        lambda plan: plan["kurzzeitpflege"].clear(),
        lambda plan: plan["kurzzeitpflege"][0].update(paid_cents=60000),
        lambda plan: plan["kurzzeitpflege"][0].update(own_cents=0),
        lambda plan: plan.update(warnings=[]),
    ],
    ids=["left out", "another part", "nothing to pay", "not announced"],
)
def test_the_audit_recomputes_it(edit: Callable[[Json], Any]) -> None:
    given = tiny.inputs(in_a_place(), NOBODY)
    plan = copy.deepcopy(tiny.plan(in_a_place(), NOBODY))
    edit(plan)
    hashes = given.hashes()
    answer = audit_plan(given.case.model, plan, given.catalogue.model, given.policy.model, hashes)
    assert {violation.invariant for violation in answer.violations} == {"A22"}


@pytest.mark.parametrize(
    ("change", "code"),
    [
        ({"away": []}, "short_stay.at_home"),
        ({"kind": "hospital"}, "short_stay.in_hospital"),
    ],
)
def test_kurzzeitpflege_that_does_not_fit_its_week_is_refused(change: Json, code: str) -> None:
    given = in_a_place()
    given["week_types"][1].update(change)
    with pytest.raises(InputError) as stop:
        tiny.plan(given, NOBODY)
    assert [fault.code for fault in stop.value.faults] == [code]
