"""Refusals, wishes, choices, protection; and what runs today."""

from __future__ import annotations

from collections.abc import Sequence

from tests.solver.odd.draws import DAYS, PARTS, SAID, Draw, Json

OFFERS = ("pd_west_koerper", "bd_west_haushalt", "kirche_neustadt_spiele", "begegnung_vahr_musik")
ORDERED = ("haeusliche_krankenpflege", "intensivpflege", "soziotherapie", "haushaltshilfe")
NOT_TO_CHOOSE = ("intensive_care", "child_protection")
STATUSES = ("applied", "approved", "approved", "refused", "objection")
CLAIMS = (
    "kurzzeitpflege",
    "verhinderungspflege",
    "umwandlungsanspruch",
    "wohngruppenzuschlag",
    "pflegehilfsmittel_verbrauch",
)


def refusal(draw: Draw, persons: Sequence[str], helpers: Sequence[str]) -> Json:
    """Something that a person does not want."""
    ways: list[Json] = [
        {"of": {"offer": draw.choice(OFFERS)}},
        {"of": {"kind": draw.choice(("civic", "market", "informal", "infrastructure"))}},
        {"of": {"carer_sex": draw.choice(("male", "female"))}, "tasks": ["body_care", "toileting"]},
        {"times": [{"days": draw.some(DAYS, 1, 2), "parts": draw.some(PARTS, 1, 2)}]},
        {"tasks": [draw.choice(("cleaning", "leisure"))]},
        *({"of": {"helper": helper}} for helper in helpers),
    ]
    return {"person": draw.choice(persons), "stated_on": SAID, **draw.choice(ways)}


def wish(draw: Draw, number: int, needs: Sequence[Json], helpers: Sequence[str]) -> Json:
    """Something that a person wants, binding or not."""
    person = draw.choice(needs)["person"]
    ways: list[Json] = [
        {"kind": draw.choice(("professional", "informal", "civic"))},
        {"carer_sex": "female"},
        {"offer": draw.choice(OFFERS)},
        *({"helper": helper} for helper in helpers),
    ]
    found: Json = {"id": f"w{number}", "person": person, "of": draw.choice(ways), "stated_on": SAID}
    mine = [need["id"] for need in needs if need["person"] == person]
    found |= draw.maybe(0.5, needs=draw.some(mine)) or draw.maybe(0.4, tasks=["social_contact"])
    return found | {"binding": draw.random() < 0.4}


def choices(draw: Draw, needs: Sequence[Json], helpers: Sequence[str]) -> list[Json]:
    """Choices of something else than owed help, and of how an amount is drawn."""
    found: list[Json] = []
    for need in draw.some(needs):
        said = {"person": need["person"], "on": SAID, "role": "case_manager"}
        if need["task"] not in NOT_TO_CHOOSE and not need.get("protective"):
            found.append({**said, "need": need["id"], **draw.maybe(0.3, instead=[*helpers, None][0])})
    if draw.random() < 0.3:
        benefit = draw.choice(("pflegegeld", "pflegesachleistung", "entlastungsbetrag"))
        said = {"person": needs[0]["person"], "on": SAID, "role": "case_manager"}
        found.append({**said, "benefit": benefit})
    return found


def protection(
    draw: Draw, persons: Sequence[str], homes: Sequence[str], helpers: Sequence[str], needs: Sequence[Json]
) -> Json:
    """Unsafe marks, and a locked line of a protection plan."""
    marks: list[Json] = [{"place": draw.choice(homes)}, {"place": "walle"}]
    for helper in helpers:
        marks += [{"person": helper}, {"joint_presence": [helper, persons[0]]}]
    body = [n for n in needs if n["task"] == "body_care" and n["measure"]["kind"] == "occurrences"]
    locked = [
        {
            "need": need["id"],
            "offer": "pd_west_koerper",
            "days": need["days"][:1],
            "part": need["parts"][0],
            "minutes": need["measure"]["minutes"],
        }
        for need in body[:1]
    ]
    return {
        **draw.maybe(0.25, unsafe=[draw.choice(marks)]),
        **(draw.maybe(0.4, protection_plan=locked) if locked else {}),
    }


def orders(draw: Draw, needs: Sequence[Json]) -> list[Json]:
    """A doctor's order for each need that rests on one."""
    found = []
    for need in needs:
        if need.get("entitlement") in ORDERED:
            need["order"] = f"order_{need['id']}"
            found.append(
                {
                    "id": need["order"],
                    "person": need["person"],
                    "begins": "2026-10-01",
                    "ends": draw.choice(("2027-12-31", draw.day(3, 60))),
                    "approval": draw.choice(("approved", "pending", "approved", "refused")),
                    **draw.maybe(0.3, handed_in_on="2026-10-02"),
                }
            )
    return found


def grants(draw: Draw, needs: Sequence[Json]) -> list[Json]:
    """Benefits asked for, approved or refused."""
    owed = [need for need in needs if need["standing"] == "owed"]
    return [
        {
            "id": f"grant_{number}",
            "person": need["person"],
            "benefit": need["entitlement"],
            "status": draw.choice(STATUSES),
            "begins": draw.day(-300, 20),
            **draw.maybe(0.4, ends=draw.day(30, 400)),
            **draw.maybe(0.6, minutes_per_week=draw.choice((30, 120, 600))),
            **draw.maybe(0.3, applied_on=draw.day(-60, -2)),
            **draw.maybe(0.2, form="budget"),
            **draw.maybe(0.3, notice_posted_on=draw.day(-30, -1)),
            **draw.maybe(0.3, planned_on=draw.day(-200, -10)),
            **draw.maybe(0.3, review_on=draw.day(10, 90)),
        }
        for number, need in enumerate(owed[:3])
    ]


def used(draw: Draw, person: str, month: str) -> Json:
    """What is gone or saved up."""
    saved = {
        "balance_cents": draw.choice((0, 13100, 52000)),
        "balance_last_year_cents": draw.choice((0, 9900)),
    }
    drawn = {"month": month, "used_cents": draw.choice((100, 20000, 79600))}
    amounts = [
        {"person": person, "benefit": "entlastungsbetrag", **saved},
        {"person": person, "benefit": "pflegesachleistung", **drawn},
    ]
    claim = {
        "claim": draw.choice(CLAIMS),
        "on": draw.day(-80, -1),
        "used_cents": draw.choice((1000, 22400, 100000)),
    }
    return {
        **draw.maybe(0.4, amounts_used=draw.some(amounts)),
        **draw.maybe(0.3, claims_used=[{"person": person, **claim}]),
    }


def support(draw: Draw, needs: Sequence[Json], helpers: Sequence[str]) -> list[Json]:
    """Help that runs today, some of it no longer on offer."""
    found: list[Json] = []
    for need in draw.some(needs):
        source = draw.choice((*helpers, "pd_west_koerper", "pd_vahr_alt", "bd_west_haushalt"))
        paid = {"professional_minutes_per_week": draw.choice((0, 55, 333)), "own_share_cents_per_month": 999}
        row = {"need": need["id"], "source": source, "minutes_per_week": draw.choice((15, 40, 61, 300))}
        found.append(row | ({} if source in helpers else paid))
    beside = {"source": "some_service", "minutes_per_week": 33, "professional_minutes_per_week": 44}
    return [*found, *([beside] if draw.random() < 0.2 else [])]
