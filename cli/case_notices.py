"""What `check` says about a case beside its faults: words not on record, no guiding, unlike days."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from arrangement.deadlines.unlike import days_of_another_type
from arrangement.documents.speech import Speech
from arrangement.law.arbzg import working_time
from arrangement.law.majority import majority_of
from arrangement.matching.candidate import World
from arrangement.matching.consents import NOBODY_NAMED, unrecorded
from arrangement.matching.match import Matches
from arrangement.matching.offered import is_offered
from arrangement.problem.contracts import contract_warnings
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
