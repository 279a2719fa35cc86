"""Each constellation that the cases were written for is really in its file; nothing in it is from later."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from pydantic import BaseModel

from assessment.case import Case
from assessment.case.horizon import calendar_of
from assessment.case.needs import Dated, MinutesNeeded, Occurrences, Presence
from assessment.case.words import Access, Benefit, Disability, Qualification, Standing, Task, WeekKind
from assessment.ground.calendar import age_on
from tests.cases import shipped

BY_NAME = pytest.mark.parametrize("name", shipped.NAMES)


def read(name: str) -> tuple[Case, date]:
    case = shipped.loaded(name).model
    assert case.plan_date is not None
    return case, case.plan_date


def age(case: Case, person: str, on: date) -> int:
    birth = case.person(person).birth_date
    assert isinstance(birth, date)
    return age_on(birth, on)


def grade(case: Case, person: str) -> int:
    given = case.person(person).pflegegrad
    return 0 if isinstance(given, str) else given.grade


def benefits(case: Case, person: str) -> set[Benefit]:
    return {need.entitlement for need in case.needs if need.person == person and need.entitlement}


def test_a_child_with_autism_at_school() -> None:
    case, on = read("child_autism_school")
    assert 6 <= age(case, "p1", on) < 12
    at_school = [need for need in case.needs if need.entitlement is Benefit.TEILHABE_AN_BILDUNG]
    assert {need.task for need in at_school} >= {Task.LEARNING, Task.TOILETING, Task.ACCOMPANY_OUTSIDE}


def test_pflegegrad_5_with_intensive_care_that_no_relative_replaces() -> None:
    case, _ = read("intensive_care_at_home")
    assert grade(case, "p1") == 5
    watched = [need for need in case.needs if need.task is Task.INTENSIVE_CARE]
    assert watched
    assert {need.min_qualification for need in watched} == {Qualification.Q5}
    helpers = {helper.id for helper in case.helpers}
    found = shipped.matches("intensive_care_at_home")
    assert not any(fit.candidate.source_id in helpers for need in watched for fit in found.fits_of(need.id))


def test_two_carers_share_and_each_has_a_limit() -> None:
    case, _ = read("two_carers_sharing")
    carried = {
        name: sum(s.minutes_per_week for s in case.present_support if s.source == name)
        for name in ("daughter", "daughter_in_law")
    }
    assert min(carried.values()) * 2 > max(carried.values())
    assert all(helper.at_most_minutes_per_day for helper in case.helpers if helper.id in carried)


def test_psychosocial_disability_with_crises() -> None:
    case, _ = read("psychosocial_crises")
    assert case.person("p1").disability == (Disability.SEELISCH,)
    crises = [need for need in case.needs if need.task is Task.CRISIS_SUPPORT]
    assert {need.standing for need in crises} == {Standing.SAFETY, Standing.OWED}
    assert any(day in {"sat", "sun"} for need in crises for day in need.days)


def test_a_wheelchair_user_directs_their_assistance() -> None:
    case, _ = read("personal_assistance")
    assert Access.WHEELCHAIR in case.person("p1").needs_access
    assert {Benefit.ASSISTENZ_KOMPENSATORISCH, Benefit.PFLEGESACHLEISTUNG} <= benefits(case, "p1")


def test_a_toddler_between_two_books() -> None:
    case, on = read("toddler_multiple_disabilities")
    assert age(case, "p1", on) < 3
    assert case.person("p1").disability == (Disability.MEHRFACH,)
    assert {Benefit.FRUEHFOERDERUNG, Benefit.ASSISTENZ_KOMPENSATORISCH} <= benefits(case, "p1")
    assert Benefit.PFLEGESACHLEISTUNG in benefits(case, "p1")


def test_three_generations_and_one_carer_for_two() -> None:
    case, on = read("three_generations")
    assert age(case, "p1", on) > 65
    assert age(case, "p2", on) < 14
    assert (grade(case, "p1"), bool(case.person("p2").disability)) == (3, True)
    father = next(helper for helper in case.helpers if helper.id == "father")
    cared_for = {case.need(s.need).person for s in case.present_support if s.source == father.id}
    assert cared_for == {"p1", "p2"}
    assert father.strained


def test_a_family_new_in_the_quartier_whose_daughter_is_never_planned() -> None:
    case, on = read("refugee_family")
    assert case.person("p1").languages == ("ar",)
    assert case.person("p1").interpreter is not None
    daughter = next(helper for helper in case.helpers if helper.id == "daughter")
    assert isinstance(daughter.birth_date, date)
    assert age_on(daughter.birth_date, on) < 18
    fits = shipped.matches("refugee_family").fits
    assert not any(fit.candidate.source_id == "daughter" for fit in fits)


def test_a_care_leaver_shortly_before_21_with_five_months_to_wait() -> None:
    case, on = read("care_leaver")
    assert age(case, "p1", on) == 20
    assert {Benefit.HILFE_FUER_JUNGE_VOLLJAEHRIGE, Benefit.ASSISTENZ_QUALIFIZIERT} <= benefits(case, "p1")
    assert "betreuer" in {standing.kind for standing in case.person("p1").representation}
    weeks = {o.id: o.waiting_weeks for o in shipped.catalogue().model.offers}["egh_kontor_qualifiziert"]
    assert timedelta(days=5 * 28) < timedelta(weeks=weeks) < timedelta(days=6 * 31)


def test_separated_parents_half_and_half_one_of_them_against_the_application() -> None:
    case, on = read("separated_parents")
    assert age(case, "p1", on) == 8
    assert {home.municipality for home in case.homes} == {"bremen", "other"}
    child = case.person("p1")
    assert {standing.kind for standing in child.representation} == {"custody_joint"}
    assert len(child.representation) == 2
    days = {day for stay in child.residence for times in stay.times for day in times.days}
    assert days
    disputed = {consent.need for consent in child.consents if consent.status == "disputed"}
    asked = {need.id for need in case.needs if need.entitlement is Benefit.EINGLIEDERUNGSHILFE_35A}
    assert asked == disputed


def test_a_son_with_the_vollmacht_at_home_and_a_neighbour_who_would_help() -> None:
    case, _ = read("vollmacht_danger")
    assert case.protection.danger_signs == "adult_violence"
    (standing,) = case.person("p1").representation
    assert (standing.kind, standing.holder) == ("vollmacht", "son")
    helpers = {helper.id: helper for helper in case.helpers}
    assert helpers["son"].home == case.person("p1").home
    assert helpers["neighbour"].gladly_minutes > 0


def test_a_mother_with_ms_who_takes_her_nights_as_a_budget() -> None:
    case, on = read("mother_ms")
    assert age(case, "p2", on) == 7
    nights = [need for need in case.needs if isinstance(need.measure, Presence) and not need.measure.awake]
    assert {need.entitlement for need in nights} == {Benefit.ASSISTENZ_KOMPENSATORISCH}
    assert any(choice.benefit is Benefit.ASSISTENZ_KOMPENSATORISCH for choice in case.choices)
    partner = next(helper for helper in case.helpers if helper.id == "partner")
    there = frozenset().union(*(times.slots() for times in partner.times))
    assert not nights[0].slots() & there


def test_a_discharge_on_a_friday_with_everything_open() -> None:
    case, on = read("friday_discharge")
    assert on.strftime("%w") == "5"
    assert case.person("p1").pflegegrad == "unknown"
    assert case.person("p1").insurance.health == "pkv"
    assert "applied" in {grant.status for grant in case.grants if grant.person == "p1"}
    assert age(case, "p2", on) == 86
    live_in = next(person for person in case.employed if person.form == "live_in")
    assert live_in.ends == on + timedelta(weeks=3)


@BY_NAME
def test_a_case_knows_nothing_from_the_future(name: str) -> None:
    case, on = read(name)
    said = [*_days_said(case)]
    assert said
    assert max(said) <= on


@BY_NAME
def test_present_help_comes_from_somebody_who_is_known(name: str) -> None:
    case, _ = read(name)
    known = {helper.id for helper in case.helpers} | {employed.id for employed in case.employed}
    known |= {own.id for person in case.persons for own in person.own}
    known |= {offer.id for offer in shipped.catalogue().model.offers}
    assert [s.source for s in case.present_support if s.source not in known] == []


@BY_NAME
def test_no_service_gives_more_than_is_needed_today(name: str) -> None:
    """Families may do more than that: some have done everything for twenty years."""
    case, _ = read(name)
    offers = {offer.id for offer in shipped.catalogue().model.offers}
    paid = [support for support in case.present_support if support.source in offers]
    for need in case.needs:
        today = sum(support.minutes_per_week for support in paid if support.need == need.id)
        match need.measure:
            case Occurrences(per_week=times, minutes=minutes):
                assert today <= times * minutes, need.id
            case MinutesNeeded(per="week", minutes=minutes):
                assert today <= minutes, need.id
            case Presence(minutes=minutes) if minutes is not None:
                assert today <= minutes * len(need.slots()), need.id
            case _:
                pass


@BY_NAME
def test_what_is_derived_is_never_confirmed(name: str) -> None:
    loaded = shipped.loaded(name)
    stated = {str(entry["id"]) for entry in loaded.document.data.get("needs", [])}
    assert [need.id for need in loaded.model.needs if need.id not in stated and need.confirmed] == []


def _days_said(part: object) -> list[date]:
    """Every day on which somebody said, agreed, confirmed or decided something."""
    said: list[date] = []
    if isinstance(part, Dated):
        return said
    if isinstance(part, BaseModel):
        for name in type(part).model_fields:
            value = getattr(part, name)
            on_a_day = name in {
                "on",
                "agreed_on",
                "stated_on",
                "instructed_on",
                "clearance_on",
                "withdrawn_on",
            }
            said += [value] if on_a_day and isinstance(value, date) else _days_said(value)
    elif isinstance(part, tuple | list):
        for entry in part:
            said += _days_said(entry)
    return said


@BY_NAME
def test_schoolchildren_have_holidays_and_main_carers_a_week_of_rest_or_holiday(name: str) -> None:
    case, on = read(name)
    at_school = [
        p for p in case.persons if isinstance(p.birth_date, date) and 6 <= age_on(p.birth_date, on) < 18
    ]
    kinds = {case.week_type(kind).kind for kind in calendar_of(case, on).types}
    if at_school:
        assert WeekKind.HOLIDAY in kinds
    if any(helper.main_carer for helper in case.helpers):
        assert kinds & {WeekKind.HOLIDAY, WeekKind.RESPITE}
