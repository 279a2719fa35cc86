"""A small catalogue with every billing unit, and lines that use it."""

from __future__ import annotations

from datetime import date
from typing import Any

from arrangement.catalogue.offer import Catalogue
from arrangement.funding import Money, money_of
from arrangement.law.rights import derive_rights
from arrangement.plan.plan import PlanLine
from assessment.case.case import Case
from tests.law import make_case

ON = date(2026, 12, 7)
"""A Monday: nine weeks end on 7 February 2027, 52 weeks on 5 December 2027. The first full month is January
2027, with four Tuesdays and five Fridays."""

IN_KIND = {"benefit": "pflegesachleistung", "payer": "PK"}

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


def case_of(*needs: dict[str, Any], **changes: Any) -> Case:
    """A case of nine weeks with these needs."""
    person = make_case.person(changes.pop("pflegegrad", 2), **changes.pop("person", {}))
    return make_case.case(person, needs=list(needs), **{"horizon": {"weeks": 9}, **changes})


def need_of(id_: str, kind: str = "occurrences", **changes: Any) -> dict[str, Any]:
    """Twice a week half an hour, or an hour of presence."""
    measures = {
        "occurrences": {"kind": "occurrences", "per_week": 2, "minutes": 30},
        "presence": {"kind": "presence", "minutes": 60},
    }
    tasks = {"occurrences": "body_care", "presence": "supervision"}
    return make_case.need(id=id_, measure=measures[kind], **{"task": tasks[kind], **changes})


def reckoned(case: Case, *lines: PlanLine) -> Money:
    """What these lines cost, and who pays."""
    return money_of(case, catalogue(), lines, derive_rights(case, ON))
