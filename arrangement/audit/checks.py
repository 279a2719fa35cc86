"""Every invariant, in one list: reading it is reading the audit."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from arrangement.audit.ceilings import kombinationsleistung, within_ceilings
from arrangement.audit.company import accessible
from arrangement.audit.coverage import needs_add_up, needs_complete, nothing_twice
from arrangement.audit.ending import endings_named
from arrangement.audit.files import inputs_named, nothing_confided
from arrangement.audit.fitness import open_to_the_person, within_reach
from arrangement.audit.helpers import consent_covers, load_within_offer, no_minors, protection_kept
from arrangement.audit.matter import Matter
from arrangement.audit.order import values_recomputed
from arrangement.audit.own import own_within_statement
from arrangement.audit.payers import payer_and_basis
from arrangement.audit.places import one_place_at_a_time
from arrangement.audit.proof import status_honest
from arrangement.audit.protect import professionals_where_needed, qualification_kept
from arrangement.audit.reasons import unmet_has_reason
from arrangement.audit.result import Broken, Severity
from arrangement.audit.rights import carer_blind, rights_kept
from arrangement.audit.times import at_its_time
from arrangement.audit.told import told_truly
from arrangement.audit.totals import helper_totals, people_and_change, professional_totals
from arrangement.audit.will import will_respected
from arrangement.audit.wishes import missed_for_a_reason
from arrangement.audit.words import only_a_proposal, reasons_given, whole_numbers

FATAL, FLAG = Severity.FATAL, Severity.FLAG


@dataclass(frozen=True)
class Check:
    """One invariant.

    Attributes:
        id: As in the plan and in `interface.md`.
        demands: What must hold, in words a case manager understands.
        looks: Gives every place where it does not.
    """

    id: str
    demands: str
    severity: Severity
    looks: Callable[[Matter], Broken]


CHECKS: tuple[Check, ...] = (
    Check("A01", "For every need: covered and unmet make up what is required.", FATAL, needs_add_up),
    Check("A02", "Every need of the case is in the plan, and no other.", FATAL, needs_complete),
    Check(
        "A03",
        "What stays unmet has a true reason, evidence, a duty bearer, a next step.",
        FATAL,
        unmet_has_reason,
    ),
    Check("A04", "No right is cut: its ledger adds up.", FATAL, rights_kept),
    Check("A05", "Rights are the law's own and do not look at who helps.", FATAL, carer_blind),
    Check("A06", "Protection and treatment are for professionals.", FATAL, professionals_where_needed),
    Check("A07", "Who helps has the qualification that is needed.", FATAL, qualification_kept),
    Check("A08", "Helpers do only what they agreed to, where they agreed to.", FATAL, consent_covers),
    Check("A09", "Helpers give no more than they offered.", FATAL, load_within_offer),
    Check("A10", "What protects helpers is kept.", FATAL, protection_kept),
    Check("A11", "No child is planned as a helper.", FATAL, no_minors),
    Check("A12", "What the person does not want does not happen.", FATAL, will_respected),
    Check(
        "A13", "A binding wish is followed, or missed for an admissible reason.", FATAL, missed_for_a_reason
    ),
    Check("A14", "Own doing only as the person said.", FATAL, own_within_statement),
    Check("A15", "Everything happens at its time.", FATAL, at_its_time),
    Check("A16", "Nobody is in two places at once.", FATAL, one_place_at_a_time),
    Check("A17", "Nobody is sent too far.", FATAL, within_reach),
    Check("A18", "Access, language and company are there.", FATAL, accessible),
    Check("A19", "The offer is for this person and open.", FATAL, open_to_the_person),
    Check("A20", "More different people than today is named.", FLAG, people_and_change),
    Check("A21", "Whole numbers, minutes on the grid.", FATAL, whole_numbers),
    Check("A22", "No benefit and no own share beyond its limit.", FATAL, within_ceilings),
    Check("A23", "Pflegegeld beside Sachleistung is right to the cent.", FATAL, kombinationsleistung),
    Check("A24", "Nothing is counted or paid twice.", FATAL, nothing_twice),
    Check("A25", "Payer, benefit and paragraph belong together.", FATAL, payer_and_basis),
    Check("A26", "It is a proposal; nobody has decided.", FATAL, only_a_proposal),
    Check("A27", "The status says no more than was proved.", FATAL, status_honest),
    Check("A28", "The values of the aims follow from the lines.", FATAL, values_recomputed),
    Check("A29", "Professional minutes add up.", FATAL, professional_totals),
    Check("A30", "Minutes of helpers add up.", FATAL, helper_totals),
    Check("A31", "Every line says why.", FATAL, reasons_given),
    Check(
        "A32", "What ends while the plan goes on is named, and days unlike their week.", FATAL, endings_named
    ),
    Check("A33", "What is told beside the lines is so.", FATAL, told_truly),
    Check("R01", "The plan belongs to these files.", FATAL, inputs_named),
    Check("R03", "Nothing confided stands in the plan.", FATAL, nothing_confided),
)
