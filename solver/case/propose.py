"""From files to an audited plan: the one entrance to the case solver."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date
from importlib.metadata import version
from typing import Any

from arrangement.audit import audit_plan
from arrangement.catalogue import Catalogue
from arrangement.catalogue.plannable import unplannable
from arrangement.law.law import law_on, law_sha256
from arrangement.law.rights import Rights, derive_rights
from arrangement.plan.plan import Plan
from arrangement.policy import Policy
from arrangement.policy.tiers import tiers_of
from arrangement.problem.build import Built, build_problem
from assessment.case import Case
from assessment.case.checks import case_findings
from assessment.case.checks.phases import phases_fit_the_horizon
from assessment.case.data_consent import taken_back
from assessment.case.phases import unfolded
from assessment.case.seen import seen_by
from assessment.files.read import Loaded
from assessment.ground.errors import BugError, HumanStepFirst
from assessment.ground.findings import Finding, listed
from solver import __version__
from solver.aims.weighing import LARGEST, is_too_large
from solver.case.assemble import assemble
from solver.case.clock import with_clock
from solver.case.lines import decode
from solver.case.references import PROFESSIONAL_KINDS, reference_tiers
from solver.case.search import FIRST_PLAN, Search
from solver.case.solved import Solved
from solver.case.tiers import ignored, solve
from solver.rows import Columns


@dataclass(frozen=True)
class Inputs:
    """The files of one run and the plan date."""

    case: Loaded[Case]
    catalogue: Loaded[Catalogue]
    policy: Loaded[Policy]
    on: date

    def __post_init__(self) -> None:
        """Unfold the phases of the case: all that follows knows kinds of week only."""
        phased = replace(self.case, model=unfolded(self.case.model, self.on))
        object.__setattr__(self, "case", phased)

    def hashes(self) -> dict[str, str]:
        """Content hash of every input, by role."""
        return {
            "case": self.case.sha256,
            "catalogue": self.catalogue.sha256,
            "law": law_sha256(),
            "policy": self.policy.sha256,
        }

    def oddities(self) -> list[dict[str, Any]]:
        """What was read as something else than it looks, such as Windows line ends."""
        notes = {*self.case.notes, *self.catalogue.notes, *self.policy.notes}
        return [{"key": f"warning.note.{note}", "params": {}} for note in sorted(notes)]


def propose(
    case: Loaded[Case],
    catalogue: Loaded[Catalogue],
    policy: Loaded[Policy],
    on: date,
    work_limit: int | None = None,
    view: str | None = None,
    before: Plan | None = None,
    begins: Callable[[str], None] = ignored,
) -> dict[str, Any]:
    """Propose an arrangement: the plan object of `interface.md`, with `timing` as its own block.

    Args:
        case: As read from its file.
        catalogue: As read from its file.
        policy: As read from its file.
        on: Plan date.
        work_limit: Deterministic work units per tier; 0 gives the first lawful plan, which proves nothing and
            is compared with no all-professional one.
        view: Whose view is planned; None plans the file's own.
        before: A plan of the case before it changed: the search begins with what still stands.

        begins: Called with each tier that begins, for whoever waits; results never depend on it.

    Raises:
        HumanStepFirst: Danger signs, or no goal yet.
        InputError: What this version cannot plan, or a locked line that fits nothing.
        BugError: If our own audit rejects the plan.
    """
    as_written, case = case, as_seen_by(case, view)
    inputs = Inputs(case, catalogue, policy, on)
    check_gates(case, catalogue.model, on)
    began = time.perf_counter()
    rights = derive_rights(inputs.case.model, on)
    built = build(inputs, rights)
    check_locked(case, built)
    built_after = time.perf_counter() - began
    check_weights(policy, built)
    order = tiers_of(policy.model)
    search = Search(built.problem, order, work_limit, begins)
    solved, times = with_clock(built.problem, search.solved(before), search.again)
    reference = best_professional(inputs, rights, work_limit, begins) if search.proves else None
    plan = assemble(inputs.case.model, catalogue.model, policy.model, rights, built, solved, reference, times)
    plan["warnings"] += inputs.oddities() if search.proves else [dict(FIRST_PLAN), *inputs.oddities()]
    if view is not None:
        plan["view"] = view
    plan["inputs"] = inputs.hashes()
    plan["software"] = {"hilfemix": __version__, "ortools": version("ortools")}
    audit = audit_plan(as_written.model, plan, catalogue.model, policy.model, inputs.hashes())
    plan["audit"] = audit.as_json()
    if not audit.passed:
        found = ", ".join(sorted({f"{v.invariant} {v.subject} {v.message}" for v in audit.violations})[:8])
        raise BugError(f"the audit rejects our own plan: {found}")
    plan["timing"] = {
        "build_seconds": round(built_after, 3),
        "total_seconds": round(time.perf_counter() - began, 3),
        "clock_seconds": round(times.seconds, 3),
        "tiers": {tier.aim: round(tier.seconds, 3) for tier in solved.tiers},
    }
    return plan


def as_seen_by(case: Loaded[Case], who: str | None) -> Loaded[Case]:
    """Give a case as somebody sees it.

    Raises:
        InputError: If the file holds no view of theirs, or their view names what does not exist.
    """
    if who is None:
        return case
    seen = seen_by(case.model, who)
    if seen is None:
        known = listed(sorted(view.by for view in case.model.views))
        case.refuse([Finding("view.unknown", ("views",), {"id": who, "known": known})])
        return case
    case.refuse(case_findings(seen))
    return replace(case, model=seen)


def build(inputs: Inputs, rights: Rights, **changes: Any) -> Built:
    """Build the problem of a run."""
    return build_problem(
        inputs.case.model,
        inputs.catalogue.model,
        inputs.policy.model,
        law_on(inputs.on),
        rights,
        inputs.on,
        **changes,
    )


def check_gates(case: Loaded[Case], catalogue: Catalogue, on: date) -> None:
    """Stop where a person must act first, where phases do not fit the day, or at a name nobody knows."""
    signs = case.model.protection.danger_signs
    if signs != "none":
        raise HumanStepFirst(f"danger_signs.{signs}")
    if any(taken_back(person.data_consent) for person in case.model.persons):
        raise HumanStepFirst("data_taken_back")
    if not case.model.goals:
        raise HumanStepFirst("no_goal")
    case.refuse([*phases_fit_the_horizon(case.model, on), *unplannable(case.model, catalogue)])


def check_locked(case: Loaded[Case], built: Built) -> None:
    """A line of the protection plan that fits no offer is the user's to mend."""
    findings = []
    for number, line in enumerate(case.model.protection.protection_plan):
        slots = {
            (locked.slot.weekday, locked.slot.day_part)
            for locked in built.problem.locked
            if (locked.need, locked.offer) == (line.need, line.offer)
        }
        there = {
            (o.slot.weekday, o.slot.day_part)
            for o in built.problem.options_of(line.need)
            if o.offer == line.offer and o.most >= line.minutes
        }
        missing = sorted(
            f"{day} {part}" for day, part in slots - there if part is line.part and day in line.days
        )
        if missing:
            refused = [
                n.condition.id
                for n in built.matches.no_fits
                if (n.candidate.need.id, n.candidate.source_id) == (line.need, line.offer)
            ]
            why = refused[0] if refused else "times_overlap"
            params = {"offer": line.offer, "when": ", ".join(missing), "condition": why}
            findings.append(Finding("locked_line", ("protection", "protection_plan", number), params))
    case.refuse(findings)


def check_weights(policy: Loaded[Policy], built: Built) -> None:
    """A tier of several aims whose numbers grow too large for this case is the author's to mend."""
    if not any(tier.is_weighed for tier in tiers_of(policy.model)):
        return
    columns = Columns(built.problem)
    large = {tier.id for tier in tiers_of(policy.model) if is_too_large(built.problem, columns, tier)}
    policy.refuse(
        Finding("policy.too_large", ("tiers", number), {"most": LARGEST})
        for number, tier in enumerate(policy.model.tiers or ())
        if tier.id in large
    )


def best_professional(
    inputs: Inputs,
    rights: Rights,
    work_limit: int | None,
    begins: Callable[[str], None] = ignored,
) -> tuple[Built, Solved]:
    """The same model with staff only, in the tiers that such a plan answers, whatever the policy orders."""
    built = build(inputs, rights, kinds=PROFESSIONAL_KINDS)
    return built, solve(built.problem, reference_tiers(inputs.policy.model), work_limit, begins=begins)


__all__ = ["Inputs", "best_professional", "build", "check_gates", "decode", "propose"]
