"""§ 38 SGB XI for one month, as the command line asks for it."""

from __future__ import annotations

import re
from datetime import date
from decimal import Decimal

from arrangement.law.law import law_on
from arrangement.law.sgb_xi import p38
from arrangement.law.sgb_xi.p36 import pflegesachleistung
from arrangement.law.sgb_xi.p37 import pflegegeld
from arrangement.law.worked.result import Worked
from assessment.ground.errors import Fault, InputError

_EUROS = re.compile(r"[0-9]{1,9}(?:[.,][0-9]{1,2})?")


def kombinationsleistung_of(grade: int, used: str, on: date) -> Worked:
    """§ 38 SGB XI for one month.

    Raises:
        InputError: If the Pflegegrad has no Pflegegeld, or the amount is no amount.
    """
    law = law_on(on)
    in_kind, cash = pflegesachleistung(law, grade), pflegegeld(law, grade)
    faults = [] if in_kind and cash else [Fault("law.no_such_grade", "law", field="--pflegegrad")]
    if not _EUROS.fullmatch(used.strip()):
        faults.append(Fault("law.no_amount", "law", field="--used"))
    if faults or in_kind is None or cash is None:
        raise InputError(faults)
    cents = int(Decimal(used.strip().replace(",", ".")) * 100)
    found = p38.kombinationsleistung(law, cents, in_kind.cents, cash.cents)
    figures = {
        "used_percent": found.used_percent,
        "pflegegeld_cents": found.pflegegeld_cents,
        "own_share_cents": max(0, cents - in_kind.cents),
        "left_cents": max(0, in_kind.cents - cents),
    }
    return Worked(figures, (*in_kind.trace, *cash.trace, *found.trace))
