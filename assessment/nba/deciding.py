"""Which open answers settle the result: each that can still move it while all others are answered somehow."""

from __future__ import annotations

from collections.abc import Callable

from assessment.nba.instrument import Instrument
from assessment.nba.modules import Module

HIGHER_OF = ("module_2", "module_3")


def deciding(
    modules: tuple[Module, ...], instrument: Instrument, young: bool
) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Give the open answers that can move the total, and those that can move the Pflegegrad by points.

    An answer left out moves nothing whatever the rest says, so the ones given settle the result together,
    and none of them can be spared.
    """
    by_total: list[str] = []
    by_grade: list[str] = []
    for module in modules:
        moved = _rest(modules, module, instrument)
        for name, pairs in _moves(module, instrument):
            if any(_differs(moved, pair, lambda total: total) for pair in pairs):
                by_total += name
            if any(_differs(moved, pair, lambda total: instrument.grade(total, young)) for pair in pairs):
                by_grade += name
    return tuple(dict.fromkeys(by_total)), tuple(dict.fromkeys(by_grade))


def _moves(module: Module, instrument: Instrument) -> list[tuple[tuple[str, ...], set[tuple[int, int]]]]:
    """For each open answer, or the module if all is open: between which weighted points it can move it."""
    if not module.answered:
        weights = sorted(module.weights(instrument))
        return [((module.id,), {(a, b) for a in weights for b in weights if a < b})]
    found = []
    for answer in module.open:
        pairs = set()
        for rest in module.sums(without=answer.name):
            weights = sorted({instrument.weigh(module.id, rest + points) for points in answer.points})
            pairs |= {(a, b) for a in weights for b in weights if a < b}
        found.append((answer.items, pairs))
    return found


Combine = Callable[[int], int]


def _rest(modules: tuple[Module, ...], left_out: Module, instrument: Instrument) -> list[Combine]:
    """Every way in which the other modules turn one module's weighted points into a total."""
    sums = {0}
    partner: frozenset[int] | None = None
    alone = [m for m in modules if m is not left_out and m.id not in HIGHER_OF]
    for module in alone:
        sums = {total + weight for total in sums for weight in module.weights(instrument)}
    pair = {m.id: m.weights(instrument) for m in modules if m.id in HIGHER_OF}
    if left_out.id in HIGHER_OF:
        partner = pair[next(name for name in HIGHER_OF if name != left_out.id)]
        return [_higher(base, other) for base in sorted(sums) for other in sorted(partner)]
    both = {max(a, b) for a in pair[HIGHER_OF[0]] for b in pair[HIGHER_OF[1]]}
    return [_plus(base) for base in sorted({total + weight for total in sums for weight in both})]


def _plus(base: int) -> Combine:
    return lambda weight: base + weight


def _higher(base: int, other: int) -> Combine:
    return lambda weight: base + max(weight, other)


def _differs(ways: list[Combine], pair: tuple[int, int], look: Callable[[int], int]) -> bool:
    return any(look(way(pair[0])) != look(way(pair[1])) for way in ways)
