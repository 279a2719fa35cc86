"""How long somebody stays who is there and helps: what goes on meanwhile, and what takes its own time."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from arrangement.law.law import Law
from arrangement.law.task_rules import happens_outside
from assessment.case.needs import Need, Presence
from assessment.case.words import WITHOUT_THE_PERSON


@dataclass(frozen=True)
class Doing:
    """One thing that a visit does.

    Attributes:
        watches: Whether it is being there for the person.
        outside: Whether it happens out of the home.
        with_person: Whether the person is part of it, as in being there; household tasks happen without them.
    """

    need: str
    person: str
    watches: bool
    outside: bool
    with_person: bool
    minutes: int = 0


def doing_of(need: Need, law: Law, minutes: int = 0) -> Doing:
    """What help for a need does."""
    watches = isinstance(need.measure, Presence)
    with_person = watches or need.task not in WITHOUT_THE_PERSON
    return Doing(need.id, need.person, watches, happens_outside(need, law), with_person, minutes)


def goes_meanwhile(watching: Doing, other: Doing) -> bool:
    """Whether who is there for somebody may do something else at the same time.

    Both at home, or together with the person wherever they are: while outside nobody is watched at home.
    """
    together = other.with_person and other.person == watching.person
    return together or not (watching.outside or other.outside)


def minutes_of_stay(doings: Iterable[Doing]) -> int:
    """Minutes of a visit: its help, or its longest presence for one need with what cannot go on meanwhile."""
    done = tuple(doings)
    longest = sum(doing.minutes for doing in done if not doing.watches)
    for watching in {doing.need: doing for doing in done if doing.watches}.values():
        there = (d for d in done if d.need == watching.need or not goes_meanwhile(watching, d))
        longest = max(longest, sum(doing.minutes for doing in there))
    return longest
