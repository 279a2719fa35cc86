"""Which rules read which field of a case: found by watching them read, so that it is always true."""

from solver.why.watch import Reader, readers_of

__all__ = ["Reader", "readers_of"]
