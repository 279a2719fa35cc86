"""How long one visit lasts: help where somebody is watched goes on meanwhile, all else takes its own time."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from arrangement.audit.inputs import Inputs
from arrangement.audit.measure import is_presence
from assessment.case.needs import Need
from assessment.case.words import WITHOUT_THE_PERSON


class Piece(NamedTuple):
    """Some minutes of a visit for one need.

    Attributes:
        outside: Whether they are given out of the home.
    """

    need: Need
    outside: bool
    minutes: int

    @property
    def watches(self) -> bool:
        """Whether they are presence."""
        return is_presence(self.need)

    @property
    def is_with(self) -> str | None:
        """The person who is where it happens; None for household tasks."""
        alone = self.need.task in WITHOUT_THE_PERSON and not self.watches
        return None if alone else self.need.person


def piece_of(inputs: Inputs, need: Need, minutes: int) -> Piece:
    """A piece of help for a need."""
    return Piece(need, inputs.statutes.is_outside(need), minutes)


def in_turn(one: Piece, other: Piece) -> bool:
    """Whether two pieces of one visit come one after the other because one is presence in another place."""
    if not (one.watches or other.watches) or one.is_with == other.is_with:
        return False
    return one.outside or other.outside


def stay_of(pieces: Iterable[Piece]) -> int:
    """Minutes of a visit: all its help, or its longest presence for one need with what comes in turn."""
    given = list(pieces)
    found = [sum(piece.minutes for piece in given if not piece.watches)]
    for need in {piece.need.id: piece.need for piece in given if piece.watches}.values():
        mine = [piece for piece in given if piece.need.id == need.id]
        rest = [piece for piece in given if piece.need.id != need.id and in_turn(mine[0], piece)]
        found.append(sum(piece.minutes for piece in (*mine, *rest)))
    return max(found)
