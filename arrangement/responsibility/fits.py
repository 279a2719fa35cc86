"""Whether an arm of a rule fits the facts, and for which needs."""

from __future__ import annotations

from arrangement.responsibility.facts import Facts, Who
from arrangement.responsibility.rules import When


def fits(when: When, facts: Facts) -> bool:
    """Whether everything that an arm asks for is so; what depends on the payer is left to the end."""
    if when.need is not None and when.need.isdisjoint(facts.needs):
        return False
    if when.place is not None and when.place.isdisjoint(facts.places):
        return False
    return (
        when.flags <= facts.flags
        and (when.flags_any is None or not when.flags_any.isdisjoint(facts.flags))
        and when.without.isdisjoint(facts.flags)
        and (when.with_need is None or not when.with_need.isdisjoint(facts.needs))
        and (when.procedure is None or facts.procedure in when.procedure)
        and (when.land is None or when.land == facts.land)
        and (not when.of_person or any(_is(who, when) for who in facts.who))
    )


def covered(when: When, facts: Facts) -> frozenset[str]:
    """The needs that an arm speaks about: all of them where it names none."""
    return facts.needs if when.need is None else when.need & facts.needs


def _is(who: Who, when: When) -> bool:
    return (
        (when.age is None or when.age.holds(who.age))
        and (when.disability is None or not when.disability.isdisjoint(who.disability))
        and (when.pflegegrad is None or when.pflegegrad.holds(who.grade))
    )
