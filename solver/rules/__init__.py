"""Every rule as rows, most important first. Reading this list is reading the model."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from arrangement.problem import Problem
from arrangement.rulebook import rules as book
from arrangement.rulebook.words import Rule
from solver.rows import Columns, Row
from solver.rules import (
    both,
    coverage,
    employed,
    helpers,
    manner,
    money,
    phases,
    protection,
    sessions,
    talk,
    visits,
)

YieldRows = Callable[[Problem, Columns], Iterator[Row]]

RULES: tuple[tuple[Rule, YieldRows], ...] = (
    (book.NEEDS_ACCOUNTED, coverage.needs_accounted),
    (book.PROTECTION_PLAN_KEPT, protection.protection_plan_kept),
    (book.JOINT_PRESENCE_AVOIDED, protection.joint_presence_avoided),
    (book.SPREAD_OVER_THE_WEEK, coverage.spread_over_the_week),
    (book.DAYS_STAY_APART, manner.days_stay_apart),
    (book.ENOUGH_HANDS_AT_ONCE, manner.enough_hands_at_once),
    (book.SAME_PERSON_EVERY_TIME, manner.same_person_every_time),
    (book.SUBSTITUTES_HAVE_RUN, phases.substitutes_have_run),
    (book.PIECES_WORTHWHILE, coverage.pieces_worthwhile),
    (book.STAYS_CARRY_PRESENCE, coverage.stays_carry_presence),
    (book.HELP_NEEDS_A_VISIT, visits.help_needs_a_visit),
    (book.TEAM_CAPACITY_KEPT, visits.team_capacity_kept),
    (book.ATTENDANCE_CARRIES_HELP, sessions.attendance_carries_help),
    (book.SESSIONS_ONE_AT_A_TIME, sessions.sessions_one_at_a_time),
    (book.WAY_IS_ACCOMPANIED, sessions.way_is_accompanied),
    (book.TALK_IS_INTERPRETED, talk.talk_is_interpreted),
    (book.ONE_PLACE_AT_A_TIME, visits.one_place_at_a_time),
    (book.BOTH_ARE_ONE, both.both_are_one),
    (book.HELPER_TIME_KEPT, helpers.helper_time_kept),
    (book.HELPERS_WITHIN_OFFER, helpers.helpers_within_offer),
    (book.HELPER_DAY_LIMIT_KEPT, helpers.helper_day_limit_kept),
    (book.ON_CALL_WITHIN_OFFER, helpers.on_call_within_offer),
    (book.HELPERS_HAVE_A_FREE_DAY, helpers.helpers_have_a_free_day),
    (book.WORKING_TIME_KEPT, employed.working_time_kept),
    (book.REST_KEPT, employed.rest_kept),
    (book.OWN_STRENGTH_RESPECTED, helpers.own_strength_respected),
    (book.MONTH_AMOUNTS_KEPT, money.month_amounts_kept),
    (book.REPLACEMENT_DAYS_KEPT, money.replacement_days_kept),
    (book.ONE_PAYER_PER_PRICE, money.one_payer_per_price),
    (book.OWN_SHARE_ACCEPTED, money.own_share_accepted),
)
