"""Every rule of the case model, most important first."""

from __future__ import annotations

from arrangement.rulebook.words import Rule
from assessment.ground.source import Source

NEEDS_ACCOUNTED = Rule(
    "needs_accounted",
    "What is met and what is unmet adds up to what is required, need by need.",
    Source("Guardrails", "G-ENT-01, G-ENT-02; invariant A01"),
)
PROTECTION_PLAN_KEPT = Rule(
    "protection_plan_kept",
    "Every line of an assessed protection plan stands.",
    Source("SGB VIII § 8a; design", "section 4"),
)
JOINT_PRESENCE_AVOIDED = Rule(
    "joint_presence_avoided",
    "Two people who must not meet are never planned into the same day part.",
    Source("SGB IX § 37a; guardrail", "G-KIN-02"),
    "no_common_time",
)
SPREAD_OVER_THE_WEEK = Rule(
    "spread_over_the_week",
    "Occurrences are spread: so many in a day part, so many on a day, and no more.",
    Source("Design", "section 7"),
    "no_common_time",
)
DAYS_STAY_APART = Rule(
    "days_stay_apart",
    "After each day with it, so many days go by without it.",
    Source("Design", "section 7, spacing"),
    "no_common_time",
)
ENOUGH_HANDS_AT_ONCE = Rule(
    "enough_hands_at_once",
    "What takes several people is done by so many at once, or not at all.",
    Source("Design", "section 7, two-person tasks"),
    "no_common_time",
)
SAME_PERSON_EVERY_TIME = Rule(
    "same_person_every_time",
    "Where the same person shall come every time, nobody else does.",
    Source("Design", "section 7, same person"),
    "no_common_time",
)
SUBSTITUTES_HAVE_RUN = Rule(
    "substitutes_have_run",
    "From phase to phase professional help falls only by what others have given for the stated weeks.",
    Source("SGB IX § 91; guardrails", "Abs. 1; G-ENT-04"),
)
PIECES_WORTHWHILE = Rule(
    "pieces_worthwhile",
    "Divisible help comes in pieces of at least the stated length.",
    Source("Design", "section 7"),
    "no_common_time",
)
STAYS_CARRY_PRESENCE = Rule(
    "stays_carry_presence",
    "Presence lasts only as long as somebody stays; tasks there are done meanwhile, none outside.",
    Source("Design; guardrails", "section 2, measure presence; G-ENT-07"),
)
HELP_NEEDS_A_VISIT = Rule(
    "help_needs_a_visit",
    "Help by a team happens in a visit, within its duty time; travel, set-up and minimum count.",
    Source("Invariants", "A15, A29"),
    "no_common_time",
)
TEAM_CAPACITY_KEPT = Rule(
    "team_capacity_kept",
    "A team gives at most the minutes a week that it has free.",
    Source("Invariants", "A15; guardrail G-ENT-07"),
    "staff_short",
)
ATTENDANCE_CARRIES_HELP = Rule(
    "attendance_carries_help",
    "A session helps only whoever attends it, while it lasts, and as far as it has places.",
    Source("Guardrails", "G-ENT-07, G-FAI-06"),
)
SESSIONS_ONE_AT_A_TIME = Rule(
    "sessions_one_at_a_time",
    "Nobody attends two sessions at the same time.",
    Source("Invariants", "A16"),
    "no_common_time",
)
WAY_IS_ACCOMPANIED = Rule(
    "way_is_accompanied",
    "Attendance without its companion does not exist.",
    Source("Guardrails", "G-FAI-06; design section 7, induced needs"),
    "not_accessible",
)
TALK_IS_INTERPRETED = Rule(
    "talk_is_interpreted",
    "Where the help is talk and no language is shared, it happens only while somebody interprets.",
    Source("SGB I § 17; SGB X § 19; design", "Abs. 2; section 7, interpreters"),
    "not_accessible",
)
ONE_PLACE_AT_A_TIME = Rule(
    "one_place_at_a_time",
    "Nobody is helped or watched at home while away, nor helped longer than the day part lasts.",
    Source("Invariants", "A16"),
    "no_common_time",
)
BOTH_ARE_ONE = Rule(
    "both_are_one",
    "Who gets help and gives some is one human being: both, and their time away, fit into the day part.",
    Source("Invariants", "A16; guardrail G-INF-01"),
    "no_common_time",
)
HELPER_TIME_KEPT = Rule(
    "helper_time_kept",
    "In every day part a helper gives at most the time stated for it.",
    Source("Guardrails", "G-INF-01; invariants A08, A09"),
    "no_common_time",
)
HELPERS_WITHIN_OFFER = Rule(
    "helpers_within_offer",
    "Nobody who helps unpaid gives more than they said at most; who is strained gives no more than today.",
    Source("SONG, Memorandum Lebensräume zum Älterwerden", "ch. 3; guardrails G-INF-01, G-INF-03"),
    "helper_protection_limit",
)
HELPER_DAY_LIMIT_KEPT = Rule(
    "helper_day_limit_kept",
    "On one day a helper gives at most the minutes stated for a day.",
    Source("Invariants", "A09, A10"),
    "helper_protection_limit",
)
ON_CALL_WITHIN_OFFER = Rule(
    "on_call_within_offer",
    "A helper is on call in no more day parts of a week than they said.",
    Source("Guardrails", "G-INF-01; design section 2, measure reachable"),
    "helper_protection_limit",
)
HELPERS_HAVE_A_FREE_DAY = Rule(
    "helpers_have_a_free_day",
    "A main carer has one day in seven without care, unless they wished otherwise.",
    Source("Guardrails", "G-INF-03"),
    "helper_protection_limit",
)
WORKING_TIME_KEPT = Rule(
    "working_time_kept",
    "Who is employed works within contract, hours of the law and what the wage pays, being there included.",
    Source("ArbZG § 3; MiLoG § 1; SGB IV § 8", "Satz 1; Abs. 2; Abs. 1a; BAG 5 AZR 505/20"),
    "helper_protection_limit",
)
REST_KEPT = Rule(
    "rest_kept",
    "Who is employed has one free day in every week and a rest after each day's work.",
    Source("ArbZG §§ 5, 9", "Abs. 1"),
    "helper_protection_limit",
)
OWN_STRENGTH_RESPECTED = Rule(
    "own_strength_respected",
    "The person does themselves what they said, and no more of it.",
    Source("Invariants", "A14"),
    "helper_protection_limit",
)
MONTH_AMOUNTS_KEPT = Rule(
    "month_amounts_kept",
    "No benefit pays more in a calendar month than the law gives and is left.",
    Source("SGB XI §§ 36, 41, 45b; invariants", "A22"),
    "legal_ceiling_reached",
)
REPLACEMENT_DAYS_KEPT = Rule(
    "replacement_days_kept",
    "Replacement care pays only while a main carer rests, and for no more days of a year than the law says.",
    Source("SGB XI § 39 Abs. 1; invariants", "A22"),
    "legal_ceiling_reached",
)
ONE_PAYER_PER_PRICE = Rule(
    "one_payer_per_price",
    "A flat monthly price and an attendance have one payer each.",
    Source("Invariants", "A24"),
)
OWN_SHARE_ACCEPTED = Rule(
    "own_share_accepted",
    "The person pays no more of their own than they accept; not stated means nothing.",
    Source("Design", "section 5"),
    "own_money_not_accepted",
)

