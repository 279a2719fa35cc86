"""Matching: yes, or the first condition that fails, for every need and source."""

from arrangement.matching.match import Fit, Matches, NoFit, match_all

__all__ = ["Fit", "Matches", "NoFit", "match_all"]
