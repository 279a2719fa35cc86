"""Why something stays unmet: one reason from the closed list, with evidence and whose turn it is."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from arrangement.catalogue import Offer
from arrangement.law.access import duty_bearer
from arrangement.law.benefits import payer_of
from arrangement.law.law import law_on
from arrangement.matching import Fit, NoFit
from arrangement.matching.about_law import own_money_chosen
from arrangement.matching.candidate import PAID_BY_SELF
from arrangement.matching.near import nights_promised, other_benefits
from arrangement.matching.offered import ABOUT_OTHER_HELP
from arrangement.problem import Problem
from arrangement.problem.asked import NeedToMeet, Option
from arrangement.problem.build import Built
from arrangement.rulebook import conditions, rules
from assessment.case.network import Helper
from assessment.case.words import Kind, Standing
from assessment.ground.calendar import age_on
from assessment.ground.grid import Slot
from solver.case.lines import Line, units_met
from solver.case.outranked import Outranked
from solver.case.room import Room
from solver.case.solved import Solved
from solver.engines import Status

MOST_EVIDENCE = 6
SOLVER_LIMIT = "solver_limit_reached"
POLICY_ORDER = "policy_order"
NO_OFFER = "no_eligible_offer"
CASE_MANAGEMENT = "case_management"
CEILING = str(rules.MONTH_AMOUNTS_KEPT.unmet_reason)
STAFF = str(rules.TEAM_CAPACITY_KEPT.unmet_reason)
HELPER = str(rules.HELPERS_WITHIN_OFFER.unmet_reason)
OWN_MONEY = str(rules.OWN_SHARE_ACCEPTED.unmet_reason)
NO_TIME = str(rules.ONE_PLACE_AT_A_TIME.unmet_reason)
ALONE = str(rules.WAY_IS_ACCOMPANIED.unmet_reason)

_STRONGEST_FIRST = (POLICY_ORDER, CEILING, STAFF, HELPER, OWN_MONEY, ALONE, NO_TIME)


@dataclass(frozen=True)
class Unmet:
    """What stays unmet of one need in one type of week.

    Attributes:
        amount: In the need's unit, of one week of the type; dates of all its weeks.
        evidence: Sources; for `policy_order` the aim that went first stands before them.
        duty_bearer: Leistungsträger whose duty it is; case management where no benefit is named.
    """

    need: NeedToMeet
    week_type: str
    amount: int
    reason: str
    evidence: tuple[str, ...]
    duty_bearer: str


@dataclass(frozen=True)
class Left:
    """What lines leave open of a need in the weeks of one type."""

    need: NeedToMeet
    week_type: str
    weeks: frozenset[int]
    amount: int


def left_open(problem: Problem, lines: Sequence[Line]) -> Iterator[Left]:
    """Every need with something unmet, type of week by type of week, in order."""
    for need in problem.needs:
        by_type: dict[str, frozenset[int]] = {}
        for week in need.required:
            kind = problem.calendar[week].week_type
            by_type[kind] = by_type.get(kind, frozenset()) | {week}
        for week_type, weeks in by_type.items():
            required = sum(need.required[week] for week in weeks)
            met = units_met(need, (line for line in lines if line.week.number in weeks))
            if met < required:
                yield Left(need, week_type, weeks, required - met)


class Finder:
    """Finds the reason of every unmet need of one solved case."""

    def __init__(
        self,
        built: Built,
        solved: Solved,
        lines: tuple[Line, ...],
        outranked: Outranked,
    ) -> None:
        """Look at a solved case."""
        self.world, self.problem, self.matches, self.lines = built.world, built.problem, built.matches, lines
        self.ways = built.ways
        case, problem = self.world.case, self.problem
        self.status = solved.status
        self.room = Room(problem, solved, lines)
        self.outranked = outranked
        self.person = {need.id: case.person(need.person) for need in case.needs}
        self.entitlement = {need.id: need.entitlement for need in case.needs}
        self.resting = {kind.id: case.resting(kind.id) for kind in case.week_types}

    def all(self) -> Iterator[Unmet]:
        """Every need with something unmet, type of week by type of week, in order."""
        for left in left_open(self.problem, self.lines):
            yield self._unmet(left)

    def _unmet(self, left: Left) -> Unmet:
        need, weeks = left.need, left.weeks
        reason, evidence = self._reason(need, left.week_type, weeks)
        if reason == POLICY_ORDER:
            aim = self.outranked.by(need, weeks)
            evidence = (aim, *evidence) if aim else evidence
        benefit = self.entitlement.get(need.id)
        law = law_on(self.problem.on)
        owes = duty_bearer(self.person[need.id], payer_of(benefit, law), law) if benefit else CASE_MANAGEMENT
        return Unmet(need, left.week_type, left.amount, reason, evidence[:MOST_EVIDENCE], owes)

    def _reason(self, need: NeedToMeet, week_type: str, weeks: frozenset[int]) -> tuple[str, tuple[str, ...]]:
        fits = self.matches.fits_of(need.id)
        if not fits:
            reason, named = self._never_fitted(need)
            resting = set(named) <= self.resting.get(week_type, frozenset())
            return (HELPER if resting else reason), named
        options = [option for option in self.problem.options_of(need.id) if option.slot.week in weeks]
        if not options:
            return NO_TIME, _ids(fits)
        if self.status is not Status.OPTIMAL:
            return SOLVER_LIMIT, _ids(fits)
        return self._what_binds(need, options)

    def _never_fitted(self, need: NeedToMeet) -> tuple[str, tuple[str, ...]]:
        """No source at all: the condition at which the nearest ones failed.

        Of help that is owed only services are looked at: nobody points at relatives for what is not theirs,
        unless they promised nights for somebody's safety.
        """
        near = [
            n
            for n in self.matches.no_fits
            if n.candidate.need.id == need.id and n.condition.id not in ABOUT_OTHER_HELP
        ]
        owed = self.entitlement.get(need.id)
        if owed is not None:
            offers = [(n, n.candidate.source) for n in near if isinstance(n.candidate.source, Offer)]
            granted = [n for n, offer in offers if owed in offer.paid_by]
            ready = [n for n in near if n.condition is conditions.NIGHTS_AGREED and _is_ready(n)]
            if ready:
                return HELPER, _ids(ready)
            elsewhere = {one for o in other_benefits(self.world, self.matches, {need.id}) for one in o.offers}
            if elsewhere and not granted:
                return NO_OFFER, tuple(sorted(elsewhere))
            near = granted or [n for n, offer in offers if offer.kind is Kind.PROFESSIONAL and self._asked(n)]
        if not near:
            return NO_OFFER, (need.id,)
        furthest = max(n.rank for n in near)
        there = [n for n in near if n.rank == furthest]
        there = [n for n in there if not self._is_outgrown(n)] or there
        if there[0].condition is conditions.SOMEBODY_PAYS:
            open_then = [n for n in there if _is_ever_there(n)]
            if not open_then:  # money opens no service that is closed in all of these weeks
                return NO_TIME, _ids(there)
            there = open_then
        return there[0].condition.unmet_reason, _ids(there)

    def _is_outgrown(self, no: NoFit) -> bool:
        """Whether an offer is for younger people only: nobody gets nearer to it."""
        offer, born = no.candidate.source, no.candidate.person.birth_date
        most = offer.target.max_age if isinstance(offer, Offer) else None
        return most is not None and born != "unknown" and age_on(born, self.world.on) > most

    def _asked(self, no: NoFit) -> bool:
        """Whether money may stand in the way: of what is owed, only where the person chose to pay."""
        chosen = own_money_chosen(self.world.case, no.candidate, self.problem.on)
        return chosen or no.condition is not conditions.SOMEBODY_PAYS

    def _what_binds(self, need: NeedToMeet, options: Sequence[Option]) -> tuple[str, tuple[str, ...]]:
        """Sources exist: what holds each of them back; who has room was needed for a higher aim."""
        held = {o: self._holds_back(need, o) for o in options if self.room.is_wanted(need, o)}
        alone = self._too_few_hands(need, held)
        paid = {(o.source, o.slot) for o, verdict in held.items() if verdict not in (CEILING, OWN_MONEY)}
        by_source: dict[str, set[str]] = {}
        for option, verdict in held.items():
            if verdict in (CEILING, OWN_MONEY) and (option.source, option.slot) in paid:
                continue  # somebody else would pay then: it is not money that is missing
            too_few = verdict == POLICY_ORDER and option.slot in alone
            by_source.setdefault(option.source, set()).add(NO_TIME if too_few else verdict)
        verdicts: dict[str, list[str]] = {}
        for source, found in by_source.items():
            verdicts.setdefault(next(v for v in _STRONGEST_FIRST if v in found), []).append(source)
        for reason in _STRONGEST_FIRST:
            if reason in verdicts:
                return reason, tuple(sorted(verdicts[reason]))
        return NO_TIME, tuple(sorted({option.source for option in options}))

    def _too_few_hands(self, need: NeedToMeet, held: Mapping[Option, str]) -> set[Slot]:
        """Slots in which those who have room are fewer than one occurrence takes."""
        free: dict[Slot, set[str]] = {}
        for option, verdict in held.items():
            free.setdefault(option.slot, set()).update({option.carrier} if verdict == POLICY_ORDER else ())
        teams = self.problem.team_by_carrier
        hands = {
            slot: sum(teams[carrier].at_once if carrier in teams else 1 for carrier in carriers)
            for slot, carriers in free.items()
        }
        return {slot for slot, number in hands.items() if number < need.at_once}

    def _holds_back(self, need: NeedToMeet, option: Option) -> str:
        if self.room.nobody_works_here(need, option):
            return STAFF
        if self.room.nobody_goes_along(option):
            return ALONE if self._nobody_may(option) else NO_TIME
        if self.room.money_is_out(need, option):
            return OWN_MONEY if option.benefit == PAID_BY_SELF else CEILING
        if self.room.staff_is_out(need, option):
            return STAFF
        if self.room.helper_is_full(need, option):
            return HELPER
        fits = self.room.has_time(need, option) and not self.room.is_cut(need, option)
        return POLICY_ORDER if fits else NO_TIME

    def _nobody_may(self, option: Option) -> bool:
        """Whether there is nobody at all who would go along to the session of an option."""
        answers = (no for no in self.ways.no_fits if no.candidate.need.id == option.attends)
        return all(no.condition in _NO_COMPANION for no in answers)


_NO_COMPANION = (
    conditions.ROLE_IS_COVER,
    conditions.TASK_IS_COVERED,
    conditions.HELPER_AGREED,
    conditions.CONTRACT_ALLOWS,
    conditions.HELPER_COMES_HERE,
    conditions.CLEARANCE_SEEN,
    conditions.OFFER_IS_CURRENT,
    conditions.TARGET_GROUP_FITS,
    conditions.TEAM_COMES_HERE,
)
"""Who fails at one of these never goes along; at others, such as time, they only cannot this once."""


def _is_ready(answer: NoFit) -> bool:
    """Whether a helper promised nights for somebody's safety, and nobody wrote that nights were agreed on."""
    need, helper = answer.candidate.need, answer.candidate.source
    return need.standing is Standing.SAFETY and isinstance(helper, Helper) and nights_promised(helper)


def _is_ever_there(answer: NoFit) -> bool:
    there = answer.candidate.there
    return bool(there.sessions) or any(there.slots.values())


def _ids(answers: Iterable[Fit | NoFit]) -> tuple[str, ...]:
    return tuple(sorted({answer.candidate.source_id for answer in answers}))
