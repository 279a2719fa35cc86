"""§ 36 SGB XI."""

from __future__ import annotations

from arrangement.law.amounts import Granted, amount_for_grade
from arrangement.law.law import Law


def pflegesachleistung(law: Law, grade: int) -> Granted | None:
    """§ 36 SGB XI: care in kind at home, a ceiling for each calendar month, Pflegegrad 2 to 5."""
    return amount_for_grade(law, "pflegesachleistung", grade)
