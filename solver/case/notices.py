"""What a plan asks people to look at: words that nobody wrote down, days that may be unlike their week."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from datetime import date
from typing import Any

from arrangement.deadlines.unlike import days_of_another_type, public_holidays
from arrangement.law.law import law_on
from arrangement.matching.consents import NOBODY_NAMED, unrecorded, who_is_no_service
from arrangement.matching.near import CLARIFY, nights_promised, not_together, other_benefits
from arrangement.problem.build import Built
from arrangement.rulebook.conditions import POOLING_IS_REASONABLE
from assessment.case import Case
from assessment.case.horizon import Calendar
from assessment.ground.findings import listed
from assessment.ground.grid import DAYS
from solver.case.unmet import HELPER, NO_OFFER, Unmet


def consent_notices(case: Case, on: date) -> Iterator[dict[str, Any]]:
    """Whose word on which help is not on record; help that runs goes on, other help waits for it."""
    for one in unrecorded(case, law_on(on)):
        of_whom = "custody" if one.holder == NOBODY_NAMED else "consent"
        key = f"{of_whom}_to_clarify" if one.runs else f"{of_whom}_missing"
        params = {
            "person": one.person,
            "holder": one.holder,
            "book": str(one.book),
            "needs": listed(one.needs),
        }
        yield {"key": f"warning.{key}", "params": params}


def ended_notices(
    case: Case, lines: Sequence[Mapping[str, Any]], left: Collection[str]
) -> Iterator[dict[str, Any]]:
    """Services that help today and are planned no more, where the need is not met without them.

    Of unpaid help nothing is said here: nobody has to go on.

    Args:
        case: The case.
        lines: The plan's lines.
        left: Ids of the needs with something open.
    """
    planned = {(line["need"], line[source]) for line in lines for source in ("helper", "offer")}
    unpaid = who_is_no_service(case)
    ended = {
        (str(today.need), today.source)
        for today in case.present_support
        if today.need in left and today.minutes_per_week and today.source not in unpaid
        if (today.need, today.source) not in planned
    }
    for need, source in sorted(ended):
        yield {"key": "warning.running_help_ends", "params": {"need": need, "source": source}}


def near_notices(built: Built, left: Collection[str]) -> Iterator[dict[str, Any]]:
    """What one entry keeps away from needs with something open: sharing, and the benefit that they name."""
    for one in not_together(built.world, built.matches, left):
        key = "together_to_ask" if one.answer == CLARIFY else "together_refused"
        params = {
            "person": one.person,
            "need": one.need,
            "benefit": str(one.benefit),
            "paragraph": one.paragraph,
            "offers": listed(one.offers),
        }
        yield {"key": f"warning.{key}", "params": params}
    for other in other_benefits(built.world, built.matches, left):
        params = {
            "person": other.person,
            "need": other.need,
            "named": str(other.named),
            "benefit": str(other.benefit),
            "offers": listed(other.offers),
        }
        yield {"key": "warning.other_benefit", "params": params}


def noted(entry: Unmet, built: Built, near: Sequence[Mapping[str, Any]]) -> dict[str, str]:
    """What a reason alone says too little of: nobody asked, somebody would under another benefit."""
    helpers = {helper.id: helper for helper in built.world.case.helpers}
    named = [helpers[one] for one in entry.evidence if one in helpers]
    promised = len(named) == len(entry.evidence) and all(map(nights_promised, named))
    if entry.reason == HELPER and promised and not built.matches.fits_of(entry.need.id):
        return {"note": "nights_to_ask"}
    for notice in near:
        kind, params = str(notice["key"]).removeprefix("warning."), notice["params"]
        other = entry.reason == NO_OFFER and kind == "other_benefit"
        meant = set(entry.evidence) & set(str(params["offers"]).split(", "))
        pooled = entry.reason == POOLING_IS_REASONABLE.unmet_reason and kind.startswith("together")
        if params["need"] == entry.need.id and (other or (pooled and meant)):
            return {"note": kind}
    return {}


def day_notices(
    case: Case, calendar: Calendar, lines: Sequence[Mapping[str, Any]]
) -> Iterator[dict[str, Any]]:
    """Days with help on which people may be free, and days that were meant to be of another type of week."""
    weekly = {(line["week_type"], line["day"]) for line in lines if line["on"] is None}
    dated = {line["on"] for line in lines}

    def has_help(day: date, week_type: str) -> bool:
        return day.isoformat() in dated or (week_type, str(DAYS[day.weekday()])) in weekly

    days = [day.isoformat() for day, planned in public_holidays(case, calendar) if has_help(day, planned)]
    if days:
        yield {"key": "warning.public_holidays", "params": {"days": listed(days)}}
    for (planned, stated), found in days_of_another_type(case, calendar).items():
        params = {"planned": planned, "stated": stated, "days": listed(day.isoformat() for day in found)}
        yield {"key": "warning.other_week_type", "params": params}
