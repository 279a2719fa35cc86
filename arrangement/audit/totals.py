"""A20, A29 and A30: minutes of professionals and of everybody else, as the lines give them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from functools import partial

from arrangement.audit.by_month import months_told
from arrangement.audit.carers import cover_told
from arrangement.audit.employed import employment_told
from arrangement.audit.helpers import at_most
from arrangement.audit.matter import Matter
from arrangement.audit.measure import is_hands_on
from arrangement.audit.references import present_now
from arrangement.audit.result import Broken, broken
from arrangement.audit.week import Week, standby
from arrangement.audit.weeks import is_met
from assessment.case.words import Kind, Qualification


def professional_totals(matter: Matter) -> Broken:
    """A29: Paid professional time: per visit, group and call, in all, by qualification and by book."""
    weeks, view = matter.weeks, matter.view
    for week in (*weeks.typical, *weeks.single):
        yield from _stated_on_lines(week)
    for line in weeks.lines:
        unpaid = line.source.form == "aid" or (line.is_companion and line.source.team is None)
        if unpaid and not line.is_on_call and line.view.professional_minutes:
            yield broken("A29", line.id, "unpaid", found=line.view.professional_minutes)
        silent = line.view.qualification is None and not line.source.professional
        if not silent and line.view.qualification != line.source.qualification.value:
            yield broken("A29", line.id, "qualification", needed=line.source.qualification.value)
    coordination = weeks.average(weeks.coordination)
    if view.coordination_minutes_per_week != coordination:
        yield broken(
            "A29", "coordination", "total", needed=coordination, found=view.coordination_minutes_per_week
        )
    interpreting = weeks.per_week(lambda week: week.interpreting)
    stated = view.raw.get("interpreter_minutes_per_week", 0)
    if stated != interpreting:
        yield broken("A29", "interpreters", "total", needed=interpreting, found=str(stated))
    by_qualification = {one.value: weeks.per_week(partial(_paid, of=one)) for one in Qualification}
    by_qualification[Qualification.Q4.value] += coordination
    by_book: dict[str, int] = defaultdict(int)
    for line in weeks.lines:
        book = matter.inputs.statutes.book(line.view.benefit) or "none"
        by_book[book] += line.view.professional_minutes * weeks.times(line)
    by_book = {book: weeks.average(minutes) for book, minutes in by_book.items()}
    total = coordination + weeks.per_week(lambda week: sum(week.professional.values()))
    if view.professional_minutes_per_week != total:
        yield broken(
            "A29", "professional_minutes", "total", needed=total, found=view.professional_minutes_per_week
        )
    yield from _table("A29", "by_qualification", by_qualification, view.by_qualification)
    yield from _table("A29", "by_book", by_book, view.by_book)
    yield from _references(matter)
    yield from months_told(matter, "A29")


def _paid(week: Week, of: Qualification) -> int:
    return week.professional.get(of, 0)


def _stated_on_lines(week: Week) -> Broken:
    """What the lines of each visit, attendance and call state is what it takes."""
    for visit in week.visits:
        stated = sum(line.view.professional_minutes for line in (*visit.lines, *visit.companions))
        if stated != visit.professional_minutes:
            subject = week.named(visit.subject)
            yield broken("A29", subject, "visit", needed=visit.professional_minutes, found=stated)
    for attendance in week.attendances:
        stated, needed = (
            sum(line.view.professional_minutes for line in attendance.lines),
            attendance.professional_minutes,
        )
        if stated < needed:
            yield broken("A29", week.named(attendance.subject), "group", needed=needed, found=stated)
    for line in week.lines:
        if line.is_on_call and line.view.professional_minutes != standby(line):
            found = line.view.professional_minutes
            yield broken("A29", line.id, "standby", needed=standby(line), found=found)


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
            "professional_minutes_per_week": present_now(matter)["professional_minutes_per_week"],
            "own_share_cents_per_month": sum(entry.own_share_cents_per_month for entry in support),
        }
        for field, needed in truth.items():
            if present.get(field) != needed:
                yield broken("A29", "present", "reference", field=field, needed=needed)


def helper_totals(matter: Matter) -> Broken:
    """A30: Minutes put on each helper, hands-on and presence apart, what is left, and the mix by kind."""
    weeks, view = matter.weeks, matter.view
    helpers = matter.inputs.case.helpers
    active = {helper.id: weeks.per_week(partial(Week.active_of, helper=helper.id)) for helper in helpers}
    yield from _table("A30", "helper_minutes", active, view.helper_minutes)
    watching = {helper.id: weeks.per_week(partial(Week.watching_of, helper=helper.id)) for helper in helpers}
    yield from _table("A30", "helper_presence_minutes", watching, view.helper_presence_minutes)
    reserve = {
        helper.id: at_most(matter.inputs, helper)[0] - max(week.active_of(helper.id) for week in weeks.lived)
        for helper in helpers
    }
    yield from _table("A30", "helper_reserve_minutes", reserve, view.helper_reserve_minutes)
    if view.helper_minutes_by_sex is not None:
        by_sex: dict[str, int] = defaultdict(int)
        for helper in helpers:
            by_sex[helper.sex.value] += active[helper.id]
        yield from _table("A30", "helper_minutes_by_sex", by_sex, view.helper_minutes_by_sex)
    mix = {kind.value: weeks.per_week(partial(_hands_on, kind=kind)) for kind in Kind}
    yield from _table("A30", "welfare_mix", mix, view.welfare_mix)
    yield from employment_told(matter)
    yield from cover_told(matter)
    yield from months_told(matter, "A30")


def _hands_on(week: Week, kind: Kind) -> int:
    """Minutes of help by one kind; presence and calls are never added to them."""
    return sum(
        line.minutes
        for line in week.help_lines
        if line.source.kind is kind and line.need is not None and is_hands_on(line.need)
    )


def people_and_change(matter: Matter) -> Broken:
    """A20: More different people than today is named, so that somebody looks at it."""
    sources, support = matter.inputs.sources, matter.inputs.case.present_support
    known = [sources[one.source] for one in support if one.source in sources]
    others = {one.source for one in support if one.source not in sources}
    present = {source.party for source in known if is_met(source)} | others
    now = len(matter.weeks.faces)
    if support and now > len(present):
        yield broken("A20", "plan", "people", now=now, present=len(present))
