"""§ 44a SGB XI."""

from __future__ import annotations

from arrangement.law.conditions import Condition, State, condition
from arrangement.law.law import Law


def days_of_leave(law: Law, figure: str) -> tuple[Condition, ...]:
    """§ 44a Abs. 3 SGB XI: for how many working days, and in which stretch of time."""
    most = law.figure(figure).value
    return (condition(f"leave_days_{most['per']}", State.OPEN, days=most["days"]),)
