"""What `check` says about offers: stale ones, ones that help nobody, and how many fit the given cases."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from arrangement.catalogue import Catalogue
from arrangement.deadlines.unlike import public_holidays
from arrangement.law.law import law_on
from arrangement.matching import Matches, match_all
from arrangement.matching.candidate import World
from arrangement.matching.idle import (
    fitting_if_looked_at,
    fitting_offers,
    idle_offers,
    stale_offers,
    told,
    underpaid_offers,
    unmatched_offers,
)
from arrangement.matching.match import CONDITIONS
from arrangement.policy import Policy
from assessment.case.phases import unfolded
from assessment.files.read import Loaded
from assessment.ground.errors import Fault
from assessment.ground.findings import Finding, listed
from assessment.ground.texts import Lang, say
from cli.case_notices import case_notices
from cli.files import Checked
from cli.options import plan_day

MOST_NAMED = 8
"""Offers named in one sentence; `--json` names them all."""


@dataclass(frozen=True)
class OffersCheck:
    """What was found about offers.

    Attributes:
        warnings: One for each stale or idle offer of a given catalogue, one for each reason why offers fit
            none of the cases; of each case what somebody should look at, and its stale offers.
        catalogues, cases: The same for programs, in the order of the files.
    """

    warnings: tuple[Fault, ...]
    catalogues: tuple[dict[str, Any], ...]
    cases: tuple[dict[str, Any], ...]


def check_offers(
    checked: Sequence[Checked], catalogue: Loaded[Catalogue], policy: Policy, on: date | None, lang: Lang
) -> OffersCheck:
    """Look at every given catalogue, and at every given case beside the one that they are planned with.

    A case counts from its own plan date, a catalogue from the latest of them; `on` goes before both, and
    where there is neither, it is today.
    """
    worlds = [(one, _world(one.loaded, catalogue.model, policy, on)) for one in checked if one.kind == "case"]
    answers = [match_all(world) for _, world in worlds]
    latest = max((world.on for _, world in worlds), default=None)
    warnings: list[Fault] = []
    catalogues: list[dict[str, Any]] = []
    for one in checked:
        if one.kind == "catalogue":
            asked = answers if one.loaded.sha256 == catalogue.sha256 else []
            faults, row = _catalogue(one.loaded, policy, plan_day(on, latest), asked, lang)
            warnings += faults
            catalogues.append(row)
    cases: list[dict[str, Any]] = []
    for (one, world), answer in zip(worlds, answers, strict=True):
        faults, row = _case(one.loaded, world, answer)
        warnings += [*case_notices(one.loaded, world, answer, lang), *faults]
        cases.append(row)
    return OffersCheck(tuple(warnings), tuple(catalogues), tuple(cases))


def _world(case: Loaded[Any], catalogue: Catalogue, policy: Policy, on: date | None) -> World:
    day = plan_day(on, case.model.plan_date)
    return World(unfolded(case.model, day), catalogue, policy, law_on(day), day)


def _catalogue(
    catalogue: Loaded[Catalogue], policy: Policy, on: date, answers: Sequence[Matches], lang: Lang
) -> tuple[list[Fault], dict[str, Any]]:
    stale = list(stale_offers(catalogue.model, policy, on))
    underpaid = list(underpaid_offers(catalogue.model, law_on(on)))
    idle = list(idle_offers(catalogue.model, law_on(on), on))
    known = {str(found.params["offer"]) for found in (*stale, *idle)}
    unmatched = [
        found for found in unmatched_offers(catalogue.model, answers) if found.params["offer"] not in known
    ]
    row = {
        "file": catalogue.file,
        "on": on.isoformat(),
        "offers": len(catalogue.model.offers),
        "stale": told(stale),
        "never": told(idle),
        "underpaid": told(underpaid),
        "cases": len(answers),
        "unmatched": [
            {"offer": found.params["offer"], "condition": found.params["condition"]} for found in unmatched
        ],
    }
    return list(
        catalogue.faults([*stale, *idle, *underpaid, *_by_reason(unmatched, len(answers), lang)])
    ), row


def _case(case: Loaded[Any], world: World, answer: Matches) -> tuple[list[Fault], dict[str, Any]]:
    waiting = fitting_if_looked_at(world)
    most = world.policy.limits.stale_after_days
    params: dict[str, str | int] = {
        "offers": _some(waiting),
        "n": len(waiting),
        "most": most,
        "on": world.on.isoformat(),
    }
    found = [Finding("offer.stale_here", ("needs",), params)] if waiting else []
    never = unmatched_offers(world.catalogue, [answer])
    row = {
        "file": case.file,
        "on": world.on.isoformat(),
        "fitting": list(fitting_offers(answer)),
        "stale": list(waiting),
        "never": [
            {"offer": told_of.params["offer"], "condition": told_of.params["condition"]} for told_of in never
        ],
        "public_holidays": [day.isoformat() for day, _ in public_holidays(world.case, world.calendar)],
    }
    return list(case.faults(found)), row


def _by_reason(unmatched: Sequence[Finding], cases: int, lang: Lang) -> Iterator[Finding]:
    """One finding for each thing that the nearest need failed at, in the order of the rulebook."""
    for condition, _ in CONDITIONS:
        offers = [
            str(found.params["offer"]) for found in unmatched if found.params["condition"] == condition.id
        ]
        if offers:
            reason = say(f"instead.{condition.id}", {}, lang)
            params: dict[str, str | int] = {
                "offers": listed(offers),
                "n": len(offers),
                "cases": cases,
                "reason": reason,
            }
            yield Finding("offer.unmatched", ("offers",), params)


def _some(offers: Sequence[str]) -> str:
    more = ["…"] if len(offers) > MOST_NAMED else []
    return listed([*offers[:MOST_NAMED], *more])
