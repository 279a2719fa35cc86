"""The three kinds of entries in the rulebook."""

from __future__ import annotations

from dataclasses import dataclass

from assessment.ground.source import Source


@dataclass(frozen=True)
class Rule:
    """What every plan keeps, whatever it costs.

    Attributes:
        demands: The demand in one sentence.
        source: Law, guardrail or document that it rests on.
        unmet_reason: Code of an unmet minute for which this rule left no room; None if it never does.
    """

    id: str
    demands: str
    source: Source
    unmet_reason: str | None = None


@dataclass(frozen=True)
class AimEntry:
    """What is minimised, in its own unit; the order of the list is the order of importance.

    Attributes:
        tier: 1 to 9, as in the design.
        unit: Unit of the value over the whole horizon.
    """

    id: str
    tier: int
    says: str
    unit: str
    source: Source


@dataclass(frozen=True)
class Condition:
    """What must hold so that a source fits a need; the first one that fails is the answer.

    Attributes:
        unmet_reason: Code from the closed list if this leaves a need without any source.
    """

    id: str
    asks: str
    source: Source
    unmet_reason: str
