"""A21, A26 and A31: whole numbers, words of a proposal, and a reason for everything."""

from __future__ import annotations

import re

from arrangement.audit.because import reasons_complete
from arrangement.audit.matter import Matter, is_draft
from arrangement.audit.proof import STATUSES
from arrangement.audit.result import Broken, broken
from arrangement.audit.rights import owed_elsewhere
from arrangement.audit.same import walk
from arrangement.audit.units import on_grid
from assessment.ground.texts import texts

STATES = ("draft", "proposed", "accepted")
CHOICES = ("pending", "recorded")
APPLICATIONS = (None, "to_be_applied", "to_apply", "not_needed", "applied", "approved", "objection")
DECISIONS = frozenset(
    ("granted", "refused", "decided", "denied", "rejected", "bewilligt", "abgelehnt", "genehmigt")
)
"""Words of somebody who decides. A plan never uses them."""

NOT_OURS = ("rights", "inputs", "software")
"""Blocks whose words are checked elsewhere, word by word."""

_WORD = re.compile(r"\w+")


def whole_numbers(matter: Matter) -> Broken:
    """A21: Integers only; minutes on the grid, cents not negative."""
    for path, _, value in walk(matter.view.raw):
        if isinstance(value, float):
            yield broken("A21", path, "float", field=path)
    for line in matter.view.lines:
        if line.minutes <= 0 or not on_grid(line.minutes):
            yield broken("A21", line.id, "minutes", found=line.minutes)
        if line.professional_minutes < 0 or not on_grid(line.professional_minutes):
            yield broken("A21", line.id, "minutes", found=line.professional_minutes)
        if line.cents_per_month < 0:
            yield broken("A21", line.id, "cents", found=line.cents_per_month)
    for entry in matter.view.unmet:
        if entry.unit == "minutes" and not on_grid(entry.amount):
            yield broken("A21", entry.need, "minutes", found=entry.amount)
    for row in matter.view.months:
        for found in (row.own_share_cents, row.pflegegeld_cents, *row.funding.values()):
            if found < 0:
                yield broken("A21", row.month, "cents", found=found)


def only_a_proposal(matter: Matter) -> Broken:
    """A26: Closed words, none of a decision; drafts stay so until every need is confirmed; research does."""
    view = matter.view
    if view.status not in STATUSES:
        yield broken("A26", "status", "word", word=view.status)
    if view.state not in STATES:
        yield broken("A26", "state", "word", word=view.state)
    for choice in view.choices:
        if choice.status not in CHOICES:
            yield broken("A26", choice.right, "word", word=choice.status)
    yield from _applications(matter)
    for path, key, value in walk({key: block for key, block in view.raw.items() if key not in NOT_OURS}):
        if isinstance(value, str) and (_key_decides(value) if key is None else _decides(value)):
            yield broken("A26", path, "decision", field=path)
    if view.policy_use != matter.inputs.policy.use:
        yield broken("A26", "policy_use", "policy_use")
    if is_draft(matter) != (view.state == "draft") and view.state in STATES:
        yield broken("A26", "state", "draft", state=view.state)
    if view.state == "draft" and view.raw.get("applications"):
        yield broken("A26", "applications", "applications_of_a_draft")


def _applications(matter: Matter) -> Broken:
    rows = matter.view.raw.get("applications")
    for row in rows if isinstance(rows, list) else []:
        if _status_of(row) not in APPLICATIONS:
            yield broken("A26", "applications", "word", word=_status_of(row) or "-")
    for line in matter.weeks.lines:
        stated, benefit = line.view.application, matter.inputs.statutes.benefit(line.view.benefit)
        truth = None
        if benefit is not None:
            truth = matter.inputs.statutes.application(line.person.id, benefit.benefit)
        if stated not in APPLICATIONS:
            yield broken("A26", line.id, "word", word=stated or "-")
        elif stated != truth:
            yield broken("A26", line.id, "application", found=stated or "-", needed=truth or "-")


def _key_decides(key: str) -> bool:
    return bool(DECISIONS & set(key.casefold().split("_")))


def _status_of(application: object) -> str | None:
    status = application.get("status") if isinstance(application, dict) else None
    return status if isinstance(status, str) else None


def _decides(text: str) -> bool:
    folded = text.casefold()
    return folded in DECISIONS or (" " in folded and bool(DECISIONS & set(_WORD.findall(folded))))


def reasons_given(matter: Matter) -> Broken:
    """A31: Every line says why; help that stands in for owed help has its choice; goals name their lines."""
    for line in matter.view.lines:
        if not line.reasons:
            yield broken("A31", line.id, "no_reason")
        for key in line.reasons:
            if key not in texts("en"):
                yield broken("A31", line.id, "reason_key")
    yield from reasons_complete(matter)
    stated = {(choice.right, choice.need, choice.offer) for choice in matter.view.choices}
    for right, source in owed_elsewhere(matter):
        if (right.id, right.need, source) not in stated:
            yield broken("A31", right.id, "no_choice", source=source)
    for goal in matter.view.goals:
        needs = {need.id for need in matter.inputs.case.needs if goal.id in need.goals}
        serving = {
            line.id for line in matter.weeks.help_lines if line.need is not None and line.need.id in needs
        }
        if set(goal.needs) != needs:
            yield broken("A31", goal.id, "goal_needs")
        if set(goal.supported_by) != serving:
            yield broken("A31", goal.id, "goal_lines")
