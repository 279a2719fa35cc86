"""What stays open in a plan, and wishes that are missed: each with its reason and what comes next."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from arrangement.documents.aims import aim_name, is_aim
from arrangement.documents.harmless import harmless
from arrangement.documents.recipients import CONSENT
from arrangement.documents.sources import View
from arrangement.documents.week_types import planned, week_name
from arrangement.plan.plan import PlanUnmet

DATES = "dates"
LIMIT, OWN_LIMIT = "helper_protection_limit", "own_limit"
NO_OFFER, NOBODY_GUIDES = "no_eligible_offer", "nobody_guides"
OTHER_BENEFIT = "other_benefit"
BINDING = ("safety", "owed", "wished")
"""How binding help is, the most binding first."""
WAITS = ("warning.custody_missing", "warning.consent_missing")
"""Whose word is missing, so that new help waits."""


@dataclass(frozen=True)
class Told:
    """A sentence, and what belongs under it."""

    says: str
    more: tuple[str, ...] = ()


def wishes_told(view: View) -> list[Told]:
    """Say which binding wishes are not fully met, each with its reason."""
    return [
        _wish(wish, view)
        for wish in view.plan.wishes
        if wish.get("binding") is True and wish.get("missed_minutes")
    ]


def unmet_told(view: View) -> list[Told]:
    """Say what stays open and why, who has to act, and what comes next; the same in several weeks once."""
    found = []
    for open_ in unmet_once(view):
        entry, speech = open_.entry, view.speech
        key = f"views.unmet_line.{standing(entry, view)}"
        said = speech.say(key, need=view.names.need(entry.need, speech), amount=open_.amount)
        if open_.week_types:
            said = speech.say("views.in_week_type", what=said, week_type=open_.week_types)
        found.append(Told(said, unmet_more(entry, view)))
    return found


def standing(entry: PlanUnmet, view: View) -> str:
    """How binding the help is that stays open; what the plan does not know counts as owed."""
    found = next((need.standing for need in view.plan.needs if need.id == entry.need), "")
    return found if found in BINDING else "owed"


@dataclass(frozen=True)
class Open:
    """Help that stays open, in words.

    Attributes:
        amount: How much, in a week or on how many dates.
        week_types: In which types of week; empty where in all of them.
    """

    entry: PlanUnmet
    amount: str
    week_types: str


def unmet_once(view: View) -> Iterator[Open]:
    """Give what stays open, the most binding first; weeks in which it is the same stand together."""
    speech, types = view.speech, planned(view.plan)
    groups: dict[PlanUnmet, list[PlanUnmet]] = {}
    for entry in sorted(view.plan.unmet, key=lambda entry: BINDING.index(standing(entry, view))):
        dates = {"amount": 0} if entry.unit == DATES else {}
        groups.setdefault(entry.model_copy(update={"week_type": None, **dates}), []).append(entry)
    for group in groups.values():
        first, kinds = group[0], [entry.week_type for entry in group if entry.week_type]
        if first.unit == DATES:
            yield Open(first, speech.amount(sum(entry.amount for entry in group), DATES), "")
            continue
        amount = speech.say("views.each", amount=speech.amount(first.amount, first.unit))
        named = [] if set(kinds) >= set(types) else kinds
        yield Open(first, amount, ", ".join(week_name(kind, speech) for kind in named))


def _wish(wish: Mapping[str, Any], view: View) -> Told:
    speech, evidence = view.speech, [str(word) for word in wish.get("evidence", ())]
    amount, name = speech.minutes(wish["missed_minutes"]), view.names.wish(str(wish.get("id", "")), speech)
    return Told(
        speech.say("views.wish_missed", wish=name, amount=amount),
        (
            speech.say("views.unmet_reason", reason=_why_missed(wish, evidence, view)),
            *(
                speech.say("views.unmet_aim", aim=aim_name(word, view.plan, speech))
                for word in evidence
                if is_aim(word, view.plan, speech)
            ),
        ),
    )


def _why_missed(wish: Mapping[str, Any], evidence: list[str], view: View) -> str:
    """The reason; where who is wished is not there on some days, who and which days."""
    speech, reason, days = view.speech, str(wish.get("reason", "")), wish.get("days") or ()
    if not days:
        return speech.say_or(f"unmet.{reason}", reason)
    who = ", ".join(view.names.anyone(word, speech) for word in evidence)
    return speech.say(
        "views.wish_away", who=who, days=", ".join(speech.word("day", str(day)) for day in days)
    )


def unmet_more(entry: PlanUnmet, view: View) -> tuple[str, ...]:
    """Say why it stays open, what was looked at, who has to act and what comes next."""
    return tuple(_more(entry, view))


def _more(entry: PlanUnmet, view: View) -> Iterator[str]:
    speech = view.speech
    reason = unmet_reason(entry, view)
    yield speech.say("views.unmet_reason", reason=speech.say_or(f"unmet.{reason}", entry.reason))
    aims = [id_ for id_ in entry.evidence if is_aim(id_, view.plan, speech)]
    if aims:
        said = "; ".join(aim_name(aim, view.plan, speech) for aim in aims)
        yield speech.say("views.unmet_aim", aim=said)
    yield from _silent(entry, view)
    yield from _under_others(entry, view)
    others = [id_ for id_ in entry.evidence if id_ not in (*aims, entry.need)]
    if others:
        seen = "; ".join(view.names.anyone(id_, speech) for id_ in others)
        yield speech.say("views.unmet_evidence", list=seen)
    if entry.duty_bearer:
        yield speech.say("views.unmet_duty", who=view.payer_of(entry.need, entry.duty_bearer))
    if entry.next_step:
        step = speech.say_or(f"next_step.{reason}", entry.next_step)
        yield speech.say("views.unmet_next", step=step)


def unmet_reason(entry: PlanUnmet, view: View) -> str:
    """The reason as it is said: where nobody guides, or only the person helps, it would say too little."""
    guides = any(need.id == entry.need and need.action == "enable" for need in view.plan.needs)
    if entry.note is not None:
        return f"{OTHER_BENEFIT}_guides" if guides and entry.note == OTHER_BENEFIT else entry.note
    if guides and entry.reason == NO_OFFER:
        return NOBODY_GUIDES
    themselves = entry.reason == LIMIT and all(word in view.names.own for word in entry.evidence)
    return OWN_LIMIT if themselves else entry.reason


def _under_others(entry: PlanUnmet, view: View) -> Iterator[str]:
    """Under which other benefit somebody could help, and who."""
    for warning in view.plan.warnings:
        if warning.key == f"warning.{OTHER_BENEFIT}" and warning.params["need"] == entry.need:
            named = ", ".join(view.names.offer(offer) for offer in str(warning.params["offers"]).split(", "))
            benefit = view.speech.word("benefit", str(warning.params["benefit"]))
            yield view.speech.say("views.unmet_other_benefit", benefit=benefit, list=named)


def _silent(entry: PlanUnmet, view: View) -> Iterator[str]:
    """Whose word is not on record, where help waits for it."""
    for warning in view.plan.warnings if entry.reason == CONSENT else ():
        if warning.key not in WAITS or entry.need not in str(warning.params["needs"]).split(", "):
            continue
        holder, book = (harmless(str(warning.params[name])) for name in ("holder", "book"))
        of_whom = warning.key.removeprefix("warning.").removesuffix("_missing")
        yield view.speech.say(f"views.unmet_{of_whom}", holder=holder, book=view.speech.word("book", book))
