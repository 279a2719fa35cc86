"""How those who pay stand to each other."""

from __future__ import annotations

from arrangement.responsibility.outcome import BESIDE, FIRST, OFFSET, TOPS_UP, Firing


def related(spoken: list[tuple[str, Firing]], own: set[str]) -> str:
    """The relation of the rule that goes first, unless who pays by it also stands beside somebody."""
    relation, top = spoken[0]
    beside = [f for r, f in spoken if r == BESIDE]
    topping = any(r == TOPS_UP and not f.arm.then.residual and set(f.arm.then.payer) & own for r, f in spoken)
    if relation == BESIDE and beside and all(f.arm.then.alone for f in beside):
        if len(own) == 1:
            return str(beside[0].arm.then.alone)
        return TOPS_UP if topping else relation
    if relation == FIRST and len(own) > 1:
        return TOPS_UP if topping and not beside else BESIDE
    if relation == FIRST and any(_stays_beside(f, top, own) for f in beside):
        return BESIDE
    return _of_what_is_left(top, own, bool(beside)) if top.arm.then.residual else _of_sums(relation, own)


def _of_what_is_left(top: Firing, own: set[str], beside: bool) -> str:
    """Who pays what others leave tops up, unless nobody goes before, or others pay for needs of their own."""
    if not set(top.arm.then.payer) & own:
        return FIRST
    return BESIDE if beside and len(own) > 1 else top.arm.then.relation


def _of_sums(relation: str, own: set[str]) -> str:
    return BESIDE if relation == OFFSET and len(own) > 1 else relation


def _stays_beside(firing: Firing, top: Firing, own: set[str]) -> bool:
    """Whether a rule says that the only payer pays beside others; not where those others are excluded."""
    payers = set(firing.arm.then.payer)
    return payers <= own and bool(payers & set(top.arm.then.payer)) and not firing.arm.then.alone
