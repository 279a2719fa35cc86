"""Help that one entry keeps away: whether it may be shared, the benefit that a need names, agreed nights."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass, replace

from arrangement.catalogue import Offer
from arrangement.law.sgb_ix.p116 import Word
from arrangement.matching.about_law import shared
from arrangement.matching.candidate import World
from arrangement.matching.match import Fit, Matches, ask
from arrangement.matching.offered import ABOUT_OTHER_HELP
from arrangement.rulebook.conditions import POOLING_IS_REASONABLE
from assessment.case.network import Helper
from assessment.case.times import WeekTimes
from assessment.case.words import Benefit
from assessment.ground.grid import PARTS, Part

CLARIFY: Word = "clarify"


@dataclass(frozen=True)
class NotTogether:
    """Help in a group that would fit, if only it were reasonable for the person to share it.

    Attributes:
        answer: `clarify` where nobody has looked, or the wish is not known; `no` where it was decided.
        offers: Ids of the offers that would fit then.
    """

    need: str
    person: str
    benefit: Benefit
    answer: Word
    paragraph: str
    offers: tuple[str, ...]


@dataclass(frozen=True)
class OtherBenefit:
    """A benefit under which offers would fit, if only the need named it."""

    need: str
    person: str
    named: Benefit
    benefit: Benefit
    offers: tuple[str, ...]


def nights_promised(helper: Helper) -> bool:
    """Whether a helper named nights, and nobody wrote down that nights were agreed on.

    Times without parts mean any, and name none.
    """
    return not helper.nights and any(map(names_nights, (*helper.times, *helper.on_call_times)))


def names_nights(times: WeekTimes) -> bool:
    """Whether night is among the parts that are named."""
    return Part.NIGHT in times.parts and {*times.parts} != {*PARTS}


def not_together(world: World, matches: Matches, needs: Collection[str]) -> Iterator[NotTogether]:
    """Needs for which nothing but sharing stands in the way of some offer, benefit by benefit, in order."""
    only = frozenset({POOLING_IS_REASONABLE.id})
    found: dict[tuple[str, Benefit], set[str]] = {}
    for no in matches.no_fits:
        if no.condition is not POOLING_IS_REASONABLE or no.candidate.need.id not in needs:
            continue
        fit = ask(world, no.candidate, only)
        for benefit in fit.found.benefits if isinstance(fit, Fit) else ():
            found.setdefault((no.candidate.need.id, Benefit(benefit)), set()).add(no.candidate.source_id)
    for (need_id, benefit), offers in sorted(found.items()):
        person = world.case.person(world.case.need(need_id).person)
        said = shared(world, person, benefit)
        law = said.step.paragraph
        yield NotTogether(need_id, person.id, benefit, said.answer, law, tuple(sorted(offers)))


def other_benefits(world: World, matches: Matches, needs: Collection[str]) -> Iterator[OtherBenefit]:
    """Needs that no source fits, with each benefit under which some would, in order."""
    met = {fit.candidate.need.id for fit in matches.fits}
    found: dict[tuple[str, Benefit], set[str]] = {}
    for no in matches.no_fits:
        c, named = no.candidate, no.candidate.need.entitlement
        if c.need.id not in needs or c.need.id in met or named is None or no.condition.id in ABOUT_OTHER_HELP:
            continue
        for benefit in c.source.paid_by if isinstance(c.source, Offer) else ():
            under = c.need.model_copy(update={"entitlement": benefit})
            fit = ask(world, replace(c, need=under)) if benefit is not named else no
            if isinstance(fit, Fit) and benefit in fit.found.benefits:
                found.setdefault((c.need.id, benefit), set()).add(c.source_id)
    for (need_id, benefit), offers in sorted(found.items()):
        need = world.case.need(need_id)
        assert need.entitlement is not None
        yield OtherBenefit(need_id, need.person, need.entitlement, benefit, tuple(sorted(offers)))
