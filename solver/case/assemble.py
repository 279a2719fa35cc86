"""Put the plan object together, as `interface.md` fixes it."""

from __future__ import annotations

from dataclasses import asdict
from datetime import date, timedelta
from typing import Any

from arrangement.catalogue import Catalogue
from arrangement.funding import Money, money_of
from arrangement.funding.in_kind import in_kind
from arrangement.law.benefits import benefit_rule
from arrangement.law.law import law_on
from arrangement.law.paying import application_status
from arrangement.law.rights import Rights
from arrangement.matching.candidate import FREE, PAID_BY_SELF
from arrangement.plan.plan import PlanLine
from arrangement.policy import Policy
from arrangement.policy.tiers import RESEARCH, Tier, left_out, moved_guardrails, tiers_of
from arrangement.problem import Problem
from arrangement.problem.asked import NeedToMeet
from arrangement.problem.build import Built
from arrangement.problem.contracts import contract_warnings
from arrangement.responsibility.of_case import with_access
from assessment.case import Case
from assessment.case.horizon import dates_of, dates_to_meet
from assessment.case.limits import read_only
from assessment.case.words import Benefit
from assessment.ground.calendar import DAYS_A_WEEK
from assessment.ground.findings import listed
from assessment.ground.grid import Slot
from assessment.needs import derive
from solver.aims.weighing import aim_objective
from solver.case import references
from solver.case.at_hand import is_fragile, providers, waiting
from solver.case.clock import NO_TIMES, Times
from solver.case.drop_outs import drop_outs
from solver.case.liberty import liberty_warnings
from solver.case.lines import Line, decode, units_met
from solver.case.minutes import employment_of, minutes_of
from solver.case.missed import Missed
from solver.case.notices import consent_notices, day_notices, ended_notices, near_notices, noted
from solver.case.open_points import open_points, outgrown
from solver.case.outranked import Outranked
from solver.case.people_first import people_warnings
from solver.case.phases import learning_notices, phase_named, phases_told
from solver.case.reasons import Reasons, payer
from solver.case.solved import Solved, TierResult
from solver.case.understood import interpreter_told, language_missing, language_notices
from solver.case.unmet import Finder, Unmet, left_open

UNITS = {
    "occurrences": "occurrences",
    "minutes": "minutes",
    "presence": "minutes",
    "reachable": "day_parts",
    "dated": "dates",
}
"""In what each measure counts what is required."""


