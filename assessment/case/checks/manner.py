"""How a need is met: what its measure allows, and dates and days apart that fit."""

from __future__ import annotations

from collections.abc import Iterator

from assessment.case.case import Case
from assessment.case.needs import Dated, Occurrences, Reachable
from assessment.case.words import Action
from assessment.ground.findings import Finding
from assessment.ground.grid import part_minutes, up_to_grid


def calls_have_their_action(case: Case) -> Iterator[Finding]:
    """Being on call is the action `be_reachable`: whoever agreed to something else did not agree to it."""
    for number, need in enumerate(case.needs):
        if isinstance(need.measure, Reachable) and need.action is not Action.BE_REACHABLE:
            yield Finding("need.call_without_its_action", ("needs", number, "action"))


def calls_are_stated_by_day_part(case: Case) -> Iterator[Finding]:
    """Who is on call in a day part is so through all of it: minutes would say nothing."""
    for number, helper in enumerate(case.helpers):
        for t, times in enumerate(helper.on_call_times):
            if times.minutes is not None:
                path = ("helpers", number, "on_call_times", t, "minutes")
                yield Finding("helper.on_call_minutes", path)


def several_help_with_occurrences(case: Case) -> Iterator[Finding]:
    """Several people at once help at something that happens so many times a week."""
    for number, need in enumerate(case.needs):
        if need.helpers_at_once > 1 and not isinstance(need.measure, Occurrences):
            yield Finding("need.several_without_occurrences", ("needs", number, "helpers_at_once"))


def dates_fit_their_day_parts(case: Case) -> Iterator[Finding]:
    """What a date takes fits into the longest of its day parts."""
    for number, need in enumerate(case.needs):
        if isinstance(need.measure, Dated) and need.slots():
            most = max(part_minutes(slot.day_part) for slot in need.slots())
            if up_to_grid(need.measure.minutes) > most:
                yield Finding(
                    "need.date_does_not_fit", ("needs", number, "measure", "minutes"), {"most": most}
                )
