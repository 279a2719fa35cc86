"""Every matching condition, in the order in which they are asked."""

from __future__ import annotations

from arrangement.rulebook.words import Condition
from assessment.ground.source import Source


def _c(id_: str, asks: str, title: str, place: str, unmet_reason: str) -> Condition:
    return Condition(id_, asks, Source(title, place), unmet_reason)


ROLE_IS_COVER = _c(
    "role_is_cover",
    "The offer meets needs itself: it does not only broker or advise, and restricts nobody's liberty.",
    "Design; BGB §§ 1631b, 1831",
    "section 2, offer; section 6",
    "no_eligible_offer",
)
TASK_IS_COVERED = _c(
    "task_is_covered",
    "The offer does this task in this way; enabling is not taking over, and a thing is nobody to talk to.",
    "Design",
    "section 2, need",
    "no_eligible_offer",
)
PLACE_FITS = _c(
    "place_fits", "The help takes place where the need is.", "Design", "section 2, need", "no_eligible_offer"
)
OWN_STATEMENT = _c(
    "own_statement",
    "The person said that they can and want to do this.",
    "Invariants",
    "A14",
    "no_eligible_offer",
)
PLACE_IS_SAFE = _c(
    "place_is_safe",
    "Nobody and nothing marked unsafe.",
    "SGB IX § 37a; SGB VIII § 8a",
    "G-KIN-02",
    "veto_of_person",
)
NOT_REFUSED = _c(
    "not_refused",
    "The person did not refuse it.",
    "SGB I § 33; SGB IX § 8; SGB XI § 2",
    "A12",
    "veto_of_person",
)
HELPER_IS_OF_AGE = _c(
    "helper_is_of_age",
    "Nobody under 18 is planned as a carer.",
    "Guardrails",
    "G-INF-09, A11",
    "helper_protection_limit",
)
HELPER_AGREED = _c(
    "helper_agreed",
    "Helper and person agreed on this task, and the consent is valid.",
    "Guardrails",
    "G-INF-01, A08",
    "consent_missing_or_limited",
)
CONTRACT_ALLOWS = _c(
    "contract_allows",
    "The contract runs, and names this task in this way.",
    "GewO § 106; design",
    "section 2, market",
    "consent_missing_or_limited",
)
HELPER_COMES_HERE = _c(
    "helper_comes_here",
    "The helper helps at this home.",
    "Guardrails",
    "G-INF-01, A08",
    "consent_missing_or_limited",
)
INFORMAL_IS_LAWFUL = _c(
    "informal_is_lawful",
    "The task may be done without a professional.",
    "SGB V § 37; SGB VIII § 8a; SGB IX § 78",
    "A06",
    "qualification_missing",
)
INSTRUCTED = _c(
    "instructed",
    "Where the task needs an instruction, it was given on a recorded day.",
    "SGB V § 37 Abs. 3",
    "design section 7",
    "qualification_missing",
)
CLEARANCE_SEEN = _c(
    "clearance_seen",
    "Volunteers with children or disabled people showed their Führungszeugnis.",
    "SGB VIII § 72a; SGB IX § 124",
    "G-INF-07",
    "consent_missing_or_limited",
)
QUALIFICATION_REACHED = _c(
    "qualification_reached",
    "The qualification is the one assessed, or higher.",
    "SGB IX § 78 Abs. 2; PflBG § 4",
    "G-ENT-03, A07",
    "qualification_missing",
)
OFFER_IS_CURRENT = _c(
    "offer_is_current",
    "The offer is open, somebody looked at it lately, and there is no waiting list.",
    "Design",
    "section 6",
    "not_yet_available",
)
PLACES_ARE_FREE = _c("places_are_free", "The group has a free place.", "Guardrails", "G-ENT-07", "offer_full")
TARGET_GROUP_FITS = _c(
    "target_group_fits", "The offer is for people like this person.", "Invariants", "A19", "no_eligible_offer"
)
TEAM_COMES_HERE = _c(
    "team_comes_here", "The team goes to this Stadtteil.", "Invariants", "A19", "out_of_reach"
)
WITHIN_REACH = _c(
    "within_reach", "The way is no longer than the person can go.", "Invariants", "A17", "out_of_reach"
)
ANSWERS_IN_TIME = _c(
    "answers_in_time",
    "Who is called is there within the minutes that the need names.",
    "Design",
    "section 2, measure reachable",
    "out_of_reach",
)
PLACE_IS_ACCESSIBLE = _c(
    "place_is_accessible",
    "The place has what the person needs to use it, and they can get there.",
    "SGB I § 17",
    "G-FAI-06, A18",
    "not_accessible",
)
LANGUAGE_IS_SHARED = _c(
    "language_is_shared",
    "Where the help is talk, there is a language in common, or somebody interprets.",
    "SGB I § 17; SGB X § 19",
    "A18; AC-GE-03",
    "not_accessible",
)
INTERPRETER_IS_FREE = _c(
    "interpreter_is_free",
    "Relatives interpret only where the person wishes it, and never what is intimate, medical or protective.",
    "SGB I § 17; design",
    "section 6; AC-GE-04",
    "consent_missing_or_limited",
)
ORDER_IS_VALID = _c(
    "order_is_valid",
    "Treatment care rests on a medical order that holds today.",
    "SGB V § 37 Abs. 2",
    "R-KK",
    "approval_pending",
)
CONSENT_IS_GIVEN = _c(
    "consent_is_given",
    "The person, and whoever stands for them, agreed.",
    "SGB IX § 8 Abs. 4; SGB VIII § 27",
    "G-WUN-05",
    "consent_missing_or_limited",
)
SOMEBODY_PAYS = _c(
    "somebody_pays",
    "A benefit pays for it, or the person accepts the price.",
    "Guardrails",
    "G-GEL-01, A25",
    "own_money_not_accepted",
)
POOLING_IS_REASONABLE = _c(
    "pooling_is_reasonable",
    "Help together with others only where somebody found it reasonable for this person.",
    "SGB IX §§ 104, 112, 116 Abs. 2",
    "G-WUN-04",
    "approval_pending",
)
TIMES_OVERLAP = _c(
    "times_overlap", "There is a day part in which both can.", "Invariants", "A15", "no_common_time"
)
NIGHTS_AGREED = _c(
    "nights_agreed",
    "Nights only where the helper agreed on nights.",
    "Invariants",
    "A10",
    "helper_protection_limit",
)
STAYS_AWAKE = _c(
    "stays_awake",
    "Where somebody must be awake at night, the source stays awake.",
    "Design",
    "section 2, measure presence",
    "no_common_time",
)

CONDITIONS: tuple[Condition, ...] = (
    ROLE_IS_COVER,
    TASK_IS_COVERED,
    PLACE_FITS,
    OWN_STATEMENT,
    PLACE_IS_SAFE,
    NOT_REFUSED,
    HELPER_IS_OF_AGE,
    HELPER_AGREED,
    CONTRACT_ALLOWS,
    HELPER_COMES_HERE,
    INFORMAL_IS_LAWFUL,
    INSTRUCTED,
    CLEARANCE_SEEN,
    INTERPRETER_IS_FREE,
    QUALIFICATION_REACHED,
    OFFER_IS_CURRENT,
    PLACES_ARE_FREE,
    TARGET_GROUP_FITS,
    TEAM_COMES_HERE,
    WITHIN_REACH,
    ANSWERS_IN_TIME,
    PLACE_IS_ACCESSIBLE,
    LANGUAGE_IS_SHARED,
    ORDER_IS_VALID,
    CONSENT_IS_GIVEN,
    SOMEBODY_PAYS,
    POOLING_IS_REASONABLE,
    TIMES_OVERLAP,
    NIGHTS_AGREED,
    STAYS_AWAKE,
)
