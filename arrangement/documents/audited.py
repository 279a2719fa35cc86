"""What the re-check of a plan found, in words."""

from __future__ import annotations

from typing import Any

from arrangement.documents.harmless import harmless
from arrangement.documents.speech import Speech
from arrangement.plan.plan import AuditBlock
from assessment.ground.grid import DAYS, PARTS


def audit_told(found: AuditBlock, speech: Speech) -> tuple[str, list[str], list[str]]:
    """Say whether the re-check passed, what is broken, and what is only to be looked at.

    A plan that passed breaks nothing: what stands there are flags.
    """
    said = [
        violation_text(v.invariant, v.subject, v.message, (v.model_extra or {}).get("params"), speech)
        for v in found.violations
    ]
    if found.passed:
        return speech.say("views.audit_passed", n=len(found.checked)), [], said
    return speech.say("views.audit_failed", n=len(found.checked)), said, []


def violation_text(invariant: str, subject: str, message: str, params: object, speech: Speech) -> str:
    """Say which rule is broken where; a message that nobody knows is shown as it stands."""
    told = params if isinstance(params, dict) else {}
    given = {str(name): _in_words(str(name), value, speech) for name, value in told.items()}
    where = speech.say("views.whole_plan") if subject == "plan" else harmless(subject)
    return f"{harmless(invariant)} · {where}: {speech.reason(message, given)}"


def _in_words(name: str, value: Any, speech: Speech) -> Any:
    """Days, day parts and fields of the ledger as words; all else stays."""
    if (name == "day" and value in DAYS) or (name == "part" and value in PARTS):
        return speech.word(name, value)
    return speech.say_or(f"page.ledger.{value}", value) if name == "field" else value
