"""Who helps unpaid, and whom the household employs."""

from __future__ import annotations

from collections.abc import Sequence

from tests.solver.odd.draws import DAYS, PARTS, SAID, Draw, Json

RELATIONS = ("neighbour", "friend", "child", "spouse_or_partner", "volunteer", "parent")
TASKS = (
    "meal",
    "shopping",
    "cleaning",
    "laundry",
    "social_contact",
    "leisure",
    "supervision",
    "body_care",
    "toileting",
    "accompany_outside",
    "paperwork",
    "medication",
    "movement",
)
ACTIONS = ("take_over", "accompany", "supervise", "enable", "be_reachable")


def helper(
    draw: Draw, id: str, persons: Sequence[str], homes: Sequence[str], week_types: Sequence[str]
) -> Json:
    """Somebody who agreed to something, at some times, up to some limits."""
    gladly, there = draw.choice((0, 30, 60, 180, 600)), draw.choice((0, 0, 120, 600))
    consent = {
        "tasks": draw.some(TASKS, 2),
        "actions": draw.some(ACTIONS, 2),
        "agreed_on": draw.day(-200, -5),
        **draw.maybe(0.15, until=draw.day(-4, 300)),
        **draw.maybe(0.06, withdrawn_on="2026-11-20"),
        **draw.maybe(0.3, persons=[draw.choice(persons)]),
        **draw.maybe(0.3, intimate=True),
        **draw.maybe(0.3, instructed_on="2026-10-30"),
    }
    times = {
        "days": draw.some(DAYS),
        "parts": draw.some(PARTS),
        **draw.maybe(0.5, minutes=draw.choice((30, 63, 120))),
        **draw.maybe(0.15, week_types=[draw.choice(week_types)]),
    }
    return {
        "id": id,
        "relation": draw.choice(RELATIONS),
        "consents": [consent],
        "gladly_minutes": gladly,
        "at_most_minutes": gladly + draw.choice((0, 60, 120)),
        "presence_gladly_minutes": there,
        "presence_at_most_minutes": there + draw.choice((0, 60)),
        "times": [times],
        **draw.maybe(0.9, birth_date=f"{draw.randint(1940, 2007)}-05-05"),
        **draw.maybe(0.4, sex=draw.choice(("female", "male"))),
        **draw.maybe(0.3, home=draw.choice(homes)),
        **draw.maybe(0.2, helps_at=[draw.choice(homes)]),
        **draw.maybe(0.3, at_most_minutes_per_day=draw.choice((30, 60, 95))),
        **draw.maybe(0.2, days_off=draw.some(DAYS, 1, 2)),
        **draw.maybe(0.3, nights=True, awake_nights=draw.random() < 0.5),
        **_on_call(draw),
        **draw.maybe(0.3, main_carer=True),
        **draw.maybe(0.1, no_free_day_wished_on=SAID),
        **draw.maybe(0.2, strained=True),
        **draw.maybe(0.3, clearance_on="2026-05-01"),
        **draw.maybe(0.2, own_gain="Ich lerne Deutsch."),
        **draw.maybe(0.2, languages=["de", "ar"]),
    }


def _on_call(draw: Draw) -> Json:
    return draw.maybe(
        0.3,
        on_call_within_minutes=draw.choice((5, 15)),
        on_call_times=[{"days": draw.some(DAYS)}],
        on_call_at_most_parts=draw.choice((1, 5, 20)),
    )


def employed(draw: Draw, homes: Sequence[str]) -> Json:
    """Somebody with a contract of some form."""
    return {
        "id": "emma",
        "form": draw.choice(("live_in", "minijob", "job")),
        "home": draw.choice(homes),
        "birth_date": "1985-05-05",
        "tasks": draw.some(TASKS[:8], 2),
        "actions": ["take_over", "accompany", "supervise"],
        "minutes_per_week": draw.choice((60, 300, 1200, 2400)),
        "cents_per_month": draw.choice((20000, 55600, 250000)),
        "begins": draw.choice((SAID, "2026-01-01")),
        **draw.maybe(0.3, ends=draw.day(10, 300)),
        "times": [{"days": draw.some(DAYS, 3), "parts": draw.some(PARTS, 2)}],
        **draw.maybe(0.4, free_days=[draw.choice(DAYS)]),
        **draw.maybe(0.3, awake_nights=True),
        **draw.maybe(0.3, intimate=True),
        "agreed_on": SAID,
    }
