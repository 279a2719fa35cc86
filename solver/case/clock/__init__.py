"""Clock times: a second exact model beside the first, and cuts where the two do not agree."""

from solver.case.clock.rounds import Times, with_clock

__all__ = ["Times", "with_clock"]
