"""§ 41 SGB XI: day and night care, the rest from the saved up Entlastungsbetrag."""

from __future__ import annotations

from arrangement.law.combination import beside
from arrangement.law.law import Law
from arrangement.law.sgb_xi import p38
from arrangement.law.worked.entlastungsbetrag import saved
from arrangement.law.worked.inputs import Inputs
from arrangement.law.worked.result import Worked, amount, cents, missing, single
from assessment.ground.source import TraceStep


def tagespflege(given: Inputs, law: Law) -> Worked:
    """Care and transport up to the ceiling; board and lodging are the person's, or the Entlastungsbetrag's.

    Care at home stands beside it without offset (§ 41 Abs. 3): with `used_sachleistung` the Pflegegeld is
    what § 38 leaves, whatever day care costs.
    """
    cap, step = amount(given.max_tagespflege, law, "tagespflege", given.pg)
    care = cents(given.tagespflege) if given.tagespflege is not None else by_day(given)
    board = cents(given.board_lodging_per_day) * (given.days or 0)
    paid = min(care, cap)
    own = care + board - paid
    stock = saved(given, law) if given.entlastungsbetrag_months_saved else 0
    relief = min(own, stock)
    results: dict[str, int | str] = {
        "cost_cents": care + board,
        "cap_cents": cap,
        "paid_cents": paid,
        "from_entlastungsbetrag_cents": relief,
        "board_lodging_cents": board,
        "own_share_cents": own - relief,
        "left_cents": stock - relief if stock else cap - paid,
    }
    trace = (step, TraceStep("from_entlastungsbetrag", relief, "SGB XI § 45b Abs. 1"))
    if given.used_sachleistung is None:
        return Worked(results, trace)
    in_kind, of_kind = amount(single(given.max_sachleistung), law, "pflegesachleistung", given.pg)
    cash, of_cash = amount(single(given.pflegegeld), law, "pflegegeld", given.pg)
    if not in_kind:
        return Worked({**results, "pflegegeld_cents": 0}, (*trace, of_kind, of_cash))
    rest = p38.kombinationsleistung(law, cents(given.used_sachleistung), in_kind, cash)
    no_offset = beside("tages_nachtpflege", "pflegegeld", law).step()
    figures = {**results, "used_percent": rest.used_percent, "pflegegeld_cents": rest.pflegegeld_cents}
    return Worked(figures, (*trace, no_offset, of_kind, of_cash, *rest.trace))


def by_day(given: Inputs) -> int:
    """Cents of so many days at a daily rate, or the stated cost.

    Raises:
        InputError: If neither is stated.
    """
    if given.cost is not None:
        return cents(given.cost)
    if given.days is None or given.care_rate_per_day is None:
        raise missing("days", "care_rate_per_day")
    return cents(given.care_rate_per_day) * given.days
