"""What an entry of the record holds: of a run, and of each kind of decision."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from arrangement.record.entry import plan_sha256

_OF_A_RUN = ("on", "state", "status", "policy", "policy_use", "inputs", "software", "tiers", "left_out")


def of_run(
    plan: Mapping[str, Any], work_limit: int | None, files: Mapping[str, str], before: Mapping[str, str]
) -> dict[str, Any]:
    """A run: hashes of its inputs, version, policy, status, bounds, what held it back, and what it wrote.

    Args:
        plan: The plan as written.
        work_limit: Limit of work that was set; a run has no other chance element, its seed is fixed.
        files: Hash of each file that was written, by name.
        before: The same of the plan from which the search began; empty without one.
    """
    unmet = [
        {key: row.get(key) for key in ("need", "week_type", "amount", "unit", "reason", "evidence")}
        for row in plan.get("unmet") or ()
    ]
    return {
        **{key: plan.get(key) for key in _OF_A_RUN},
        "work_limit": work_limit,
        **({"before": dict(before)} if before else {}),
        "held_back": unmet,
        "audit_passed": bool((plan.get("audit") or {}).get("passed")),
        "plan_sha256": plan_sha256(plan),
        "files": dict(files),
    }


def of_acceptance(plan: Mapping[str, Any], proposals: Mapping[str, int]) -> dict[str, Any]:
    """A decision on a plan: role, reason, day, and which recorded proposal it is; None where it deviates.

    Args:
        plan: The accepted plan.
        proposals: Number of the entry of each recorded proposal, by the hash of its plan.
    """
    found = plan_sha256(plan)
    return {**plan["accepted"], "plan_sha256": found, "proposal": proposals.get(found)}
