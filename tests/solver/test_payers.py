"""A piece of help is one line with one payer, also where two amounts together would pay for more."""

from __future__ import annotations

from tests.solver import tiny

TWO_AMOUNTS = ["pflegesachleistung", "entlastungsbetrag"]
HALF_AN_HOUR, HOUR = 30, 60


def test_a_piece_is_not_split_between_two_amounts() -> None:
    """Each amount pays for some of the hour a week; both together would pay for all of it."""
    used = {"person": "pia", "benefit": "pflegesachleistung", "month": "2026-11", "used_cents": 60000}
    hour = tiny.owed("shop", task="shopping", measure=tiny.minutes_a_week(HOUR, HALF_AN_HOUR))
    dear = tiny.visit(price={"unit": "hour", "cents": 12000}, paid_by=TWO_AMOUNTS)
    made = tiny.plan(tiny.case(needs=[hour], amounts_used=[used]), tiny.catalogue(dear))
    assert made["audit"]["passed"]
    (line,) = made["lines"]
    assert HALF_AN_HOUR <= line["minutes"] < HOUR
