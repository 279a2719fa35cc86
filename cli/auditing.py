"""Any plan judged anew by its case, catalogue, policy and law."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from arrangement.audit import AuditResult, audit_plan
from arrangement.catalogue.offer import Catalogue
from arrangement.catalogue.read import read_catalogue
from arrangement.law.law import law_sha256
from arrangement.policy.policy import Policy
from arrangement.policy.read import read_policy
from assessment.case import Case
from assessment.files.read import Loaded
from cli.settings import setting


@dataclass(frozen=True)
class Audited:
    """What the audit found, and what it judged by."""

    case: Loaded[Case]
    catalogue: Loaded[Catalogue]
    policy: Loaded[Policy]
    result: AuditResult


def audited(
    plan: dict[str, Any],
    case: Loaded[Case],
    catalogue: str | None,
    policy: str | None,
    encoding: str | None = None,
) -> Audited:
    """Recompute everything a plan states.

    Raises:
        InputError: If catalogue or policy cannot be read.
    """
    offers = read_catalogue(setting("catalogue", catalogue).value, encoding)
    weights = read_policy(setting("policy", policy).value)
    hashes = {"case": case.sha256, "catalogue": offers.sha256, "policy": weights.sha256, "law": law_sha256()}
    return Audited(case, offers, weights, audit_plan(case.model, plan, offers.model, weights.model, hashes))
