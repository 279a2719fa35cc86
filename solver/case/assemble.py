"""Put the plan object together, as `interface.md` fixes it."""

from __future__ import annotations

from dataclasses import asdict
from datetime import date
from typing import Any

from arrangement.catalogue import Catalogue
from arrangement.funding import Money, money_of
from arrangement.law.benefits import BenefitRule, benefit_rule
from arrangement.law.law import law_on
from arrangement.law.paying import application_status
from arrangement.law.rights import Rights
from arrangement.matching.candidate import FREE, PAID_BY_SELF
from arrangement.plan.plan import PlanLine
from arrangement.policy import Policy
from arrangement.problem import Problem
from arrangement.problem.build import Built
from assessment.case import Case
from assessment.case.limits import read_only
from assessment.case.words import Benefit, Kind
from assessment.ground.grid import DAYS
from assessment.needs import derive
from solver.aims.people import COORDINATOR
from solver.case import references
from solver.case.lines import WEEK_TYPE, Line, decode
from solver.case.missed import Missed
from solver.case.open_points import open_points
from solver.case.reasons import Reasons, payer
from solver.case.tiers import Solved
from solver.case.unmet import Finder, Unmet


def half_up(total: int, weeks: int) -> int:
    """Horizon total per week, rounded half up, for display."""
    return (2 * total + weeks) // (2 * weeks)


def assemble(
    case: Case,
    catalogue: Catalogue,
    policy: Policy,
    rights: Rights,
    built: Built,
    solved: Solved,
    reference: tuple[Built, Solved],
) -> dict[str, Any]:
    """Build the whole object but for inputs, software, audit and timing."""
    problem = built.problem
    lines = decode(problem, solved.columns, solved.solution)
    reasons = Reasons(problem, built.matches, lines)
    bare = [_line(case, line, reasons) for line in lines]
    unmet = tuple(
        Finder(problem, solved, built.matches, lines, {n.id: n.entitlement for n in case.needs}).all()
    )
    money = money_of(case, catalogue, [PlanLine.model_validate(line) for line in bare], problem.on)
    unconfirmed = any(need.confirmed is None for need in case.needs)
    for line in bare:
        line["cents_per_month"] = money.cents_of_line[line["id"]]
    plan: dict[str, Any] = {
        "schema": "hilfemix.plan.v1",
        "case": case.id,
        "on": problem.on.isoformat(),
        "state": "draft" if unconfirmed else "proposed",
        "status": str(solved.status),
        "policy": policy.id,
        "land": case.land,
        "horizon": {"weeks": problem.weeks, "days": problem.weeks * len(DAYS)},
        "goals": _goals(problem, lines),
        "needs": _needs(case, problem, lines),
        "assessment": _assessment(case),
        "lines": bare,
        "unmet": [_unmet(entry) for entry in unmet],
        "choices": list(money.choices),
        "rights": rights.as_json(),
        "ledger": list(money.ledger),
        "funding": list(money.funding),
        "months": list(money.months),
        "own_share_cents_per_month": money.own_share_cents,
        "pflegegeld_cents_per_month": money.pflegegeld_cents,
        "remaining": list(money.remaining),
        "applications": [] if unconfirmed else list(money.applications),
        "open_points": open_points(case, problem.on),
        **_minutes(case, problem, lines),
        "references": _references(case, catalogue, problem, reference),
        "wishes": list(Missed(case, built, solved, lines).rows()),
        "tiers": [
            {"aim": t.aim, "best": t.best, "bound": t.bound, "budget": t.budget, "value": t.value}
            for t in solved.tiers
        ],
        "warnings": [*_warnings(case, lines), *money.warnings],
    }
    return plan