def assemble(
    case: Case,
    catalogue: Catalogue,
    policy: Policy,
    rights: Rights,
    built: Built,
    solved: Solved,
    reference: tuple[Built, Solved] | None,
    times: Times = NO_TIMES,
) -> dict[str, Any]:
    """Build the whole object but for inputs, software, audit and timing."""
    problem = built.problem
    lines = decode(problem, solved.columns, solved.solution)
    reasons = Reasons(problem, built.matches, lines)
    bare = [_line(case, catalogue, line, reasons) for line in lines]
    order = tiers_of(policy)
    outranked = Outranked(problem, solved, order)
    unmet = tuple(Finder(built, solved, lines, outranked).all())
    near = list(near_notices(built, {entry.need.id for entry in unmet}))
    money = money_of(case, catalogue, [PlanLine.model_validate(line) for line in bare], rights)
    unconfirmed = any(need.confirmed is None for need in case.needs)
    draft = unconfirmed or policy.use == RESEARCH
    for line in bare:
        line["cents_per_month"] = money.cents_of_line[line["id"]]
        line["trace"] = money.traces[line["id"]]
        line["start"] = times.starts.get(line["id"])
    plan: dict[str, Any] = {
        "schema": "hilfemix.plan.v1",
        "case": case.id,
        "on": problem.on.isoformat(),
        "state": "draft" if draft else "proposed",
        "status": str(solved.status),
        "policy": policy.id,
        "policy_use": policy.use,
        "land": case.land,
        "horizon": {"weeks": problem.weeks, "days": problem.weeks * DAYS_A_WEEK},
        "weeks": _weeks(case, problem),
        **phases_told(case, problem.on),
        "dates": _dates(case, problem, lines),
        "exceptions": _exceptions(case, problem),
        "goals": _goals(problem, lines),
        "needs": _needs(case, problem, lines),
        "assessment": _assessment(case),
        "lines": bare,
        "unmet": [{**_unmet(entry), **noted(entry, built, near)} for entry in unmet],
        "choices": list(money.choices),
        "rights": with_access(rights, case, problem.on),
        "ledger": list(money.ledger),
        "funding": list(money.funding),
        "months": list(money.months),
        "own_share_cents_per_month": money.own_share_cents,
        "pflegegeld_cents_per_month": money.pflegegeld_cents,
        "pflegegeld": list(money.pflegegeld),
        "kurzzeitpflege": list(money.kurzzeitpflege),
        "remaining": list(money.remaining),
        "applications": [] if draft else list(money.applications),
        "open_points": [*open_points(case, problem.on), *outgrown(case, catalogue, bare, problem.on)],
        "fragile": is_fragile(bare),
        "drop_outs": list(drop_outs(case, catalogue, bare)),
        "providers": list(providers(built, bare)),
        "waiting": list(waiting(built.world, built, bare)),
        **minutes_of(case, problem, lines),
        "side_by_side": list(money.side_by_side),
        "carers": list(money.carers),
        "employment": employment_of(case, problem, lines),
        "references": _references(case, catalogue, rights, problem, reference),
        "wishes": list(Missed(case, built, solved, lines, outranked).rows()),
        "tiers": [_tier(tier) for tier in solved.tiers],
        "left_out": [
            {"aim": aim, "value": aim_objective(problem, solved.columns, aim).value(solved.solution)}
            for aim in left_out(policy)
        ],
        "clock": {"cuts": times.cuts, "rounds": times.rounds},
        "warnings": [
            *_about_policy(policy, order),
            *learning_notices(case, unmet),
            *_warnings(case, lines),
            *liberty_warnings(case, problem.on),
            *contract_warnings(case, problem.on),
            *people_warnings(case, problem.on, {line.option.helper for line in lines if line.option.helper}),
            *consent_notices(case, problem.on),
            *ended_notices(case, bare, {entry.need.id for entry in unmet}),
            *near,
            *language_notices(case, catalogue, bare),
            *language_missing(built, unmet),
            *day_notices(case, problem.horizon, bare),
            *_clock_warnings(problem, times),
            *money.warnings,
        ],
    }
    return plan


def _tier(tier: TierResult) -> dict[str, Any]:
    row: dict[str, Any] = {
        "aim": tier.aim,
        "best": tier.best,
        "bound": tier.bound,
        "budget": tier.budget,
        "value": tier.value,
    }
    return row | ({"terms": [asdict(term) for term in tier.terms]} if tier.terms else {})


def _about_policy(policy: Policy, order: tuple[Tier, ...]) -> list[dict[str, Any]]:
    """Research says that it is, and which guardrails it questions."""
    if policy.use != RESEARCH:
        return []
    found: list[dict[str, Any]] = [{"key": "warning.research_policy", "params": {"policy": policy.id}}]
    moved = moved_guardrails(order)
    if moved:
        found.append({"key": "warning.guardrails_moved", "params": {"aims": listed(moved)}})
    return found


def _weeks(case: Case, problem: Problem) -> list[dict[str, str]]:
    """Every week of the horizon with its type."""
    return [
        {
            "begins": begins.isoformat(),
            "ends": (begins + timedelta(days=DAYS_A_WEEK - 1)).isoformat(),
            "week_type": week_type,
            **phase_named(case, week_type),
        }
        for begins, week_type in problem.horizon.weeks
    ]


def _dates(case: Case, problem: Problem, lines: tuple[Line, ...]) -> list[dict[str, Any]]:
    """Every date of the horizon, in order; nothing is required of one that only has to be kept in mind."""
    met = {(line.need, line.on) for line in lines if line.option.way is None}
    found = []
    for need in sorted(case.needs, key=lambda need: need.id):
        asked = set(dates_to_meet(case, need, problem.horizon))
        for day in dates_of(need, problem.horizon):
            minutes = problem.need_by_id[need.id].minutes if day in asked else 0
            covered = (need.id, day) in met if day in asked else None
            found.append({"need": need.id, "on": day.isoformat(), "minutes": minutes, "covered": covered})
    return sorted(found, key=lambda row: (str(row["on"]), str(row["need"])))


def _exceptions(case: Case, problem: Problem) -> list[dict[str, str | None]]:
    """Days of the horizon that differ from their week: somebody looks at each, nothing is planned anew."""
    noted = [
        (exception.on, f"exceptions.{number}.text" if exception.text else None)
        for number, exception in enumerate(case.exceptions)
        if problem.horizon.week_of(exception.on) is not None
    ]
    return [
        {"on": day.isoformat(), "text_ref": text_ref}
        for day, text_ref in sorted(noted, key=lambda note: (note[0], note[1] or ""))
    ]


