"""What an answer of access says about who pays: a missing insurance, or somebody who pays before it."""

from __future__ import annotations

from dataclasses import dataclass

from arrangement.law.access import Access
from arrangement.responsibility.access import Door
from arrangement.responsibility.facts import Facts, Other
from assessment.case.words import Book

_MISSING = {Book.SGB_XI: "no_care_insurance", Book.SGB_V: "no_health_insurance"}
_BEFORE, _BEFORE_FLAG = "SER_UV", "compensation_case"
_IN_DOUBT = ("insurer_unknown", "waiting_time_unknown", "waiting_time_short", "health_unknown")


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
    """Give the fact that a door stands for; None where an insurance pays, or nobody has reason to doubt."""
    if door.who == _BEFORE:
        return Behind(_BEFORE_FLAG, taken=True, open=door.access is Access.CLARIFY)
    if door.book in _MISSING and door.access is Access.NO:
        return Behind(_MISSING[door.book], taken=True, open=False)
    if door.book in _MISSING and door.reason in _IN_DOUBT:
        return Behind(_MISSING[door.book], taken=False, open=True)
    return None
