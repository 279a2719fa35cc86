"""What a person draws side by side: the combination table applied to the benefits of a case."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cache
from typing import Any

from arrangement.law.combination import Beside, pairs_of
from arrangement.law.conditions import Condition, State, condition
from arrangement.law.law import Law
from arrangement.law.time import ONE_DAY
from assessment.case.case import Case
from assessment.case.people import Person
from assessment.case.words import Benefit, ClaimWord
from assessment.ground.calendar import month_of

NAMES: dict[str, str] = {
    Benefit.TAGESPFLEGE.value: "tages_nachtpflege",
    ClaimWord.GEMEINSCHAFTLICHE_WOHNFORM.value: "gemeinschaftliche_wohnformen",
}
"""Words of the case format that the table names otherwise."""

BY_THE_MONTH = (
    ClaimWord.WOHNGRUPPENZUSCHLAG,
    ClaimWord.GEMEINSCHAFTLICHE_WOHNFORM,
    ClaimWord.VOLLSTATIONAER,
)
"""Claims about where somebody lives: used this month or the last, they go on."""

EXCLUDED, CONDITIONAL = "no", "cond"


def running(case: Case, person: str, law: Law) -> tuple[str, ...]:
    """Claims about where a person lives that they draw on the day of the law."""
    lately = {month_of(law.day), month_of(law.day.replace(day=1) - ONE_DAY)}
    drawn = {
        used.claim
        for used in case.claims_used
        if used.person == person and used.on <= law.day and month_of(used.on) in lately
    }
    return tuple(claim.value for claim in BY_THE_MONTH if claim in drawn)


def side_by_side(words: Iterable[str], law: Law) -> Iterator[tuple[str, str, Beside]]:
    """Every pair of these benefits of which the table says how they stand, in canonical order."""
    table, names = _table(law), sorted({*words})
    for number, first in enumerate(names):
        for second in names[number + 1 :]:
            key = sorted((NAMES.get(first, first), NAMES.get(second, second)))
            found = table.get((key[0], key[1]))
            if found is not None:
                yield first, second, found


def rows(person: str, words: Iterable[str], law: Law) -> Iterator[dict[str, Any]]:
    """The same pairs of one person as a plan states them, with paragraph and source."""
    for first, second, pair in side_by_side(words, law):
        yield {
            "person": person,
            "first": first,
            "second": second,
            "beside": pair.rule.beside,
            "condition": pair.rule.condition,
            "paragraph": pair.figure.paragraph,
            "source": pair.figure.source,
        }


@cache
def _table(law: Law) -> dict[tuple[str, str], Beside]:
    return {(pair.first, pair.second): pair for pair in pairs_of(law)}


def beside_running(case: Case, person: Person, benefit: str, law: Law) -> tuple[Condition, ...]:
    """What shuts out a benefit, or asks something of it, beside what the person draws for where they live."""
    found = []
    for other in running(case, person.id, law):
        for _, _, pair in side_by_side((benefit, other), law):
            if pair.rule.beside in (EXCLUDED, CONDITIONAL):
                no = pair.rule.beside == EXCLUDED
                params: dict[str, str | int] = {"benefit": other, "paragraph": pair.figure.paragraph}
                if not no:
                    params["text"] = pair.rule.condition or ""
                name = "shut_out_by" if no else "only_beside"
                found.append(condition(name, State.NOT_MET if no else State.OPEN, **params))
    return tuple(found)


def is_shut_out(case: Case, person: Person, benefit: str, law: Law) -> bool:
    """Whether the table lets a benefit not stand beside what the person draws for where they live."""
    return any(one.state is State.NOT_MET for one in beside_running(case, person, benefit, law))
