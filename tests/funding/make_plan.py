"""A small catalogue with every billing unit, and lines that use it."""

from __future__ import annotations

from typing import Any

from arrangement.catalogue.offer import Catalogue
from arrangement.plan.plan import PlanLine

COMMON = {"provider": "v", "verified_on": "2026-11-01", "source": "Annahme", "paragraph": "-"}


def catalogue() -> Catalogue:
    visit = {**COMMON, "kind": "professional", "form": "visit", "team": "t1"}
    group = {"maximum": 10, "typical": 5, "free_places": 3}
    sessions = [{"day": "tue", "begins": "10:00", "ends": "15:00"}]
    session = {
        **COMMON,
        "kind": "professional",
        "form": "session",
        "stadtteil": "neustadt",
        "sessions": sessions,
        "group": group,
    }
    offers = [
        {**visit, "id": "care", "name": "care", "type": "PV_SACH", "price": {"unit": "hour", "cents": 4800}},
        {
            **visit,
            "id": "watch",
            "name": "watch",
            "type": "PV_SACH",
            "price": {"unit": "hour", "cents": 2400},
        },
        {
            **visit,
            "id": "nurse",
            "name": "nurse",
            "type": "KK_HKP",
            "price": {"unit": "piece", "cents": 1500},
        },
        {**visit, "id": "advice", "name": "advice", "type": "JH_28"},
        {
            **session,
            "id": "day_care",
            "name": "day",
            "type": "PV_TAGES",
            "price": {"unit": "session", "cents": 8000},
        },
        {**session, "id": "club", "name": "club", "type": "club", "price": {"unit": "month", "cents": 2500}},
        {
            **COMMON,
            "id": "alarm",
            "name": "alarm",
            "kind": "market",
            "type": "alarm",
            "form": "aid",
            "price": {"unit": "month", "cents": 2700},
        },
    ]
    return Catalogue.model_validate(
        {
            "schema": "hilfemix.catalogue.v1",
            "id": "small",
            "as_of": "2026-11-01",
            "note": "Annahme",
            "places": [{"id": "neustadt", "name": "Neustadt"}],
            "providers": [{"id": "v", "name": "v"}],
            "teams": [
                {
                    "id": "t1",
                    "provider": "v",
                    "qualification": "Q4",
                    "capacity_minutes_per_week": 3000,
                    "times": [{}],
                }
            ],
            "offers": offers,
        }
    )


def line(number: int, need: str, day: str, part: str, minutes: int, **changes: Any) -> PlanLine:
    return PlanLine.model_validate(
        {
            "id": f"l{number}",
            "person": "p1",
            "need": need,
            "kind": "professional",
            "day": day,
            "part": part,
            "minutes": minutes,
            **changes,
        }
    )
