"""§§ 104, 112, 116 SGB IX, § 36 SGB XI: several persons together, only where it is reasonable for each."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import Literal

from arrangement.law.law import Figure, Law
from assessment.case.words import Benefit
from assessment.ground.model import FileModel
from assessment.ground.source import TraceStep

Word = Literal["yes", "no", "clarify", "owed"]
MAY: tuple[Word, ...] = ("yes", "owed")
RULES = ("pflege", "assistenz", "bildung")


class PoolingRule(FileModel):
    """When a benefit may be given to several persons together.

    Attributes:
        benefits: Benefits meant.
        agreement: Whether an agreement with the provider is needed.
        by_wish_only: Only where the persons themselves want it.
        protected: Whether personal life planning and social relations at home are out of it against the wish.
        owed_on_wish: Whether it is to be given together where persons want it and the goals can be reached.
    """

    benefits: frozenset[Benefit]
    agreement: bool = False
    by_wish_only: bool = False
    protected: bool = False
    owed_on_wish: bool = False


@dataclass(frozen=True)
class Asked:
    """What is known about one person.

    Attributes:
        reasonable: Whether it is reasonable for this person (§ 104 Abs. 3); None if nobody has looked.
        agreed: Whether the provider agreed; None if unknown.
        wish: What the person wants; None if they did not say.
        at_home_personal: Whether it is about the home, social relations or personal life planning.
    """

    reasonable: bool | None = None
    agreed: bool | None = None
    wish: Literal["together", "alone"] | None = None
    at_home_personal: bool = False


@dataclass(frozen=True)
class Answer:
    """`yes`, `no`, `clarify`, or `owed` where the person can ask for it; with reason and paragraph."""

    answer: Word
    reason: str
    step: TraceStep


def may_pool(benefit: Benefit, asked: Asked, law: Law) -> Answer:
    """Whether one person's help may be given together with others'; each person is asked apart."""
    for key in RULES:
        figure, rule = _rule(key, law)
        if benefit in rule.benefits:
            answer, reason = _answer(rule, asked)
            return Answer(answer, reason, figure.step(reason))
    step = TraceStep("pooling", "no_rule", "SGB I § 31")
    return Answer("no", "no_rule", step)


@cache
def pooled_benefits(law: Law) -> frozenset[str]:
    """Benefits of which law asks each person before several are helped together."""
    return frozenset(benefit.value for key in RULES for benefit in _rule(key, law)[1].benefits)


@cache
def _rule(key: str, law: Law) -> tuple[Figure, PoolingRule]:
    figure = law.rule("pooling", key)
    return figure, PoolingRule.model_validate(figure.value)


def _answer(rule: PoolingRule, asked: Asked) -> tuple[Word, str]:
    if asked.wish == "alone" and (rule.by_wish_only or (rule.protected and asked.at_home_personal)):
        return "no", "against_the_wish"
    if asked.reasonable is False:
        return "no", "not_reasonable"
    if rule.by_wish_only:
        return ("yes", "wished") if asked.wish == "together" else ("clarify", "wish_unknown")
    return _reasonable(rule, asked)


def _reasonable(rule: PoolingRule, asked: Asked) -> tuple[Word, str]:
    if asked.reasonable is None:
        return "clarify", "reasonableness_unknown"
    if rule.agreement and asked.agreed is not True:
        return ("no", "no_agreement") if asked.agreed is False else ("clarify", "agreement_unknown")
    owed = rule.owed_on_wish and asked.wish == "together"
    return ("owed", "wished") if owed else ("yes", "reasonable")
