"""A20, A29 and A30: minutes of professionals and of everybody else, as the lines give them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping

from arrangement.audit.helpers import at_most
from arrangement.audit.matter import Matter
from arrangement.audit.measure import is_presence
from arrangement.audit.result import Broken, broken
from arrangement.audit.tiers import faces
from arrangement.audit.units import half_up
from assessment.case.words import Qualification
from assessment.ground.calendar import DAYS_A_WEEK


def professional_totals(matter: Matter) -> Broken:
    """A29: Paid professional time: per visit and group, in all, by qualification and by book."""
    week, view = matter.week, matter.view
    for visit in week.visits:
        lines = (*visit.lines, *visit.companions)
        stated = sum(line.view.professional_minutes for line in lines)
        if stated != visit.professional_minutes:
            yield broken("A29", visit.subject, "visit", needed=visit.professional_minutes, found=stated)
    for attendance in week.attendances:
        stated = sum(line.view.professional_minutes for line in attendance.lines)
        if stated < attendance.professional_minutes:
            yield broken(
                "A29", attendance.subject, "group", needed=attendance.professional_minutes, found=stated
            )
    for line in week.lines:
        unpaid = line.source.form == "aid" or (line.is_companion and line.source.team is None)
        if unpaid and line.view.professional_minutes:
            yield broken("A29", line.id, "unpaid", found=line.view.professional_minutes)
        if line.view.qualification not in (None, line.source.qualification.value):
            yield broken("A29", line.id, "qualification", needed=line.source.qualification.value)
    coordination = half_up(week.coordination * DAYS_A_WEEK, matter.inputs.days)
    if view.coordination_minutes_per_week != coordination:
        yield broken(
            "A29", "coordination", "total", needed=coordination, found=view.coordination_minutes_per_week
        )
    by_qualification: dict[str, int] = defaultdict(int, {Qualification.Q4.value: coordination})
    by_book: dict[str, int] = defaultdict(int)
    for visit in week.visits:
        by_qualification[visit.source.qualification.value] += visit.professional_minutes
    for attendance in week.attendances:
        by_qualification[attendance.source.qualification.value] += attendance.professional_minutes
    for line in week.lines:
        by_book[matter.inputs.statutes.book(line.view.benefit) or "none"] += line.view.professional_minutes
    total = sum(by_qualification.values())
    if view.professional_minutes_per_week != total:
        yield broken(
            "A29", "professional_minutes", "total", needed=total, found=view.professional_minutes_per_week
        )
    yield from _table("A29", "by_qualification", by_qualification, view.by_qualification)
    yield from _table("A29", "by_book", by_book, view.by_book)
    yield from _references(matter)


def _table(invariant: str, name: str, truth: Mapping[str, int], stated: Mapping[str, int]) -> Broken:
    for key in sorted({*truth, *stated}):
        if truth.get(key, 0) != stated.get(key, 0):
            yield broken(
                invariant, name, "table", key=key, needed=truth.get(key, 0), found=stated.get(key, 0)
            )


def _references(matter: Matter) -> Broken:
    for name in ("present", "approved", "best_professional"):
        if name not in matter.view.references:
            yield broken("A29", name, "reference_missing", reference=name)
    present = matter.view.references.get("present")
    support = matter.inputs.case.present_support
    if support and not isinstance(present, dict):
        yield broken("A29", "present", "reference_missing", reference="present")
    if support and isinstance(present, dict):
        truth = {
            "professional_minutes_per_week": sum(entry.professional_minutes_per_week for entry in support),
            "own_share_cents_per_month": sum(entry.own_share_cents_per_month for entry in support),
        }
        for field, needed in truth.items():
            if present.get(field) != needed:
                yield broken("A29", "present", "reference", field=field, needed=needed)


def helper_totals(matter: Matter) -> Broken:
    """A30: Minutes put on each helper, hands-on and presence apart, what is left, and the mix by kind."""
    week, view = matter.week, matter.view
    helpers = matter.inputs.case.helpers
    active = {helper.id: week.active_of(helper.id) for helper in helpers}
    yield from _table("A30", "helper_minutes", active, view.helper_minutes)
    watching = {helper.id: week.watching_of(helper.id) for helper in helpers}
    yield from _table("A30", "helper_presence_minutes", watching, view.helper_presence_minutes)
    reserve = {helper.id: at_most(matter.inputs, helper)[0] - active[helper.id] for helper in helpers}
    yield from _table("A30", "helper_reserve_minutes", reserve, view.helper_reserve_minutes)
    if view.helper_minutes_by_sex is not None:
        by_sex: dict[str, int] = defaultdict(int)
        for helper in helpers:
            by_sex[helper.sex.value] += active[helper.id]
        yield from _table("A30", "helper_minutes_by_sex", by_sex, view.helper_minutes_by_sex)
    mix: dict[str, int] = defaultdict(int)
    for line in week.help_lines:
        if line.need is not None and not is_presence(line.need):
            mix[line.source.kind.value] += line.minutes
    yield from _table("A30", "welfare_mix", mix, view.welfare_mix)


def people_and_change(matter: Matter) -> Broken:
    """A20: More different people than today is named, so that somebody looks at it."""
    present = {support.source for support in matter.inputs.case.present_support}
    now = len(faces(matter))
    if present and now > len(present):
        yield broken("A20", "plan", "people", now=now, present=len(present))
