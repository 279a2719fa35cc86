"""Solves again what a plan claims and its lines cannot show.

* A05: rights are the same when nobody helps.
* A27: every tier reaches again what the plan calls best.
* A33: so does every tier of the arrangement without informal help that is shown beside the plan.
* A03: without the obstacle that is named for an unmet need, more of the need can be met.
* A13: following a missed binding wish would make the named aim worse, or is impossible as said.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum
from typing import Any

from arrangement.audit.inputs import Inputs as AuditInputs
from arrangement.audit.matter import Matter, matter_of
from arrangement.audit.result import AuditResult, Violation, broken, in_order
from arrangement.audit.statutes import Statutes
from arrangement.audit.tiers import missed_over_the_horizon
from arrangement.audit.view import read_plan
from arrangement.catalogue import Catalogue
from arrangement.law.rights import derive_rights
from arrangement.policy import Policy
from arrangement.policy.tiers import Tier, tiers_of
from assessment.case import Case
from assessment.files.read import Loaded
from solver.case.clock import with_clock
from solver.case.propose import Inputs, as_seen_by, best_professional, build
from solver.case.search import FIRST_PLAN, Search
from solver.case.solved import TierResult
from solver.case.unmet import POLICY_ORDER, SOLVER_LIMIT
from solver.engines import Status
from solver.referee.obstacle import without_obstacle
from solver.referee.question import Question

ALTERNATIVE = "best_professional"
WISHES = "binding_wishes_missed"


class Outcome(StrEnum):
    """What solving again says of a claim.

    `ANOTHER_OBSTACLE`: the obstacle is there, and behind it stands a second one; no violation.
    `OPEN`: not decided within the work, or not to be decided this way.
    """

    HOLDS = "holds"
    DOES_NOT_HOLD = "does_not_hold"
    ANOTHER_OBSTACLE = "another_obstacle"
    OPEN = "open"


@dataclass(frozen=True)
class Answer:
    """One claim, asked again.

    Attributes:
        invariant: Whose claim it is.
        subject: Need, wish or tier; `rights` or `plan`.
        claim: What was asked, as a word.
    """

    invariant: str
    subject: str
    claim: str
    outcome: Outcome

    def as_json(self) -> dict[str, str]:
        """The entry in the `resolved` list."""
        return {
            "invariant": self.invariant,
            "subject": self.subject,
            "claim": self.claim,
            "outcome": str(self.outcome),
        }

    def violation(self) -> Violation | None:
        """What the audit says of a claim that does not hold."""
        if self.outcome is not Outcome.DOES_NOT_HOLD:
            return None
        return broken(self.invariant, self.subject, f"resolved_{self.claim}")


def solved_again(
    result: AuditResult,
    case: Loaded[Case],
    catalogue: Loaded[Catalogue],
    policy: Loaded[Policy],
    plan: Mapping[str, Any],
    work: int | None = None,
) -> tuple[AuditResult, tuple[Answer, ...]]:
    """Give the audit's answer with what solving again adds; a plan that failed its audit is not solved.

    Args:
        result: The audit's answer.
        case: As written.
        catalogue: Offers.
        policy: Weights and limits.
        plan: The plan file's JSON object.
        work: Deterministic work units per tier.
    """
    if not result.passed:
        return result, ()
    view = plan.get("view")
    seen = as_seen_by(case, str(view) if view is not None else None)
    answers = resolve(Inputs(seen, catalogue, policy, date.fromisoformat(plan["on"])), plan, work)
    wrong = [found for answer in answers if (found := answer.violation())]
    violations = in_order([*result.violations, *wrong])
    return replace(result, passed=not wrong, violations=violations), answers


def resolve(inputs: Inputs, plan: Mapping[str, Any], work: int | None = None) -> tuple[Answer, ...]:
    """Ask every claim again; only of a plan that has passed its audit.

    Args:
        inputs: The files of the plan as it sees them, on its day.
        plan: The plan file's JSON object.
        work: Deterministic work units per tier.
    """
    return tuple(_Referee(inputs, plan, work).answers())


class _Referee:
    def __init__(self, inputs: Inputs, plan: Mapping[str, Any], work: int | None) -> None:
        self.inputs, self.work = inputs, work
        self.view, _ = read_plan(dict(plan))
        self.cuts = bool((plan.get("clock") or {}).get("cuts"))
        self.rights = derive_rights(inputs.case.model, inputs.on)
        self.problem = build(inputs, self.rights).problem
        self.tiers = tiers_of(inputs.policy.model)
        self.values = {tier.aim: tier.value for tier in self.view.tiers}

    def answers(self) -> Iterator[Answer]:
        yield self._rights()
        yield from self._tiers()
        yield from self._alternative()
        if self.view.status == Status.OPTIMAL:
            yield from self._unmet()
            yield from self._wishes()

    def _rights(self) -> Answer:
        """A05: derived once more from a case in which nobody helps."""
        alone = Statutes(_alone(self.inputs.case.model), self.inputs.on).rights_block["persons"]
        stated = self.view.rights.get("persons")
        return Answer("A05", "rights", "without_helpers", _said(_read(alone) == _read(stated)))

    def _tiers(self) -> Iterator[Answer]:
        """A27: the plan's tiers, solved from nothing."""
        search = Search(self.problem, self.tiers, self.work)
        solved, _ = with_clock(self.problem, search.solved(), search.again)
        stated = {tier.aim: (tier.best, tier.bound) for tier in self.view.tiers}
        yield from _compared("A27", "best", solved.tiers, stated)

    def _alternative(self) -> Iterator[Answer]:
        """A33: the arrangement without informal help, solved from nothing."""
        shown = self.view.references.get(ALTERNATIVE)
        if not isinstance(shown, Mapping):
            yield Answer("A33", ALTERNATIVE, "alternative", _said(self._is_first()))
            return
        _, solved = best_professional(self.inputs, self.rights, self.work)
        stated = {row["aim"]: (row["best"], row["bound"]) for row in shown["tiers"]}
        yield from _compared("A33", "alternative", solved.tiers, stated)

    def _is_first(self) -> bool:
        """Whether the plan says that it is a first one, which is compared with nothing."""
        warnings = self.view.raw.get("warnings")
        return any(row == FIRST_PLAN for row in (warnings if isinstance(warnings, list) else ()))

    # --------------------------------------------------------------------------------- what stays unmet

    def _unmet(self) -> Iterator[Answer]:
        """A03: the obstacle is taken away, or the aim that went first is kept no longer."""
        left: dict[tuple[str, str], int] = {}
        for entry in self.view.unmet:
            key = (entry.need, self._week_type(entry.week_type))
            left[key] = left.get(key, 0) + entry.amount
        for entry in self.view.unmet:
            key = (entry.need, self._week_type(entry.week_type))
            if entry.reason == POLICY_ORDER:
                outcome = self._outranked(key, left[key], entry.evidence)
            elif entry.reason == SOLVER_LIMIT:
                outcome = Outcome.OPEN
            else:
                outcome = self._removed(key, left[key], entry.reason)
            yield Answer("A03", entry.need, "obstacle", outcome)

    def _week_type(self, stated: str | None) -> str:
        return stated or self.problem.calendar[0].week_type

    def _removed(self, key: tuple[str, str], amount: int, reason: str) -> Outcome:
        problem, dropped = without_obstacle(self.inputs, self.rights, reason, key[0])
        question = Question(problem)
        kept = self._before(self._own_tier(key[0]), and_it=True)
        possible = question.possible(kept, question.less_unmet(*key, amount), dropped)
        return {True: Outcome.HOLDS, False: Outcome.ANOTHER_OBSTACLE, None: Outcome.OPEN}[possible]

    def _outranked(self, key: tuple[str, str], amount: int, evidence: tuple[str, ...]) -> Outcome:
        """Up to the aim that went first, nothing stands against one unit more."""
        aim = next((word for word in evidence if word in self.values), None)
        if aim is None:
            return Outcome.OPEN
        question = Question(self.problem)
        possible = question.possible(self._before(aim), question.less_unmet(*key, amount))
        return Outcome.OPEN if possible is None else _said(possible)

    def _own_tier(self, need_id: str) -> str:
        """Where an unmet need counts; wished help after the wishes, whatever it would take of staff."""
        need = self.problem.need_by_id[need_id]
        what = need.measure if need.measure in ("presence", "reachable") else "hands_on"
        aim = f"owed_unmet_{need.urgency}_{what}"
        return aim if need.standing != "wished" and aim in self.values else WISHES

    def _before(self, aim: str, *, and_it: bool = False) -> list[tuple[Tier, int]]:
        """Tiers before one, with the values of the plan."""
        kept = []
        for tier in self.tiers:
            if tier.id == aim and not and_it:
                break
            kept.append((tier, self.values[tier.id]))
            if tier.id == aim:
                break
        return kept

    # ------------------------------------------------------------------------------------ binding wishes

    def _wishes(self) -> Iterator[Answer]:
        """A13: each missed binding wish is fixed one step further, and the tiers are kept in their order."""
        matter = self._matter()
        rows = {row.id: row for row in self.view.wishes}
        for wish in self.inputs.case.model.wishes:
            row = rows.get(wish.id)
            missed = missed_over_the_horizon(matter, wish) if wish.binding else 0
            if missed and row is not None and row.reason != SOLVER_LIMIT:
                aim = next((word for word in row.evidence if word in self.values), None)
                yield Answer("A13", wish.id, "wish", self._followed(wish.id, missed, aim))

    def _followed(self, wish_id: str, missed: int, aim: str | None) -> Outcome:
        """Whether the named aim is the first that cannot be kept; without one, any up to the wishes."""
        question = Question(self.problem)
        asked = question.less_missed(wish_id, missed)
        possible = question.possible(self._before(aim or WISHES, and_it=True), asked)
        before = question.possible(self._before(aim), asked) if aim is not None else True
        if before is False and aim == WISHES:  # nothing follows it further, whatever might be given up
            before = question.possible((), asked) is False
        if possible is None or before is None or (self.cuts and possible):
            return Outcome.OPEN
        return _said(not possible and before)

    def _matter(self) -> Matter:
        case, on = self.inputs.case.model, self.inputs.on
        given = AuditInputs(
            case,
            self.inputs.catalogue.model,
            self.inputs.policy.model,
            on,
            Statutes(case, on),
            self.inputs.hashes(),
        )
        return matter_of(given, self.view)[0]


def _alone(case: Case) -> Case:
    """A case in which nobody helps: no helper, nobody employed, nothing that runs today."""
    return case.model_copy(
        update={
            "helpers": (),
            "employed": (),
            "present_support": (),
            "week_types": tuple(kind.model_copy(update={"resting": ()}) for kind in case.week_types),
        }
    )


def _read(block: object) -> object:
    """A block as it is read back from a file."""
    return json.loads(json.dumps(block))


def _said(holds: bool) -> Outcome:
    return Outcome.HOLDS if holds else Outcome.DOES_NOT_HOLD


def _compared(
    invariant: str, claim: str, again: tuple[TierResult, ...], stated: Mapping[str, tuple[int, int]]
) -> Iterator[Answer]:
    """What was reached again lies between the stated bound and the stated best, and the other way round."""
    for tier in again:
        best, bound = stated[tier.aim]
        if best != bound or tier.best != tier.bound:
            outcome = _said(bound <= tier.best and tier.bound <= best)
            outcome = Outcome.OPEN if outcome is Outcome.HOLDS else outcome
        else:
            outcome = _said(best == tier.best)
        yield Answer(invariant, tier.aim, claim, outcome)
        if outcome is not Outcome.HOLDS:
            return  # what comes after rests on another value
