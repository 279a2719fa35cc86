"""What an answer of access says about who pays: a missing insurance, or somebody who pays before it."""

from __future__ import annotations

from dataclasses import dataclass

from arrangement.law.access import Access
from arrangement.responsibility.access import Door
from arrangement.responsibility.facts import Facts, Other
from assessment.case.words import Book

_MISSING = {Book.SGB_XI: "no_care_insurance", Book.SGB_V: "no_health_insurance"}
_BEFORE, _BEFORE_FLAG = "SER_UV", "compensation_case"
_NOT_STATED = ("care_fund_assumed", "health_assumed")


@dataclass(frozen=True)
class Behind:
    """A fact that a door stands for.

    Attributes:
        taken: Whether it is taken as given.
        open: Whether it is to be clarified; then it is tried the other way, too.
    """

    flag: str
    taken: bool
    open: bool

    def otherwise(self, facts: Facts) -> Other:
        """The same facts with this one the other way."""
        flags = facts.flags - {self.flag} if self.taken else facts.flags | {self.flag}
        return Other(self.flag, str(not self.taken).lower(), facts.with_only(flags))


def fact_behind(door: Door) -> Behind | None:
    """Give the fact that a door stands for; None where it is open, or closed for no reason of insurance.

    An insurance that nobody stated is told by the door alone: it is assumed for everybody.
    """
    flag = _MISSING.get(door.book)
    if flag is None or door.access is Access.YES or door.reason in _NOT_STATED:
        return None
    to_clarify = door.access is Access.CLARIFY
    if door.who == _BEFORE:
        return Behind(_BEFORE_FLAG, taken=True, open=to_clarify)
    return Behind(flag, taken=not to_clarify, open=to_clarify)
