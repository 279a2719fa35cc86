"""The order of the aims that a policy asks for, complete: its own tiers, with the guarded ones above them."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass, replace

from arrangement.policy.policy import Policy, PolicyTier, Tolerance
from arrangement.rulebook.aims import AIM_BY_ID, AIMS, GUARDED

RESEARCH = "research"


@dataclass(frozen=True)
class Tier:
    """One tier of a run.

    Attributes:
        id: The aim, or the name of a tier of several.
        weights: What one unit of each aim counts for, in the order of the rulebook; 1 for an aim alone.
        tolerance: How much worse than its best it may become so that the next tier can gain.
    """

    id: str
    weights: tuple[tuple[str, int], ...]
    tolerance: Tolerance | None = None

    @property
    def aims(self) -> tuple[str, ...]:
        """Ids of its aims."""
        return tuple(aim for aim, _ in self.weights)

    @property
    def is_weighed(self) -> bool:
        """Whether several aims share it."""
        return len(self.weights) > 1

    @property
    def is_guarded(self) -> bool:
        """Whether it holds an aim that stands above every policy."""
        return any(aim in GUARDED for aim in self.aims)

    def spare(self, weeks: int, best: int) -> int:
        """How much worse than its best it may become for the next tier, over the horizon, in its unit."""
        granted = self.tolerance
        if granted is None:
            return 0
        return granted.absolute + granted.absolute_per_week * weeks + best * granted.percent // 100


def tiers_of(policy: Policy) -> tuple[Tier, ...]:
    """Give every tier in its order, tolerances with them."""
    granted = {tolerance.aim: tolerance for tolerance in policy.tolerances}
    order = _standard() if policy.tiers is None else _above(policy) + tuple(map(_tier, policy.tiers))
    return tuple(replace(tier, tolerance=granted.get(tier.id)) for tier in order)


def left_out(policy: Policy) -> tuple[str, ...]:
    """Aims of the standard order that the policy does not minimise."""
    named = {aim for tier in tiers_of(policy) for aim in tier.aims}
    return tuple(aim.id for aim in AIMS if aim.id not in named)


def keeps_guardrails(tiers: Iterable[Tier]) -> bool:
    """Whether all guarded aims come first, in their order, each alone."""
    first = [tier.weights for tier in tiers][: len(GUARDED)]
    return first == [((aim, 1),) for aim in GUARDED]


def moved_guardrails(tiers: Iterable[Tier]) -> tuple[str, ...]:
    """Guarded aims that do not stand in their place: left out, weighed, or below what is not guarded."""
    order = iter(tiers)
    return tuple(aim for aim in GUARDED if (tier := next(order, None)) is None or tier.weights != ((aim, 1),))


def without(tiers: Iterable[Tier], aims: Collection[str]) -> tuple[Tier, ...]:
    """Give the order without some aims; what was tolerated for one of them is not given to another."""
    found: list[Tier] = []
    for tier in tiers:
        weights = tuple((aim, weight) for aim, weight in tier.weights if aim not in aims)
        if weights:
            found.append(replace(tier, weights=weights))
        elif found:
            found[-1] = replace(found[-1], tolerance=None)
    return tuple(found)


def _standard() -> tuple[Tier, ...]:
    return tuple(_alone(aim.id) for aim in AIMS)


def _above(policy: Policy) -> tuple[Tier, ...]:
    """Guarded aims that the policy does not name."""
    named = {entry.aim for tier in policy.tiers or () for entry in tier.aims}
    return tuple(_alone(aim) for aim in GUARDED if aim not in named and aim not in policy.leave_out)


def _alone(aim: str) -> Tier:
    return Tier(aim, ((aim, 1),))


def _tier(stated: PolicyTier) -> Tier:
    first, *others = stated.aims
    if not others:
        return _alone(first.aim)
    weights = {entry.aim: entry.weight or 1 for entry in stated.aims}
    return Tier(stated.id or first.aim, tuple((aim, weights[aim]) for aim in AIM_BY_ID if aim in weights))
