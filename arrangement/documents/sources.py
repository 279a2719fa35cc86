"""Who helps: the lines of a plan grouped by what they share."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from string import ascii_uppercase
from typing import Any

from arrangement.documents.harmless import harmless
from arrangement.documents.names import Names
from arrangement.documents.speech import Speech
from arrangement.documents.week_types import week_name
from arrangement.plan.plan import Plan, PlanLine
from arrangement.plan.weekly import a_week, is_on_call
from assessment.ground.grid import DAY_MINUTES, PART_BOUNDS, PARTS, Part, clock_minutes

KINDS = ("own", "informal", "civic", "infrastructure", "professional", "market")
COMPANION = "companion"
WAY_BEFORE = 240
"""Minutes before a day part in which a way to a session of that part may begin."""


@dataclass(frozen=True)
class PlanRight:
    """Whose right it is, what it is about, for which need, and who pays."""

    person: str
    benefit: str
    need: str | None
    payer: str


@dataclass(frozen=True)
class View:
    """What every section is drawn from."""

    plan: Plan
    speech: Speech
    names: Names

    @cached_property
    def _rights(self) -> Mapping[str, PlanRight]:
        found: dict[str, PlanRight] = {}
        persons = self.plan.rights.get("persons", ())
        for person in persons if isinstance(persons, (list, tuple)) else ():
            for right in person.get("rights", ()):
                need = right.get("need")
                found[str(right.get("id"))] = PlanRight(
                    person=str(person.get("person")),
                    benefit=str(right.get("benefit")),
                    need=str(need) if need else None,
                    payer=str(right.get("payer")),
                )
        return found

    @cached_property
    def persons(self) -> tuple[str, ...]:
        """Persons with a line, a need or a right."""
        righted = {right.person for right in self._rights.values()}
        return tuple(
            sorted(righted | {line.person for line in self.plan.lines} | {n.person for n in self.plan.needs})
        )

    def benefit(self, right: str) -> str:
        """Name the benefit that a right is about."""
        found = self._rights.get(right)
        return self.speech.word("benefit", found.benefit if found else right)

    def person_of(self, right: str) -> str:
        """Whose right it is; empty where the plan does not say."""
        found = self._rights.get(right)
        return found.person if found else ""

    def need_of(self, right: str) -> str | None:
        """The need that a right is for, if for one."""
        found = self._rights.get(right)
        return found.need if found else None

    def right(self, right: str) -> str:
        """Name a right by its benefit, and by its need, or its person where there are several."""
        found, name = self._rights.get(right), self.benefit(right)
        if found is None:
            return name
        if found.need is not None:
            return self.speech.say(
                "views.right_for", right=name, need=self.names.need(found.need, self.speech)
            )
        return self.of_person(name, found.person)

    def payer(self, payer: str, *persons: str) -> str:
        """Name who pays for these persons, else for all whose help it pays, or whom it owes something."""
        paid = persons or {line.person for line in self.plan.lines if line.payer == payer}
        owed = {right.person for right in self._rights.values() if right.payer == payer}
        return self.names.payer(payer, self.speech, paid or owed)

    def payer_of(self, need: str, payer: str) -> str:
        """Name who pays for a need, by the person whose need it is."""
        return self.payer(payer, *(entry.person for entry in self.plan.needs if entry.id == need))

    def goal(self, goal: str) -> str:
        """Name a goal by its number on the sheet."""
        ids = [entry.id for entry in self.plan.goals]
        return self.speech.say("views.goal_number", n=ids.index(goal) + 1) if goal in ids else harmless(goal)

    def of_person(self, name: str, person: str) -> str:
        """Add whose it is, where a plan has several persons."""
        return f"{name}, {harmless(person)}" if person and len(self.persons) > 1 else name


@dataclass(frozen=True, order=True)
class SourceKey:
    """One helper, own resource or offer; ordered by kind of help, then id."""

    rank: int
    kind: str
    id: str


def source_key(line: PlanLine) -> SourceKey:
    """Say which source a line belongs to."""
    rank = KINDS.index(line.kind) if line.kind in KINDS else len(KINDS)
    return SourceKey(rank, line.kind, line.helper or line.offer or "–")


def by_source(lines: Iterable[PlanLine]) -> dict[SourceKey, list[PlanLine]]:
    """Group lines by source, the person's own doing first."""
    found: dict[SourceKey, list[PlanLine]] = {}
    for line in lines:
        found.setdefault(source_key(line), []).append(line)
    return dict(sorted(found.items()))


