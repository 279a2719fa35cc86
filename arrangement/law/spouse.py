"""§ 1358 BGB: the spouse may decide in matters of health, for a time."""

from __future__ import annotations

from datetime import date

from arrangement.law.law import Law
from arrangement.law.time import last_of_months
from assessment.case.people import Representation


def last_day_of(one: Representation, law: Law) -> date | None:
    """Last day on which a spouse stands in; None for every other representation."""
    if one.kind != "ehegatte" or one.since is None:
        return None
    return last_of_months(one.since, law.figure("ehegattenvertretung_dauer").whole())


def stands_in(one: Representation, law: Law) -> bool:
    """Whether a representation holds on the day of the law."""
    last = last_day_of(one, law)
    return last is None or (one.since is not None and one.since <= law.day <= last)
