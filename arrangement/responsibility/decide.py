"""The table applied: need by need, the smaller `prio` first; two that contradict at one prio both pay.

At each prio, rules that put one system before others speak first, then those that stand beside or top up.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from itertools import groupby

from arrangement.responsibility.facts import Facts
from arrangement.responsibility.firing import asked_instead, firings_of, without_insurance
from arrangement.responsibility.outcome import (
    BESIDE,
    DUTY,
    EXCLUDES,
    FIRST,
    INCLUDES,
    OFFSET,
    PK,
    TOPS_UP,
    Firing,
    Outcome,
)
from arrangement.responsibility.relation import related
from arrangement.responsibility.rules import Rule, table
from arrangement.responsibility.words import words

_SETTLES = (FIRST, INCLUDES, EXCLUDES)
_JOINS = (BESIDE, TOPS_UP)


def decide(facts: Facts, rules: Iterable[Rule] | None = None) -> Outcome:
    """Apply the table, or some of its rules by prio, to facts."""
    firings = firings_of(facts, table().rules if rules is None else rules)
    protecting = next((f for f in firings if f.arm.then.protects), None)
    if protecting is not None:
        return _protection(protecting, firings)
    found = _Decision(facts, firings).outcome()
    outward = [f for f in firings if f.arm.then.outward]
    return _outward(outward, found) if outward else found


def _protection(rule: Firing, firings: list[Firing]) -> Outcome:
    """A child in danger comes first: nothing below may delay it, and it is answered afterwards."""
    name = rule.rule.id
    lost = {f.rule.id: name for f in firings if f.rule.id != name}
    return Outcome(payers=list(rule.arm.then.payer), decided=[name], lost=lost)


def _outward(firings: list[Firing], inner: Outcome) -> Outcome:
    """§ 14 SGB IX: towards the person the leading carrier pays, whatever the carriers settle afterwards."""
    outer = Outcome(payers=list(dict.fromkeys(p for f in firings for p in f.arm.then.payer)))
    outer.decided = [f.rule.id for f in firings]
    outer.duties = [rule for rule in inner.duties if rule not in outer.decided]
    name = outer.decided[0]
    outer.lost = {**inner.lost, **dict.fromkeys([*inner.decided, *inner.supports], name)}
    outer.inner = inner
    return outer


@dataclass
class _Need:
    """How one need stands while the rules speak."""

    payers: dict[str, str] = field(default_factory=dict)
    barred: dict[str, str] = field(default_factory=dict)
    relations: list[tuple[str, Firing]] = field(default_factory=list)
    alongside: bool = False


class _Decision:
    """One run through the table."""

    def __init__(self, facts: Facts, firings: list[Firing]) -> None:
        self._facts, self._firings = facts, firings
        self._out = Outcome()
        fused = (
            "benefits_overlap" in facts.flags
            or (
                not facts.places.isdisjoint(words().one_placement)
                and words().contrary("benefits_overlap") not in facts.flags
            )
            or any(f.arm.then.fuses for f in firings)
        )
        together = facts.needs & words().fuse if fused else frozenset()
        apart = [frozenset({need}) for need in sorted(facts.needs - together)]
        self._blocks = [together, *apart] if together else apart
        self._needs = {block: _Need() for block in self._blocks}
        self._won: dict[str, Firing] = {}
        self._lost: dict[str, str] = {}
        self._lumps: list[Firing] = []

    def outcome(self) -> Outcome:
        speaking = [f for f in self._firings if not (f.arm.when.decided_payer or f.arm.then.outward)]
        for _, level in groupby(speaking, key=lambda f: f.rule.prio):
            at_level = list(level)
            for block in self._blocks:
                self._settle(block, at_level)
            for firing in at_level:
                self._beside_needs(firing)
        self._sum_up()
        return self._out

    def _settle(self, block: frozenset[str], level: list[Firing]) -> None:
        state = self._needs[block]
        here = [f for f in level if f.needs & block]
        settling = [f for f in here if f.arm.then.relation in _SETTLES and self._speaks(f)]
        self._put_first([f for f in settling if not f.arm.then.follows], state)
        self._put_first([f for f in settling if f.arm.then.follows], state)
        # Who stands beside is heard after those who go first: an exclusion at the same prio holds for it.
        for firing in here:
            if firing.arm.then.relation in _JOINS or firing.arm.then.pays or self._is_sum(firing):
                self._join(firing, state)

    def _put_first(self, settling: list[Firing], state: _Need) -> None:
        admitted = [f for f in settling if self._admitted(f, state)]
        wanted = {p: f for f in admitted for p in self._payers(f, state)}
        for firing in admitted:
            then = firing.arm.then
            for system in (*then.over, *then.bars):
                against = wanted.get(system)
                if against is not None and against.rule.id != firing.rule.id and system not in state.payers:
                    self._out.ties.append((firing.rule.id, against.rule.id))
                elif system not in state.payers:
                    state.barred.setdefault(system, firing.rule.id)
            self._take(firing, state, self._payers(firing, state))

    def _speaks(self, firing: Firing) -> bool:
        then = firing.arm.then
        return bool(then.payer or then.over or then.bars) and not then.lump

    def _is_sum(self, firing: Firing) -> bool:
        then = firing.arm.then
        return (
            then.relation == OFFSET
            and bool(then.payer)
            and not then.lump
            and firing.arm.when.need is not None
        )

    def _payers(self, firing: Firing, state: _Need) -> list[str]:
        then = firing.arm.then
        if then.follows:
            standing = [system for system in state.payers if system in then.follows]
            if standing:
                return standing
            return [p for p in self._open(then.follows, then.payer) if p not in state.barred]
        return [p for p in then.payer if p not in state.barred]

    @staticmethod
    def _open(follows: frozenset[str], payer: tuple[str, ...]) -> Iterable[str]:
        return payer if set(payer) & follows else sorted(follows)

    def _admitted(self, firing: Firing, state: _Need) -> bool:
        """Whether a rule that puts a system first may still speak: not where another settled the need."""
        then, payers = firing.arm.then, self._payers(firing, state)
        if then.payer and not payers:
            self._lose(firing, next(state.barred[p] for p in then.payer if p in state.barred))
            return False
        if payers and state.payers and not set(payers) & set(state.payers):
            self._lose(firing, next(iter(state.payers.values())))
            return False
        barring = [s for s in (*then.over, *then.bars) if s in state.payers and s not in payers]
        if not then.payer and barring:
            self._lose(firing, state.payers[barring[0]])
            return False
        return True

    def _join(self, firing: Firing, state: _Need) -> None:
        then, payers = firing.arm.then, self._payers(firing, state)
        if then.payer and not payers:
            self._lose(firing, next(state.barred[p] for p in then.payer if p in state.barred))
            return
        coupled = not state.payers or bool({*payers, *then.over} & set(state.payers))
        if not coupled:
            self._lose(firing, next(iter(state.payers.values())))
            return
        first = [s for s in then.pays_first if s not in state.barred and (s != PK or self._has_grade())]
        if then.residual and (state.payers or first) and not set(payers) <= set(state.payers):
            self._out.residual.append(firing.rule.id)
            if first and not state.payers:
                self._take(firing, state, first)
            return
        state.barred.update({s: firing.rule.id for s in then.bars if s not in state.payers})
        self._take(firing, state, [*first, *payers])

    def _has_grade(self) -> bool:
        return any(who.grade for who in self._facts.who)

    def _take(self, firing: Firing, state: _Need, payers: Iterable[str]) -> None:
        for system in payers:
            state.payers.setdefault(system, firing.rule.id)
        state.relations.append((firing.arm.then.relation, firing))
        state.alongside |= bool(firing.arm.then.alongside)
        self._won.setdefault(firing.rule.id, firing)

    def _beside_needs(self, firing: Firing) -> None:
        """Duties, sums of their own, and what is not granted."""
        then = firing.arm.then
        if then.lump:
            self._lumps.append(firing)
            self._won.setdefault(firing.rule.id, firing)
        elif then.not_benefit:
            self._out.not_benefit += [b for b in then.not_benefit if b not in self._out.not_benefit]
            self._won.setdefault(firing.rule.id, firing)
        elif then.relation in (DUTY, OFFSET) and firing.rule.id not in self._won:
            self._out.duties.append(firing.rule.id)

    def _lose(self, firing: Firing, to: str) -> None:
        self._lost.setdefault(firing.rule.id, to)

    def _sum_up(self) -> None:
        out = self._out
        for state in self._needs.values():
            for system, rule in state.barred.items():
                out.barred.setdefault(system, rule)
        out.barred.update(without_insurance(self._facts))
        by_prio = sorted(
            (
                (f.rule.prio, p)
                for s in self._needs.values()
                for p in s.payers
                for f in [self._won[s.payers[p]]]
            ),
            key=lambda pair: pair[0],
        )
        out.payers = list(dict.fromkeys(system for _, system in by_prio))
        own = set(out.payers)
        out.payers += dict.fromkeys(p for f in self._lumps for p in f.arm.then.payer if p not in own)
        for tie in out.ties:
            out.payers += [p for name in tie for p in self._stated(name) if p not in out.payers]
        for firing in self._won.values():
            out.funded_by += [s for s in firing.arm.then.funded_by if s not in out.funded_by]
        self._relate(own)
        for system in (*out.payers, *self._beside_each_other()):
            out.barred.pop(system, None)
        for firing in sorted(self._won.values(), key=lambda f: f.rule.prio):
            out.decided.append(firing.rule.id)
            out.supports += [name for name in firing.arm.then.applies if name not in self._won]
        out.lost = {rule: to for rule, to in self._lost.items() if rule not in self._won}
        out.duties += [
            f.rule.id
            for f in self._firings
            if f.arm.when.decided_payer and f.arm.when.decided_payer & set(out.payers)
        ]
        out.duties = [d for d in dict.fromkeys(out.duties) if d not in out.decided and d not in out.lost]
        out.residual = [
            r
            for r in dict.fromkeys(out.residual)
            if r not in out.decided or not set(self._stated(r)) & set(out.payers)
        ]
        out.open_needs = [
            need
            for block, state in self._needs.items()
            if not state.payers and not self._lumps
            for need in sorted(block)
            if set(asked_instead(need, self._facts)) - set(state.barred)
        ]

    def _beside_each_other(self) -> Iterator[str]:
        """Who does not pay for this, but goes on paying its own part beside the one who does."""
        for firing in self._won.values():
            for system in firing.arm.then.over if firing.arm.then.relation == BESIDE else ():
                by = self._won.get(self._out.barred.get(system, ""))
                if by is not None and set(by.arm.then.payer) & set(firing.arm.then.payer):
                    yield system

    def _stated(self, name: str) -> Iterator[str]:
        for firing in self._firings:
            if firing.rule.id == name:
                yield from firing.arm.then.payer

    def _relate(self, own: set[str]) -> None:
        """How those who pay stand to each other: by the rule that goes first."""
        out = self._out
        spoken = sorted(
            (entry for state in self._needs.values() for entry in state.relations),
            key=lambda e: e[1].rule.prio,
        )
        named = [(r, f) for r, f in spoken if self._speaks(f) or r in (DUTY, OFFSET)]
        lumps: list[tuple[str, Firing]] = [(f.arm.then.relation, f) for f in self._lumps]
        if not named and not lumps:
            return
        paying = [(r, f) for r, f in named if r != EXCLUDES] if own else named
        out.relation = related(paying or lumps or named, own)
        alongside = any(state.alongside for state in self._needs.values())
        own_days = any(r == BESIDE for r, _ in lumps)
        out.side_by_side = len(own) > 1 or alongside or out.relation == BESIDE or (own_days and bool(own))
