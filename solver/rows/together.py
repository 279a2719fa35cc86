"""What falls into the same week, day or day part: a week with dates holds its typical week, too."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from arrangement.problem import Problem
from solver.rows.row import Term

Place = tuple[int, ...]
"""A week; a week and a day; or a week, a day and a part."""

Found = tuple[str, Place, Iterable[Term]]
"""Whose terms, where, and which."""


def together(problem: Problem, found: Iterable[Found]) -> Iterator[tuple[str, Place, tuple[Term, ...]]]:
    """Add up terms that fall into the same place, subject by subject, in order.

    A type of week is added up by itself. A week with dates is added up with the type that it comes on top of,
    so that every limit holds for both together.
    """
    by: dict[tuple[str, Place], list[Term]] = {}
    for subject, place, terms in found:
        by.setdefault((subject, place), []).extend(terms)
    for (subject, place), mine in sorted(by.items(), key=lambda entry: entry[0]):
        base = problem.calendar[place[0]].base
        below = by.get((subject, (base, *place[1:])), ()) if base is not None else ()
        if mine:
            yield subject, place, (*mine, *below)
