"""What a plan must be before it can be accepted."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from arrangement.audit import CHECKS, Severity
from arrangement.documents.speech import Speech
from arrangement.documents.told import violation_text
from arrangement.record.chain import record_beside, whole_chain
from arrangement.record.entry import plan_sha256
from assessment.files.read import read_case
from assessment.ground.errors import Fault, NothingLawful
from assessment.ground.findings import listed
from cli.auditing import audited

MOST_SHOWN = 8


def accepted(plan: Mapping[str, Any], file: str, role: str, reason: str, on: date) -> dict[str, Any]:
    """Give the plan as accepted.

    Raises:
        NothingLawful: If it is a draft, accepted before, not passed by its audit, a child was not heard,
            or a choice is open.
    """
    fault = _obstacle(plan, file) or (None if reason.strip() else Fault("accept.reason", file))
    if fault is not None:
        raise NothingLawful([fault])
    return {
        **plan,
        "state": "accepted",
        "accepted": {"role": role, "reason": reason.strip(), "on": on.isoformat()},
    }


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
