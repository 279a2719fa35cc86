"""What the plan asks of unpaid helpers: never hidden beside a figure of professional minutes."""

from __future__ import annotations

from arrangement.documents.sources import View


def given_by_helpers(view: View) -> str:
    """Say what helpers give, active help and presence apart, by sex in aggregate only."""
    speech, plan = view.speech, view.plan
    active, presence = sum(plan.helper_minutes.values()), sum(plan.helper_presence_minutes.values())
    if not active and not presence:
        return speech.say("views.no_helpers")
    said = (
        speech.say("views.unpaid", n=speech.number(active), presence=speech.number(presence))
        if presence
        else speech.say("views.unpaid_active", n=speech.number(active))
    )
    by_sex = (plan.model_extra or {}).get("helper_minutes_by_sex")
    if not isinstance(by_sex, dict) or not any(n for sex, n in by_sex.items() if sex != "unknown"):
        return said
    parts = ", ".join(
        f"{speech.word('sex', sex)} {speech.number(n)}" for sex, n in sorted(by_sex.items()) if n
    )
    return f"{said} {speech.say('views.unpaid_by_sex', list=parts)}"


def burden_against(view: View, before: object) -> str:
    """Say how much more or less helpers give than today, where today is known."""
    speech, given = view.speech, given_by_helpers(view)
    if not isinstance(before, int):
        return given
    change = sum(view.plan.helper_minutes.values()) - before
    key = "helpers_more" if change > 0 else "helpers_fewer" if change < 0 else "helpers_same"
    return f"{speech.say(f'views.headline.{key}', n=speech.number(abs(change)))} {given}"
