"""Who must understand whom, and who bears the cost of an interpreter (SGB I § 17, SGB X § 19).

Language takes no right away: where nobody shares one, the need stays owed and the plan says what is missing.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from arrangement.law.benefits import benefit_rule
from arrangement.law.law import Law
from arrangement.law.task_rules import task_rule
from assessment.case.case import Case
from assessment.case.needs import Need, Presence, Reachable
from assessment.case.network import Helper
from assessment.case.people import Person
from assessment.case.words import RELATIVES, Action, Benefit, Book, Task
from assessment.ground.model import FileModel

SIGN_LANGUAGE = "dgs"
CLARIFY = "clarify"


class CostRule(FileModel):
    """Books whose carriers bear the cost, and the paragraph by which everybody else is asked."""

    bears: frozenset[Book]
    otherwise: str


@dataclass(frozen=True)
class Cost:
    """Who bears the cost of an interpreter: a carrier, or `clarify`."""

    payer: str
    paragraph: str


def is_talk(need: Need, law: Law) -> bool:
    """Whether nothing comes of the help unless both understand each other.

    So it is by the task, wherever somebody is to learn to do it themselves, and for whatever protects.
    """
    return task_rule(need.task, law).talk or need.action is Action.ENABLE or need.protective


def may_be_interpreted(need: Need) -> bool:
    """Whether an interpreter can come: to talk at stated times, not to being there or on call."""
    return not isinstance(need.measure, Presence | Reachable)


def languages_for(person: Person, need: Need, law: Law) -> frozenset[str]:
    """Languages in which a person can talk about a need: the interpreter's, where they need one."""
    wanted = person.interpreter
    if wanted is None:
        return frozenset(person.languages)
    book = book_of(need.entitlement, law)
    applies = not wanted.matters or (book is not None and book in wanted.matters)
    return frozenset({wanted.language}) if applies else frozenset(person.languages)


def book_of(benefit: Benefit | None, law: Law) -> Book | None:
    """The book of a benefit."""
    return benefit_rule(benefit, law).book if benefit is not None else None


def may_interpret(case: Case, need: Need, helper: Helper, law: Law) -> bool:
    """Whether somebody of the network may interpret: relatives only where the person wishes it.

    Never relatives where it is intimate, medical or about protection: who interprets there hears what the
    person may not want the family to know, and carries it. Children never do: age is a condition of its own.
    """
    if need.task is not Task.INTERPRETING or helper.relation not in RELATIVES:
        return True
    if need.intimate or need.protective or book_of(need.entitlement, law) is Book.SGB_V:
        return False
    return any(
        wish.of.helper == helper.id
        and wish.person == need.person
        and (need.id in wish.needs or (not wish.needs and need.task in wish.tasks))
        for wish in case.wishes
    )


@cache
def cost_of(language: str, benefit: Benefit | None, law: Law) -> Cost:
    """Who bears the cost of interpreting into a language while a benefit pays for the help."""
    figure = law.rule(
        "verstaendigung", "gebaerdensprache" if language == SIGN_LANGUAGE else "andere_sprachen"
    )
    rule = CostRule.model_validate(figure.value)
    book = book_of(benefit, law)
    if benefit is None or book not in rule.bears:
        return Cost(CLARIFY, rule.otherwise)
    return Cost(benefit_rule(benefit, law).payer, figure.paragraph)