def by_need(lines: Iterable[PlanLine]) -> dict[tuple[str, str], list[PlanLine]]:
    """Group lines by role and need, in the order in which they come; all ways together."""
    found: dict[tuple[str, str], list[PlanLine]] = {}
    for line in lines:
        need = "" if line.role == COMPANION else line.need or "–"
        found.setdefault((line.role, need), []).append(line)
    return found


def covered(plan: Plan) -> tuple[int, int]:
    """Give covered minutes a week, active help and presence apart, as the references count them; no calls."""
    presence = {need.id for need in plan.needs if need.measure == "presence"}
    helping = [line for line in plan.lines if line.role != COMPANION and not is_on_call(line, plan)]
    there = a_week([line for line in helping if line.need in presence], plan)
    return a_week([line for line in helping if line.need not in presence], plan), there


def marks(plan: Plan) -> Mapping[SourceKey, str]:
    """Give each source a letter, so that the week can name it briefly."""
    return {key: _letters(number) for number, key in enumerate(by_source(plan.lines))}


def what(line: PlanLine, view: View, short: bool = False) -> str:
    """Name what a line is for: its need, or the way there."""
    if line.role == COMPANION:
        return view.speech.say("views.companion_short" if short else "views.companion")
    name = view.names.short_need if short else view.names.need
    said = name(line.need, view.speech)
    return view.speech.say("views.interpreted", what=said) if line.interpreter is not None else said


def clock(line: PlanLine) -> str:
    """Clock time of a line, if fixed: its own, or that of its session in the part where it begins."""
    if line.start is not None:
        return line.start
    digits = (line.session or "").rpartition("_")[2]
    if len(digits) != len("0000") or not digits.isdigit():
        return ""
    when = f"{digits[:2]}:{digits[2:]}"
    return when if _begins_in(line.part, when) else ""


def place_on_clock(part: str, when: str) -> int:
    """Minutes after the begin of a day part, ways before it included; a night runs past midnight."""
    try:
        return (clock_minutes(when) - PART_BOUNDS[Part(part)].start + WAY_BEFORE) % DAY_MINUTES
    except ValueError:
        return DAY_MINUTES


def _begins_in(part: str, when: str) -> bool:
    """Whether a clock time lies in a day part; a part nobody knows is taken as it is."""
    if part not in PARTS:
        return True
    bounds, minutes = PART_BOUNDS[Part(part)], clock_minutes(when)
    return any(bounds.start <= at < bounds.end for at in (minutes, minutes + DAY_MINUTES))


def named_params(params: dict[str, Any], view: View) -> dict[str, str | int]:
    """Put readable names in place of ids among the parameters of a reason."""
    named: dict[str, str | int] = {}
    for name, value in params.items():
        if name == "offer":
            named[name] = view.names.offer(str(value))
        elif name == "offers":
            named[name] = ", ".join(view.names.offer(offer) for offer in str(value).split(", "))
        elif name == "helper":
            named[name] = view.names.helper(str(value), view.speech)
        elif name == "need":
            named[name] = view.names.need(str(value), view.speech)
        elif name in ("needs", "taught_by"):
            needs = str(value).split(", ")
            named[name] = ", ".join(view.names.need(need, view.speech) for need in needs)
        elif name == "review_on":
            named[name] = view.speech.day(str(value))
        elif name == "source":
            named[name] = view.names.anyone(str(value), view.speech)
        elif name == "goal":
            named[name] = view.goal(str(value))
        elif name in ("planned", "stated"):
            named[name] = week_name(str(value), view.speech)
        elif name == "measure":
            named[name] = view.speech.word("liberty", str(value))
        else:
            named[name] = value if isinstance(value, int) else str(value)
    return named


def _letters(number: int) -> str:
    letters = ascii_uppercase[number % len(ascii_uppercase)]
    return (
        _letters(number // len(ascii_uppercase) - 1) + letters if number >= len(ascii_uppercase) else letters
    )
