"""Replacement care while a main carer rests (§§ 39, 42a SGB XI): it pays, halves Pflegegeld, and ends."""

from __future__ import annotations

import copy
from collections.abc import Callable
from typing import Any

import pytest

from arrangement.audit import audit_plan
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
