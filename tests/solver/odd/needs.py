"""Needs of every measure, owed under nearly every benefit."""

from __future__ import annotations

from collections.abc import Sequence

from tests.solver.odd.draws import DAYS, PARTS, SAID, Draw, Json

BENEFITS: dict[str, tuple[str, ...]] = {
    "pflegesachleistung": (
        "body_care",
        "toileting",
        "dressing",
        "meal",
        "cleaning",
        "shopping",
        "supervision",
    ),
    "entlastungsbetrag": ("cleaning", "shopping", "meal", "social_contact", "supervision", "leisure"),
    "assistenz_kompensatorisch": ("shopping", "accompany_outside", "leisure", "day_structure", "supervision"),
    "assistenz_qualifiziert": ("living_skills", "crisis_support", "counselling", "day_structure"),
    "haeusliche_krankenpflege": ("treatment_care", "medication"),
    "sozialpaedagogische_familienhilfe": ("parenting", "counselling"),
    "eingliederungshilfe_35a": ("learning", "social_contact"),
    "teilhabe_an_bildung": ("learning", "day_structure"),
    "erziehungsbeistand": ("counselling", "learning", "leisure"),
    "hilfe_fuer_junge_volljaehrige": ("living_skills", "paperwork"),
    "tagesstruktur": ("day_structure", "work"),
    "tagespflege": ("supervision", "social_contact"),
    "mobilitaet": ("accompany_outside",),
    "soziotherapie": ("day_structure", "crisis_support"),
    "intensivpflege": ("intensive_care",),
    "fruehfoerderung": ("early_support",),
    "haushaltshilfe": ("cleaning", "meal"),
}
USUAL = (
    "pflegesachleistung",
    "pflegesachleistung",
    "entlastungsbetrag",
    "assistenz_kompensatorisch",
    "haeusliche_krankenpflege",
)
WISHED = ("social_contact", "leisure", "movement", "paperwork", "meal", "accompany_outside", "learning")
DANGER = ("supervision", "meal", "toileting", "crisis_support")
ANYBODY_WATCHES = (None, "pflegesachleistung", "entlastungsbetrag", "assistenz_kompensatorisch")


def need(
    draw: Draw, number: int, goals: Sequence[tuple[str, str]], homes: Sequence[str], week_types: Sequence[str]
) -> Json:
    """One need of one of the persons."""
    goal, person = draw.choice(goals)
    found: Json = {"id": f"n{number}", "person": person, **draw.maybe(0.8, goals=[goal]), **_about(draw)}
    days, parts = draw.some(DAYS), draw.some(PARTS[:5] if draw.random() < 0.8 else PARTS, 1, 3)
    found |= {"days": days, "parts": parts}
    if draw.random() < 0.15:
        found |= {"times": [{"days": days[:2], "parts": parts[:1]}]}
    found |= _measure(draw, found, len(days[:2]) if "times" in found else len(days) * len(parts))
    found |= {
        "urgency": draw.choice(("now", "soon", "planned")),
        **draw.maybe(0.12, continuity="same_person"),
        **draw.maybe(0.1, min_qualification=draw.choice(("Q1", "Q2", "Q3", "Q4"))),
        **draw.maybe(0.1, place=draw.choice(("home", "outside"))),
        **draw.maybe(0.1, week_types=[draw.choice(week_types)]),
        **draw.maybe(0.1, home=draw.choice(homes)),
        **draw.maybe(0.06, protective=True),
        **draw.maybe(0.9, confirmed={"role": "case_manager", "on": SAID}),
    }
    if found["task"] in ("body_care", "toileting"):
        found |= draw.maybe(0.5, intimate=True)
    return found


def _about(draw: Draw) -> Json:
    standing = draw.choice(("owed", "owed", "owed", "wished", "safety"))
    action = draw.choice(("take_over", "take_over", "accompany", "enable"))
    found: Json = {"standing": standing, "action": action}
    if standing == "wished":
        found["task"] = draw.choice(WISHED)
    elif standing == "safety" and draw.random() < 0.5:
        found["task"] = draw.choice(DANGER)
    else:
        benefit = draw.choice(list(BENEFITS) if draw.random() < 0.4 else USUAL)
        found |= {"entitlement": benefit, "task": draw.choice(BENEFITS[benefit])}
    return found | ({"action": "supervise"} if found["task"] == "supervision" else {})


def _measure(draw: Draw, about: Json, slots: int) -> Json:
    """A measure that fits into so many day parts, with what goes with it."""
    kinds = ("times", "times", "times", "minutes", "minutes", "presence", "call", "dated")
    alert = about["task"] in ("supervision", "crisis_support", "intensive_care") and draw.random() < 0.5
    watched = about.get("entitlement") in ANYBODY_WATCHES
    match draw.choice(("presence", "call")) if alert else draw.choice(kinds):
        case "times":
            in_one = draw.choice((1, 1, 1, 2))
            measure = {
                "kind": "occurrences",
                "per_week": draw.randint(1, min(10, slots * in_one)),
                "minutes": draw.choice((7, 15, 20, 45, 90)),
                "per_slot": in_one,
                **draw.maybe(0.1, per_day=draw.randint(1, 3)),
                **draw.maybe(0.1, per_week=1, days_apart=draw.randint(1, 2)),
            }
            return {"measure": measure, **draw.maybe(0.08, helpers_at_once=2)}
        case "minutes":
            at_least = draw.choice((5, 12, 30, 60))
            measure = {"kind": "minutes", "minutes": draw.choice((30, 61, 120, 300)), "at_least": at_least}
            return {"measure": measure | draw.maybe(0.3, per="month")}
        case "presence":
            minutes, asleep = (
                draw.maybe(0.7, minutes=draw.choice((30, 100, 240))),
                draw.maybe(0.4, awake=False),
            )
            task = "supervision" if watched else about["task"]
            return {"task": task, "action": "supervise", "measure": {"kind": "presence", **minutes, **asleep}}
        case "call":
            task = draw.choice(("supervision", "social_contact")) if watched else about["task"]
            measure = {"kind": "reachable", "within_minutes": draw.choice((5, 15, 30, 60))}
            return {"task": task, "action": "be_reachable", "measure": measure}
    measure = {"kind": "dated", "on": draw.day(1, 60), "minutes": draw.choice((0, 30, 60, 95))}
    measure |= draw.maybe(0.5, every_weeks=draw.choice((1, 2, 4)))
    return {"measure": measure, "parts": ["morning", "afternoon"], "times": []}
