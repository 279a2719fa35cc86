"""When a type of week is on."""

from __future__ import annotations

from arrangement.documents.page.sheet import Sheet


def periods(sheet: Sheet, week_type: str) -> str:
    """Say when a type of week is on, weeks in a row as one stretch; empty where the plan does not say."""
    stretches: list[tuple[str, str]] = []
    before: object = None
    for week in sheet.plan.weeks:
        begins, ends = str(week.get("begins")), str(week.get("ends"))
        if week.get("week_type") == week_type:
            if before == week_type and stretches:
                stretches[-1] = (stretches[-1][0], ends)
            else:
                stretches.append((begins, ends))
        before = week.get("week_type")
    speech = sheet.speech
    return "; ".join(sheet.say("from_to", begin=speech.day(b), end=speech.day(e)) for b, e in stretches)
