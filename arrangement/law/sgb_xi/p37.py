"""§ 37 SGB XI."""

from __future__ import annotations

from arrangement.law.amounts import Granted, amount_for_grade
from arrangement.law.law import Law


def pflegegeld(law: Law, grade: int) -> Granted | None:
    """§ 37 SGB XI: the care allowance for a full calendar month, Pflegegrad 2 to 5."""
    return amount_for_grade(law, "pflegegeld", grade)
