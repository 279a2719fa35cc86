"""§ 41 SGB XI."""

from __future__ import annotations

from arrangement.law.amounts import Granted, amount_for_grade
from arrangement.law.law import Law


def tagespflege(law: Law, grade: int) -> Granted | None:
    """§ 41 SGB XI: day and night care, a monthly ceiling beside §§ 36 to 38, without offset (Abs. 3)."""
    return amount_for_grade(law, "tagespflege", grade)
