"""Offers that help nobody: stale, closed, full, beyond what their kind may do, or fitting no given case."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date

from arrangement.catalogue import Catalogue, Offer, Team
from arrangement.law.law import Law, figures
from arrangement.law.task_rules import task_rule
from arrangement.law.wage import WAGE
from arrangement.matching.about_people import LEVELS, may_help
from arrangement.matching.about_times import minutes_by_slot
from arrangement.matching.candidate import World
from arrangement.matching.match import Matches, match_all
from arrangement.policy import Policy
from arrangement.rulebook.conditions import OFFER_IS_CURRENT
from assessment.case.checks.periods import OLDEST_AGE
from assessment.case.words import Kind
from assessment.ground.findings import FieldPath, Finding
from assessment.ground.grid import GRID_MINUTES


def stale_offers(catalogue: Catalogue, policy: Policy, on: date) -> Iterator[Finding]:
    """Offers at which nobody has looked for longer than the policy allows; what has ended needs no look."""
    most = policy.limits.stale_after_days
    for number, offer in enumerate(catalogue.offers):
        days = (on - offer.verified_on).days
        if days > most and not _ended(offer, on):
            params: dict[str, str | int] = {
                "offer": offer.id,
                "days": days,
                "most": most,
                "on": on.isoformat(),
            }
            yield Finding("offer.stale", ("offers", number, "verified_on"), params)


def underpaid_offers(catalogue: Catalogue, law: Law) -> Iterator[Finding]:
    """Professional help whose hour costs less than the minimum wage of the day: no plan should rest on it."""
    if law.day < min(figures()[WAGE].values):
        return
    least = law.figure(WAGE).whole()
    for number, offer in enumerate(catalogue.offers):
        by_hour = offer.price is not None and offer.price.unit == "hour"
        cents = offer.price.cents if offer.price is not None and by_hour else 0
        if offer.kind is Kind.PROFESSIONAL and 0 < cents < least:
            params: dict[str, str | int] = {"offer": offer.id, "least": least}
            yield Finding("offer.below_minimum_wage", ("offers", number, "price", "cents"), params)


def idle_offers(catalogue: Catalogue, law: Law, on: date) -> Iterator[Finding]:
    """Offers that help nobody on a day, each with the first reason why.

    Who brokers or advises meets no need anyway; of them only what is closed is named.
    """
    teams = {team.id: team for team in catalogue.teams}
    for number, offer in enumerate(catalogue.offers):
        team = teams.get(offer.team) if offer.team else None
        found = _closed(offer, on)
        if found is None and offer.meets_needs:
            found = _full(offer) or _off_duty(offer, team) or _barred(offer, team, law)
        if found is not None:
            code, field = found
            params = {"offer": offer.id, "on": on.isoformat()}
            yield Finding(f"offer.{code}", ("offers", number, *field), params)


def unmatched_offers(catalogue: Catalogue, answers: Sequence[Matches]) -> Iterator[Finding]:
    """Offers that meet none of the needs asked for, and the condition that the nearest need failed at."""
    fitting = {offer for answer in answers for offer in fitting_offers(answer)}
    nearest: dict[str, tuple[int, str]] = {}
    for no in (no for answer in answers for no in answer.no_fits if isinstance(no.candidate.source, Offer)):
        so_far = nearest.get(no.candidate.source_id, (-1, ""))
        nearest[no.candidate.source_id] = max(so_far, (no.rank, no.condition.id))
    for number, offer in enumerate(catalogue.offers):
        if offer.meets_needs and offer.id in nearest and offer.id not in fitting:
            params = {"offer": offer.id, "condition": nearest[offer.id][1]}
            yield Finding("offer.unmatched", ("offers", number), params)


def fitting_offers(answer: Matches) -> tuple[str, ...]:
    """Ids of the offers that meet at least one need, or could interpret where nobody would understand."""
    sources = (fit.candidate.source for fit in answer.fits)
    heard = {one.offer for fit in answer.fits for one in fit.candidate.interpreters}
    return tuple(sorted(heard | {source.id for source in sources if isinstance(source, Offer)}))


def fitting_if_looked_at(world: World) -> tuple[str, ...]:
    """Ids of stale offers that would meet a need of the case, if only somebody asked them again."""
    stale = {str(found.params["offer"]) for found in stale_offers(world.catalogue, world.policy, world.on)}
    idle = {str(found.params["offer"]) for found in idle_offers(world.catalogue, world.law, world.on)}
    asked = stale - idle
    if not asked:
        return ()
    dropped = frozenset({OFFER_IS_CURRENT.id})
    answer = match_all(world, dropped=dropped)
    return tuple(sorted({fit.candidate.source_id for fit in answer.fits} & asked))


Reason = tuple[str, FieldPath]


def _ended(offer: Offer, on: date) -> bool:
    return offer.closed_from is not None and offer.closed_from <= on


def _closed(offer: Offer, on: date) -> Reason | None:
    if _ended(offer, on):
        return "closed", ("closed_from",)
    if offer.open_from == "undecided":
        return "undecided", ("open_from",)
    if offer.open_from is not None and offer.open_from > on:
        return "not_open_yet", ("open_from",)
    return None


def _full(offer: Offer) -> Reason | None:
    if offer.waiting_weeks:
        return "waiting", ("waiting_weeks",)
    full = offer.group is not None and offer.group.free_places < 1
    return ("full", ("group", "free_places")) if full else None


def _off_duty(offer: Offer, team: Team | None) -> Reason | None:
    if team is None:
        return None
    longest = max(minutes_by_slot(team.times).values(), default=0)
    busy = min(longest, team.capacity_minutes_per_week) < GRID_MINUTES
    return ("team_without_time", ("team",)) if busy else None


def _barred(offer: Offer, team: Team | None, law: Law) -> Reason | None:
    """No age at which anybody could come, or no task that this kind with this qualification may do."""
    if offer.target.min_age is not None and offer.target.min_age > OLDEST_AGE:
        return "target_impossible", ("target", "min_age")
    lawful = [
        rule
        for rule in (task_rule(task, law) for task in offer.tasks)
        if may_help(offer.kind, rule) in {"yes", "instructed"}
    ]
    if not lawful:
        return "not_lawful", ("tasks",)
    if offer.kind is not Kind.PROFESSIONAL:
        return None
    level = LEVELS.index(team.qualification if team else offer.qualification)
    reached = any(level >= LEVELS.index(rule.min_qualification) for rule in lawful)
    return None if reached else ("not_qualified", ("team",) if team else ("qualification",))


def told(findings: Iterable[Finding]) -> list[dict[str, str]]:
    """Offer and code of each finding, in the order of the catalogue."""
    return [{"offer": str(found.params["offer"]), "code": found.code} for found in findings]
