"""What happens when one who helps unpaid stays away: whether those who stand in could take it all at once."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from arrangement.catalogue import Catalogue, Team
from assessment.case import Case
from assessment.case.needs import Reachable
from assessment.case.words import Kind
from assessment.ground.grid import DAYS, PARTS, Part, Slot, Weekday, down_to_grid, part_minutes

UNPAID = (Kind.INFORMAL, Kind.CIVIC)

Row = Mapping[str, Any]
Load = Counter[tuple[str, str]]
"""Minutes by team and type of week."""


def drop_outs(case: Case, catalogue: Catalogue, lines: Sequence[Row]) -> Iterator[dict[str, Any]]:
    """Give for each unpaid source who stands in, and the lines for which that would not do.

    A line is short where nobody stands in, where the team that does is not on duty in that day part or the
    next one for so long, or where its week has no room for all that the source does. All minutes count,
    also those that a visit could share: in doubt it is short.
    """
    sent = _Sent(case, catalogue)
    load: Load = Counter()
    for line in lines:
        load.update(sent.minutes(line, line["offer"]))
    sources = sorted({str(line["helper"] or line["offer"]) for line in lines if line["kind"] in UNPAID})
    for source in sources:
        mine = [
            line for line in lines if line["kind"] in UNPAID and source == (line["helper"] or line["offer"])
        ]
        extra: Load = Counter()
        for line in mine:
            extra.update(sent.minutes(line, _stand_in(line)))
        yield {
            "source": source,
            "lines": len(mine),
            "stands_in": sorted({offer for line in mine if (offer := _stand_in(line)) is not None}),
            "short": sorted(line["id"] for line in mine if not sent.could(line, load, extra)),
        }


class _Sent:
    """The teams behind offers."""

    def __init__(self, case: Case, catalogue: Catalogue) -> None:
        teams = {team.id: team for team in catalogue.teams}
        self._team = {offer.id: teams[offer.team] for offer in catalogue.offers if offer.team is not None}
        self._calls = {need.id for need in case.needs if isinstance(need.measure, Reachable)}

    def minutes(self, line: Row, offer: str | None) -> Load:
        """Minutes that a line takes of a team's week, if this offer did it; being on call takes none."""
        team = self._team.get(offer or "")
        if team is None or line["need"] in self._calls:
            return Counter()
        return Counter({(team.id, str(line["week_type"])): line["minutes"]})

    def could(self, line: Row, load: Load, extra: Load) -> bool:
        """Whether the stand-in of a line would be there in time and has room for everything."""
        offer = _stand_in(line)
        if offer is None:
            return False
        team = self._team.get(offer)
        if team is None or line["need"] in self._calls:
            return True
        week = (team.id, str(line["week_type"]))
        return load[week] + extra[week] <= down_to_grid(team.capacity_minutes_per_week) and any(
            _on_duty(team, slot) >= line["minutes"] for slot in _soon(line)
        )


def _stand_in(line: Row) -> str | None:
    return None if line["fallback"] is None else str(line["fallback"]["offer"])


def _soon(line: Row) -> tuple[Slot, Slot]:
    """The day part of a line and the next one."""
    day, part = DAYS.index(Weekday(line["day"])), PARTS.index(Part(line["part"]))
    after = day * len(PARTS) + part + 1
    return Slot(day, part), Slot(after // len(PARTS) % len(DAYS), after % len(PARTS))


def _on_duty(team: Team, slot: Slot) -> int:
    length = part_minutes(slot.day_part)
    return max(
        (
            length if times.minutes is None else min(times.minutes, length)
            for times in team.times
            if slot in times.slots()
        ),
        default=0,
    )