RULES: tuple[Rule, ...] = (
    NEEDS_ACCOUNTED,
    PROTECTION_PLAN_KEPT,
    JOINT_PRESENCE_AVOIDED,
    SPREAD_OVER_THE_WEEK,
    DAYS_STAY_APART,
    ENOUGH_HANDS_AT_ONCE,
    SAME_PERSON_EVERY_TIME,
    SUBSTITUTES_HAVE_RUN,
    PIECES_WORTHWHILE,
    STAYS_CARRY_PRESENCE,
    HELP_NEEDS_A_VISIT,
    TEAM_CAPACITY_KEPT,
    ATTENDANCE_CARRIES_HELP,
    SESSIONS_ONE_AT_A_TIME,
    WAY_IS_ACCOMPANIED,
    TALK_IS_INTERPRETED,
    ONE_PLACE_AT_A_TIME,
    BOTH_ARE_ONE,
    HELPER_TIME_KEPT,
    HELPERS_WITHIN_OFFER,
    HELPER_DAY_LIMIT_KEPT,
    ON_CALL_WITHIN_OFFER,
    HELPERS_HAVE_A_FREE_DAY,
    WORKING_TIME_KEPT,
    REST_KEPT,
    OWN_STRENGTH_RESPECTED,
    MONTH_AMOUNTS_KEPT,
    REPLACEMENT_DAYS_KEPT,
    ONE_PAYER_PER_PRICE,
    OWN_SHARE_ACCEPTED,
)
