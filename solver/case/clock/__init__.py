"""Clock times: a second exact model beside the first, and cuts where the two do not agree."""

from solver.case.clock.place import Clock
from solver.case.clock.rounds import NO_TIMES, Times, with_clock

__all__ = ["NO_TIMES", "Clock", "Times", "with_clock"]
