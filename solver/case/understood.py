"""What a plan says about languages: who interprets, who bears the cost, where nobody understands anybody."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from typing import Any

from arrangement.catalogue import Catalogue, Offer
from arrangement.law.law import law_on
from arrangement.law.understanding import cost_of, languages_for
from arrangement.matching import Fit, ask
from arrangement.problem.build import Built
from arrangement.rulebook.conditions import LANGUAGE_IS_SHARED
from assessment.case import Case
from assessment.case.people import Person
from assessment.case.words import Benefit
from assessment.ground.findings import listed
from solver.case.lines import Line
from solver.case.unmet import Unmet

Row = Mapping[str, Any]


def interpreter_told(case: Case, catalogue: Catalogue, line: Line, on: date) -> dict[str, str] | None:
    """Who interprets a line, into which language, and who bears the cost; None where both understand."""
    if not line.interpreter:
        return None
    o, need, law = line.option, case.need(line.option.need), law_on(on)
    offer = next(offer for offer in catalogue.offers if offer.id == line.interpreter)
    own = line.interpreter == o.source
    known = offer.brings_interpreters if own or offer.team is None else catalogue.team(offer.team).languages
    language = min(languages_for(case.person(o.person), need, law) & {*known})
    benefit = Benefit(o.benefit) if o.benefit in set(Benefit) else None
    cost = cost_of(language, benefit, law)
    return {"offer": offer.id, "language": language, "payer": cost.payer, "paragraph": cost.paragraph}


def language_notices(case: Case, catalogue: Catalogue, lines: Sequence[Row]) -> Iterator[dict[str, Any]]:
    """Help by hands between people without a common language; who bears the cost of interpreters."""
    silent: dict[str, set[str]] = {}
    costs: dict[tuple[str, str, str, str], set[str]] = {}
    for line in (line for line in lines if line["role"] == "help" and line["offer"] is not None):
        told = line["interpreter"]
        if told is not None:
            key = (line["person"], told["language"], told["payer"], told["paragraph"])
            costs.setdefault(key, set()).add(str(told["offer"]))
        elif _is_silent(catalogue, line["offer"], case.person(line["person"])):
            silent.setdefault(line["person"], set()).add(line["offer"])
    for person, sources in sorted(silent.items()):
        params = {"person": person, "offers": listed(sorted(sources))}
        yield {"key": "warning.no_common_language", "params": params}
    for (person, language, payer, paragraph), offers in sorted(costs.items()):
        params = {
            "person": person,
            "language": language,
            "payer": payer,
            "paragraph": paragraph,
            "offers": listed(sorted(offers)),
        }
        yield {"key": "warning.interpreter_cost", "params": params}


def _is_silent(catalogue: Catalogue, source: str, person: Person) -> bool:
    """Whether those who come or are there share no language with the person; nobody talks to an aid."""
    offer = next((offer for offer in catalogue.offers if offer.id == source), None)
    if offer is None or offer.form == "aid":
        return False
    visit = offer.form == "visit" and offer.team is not None
    spoken = catalogue.team(offer.team).languages if visit and offer.team else offer.languages
    return not {*spoken} & {*person.languages}


def language_missing(built: Built, unmet: Iterable[Unmet]) -> Iterator[dict[str, Any]]:
    """Talk that stays unmet, though somebody could help if only they were understood: whom to ask."""
    world, left = built.world, {entry.need.id for entry in unmet}
    found: dict[str, set[str]] = {}
    for no in built.matches.no_fits:
        if no.candidate.need.id in left and no.condition is LANGUAGE_IS_SHARED:
            source = no.candidate.source
            fits = ask(world, no.candidate, frozenset({LANGUAGE_IS_SHARED.id}))
            if isinstance(source, Offer) and isinstance(fits, Fit):
                found.setdefault(no.candidate.need.id, set()).add(source.id)
    for need_id, offers in sorted(found.items()):
        need = world.case.need(need_id)
        language = min(languages_for(world.case.person(need.person), need, world.law), default="")
        cost = cost_of(language, need.entitlement, world.law)
        params = {
            "person": need.person,
            "need": need_id,
            "language": language,
            "payer": cost.payer,
            "paragraph": cost.paragraph,
            "offers": listed(sorted(offers)),
        }
        yield {"key": "warning.language_missing", "params": params}
