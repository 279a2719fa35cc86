"""What the audit found."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from typing import Any

from rich.console import Group
from rich.text import Text

from arrangement.documents.audited import violation_text
from arrangement.documents.speech import Speech
from cli.views.harmless import plain
from cli.views.layout import bullets


def audit_view(case: str, found: Mapping[str, Any], flags: frozenset[str], speech: Speech) -> Group:
    """Say whether a plan stands, and which rule it breaks where; below that what is only to be looked at."""
    key = "views.audit_passed" if found["passed"] else "views.audit_failed"
    told: dict[bool, list[str]] = {False: [], True: []}
    for v in found["violations"]:
        said = violation_text(v["invariant"], v["subject"], v["message"], v.get("params"), speech)
        told[v["invariant"] in flags].append(said)
    broken, noted = told[False], told[True]
    return Group(
        plain(speech.say("views.audit.title", case=case), "bold"),
        plain(speech.say(key, n=len(found["checked"]))),
        *([bullets(broken, "!")] if broken else []),
        *([plain(speech.say("views.audit_flags"))] if noted else []),
        *([bullets(noted)] if noted else []),
        *_resolved(found, speech),
        plain(speech.say("views.closing")),
    )


def _resolved(found: Mapping[str, Any], speech: Speech) -> list[Text]:
    """How many claims were solved again, and with what outcome; those that fail stand among the rules."""
    if "resolved" not in found:
        return []
    outcomes = Counter(answer["outcome"] for answer in found["resolved"])
    said = speech.say(
        "views.audit.resolved",
        n=len(found["resolved"]),
        holds=outcomes["holds"],
        another=outcomes["another_obstacle"],
        open=outcomes["open"],
    )
    return [plain(said)]
