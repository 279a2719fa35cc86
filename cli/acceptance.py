"""What a plan must be before it can be accepted."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from arrangement.audit import CHECKS, Severity
from arrangement.documents.audited import violation_text
from arrangement.documents.harmless import harmless
from arrangement.documents.speech import Speech
from arrangement.record.chain import record_beside, whole_chain
from arrangement.record.entry import plan_sha256
from assessment.files.read import read_case
from assessment.ground.errors import Fault, NothingLawful
from assessment.ground.findings import listed
from cli.auditing import audited

MOST_SHOWN = 8


def accepted(
    plan: Mapping[str, Any], file: str, role: str, reason: str, on: date, *, gap_known: bool = False
) -> dict[str, Any]:
    """Give the plan as accepted; safety needs that it leaves open are written down with it.

    Raises:
        NothingLawful: If it is a draft, accepted before, not passed by its audit, a child was not heard,
            a choice is open, or nobody says that they know what it leaves open of safety.
    """
    fault = _obstacle(plan, file) or (None if reason.strip() else Fault("accept.reason", file))
    gaps = safety_gaps(plan)
    if fault is None and gaps and not gap_known:
        fault = Fault("accept.safety_gap", file, field="needs", params={"list": listed(gaps[:MOST_SHOWN])})
    if fault is not None:
        raise NothingLawful([fault])
    by: dict[str, Any] = {"role": role, "reason": reason.strip(), "on": on.isoformat()}
    return {**plan, "state": "accepted", "accepted": by | ({"safety_gaps": gaps} if gaps else {})}


def safety_gaps(plan: Mapping[str, Any]) -> list[str]:
    """Safety needs that a plan leaves open, all or in part."""
    urgent = {need.get("id") for need in _rows(plan, "needs") if need.get("standing") == "safety"}
    return _left_open(plan, urgent)


def acceptance_told(decided: Mapping[str, Any], speech: Speech) -> str:
    """Say what was accepted by whom, and what it leaves open of help that is owed."""
    binding = {need.get("id") for need in _rows(decided, "needs") if need.get("standing") != "wished"}
    return speech.say(
        "cli.accept.done",
        case=harmless(str(decided.get("case", "–"))),
        day=speech.day(str(decided["accepted"]["on"])),
        role=speech.word("role", harmless(str(decided["accepted"]["role"]))),
        lines=speech.number(len(_rows(decided, "lines"))),
        left=", ".join(map(harmless, _left_open(decided, binding))) or speech.say("cli.accept.nothing_left"),
    )


def judge_anew(
    plan: dict[str, Any],
    file: str,
    case_file: str,
    catalogue: str | None,
    policy: str | None,
    speech: Speech,
) -> None:
    """Audit a plan again, whatever it says about its audit.

    Raises:
        InputError: If case, catalogue or policy cannot be read.
        NothingLawful: With each violation, if it does not pass.
    """
    result = audited(plan, read_case(case_file), catalogue, policy).result
    if result.passed:
        return
    flags = {check.id for check in CHECKS if check.severity is Severity.FLAG}
    broken = [one for one in result.as_json()["violations"] if one["invariant"] not in flags]
    told = [
        violation_text(one["invariant"], one["subject"], one["message"], one.get("params"), speech)
        for one in broken
    ]
    raise NothingLawful([Fault("accept.violated", file, params={"what": what}) for what in told])


def vouched_for(plan: Mapping[str, Any], file: str, out: str | None) -> bool:
    """Whether a record beside a plan, or beside the result, knows it as proposed; False without one.

    Raises:
        InputError: If a record is broken.
        NothingLawful: If there is a record, and it does not know the plan.
    """
    if "case" not in plan:
        return False
    places = {record_beside(beside, str(plan["case"])) for beside in (file, out) if beside is not None}
    there = [place for place in sorted(places) if place.is_file()]
    if not there:
        return False
    found = plan_sha256(plan)
    if not any(found in whole_chain(place).proposals for place in there):
        raise NothingLawful([Fault("accept.not_recorded", file, params={"record": there[0].name})])
    return True


def _obstacle(plan: Mapping[str, Any], file: str) -> Fault | None:
    state = plan.get("state")
    if state != "accepted" and plan.get("policy_use") == "research":
        return Fault("accept.research", file, field="policy_use")
    if state == "proposed" and _waits(plan):
        return Fault("accept.draft", file, field="needs")
    if state != "proposed":
        return Fault("accept.accepted_before" if state == "accepted" else "accept.draft", file, field="state")
    audit = plan.get("audit")
    if not isinstance(audit, Mapping) or audit.get("passed") is not True:
        return Fault("accept.audit", file, field="audit")
    return _unheard(plan, file) or _open_choices(plan, file)


def _left_open(plan: Mapping[str, Any], asked: set[Any]) -> list[str]:
    """Ids of those of these needs that stay open, as the plan's rows of what is unmet, and of needs, say."""
    rows = [*_rows(plan, "unmet"), *(n | {"need": n.get("id")} for n in _rows(plan, "needs") if _short(n))]
    return sorted({str(row["need"]) for row in rows if row.get("need") in asked})


def _short(need: Mapping[str, Any]) -> bool:
    required, covered = need.get("required"), need.get("covered")
    return isinstance(required, int) and isinstance(covered, int) and covered < required


def _rows(plan: Mapping[str, Any], key: str) -> list[dict[str, Any]]:
    return [dict(row) for row in plan.get(key) or () if isinstance(row, Mapping)]


def _unheard(plan: Mapping[str, Any], file: str) -> Fault | None:
    warned = [w for w in plan.get("warnings") or () if isinstance(w, Mapping)]
    unheard = any(warning.get("key") == "warning.child_not_heard" for warning in warned)
    return Fault("accept.child_not_heard", file, field="warnings") if unheard else None


def _open_choices(plan: Mapping[str, Any], file: str) -> Fault | None:
    choices = [c for c in plan.get("choices") or () if isinstance(c, Mapping)]
    waiting = [str(c.get("need") or c.get("right")) for c in choices if c.get("status") != "recorded"]
    if waiting:
        params = {"list": listed(list(dict.fromkeys(waiting))[:MOST_SHOWN])}
        return Fault("accept.pending", file, field="choices", params=params)
    return None


def _waits(plan: Mapping[str, Any]) -> bool:
    """Whether a need is unconfirmed, whatever the plan says about itself."""
    needs = [need for need in plan.get("needs") or () if isinstance(need, Mapping)]
    return any(need.get("confirmed") is False for need in needs)
