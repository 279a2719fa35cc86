"""The problem without what is named as an obstacle: every rule and condition that gives this reason."""

from __future__ import annotations

from dataclasses import replace

from arrangement.catalogue import Catalogue, Offer, Team
from arrangement.law.rights import Rights
from arrangement.problem import Problem
from arrangement.rulebook.conditions import CONDITIONS
from arrangement.rulebook.rules import RULES
from assessment.case.needs import Need
from assessment.case.times import Times
from assessment.case.words import Kind, Qualification
from solver.case.propose import Inputs, build
from solver.case.unmet import NO_OFFER
from solver.rows.columns import WEEK_MINUTES

NEW = "somebody_more"
"""Id of the offer that is added where none exists; nobody reads it but the question."""


def without_obstacle(
    inputs: Inputs, rights: Rights, reason: str, need_id: str
) -> tuple[Problem, frozenset[str]]:
    """Give the problem, and the ids of rules that are to be left out.

    Args:
        inputs: The files.
        rights: As derived.
        reason: Of an unmet need, from the closed list.
        need_id: The need; where there is no offer at all, one is added for it that meets all conditions.
    """
    if reason == NO_OFFER:
        one_more = _with_one_more(inputs, inputs.case.model.need(need_id))
        return build(one_more, rights).problem, frozenset()
    conditions = frozenset(c.id for c in CONDITIONS if c.unmet_reason == reason)
    rules = frozenset(rule.id for rule in RULES if rule.unmet_reason == reason)
    return build(inputs, rights, dropped=conditions).problem, rules


def _with_one_more(inputs: Inputs, need: Need) -> Inputs:
    catalogue: Catalogue = inputs.catalogue.model
    team = Team(
        id=NEW,
        provider=NEW,
        qualification=max(Qualification),
        languages=inputs.case.model.person(need.person).languages,
        capacity_minutes_per_week=WEEK_MINUTES,
        times=(Times(),),
    )
    offer = Offer(
        id=NEW,
        provider=team.provider,
        name=NEW,
        kind=Kind.PROFESSIONAL,
        type="ANY",
        form="visit",
        team=team.id,
        tasks=(need.task,),
        actions=(need.action,),
        answers_within_minutes=0,
        paid_by=(need.entitlement,) if need.entitlement else (),
        paragraph="–",
        verified_on=inputs.on,
        source=NEW,
    )
    more = catalogue.model_copy(
        update={"teams": (*catalogue.teams, team), "offers": (*catalogue.offers, offer)}
    )
    return replace(inputs, catalogue=replace(inputs.catalogue, model=more))
