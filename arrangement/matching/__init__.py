"""Matching: yes, or the first condition that fails, for every need and source."""

from arrangement.matching.match import Fit, Matches, NoFit, SourceThere, ask, match_all, sources_of

__all__ = ["Fit", "Matches", "NoFit", "SourceThere", "ask", "match_all", "sources_of"]
