"""What holds for every amount, grade and day."""

from __future__ import annotations

import json
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from arrangement.law.claim_amounts import AMOUNTS as CLAIM_AMOUNTS
from arrangement.law.law import figures, law_on
from arrangement.law.rights import derive_rights
from arrangement.law.sgb_ix.p136 import Household, eigenbeitrag
from arrangement.law.sgb_viii.p94 import Parent, kostenbeitrag
from arrangement.law.sgb_xi import p37, p38, p39, p40, p42, p43, p45a
from arrangement.law.sgb_xi.p36 import pflegesachleistung
from arrangement.law.time import Stretch, days_of_month, months_after
from arrangement.law.wage import minijob_minutes
from arrangement.law.worked.inputs import Inputs
from arrangement.law.worked.topics import TOPICS
from assessment.ground.calendar import end_of_month
from assessment.ground.errors import InputError
from tests.cli.run_cli import call_cli
from tests.law import make_case

DAYS = st.dates(date(2017, 1, 1), date(2027, 12, 31))
CENTS = st.integers(0, 500_000)
GRADES = st.integers(2, 5)
EUROS = st.integers(0, 500_000).map(lambda cents: cents / 100)
SEVEN = ("umwandlung", "entlastungsbetrag", "tagespflege", "verhinderungspflege", "kurzzeitpflege")


@given(on=DAYS, key=st.sampled_from(["pflegesachleistung", "pflegegeld", "tagespflege", "vollstationaer"]))
def test_no_amount_falls_when_the_pflegegrad_rises(on: date, key: str) -> None:
    value = law_on(on).figure(key).value
    amounts = [value.get(f"pg{grade}") or 0 for grade in range(1, 6)]
    assert amounts == sorted(amounts)


@given(on=st.dates(date(2026, 1, 1), date(2027, 12, 31)), grade=st.integers(1, 4))
def test_no_right_and_no_claim_falls_when_the_pflegegrad_rises(on: date, grade: int) -> None:
    lower, higher = (_amounts(grade + more, on) for more in (0, 1))
    assert lower.keys() <= higher.keys()
    assert all(higher[name] >= cents for name, cents in lower.items())


@given(on=st.dates(date(2026, 1, 1), date(2027, 12, 31)), grade=GRADES)
def test_every_claim_with_an_amount_traces_to_its_paragraph(on: date, grade: int) -> None:
    for name, amount in CLAIM_AMOUNTS.items():
        cents, steps = amount(law_on(on), grade)
        assert cents is None or cents >= 0, name
        unread = ("landespflegegeld", "blindenhilfe")
        assert cents or name.startswith(unread), "set off in full, or not read for these years"
        assert all(step.paragraph and step.source for step in steps if step.step in figures())


