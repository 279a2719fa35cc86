"""Plans in which somebody gets help and gives some, with one thing wrong each: mum is a person, too."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Any

from tests.audit.builder import Json, help_line
from tests.audit.seeds import Seed, both, entry
from tests.audit.seeds_clock import at
from tests.audit.seeds_weeks import more

Week = partial(Seed, base="weeks")


def _mum_is_mia(**need: Any) -> Callable[[Json], None]:
    """Mum is a person of the case, with a need of her own."""

    def edit(data: Json) -> None:
        case = data["case"]
        helper = next(entry for entry in case["helpers"] if entry["id"] == "mum")
        case["persons"].append({"id": "mia", "home": "mums", "birth_date": helper["birth_date"]})
        helper["is_person"] = "mia"
        case["needs"].append({**_MIAS, **need})

    return edit


_MIAS = {
    "id": "mias",
    "person": "mia",
    "task": "paperwork",
    "measure": {"kind": "occurrences", "per_week": 1, "minutes": 60},
    "days": ["wed"],
    "parts": ["morning"],
    "week_types": ["school"],
    "standing": "wished",
    "confirmed": {"role": "case_manager", "on": "2026-11-10"},
}


def _her_help(minutes: int) -> Callable[[Any], None]:
    """Somebody who lives elsewhere writes letters with her on the morning on which she talks for an hour."""
    line = help_line("mias", "writer", "wed", "morning", minutes, week_type="school")
    return more({**line, "person": "mia"})


def _writer(data: Json) -> None:
    uncle = next(entry for entry in data["case"]["helpers"] if entry["id"] == "uncle")
    consent = {"tasks": ["paperwork"], "actions": ["take_over"], "agreed_on": "2026-11-01"}
    limits = {"gladly_minutes": 300, "at_most_minutes": 300, "times": [{"parts": ["morning"]}]}
    data["case"]["helpers"].append(
        {key: value for key, value in uncle.items() if not key.startswith("on_call")}
        | {"id": "writer", "consents": [consent], "nights": False, **limits}
    )


def _case(minutes: int) -> Callable[[Json], None]:
    measure = {"kind": "occurrences", "per_week": 1, "minutes": minutes}
    return both(_mum_is_mia(measure=measure), _writer)


LAWFUL = (
    Week(
        "",
        "she talks for an hour and is helped for an hour of the same morning",
        files=_case(60),
        lines=_her_help(60),
        plan=both(at("talk", "wed", "08:00"), at("mias", "wed", "09:00")),
    ),
)

BOTH_SEEDS = (
    Week("A16", "more help and being helped than a morning has", files=_case(200), lines=_her_help(200)),
    Week(
        "A16",
        "she is helped while she helps",
        files=_case(60),
        lines=_her_help(60),
        plan=both(at("talk", "wed", "08:00"), at("mias", "wed", "08:30")),
    ),
    Week("A08", "somebody helps themselves", files=entry("helpers", "dad", is_person="tom")),
)
