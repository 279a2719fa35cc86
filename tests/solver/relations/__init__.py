"""Every relation that concerns one case, by its number in the list of invariants.

MR-15, MR-16 and MR-24 are about caseloads, MR-26 about sweeps. MR-05 and MR-06, and MR-03 with MR-04's first
part, are looked at in the same runs.
"""

from tests.solver.relations import help, measures, solving, words
from tests.solver.relations.base import Base, Relation

RELATIONS = (
    Relation("MR-01", words.order_means_nothing),
    Relation("MR-02", words.names_mean_nothing),
    Relation("MR-03", help.one_more_offer),
    Relation("MR-04", help.one_more_helper),
    Relation("MR-04", help.a_helper_who_offers_more),
    Relation("MR-05 MR-06", help.without_a_helper),
    Relation("MR-05 MR-06", help.without_an_offer),
    Relation("MR-07", help.a_limit),
    Relation("MR-08", help.a_refusal_of_what_is_not_planned),
    Relation("MR-09", solving.one_assignment_fixed),
    Relation("MR-10", solving.one_assignment_forbidden),
    Relation("MR-11", help.exactly_what_is_used),
    Relation("MR-12", measures.weights_times_k),
    Relation("MR-13", measures.everything_times_two),
    Relation("MR-14", help.what_nobody_may_use),
    Relation("MR-17", words.sex_means_nothing),
    Relation("MR-18", words.a_week_later_it_is_as_good),
    Relation("MR-19", help.a_higher_pflegegrad),
    Relation("MR-20", solving.a_solution_as_a_hint),
    Relation("MR-21", solving.another_way_to_solve),
    Relation("MR-22", measures.a_need_in_two_halves),
    Relation("MR-23", measures.two_offers_merged),
    Relation("MR-25", measures.a_higher_weight_of_staff_minutes),
    Relation("MR-27", words.writing_and_reading_change_nothing),
    Relation("MR-28", help.without_any_helper),
)

__all__ = ["RELATIONS", "Base", "Relation"]
