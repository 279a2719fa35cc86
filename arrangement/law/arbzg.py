"""ArbZG: how long somebody whom a household employs may work, and how long they rest."""

from __future__ import annotations

from dataclasses import dataclass

from arrangement.law.law import Law
from assessment.ground.calendar import HOUR_MINUTES


@dataclass(frozen=True)
class WorkingTime:
    """Limits in minutes: of a day, of a week, and of the rest after a day's work."""

    day: int
    week: int
    rest: int


def working_time(law: Law) -> WorkingTime:
    """§ 3 Satz 1 and § 5 Abs. 1 ArbZG; kept for live-ins, too, whatever § 18 Abs. 1 Nr. 3 may exempt."""
    hours = ("arbeitszeit_tag_stunden", "arbeitszeit_woche_stunden", "ruhezeit_stunden")
    return WorkingTime(*(law.figure(key).whole() * HOUR_MINUTES for key in hours))
