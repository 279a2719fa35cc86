"""The independent audit: judges any plan, edited or not, by case, catalogue, policy and law alone."""

from arrangement.audit.audit import audit_plan
from arrangement.audit.checks import CHECKS
from arrangement.audit.result import AuditResult, Severity, Violation

__all__ = ["CHECKS", "AuditResult", "Severity", "Violation", "audit_plan"]
