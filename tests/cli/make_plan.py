"""A small plan made by hand: every section of the sheet has something to show."""

from __future__ import annotations

from typing import Any

DAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")


def make_plan(**changes: Any) -> dict[str, Any]:
    """Give the plan object; keyword arguments replace top-level keys."""
    lines = [
        *(
            _line(
                f"wash_{d}", "washing", d, "early", 30, offer="care_service", professional=40, start="06:30"
            )
            for d in DAYS
        ),
        _line("shop_sat", "shopping", "sat", "morning", 60, helper="neighbour_1", start="08:00"),
        _line(
            "talk_tue", "company", "tue", "morning", 120, offer="open_cafe", session="tue_1000", start="10:00"
        ),
        _line(
            "way_tue", "company", "tue", "morning", 40, helper="neighbour_1", role="companion", start="09:50"
        ),
        _line("meal_wed", "cooking", "wed", "noon", 30, own="own_cooking", start="12:00"),
        _line("watch_fri", "evening", "fri", "evening", 120, helper="daughter"),
    ]
    plan: dict[str, Any] = {
        "schema": "hilfemix.plan.v1",
        "case": "small_case",
        "on": "2026-12-07",
        "state": "proposed",
        "status": "optimal",
        "policy": "standard",
        "land": "de_hb",
        "horizon": {"weeks": 26},
        "goals": [
            {
                "id": "stay",
                "text_ref": "stay",
                "needs": ["washing", "shopping"],
                "supported_by": ["wash_mon", "shop_sat"],
            },
            {"id": "sing", "text_ref": "sing", "needs": ["singing"], "supported_by": []},
        ],
        "needs": [
            _need("washing", "safety", 7, 7),
            _need("shopping", "owed", 1, 1),
            _need("company", "wished", 1, 1),
            _need("cooking", "wished", 1, 1),
            _need("evening", "owed", 120, 120, "minutes", "presence"),
            _need("singing", "wished", 90, 0, "minutes"),
        ],
        "lines": lines,
        "unmet": [
            {
                "need": "singing",
                "amount": 90,
                "unit": "minutes",
                "reason": "offer_full",
                "evidence": ["choir"],
                "duty_bearer": "case_management",
                "next_step": "next_step.offer_full",
            }
        ],
        "choices": [{"right": "r_relief", "need": "shopping", "offer": "neighbour_1", "status": "pending"}],
        "rights": {
            "case": "small_case",
            "on": "2026-12-07",
            "persons": [
                {
                    "person": "p1",
                    "rights": [
                        {
                            "id": "r_relief",
                            "need": None,
                            "benefit": "entlastungsbetrag",
                            "paragraph": "SGB XI § 45b Abs. 1",
                            "payer": "PK",
                            "kind": "ceiling",
                            "amount_cents": 13100,
                            "period": "month",
                            "minutes_per_week": None,
                            "min_qualification": None,
                            "conditions": [],
                            "trace": [],
                        }
                    ],
                }
            ],
            "carer_claims": [],
        },
        "funding": [{"payer": "PK", "cents_per_month": 79600}],
        "own_share_cents_per_month": 500,
        "pflegegeld_cents_per_month": 12345,
        "remaining": [{"claim": "r_relief", "cents": 13100, "expires": "2027-06-30"}],
        "applications": [{"what": "r_relief", "payer": "PK", "by": "2026-12-31", "papers": ["invoice"]}],
        "professional_minutes_per_week": 287,
        "by_qualification": {"Q2": 280, "Q4": 7},
        "coordination_minutes_per_week": 7,
        "helper_minutes": {"neighbour_1": 100, "daughter": 0},
        "helper_minutes_by_sex": {"female": 100},
        "helper_presence_minutes": {"daughter": 120},
        "helper_reserve_minutes": {"neighbour_1": 20, "daughter": 60},
        "references": {
            "present": {"professional_minutes_per_week": 350, "covered": 300, "own_share_cents_per_month": 0},
            "approved": None,
            "best_professional": {
                "professional_minutes_per_week": 800,
                "covered": 700,
                "own_share_cents_per_month": 0,
            },
        },
        "tiers": [
            {"aim": "safety_missed", "best": 0, "bound": 0, "budget": 0, "value": 0},
            {
                "aim": "professional_minutes",
                "best": 746200,
                "bound": 746200,
                "budget": 746200,
                "value": 746200,
            },
        ],
        "warnings": [{"key": "warning.helper_age_unknown", "params": {"helper": "neighbour_1"}}],
        "audit": {"passed": True, "checked": ["A01", "A02", "A03"], "violations": []},
        "inputs": {"case": "0", "catalogue": "0", "policy": "0", "law": "0"},
    }
    return {**plan, **changes}


def _line(
    id_: str,
    need: str,
    day: str,
    part: str,
    minutes: int,
    *,
    offer: str | None = None,
    helper: str | None = None,
    own: str | None = None,
    session: str | None = None,
    role: str = "help",
    professional: int = 0,
    start: str | None = None,
) -> dict[str, Any]:
    kind = "informal" if helper else "own" if own else "infrastructure" if session else "professional"
    paid = kind == "professional"
    because = {
        "informal": [
            {"key": "because.consented", "params": {}},
            {"key": "because.goal", "params": {"goal": "stay"}},
        ],
        "own": [{"key": "because.own_wish_to_do", "params": {}}],
        "infrastructure": [{"key": "because.fewest_professional_minutes", "params": {}}],
        "professional": [
            {"key": "because.safety", "params": {}},
            {"key": "because.qualified", "params": {"qualification": "Q2"}},
        ],
    }
    rejected = [
        {"offer": "care_service", "reason": "instead.more_professional_minutes", "params": {"minutes": 75}}
    ]
    return {
        "id": id_,
        "role": role,
        "person": "p1",
        "need": need,
        "offer": offer or own,
        "helper": helper,
        "kind": kind,
        "week_type": "regular",
        "day": day,
        "part": part,
        "start": start,
        "minutes": minutes,
        "professional_minutes": professional,
        "qualification": "Q2" if paid else None,
        "payer": "PK" if paid else None,
        "benefit": "pflegesachleistung" if paid else None,
        "paragraph": "SGB XI § 36" if paid else None,
        "cents_per_month": 11371 if paid else 0,
        "session": session,
        "fallback": {"offer": "care_service", "provider": "c", "payer": "PK", "response": "next_day_part"}
        if helper == "neighbour_1" and role == "help"
        else None,
        "because": [{"key": "because.companion_for", "params": {"offer": "open_cafe"}}]
        if role == "companion"
        else because[kind],
        "instead_of": rejected if helper and role == "help" else [],
    }


def _need(
    id_: str,
    standing: str,
    required: int,
    covered: int,
    unit: str = "occurrences",
    measure: str | None = None,
) -> dict[str, Any]:
    return {
        "id": id_,
        "person": "p1",
        "standing": standing,
        "measure": measure or unit,
        "required": required,
        "covered": covered,
        "unit": unit,
    }