def test_the_limit_of_a_minijob_follows_from_the_minimum_wage() -> None:
    """SGB IV § 8 Abs. 1a: times 130, through three, rounded up to full euros: ten hours a week."""
    for day in figures()["geringfuegigkeitsgrenze"].values:
        law = law_on(day)
        wage = law.figure("mindestlohn").whole()
        euros = -(-wage * 130 // 300)
        assert law.figure("geringfuegigkeitsgrenze").whole() == euros * 100
        assert 600 <= minijob_minutes(law) < 605


@given(on=DAYS, grade=GRADES, used=CENTS, more=CENTS)
def test_more_sachleistung_never_raises_the_pflegegeld(on: date, grade: int, used: int, more: int) -> None:
    law = law_on(on)
    in_kind, cash = pflegesachleistung(law, grade), p37.pflegegeld(law, grade)
    assert in_kind is not None
    assert cash is not None
    less = p38.kombinationsleistung(law, used, in_kind.cents, cash.cents).pflegegeld_cents
    later = p38.kombinationsleistung(law, used + more, in_kind.cents, cash.cents).pflegegeld_cents
    assert 0 <= later <= less <= cash.cents


@given(on=DAYS, grade=GRADES, used=CENTS)
def test_conversion_and_services_never_exceed_the_sachleistung(on: date, grade: int, used: int) -> None:
    law = law_on(on)
    in_kind = pflegesachleistung(law, grade)
    assert in_kind
    most, _ = p45a.umwandlung(law, in_kind.cents, used)
    assert 0 <= most <= max(0, in_kind.cents - used) or used > in_kind.cents
    assert most * 100 <= in_kind.cents * law.figure("umwandlung_anteil").whole() + 100


@given(on=DAYS, begins=st.integers(-60, 40), length=st.integers(0, 120), where=st.sampled_from([0, 1, 2, 3]))
def test_a_month_of_pflegegeld_counts_every_day_once(on: date, begins: int, length: int, where: int) -> None:
    first = on + timedelta(days=begins)
    stays = [(), (), (), ()]
    stays[where] = (Stretch(first, first + timedelta(days=length)),)  # type: ignore[call-overload]
    found = p37.pflegegeld_in_month(law_on(on), 59_900, p37.Away(*stays))
    assert found.full + found.half + found.none == len(days_of_month(on))
    assert 0 <= found.cents <= 59_900
    assert (found.cents == 0) == (found.full + found.half == 0)


@given(on=DAYS, grade=GRADES, used=CENTS)
def test_no_euro_of_39_and_42_is_paid_twice(on: date, grade: int, used: int) -> None:
    law = law_on(on)
    replaced = p39.in_year(law, used_kurzzeitpflege=used)
    shorter = p42.kurzzeitpflege(law)
    assert (
        min(used, shorter.most) + replaced.most
        <= max(law.figure("kurzzeitpflege").value["most"], law.figure("verhinderungspflege").value["most"])
        * 100
        + (law.figure("verhinderungspflege").value["own"] or 0) * 100
    )


@given(on=DAYS, cost=CENTS, persons=st.integers(1, 9))
def test_more_persons_never_lower_the_adaptation(on: date, cost: int, persons: int) -> None:
    cap, paid, _ = p40.umbau(law_on(on), cost, persons)
    more, _, _ = p40.umbau(law_on(on), cost, persons + 1)
    assert paid <= min(cost, cap)
    assert more >= cap


@given(on=DAYS, share=CENTS, months=st.integers(1, 60))
def test_a_longer_stay_never_lowers_the_supplement(on: date, share: int, months: int) -> None:
    assert p43.zuschlag(law_on(on), share, months)[1] <= p43.zuschlag(law_on(on), share, months + 1)[1]


@given(
    on=st.dates(date(2024, 1, 1), date(2026, 12, 31)),
    income=st.integers(0, 20_000_000),
    more=st.integers(0, 5_000_000),
    kind=st.sampled_from(["sv", "other", "pension"]),
    children=st.integers(0, 4),
    partner=st.booleans(),
)
def test_the_contribution_rises_with_income_alone(
    on: date, income: int, more: int, kind: str, children: int, partner: bool
) -> None:
    law, household = law_on(on), Household(kind, partner=partner, children=children)
    found = eigenbeitrag(law, household, income)
    assert 0 <= found.monthly_cents <= found.excess_cents
    assert found.monthly_cents <= eigenbeitrag(law, household, income + more).monthly_cents
    bigger = Household(kind, partner=partner, children=children + 1)
    assert eigenbeitrag(law, bigger, income).monthly_cents <= found.monthly_cents


@given(net=st.integers(0, 900_000), duties=st.integers(0, 4), of_age=st.booleans(), nth=st.integers(1, 5))
def test_maintenance_duties_never_raise_a_parents_share(
    net: int, duties: int, of_age: bool, nth: int
) -> None:
    law = law_on(date(2026, 6, 1))
    less = Parent(net, duties=duties, of_age=of_age, nth=nth)
    more = Parent(net, duties=duties + 1, of_age=of_age, nth=nth)
    shares = [kostenbeitrag(law, "residential", parent, None).monthly_cents for parent in (less, more)]
    assert shares[1] <= shares[0] <= net


@given(day=DAYS, months=st.integers(0, 60))
def test_months_later_is_the_same_day_or_the_end_of_the_month(day: date, months: int) -> None:
    later = months_after(day, months)
    assert later.day == day.day or later == end_of_month(later)
    assert (later.year - day.year) * 12 + later.month - day.month == months


@given(
    on=st.dates(date(2018, 1, 1), date(2027, 12, 31)),
    rest=EUROS,
    used=EUROS,
    grade=st.integers(1, 5),
)
def test_what_is_carried_over_never_outlives_its_date(on: date, rest: float, used: float, grade: int) -> None:
    last, this = str(on.year - 1), str(on.year)
    given_ = Inputs(pg=grade, date=on, unused={last: rest}, used={this: used})
    found = TOPICS["entlastungsbetrag"].work(given_, law_on(on)).figures
    if on > date(on.year, 6, 30):
        assert found["carried_cents"] == 0
    carried, lapsed = int(str(found["carried_cents"])), int(str(found["lapsed_cents"]))
    before = round(rest * 100)
    assert carried + lapsed + min(before, round(used * 100)) == before
    accrued = int(str(found["left_cents"])) - carried - int(str(found["own_share_cents"]))
    assert accrued == on.month * int(str(found["cap_cents"])) - max(0, round(used * 100) - before)


@given(
    on=st.dates(date(2017, 1, 1), date(2027, 12, 31)),
    grade=st.integers(1, 5),
    topic=st.sampled_from(SEVEN),
    amount=EUROS,
    days=st.integers(0, 90),
)
@settings(suppress_health_check=[HealthCheck.too_slow])
def test_a_bill_adds_up(on: date, grade: int, topic: str, amount: float, days: int) -> None:
    given_ = Inputs(pg=grade, date=on, cost=amount, converted=amount, care_rate_per_day=amount, days=days)
    found = TOPICS[topic].work(given_, law_on(on)).figures
    cents = {key: int(str(value)) for key, value in found.items() if key.endswith("_cents")}
    assert all(value >= 0 for value in cents.values())
    asked = cents.get("cost_cents", round(amount * 100)) + cents.get("board_lodging_cents", 0)
    paid = cents["paid_cents"] + cents.get("from_entlastungsbetrag_cents", 0)
    assert paid + cents["own_share_cents"] == asked
    assert cents["paid_cents"] <= cents["cap_cents"]


# -------------------------------------------------------------------------------------------- at the border


@pytest.mark.parametrize("topic", [*SEVEN, "jahresbetrag"])
@pytest.mark.parametrize(
    ("wrong", "field"),
    [
        ({"pg": 0}, "pg"),
        ({"pg": 6}, "pg"),
        ({"pg": -1}, "pg"),
        ({"pg": 2.5}, "pg"),
        ({"pg": "drei"}, "pg"),
        ({"pg": True}, "pg"),
        ({"cost": -0.01}, "cost"),
        ({"cost": "viel"}, "cost"),
        ({"cost": 1.005}, "cost"),
        ({"cost": True}, "cost"),
        ({"days": -1}, "days"),
        ({"month": "2026-00"}, "month"),
        ({"date": "2026-02-30"}, "date"),
        ({"year": 26}, "year"),
        ({"month": "2026-01", "date": "2026-02-01"}, "month"),
        ({"max_sachleistung": {"pg6": 1}}, "max_sachleistung"),
        ({"pflegegeld": {"pg2": -1}}, "pflegegeld"),
        ({"pflegegeld": -1}, "pflegegeld"),
        ({"pflegegeld": "viel"}, "pflegegeld"),
        ({"pflegegrad": 2}, "pflegegrad"),
    ],
)
def test_wrong_inputs_are_refused_with_place_and_remedy(
    topic: str, wrong: dict[str, Any], field: str, tmp_path: Path
) -> None:
    file = tmp_path / "given.json"
    file.write_text(json.dumps({"date": "2026-06-01", **wrong} if "date" not in wrong else wrong))
    if "month" in wrong and "date" not in wrong:
        file.write_text(json.dumps(wrong))
    done = call_cli("law", topic, "--input", str(file), "--json")
    assert done.code == 2
    fault = done.errors[0]
    assert fault["field"].startswith(field)
    assert fault["line"] == 1
    assert fault["remedy"]


@pytest.mark.parametrize("topic", ["umwandlung", "tagespflege", "kurzzeitpflege"])
def test_what_is_missing_is_named_never_guessed(topic: str, tmp_path: Path) -> None:
    file = tmp_path / "given.json"
    file.write_text(json.dumps({"date": "2026-06-01"}))
    (fault,) = call_cli("law", topic, "--input", str(file), "--json").errors
    assert (fault["code"], fault["file"]) == ("law.missing", str(file))


@pytest.mark.parametrize("topic", [*SEVEN, "jahresbetrag"])
def test_a_day_before_the_first_value_is_refused(topic: str, tmp_path: Path) -> None:
    file = tmp_path / "given.json"
    given_ = {"pg": 2, "cost": 10, "days": 1, "care_rate_per_day": 10, "used_2016": 1}
    file.write_text(json.dumps({**given_, "date": "2016-12-31"}))
    done = call_cli("law", topic, "--input", str(file), "--json")
    assert done.code == 2
    assert done.errors[0]["code"] == "no_law_for_day"


def test_the_command_line_day_goes_before_the_files(tmp_path: Path) -> None:
    file = tmp_path / "given.json"
    file.write_text(json.dumps({"pg": 4, "date": "2023-12-31"}))
    caps = [
        call_cli("law", "umwandlung", "--input", str(file), *on, "--json").object["cap_cents"]
        for on in ((), ("--on", "2024-01-01"))
    ]
    assert caps == [67720, 71120]


def _amounts(grade: int, on: date) -> dict[str, int]:
    case = make_case.case(make_case.person(grade))
    (person,) = derive_rights(case, on).as_json()["persons"]  # type: ignore[misc]
    return {
        right["benefit"]: right["amount_cents"]
        for right in person["rights"]  # type: ignore[index]
        if right["amount_cents"] is not None
    }


def test_an_impossible_day_raises_no_traceback() -> None:
    with pytest.raises(InputError):
        law_on(date(1990, 1, 1)).figure("pflegegeld")
