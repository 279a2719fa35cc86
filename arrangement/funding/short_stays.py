"""Weeks of Kurzzeitpflege: what the care insurance pays of them in each calendar year, and what is left."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from arrangement.funding.book import Book
from arrangement.law.law import law_on


def short_stays(book: Book) -> Iterator[dict[str, Any]]:
    """One row for each person and calendar year, persons in order."""
    paragraph = law_on(book.on).figure("kurzzeitpflege").paragraph
    for person in book.persons:
        days = book.short_stays[person.id]
        for year in sorted({one.day.year for one in days}):
            mine = [one for one in days if one.day.year == year]
            yield {
                "person": person.id,
                "year": year,
                "begins": min(one.day for one in mine).isoformat(),
                "days": len(mine),
                "care_cents": sum(one.care for one in mine),
                "paid_cents": sum(one.paid for one in mine),
                "own_cents": sum(one.left for one in mine),
                "paragraph": paragraph,
            }


def announced(book: Book) -> Iterator[dict[str, Any]]:
    """Say that each of them has to be asked for before it begins."""
    for row in short_stays(book):
        params = {
            "person": row["person"],
            "days": row["begins"],
            "n": row["days"],
            "paragraph": row["paragraph"],
        }
        yield {"key": "warning.kurzzeitpflege_ahead", "params": params}
