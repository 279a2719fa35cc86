"""What the table says about one set of facts."""

from __future__ import annotations

from dataclasses import dataclass, field

from arrangement.responsibility.rules import Arm, Rule

DUTY, OFFSET, FIRST, BESIDE = "duty", "offset", "first", "beside"
TOPS_UP, INCLUDES, EXCLUDES = "tops_up", "includes", "excludes"
PK = "PK"


@dataclass(frozen=True)
class Firing:
    """One arm that fits."""

    rule: Rule
    arm: Arm
    needs: frozenset[str]


@dataclass
class Outcome:
    """What the table says about one set of facts.

    Attributes:
        payers: Systems that pay, in the order in which rules named them.
        barred: Systems that do not pay, with the rule that says so.
        decided: Rules that decided who pays, by prio.
        supports: Rules that say the same.
        duties: Rules that ask something of somebody.
        residual: Rules that would make somebody pay what the others leave.
        lost: Rules that fit and stood back, with the rule they lost to.
        ties: Pairs of rules that contradict each other at the same prio.
        open_needs: Needs for which no rule names a payer.
    """

    relation: str = DUTY
    side_by_side: bool = False
    payers: list[str] = field(default_factory=list)
    barred: dict[str, str] = field(default_factory=dict)
    funded_by: list[str] = field(default_factory=list)
    not_benefit: list[str] = field(default_factory=list)
    decided: list[str] = field(default_factory=list)
    supports: list[str] = field(default_factory=list)
    duties: list[str] = field(default_factory=list)
    residual: list[str] = field(default_factory=list)
    lost: dict[str, str] = field(default_factory=dict)
    ties: list[tuple[str, str]] = field(default_factory=list)
    open_needs: list[str] = field(default_factory=list)
    inner: Outcome | None = None

    def key(self) -> tuple[object, ...]:
        """What two settlings of an unknown fact are compared by."""
        return frozenset(self.payers), self.relation, self.decided[:1]