def _line(case: Case, catalogue: Catalogue, line: Line, reasons: Reasons) -> dict[str, Any]:
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
        "home": line.home,
        "week_type": line.week.week_type,
        **phase_named(case, line.week.week_type),
        "on": line.on.isoformat() if line.on else None,
        "times": line.week.times,
        "day": str(o.slot.weekday),
        "part": str(o.slot.day_part),
        "start": None,
        "minutes": line.minutes,
        "professional_minutes": line.professional,
        "qualification": str(o.qualification) if o.qualification else None,
        "payer": payer(o.benefit, reasons.problem),
        "benefit": str(benefit) if benefit else None,
        "paragraph": benefit_rule(benefit, law_on(reasons.problem.on)).paragraph if benefit else o.paragraph,
        "application": _application(case, line, benefit, reasons.problem.on),
        "cents_per_month": 0,
        "session": o.session if o.way is None else o.way.split(":")[2],
        "accompanies": None if o.way is None else o.way.split(":")[1],
        "interpreter": interpreter_told(case, catalogue, line, reasons.problem.on),
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
        found.append(
            {
                "id": need.id,
                "person": need.person,
                "task": str(case.need(need.id).task),
                "action": str(case.need(need.id).action),
                "standing": str(need.standing),
                "measure": need.measure,
                "required": sum(need.required.values()),
                "covered": units_met(need, lines),
                "unit": UNITS[need.measure],
                "by_week_type": _by_week_type(problem, need, lines),
                "confirmed": case.need(need.id).confirmed is not None,
                "sources": sorted(case.need(need.id).sources),
            }
        )
    return found


def _by_week_type(problem: Problem, need: NeedToMeet, lines: tuple[Line, ...]) -> dict[str, dict[str, int]]:
    """What one week of each type requires and covers; nothing for needs of dates."""
    if need.measure == "dated":
        return {}
    return {
        problem.calendar[week].week_type: {
            "required": required,
            "covered": units_met(need, (line for line in lines if line.option.slot.week == week)),
        }
        for week, required in sorted(need.required.items())
    }


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
        "week_type": entry.week_type,
        "amount": entry.amount,
        "unit": UNITS[entry.need.measure],
        "reason": entry.reason,
        "evidence": list(entry.evidence),
        "duty_bearer": entry.duty_bearer,
        "next_step": f"next_step.{entry.reason}",
    }


def _references(
    case: Case, catalogue: Catalogue, rights: Rights, problem: Problem, reference: tuple[Built, Solved] | None
) -> dict[str, Any]:
    best = None
    if reference is not None:
        built, solved = reference
        lines = decode(built.problem, solved.columns, solved.solution)
        reasons = Reasons(built.problem, built.matches, lines)
        plain = [PlanLine.model_validate(_line(case, catalogue, line, reasons)) for line in lines]
        own: Money = money_of(case, catalogue, plain, rights)
        best = references.of_plan(built.problem, lines, solved, own.own_share_cents) | {
            "tiers": [_tier(tier) for tier in solved.tiers],
            "in_kind": in_kind(case, catalogue, plain, problem.on),
            "unmet": [
                {
                    "need": left.need.id,
                    "week_type": left.week_type,
                    "amount": left.amount,
                    "unit": UNITS[left.need.measure],
                }
                for left in left_open(built.problem, lines)
            ],
        }
    return {
        "present": references.present(case, problem),
        "approved": references.approved(case, problem),
        "best_professional": best,
    }


def _clock_warnings(problem: Problem, times: Times) -> list[dict[str, Any]]:
    """Day parts that stay without clock times, and quiet times that are not kept."""
    left = [("warning.no_clock_time", _when(problem, slot)) for slot in times.left]
    loud = [
        ("warning.quiet_disturbed", {"person": person, **_when(problem, slot)})
        for person, slot in times.disturbed
    ]
    said = {(key, *sorted(params.items())): {"key": key, "params": params} for key, params in (*left, *loud)}
    return list(said.values())


def _when(problem: Problem, slot: Slot) -> dict[str, str]:
    week_type = problem.calendar[slot.week].week_type
    return {"week_type": week_type, "day": str(slot.weekday), "part": str(slot.day_part)}


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