def _line(case: Case, line: Line, reasons: Reasons) -> dict[str, Any]:
    o = line.option
    benefit = None if o.benefit in (FREE, PAID_BY_SELF) else Benefit(o.benefit)
    return {
        "id": line.id,
        "role": "help" if o.way is None else "companion",
        "person": o.person,
        "need": line.need,
        "offer": o.offer,
        "helper": o.helper,
        "kind": str(o.kind),
        "week_type": WEEK_TYPE,
        "day": str(o.slot.weekday),
        "part": str(o.slot.day_part),
        "start": None,
        "minutes": line.minutes,
        "professional_minutes": line.professional,
        "qualification": str(o.qualification) if o.qualification else None,
        "payer": payer(o.benefit, reasons.problem),
        "benefit": str(benefit) if benefit else None,
        "paragraph": _rule(reasons.problem, benefit).paragraph if benefit else None,
        "application": _application(case, line, benefit, reasons.problem.on),
        "cents_per_month": 0,
        "session": o.session if o.way is None else o.way.split(":")[2],
        "accompanies": None if o.way is None else o.way.split(":")[1],
        "locked": reasons.is_locked(line),
        "fallback": reasons.fallback(line),
        "because": reasons.because(line),
        "instead_of": reasons.instead_of(line),
    }


def _application(case: Case, line: Line, benefit: Benefit | None, on: date) -> str | None:
    if benefit is None:
        return None
    return application_status(case, case.person(line.option.person), benefit, on)


def _goals(problem: Problem, lines: tuple[Line, ...]) -> list[dict[str, Any]]:
    return [
        {
            "id": goal.id,
            "text_ref": f"goals.{goal.id}.words",
            "needs": list(goal.needs),
            "supported_by": sorted(
                line.id for line in lines if line.option.way is None and line.need in goal.needs
            ),
        }
        for goal in problem.goals
    ]


def _needs(case: Case, problem: Problem, lines: tuple[Line, ...]) -> list[dict[str, Any]]:
    found = []
    for need in problem.needs:
        mine = [line for line in lines if line.option.way is None and line.need == need.id]
        occurrences = need.measure == "occurrences"
        found.append(
            {
                "id": need.id,
                "person": need.person,
                "task": str(case.need(need.id).task),
                "standing": str(need.standing),
                "measure": need.measure,
                "required": need.required,
                "covered": len(mine) if occurrences else sum(line.minutes for line in mine),
                "unit": "occurrences" if occurrences else "minutes",
                "confirmed": case.need(need.id).confirmed is not None,
                "sources": sorted(case.need(need.id).sources),
            }
        )
    return found


def _assessment(case: Case) -> dict[str, Any]:
    """What was derived and nobody confirmed yet, who confirmed the rest, and what is to be found out."""
    found = derive(case)
    derived = {one.need.id for one in found.needs}
    waiting = [need.id for need in case.needs if need.confirmed is None and need.id not in derived]
    return {
        "derived": [
            {
                "need": one.need.id,
                "person": one.need.person,
                "task": str(one.need.task),
                "measure": one.measure,
                "standing": str(one.need.standing),
                "minutes_per_week": [one.low, one.high],
                "sources": list(one.need.sources),
            }
            for one in found.needs
        ],
        "stated_unconfirmed": sorted(waiting),
        "confirmed_by": sorted({need.confirmed.role for need in case.needs if need.confirmed is not None}),
        "open_points": [asdict(point) for point in found.open_points],
    }


def _unmet(entry: Unmet) -> dict[str, Any]:
    return {
        "need": entry.need.id,
        "amount": entry.amount,
        "unit": "occurrences" if entry.need.measure == "occurrences" else "minutes",
        "reason": entry.reason,
        "evidence": list(entry.evidence),
        "duty_bearer": entry.duty_bearer,
        "next_step": f"next_step.{entry.reason}",
    }


def _active(problem: Problem, line: Line) -> bool:
    return not problem.is_presence(line.option)


