"""What holds for every case."""

from __future__ import annotations

import json
from datetime import date, timedelta
from itertools import pairwise
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from arrangement.law.conditions import State
from arrangement.law.law import law_on
from arrangement.law.paragraphs import ACCORDING_TO_NEED, AMOUNTS
from arrangement.law.paying import benefits_for, ceilings, stock_of
from arrangement.law.rights import derive_rights
from arrangement.law.sgb_xi.p45b import left_after
from arrangement.law.task_rules import rule_for
from assessment.case.case import Case
from assessment.case.words import Action, Benefit, Disability, Qualification, Task
from assessment.ground.calendar import months_of
from assessment.ground.texts import fields, texts
from tests.law import make_case

DAYS = st.dates(date(2021, 7, 15), date(2027, 12, 31))
CENTS = st.integers(0, 300_000)


@st.composite
def cases(draw: st.DrawFn) -> Case:
    birth = draw(st.sampled_from(["unknown", "1940-05-01", "1990-02-02", "2006-03-03", "2012-04-04"]))
    grade = draw(st.sampled_from([None, 1, 2, 3, 4, 5]))
    persons = [
        make_case.person(
            grade,
            birth_date=birth,
            disability=draw(st.lists(st.sampled_from(list(Disability)), unique=True)),
            insurance={"health": draw(st.sampled_from(["gkv", "pkv", "unknown", "none"]))},
        ),
        {
            "id": "k1",
            "home": "h1",
            "birth_date": draw(st.sampled_from(["unknown", "2015-01-01", "1950-01-01"])),
        },
    ]
    needs = [
        make_case.need(
            id=f"n{number}",
            person=draw(st.sampled_from(["p1", "k1"])),
            task=draw(st.sampled_from(list(Task))),
            action=draw(st.sampled_from(list(Action))),
            entitlement=draw(st.none() | st.sampled_from(list(Benefit))),
            order=draw(st.sampled_from([None, "o1", "o2"])),
            measure=draw(
                st.sampled_from(
                    [
                        {"kind": "occurrences", "per_week": 3, "minutes": 12},
                        {"kind": "minutes", "per": "month", "minutes": 100},
                        {"kind": "presence", "minutes": 60},
                        {"kind": "reachable", "within_minutes": 30},
                    ]
                )
            ),
        )
        for number in range(draw(st.integers(1, 4)))
    ]
    orders = [
        {"id": "o1", "person": "p1", "begins": "2020-01-01", "ends": "2030-01-01", "approval": "approved"},
        {"id": "o2", "person": "k1", "begins": "2024-01-01", "ends": "2024-06-30"},
    ]
    grants = [
        {
            "id": f"g{number}",
            "person": draw(st.sampled_from(["p1", "k1"])),
            "benefit": draw(st.sampled_from(list(ACCORDING_TO_NEED))),
            "status": draw(st.sampled_from(["applied", "approved", "refused", "objection"])),
            "begins": draw(st.sampled_from(["2020-01-01", "2026-01-01"])),
            "minutes_per_week": draw(st.none() | st.integers(0, 2000)),
        }
        for number in range(draw(st.integers(0, 3)))
    ]
    helpers = [make_case.helper(id=f"h{n}", birth_date=b) for n, b in enumerate(["unknown", "1970-01-01"])]
    support = [{"need": "n0", "source": "h0", "minutes_per_week": draw(st.integers(0, 1000))}]
    return make_case.case(
        *persons, needs=needs, orders=orders, grants=grants, helpers=helpers, present_support=support
    )


@given(case=cases(), on=DAYS)
def test_rights_do_not_read_helpers(case: Case, on: date) -> None:
    alone = case.model_copy(update={"helpers": (), "present_support": ()})
    assert _bytes(derive_rights(case, on).as_json()["persons"]) == _bytes(
        derive_rights(alone, on).as_json()["persons"]
    )


@given(case=cases(), on=DAYS)
def test_the_order_of_the_file_decides_nothing(case: Case, on: date) -> None:
    turned = case.model_copy(
        update={
            name: tuple(reversed(getattr(case, name)))
            for name in ("persons", "needs", "orders", "grants", "helpers")
        }
    )
    assert _bytes(derive_rights(case, on).as_json()) == _bytes(derive_rights(turned, on).as_json())


@given(case=cases(), on=DAYS)
def test_no_right_is_less_than_the_running_grants(case: Case, on: date) -> None:
    for entry in derive_rights(case, on).persons:
        assert len({right.id for right in entry.rights}) == len(entry.rights)
        for benefit in ACCORDING_TO_NEED:
            granted = sum(
                grant.minutes_per_week or 0
                for grant in case.grants
                if grant.person == entry.person
                and grant.benefit is benefit
                and grant.status == "approved"
                and grant.begins <= on
            )
            owed = sum(r.minutes_per_week or 0 for r in entry.rights if r.benefit is benefit)
            assert owed >= granted


@given(case=cases(), on=DAYS)
def test_every_need_that_names_a_benefit_is_a_right_or_is_clarified(case: Case, on: date) -> None:
    named = {need.id for need in case.needs if need.entitlement in ACCORDING_TO_NEED}
    found = derive_rights(case, on)
    rights = {right.need for entry in found.persons for right in entry.rights if right.need}
    open_ = {entry.need for person in found.persons for entry in person.clarify if entry.need}
    assert rights | open_ == named
    assert not rights & open_


