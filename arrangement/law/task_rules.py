"""Who may do which kind of help, and the least qualification of paid staff: `de/tasks.yaml`."""

from __future__ import annotations

from functools import cache
from typing import Literal

from arrangement.law.benefits import benefit_rule
from arrangement.law.law import Law
from assessment.case.needs import Need
from assessment.case.words import Action, Benefit, Book, Qualification, Task
from assessment.ground.model import FileModel


class TaskRule(FileModel):
    """Who may meet a kind of help.

    Attributes:
        informal: Family, friends, neighbours; `instructed` only after instruction on a recorded date.
        civic: Volunteers, self-help, associations.
        infrastructure: Places open to all.
        min_qualification: Least qualification of paid staff.
        order_needed: Laypeople only under a medical order.
        device: Whether a thing does it by itself, without anybody.
        outside: It happens out of the home, whatever a need says of its place.
        talk: Nothing comes of it unless both understand each other.
    """

    informal: Literal["yes", "instructed", "no"]
    civic: Literal["yes", "no"]
    infrastructure: Literal["yes", "no"]
    min_qualification: Qualification
    order_needed: bool = False
    device: Literal["yes", "no"] = "yes"
    outside: bool = False
    talk: bool = False


class EnablingRule(FileModel):
    """Where enabling is reserved to Fachkräfte: by book, and by benefits that refer to it."""

    books: frozenset[Book]
    benefits: frozenset[Benefit]
    min_qualification: Qualification


@cache
def task_rule(task: Task, law: Law) -> TaskRule:
    """The rule of a task by itself, before action, entitlement and protection are looked at."""
    return TaskRule.model_validate(law.rule("tasks", task).value)


def rule_for(need: Need, law: Law) -> TaskRule:
    """The rule for one need: who may meet it, given its task, action, entitlement and protection.

    The qualification is the highest that task, benefit, enabling and the assessment ask for; a tag of the
    assessment is never lowered.
    """
    rule = task_rule(need.task, law)
    floors = [need.min_qualification, rule.min_qualification]
    reserved = need.protective
    if need.entitlement is not None:
        benefit = benefit_rule(need.entitlement, law)
        floors += [benefit.min_qualification] if benefit.min_qualification else []
        reserved = reserved or benefit.professionals_only
        enabling = EnablingRule.model_validate(law.rule("tasks", "enabling").value)
        if need.action is Action.ENABLE and (
            benefit.book in enabling.books or need.entitlement in enabling.benefits
        ):
            reserved = True
            floors.append(enabling.min_qualification)
    changed: dict[str, object] = {"min_qualification": max(floors)}
    if reserved:
        changed |= {"informal": "no", "civic": "no", "infrastructure": "no"}
    return rule.model_copy(update=changed)


def happens_outside(need: Need, law: Law) -> bool:
    """Whether help for a need happens out of the home, so that whoever gives it watches nobody there."""
    return need.place == "outside" or task_rule(need.task, law).outside
