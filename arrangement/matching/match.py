"""Ask every condition of every pair, in the order of the rulebook."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace

from arrangement.catalogue import Offer, Team
from arrangement.law.understanding import is_talk, languages_for, may_be_interpreted
from arrangement.matching import about_law, about_offers, about_people, about_talk, about_times
from arrangement.matching.candidate import (
    Candidate,
    Found,
    InterpreterThere,
    SessionDate,
    Source,
    World,
)
from arrangement.rulebook import conditions as book
from arrangement.rulebook.words import Condition
from assessment.case.needs import Need, Reachable
from assessment.case.people import Person
from assessment.case.words import Action, Benefit, Qualification, Task
from assessment.ground.grid import Slot

Ask = Callable[[World, Candidate, Found], Found | None]

CONDITIONS: tuple[tuple[Condition, Ask], ...] = (
    (book.ROLE_IS_COVER, about_offers.role_is_cover),
    (book.TASK_IS_COVERED, about_offers.task_is_covered),
    (book.PLACE_FITS, about_offers.place_fits),
    (book.OWN_STATEMENT, about_people.own_statement),
    (book.PLACE_IS_SAFE, about_people.place_is_safe),
    (book.NOT_REFUSED, about_people.not_refused),
    (book.HELPER_IS_OF_AGE, about_people.helper_is_of_age),
    (book.HELPER_AGREED, about_people.helper_agreed),
    (book.CONTRACT_ALLOWS, about_people.contract_allows),
    (book.HELPER_COMES_HERE, about_people.helper_comes_here),
    (book.INFORMAL_IS_LAWFUL, about_people.informal_is_lawful),
    (book.INSTRUCTED, about_people.instructed),
    (book.CLEARANCE_SEEN, about_people.clearance_seen),
    (book.INTERPRETER_IS_FREE, about_people.interpreter_is_free),
    (book.QUALIFICATION_REACHED, about_people.qualification_reached),
    (book.OFFER_IS_CURRENT, about_offers.offer_is_current),
    (book.PLACES_ARE_FREE, about_offers.places_are_free),
    (book.TARGET_GROUP_FITS, about_offers.target_group_fits),
    (book.TEAM_COMES_HERE, about_offers.team_comes_here),
    (book.WITHIN_REACH, about_offers.within_reach),
    (book.ANSWERS_IN_TIME, about_times.answers_in_time),
    (book.PLACE_IS_ACCESSIBLE, about_offers.place_is_accessible),
    (book.LANGUAGE_IS_SHARED, about_talk.language_is_shared),
    (book.ORDER_IS_VALID, about_law.order_is_valid),
    (book.CONSENT_IS_GIVEN, about_law.consent_is_given),
    (book.SOMEBODY_PAYS, about_law.somebody_pays),
    (book.POOLING_IS_REASONABLE, about_law.pooling_is_reasonable),
    (book.TIMES_OVERLAP, about_times.times_overlap),
    (book.NIGHTS_AGREED, about_times.nights_agreed),
    (book.STAYS_AWAKE, about_times.stays_awake),
)


@dataclass(frozen=True)
class Fit:
    """Yes: where, when and who may pay."""

    candidate: Candidate
    found: Found


@dataclass(frozen=True)
class NoFit:
    """No, and the first condition that failed, with its place in the list."""

    candidate: Candidate
    condition: Condition
    rank: int


@dataclass(frozen=True)
class Matches:
    """Every answer, in canonical order: need id, then source id."""

    fits: tuple[Fit, ...]
    no_fits: tuple[NoFit, ...]

    def fits_of(self, need_id: str) -> tuple[Fit, ...]:
        """Sources that can meet a need."""
        return tuple(fit for fit in self.fits if fit.candidate.need.id == need_id)

    def entitlements(self) -> dict[str, Benefit | None]:
        """The benefit that owes each need."""
        asked = [fit.candidate for fit in self.fits] + [no.candidate for no in self.no_fits]
        return {candidate.need.id: candidate.need.entitlement for candidate in asked}


def ask(world: World, candidate: Candidate, dropped: frozenset[str] = frozenset()) -> Fit | NoFit:
    """Ask the conditions one by one.

    Args:
        world: What conditions may read.
        candidate: The pair.
        dropped: Ids of conditions to leave out, for the mutation run only.
    """
    found = candidate.there
    for rank, (condition, holds) in enumerate(CONDITIONS):
        if condition.id in dropped:
            continue
        narrowed = holds(world, candidate, found)
        if narrowed is None:
            return NoFit(candidate, condition, rank)
        found = narrowed
    there = {slot: minutes for slot, minutes in found.slots.items() if minutes}
    return Fit(candidate, replace(found, slots=there))


@dataclass(frozen=True)
class SourceThere:
    """A source with all it has to give in the weeks of a plan; own resources belong to a person."""

    source: Source
    owner: str | None
    team: Team | None
    slots: Mapping[Slot, int]
    on_call: Mapping[Slot, int]
    sessions: Mapping[SessionDate, Mapping[Slot, int]]

    def slots_for(self, need: Need, where: Mapping[Slot, str | None]) -> Mapping[Slot, int]:
        """Minutes that a need can use of the source, by slot."""
        there = self.on_call if isinstance(need.measure, Reachable) else self.slots
        slots = {slot: there[slot] for slot in where if slot in there}
        # Whatever else is in the way comes before the missing time.
        return slots if slots or self.sessions else dict.fromkeys(where, 0)

    def sessions_in(self, weeks: frozenset[int]) -> Mapping[SessionDate, Mapping[Slot, int]]:
        """Dates in some weeks."""
        return {date: by for date, by in self.sessions.items() if date.first.week in weeks}


def sources_of(world: World) -> tuple[SourceThere, ...]:
    """Every source there is: helpers, employed persons, own resources, all offers; in canonical order."""
    own = [(source, person.id) for person in world.case.persons for source in person.own]
    others: list[Source] = [*world.case.helpers, *world.case.employed, *world.catalogue.offers]
    everything: list[tuple[Source, str | None]] = [*own, *((source, None) for source in others)]
    teams = {team.id: team for team in world.catalogue.teams}
    shared: dict[tuple[object, ...], tuple[dict[Slot, int], dict[Slot, int]]] = {}
    found = []
    for source, owner in sorted(everything, key=lambda s: (type(s[0]).__name__, s[0].id)):
        team = teams.get(source.team) if isinstance(source, Offer) and source.team else None
        # Offers of one team are there at the same times.
        alike = (source.form, source.team, source.week_kinds) if isinstance(source, Offer) else (id(source),)
        if alike not in shared:
            shared[alike] = _times(world, source, team)
        dates: dict[SessionDate, Mapping[Slot, int]] = {}
        for week in world.weeks:
            dates |= about_times.dates_in(world.case, source, week)
        found.append(SourceThere(source, owner, team, *shared[alike], dates))
    return tuple(found)


def _times(world: World, source: Source, team: Team | None) -> tuple[dict[Slot, int], dict[Slot, int]]:
    """Minutes of a source by slot of all weeks, there and on call."""
    slots: dict[Slot, int] = {}
    on_call: dict[Slot, int] = {}
    by_type: dict[str, dict[Slot, int]] = {}
    for week in world.weeks:
        if week.base is None:
            by_type[week.week_type] = about_times.there_in(world.case, source, team, week)
            on_call |= about_times.on_call_in(world.case, source, team, week)
        slots |= {slot.in_week(week.number): m for slot, m in by_type[week.week_type].items()}
    return slots, on_call


def match_all(
    world: World,
    extra: tuple[tuple[Need, Person], ...] = (),
    dropped: frozenset[str] = frozenset(),
    sources: tuple[SourceThere, ...] | None = None,
) -> Matches:
    """Match every need of the case, and extra ones such as the way to a session.

    Args:
        world: What conditions may read.
        extra: Needs that stand in no case file, with their persons.
        dropped: Ids of conditions to leave out, for the mutation run only.
        sources: What `sources_of` gives for these weeks, if it is at hand.
    """
    pairs = [(need, world.case.person(need.person)) for need in world.case.needs]
    fits: list[Fit] = []
    no_fits: list[NoFit] = []
    dates: dict[tuple[str, frozenset[int]], Mapping[SessionDate, Mapping[Slot, int]]] = {}
    sources = sources_of(world) if sources is None else sources
    for need, person in sorted([*pairs, *extra], key=lambda pair: pair[0].id):
        where = world.where(need)
        interpreters = tuple(_interpreters(world, need, person, where, sources, dropped))
        weeks = frozenset(slot.week for slot in where)
        there: dict[tuple[int, bool], Mapping[Slot, int]] = {}
        for source in sources:
            if source.owner not in (None, person.id):
                continue
            # Offers of one team are there at the same times, dates in the same weeks: looked at once.
            alike, dated = (id(source.slots), bool(source.sessions)), (source.source.id, weeks)
            if alike not in there:
                there[alike] = source.slots_for(need, where)
            if dated not in dates:
                dates[dated] = source.sessions_in(weeks)
            found = Found(there[alike], dates[dated])
            candidate = Candidate(need, person, source.source, source.team, where, found, interpreters)
            answer = ask(world, candidate, dropped)
            if isinstance(answer, Fit):
                fits.append(answer)
            else:
                no_fits.append(answer)
    return Matches(tuple(fits), tuple(no_fits))


def _interpreters(
    world: World,
    need: Need,
    person: Person,
    where: Mapping[Slot, str | None],
    sources: tuple[SourceThere, ...],
    dropped: frozenset[str],
) -> Iterator[InterpreterThere]:
    """Services that could interpret for a need: they fit as if interpreting were asked for by itself."""
    if not is_talk(need, world.law) or not may_be_interpreted(need):
        return
    asked = need.model_copy(
        update={
            "task": Task.INTERPRETING,
            "action": Action.ACCOMPANY,
            "place": "anywhere",
            "entitlement": None,
            "order": None,
            "protective": False,
            "min_qualification": Qualification.Q0,
        }
    )
    spoken = languages_for(person, need, world.law)
    for there in sources:
        source, team = there.source, there.team
        interprets = isinstance(source, Offer) and team is not None and Task.INTERPRETING in source.tasks
        if not interprets or team is None or not spoken & {*team.languages}:
            continue
        found = Found(
            there.slots_for(asked, where), there.sessions_in(frozenset(slot.week for slot in where))
        )
        answer = ask(world, Candidate(asked, person, source, team, where, found), dropped)
        if isinstance(answer, Fit):
            yield InterpreterThere(source.id, frozenset(team.languages), answer.found.slots)