def _minutes(case: Case, problem: Problem, lines: tuple[Line, ...]) -> dict[str, Any]:
    """Minutes of everybody per regular week; coordination is a paid share of each unpaid source."""
    sources = {line.option.carrier for line in lines if line.option.kind in (Kind.INFORMAL, Kind.CIVIC)}
    coordination = problem.coordination * len(sources)
    weekly = sum(line.professional for line in lines)
    by_qualification: dict[str, int] = {}
    by_book: dict[str, int] = {}
    mix: dict[str, int] = {str(kind): 0 for kind in Kind}
    for line in lines:
        o = line.option
        if line.professional:
            by_qualification[str(o.qualification)] = (
                by_qualification.get(str(o.qualification), 0) + line.professional
            )
            book = _rule(problem, Benefit(o.benefit)).book if o.benefit not in (FREE, PAID_BY_SELF) else None
            name = str(book) if book else "none"
            by_book[name] = by_book.get(name, 0) + line.professional
        if o.way is None and _active(problem, line):
            mix[str(o.kind)] += line.minutes
    if sources:
        name = str(COORDINATOR)
        by_qualification[name] = by_qualification.get(name, 0) + half_up(coordination, problem.weeks)
    active, there = helper_minutes(problem, lines)
    sexes = {helper.id: str(helper.sex) for helper in case.helpers}
    by_sex: dict[str, int] = {}
    for helper, minutes in active.items():
        by_sex[sexes[helper]] = by_sex.get(sexes[helper], 0) + minutes
    return {
        "professional_minutes_per_week": half_up(weekly * problem.weeks + coordination, problem.weeks),
        "by_qualification": dict(sorted(by_qualification.items())),
        "by_book": dict(sorted(by_book.items())),
        "coordination_minutes_per_week": half_up(coordination, problem.weeks),
        "helper_minutes": active,
        "helper_presence_minutes": there,
        "helper_reserve_minutes": {h.id: h.at_most - active[h.id] for h in problem.helpers},
        "helper_minutes_by_sex": dict(sorted(by_sex.items())),
        "welfare_mix": mix,
    }


def helper_minutes(problem: Problem, lines: tuple[Line, ...]) -> tuple[dict[str, int], dict[str, int]]:
    """Active minutes and extra stay of every helper, per week."""
    active = {helper.id: 0 for helper in problem.helpers}
    there = {helper.id: 0 for helper in problem.helpers}
    stays: dict[tuple[str, str, object], tuple[int, int]] = {}
    for line in lines:
        o = line.option
        if o.helper is None:
            continue
        key = (o.helper, o.home, o.slot)
        hands, longest = stays.get(key, (0, 0))
        if _active(problem, line):
            active[o.helper] += line.minutes
            hands += line.minutes if o.way is None else 0
        else:
            longest = max(longest, line.minutes)
        stays[key] = (hands, longest)
    for (helper, _, _), (hands, longest) in stays.items():
        there[helper] += max(0, longest - hands)
    return active, there


def _references(
    case: Case, catalogue: Catalogue, problem: Problem, reference: tuple[Built, Solved]
) -> dict[str, Any]:
    built, solved = reference
    best = None
    if solved.solution:
        lines = decode(built.problem, solved.columns, solved.solution)
        reasons = Reasons(built.problem, built.matches, lines)
        plain = [PlanLine.model_validate(_line(case, line, reasons)) for line in lines]
        own: Money = money_of(case, catalogue, plain, problem.on)
        best = references.of_plan(built.problem, lines, solved, own.own_share_cents)
    return {
        "present": references.present(case, problem),
        "approved": references.approved(case, problem),
        "best_professional": best,
    }


def _warnings(case: Case, lines: tuple[Line, ...]) -> list[dict[str, Any]]:
    active = {line.option.helper for line in lines if line.option.helper}
    found: list[dict[str, Any]] = [
        {"key": "warning.helper_age_unknown", "params": {"helper": helper.id}}
        for helper in sorted(case.helpers, key=lambda h: h.id)
        if helper.birth_date == "unknown" and helper.id in active
    ]
    if any(need.confirmed is None for need in case.needs):
        found.append({"key": "warning.needs_unconfirmed", "params": {}})
    kept = dict.fromkeys(finding.code for finding in read_only(case))
    found += [{"key": f"warning.{code}", "params": {}} for code in sorted(kept)]
    return found


def _rule(problem: Problem, benefit: Benefit) -> BenefitRule:
    return benefit_rule(benefit, law_on(problem.on))
