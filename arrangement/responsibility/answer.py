"""The answer to a question: who pays, why, and what somebody has to clarify first."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date

from arrangement.responsibility.claims import ToldClaim, contradictions
from arrangement.responsibility.decide import decide
from arrangement.responsibility.facts import Facts, Question, asked_for
from arrangement.responsibility.firing import asked_instead
from arrangement.responsibility.fits import fits
from arrangement.responsibility.outcome import Outcome
from arrangement.responsibility.rules import Formerly, table
from arrangement.responsibility.wording import wording
from arrangement.responsibility.words import words

TIE, UNKNOWN_FACT, NO_RULE, CONTRADICTION = "tie", "unknown_fact", "no_rule", "contradiction"
DEPENDS_ON_PERSON, RESIDUAL, NOT_READ, NOT_YET = "depends_on_person", "residual", "not_read", "not_yet"
_ONLY_TOLD = (RESIDUAL, NOT_READ, NOT_YET)


@dataclass(frozen=True)
class Open:
    """One point that is not settled.

    Attributes:
        kind: `tie`, `unknown_fact`, `no_rule`, `contradiction`, `depends_on_person`
            and, told only: `residual`, `not_read`, `not_yet`.
        fact: The fact, need or word that it is about.
        payers: Who would pay if it stood another way, or who contradict each other.
        rules: Rules concerned.
    """

    kind: str
    fact: str
    payers: tuple[str, ...] = ()
    rules: tuple[str, ...] = ()

    def as_json(self) -> dict[str, object]:
        """As listed under `open`."""
        return {"kind": self.kind, "fact": self.fact, "payer": list(self.payers), "rules": list(self.rules)}


@dataclass(frozen=True)
class Answer:
    """Who pays for what was asked, on the facts as stated.

    Attributes:
        open: What is not settled; the sentences name it.
        formerly: How the law stood on the older day that was asked for.
    """

    facts: Facts
    outcome: Outcome
    payer: tuple[str, ...]
    open: tuple[Open, ...]
    formerly: tuple[Formerly, ...] = ()
    supports: tuple[str, ...] = field(default=())

    @property
    def rules(self) -> tuple[str, ...]:
        """Rules that decided or say the same, the first one first; duties of the same matter follow."""
        found = self.outcome
        procedural = [rule for rule in found.duties if not rule.startswith("R-PR-")]
        return tuple(dict.fromkeys((*found.decided, *self.supports, *procedural)))

    @property
    def not_payer(self) -> tuple[str, ...]:
        """Systems that do not pay."""
        return tuple(system for system in self.outcome.barred if system not in self.payer)

    @property
    def clarify(self) -> bool:
        """Whether somebody has to clarify something before the answer can be relied on."""
        return any(point.kind not in _ONLY_TOLD for point in self.open)

    def as_json(self) -> dict[str, object]:
        """As the interface names it; sentences are added where they are shown."""
        found = self.outcome
        return {
            "payer": list(self.payer),
            "not_payer": list(self.not_payer),
            "relation": found.relation,
            "side_by_side": found.side_by_side,
            "funded_by": list(found.funded_by),
            "not_benefit": list(found.not_benefit),
            "rules": list(self.rules),
            "clarify": self.clarify,
            "open": [point.as_json() for point in self.open],
            "decided_by": [_row(rule, self.facts.day) for rule in found.decided],
            "stood_back": [{"rule": rule, "for": to} for rule, to in sorted(found.lost.items())],
            "duties": [_row(rule, self.facts.day) for rule in found.duties],
            "between_carriers": list(found.inner.payers) if found.inner is not None else None,
            "law_day": self.facts.day.isoformat(),
            "rules_known_from": table().text_of.day.isoformat(),
            "by_law_date": [_before(entry) for entry in self.formerly],
        }


def answer(question: Question, claims: tuple[ToldClaim, ...] = (), not_read: tuple[str, ...] = ()) -> Answer:
    """Answer a question by the table; every unknown fact is tried the other way, too.

    Args:
        question: The facts, and how the unknown ones could stand.
        claims: What payers say about themselves: told where they contradict each other or the table.
        not_read: Words of the question that no rule reads.
    """
    found = decide(question.facts)
    points: list[Open] = []
    supports: list[str] = list(found.supports)
    payers = list(found.payers)
    points += [Open(TIE, "prio", tuple(found.payers), pair) for pair in found.ties]
    for other in (*question.others, *asked_for(question.facts)):
        tried = decide(other.facts)
        if tried.key() != found.key() and not any(
            o.fact == other.fact and o.kind == UNKNOWN_FACT for o in points
        ):
            points.append(Open(UNKNOWN_FACT, other.fact, tuple(tried.payers), tuple(tried.decided[:1])))
        if set(tried.payers) == set(found.payers) and tried.relation == found.relation:
            supports += tried.decided[:1]
        payers += [p for p in tried.payers if found.open_needs and p not in payers]
    somebody = {need: _somebody(need, found, question.facts) for need in found.open_needs}
    if not payers:
        payers += dict.fromkeys(p for named in somebody.values() for p in named)
    if not question.facts.needs:
        points.append(Open(UNKNOWN_FACT, "need"))
    points += [Open(NO_RULE, need, named) for need, named in somebody.items()]
    points += [
        Open(CONTRADICTION, kind, systems, ("R-PR-11", "R-PR-21"))
        for kind, systems in contradictions(claims, payers, tuple(found.barred))
    ]
    points += [Open(RESIDUAL, rule, _payers_of(rule), (rule,)) for rule in found.residual]
    points += [Open(NOT_READ, word) for word in not_read]
    points += _not_yet(question.facts)
    before = tuple(
        entry
        for entry in table().history
        if question.facts.day <= entry.until and fits(entry.when, question.facts)
    )
    agreeing = tuple(r for r in dict.fromkeys(supports) if r not in found.decided)
    return Answer(question.facts, found, tuple(payers), tuple(points), before, agreeing)


def _somebody(need: str, found: Outcome, facts: Facts) -> tuple[str, ...]:
    """Never nobody: where no rule names a payer, those are named who have to look."""
    youngest = min((who.age for who in facts.who), default=0)
    known = words()
    asked = asked_instead(need, facts)
    left = [system for system in asked if system not in found.barred] or asked
    left = [system for system in left if youngest <= known.otherwise_up_to.get(system, youngest)] or left
    if facts.nobody_disabled:
        left = [system for system in left if system not in known.otherwise_with_disability] or left
    return tuple(left)


def _not_yet(facts: Facts) -> list[Open]:
    """What is told as a fact and counts only from the day on which its rule begins."""
    return [
        Open(NOT_YET, min(arm.when.flags), arm.then.payer, (rule.id,))
        for rule in table().rules
        if rule.valid_from is not None and facts.day < rule.valid_from
        for arm in rule.arms
        if arm.when.flags and fits(arm.when, facts)
    ]


def _payers_of(rule: str) -> tuple[str, ...]:
    return tuple(
        dict.fromkeys(p for arm in table().rule(rule).arms for p in arm.then.payer if arm.then.residual)
    )


def _row(name: str, day: date) -> dict[str, object]:
    rule = table().rule(name)
    return {
        "rule": rule.id,
        "prio": rule.prio,
        "paragraph": wording(rule, day).law,
        "source": [table().sources[key] for key in rule.source],
        "status": rule.status,
    }


def _before(entry: Formerly) -> dict[str, object]:
    return {
        "rule": entry.rule,
        "until": entry.until.isoformat(),
        "payer": list(entry.then.payer),
        "relation": entry.then.relation,
        "side_by_side": bool(entry.then.side_by_side),
        "source": entry.source,
    }
