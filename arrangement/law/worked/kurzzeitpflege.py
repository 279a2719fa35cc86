"""§§ 42, 42a SGB XI: short-term care, and the joint yearly amount."""

from __future__ import annotations

from arrangement.law.amounts import grade_key
from arrangement.law.law import Law
from arrangement.law.sgb_xi import p42
from arrangement.law.worked.entlastungsbetrag import saved
from arrangement.law.worked.inputs import Inputs
from arrangement.law.worked.result import Worked, bill, cents
from arrangement.law.worked.tagespflege import by_day
from assessment.ground.source import TraceStep


def kurzzeitpflege(given: Inputs, law: Law) -> Worked:
    """Care up to the yearly amount and days; board and lodging are not the Pflegekasse's."""
    year = p42.kurzzeitpflege(law, cents(given.used_verhinderungspflege))
    cap = cents(given.cap) if given.cap is not None else year.most
    trace = year.trace
    if not _entitled(given.pg, law):
        cap, trace = 0, (TraceStep("pflegegrad", given.pg or 0, "SGB XI § 28a"),)
    care = by_day(given)
    days = given.days if given.days is not None else 0
    covered = care if days <= year.days else care * year.days // days
    left = max(0, cap - cents(given.used_kurzzeitpflege))
    paid = min(covered, left)
    board = cents(given.board_lodging_per_day) * days
    own = care + board - paid
    relief = min(own, saved(given, law)) if given.entlastungsbetrag_months_saved else 0
    results = {
        **bill(care, paid, cap, left - paid),
        "board_lodging_cents": board,
        "from_entlastungsbetrag_cents": relief,
        "own_share_cents": own - relief,
    }
    return Worked(results, (*trace, TraceStep("care_cost", care, "SGB XI § 42 Abs. 2")))


def jahresbetrag(given: Inputs, law: Law) -> Worked:
    """What is left of the joint amount of §§ 39 and 42 in the calendar year, and what it pays of a cost.

    Only use of the same calendar year counts; of 2025 the first half as well (§ 144 Abs. 6).
    """
    cap, step = p42.jahresbetrag(law, grade_key(given.pg) if given.pg is not None else _best(law))
    _, since = p42.counts_from(law)
    cap = cents(given.cap) if given.cap is not None and cap else cap
    used = cents(given.used.get(str(law.day.year), 0))
    used += cents(given.used_verhinderungspflege) + cents(given.used_kurzzeitpflege)
    cost, left = cents(given.cost or 0), max(0, cap - used)
    paid = min(cost, left)
    results = {
        "cap_cents": cap,
        "paid_cents": paid,
        "own_share_cents": cost - paid,
        "left_cents": left - paid,
        "carried_cents": 0,
    }
    return Worked(results, (step, since, TraceStep("used", used, "SGB XI § 144 Abs. 6")))


def _entitled(grade: int | None, law: Law) -> bool:
    """Pflegegrad 2 to 5, as for Pflegegeld; Pflegegrad 1 has the Entlastungsbetrag only (§ 28a)."""
    return grade is None or law.figure("pflegegeld").value.get(grade_key(grade)) is not None


def _best(law: Law) -> str:
    """Any Pflegegrad that has it: the amount is the same for all of them."""
    return str(max(law.figure("jahresbetrag").value))
