"""What each reader must never see: other people's data, and whatever protects somebody."""

from __future__ import annotations

from typing import Any

import pytest

from arrangement.documents.names import Names
from arrangement.documents.recipients import Recipient, extract, known
from arrangement.plan.plan import Plan
from assessment.case.will import Protection, Unsafe
from tests.cases import shipped
from tests.cli.make_plan import make_plan
from tests.documents.pages import first, made, parsed, words

PROTECTION_WORDS = ("Schutz des Kindes", "Schutzplan", "Kinderschutz", "steht fest", "child_protection")


def protected_plan() -> dict[str, Any]:
    """The small plan, with the washing as if it stood in a protection plan."""
    plan = make_plan()
    for line in plan["lines"]:
        if line["need"] == "washing":
            line["locked"] = True
            line["because"] = [{"key": "because.protection_plan", "params": {}}]
    plan["needs"][0]["task"] = "child_protection"
    return plan


TASKS = {"washing": "child_protection", "shopping": "shopping", "company": "social_contact"}


def test_the_team_reads_what_belongs_to_a_protection_plan() -> None:
    text = words(parsed(made(protected_plan(), names=Names(tasks=TASKS))))
    assert "Schutz des Kindes" in text
    assert "steht fest" in text


@pytest.mark.parametrize("who", ["person", "helper:neighbour_1", "helper:daughter", "payer:PK"])
def test_nobody_else_reads_that_help_belongs_to_a_protection_plan(who: str) -> None:
    names = Names(tasks=TASKS, offers={"care_service": "Familienhilfe mit Kinderschutz"})
    html = made(protected_plan(), who, names=names)
    for word in PROTECTION_WORDS:
        assert word not in html, word
    if who in ("person", "payer:PK"):
        assert "Verabredete Hilfe" in html


def test_a_helper_reads_only_their_own() -> None:
    html = made(make_plan(), "helper:neighbour_1")
    assert "Einkaufen" in html or "shopping" in html
    for foreign in ("daughter", "washing", "€", "Pflegekasse", "Fachminuten", "796"):
        assert foreign not in html, foreign
    plan = make_plan()
    for line in plan["lines"]:
        line.update(payer="SELF", cents_per_month=700, paragraph="SGB XI § 36", trace=[{"step": "price"}])
    mine = extract(Plan.model_validate(plan), Recipient("helper", "neighbour_1")).lines
    assert mine
    for line in mine:
        assert not line.cents_per_month
        for hidden in ("payer", "benefit", "paragraph", "trace", "because", "instead_of"):
            assert not getattr(line, hidden, None), hidden


def test_a_payer_reads_only_what_it_pays() -> None:
    html = made(make_plan(), "payer:PK")
    assert "796,00 €" in html
    for foreign in ("neighbour_1", "daughter", "shopping", "Eigenanteil", "Helfende geben"):
        assert foreign not in html, foreign


def test_the_page_of_the_person_has_no_sheets_of_others() -> None:
    html = first("person")
    assert 'id="carers"' not in html
    assert 'id="payers"' not in html
    assert 'id="proof"' not in html


@pytest.mark.parametrize("who", ["team", "person"])
def test_who_and_what_is_marked_unsafe_stands_nowhere(who: str) -> None:
    """The mark itself is nowhere; who bears it is in no list, no map and no sheet."""
    case = shipped.loaded(shipped.TO_COPY).model
    stranger = case.helpers[0].model_copy(update={"id": "canary_person", "own_gain": "canary_gain"})
    support = case.present_support[0].model_copy(update={"source": "canary_person"})
    advice = next(offer for offer in shipped.catalogue().model.offers if offer.role == "advice")
    case = case.model_copy(
        update={
            "helpers": (*case.helpers, stranger),
            "present_support": (*case.present_support, support),
            "protection": Protection(unsafe=(Unsafe(person="canary_person"), Unsafe(place=advice.id))),
        }
    )
    plan = {**shipped.plan(shipped.TO_COPY)}
    plan["helper_minutes"] = {**plan["helper_minutes"], "canary_person": 0}
    plan["helper_reserve_minutes"] = {**plan["helper_reserve_minutes"], "canary_person": 60}
    html = made(plan, who, "de", case, shipped.catalogue().model)
    assert "canary" not in html
    assert advice.name not in html
    assert "unsafe" not in html.lower()


@pytest.mark.deep
def test_the_protection_plan_of_a_shipped_family_is_read_by_the_team_alone() -> None:
    name = "family_protection_plan"
    plan, case, catalogue = shipped.plan(name), shipped.loaded(name).model, shipped.catalogue().model
    assert "Schutz des Kindes" in made(plan, "team", "de", case, catalogue)
    readers = ["person", *(f"helper:{helper.id}" for helper in case.helpers), "payer:JA"]
    for who in readers:
        html = made(plan, who, "de", case, catalogue)
        for word in PROTECTION_WORDS:
            assert word not in html, (who, word)


@pytest.mark.parametrize(("reason", "letters"), [("staff_short", 1), ("consent_missing_or_limited", 0)])
def test_nobody_is_written_to_about_help_that_waits_for_our_own_paper(reason: str, letters: int) -> None:
    missed = {"need": "wash", "amount": 1, "unit": "occurrences", "reason": reason, "duty_bearer": "PK"}
    html = first(unmet=[{**missed, "evidence": ["pd_west_koerper"], "next_step": f"next_step.{reason}"}])
    assert html.count("ist diese Hilfe nicht gedeckt") == letters
    assert "Gefragt haben wir" not in html
    assert "Seit dem" not in html


OWED_BY_EGH = {
    "id": "p1_school",
    "benefit": "teilhabe_an_bildung",
    "payer": "EGH",
    "need": "washing",
    "paragraph": "SGB IX § 112",
}


def missing(reason: str) -> dict[str, Any]:
    """The small plan, with help that the Eingliederungshilfe owes and nobody gives."""
    plan = make_plan()
    plan["rights"] = {"persons": [{"person": "p1", "rights": [OWED_BY_EGH]}], "carer_claims": []}
    plan["unmet"] = [
        {
            "need": "washing",
            "amount": 2,
            "unit": "occurrences",
            "reason": reason,
            "evidence": ["daughter"],
            "duty_bearer": "EGH",
        }
    ]
    return plan


def test_who_owes_help_that_is_missing_has_an_extract_that_names_nobody_else() -> None:
    plan = Plan.model_validate(missing("staff_short"))
    reader = Recipient("payer", "EGH")
    assert known(plan, reader)
    told = extract(plan, reader)
    assert [(entry.need, entry.evidence) for entry in told.unmet] == [("washing", ())]
    assert "daughter" not in made(missing("staff_short"), "payer:EGH")
    assert not known(plan, Recipient("payer", "JA"))


def test_who_never_offered_a_help_is_not_told_that_nobody_wants_it_from_them() -> None:
    plan = make_plan()
    for line in plan["lines"]:
        line["instead_of"] = [{"offer": "neighbour_1", "reason": "instead.not_refused", "params": {}}]
    tasks, relations = {"washing": "body_care"}, {"neighbour_1": "neighbour"}
    never = Names(tasks=tasks, relations=relations, agreed={"neighbour_1": frozenset({"shopping"})})
    offered = Names(tasks=tasks, relations=relations, agreed={"neighbour_1": frozenset({"body_care"})})
    plan["lines"] = [line for line in plan["lines"] if line["need"] == "washing"]
    assert "die Person möchte das nicht" not in words(parsed(made(plan, names=never)))
    assert "die Person möchte das nicht" in words(parsed(made(plan, names=offered)))
