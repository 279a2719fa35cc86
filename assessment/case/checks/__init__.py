"""What must hold between several parts of a case: one function per promise, each yields findings."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from assessment.case.case import Case
from assessment.case.checks.amounts import (
    days_are_of_replacement_care,
    occurrences_fit_their_slots,
    pieces_fit_their_slots,
    presence_fits_its_day_parts,
    week_is_long_enough,
)
from assessment.case.checks.both import both_are_one, could_be_one
from assessment.case.checks.ids import ids_are_unique, one_id_one_thing
from assessment.case.checks.manner import (
    calls_are_stated_by_day_part,
    calls_have_their_action,
    dates_fit_their_day_parts,
    several_help_with_occurrences,
)
from assessment.case.checks.outside import unknown_outside
from assessment.case.checks.periods import (
    consents_end_after_they_begin,
    days_are_plausible,
)
from assessment.case.checks.phases import (
    learning_falls_at_reviews,
    phases_fit_the_plan,
    phases_follow_each_other,
    running_in_stands_beside,
    teaching_comes_before,
)
from assessment.case.checks.places import homes_elsewhere
from assessment.case.checks.private import identifiers_in_free_text, unsafe_marks_without_effect
from assessment.case.checks.references import references_are_known
from assessment.case.checks.times import slots_are_stated_once, times_are_not_empty
from assessment.case.checks.weeks import days_have_one_type, short_stays_are_away, slots_have_one_home
from assessment.case.checks.will import (
    holders_without_entry,
    protection_is_left_to_professionals,
    treatment_care_has_its_order,
)
from assessment.case.limits import read_only
from assessment.ground.findings import Finding

__all__ = ["CASE_CHECKS", "case_findings", "case_warnings", "unknown_outside"]

CASE_CHECKS: tuple[Callable[[Case], Iterator[Finding]], ...] = (
    ids_are_unique,
    one_id_one_thing,
    references_are_known,
    both_are_one,
    times_are_not_empty,
    slots_are_stated_once,
    days_have_one_type,
    slots_have_one_home,
    short_stays_are_away,
    week_is_long_enough,
    occurrences_fit_their_slots,
    pieces_fit_their_slots,
    presence_fits_its_day_parts,
    days_are_of_replacement_care,
    dates_fit_their_day_parts,
    calls_have_their_action,
    calls_are_stated_by_day_part,
    several_help_with_occurrences,
    consents_end_after_they_begin,
    days_are_plausible,
    phases_follow_each_other,
    phases_fit_the_plan,
    learning_falls_at_reviews,
    running_in_stands_beside,
    teaching_comes_before,
    treatment_care_has_its_order,
    protection_is_left_to_professionals,
)


def case_findings(case: Case) -> Iterator[Finding]:
    """Give everything that is wrong between the parts of a case."""
    for check in CASE_CHECKS:
        yield from check(case)


def case_warnings(case: Case) -> Iterator[Finding]:
    """Give what is allowed but should be looked at: identifiers in texts, what stands alone or elsewhere."""
    yield from identifiers_in_free_text(case)
    yield from unsafe_marks_without_effect(case)
    yield from holders_without_entry(case)
    yield from could_be_one(case)
    yield from homes_elsewhere(case)
    yield from read_only(case)
