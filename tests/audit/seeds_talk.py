"""Somebody signs: training is talk, and a service interprets it. One thing is wrong in each plan."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from tests.audit.builder import Json
from tests.audit.seeds import Seed, both, entry

SIGNING: Json = {
    "offer": "voices",
    "language": "dgs",
    "payer": "EGH",
    "paragraph": "SGB I § 17 Abs. 2",
}
COST = {
    "key": "warning.interpreter_cost",
    "params": {"person": "anna", **{k: v for k, v in SIGNING.items() if k != "offer"}, "offers": "voices"},
}
TEAM: Json = {
    "id": "voices_team",
    "provider": "pd",
    "qualification": "Q3",
    "languages": ["de", "dgs"],
    "capacity_minutes_per_week": 300,
    "times": [{"parts": ["morning", "afternoon"]}],
}
OFFER: Json = {
    "id": "voices",
    "provider": "pd",
    "name": "Gebärdensprache",
    "kind": "professional",
    "type": "DOLMETSCHEN",
    "form": "visit",
    "tasks": ["interpreting"],
    "actions": ["accompany"],
    "team": "voices_team",
    "paragraph": "SGB I § 17",
    "verified_on": "2026-11-01",
    "source": "Annahme",
}


def signs(offer: Json | None = None, team: Json | None = None) -> Callable[[Json], None]:
    """Anna needs an interpreter in participation matters; this service is there."""

    def edit(data: Json) -> None:
        data["case"]["persons"][0]["interpreter"] = {"language": "dgs", "matters": ["sgb_ix"]}
        data["catalogue"]["teams"].append({**TEAM, **(team or {})})
        data["catalogue"]["offers"].append({**OFFER, **(offer or {})})

    return edit


def interpreted(**changes: Any) -> Callable[[list[Json]], None]:
    """All training is interpreted."""

    def edit(lines: list[Json]) -> None:
        for line in lines:
            if line["need"] == "train":
                line["interpreter"] = {**SIGNING, **changes}

    return edit


def told(*rows: Json) -> Callable[[Json], None]:
    """What the plan says about it."""
    return lambda plan: plan.setdefault("warnings", []).extend(rows)


def _cost(**changes: Any) -> Json:
    return {**COST, "params": {**COST["params"], **changes}}


def _seed(says: str, **changes: Any) -> Seed:
    return Seed("A18", says, **{"files": signs(), "lines": interpreted(), "plan": told(COST), **changes})


BARRED = {"person": "anna", "of": {"offer": "voices"}, "stated_on": "2026-11-01"}

TALK_SEEDS = (
    _seed("nobody interprets", lines=lambda lines: None, plan=told()),
    _seed(
        "who interprets is no interpreter",
        lines=interpreted(offer="buddy_shop"),
    ),
    _seed("who interprets does not sign", files=signs(team={"languages": ["de", "tr"]})),
    _seed("who interprets shares no language with the trainers", files=signs(team={"languages": ["dgs"]})),
    _seed("the service is stale", files=signs(offer={"verified_on": "2025-01-01"})),
    _seed("the service is on duty at other times", files=signs(team={"times": [{"parts": ["night"]}]})),
    _seed(
        "Anna refused the service",
        files=both(signs(), lambda data: data["case"]["refusals"].append(BARRED)),
    ),
    _seed("another carrier is named", lines=interpreted(payer="PK"), plan=told(_cost(payer="PK"))),
    _seed(
        "another paragraph is named",
        lines=interpreted(paragraph="SGB X § 19"),
        plan=told(_cost(paragraph="SGB X § 19")),
    ),
    _seed("who bears the cost is kept silent", plan=told()),
    _seed(
        "everybody understands, and somebody interprets",
        files=both(signs(), lambda data: data["case"]["persons"][0].pop("interpreter")),
    ),
    _seed(
        "hands help without a common language, and nobody says so",
        files=both(signs(), entry("teams", "nurse", languages=["tr"])),
    ),
    Seed(
        "A15",
        "who interprets has too few minutes a week",
        files=signs(team={"capacity_minutes_per_week": 55}),
        lines=interpreted(),
        plan=told(COST),
    ),
    Seed(
        "A29",
        "the minutes of interpreters are left out",
        files=signs(),
        lines=interpreted(),
        plan=both(told(COST), lambda plan: plan.update(interpreter_minutes_per_week=0)),
    ),
)

UNDERSTOOD = (
    Seed("A18", "a service interprets", files=signs(), lines=interpreted(), plan=told(COST)),
    Seed(
        "A18",
        "the trainers bring somebody",
        files=both(signs(), entry("offers", "train_ways", brings_interpreters=["dgs"])),
        lines=interpreted(offer="train_ways"),
        plan=told(COST),
    ),
    Seed(
        "A18",
        "hands help without a common language, as the plan says",
        files=entry("teams", "nurse", languages=["tr"]),
        plan=told(
            {
                "key": "warning.no_common_language",
                "params": {"person": "anna", "offers": "nurse_treat"},
            }
        ),
    ),
)
