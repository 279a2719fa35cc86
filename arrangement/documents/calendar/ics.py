"""Write one helper's calendar file (RFC 5545): neutral subjects, no name, no task, no place."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from datetime import UTC, date, datetime, time, timedelta
from functools import reduce
from itertools import pairwise
from math import gcd

from icalendar import Calendar, Event, Timezone, TimezoneDaylight, TimezoneStandard, vRecur

from arrangement.documents.calendar.times import Expected, expected, reviews
from arrangement.documents.harmless import harmless
from arrangement.documents.speech import Speech
from arrangement.plan.plan import Plan
from assessment.ground.calendar import DAYS_A_WEEK
from assessment.ground.grid import DAY_MINUTES
from assessment.ground.zone import HOME, HOME_NAME

PRODUCT = "-//hilfemix//calendar//DE"
DOMAIN = "hilfemix.invalid"


def calendar(plan: Plan, helper: str, speech: Speech) -> bytes:
    """Give the calendar of one helper for the horizon; the same plan gives the same bytes."""
    made = Calendar()
    made.add("prodid", PRODUCT)
    made.add("version", "2.0")
    made.add("calscale", "GREGORIAN")
    made.add("method", "PUBLISH")
    made.add("x-wr-calname", speech.say("calendar.name"))
    made.add_component(_zone())
    for one in expected(plan, helper):
        made.add_component(_event(plan, helper, one, speech))
    for day in reviews(plan):
        made.add_component(_review(plan, helper, day, speech))
    return bytes(made.to_ical(sorted=True))


def _event(plan: Plan, helper: str, one: Expected, speech: Speech) -> Event:
    made = Event()
    made.add("uid", _uid(plan, helper, one))
    made.add("dtstamp", datetime.combine(date.fromisoformat(plan.on), time(), UTC))
    made.add("summary", speech.say("calendar.subject", n=speech.number(one.minutes)))
    made.add("description", speech.say("calendar.exact" if one.exact else "calendar.within"))
    made.add("class", "PRIVATE")
    made.add("transp", "OPAQUE" if one.exact else "TRANSPARENT")
    made.add("status", "CONFIRMED" if plan.state == "accepted" else "TENTATIVE")
    first = one.days[0]
    made.add("dtstart", _at(first, one.start), {"TZID": HOME_NAME})
    made.add("dtend", _at(first, one.end), {"TZID": HOME_NAME})
    if len(one.days) > 1:
        every, count, left_out = _rhythm(one.days)
        rule: dict[str, object] = {"FREQ": "WEEKLY", "COUNT": count}
        made.add("rrule", vRecur({**rule, "INTERVAL": every} if every > 1 else rule))
        for day in left_out:
            made.add("exdate", _at(day, one.start), {"TZID": HOME_NAME})
    return made


def _review(plan: Plan, helper: str, day: date, speech: Speech) -> Event:
    """The day on which everybody looks at a phase; when and where, they agree themselves."""
    made = Event()
    said = "|".join((plan.case, plan.on, helper, day.isoformat()))
    made.add("uid", f"{hashlib.sha256(said.encode()).hexdigest()[:32]}@{DOMAIN}")
    made.add("dtstamp", datetime.combine(date.fromisoformat(plan.on), time(), UTC))
    made.add("summary", speech.say("calendar.review"))
    made.add("class", "PRIVATE")
    made.add("transp", "TRANSPARENT")
    made.add("status", "CONFIRMED" if plan.state == "accepted" else "TENTATIVE")
    made.add("dtstart", day)
    made.add("dtend", day + timedelta(days=1))
    return made


def _rhythm(days: tuple[date, ...]) -> tuple[int, int, tuple[date, ...]]:
    """Every how many weeks, how often, and the days of that rhythm on which it does not happen."""
    gaps = [(later - earlier).days // DAYS_A_WEEK for earlier, later in pairwise(days)]
    every = reduce(gcd, gaps)
    count = (days[-1] - days[0]).days // DAYS_A_WEEK // every + 1
    rhythm = (days[0] + timedelta(weeks=every * number) for number in range(count))
    return every, count, tuple(day for day in rhythm if day not in days)


def _at(day: date, minutes: int) -> datetime:
    whole, rest = divmod(minutes, DAY_MINUTES)
    clock = time(rest // 60, rest % 60)
    return datetime.combine(day + timedelta(days=whole), clock, HOME)


def _uid(plan: Plan, helper: str, one: Expected) -> str:
    """Name an entry by what it is about, so that a new plan replaces it; nothing can be read out of it."""
    said = "|".join((plan.case, plan.on, helper, one.days[0].isoformat(), str(one.start), str(one.end)))
    return f"{hashlib.sha256(said.encode()).hexdigest()[:32]}@{DOMAIN}"


def _zone() -> Timezone:
    """Europe/Berlin as it has been since 1996: summer time from the last Sunday of March to October's."""
    zone = Timezone()
    zone.add("tzid", HOME_NAME)
    for part, name, month, before, after in (
        (TimezoneDaylight(), "CEST", 3, 1, 2),
        (TimezoneStandard(), "CET", 10, 2, 1),
    ):
        part.add("tzname", name)
        part.add("dtstart", datetime(1996, month, 31 if month == 3 else 27, 2 if month == 3 else 3))
        part.add("rrule", vRecur({"FREQ": "YEARLY", "BYMONTH": month, "BYDAY": "-1SU"}))
        part.add("tzoffsetfrom", timedelta(hours=before))
        part.add("tzoffsetto", timedelta(hours=after))
        zone.add_component(part)
    return zone


def helpers_with_entries(plan: Plan) -> Iterator[str]:
    """Give every helper with a line, in order."""
    yield from sorted({line.helper for line in plan.lines if line.helper})


def file_name(helper: str) -> str:
    """Name a helper's file; ids are plain, anything else is made so."""
    return "".join(c if c.isascii() and (c.isalnum() or c == "_") else "_" for c in harmless(helper)) + ".ics"
