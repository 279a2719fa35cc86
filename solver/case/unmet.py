"""Why something stays unmet: one reason from the closed list, with evidence and whose turn it is."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from arrangement.law.benefits import payer_of
from arrangement.law.law import law_on
from arrangement.matching import Fit, Matches, NoFit
from arrangement.matching.candidate import FREE, PAID_BY_SELF
from arrangement.problem import Problem
from arrangement.problem.problem import NeedToMeet, Option
from arrangement.rulebook import conditions, rules
from assessment.case.words import Kind, Standing
from assessment.ground.grid import GRID_MINUTES
from solver.case.lines import Line
from solver.case.tiers import Solved
from solver.engines import Status
from solver.rules.money import cents

MOST_EVIDENCE = 6
SOLVER_LIMIT = "solver_limit_reached"
POLICY_ORDER = "policy_order"
NO_OFFER = "no_eligible_offer"
_ABOUT_OTHER_HELP = {
    c.id
    for c in (
        conditions.ROLE_IS_COVER,
        conditions.TASK_IS_COVERED,
        conditions.PLACE_FITS,
        conditions.OWN_STATEMENT,
    )
}


_LIMITS = (
    rules.MONTH_AMOUNTS_KEPT,
    rules.TEAM_CAPACITY_KEPT,
    rules.HELPERS_WITHIN_OFFER,
    rules.OWN_SHARE_ACCEPTED,
)


@dataclass(frozen=True)
class Unmet:
    """What stays unmet of one need per regular week.

    Attributes:
        amount: In the need's unit.
        duty_bearer: Leistungsträger whose duty it is; case management where no benefit is named.
    """

    need: NeedToMeet
    amount: int
    reason: str
    evidence: tuple[str, ...]
    duty_bearer: str


class Finder:
    """Finds the reason of every unmet need of one solved case."""

    def __init__(self, problem: Problem, solved: Solved, matches: Matches, lines: tuple[Line, ...]) -> None:
        """Look at a solved case."""
        columns, solution, status = solved.columns, solved.solution, solved.status
        self.problem, self.columns, self.solution = problem, columns, solution
        self.matches, self.lines, self.status = matches, lines, status
        self.entitlement = matches.entitlements()

    def all(self) -> Iterator[Unmet]:
        """Every need with something unmet, in order."""
        for need in self.problem.needs:
            met = sum(
                1 if need.measure == "occurrences" else line.minutes
                for line in self.lines
                if line.option.way is None and line.option.need == need.id
            )
            if met < need.required:
                reason, evidence = self._reason(need)
                benefit = self.entitlement.get(need.id)
                duty = payer_of(benefit, law_on(self.problem.on)) if benefit else "case_management"
                yield Unmet(need, need.required - met, reason, evidence[:MOST_EVIDENCE], duty)

    def _reason(self, need: NeedToMeet) -> tuple[str, tuple[str, ...]]:
        fits = self.matches.fits_of(need.id)
        if not fits:
            return self._never_fitted(need)
        if self.status is not Status.OPTIMAL:
            return SOLVER_LIMIT, _ids(fits)
        if need.standing is Standing.WISHED and any(f.candidate.kind is Kind.PROFESSIONAL for f in fits):
            return POLICY_ORDER, _ids([f for f in fits if f.candidate.kind is Kind.PROFESSIONAL])
        return self._bound_by_limits(need)

    def _never_fitted(self, need: NeedToMeet) -> tuple[str, tuple[str, ...]]:
        """No source at all: the condition at which the nearest ones failed."""
        near = [
            n
            for n in self.matches.no_fits
            if n.candidate.need.id == need.id and n.condition.id not in _ABOUT_OTHER_HELP
        ]
        if not near:
            return NO_OFFER, (need.id,)
        furthest = max(n.rank for n in near)
        there = [n for n in near if n.rank == furthest]
        return there[0].condition.unmet_reason, _ids(there)

    def _bound_by_limits(self, need: NeedToMeet) -> tuple[str, tuple[str, ...]]:
        """Sources exist: which limits they are at, the law's before people's, people's before time's."""
        found: dict[str, list[str]] = {}
        for option in self.problem.options_of(need.id):
            reason = self._limit_of(need, option)
            found.setdefault(reason, []).append(option.source)
        for rule in _LIMITS:
            if rule.unmet_reason in found:
                return rule.unmet_reason, tuple(sorted(set(found[rule.unmet_reason])))
        everybody = {source for sources in found.values() for source in sources}
        return str(rules.ONE_PLACE_AT_A_TIME.unmet_reason), tuple(sorted(everybody))

    def _limit_of(self, need: NeedToMeet, option: Option) -> str:
        piece = need.minutes if need.measure == "occurrences" else need.at_least
        if option.carrier.startswith("team:"):
            team = self.problem.team_by_carrier[option.carrier]
            if team.capacity - self._minutes(option.carrier) < piece:
                return str(rules.TEAM_CAPACITY_KEPT.unmet_reason)
        if option.carrier.startswith("helper:") and self._helper_is_full(option, piece):
            return str(rules.HELPERS_WITHIN_OFFER.unmet_reason)
        if self._money_is_out(option, piece):
            own = option.benefit == PAID_BY_SELF
            return str((rules.OWN_SHARE_ACCEPTED if own else rules.MONTH_AMOUNTS_KEPT).unmet_reason)
        return str(rules.ONE_PLACE_AT_A_TIME.unmet_reason)

    def _minutes(self, carrier: str) -> int:
        """Minutes that a carrier stays in the week."""
        terms = [term for visit in self.problem.visits_of(carrier) for term in self.columns.stay(visit)]
        return GRID_MINUTES * sum(self.solution[column] * steps for column, steps in terms)

    def _helper_is_full(self, option: Option, piece: int) -> bool:
        helper = self.problem.helper_by_carrier[option.carrier]
        visits = self.problem.visits_of(option.carrier)
        active = [t for visit in visits for t in self.columns.hands_on(visit.options)]
        today = [t for v in visits if v.slot.day == option.slot.day for t in self.columns.hands_on(v.options)]
        there = [t for visit in visits for t in self.columns.extra_of(visit)]

        def used(terms: list[tuple[int, int]]) -> int:
            return GRID_MINUTES * sum(self.solution[column] * steps for column, steps in terms)

        if self.problem.is_presence(option):
            return helper.presence_at_most - used(there) < piece
        return helper.at_most - used(active) < piece or (
            helper.per_day is not None and helper.per_day - used(today) < piece
        )

    def _money_is_out(self, option: Option, piece: int) -> bool:
        """Whether some month has no room for one more piece at this price."""
        if option.benefit == FREE:
            return False
        price = option.cents_per_piece or option.cents_per_step * (piece // GRID_MINUTES)
        price = price or option.cents_per_month
        if option.session:
            price = next(
                a.cents
                for a in self.problem.attendances
                if a.key == f"{option.person}:{option.offer}:{option.session}" and a.benefit == option.benefit
            )
        by_name = {month.month: month for month in self.problem.months}
        limits = [
            (limit.months, limit.cents)
            for limit in self.problem.limits
            if (limit.person, limit.benefit) == (option.person, option.benefit)
        ]
        if option.benefit == PAID_BY_SELF:
            accepted = self.problem.accepted_cents[option.person]
            limits = [((month.month,), accepted) for month in self.problem.months]
        for months, most in limits:
            terms = [
                t
                for name in months
                for t in cents(self.problem, self.columns, option.person, option.benefit, by_name[name])
            ]
            used = sum(self.solution[column] * k for column, k in terms)
            again = price * by_name[months[-1]].weekday_counts[option.slot.day]
            if price and used + again > most:
                return True
        return False


def _ids(answers: list[Fit] | list[NoFit] | tuple[Fit, ...]) -> tuple[str, ...]:
    return tuple(sorted({answer.candidate.source_id for answer in answers}))
