"""Which arms of which rules speak about facts: those that fit, with the payers that are possible.

A payer that pays only for its insured is not possible without the insurance: here and nowhere else.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from arrangement.responsibility.facts import Facts
from arrangement.responsibility.fits import covered, fits
from arrangement.responsibility.outcome import BESIDE, Firing
from arrangement.responsibility.rules import Arm, Rule
from arrangement.responsibility.words import words


def firings_of(facts: Facts, rules: Iterable[Rule]) -> list[Firing]:
    """Every arm that fits, in the order of the rules; an arm may stand back where another rule fits."""
    shut = frozenset(without_insurance(facts))
    found = [
        Firing(rule, possible, covered(arm.when, facts))
        for rule in rules
        if rule.holds_on(facts.day)
        for arm in rule.arms
        if fits(arm.when, facts)
        for possible in [_possible(arm, shut)]
        if possible is not None
    ]
    fitting = {firing.rule.id for firing in found}
    return [firing for firing in found if firing.arm.when.unless_rule not in fitting]


def without_insurance(facts: Facts) -> Mapping[str, str]:
    """Payers whose insurance is missing, each with the rule that says who pays then."""
    return {
        system: needed.rule for system, needed in words().insurances.items() if needed.missing in facts.flags
    }


def asked_instead(need: str, facts: Facts) -> list[str]:
    """Who is asked where no rule names a payer: without an insurance, who pays in its place."""
    shut, known = without_insurance(facts), words()
    named = (known.insurances[s].instead if s in shut else s for s in known.otherwise[need])
    return list(dict.fromkeys(named))


def _possible(arm: Arm, shut: frozenset[str]) -> Arm | None:
    """The arm with the payers left; None where nobody is, or one of two that stand side by side."""
    then = arm.then
    if shut.isdisjoint((*then.payer, *then.pays_first)):
        return arm
    payer = tuple(system for system in then.payer if system not in shut)
    if not payer or (then.relation == BESIDE and len(payer) == 1 < len(then.payer)):
        return None
    first = tuple(system for system in then.pays_first if system not in shut)
    return arm.model_copy(update={"then": then.model_copy(update={"payer": payer, "pays_first": first})})
