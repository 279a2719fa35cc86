"""Turn case, catalogue, policy and law into the problem."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date

from arrangement.catalogue import Catalogue
from arrangement.law.law import Law
from arrangement.law.paying import ceilings, convertible
from arrangement.law.replacement import days_left
from arrangement.law.rights import Rights
from arrangement.matching import Matches, match_all, sources_of
from arrangement.matching.candidate import World
from arrangement.policy import Policy
from arrangement.problem.asked import Option
from arrangement.problem.bounds import GoalToSupport, MonthLimit
from arrangement.problem.distances import between
from arrangement.problem.limits import (
    employed_to_plan,
    helper_to_ask,
    locked_lines,
    own_strength,
    pflegegeld_forgone,
    present_minutes,
    teams_of,
)
from arrangement.problem.needs import to_meet, wishes_to_follow
from arrangement.problem.options import numbered, options_of
from arrangement.problem.phases import followed_weeks
from arrangement.problem.problem import Problem
from arrangement.problem.replaced import without_carer
from arrangement.problem.ways import attendances_of, match_ways, way_options
from assessment.case import Case
from assessment.case.words import Kind
from assessment.ground.calendar import DAYS_A_WEEK, DAYS_A_YEAR, MONTHS_A_YEAR, months_of
from assessment.ground.grid import SLOTS, part_minutes, up_to_grid


@dataclass(frozen=True)
class Built:
    """The problem, and the answers of matching that explain it."""

    world: World
    problem: Problem
    matches: Matches
    ways: Matches


def build_problem(
    case: Case,
    catalogue: Catalogue,
    policy: Policy,
    law: Law,
    rights: Rights,
    on: date,
    kinds: frozenset[Kind] = frozenset(Kind),
    dropped: frozenset[str] = frozenset(),
) -> Built:
    """Build the problem of one case.

    Args:
        case: As read.
        catalogue: As read.
        policy: As read.
        law: Law of the plan date.
        rights: As derived for the plan date.
        on: Plan date.
        kinds: Kinds of help to plan with; fewer for the all-professional reference.
        dropped: Ids of matching conditions to leave out, for the mutation run only.
    """
    world = World(case, catalogue, policy, law, on)
    sources = sources_of(world)
    matches = _of_kinds(match_all(world, (), dropped, sources), kinds)
    ways = _of_kinds(match_ways(world, matches, dropped, sources), kinds)
    needs = tuple(sorted((to_meet(world, need) for need in case.needs), key=lambda n: n.id))
    months = months_of(on, case.horizon.weeks)
    attendances = tuple(sorted(attendances_of(world, matches), key=lambda a: (a.key, a.benefit)))
    on_grid = {need.id: need for need in needs}
    options = numbered(
        [
            *(o for fit in matches.fits for o in options_of(world, fit, on_grid[fit.candidate.need.id])),
            *(o for fit in ways.fits for o in way_options(world, fit)),
        ]
    )
    interpreting = _interpreting(catalogue, options)
    used_teams = {o.carrier for o in options} | {f"team:{team}" for team in interpreting.values()}
    replaced = tuple(without_carer(world, rights, options))
    problem = Problem(
        case=case.id,
        on=on,
        horizon=world.calendar,
        calendar=world.weeks,
        months=months,
        needs=needs,
        options=options,
        attendances=attendances,
        teams=tuple(t for t in teams_of(world) if f"team:{t.id}" in used_teams),
        helpers=tuple(helper_to_ask(world, h) for h in sorted(case.helpers, key=lambda h: h.id)),
        employed=tuple(employed_to_plan(world, e) for e in sorted(case.employed, key=lambda e: e.id)),
        own=tuple(
            own_strength(world, own)
            for own in sorted((own for p in case.persons for own in p.own), key=lambda own: own.id)
        ),
        civic_offers=frozenset(o.id for o in catalogue.offers if o.kind is Kind.CIVIC),
        locked=tuple(sorted(locked_lines(world), key=lambda line: (line.need, line.offer, line.slot))),
        followed=tuple(followed_weeks(world, needs)),
        apart=tuple(
            sorted(
                (min(pair), max(pair)) for mark in case.unsafe() if (pair := mark.joint_presence) is not None
            )
        ),
        limits=tuple(
            MonthLimit(c.person, str(c.benefit), c.months, c.cents) for c in ceilings(case, on, months)
        ),
        convertible={
            (person.id, month): cents
            for person in sorted(case.persons, key=lambda p: p.id)
            for month, cents in convertible(case, person, on, months).items()
            if cents
        },
        everyday_support=frozenset(o.id for o in catalogue.offers if o.is_everyday_support),
        interpreting=interpreting,
        without_carer=replaced,
        replaced_days={
            (one.person, year): days_left(case, one.person, on, year) for one in replaced for year in one.days
        },
        accepted_cents={
            p.id: p.own_money.accepts_cents_per_month if p.own_money else 0
            for p in sorted(case.persons, key=lambda p: p.id)
        },
        forgone_per_cent=pflegegeld_forgone(case, rights),
        wishes=wishes_to_follow(case),
        goals=tuple(
            GoalToSupport(g.id, g.importance, tuple(sorted(n.id for n in case.needs if g.id in n.goals)))
            for g in sorted(case.goals, key=lambda g: g.id)
        ),
        present=present_minutes(case),
        scarcity=dict(sorted(policy.scarcity.weights.items())),
        wished_minute=policy.wishes.wished_minute,
        preference_minute=policy.wishes.preference_minute,
        goal_weight=policy.wishes.goal_importance,
        coordination=up_to_grid(
            -(
                -policy.limits.coordination_minutes_per_month
                * MONTHS_A_YEAR
                * DAYS_A_WEEK
                * case.horizon.weeks
                // DAYS_A_YEAR
            )
        ),
        part_length={
            slot.in_week(week.number): part_minutes(slot.day_part) for week in world.weeks for slot in SLOTS
        },
        quiet={p.id: tuple(span for q in p.quiet for span in q.spans()) for p in case.persons if p.quiet},
        between=between(world, {a.offer for a in attendances}),
    )
    return Built(world, problem, matches, ways)


def _of_kinds(matches: Matches, kinds: frozenset[Kind]) -> Matches:
    return replace(matches, fits=tuple(fit for fit in matches.fits if fit.candidate.kind in kinds))


def _interpreting(catalogue: Catalogue, options: Iterable[Option]) -> dict[str, str]:
    """The team of each service that could interpret; whom a provider brings is that provider's matter."""
    asked = {name for option in options for name in option.interpreters if name != option.source}
    return {offer.id: offer.team or "" for offer in catalogue.offers if offer.id in asked}
