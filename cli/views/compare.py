"""Two policies beside each other, as told at the table: what is felt, who gives, who does what."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from rich.console import Group, RenderableType

from arrangement.documents.aims import RESEARCH, aim_unit
from arrangement.documents.harmless import harmless
from arrangement.documents.sources import View
from arrangement.plan.beside import source_of
from cli.views.harmless import plain
from cli.views.layout import section, table

Found = Mapping[str, Any]
SIDES = ("a", "b")
UNPAID = ("informal", "civic")


def compare_view(found: Found, views: tuple[View, View]) -> Group:
    """Draw what differs, the person first, then those who give, then needs and aims."""
    speech = views[0].speech
    names = {side: harmless(str(found["policies"][side])) for side in SIDES}
    heads = (f"A: {names['a']}", f"B: {names['b']}")
    body: list[RenderableType] = [plain(speech.say("compare.title", **names), "bold")]
    body += [plain(said) for said in _research(found, names, views[0])]
    if not found["lines"] and not any(_differs(row) for row in found["felt"]):
        body.append(plain(speech.say("compare.same")))
        return Group(*body)
    body += [
        section(speech.say("compare.felt"), table(("", *heads), _felt(found, views[0]), right=(1, 2))),
        section(speech.say("compare.giving"), *_giving(found, heads, views)),
        section(speech.say("compare.needs"), _needs(found, heads, views)),
        section(speech.say("compare.aims"), *_aims(found, heads, views[0])),
    ]
    return Group(*body)


def _differs(row: Found) -> bool:
    return bool(row["a"] != row["b"])


def _research(found: Found, names: Mapping[str, str], view: View) -> Iterator[str]:
    for side in SIDES:
        if found["policy_use"][side] == RESEARCH:
            yield view.speech.say("warning.research_policy", policy=names[side])


def _felt(found: Found, view: View) -> Iterator[tuple[str, ...]]:
    """What the person notices; also what stays as it is, for that is an answer, too."""
    for row in found["felt"]:
        name = view.speech.say(f"compare.felt.{row['what']}")
        yield name, *(_figure(row["what"], row[side], view) for side in SIDES)


def _figure(what: str, value: float, view: View) -> str:
    return view.speech.euros(value) if what.endswith("cents_per_month") else view.speech.number(value)


def _giving(found: Found, heads: tuple[str, str], views: tuple[View, View]) -> Iterator[RenderableType]:
    """Who gives more or less: totals of staff and helpers, then each source that differs."""
    speech, paid = views[0].speech, found["professional_minutes_per_week"]
    given = {side: sum(found["helper_minutes"][side].values()) for side in SIDES}
    there = {side: sum(found["helper_presence_minutes"][side].values()) for side in SIDES}
    rows = [(speech.say("compare.professional"), paid), (speech.say("compare.helpers"), given)]
    rows += [(speech.say("compare.presence"), there)] if any(there.values()) else []
    for row in found["givers"]:
        field = "help_minutes_per_week" if row["kind"] in UNPAID else "professional_minutes_per_week"
        for what in (field, "presence_minutes_per_week"):
            if row["kind"] in {*UNPAID, "professional"} and _differs(row[what]) and what in _told(row):
                name = speech.say(f"compare.{what}", who=_name(row["source"], views))
                rows.append((name, row[what]))
    more = speech.say("compare.more")
    yield table(("", *heads, more), [_with_difference(*row, views[0]) for row in rows], right=(1, 2, 3))


def _told(row: Found) -> tuple[str, ...]:
    """Paid time holds the time of being there; only of unpaid helpers it is told apart."""
    if row["kind"] in UNPAID:
        return ("help_minutes_per_week", "presence_minutes_per_week")
    return ("professional_minutes_per_week",)


def _with_difference(name: str, values: Found, view: View) -> tuple[str, str, str, str]:
    number, more = view.speech.number, values["b"] - values["a"]
    sign = "+" if more > 0 else "−" if more < 0 else ""
    return name, number(values["a"]), number(values["b"]), f"{sign}{number(abs(more))}" if more else "="


def _needs(found: Found, heads: tuple[str, str], views: tuple[View, View]) -> RenderableType:
    speech = views[0].speech
    rows = [
        (views[0].names.need(row["need"], speech), *(_helping(row[side], views) for side in SIDES))
        for row in found["needs"]
        if _differs(row)
    ]
    if not rows:
        return plain(speech.say("compare.needs_same"))
    return table((speech.say("compare.need"), *heads), rows)


def _helping(helping: Mapping[str, int], views: tuple[View, View]) -> str:
    speech = views[0].speech
    return "; ".join(f"{_name(who, views)} {speech.number(n)}" for who, n in helping.items()) or "–"


def _name(source: str, views: tuple[View, View]) -> str:
    """Name a source as the lines of either plan do."""
    for view in views:
        line = next((line for line in view.plan.lines if source_of(line) == source), None)
        if line is not None:
            return view.names.source(line, view.speech)
    return harmless(source)


def _aims(found: Found, heads: tuple[str, str], view: View) -> Iterator[RenderableType]:
    """Aims that differ, in the order of the first policy, each in its unit and with its place."""
    speech = view.speech
    rows = [
        (
            speech.say_or(f"aim.{row['aim']}", str(row["aim"])),
            *(_placed(row, side, view) for side in SIDES),
            aim_unit(str(row["aim"]), speech),
        )
        for row in found["tiers"]
        if _differs(row)
    ]
    if not rows:
        yield plain(speech.say("compare.aims_same"))
        return
    yield table((speech.say("compare.aim"), *heads, speech.say("views.unit")), rows, right=(1, 2))
    yield plain(speech.say("compare.aims_say"))


def _placed(row: Found, side: str, view: View) -> str:
    value, place = row[side], row["place"][side]
    if value is None:
        return "–"
    return f"{view.speech.number(value)} ({place if place is not None else '–'})"
