"""The Begutachtungsinstrument: Anlagen 1 and 2 to § 15 SGB XI, as dated data and their scoring.

A Vorprüfung for planning. It classifies nobody: that is for the Pflegekasse.
"""

from assessment.nba.result import Scored
from assessment.nba.score import score

__all__ = ["Scored", "score"]
