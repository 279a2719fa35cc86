"""A16: nobody is in two places at once, everybody is where help happens, and help comes as agreed."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable

from arrangement.audit.both import both_of_week
from arrangement.audit.clock_places import places_of_week
from arrangement.audit.inputs import Source
from arrangement.audit.lines import Line
from arrangement.audit.matter import Matter
from arrangement.audit.measure import (
    is_dated,
    length,
    most_per_day,
    most_per_slot,
    occurrence_minutes,
    smallest_piece,
)
from arrangement.audit.result import Broken, broken
from arrangement.audit.units import rounded_up
from arrangement.audit.week import Week, is_a_hand, occurrences_in
from arrangement.audit.whereabouts import at_its_home, holds
from assessment.case.needs import MinutesNeeded, Need, Occurrences
from assessment.ground.grid import DAYS, Slot


def one_place_at_a_time(matter: Matter) -> Broken:
    """A16: Nobody is needed in two places at once, and help comes in the pieces that were agreed."""
    for line in matter.weeks.lines:
        yield from _where(matter, line)
    for week in matter.weeks.lived:
        yield from _persons(week)
        yield from _watched(week)
        yield from _sources(week)
        yield from both_of_week(week)
        yield from places_of_week(week)
    for week in matter.weeks.typical:
        yield from _sessions_apart(week)
        for need in matter.inputs.case.needs:
            yield from _spread(week, need)
            yield from _together(week, need)
    for need in matter.inputs.case.needs:
        yield from _lengths(matter, need)
        yield from _same_person(matter, need)


def _where(matter: Matter, line: Line) -> Broken:
    """Help happens where the person is, or where the need is at home; the line says so."""
    if line.need is not None and not holds(matter.inputs, line.need, line.kind):
        return
    at_home = line.need is None or at_its_home(matter.inputs, line.need, line.kind, line.slot)
    if line.start is None or (line.source.form != "session" and not at_home):
        yield broken(
            "A16", line.id, "not_there", person=line.person.id, day=line.view.day, part=line.view.part
        )
    elif line.view.says_home and line.view.home != line.home:
        yield broken("A16", line.id, "home", needed=line.home or "-", found=line.view.home or "-")


def _persons(week: Week) -> Broken:
    for person, slot in sorted({*week.helped, *week.away}):
        found = week.helped.get((person, slot), 0) + week.away.get((person, slot), 0)
        if found > length(slot):
            yield broken(
                "A16",
                week.named(person),
                "person_full",
                day=slot.weekday,
                part=slot.day_part,
                limit=length(slot),
                found=found,
            )


def _watched(week: Week) -> Broken:
    """Nobody is watched at home while they are at a session, whatever it covers."""
    watching = {(line.need.id, line.slot): line.need for line in week.lines if line.is_watching and line.need}
    for (_, slot), need in sorted(watching.items(), key=lambda entry: entry[0]):
        there = week.at_sessions.get((need.person, slot), 0)
        found = there + week.watched_at_home(need, slot)
        if there and found > length(slot):
            day, part, limit = slot.weekday, slot.day_part, length(slot)
            subject = week.named(need.id)
            yield broken("A16", subject, "watched_while_out", day=day, part=part, limit=limit, found=found)


def _sources(week: Week) -> Broken:
    for (party, slot), found in sorted(week.taken.items()):
        if found > length(slot):
            yield broken(
                "A16",
                week.named(party[1]),
                "source_full",
                day=slot.weekday,
                part=slot.day_part,
                limit=length(slot),
                found=found,
            )


def _sessions_apart(week: Week) -> Broken:
    attended = week.attendances
    for number, one in enumerate(attended):
        for other in attended[number + 1 :]:
            same = one.person.id == other.person.id and one.session.day is other.session.day
            if same and one.session.start < other.session.end and other.session.start < one.session.end:
                yield broken("A16", week.named(one.subject), "sessions_overlap", other=other.subject)


def _lengths(matter: Matter, need: Need) -> Broken:
    """Pieces are not too short; occurrences, and help on a date, as long as needed; on call the day part."""
    for line in matter.weeks.of_need(need.id):
        if isinstance(need.measure, MinutesNeeded) and line.minutes < smallest_piece(need):
            least = smallest_piece(need)
            yield broken("A16", line.id, "piece", need=need.id, least=least, found=line.minutes)
        if isinstance(need.measure, Occurrences) or is_dated(need):
            needed = occurrence_minutes(need)
            if needed and line.minutes != needed:
                yield broken("A16", line.id, "occurrence", need=need.id, needed=needed, found=line.minutes)
        if line.is_on_call and line.minutes != length(line.slot):
            yield broken("A16", line.id, "on_call", needed=length(line.slot), found=line.minutes)


def _spread(week: Week, need: Need) -> Broken:
    """Not too often in a day part or on a day, and days apart."""
    if not isinstance(need.measure, Occurrences):
        return
    subject, slots = week.named(need.id), _by_slot(week.of_need(need.id))
    days: dict[int, int] = defaultdict(int)
    for slot, lines in sorted(slots.items()):
        days[slot.day] += _often(need, lines)
        if _often(need, lines) > most_per_slot(need):
            yield broken(
                "A16", subject, "per_slot", day=slot.weekday, part=slot.day_part, limit=most_per_slot(need)
            )
    limit = most_per_day(week.inputs, need, week.kind)
    for day, found in sorted(days.items()):
        if found > limit:
            yield broken("A16", subject, "per_day", day=DAYS[day], limit=limit)
    for day in sorted(days):
        for apart in range(1, need.measure.days_apart + 1):
            other = (day + apart) % len(DAYS)
            if other in days:
                yield broken(
                    "A16",
                    subject,
                    "days_apart",
                    day=DAYS[day],
                    other=DAYS[other],
                    free=need.measure.days_apart,
                )


def _often(need: Need, lines: list[Line]) -> int:
    """Occurrences of lines in one slot, begun ones too."""
    if need.helpers_at_once == 1:
        return len(lines)
    hands = sum(1 for line in lines if is_a_hand(line))
    return occurrences_in(need, lines) + (hands % need.helpers_at_once > 0)


def _together(week: Week, need: Need) -> Broken:
    """Several people at once: as many as needed each time, and nobody counted as two."""
    at_once = need.helpers_at_once
    if at_once == 1 or not isinstance(need.measure, Occurrences):
        return
    for slot, lines in sorted(_by_slot(week.of_need(need.id)).items()):
        for line in lines:
            if not is_a_hand(line) and line.source.form != "session":
                yield broken("A16", line.id, "no_hand", source=line.source.id, need=need.id)
        hands, day, part = [line for line in lines if is_a_hand(line)], slot.weekday, slot.day_part
        if len(hands) % at_once:
            yield broken(
                "A16", week.named(need.id), "hands", day=day, part=part, needed=at_once, found=len(hands)
            )
        often = max(rounded_up(len(hands), at_once), 1)
        for source, found in _counted(hands):
            most = often * (source.team.staff_at_once if source.team is not None else 1)
            if found > most:
                subject = week.named(source.party[1])
                yield broken("A16", subject, "too_many_hands", day=day, part=part, limit=most, found=found)


def _counted(hands: list[Line]) -> list[tuple[Source, int]]:
    """How many lines each team or person has."""
    sources = {line.source.party: line.source for line in hands}
    counted = Counter(line.source.party for line in hands)
    return [(sources[party], counted[party]) for party in sorted(counted)]


def _same_person(matter: Matter, need: Need) -> Broken:
    if need.continuity != "same_person":
        return
    parties: dict[int, set[tuple[str, str]]] = defaultdict(set)
    for line in matter.weeks.of_need(need.id):
        parties[line.kind].add(line.source.party)
    for kind, found in sorted(parties.items()):
        if len(found) > 1:
            yield broken("A16", matter.weeks.named(need.id, kind), "same_person", found=len(found))


def _by_slot(lines: Iterable[Line]) -> dict[Slot, list[Line]]:
    found: dict[Slot, list[Line]] = defaultdict(list)
    for line in lines:
        found[line.slot].append(line)
    return found
