"""The tiers of a plan in words: an aim by its name, a tier of several by all of theirs, units kept apart."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from arrangement.documents.speech import Speech
from arrangement.plan.plan import Number, Plan, Tier
from arrangement.plan.weekly import weeks_of

RESEARCH = "research"
CENTS = {"own_money": 1000, "public_cost": 1}
"""Aims that are money, with how many of their units make a cent."""
WEIGHTED, HUNDREDTHS = "professional_minutes", 100  # no figure of law: the unit of an aim
EACH_WEEK = ("different_people", "goals_unsupported")
"""Aims that count the same in each week of the horizon."""


@dataclass(frozen=True)
class AimRow:
    """One row of the table of aims, ready to be written.

    Attributes:
        part: Whether it is an aim inside a tier of several; its bound is that of the tier.
    """

    name: str
    value: str
    bound: str
    unit: str
    part: bool = False


def is_aim(word: str, plan: Plan, speech: Speech) -> bool:
    """Whether a word names an aim, or a tier of the plan."""
    return bool(speech.say_or(f"aim.{word}", "")) or word in {tier.aim for tier in plan.tiers}


def aim_name(word: str, plan: Plan, speech: Speech) -> str:
    """Name an aim; a tier of several by what it holds."""
    parts = next((tier.terms for tier in plan.tiers if tier.aim == word), ())
    if parts:
        return " + ".join(_name(part.aim, speech) for part in parts)
    return _name(word, speech)


def aim_unit(word: str, speech: Speech) -> str:
    """Name the unit of an aim; a tier of several is counted in a unit of its policy."""
    return speech.say_or(f"aim_unit.{word}", speech.say("aim_unit_of_several"))


def aim_amount(aim: str, value: Number, plan: Plan, speech: Speech) -> tuple[str, str]:
    """Say how much of an aim there is, in a unit that people know; the plan file keeps the aim's own."""
    if aim in CENTS:
        return speech.euros(round(value / CENTS[aim])), ""
    if aim == WEIGHTED:
        return speech.number(round(value / HUNDREDTHS)), speech.say("aim_shown.weighted_minutes")
    if aim in EACH_WEEK:
        weeks = weeks_of(plan)
        if value % weeks == 0:
            return speech.number(int(value) // weeks), speech.say(f"aim_shown.{aim}")
    return speech.number(value), aim_unit(aim, speech)


def aim_rows(plan: Plan, speech: Speech) -> Iterator[AimRow]:
    """Give the tiers in their order; below a tier of several each aim in its own unit, with its weight."""
    for tier in plan.tiers:
        value, unit = aim_amount(tier.aim, tier.value, plan, speech)
        bound, _ = aim_amount(tier.aim, tier.bound, plan, speech)
        yield AimRow(aim_name(tier.aim, plan, speech), value, bound, unit)
        yield from _parts(tier, plan, speech)


def aims_left_out(plan: Plan, speech: Speech) -> str | None:
    """Say what the policy does not look at, with the values all the same."""
    if not plan.left_out:
        return None
    said = [
        f"{_name(row.aim, speech)} ({' '.join(aim_amount(row.aim, row.value, plan, speech)).strip()})"
        for row in plan.left_out
    ]
    return speech.say("views.tiers_left_out", aims="; ".join(said))


def _parts(tier: Tier, plan: Plan, speech: Speech) -> Iterator[AimRow]:
    for part in tier.terms:
        weight, counted = speech.number(part.weight), aim_unit(part.aim, speech)
        name = speech.say("views.tiers_part", aim=_name(part.aim, speech), weight=weight, unit=counted)
        value, unit = aim_amount(part.aim, part.value, plan, speech)
        yield AimRow(name, value, "", unit, part=True)


def _name(aim: str, speech: Speech) -> str:
    return speech.say_or(f"aim.{aim}", aim)
