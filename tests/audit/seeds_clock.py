"""Plans with clock times, with one of them wrong each."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Any

from tests.audit.builder import Json, help_line
from tests.audit.seeds import CAFE, SHOP, Seed, added, both, consent, entry, instead
from tests.audit.seeds_weeks import moved

Week = partial(Seed, base="weeks")


def at(
    need: str | None, day: str, *starts: str | None, week_type: str | None = None
) -> Callable[[Json], None]:
    """Give the lines of a need on a weekday these clock times, one after the other; None is a companion."""

    def edit(plan: Json) -> None:
        wanted = [line for line in plan["lines"] if line["need"] == need and line["day"] == day]
        wanted = [line for line in wanted if week_type in (None, line["week_type"])]
        for line, start in zip(wanted, starts, strict=True):
            line["start"] = start

    return edit


def chat_with(source: str, day: str, part: str, *more: Json) -> Callable[[Any], None]:
    """Half an hour of talk with somebody instead of the one on Thursday."""
    cafe = help_line("chat", "cafe", "tue", "afternoon", 120, session="tue_1500")
    return instead("chat", cafe, help_line("chat", source, day, part, 30), *more)


def _may_shop(*edits: Callable[[Json], None]) -> Callable[[Any], None]:
    """Sven agreed to go to the shop for half an hour, too."""
    tasks = ["supervision", "social_contact", "treatment_care", "shopping"]
    half_an_hour = {"kind": "occurrences", "per_week": 1, "minutes": 30}
    return both(consent("sven", tasks=tasks), entry("needs", "shop", measure=half_an_hour), *edits)


SHOPPING = instead("shop", help_line("shop", "sven", "mon", "afternoon", 30))
CLEANS = ["supervision", "social_contact", "treatment_care", "cleaning"]
OTTO = {"id": "otto", "home": "flat", "birth_date": "1950-01-01"}
AN_AFTERNOON = entry(
    "helpers",
    "sven",
    times=[{"days": ["mon"], "parts": ["afternoon"], "minutes": 140}, {"days": ["wed", "thu"]}],
)


def watched_on_tuesday(minutes: int, start: str | None, invariant: str, says: str) -> Seed:
    """Sven is there for so long on the afternoon on which Anna is at the café from 15:00 to 17:00."""
    return Seed(
        invariant,
        says,
        files=entry("needs", "watch", days=["tue"], measure={"kind": "presence", "minutes": minutes}),
        lines=instead("watch", help_line("watch", "sven", "tue", "afternoon", minutes)),
        plan=at("watch", "tue", start),
    )


def _one_after_the_other(data: Json) -> None:
    """Two clubs in a row, in Stadtteile that are forty minutes apart."""
    data["case"]["persons"][0].update(going_out="alone", reach_minutes=45)
    entry("offers", "cafe_far", sessions=[{"day": "tue", "begins": "13:00", "ends": "14:30"}])(data)


LAWFUL = (
    Seed(
        "",
        "every line has its time",
        plan=both(
            at("wash", "mon", "06:00"),
            at("pills", "mon", "06:20"),
            at("train", "mon", "08:00"),
            at("walk", "mon", "14:00"),
            at("watch", "mon", "14:00"),
            at("chat", "tue", "15:00"),
            at(None, "tue", "14:45"),
            at("letters", "mon", "18:00"),
        ),
    ),
    Seed(
        "",
        "help within a presence",
        lines=chat_with("sven", "mon", "afternoon"),
        plan=both(at("watch", "mon", "14:00"), at("chat", "mon", "15:30"), at("walk", "mon", "14:00")),
    ),
    Seed(
        "",
        "shopping after the presence",
        files=_may_shop(),
        lines=SHOPPING,
        plan=both(at("watch", "mon", "14:00"), at("shop", "mon", "16:00"), at("walk", "mon", "14:00")),
    ),
    Seed(
        "",
        "cleaning within the presence",
        files=_may_shop(entry("needs", "shop", task="cleaning"), consent("sven", tasks=CLEANS), AN_AFTERNOON),
        lines=SHOPPING,
        plan=both(at("watch", "mon", "14:00"), at("shop", "mon", "15:30")),
    ),
    watched_on_tuesday(120, "14:00", "", "presence that pauses while the person is at a club"),
    Week(
        "",
        "several at once, a night, a date beside its week",
        lines=moved("transfer", None, "wed", part="morning"),
        plan=both(
            at("transfer", "wed", *["08:00"] * 6),
            at("talk", "wed", "08:20"),
            at("night", "fri", *["22:00"] * 3),
            at("club", "tue", "15:00"),
            at(None, "tue", "14:50"),
        ),
    ),
)

CLOCK_SEEDS = (
    Seed("A15", "a visit begins off the grid", plan=at("train", "mon", "08:03")),
    Seed("A15", "a visit ends after its day part", plan=at("train", "mon", "11:30")),
    Seed("A15", "a session begins at another hour", plan=at("chat", "tue", "15:05")),
    Seed("A15", "who goes along leaves too late", plan=at(None, "tue", "15:00")),
    Seed("A15", "a time that is none", plan=at("train", "mon", "8 Uhr")),
    Week("A15", "a night ends in the morning", plan=at("night", "fri", *["22:30"] * 3)),
    Week("A15", "a call has an hour", plan=at("call", "sun", *["22:00"] * 3)),
    Seed(
        "A15",
        "help in a quiet time that nobody names",
        files=lambda d: d["case"]["persons"][0].update(quiet=[{"begins": "22:00", "ends": "08:30"}]),
        plan=at("train", "mon", "08:25"),
    ),
    Seed(
        "A16",
        "two help one person at once",
        plan=both(at("wash", "mon", "06:00"), at("pills", "mon", "06:15")),
    ),
    Seed(
        "A16",
        "help at home while the person is at the café",
        lines=chat_with("sven", "tue", "afternoon"),
        plan=lambda plan: plan["lines"][_number(plan, "sven", "tue")].update(start="15:30"),
    ),
    Seed(
        "A16",
        "help at home while the person is on the way back",
        lines=chat_with("sven", "tue", "afternoon"),
        plan=lambda plan: plan["lines"][_number(plan, "sven", "tue")].update(start="17:10"),
    ),
    Seed(
        "A16",
        "a neighbour comes twice in one day part",
        lines=chat_with("nina", "mon", "afternoon"),
        plan=both(at("walk", "mon", "14:00"), at("chat", "mon", "15:00")),
    ),
    Seed(
        "A16",
        "help after the presence that it belongs to",
        lines=chat_with("sven", "mon", "afternoon"),
        plan=both(at("watch", "mon", "14:00"), at("chat", "mon", "16:00")),
    ),
    Seed(
        "A16",
        "shopping while watching",
        files=_may_shop(),
        lines=SHOPPING,
        plan=both(at("watch", "mon", "14:00"), at("shop", "mon", "15:30")),
    ),
    Seed(
        "A16",
        "a walk of somebody else while watching",
        files=_may_shop(
            entry("needs", "shop", task="movement", place="outside", person="otto"),
            added("persons", OTTO),
            consent("sven", tasks=["supervision", "social_contact", "treatment_care", "movement"]),
        ),
        lines=SHOPPING,
        plan=both(at("watch", "mon", "14:00"), at("shop", "mon", "14:00")),
    ),
    watched_on_tuesday(125, None, "A16", "watched at home while at a club"),
    watched_on_tuesday(60, "16:30", "A16", "watching begins while the person is at a club"),
    watched_on_tuesday(120, "14:30", "A15", "watching lasts too long because of a club"),
    Seed(
        "A09", "shopping beside a whole afternoon of watching", files=_may_shop(AN_AFTERNOON), lines=SHOPPING
    ),
    Seed(
        "A16",
        "no way from one club to the next",
        files=_one_after_the_other,
        lines=lambda lines: lines.__setitem__(
            slice(CAFE, SHOP),
            [
                help_line("chat", "cafe", "tue", "afternoon", 120, session="tue_1500"),
                help_line("chat", "cafe_far", "tue", "noon", 30, session="tue_1300"),
            ],
        ),
        plan=lambda plan: [
            line.update(start="15:00" if line["offer"] == "cafe" else "13:00")
            for line in plan["lines"]
            if line["need"] == "chat"
        ],
    ),
    Week(
        "A16",
        "two who help at once begin one after the other",
        plan=at("transfer", "mon", *["18:00"] * 3, *["18:20"] * 3),
    ),
    Week(
        "A16",
        "a date while the same person helps somebody else",
        lines=moved("transfer", None, "wed", part="morning"),
        plan=both(at("transfer", "wed", *["08:00"] * 6), at("talk", "wed", "08:10")),
    ),
    Week(
        "A16",
        "who goes along is at home, too",
        files=entry(
            "needs",
            "talk",
            measure={"kind": "dated", "on": "2026-11-17", "every_weeks": 4, "minutes": 58},
            parts=["afternoon"],
        ),
        lines=moved("talk", on="2026-12-15", day="tue", part="afternoon"),
        plan=both(at(None, "tue", "14:50"), at("talk", "tue", "14:30")),
    ),
)


def _number(plan: Json, helper: str, day: str) -> int:
    return next(n for n, line in enumerate(plan["lines"]) if (line["helper"], line["day"]) == (helper, day))
