"""What `check` says about a case beside its faults: words not on record, no guiding, unlike days."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from arrangement.deadlines.unlike import days_of_another_type
from arrangement.documents.speech import Speech
from arrangement.law.arbzg import working_time
from arrangement.law.majority import majority_of
from arrangement.matching.about_times import shortest_piece
from arrangement.matching.candidate import World
from arrangement.matching.consents import NOBODY_NAMED, runs_today, unrecorded
from arrangement.matching.match import Matches
from arrangement.matching.near import CLARIFY, names_nights, nights_promised, not_together, other_benefits
from arrangement.matching.offered import is_offered
from arrangement.problem.contracts import contract_warnings
from arrangement.rulebook.conditions import TIMES_OVERLAP
from assessment.case import Case
from assessment.case.checks.periods import stated_days
from assessment.case.needs import Need
from assessment.case.words import Action
from assessment.files.read import Loaded
from assessment.ground.errors import Fault
from assessment.ground.findings import FieldPath, Finding, listed
from assessment.ground.texts import Lang, say
from assessment.needs.answers import item_named
from assessment.needs.derive import is_derived


def case_notices(case: Loaded[Any], world: World, answer: Matches, lang: Lang) -> Iterator[Fault]:
    """Everything that somebody should look at before a case is planned."""
    yield from case.faults(
        [
            *_consents(world, lang),
            *_coming_of_age(world, lang),
            *_not_yet(world, lang),
            *_contracts(world),
            *_nobody_guides(world, answer, lang),
            *_together(world, answer),
            *_other_benefits(world, answer, lang),
            *_nights(world),
            *_too_short(world, answer),
            *_days(world, lang),
        ]
    )


def _consents(world: World, lang: Lang) -> Iterator[Finding]:
    """Whose consent to which help is not on record, at whom it is about."""
    places = {person.id: number for number, person in enumerate(world.case.persons)}
    for one in unrecorded(world.case, world.law):
        of_whom = "custody" if one.holder == NOBODY_NAMED else "consent"
        code = f"{of_whom}.to_clarify" if one.runs else f"{of_whom}.missing"
        params: dict[str, str | int] = {
            "person": one.person,
            "holder": one.holder,
            "book": say(f"word.book.{one.book}", {}, lang),
            "matter": str(one.book),
            "needs": listed(one.needs),
        }
        yield Finding(code, ("persons", places[one.person], "representation"), params)


def _not_yet(world: World, lang: Lang) -> Iterator[Finding]:
    """Words that somebody says only after the plan date: until then nothing is planned on them."""
    for path, day in stated_days(world.case):
        if day is not None and day > world.on:
            params = {"day": Speech(lang).day(day), "on": Speech(lang).day(world.on)}
            yield Finding("day.not_yet", path, params)


def _contracts(world: World) -> Iterator[Finding]:
    """Contracts of more hours than law lets a week have, or than their wage pays."""
    most = working_time(world.law).week
    places = {one.id: number for number, one in enumerate(world.case.employed)}
    for number, one in enumerate(world.case.employed):
        if one.minutes_per_week > most:
            params: dict[str, str | int] = {"employed": one.id, "minutes": one.minutes_per_week, "most": most}
            yield Finding("contract.week_too_long", ("employed", number, "minutes_per_week"), params)
    for warning in contract_warnings(world.case, world.on):
        code, params = str(warning["key"]).removeprefix("warning."), warning["params"]
        if code in ("wage_too_low", "minijob_too_long"):
            yield Finding(f"contract.{code}", ("employed", places[str(params["employed"])]), params)


def _coming_of_age(world: World, lang: Lang) -> Iterator[Finding]:
    """Who comes of age while the plan goes on, at their birth date."""
    for number, person in enumerate(world.case.persons):
        day = majority_of(person, world.law)
        if day is not None and world.on < day <= world.last_day:
            params: dict[str, str | int] = {"person": person.id, "day": Speech(lang).day(day.isoformat())}
            yield Finding("majority.within_plan", ("persons", number, "birth_date"), params)


def _nobody_guides(world: World, answer: Matches, lang: Lang) -> Iterator[Finding]:
    """What a person wants to do again or learn, and nobody in the catalogue guides with."""
    found: dict[tuple[FieldPath, str, str], list[str]] = {}
    for number, need in enumerate(world.case.needs):
        if need.action is Action.ENABLE and not is_offered(answer, need.id):
            wanted = next(_regained(world.case, need), ("needs", number, "action"))
            found.setdefault((wanted, need.person, need.task), []).append(need.id)
    for (path, person, task), needs in found.items():
        what = say(f"word.task.{task}", {}, lang)
        yield Finding("regain.nobody_guides", path, {"person": person, "need": listed(needs), "what": what})


def _together(world: World, answer: Matches) -> Iterator[Finding]:
    """Help that only groups give, where nobody asked whether the person can and wants to share it."""
    places = {person.id: number for number, person in enumerate(world.case.persons)}
    for one in not_together(world, answer, _unmatched(world, answer)):
        if one.answer == CLARIFY:
            params: dict[str, str | int] = {
                "person": one.person,
                "need": one.need,
                "benefit": str(one.benefit),
                "paragraph": one.paragraph,
                "offers": listed(one.offers),
            }
            yield Finding("together.to_ask", ("persons", places[one.person], "together"), params)


def _other_benefits(world: World, answer: Matches, lang: Lang) -> Iterator[Finding]:
    """Needs that nobody fits under the benefit that they name, though somebody would under another."""
    places = {need.id: number for number, need in enumerate(world.case.needs)}
    for one in other_benefits(world, answer, _unmatched(world, answer)):
        params: dict[str, str | int] = {
            "need": one.need,
            "named": say(f"word.benefit.{one.named}", {}, lang),
            "benefit": say(f"word.benefit.{one.benefit}", {}, lang),
            "code": str(one.benefit),
            "offers": listed(one.offers),
        }
        yield Finding("entitlement.other_fits", ("needs", places[one.need], "entitlement"), params)


def _unmatched(world: World, answer: Matches) -> frozenset[str]:
    return frozenset(need.id for need in world.case.needs if not answer.fits_of(need.id))


def _nights(world: World) -> Iterator[Finding]:
    """Helpers who named nights, though nobody wrote down that nights were agreed on."""
    for number, helper in enumerate(world.case.helpers):
        if nights_promised(helper):
            field = "on_call_times" if any(map(names_nights, helper.on_call_times)) else "times"
            yield Finding("helper.nights_not_said", ("helpers", number, field), {"helper": helper.id})


def _too_short(world: World, answer: Matches) -> Iterator[Finding]:
    """Offers that help today, and at the times of the need are never there as long as it asks for."""
    places = {need.id: number for number, need in enumerate(world.case.needs)}
    for no in answer.no_fits:
        c = no.candidate
        if no.condition is TIMES_OVERLAP and runs_today(world.case, c.need, c.source_id):
            there = [
                by.get(slot, 0) for by in (c.there.slots, *c.there.sessions.values()) for slot in c.where
            ]
            params: dict[str, str | int] = {
                "need": c.need.id,
                "source": c.source_id,
                "minutes": shortest_piece(c.need),
                "most": max(there, default=0),
            }
            yield Finding("need.longer_than_today", ("needs", places[c.need.id], "measure"), params)


def _regained(case: Case, need: Need) -> Iterator[FieldPath]:
    """Where the file says that the person wants a criterion back from which the need was derived."""
    items = {item_named(source) for source in need.sources} if is_derived(need) else set()
    for number, assessment in enumerate(case.assessments):
        if assessment.person == need.person and items & set(assessment.regain):
            yield "assessments", number, "regain"


def _days(world: World, lang: Lang) -> Iterator[Finding]:
    """Days that are planned as another type of week than the calendar gives them."""
    for (planned, stated), found in days_of_another_type(world.case, world.calendar).items():
        days = listed(map(Speech(lang).day, found))
        params: dict[str, str | int] = {"planned": planned, "stated": stated, "days": days}
        yield Finding("calendar.other_week_type", ("calendar",), params)
