"""Calendar files: opened by a strict parser, without overlaps, without anything that exposes anybody."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from itertools import pairwise
from typing import Any
from zoneinfo import ZoneInfo

import pytest
import vobject
from dateutil.rrule import rruleset, rrulestr
from icalendar import Calendar

from arrangement.documents.calendar.ics import calendar, file_name
from arrangement.documents.speech import Speech
from arrangement.plan.plan import Plan
from tests.cases import shipped
from tests.cli.make_plan import make_plan
from tests.documents.test_readers import PROTECTION_WORDS

BERLIN = ZoneInfo("Europe/Berlin")
SUMMER_BEGINS = date(2027, 3, 28)


def line(id_: str, **changes: Any) -> dict[str, Any]:
    """A line of the neighbour on Saturday morning."""
    found = next(one for one in make_plan()["lines"] if one["id"] == "shop_sat")
    return {**found, "id": id_, "start": None, **changes}


def made(*lines: dict[str, Any], helper: str = "neighbour_1", **changes: Any) -> bytes:
    plan = Plan.model_validate(make_plan(lines=list(lines), **changes))
    return calendar(plan, helper, Speech("de"))


def happenings(data: bytes) -> list[tuple[datetime, datetime]]:
    """Every single time at which an entry of the file begins and ends, as a calendar would show it."""
    found = []
    for event in Calendar.from_ical(data).walk("VEVENT"):
        start, end = event["DTSTART"].dt, event["DTEND"].dt
        if not isinstance(start, datetime):  # a day to look at how it went takes no time of day
            continue
        starts = rruleset()
        bare = start.replace(tzinfo=None)
        if "RRULE" in event:
            starts.rrule(rrulestr(event["RRULE"].to_ical().decode(), dtstart=bare))
        else:
            starts.rdate(bare)
        left_out = event.get("EXDATE", [])
        for group in left_out if isinstance(left_out, list) else [left_out]:
            for day in group.dts:
                starts.exdate(day.dt.replace(tzinfo=None))
        length = end.replace(tzinfo=None) - bare
        found += [(when.replace(tzinfo=BERLIN), (when + length).replace(tzinfo=BERLIN)) for when in starts]
    return sorted(found)


def check_strict(data: bytes) -> None:
    text = data.decode("utf-8")
    assert text.endswith("END:VCALENDAR\r\n")
    assert "\n" not in text.replace("\r\n", "")
    assert max(len(part) for part in data.split(b"\r\n")) <= 75
    assert vobject.readOne(text).validate(raiseException=True)
    read = Calendar.from_ical(data)
    assert not [error for part in read.walk() for error in part.errors]
    uids = [str(event["UID"]) for event in read.walk("VEVENT")]
    assert len(uids) == len(set(uids))


def test_a_calendar_opens_in_strict_parsers_and_repeats_to_the_byte() -> None:
    lines = [line("a"), line("b", day="tue", part="night"), line("c", day="wed", start="09:15")]
    data = made(*lines)
    check_strict(data)
    assert data == made(*reversed(lines))
    assert data.count(b"BEGIN:VEVENT") == 3


def test_an_entry_without_clock_time_spans_its_day_part_and_leaves_the_time_free() -> None:
    data = made(line("a"))
    times = happenings(data)
    assert times[0] == (datetime(2026, 12, 12, 8, tzinfo=BERLIN), datetime(2026, 12, 12, 12, tzinfo=BERLIN))
    assert b"TRANSP:TRANSPARENT" in data


def test_it_holds_for_the_horizon_only_and_keeps_its_clock_time_over_summer_time() -> None:
    times = happenings(made(line("a", start="09:00")))
    assert len(times) == 26
    assert times[0][0].date() == date(2026, 12, 12)
    assert times[-1][0].date() == date(2027, 6, 5)
    assert {start.hour for start, _ in times} == {9}
    assert {start.utcoffset() for start, _ in times if start.date() > SUMMER_BEGINS} == {timedelta(hours=2)}


def test_a_night_belongs_to_the_day_on_which_it_begins() -> None:
    times = happenings(made(line("a", day="mon", part="night"), line("b", day="tue", part="early")))
    assert times[0] == (datetime(2026, 12, 7, 22, tzinfo=BERLIN), datetime(2026, 12, 8, 6, tzinfo=BERLIN))
    assert times[1][0] == datetime(2026, 12, 8, 6, tzinfo=BERLIN)
    late = happenings(made(line("a", day="mon", part="night", start="01:00", minutes=60)))
    assert late[0][0] == datetime(2026, 12, 8, 1, tzinfo=BERLIN)


@pytest.mark.parametrize(
    "starts",
    [(None, None), (None, "09:00"), ("09:00", "09:30"), ("11:30", "09:00"), ("09:00", "10:00")],
)
def test_no_two_entries_of_one_helper_overlap(starts: tuple[str | None, str | None]) -> None:
    one, other = (line(id_, start=start) for id_, start in zip("ab", starts, strict=True))
    times = happenings(made(one, {**other, "need": "company", "minutes": 60}))
    assert times
    assert all(earlier[1] <= later[0] for earlier, later in pairwise(times))


def test_kinds_of_week_and_dates_are_followed() -> None:
    weeks = [
        {"week_type": "a", "begins": "2026-12-07", "ends": "2026-12-13"},
        {"week_type": "b", "begins": "2026-12-14", "ends": "2026-12-20"},
        {"week_type": "a", "begins": "2026-12-21", "ends": "2026-12-27"},
        {"week_type": "a", "begins": "2027-01-04", "ends": "2027-01-10"},
        {"week_type": "a", "begins": "2027-01-25", "ends": "2027-01-31"},
    ]
    data = made(line("a", week_type="a"), line("once", on="2026-12-16", day="wed"), weeks=weeks)
    check_strict(data)
    days = [start.date().isoformat() for start, _ in happenings(data)]
    assert days == ["2026-12-12", "2026-12-16", "2026-12-26", "2027-01-09", "2027-01-30"]


def test_a_date_outside_the_horizon_makes_no_entry() -> None:
    assert b"VEVENT" not in made(line("once", on="2030-01-01"))


def test_nothing_in_a_calendar_says_who_what_or_where() -> None:
    canary = {
        "person": "canary_person",
        "need": "canary_need",
        "locked": True,
        "because": [{"key": "because.protection_plan", "params": {"canary": "canary"}}],
        "fallback": {"offer": "canary_offer"},
        "home": "canary_home",
    }
    data = made(line("canary_line", **canary), case="canary_case").decode()
    text = data.replace("\r\n ", "")
    assert "canary" not in text
    for word in (*PROTECTION_WORDS, "neighbour", "Einkaufen", "LOCATION", "ATTENDEE", "ORGANIZER"):
        assert word not in text, word


def test_the_name_of_a_file_leads_nowhere_else() -> None:
    assert file_name("../../etc/passwd") == "______etc_passwd.ics"
    assert file_name("neighbour_1") == "neighbour_1.ics"


@pytest.mark.deep
@pytest.mark.parametrize("name", shipped.PLANNED)
def test_calendars_of_the_shipped_cases_are_sound(name: str) -> None:
    plan = Plan.model_validate(shipped.plan(name))
    for helper in sorted({one.helper for one in plan.lines if one.helper}):
        data = calendar(plan, helper, Speech("de"))
        check_strict(data)
        times = happenings(data)
        assert times
        assert all(earlier[1] <= later[0] for earlier, later in pairwise(times))
        for word in PROTECTION_WORDS:
            assert word.encode() not in data
