"""Which clock runs, until when, for whom: from what a case file holds, never from a guessed start."""

from arrangement.deadlines.derive import deadlines_of

__all__ = ["deadlines_of"]
