"""Codes for the sentences with which the models refuse a value.

A model says in one English sentence what it refuses. Here each sentence has the code of its message, and the
field within the refused map to look at. A test holds this list and the models together.
"""

from __future__ import annotations

from collections.abc import Mapping

Step = str | None

SENTENCES: Mapping[str, tuple[str, Step]] = {
    # Values
    "an id starts with a small letter and holds only a-z, 0-9 and _": ("id.form", None),
    "a day is written YYYY-MM-DD": ("day.form", None),
    "this day does not exist in the calendar": ("day.not_in_calendar", None),
    "control characters are not allowed in text": ("text.control_unnamed", None),
    'a clock time is written "HH:MM"': ("clock.form", None),
    "a clock time lies between 00:00 and 24:00": ("clock.out_of_range", None),
    # Case
    "how often: at least one of per_day, per_week, per_month": ("nba.how_often", None),
    "a criterion is named as in Anlage 1, its module first": ("nba.no_criterion", None),
    "an answer is a word of the scale, its points, or yes or no": ("nba.answer_form", None),
    "weighted points are a number such as 7.5": ("nba.weighted_form", None),
    "ends before it begins": ("period.reversed", "ends"),
    "longer than a week: occurrences times minutes exceed 10080": ("need.longer_than_a_week", "minutes"),
    "longer than a week: at most 10080 minutes": ("need.longer_than_a_week", "minutes"),
    "an owed need names its entitlement": ("need.owed_without_entitlement", "standing"),
    "gladly_minutes is above at_most_minutes": ("helper.gladly_above_at_most", "gladly_minutes"),
    "presence_gladly_minutes is above presence_at_most_minutes": (
        "helper.gladly_above_at_most",
        "presence_gladly_minutes",
    ),
    "a spouse stands in for health alone: matters [sgb_v], and since as the doctor wrote it": (
        "representation.spouse",
        "kind",
    ),
    "a refusal names somebody, something, a task or a time": ("refusal.of_nothing", "of"),
    "a wish names a provider, offer, helper, kind of help or sex of carer": ("wish.of_nothing", "of"),
    "a recorded choice names a need or a benefit": ("choice.of_nothing", None),
    "an unsafe mark names exactly one of person, place, joint_presence": ("unsafe.not_one", None),
    "a quiet time begins and ends on the 5-minute grid": ("quiet.off_grid", "begins"),
    "a consent to data is written_on or electronic_on some day": ("consent.data_without_form", None),
    # Catalogue
    "travel, set-up and minimum visit are multiples of 5 minutes": ("team.off_grid", None),
    "a session ends before it begins": ("session.reversed", "ends"),
    "a session begins and ends on the 5-minute grid": ("session.off_grid", "begins"),
    "cents per hour must be a multiple of 12, so that 5 minutes cost whole cents": (
        "price.not_by_12",
        "cents",
    ),
    "a visit names its team": ("offer.visit_without_team", "form"),
    "a session offer names sessions, group and stadtteil": ("offer.session_incomplete", "form"),
    "a session is priced by session or month, everything else by hour, piece or month": (
        "offer.price_unit",
        "price",
    ),
    "an aid is priced by piece or month": ("offer.price_unit_of_aid", "price"),
    "replacement care pays for visits and sessions by the hour, piece or date only": (
        "offer.price_unit_of_replacement",
        "paid_by",
    ),
    "interpreters come as a visit, and without a price: the carrier bears the cost": (
        "offer.interpreting_priced",
        "tasks",
    ),
    "professional help names its paragraph": ("offer.without_paragraph", "kind"),
}

READS: Mapping[str, tuple[str, ...]] = {
    "ends before it begins": ("begins", "ends"),
    "longer than a week: occurrences times minutes exceed 10080": ("per_week", "minutes"),
    "longer than a week: at most 10080 minutes": ("per", "minutes"),
    "an owed need names its entitlement": ("standing", "entitlement"),
    "gladly_minutes is above at_most_minutes": ("gladly_minutes", "at_most_minutes"),
    "presence_gladly_minutes is above presence_at_most_minutes": (
        "presence_gladly_minutes",
        "presence_at_most_minutes",
    ),
    "a spouse stands in for health alone: matters [sgb_v], and since as the doctor wrote it": (
        "kind",
        "matters",
        "since",
    ),
    "a quiet time begins and ends on the 5-minute grid": ("begins", "ends"),
    "a consent to data is written_on or electronic_on some day": ("written_on", "electronic_on"),
    "a session ends before it begins": ("begins", "ends"),
    "a session begins and ends on the 5-minute grid": ("begins", "ends"),
    "professional help names its paragraph": ("kind", "paragraph"),
}
"""Which fields of its entry a sentence looks at: it can be judged while others are faulty."""

OTHERWISE: tuple[str, Step] = ("value.refused", None)
"""For a sentence that nobody has entered here."""
