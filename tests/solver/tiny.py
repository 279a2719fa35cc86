"""The smallest cases and catalogues: every entry has defaults, and a test names only what it is about.

One person lives alone in Mitte, wants to stay there, and has one need on Monday morning. Nobody helps yet.
Files are read with all their checks, plans are made by the product's own entrance and are audited there.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from arrangement.catalogue import Catalogue
from arrangement.catalogue.checks import CATALOGUE_CHECKS
from arrangement.law.rights import derive_rights
from arrangement.policy import Policy
from arrangement.policy.checks import POLICY_CHECKS
from arrangement.policy.read import read_policy
from arrangement.policy.tiers import tiers_of, without
from arrangement.problem.build import Built
from assessment.case import Case
from assessment.case.checks import CASE_CHECKS
from assessment.files.document import document_from_bytes, read_document
from assessment.files.read import Loaded, load
from solver.case.propose import Inputs, build, propose
from solver.case.solved import Solved
from solver.case.tiers import solve

Json = dict[str, Any]

ON = "2026-11-23"
"""A Monday: the plan date."""

WEEKS = 4
STATED = "2026-11-02"
CONFIRMED = {"role": "case_manager", "on": STATED}

CHEAP = 120
"""Cents per hour: ten cents for five minutes, so that no ceiling is near."""

CARE_TASKS = [
    "body_care",
    "meal",
    "shopping",
    "cleaning",
    "social_contact",
    "supervision",
    "leisure",
    "accompany_outside",
]


# ---------------------------------------------------------------------------------------- parts of a case


def person(id: str = "pia", **changes: Any) -> Json:
    """Somebody with Pflegegrad 2 who accepts to pay 100 EUR a month."""
    return {
        "id": id,
        "home": "flat",
        "birth_date": "1950-06-01",
        "pflegegrad": {"grade": 2, "since": "2026-01-01"},
        "own_money": {"accepts_cents_per_month": 10000, "on": STATED},
        **changes,
    }


def need(id: str = "cook", **changes: Any) -> Json:
    """A safety need: once on Monday morning, half an hour."""
    return {
        "id": id,
        "person": "pia",
        "goals": ["stay"],
        "task": "meal",
        "measure": times_a_week(1),
        "days": ["mon"],
        "parts": ["morning"],
        "standing": "safety",
        "confirmed": CONFIRMED,
        **changes,
    }


def owed(id: str = "cook", **changes: Any) -> Json:
    """The same need, owed by the Pflegekasse."""
    return need(id, **{"standing": "owed", "entitlement": "pflegesachleistung", **changes})


def wished(id: str = "cook", **changes: Any) -> Json:
    """The same need, wished."""
    return need(id, **{"standing": "wished", **changes})


def times_a_week(number: int, minutes: int = 30, **changes: Any) -> Json:
    """So many occurrences."""
    return {"kind": "occurrences", "per_week": number, "minutes": minutes, **changes}


def minutes_a_week(minutes: int, at_least: int = 5) -> Json:
    """Divisible help."""
    return {"kind": "minutes", "minutes": minutes, "at_least": at_least}


def presence(minutes: int) -> Json:
    """Somebody is there."""
    return {"kind": "presence", "minutes": minutes}


def helper(id: str = "hanna", **changes: Any) -> Json:
    """A neighbour who gladly does everything at any time of day."""
    tasks = changes.pop("tasks", CARE_TASKS)
    consent = {
        "tasks": tasks,
        "actions": ["take_over", "accompany", "supervise"],
        "agreed_on": STATED,
        **changes.pop("consent", {}),
    }
    return {
        "id": id,
        "relation": "neighbour",
        "birth_date": "1980-02-03",
        "consents": [consent],
        "gladly_minutes": 600,
        "at_most_minutes": 600,
        "presence_gladly_minutes": 600,
        "presence_at_most_minutes": 600,
        "times": [{}],
        **changes,
    }


def employed(id: str = "elli", **changes: Any) -> Json:
    """Somebody employed by the household for up to ten hours a week."""
    return {
        "id": id,
        "form": "job",
        "home": "flat",
        "birth_date": "1985-05-05",
        "tasks": CARE_TASKS,
        "actions": ["take_over", "accompany", "supervise"],
        "minutes_per_week": 600,
        "cents_per_month": 90000,
        "begins": STATED,
        "times": [{}],
        "agreed_on": STATED,
        **changes,
    }


def own(id: str = "herself", **changes: Any) -> Json:
    """What the person does herself."""
    return {"id": id, "tasks": ["meal"], "minutes_per_week": 600, "stated_on": STATED, **changes}


def chosen(*needs: str, **changes: Any) -> list[Json]:
    """The person chose something else for these needs: only with `instead` own money pays for owed help."""
    said = {"person": "pia", "on": STATED, "role": "case_manager"}
    return [{"need": name, **said, **changes} for name in needs]


def case(**changes: Any) -> Json:
    """One person, one goal, one need."""
    return {
        "schema": "hilfemix.case.v1",
        "id": "tiny",
        "plan_date": ON,
        "horizon": {"weeks": WEEKS},
        "homes": [{"id": "flat", "stadtteil": "mitte"}],
        "persons": [person()],
        "goals": [{"id": "stay", "person": "pia", "words": "Ich will hier bleiben.", "importance": 2}],
        "needs": [need()],
        **changes,
    }


# ----------------------------------------------------------------------------------- parts of a catalogue


def team(id: str = "care_team", **changes: Any) -> Json:
    """Assistants who come at any time and need no way."""
    return {
        "id": id,
        "provider": "service",
        "qualification": "Q3",
        "capacity_minutes_per_week": 3000,
        "times": [{}],
        **changes,
    }


def _offer(id: str, **changes: Any) -> Json:
    return {
        "id": id,
        "provider": "service",
        "name": id,
        "type": "TEST",
        "tasks": CARE_TASKS,
        "actions": ["take_over", "accompany", "supervise"],
        "verified_on": STATED,
        "source": "Annahme",
        **changes,
    }


def visit(id: str = "care", **changes: Any) -> Json:
    """Professional help at home, paid as Sachleistung."""
    return _offer(
        id,
        **{
            "kind": "professional",
            "form": "visit",
            "team": "care_team",
            "price": {"unit": "hour", "cents": CHEAP},
            "paid_by": ["pflegesachleistung"],
            "paragraph": "SGB XI § 36",
            **changes,
        },
    )


def session(id: str = "club", **changes: Any) -> Json:
    """A club that meets on Monday from ten to eleven, free of charge, ten minutes away."""
    return _offer(
        id,
        **{
            "kind": "infrastructure",
            "form": "session",
            "tasks": ["social_contact", "leisure"],
            "stadtteil": "mitte",
            "sessions": [{"day": "mon", "begins": "10:00", "ends": "11:00"}],
            "group": {"maximum": 10, "typical": 5, "free_places": 3},
            **changes,
        },
    )


def aid(id: str = "menu", **changes: Any) -> Json:
    """A delivery that the person pays: one euro each time."""
    return _offer(
        id, **{"kind": "market", "form": "aid", "price": {"unit": "piece", "cents": 100}, **changes}
    )


def catalogue(*offers: Json, teams: list[Json] | None = None, **changes: Any) -> Json:
    """A catalogue of these offers; teams that nobody describes are the usual one."""
    named = sorted({offer["team"] for offer in offers if offer.get("team")})
    given = {entry["id"]: entry for entry in teams or []}
    providers = {offer["provider"] for offer in offers} | {entry["provider"] for entry in given.values()}
    by_team = {offer.get("team"): offer["provider"] for offer in offers}
    return {
        "schema": "hilfemix.catalogue.v1",
        "id": "tiny",
        "as_of": STATED,
        "note": "made for tests",
        "places": [{"id": "mitte", "name": "Mitte"}, {"id": "nord", "name": "Nord"}],
        "trips": [{"between": ["mitte", "nord"], "minutes": 40}],
        "providers": [{"id": id, "name": id} for id in sorted({"service", *providers})],
        "teams": [*given.values(), *(team(n, provider=by_team[n]) for n in named if n not in given)],
        "offers": list(offers),
        **changes,
    }


# ------------------------------------------------------------------------------------ reading and planning


def read_case(data: Json) -> Loaded[Case]:
    """Read a case as if it stood in a file, with all checks."""
    return load(document_from_bytes(json.dumps(data).encode(), "case.json"), Case, CASE_CHECKS)


def read_catalogue(data: Json) -> Loaded[Catalogue]:
    """Read a catalogue likewise."""
    document = document_from_bytes(json.dumps(data).encode(), "catalogue.json")
    return load(document, Catalogue, CATALOGUE_CHECKS)


def standard_policy() -> Json:
    """The shipped standard policy as plain data, to be changed by a test."""
    return shipped_policy("standard")


def shipped_policy(name: str) -> Json:
    """A shipped policy as plain data."""
    return _plain(read_policy(name).document.data)


def plain_file(path: Path) -> Json:
    """A file as plain data."""
    return _plain(read_document(path).data)


def _plain(data: Mapping[str, Any]) -> Json:
    plain: Json = json.loads(json.dumps(data, default=str))
    return plain


def inputs(case_data: Json, catalogue_data: Json, policy_data: Json | None = None) -> Inputs:
    """The files of one run."""
    read = read_case(case_data)
    policy = read_policy(None)
    if policy_data is not None:
        document = document_from_bytes(json.dumps(policy_data).encode(), "policy.json")
        policy = load(document, Policy, POLICY_CHECKS)
    on = read.model.plan_date
    assert on is not None
    return Inputs(read, read_catalogue(catalogue_data), policy, on)


def plan(case_data: Json, catalogue_data: Json | None = None, policy_data: Json | None = None) -> Json:
    """Propose a plan; it has passed the audit, and every tier is proved."""
    given = inputs(case_data, catalogue_data or catalogue(), policy_data)
    made = propose(given.case, given.catalogue, given.policy, given.on)
    assert made["audit"]["passed"]
    assert made["status"] == "optimal"
    return made


def built(given: Inputs) -> Built:
    """The problem of a run."""
    return build(given, derive_rights(given.case.model, given.on))


def solved_without(given: Inputs, *dropped: str) -> tuple[Built, Solved]:
    """Problem and solution when rules or aims are left out."""
    found = built(given)
    tiers = without(tiers_of(given.policy.model), dropped)
    return found, solve(found.problem, tiers, dropped=frozenset(dropped))


# ---------------------------------------------------------------------------------------- reading a plan


def help_of(made: Json, need_id: str) -> list[str]:
    """Who helps with a need, line by line, in order."""
    return sorted(
        line["helper"] or line["offer"]
        for line in made["lines"]
        if line["need"] == need_id and line["role"] == "help"
    )


def companions_of(made: Json) -> list[str]:
    """Who goes along, line by line."""
    return sorted(line["helper"] or line["offer"] for line in made["lines"] if line["role"] == "companion")


def minutes_of(made: Json, need_id: str, source: str | None = None) -> int:
    """Minutes of help for a need, of one source or of all."""
    return sum(
        line["minutes"]
        for line in made["lines"]
        if line["need"] == need_id
        and line["role"] == "help"
        and source in (None, line["helper"], line["offer"])
    )


def unmet_of(made: Json, need_id: str) -> int:
    """What stays unmet of a need, in its unit."""
    return sum(entry["amount"] for entry in made["unmet"] if entry["need"] == need_id)


def values(made: Json) -> list[int]:
    """What is compared between plans: the best of every tier, the most important first.

    A tolerance of the professional minutes is spent for the tier after them: what is left of it comes next.
    """
    found: list[int] = []
    for before, tier in zip([None, *made["tiers"]], made["tiers"], strict=False):
        found.append(tier["best"])
        if before and before["aim"] == "professional_minutes":
            found.append(before["value"])
    return found


def value_of(made: Json, aim: str) -> int:
    """The value of one aim."""
    return next(tier["value"] for tier in made["tiers"] if tier["aim"] == aim)