@given(case=cases(), on=DAYS)
def test_who_pays_according_to_need_owes_it(case: Case, on: date) -> None:
    owed = {
        (right.need, right.benefit) for entry in derive_rights(case, on).persons for right in entry.rights
    }
    for need in case.needs:
        for benefit in benefits_for(case.person(need.person), need, on, law_on(on), case):
            assert benefit is not Benefit.PFLEGEGELD
            assert benefit in AMOUNTS or (need.id, benefit) in owed


@given(case=cases(), on=DAYS)
def test_every_condition_can_be_said_in_both_languages(case: Case, on: date) -> None:
    found = derive_rights(case, on)
    conditions = [
        *(c for person in found.persons for right in person.rights for c in right.conditions),
        *(c for person in found.persons for entry in person.clarify for c in entry.conditions),
        *(c for claim in found.carer_claims for c in claim.conditions),
    ]
    for language in (texts("de"), texts("en")):
        for condition in conditions:
            assert fields(language[condition.key]) <= set(condition.params)
    for person in found.persons:
        for right in person.rights:
            assert all(condition.state is not State.NOT_MET for condition in right.conditions)


@given(on=st.dates(date(2017, 1, 1), date(2027, 12, 31)), benefit=st.sampled_from(list(AMOUNTS)))
def test_a_higher_pflegegrad_never_grants_less(on: date, benefit: Benefit) -> None:
    found = [AMOUNTS[benefit](law_on(on), grade) for grade in range(1, 6)]
    amounts = [granted.cents if granted else 0 for granted in found]
    assert all(lower <= higher for lower, higher in pairwise(amounts))


@given(on=DAYS, weeks=st.integers(1, 53), last=CENTS, this=CENTS, drawn=st.lists(CENTS, max_size=14))
def test_savings_never_outlive_their_day_and_rows_allow_just_what_can_be_drawn(
    on: date, weeks: int, last: int, this: int, drawn: list[int]
) -> None:
    used = {
        "person": "p1",
        "benefit": "entlastungsbetrag",
        "balance_cents": this,
        "balance_last_year_cents": last,
    }
    case = make_case.case(make_case.person(2), amounts_used=[used])
    months = months_of(on, weeks)
    stock = stock_of(case, case.person("p1"), on, months)
    assert all(layer.expires >= on for layer in stock)
    wanted = dict(zip([month.month for month in months], drawn, strict=False))
    rows = [row for row in ceilings(case, on, months) if row.benefit is Benefit.ENTLASTUNGSBETRAG]
    allowed = all(sum(wanted.get(month, 0) for month in row.months) <= row.cents for row in rows)
    taken = sum(layer.cents for layer in stock) - sum(
        layer.cents for layer in left_after(stock, months, wanted)
    )
    assert allowed == (taken == sum(wanted.values()))


@given(case=cases(), on=DAYS)
def test_no_floor_of_qualification_is_lowered(case: Case, on: date) -> None:
    for need in case.needs:
        rule = rule_for(need, law_on(on))
        assert rule.min_qualification >= need.min_qualification
        if need.action is Action.ENABLE and need.entitlement is Benefit.ASSISTENZ_QUALIFIZIERT:
            assert rule.min_qualification >= Qualification.Q4
            assert rule.informal == rule.civic == rule.infrastructure == "no"


def test_a_protective_task_is_for_professionals_only() -> None:
    case = make_case.case(needs=[make_case.need(task="childcare", protective=True)])
    rule = rule_for(case.needs[0], law_on(date(2026, 12, 7)))
    assert rule.informal == rule.civic == rule.infrastructure == "no"


def test_carers_are_told_what_they_can_claim() -> None:
    case = make_case.case(
        make_case.person(2),
        helpers=[
            make_case.helper(),
            make_case.helper(id="neighbour", relation="neighbour"),
            make_case.helper(id="grandson", birth_date="2012-01-01"),
        ],
        present_support=[{"need": "n1", "source": "daughter", "minutes_per_week": 600}],
    )
    claims = derive_rights(case, date(2026, 12, 7)).carer_claims
    assert [claim.id for claim in claims] == sorted(claim.id for claim in claims)
    of_daughter = {claim.claim: claim for claim in claims if claim.helper == "daughter"}
    assert set(of_daughter) == {
        "pflegeberatung",
        "pflegekurs",
        "pflegeunterstuetzungsgeld",
        "soziale_sicherung",
        "verhinderungspflege",
    }
    assert of_daughter["soziale_sicherung"].conditions[0].key == "law.condition.care_hours_reached"
    assert "pflegeunterstuetzungsgeld" not in {claim.claim for claim in claims if claim.helper == "neighbour"}
    assert not [claim for claim in claims if claim.helper == "grandson"]


def test_a_consent_that_ended_makes_no_carer() -> None:
    on = date(2026, 12, 7)
    consent: dict[str, Any] = {"tasks": ["body_care"], "agreed_on": "2026-01-01", "until": str(on)}
    case = make_case.case(make_case.person(2), helpers=[make_case.helper(consents=[consent])])
    assert derive_rights(case, on).carer_claims
    assert not derive_rights(case, on + timedelta(days=1)).carer_claims


def _bytes(found: object) -> str:
    return json.dumps(found, ensure_ascii=False)
