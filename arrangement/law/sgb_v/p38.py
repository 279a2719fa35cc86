"""§ 38 SGB V."""

from __future__ import annotations

from collections.abc import Iterator

from arrangement.law.conditions import Claim, Condition, State, condition, grade_of, health_insured
from assessment.case.people import Person
from assessment.ground.calendar import age_on


def haushaltshilfe(claim: Claim) -> tuple[Condition, ...]:
    """§ 38 SGB V: household help while the person cannot keep it, longer with a child in the household."""
    return (*health_insured(claim), *_for_whom(claim))


def _for_whom(claim: Claim) -> Iterator[Condition]:
    """Abs. 1: a young child, or one with a disability; a Pflegegrad leaves only the care of that child."""
    weeks = claim.law.figure("haushaltshilfe_wochen").value
    cared_for = grade_of(claim.person, claim.law) in claim.law.figure("pflegegrade_statt_krankenkasse").value
    child = any(_is_such_a_child(other, claim) for other in claim.household if other.id != claim.person.id)
    if cared_for:
        state = State.MET if child else State.NOT_MET
        yield condition("only_care_of_the_child" if child else "pflegegrad_instead", state)
    else:
        yield condition("child_in_household", State.MET if child else State.OPEN)
    if child or not cared_for:
        yield condition("for_weeks", State.OPEN, weeks=weeks["with_child" if child else "without_child"])


def _is_such_a_child(other: Person, claim: Claim) -> bool:
    if other.birth_date == "unknown" or other.home != claim.person.home:
        return False
    age = age_on(other.birth_date, claim.law.day)
    below_of_age = age < claim.law.figure("volljaehrigkeit").whole()
    return age <= claim.law.figure("haushaltshilfe_kind_bis").whole() or (
        below_of_age and bool(other.disability)
    )
