"""§ 45a Abs. 4 SGB XI: Sachleistung turned into refunds, and the Pflegegeld that stays by § 38."""

from __future__ import annotations

from arrangement.law.law import Law
from arrangement.law.sgb_xi import p38, p45a
from arrangement.law.worked.inputs import Inputs
from arrangement.law.worked.result import Worked, amount, cents, single


def umwandlung(given: Inputs, law: Law) -> Worked:
    """What can be converted at most; with `converted` also what is paid, and the Pflegegeld beside it."""
    if isinstance(given.max_sachleistung, dict):
        found = {
            grade: p45a.umwandlung(law, cents(euros), 0)
            for grade, euros in sorted(given.max_sachleistung.items())
        }
        steps = tuple(step for _, of_grade in found.values() for step in of_grade)
        return Worked({"caps_cents": {grade: most for grade, (most, _) in found.items()}}, steps)
    ceiling, step = amount(given.max_sachleistung, law, "pflegesachleistung", given.pg)
    service = cents(given.used_sachleistung or 0)
    used = min(service, ceiling)
    most, steps = p45a.umwandlung(law, ceiling, used)
    needs_asking = law.figure("umwandlung_antrag")
    trace = (step, *steps, needs_asking.step("yes" if needs_asking.value else "no"))
    if given.converted is None:
        return Worked({"cap_cents": most, "left_cents": most}, trace)
    wanted = cents(given.converted)
    paid = min(wanted, most)
    results = {
        "cap_cents": most,
        "paid_cents": paid,
        "own_share_cents": wanted - paid + service - used,
        "left_cents": most - paid,
    }
    if not ceiling:
        return Worked(results, trace)
    cash, of_cash = amount(single(given.pflegegeld), law, "pflegegeld", given.pg)
    rest = p38.kombinationsleistung(law, used + paid, ceiling, cash)
    figures = {**results, "used_percent": rest.used_percent, "pflegegeld_cents": rest.pflegegeld_cents}
    return Worked(figures, (*trace, of_cash, *rest.trace))
