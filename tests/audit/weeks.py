"""A lawful plan of `weeks.yaml`: school weeks, holidays, a week in hospital, and dates."""

from __future__ import annotations

from tests.audit.builder import Json, companion, help_line

ALL = ("school", "holiday", "clinic")


def every(
    need: str, source: str, day: str, part: str, minutes: int, *week_types: str, **more: str
) -> list[Json]:
    """The same line in several week types; in all of them if none is named."""
    return [
        help_line(need, source, day, part, minutes, week_type=week_type, **more)
        for week_type in week_types or ALL
    ]


def once(need: str, source: str, on: str, day: str, part: str, minutes: int, week_type: str) -> Json:
    """A line with a date."""
    return help_line(need, source, day, part, minutes, week_type=week_type, on=on)


def going(source: str, week_type: str = "school", day: str = "tue") -> Json:
    """A companion to the club and back: four times ten minutes."""
    line = companion(source, f"{day}_1500", day, "afternoon", 40)
    return {**line, "person": "tom", "week_type": week_type}


def weeks_lines() -> list[Json]:
    """Everything that is needed, in each week type in which it is."""
    return [
        *(line for day in ("mon", "tue", "wed") for line in breakfast(day, "mum", "school", "holiday")),
        *(line for day in ("thu", "fri") for line in breakfast(day, "mum", "school")),
        *(line for day in ("thu", "fri") for line in breakfast(day, "dad", "holiday")),
        *every("train", "train_ways", "mon", "morning", 60, "school", "holiday"),
        *every("weekend", "dad", "sat", "afternoon", 120, "school", "holiday"),
        *every("club", "kids_club", "tue", "afternoon", 60, "school", session="tue_1500"),
        going("mum"),
        once("talk", "mum", "2026-12-16", "wed", "morning", 60, "school"),
        *(line for day in ("mon", "wed", "fri") for line in every("transfer", "lena", day, "evening", 20)),
        *(line for day in ("mon", "wed", "fri") for line in every("transfer", "mum", day, "evening", 20)),
        *(line for day in ("mon", "thu") for line in every("bath", "care_body", day, "morning", 30)),
        *(
            line
            for day in ("mon", "tue", "wed")
            for line in every("day_watch", "lena", day, "afternoon", 120)
        ),
        *every("night", "uncle", "fri", "night", 480, "school", "clinic"),
        *every("night", "night_watch", "fri", "night", 480, "holiday"),
        *every("call", "uncle", "sat", "night", 480, "school", "clinic"),
        *every("call", "alarm", "sat", "night", 480, "holiday"),
        *every("call", "alarm", "sun", "night", 480),
        *every("laundry", "lena", "tue", "noon", 60),
        once("forms", "granny_writes", "2026-12-08", "tue", "noon", 30, "school"),
    ]


def breakfast(day: str, who: str, *week_types: str) -> list[Json]:
    """Breakfast on one day."""
    return every("breakfast", who, day, "early", 30, *week_types)
