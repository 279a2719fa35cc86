"""Amounts: what is needed fits into the day parts, days and week that are allowed for it.

What cannot fit whoever helps is a mistake in the file, not a shortage. The figures follow docs/model.md.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterator
from itertools import combinations

from assessment.case.case import Case
from assessment.case.needs import WEEK_MINUTES, MinutesNeeded, Need, Occurrences, Presence
from assessment.case.words import ClaimWord
from assessment.ground.findings import FieldPath, Finding
from assessment.ground.grid import Part, part_minutes, up_to_grid

_MONTHS_OF_YEAR, _DAYS_OF_YEAR, _DAYS_OF_WEEK = 12, 365, 7


def week_is_long_enough(case: Case) -> Iterator[Finding]:
    """One person's hands-on help takes no more than a week."""
    total: Counter[str] = Counter()
    for need in case.needs:
        total[need.person] += hands_on_minutes(need)
    for number, person in enumerate(case.persons):
        if total[person.id] > WEEK_MINUTES:
            yield Finding(
                "person.week_too_short",
                ("persons", number, "id"),
                {"person": person.id, "minutes": total[person.id], "most": WEEK_MINUTES},
            )


def occurrences_fit_their_slots(case: Case) -> Iterator[Finding]:
    """So many occurrences fit into the slots, at most `per_slot` and `per_day`, each in one day part."""
    for number, need in enumerate(case.needs):
        measure = need.measure
        if isinstance(measure, Occurrences) and need.slots():
            most = _most_occurrences(need, measure)
            longest = max(part_minutes(slot.day_part) for slot in need.slots())
            if up_to_grid(measure.minutes) > longest:
                path: FieldPath = ("needs", number, "measure", "minutes")
                yield Finding("need.occurrence_too_long", path, {"most": longest})
            elif measure.per_week > most:
                params = {"per_week": measure.per_week, "most": most}
                yield Finding("need.occurrences_do_not_fit", ("needs", number, "measure", "per_week"), params)


def pieces_fit_their_slots(case: Case) -> Iterator[Finding]:
    """The minutes fit into the slots, and the shortest piece into the longest of them."""
    for number, need in enumerate(case.needs):
        measure = need.measure
        if not isinstance(measure, MinutesNeeded) or not need.slots():
            continue
        lengths = [part_minutes(slot.day_part) for slot in need.slots()]
        required = hands_on_minutes(need)
        path = ("needs", number, "measure")
        if required > sum(lengths):
            yield Finding("need.minutes_do_not_fit", (*path, "minutes"), {"most": sum(lengths)})
        elif min(up_to_grid(measure.at_least), required) > max(lengths):
            yield Finding("need.piece_does_not_fit", (*path, "at_least"), {"most": max(lengths)})


def presence_fits_its_day_parts(case: Case) -> Iterator[Finding]:
    """A presence lasts no longer than the shortest of its day parts: it is needed in each of them."""
    for number, need in enumerate(case.needs):
        measure = need.measure
        if isinstance(measure, Presence) and measure.minutes is not None and need.slots():
            shortest = min((slot.day_part for slot in need.slots()), key=part_minutes)
            if measure.minutes > part_minutes(shortest):
                yield _too_long(("needs", number, "measure", "minutes"), shortest)
    for number, line in enumerate(case.protection.protection_plan):
        if line.minutes > part_minutes(line.part):
            yield _too_long(("protection", "protection_plan", number, "minutes"), line.part)


def days_are_of_replacement_care(case: Case) -> Iterator[Finding]:
    """Days are counted of replacement care and Kurzzeitpflege; of others they would be read by nobody."""
    for number, used in enumerate(case.claims_used):
        if used.days and used.claim not in (ClaimWord.VERHINDERUNGSPFLEGE, ClaimWord.KURZZEITPFLEGE):
            yield Finding("claim.days_elsewhere", ("claims_used", number, "days"))


def _too_long(path: FieldPath, part: Part) -> Finding:
    return Finding("part.too_short", path, {"part": part.value, "most": part_minutes(part)})


def hands_on_minutes(need: Need) -> int:
    """Minutes a week, rounded up to the grid; presence and reachability are never added to them."""
    measure = need.measure
    if isinstance(measure, Occurrences):
        return measure.per_week * up_to_grid(measure.minutes)
    if isinstance(measure, MinutesNeeded):
        if measure.per == "week":
            return up_to_grid(measure.minutes)
        yearly = measure.minutes * _MONTHS_OF_YEAR
        return up_to_grid(-(-yearly * _DAYS_OF_WEEK // _DAYS_OF_YEAR))
    return 0


def _most_occurrences(need: Need, measure: Occurrences) -> int:
    by_day: Counter[int] = Counter()
    for slot in need.slots():
        by_day[slot.day] += min(measure.per_slot, part_minutes(slot.day_part) // up_to_grid(measure.minutes))
    per_day = measure.per_day or -(-measure.per_week // len(by_day))
    room = {day: min(per_day, most) for day, most in by_day.items()}
    return max(sum(room[day] for day in days) for days in _days_apart(room, measure.days_apart))


def _days_apart(days: Collection[int], apart: int) -> Iterator[tuple[int, ...]]:
    """Every choice of days that stay so far apart; Monday follows Sunday."""
    for number in range(len(days) + 1) if apart else [len(days)]:
        for chosen in combinations(sorted(days), number):
            gaps = [(b - a) % _DAYS_OF_WEEK for a in chosen for b in chosen if a != b]
            if all(gap > apart for gap in gaps):
                yield chosen
