"""The facts of one question: settled words and numbers, so that a rule fits or does not."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date

from arrangement.responsibility.words import MULTIPLE, NONE, words

NO_PROCEDURE, FORWARDED, NOT_FORWARDED = "none", "forwarded", "not_forwarded"


@dataclass(frozen=True)
class Who:
    """One person of a question.

    Attributes:
        age: Completed years.
        disability: Kinds, `mehrfach` added where several count as multiple; `none` alone where there is none.
        grade: Pflegegrad, 0 without one.
    """

    age: int
    disability: frozenset[str]
    grade: int


@dataclass(frozen=True)
class Facts:
    """What a rule may look at.

    Attributes:
        procedure: `none`, `forwarded` or `not_forwarded` (§ 14 SGB IX).
        nobody_disabled: Whether it is stated of everybody that there is no disability.
    """

    who: tuple[Who, ...]
    places: frozenset[str]
    needs: frozenset[str]
    flags: frozenset[str]
    day: date
    procedure: str = NO_PROCEDURE
    land: str = "HB"
    nobody_disabled: bool = False

    def with_only(self, flags: frozenset[str]) -> Facts:
        """The same with these facts and no others."""
        return replace(self, flags=flags)

    def with_flags(self, *more: str) -> Facts:
        """The same with more facts."""
        return replace(self, flags=self.flags | set(more))


@dataclass(frozen=True)
class Other:
    """The same question with one unknown fact settled in another way.

    Attributes:
        fact: What is unknown: `age`, `disability`, `pflegegrad`, `place`, `procedure` or a flag.
        value: How it is settled here.
    """

    fact: str
    value: str
    facts: Facts


@dataclass(frozen=True)
class Question:
    """The facts as assumed, and every other way in which an unknown one could stand."""

    facts: Facts
    others: tuple[Other, ...] = ()


def kinds(stated: frozenset[str]) -> frozenset[str]:
    """Kinds of disability as the rules read them: several, one of them bodily or mental, are multiple."""
    found = stated - {NONE}
    if len(found) > 1 and found & words().counts_as_multiple:
        return found | {MULTIPLE}
    return found or frozenset({NONE})


def asked_for(facts: Facts) -> Iterator[Other]:
    """Facts that nobody stated either way and that may decide.

    Several are tried at once; where only all of them decide and one is told, the rest are tried both ways.
    """
    known = words()
    disabilities = frozenset().union(*(who.disability for who in facts.who)) if facts.who else frozenset()
    for ask in known.ask:
        needed = (
            (ask.only, disabilities),
            (ask.beside, facts.flags),
            (ask.places, facts.places),
            (ask.needs, facts.needs),
        )
        if any(of and not of & found for of, found in needed):
            continue
        ages = ask.ages
        if ages is not None and not any(ages.min <= who.age <= ages.max for who in facts.who):
            continue
        left = [flag for flag in ask.flags if not {flag, known.contrary(flag)} & facts.flags]
        if left == list(ask.flags):
            yield Other(ask.flags[0], "true", facts.with_flags(*ask.flags))
            continue
        for flag in left if ask.together else ():
            yield Other(flag, "true", facts.with_flags(flag))
            yield Other(flag, "false", facts.with_flags(known.contrary(flag)))
