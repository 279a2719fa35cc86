"""Persons, and what they can do and pay themselves."""

from __future__ import annotations

from collections.abc import Sequence

from tests.solver.odd.draws import DAYS, SAID, Draw, Json

INSURANCES: tuple[Json, ...] = (
    {"health": "pkv", "care": "ppv", "beihilfe": {"rate_percent": 70}},
    {"health": "gkv", "care": "spv", "beihilfe": {"rate_percent": 50}},
    {"health": "none", "care": "none"},
    {"health": "unknown", "care": "unknown"},
    {"health": "card_264", "care": "none"},
    {"health": "gkv", "care": "spv", "periods": [{"begins": "2015-01-01"}]},
    {"health": "gkv", "care": "spv", "other_care_payer": "unfallversicherung"},
)
STAYS: tuple[Json, ...] = (
    {"title": "german"},
    {"title": "section_24", "in_germany_since": "2025-06-01"},
    {"title": "asylum_application", "in_germany_since": "2026-06-01"},
    {"habitual": "unclear"},
    {"first_egh_in": "bremerhaven"},
)
BOOKS = ("sgb_ix", "sgb_viii", "sgb_xi", "sgb_v")
DISABILITIES = ("koerperlich", "geistig", "seelisch", "sinnes")
ADULT = 18


def person(draw: Draw, id: str, homes: Sequence[str]) -> Json:
    """Somebody of any age, with whatever stands for them before the law."""
    age = draw.choice((3, 8, 16, 19, 35, 62, 79, 91))
    known = draw.random() > 0.06
    grades = [{"grade": grade, "since": "2026-01-01"} for grade in (1, 2, 2, 3, 4, 5)]
    found: Json = {
        "id": id,
        "home": draw.choice(homes),
        "birth_date": f"{2026 - age}-{draw.randint(1, 10):02}-{draw.randint(1, 28):02}"
        if known
        else "unknown",
        "pflegegrad": draw.choice(["none", "unknown", *grades]),
        "going_out": draw.choice(("alone", "alone", "with_companion", "not_at_all")),
        **draw.maybe(
            0.7, own_money={"accepts_cents_per_month": draw.choice((0, 500, 8000, 40000)), "on": SAID}
        ),
        **draw.maybe(0.4, sex=draw.choice(("female", "male", "diverse"))),
        **draw.maybe(0.6, disability=draw.some(DISABILITIES, 1, 2)),
        **draw.maybe(0.3, languages=draw.choice((["de", "tr"], ["ar"], ["dgs", "de"]))),
        **draw.maybe(0.3, needs_access=draw.some(("step_free", "wheelchair", "low_stimulus"), 1, 2)),
        **draw.maybe(0.4, reach_minutes=draw.choice((0, 7, 15, 60))),
        **draw.maybe(
            0.3,
            quiet=[draw.choice(({"begins": "22:00", "ends": "06:00"}, {"begins": "13:00", "ends": "15:00"}))],
        ),
        **_before_the_law(draw),
        **_who_decides(draw, minor=known and age < ADULT),
    }
    if draw.random() < 0.3:
        tasks = draw.some(("meal", "cleaning", "leisure", "social_contact", "movement"), 1, 3)
        found["own"] = [
            {
                "id": f"own_{id}",
                "tasks": tasks,
                "actions": ["take_over", "accompany"],
                "minutes_per_week": draw.choice((0, 20, 90)),
                "stated_on": SAID,
                **draw.maybe(0.4, times=[{"days": draw.some(DAYS, 1, 3), "minutes": 30}]),
            }
        ]
    return found


def _before_the_law(draw: Draw) -> Json:
    benefit = draw.choice(("assistenz_kompensatorisch", "assistenz_qualifiziert"))
    wish = draw.maybe(0.5, wish=draw.choice(("together", "alone")))
    together = {"benefit": benefit, "reasonable": draw.random() < 0.7, **wish, "on": SAID}
    rails = {"measure": "bed_rails", **draw.maybe(0.5, permitted_until="2027-01-01")}
    away = {
        "kind": draw.choice(("hospital", "rehab", "abroad")),
        "begins": "2026-12-01",
        "ends": "2026-12-20",
    }
    return {
        **draw.maybe(0.2, wants_pflegegeld=draw.random() < 0.5),
        **draw.maybe(0.2, care_mix={"in_kind_percent": draw.choice((0, 50, 100)), "since": "2026-09-01"}),
        **draw.maybe(0.15, interpreter={"language": "ar", "matters": ["sgb_viii"]}),
        **draw.maybe(0.15, liberty_measures=[rails]),
        **draw.maybe(0.2, advice_visits=["2026-06-01"]),
        **draw.maybe(
            0.2, pflegegrad_application={"on": "2026-11-10", "urgent": draw.choice(("none", "hospital"))}
        ),
        **draw.maybe(0.2, stays_away=[away]),
        **draw.maybe(0.3, insurance=draw.choice(INSURANCES)),
        **draw.maybe(0.2, stay=draw.choice(STAYS)),
        **draw.maybe(0.3, together=[together]),
    }


def _who_decides(draw: Draw, *, minor: bool) -> Json:
    """Who stands for the person, and what they said or did not say."""
    if minor:
        kind, holder, books = draw.choice(("custody_sole", "custody_joint")), "mother", draw.some(BOOKS)
        words: tuple[str, ...] = ("given", "given", "given", "pending", "refused")
    elif draw.random() < 0.25:
        kind, holder, books = draw.choice(("betreuer", "vollmacht")), "office", ["sgb_ix", "sgb_xi", "sgb_v"]
        words = ("given", "given", "withdrawn")
    else:
        return {}
    said = [{"holder": holder, "matter": b, "status": draw.choice(words), "on": SAID} for b in books]
    matters = {} if minor else draw.maybe(0.5, matters=["sgb_ix", "sgb_xi"])
    view = draw.maybe(0.6, own_view="Ich will Fußball spielen.") if minor else {}
    return {
        "representation": [{"kind": kind, "holder": holder, **matters}],
        **draw.maybe(0.8, consents=said),
        **view,
    }
