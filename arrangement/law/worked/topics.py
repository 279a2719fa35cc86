"""Every calculation by the name of its command."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from arrangement.law.law import Law
from arrangement.law.worked.entlastungsbetrag import entlastungsbetrag
from arrangement.law.worked.home import (
    Adaptation,
    Aids,
    Applications,
    SharedFlat,
    digital,
    hilfsmittel,
    wohngruppe,
    wohnumfeld,
)
from arrangement.law.worked.inpatient import Inpatient, SpecialHome, besondere_wohnform, vollstationaer
from arrangement.law.worked.inputs import Inputs, When
from arrangement.law.worked.kurzzeitpflege import jahresbetrag, kurzzeitpflege
from arrangement.law.worked.participation import Contribution, eigenbeitrag
from arrangement.law.worked.pflegegeld import Advice, CashMonth, beratungsbesuch, pflegegeld
from arrangement.law.worked.pooling import Pool, pooling
from arrangement.law.worked.result import Worked
from arrangement.law.worked.social_assistance import LastResort, hilfe_zur_pflege
from arrangement.law.worked.tagespflege import tagespflege
from arrangement.law.worked.umwandlung import umwandlung
from arrangement.law.worked.verhinderungspflege import verhinderungspflege
from arrangement.law.worked.youth import ParentContribution, kostenbeitrag


@dataclass(frozen=True)
class Topic:
    """One calculation.

    Attributes:
        model: What its input file holds.
        work: Gives the result by the law of the day.
        reads: Fields that it looks at, where its model serves several calculations; empty for all.
    """

    model: type[When]
    work: Callable[[Any, Law], Worked]
    reads: tuple[str, ...] = ()

    @property
    def fields(self) -> frozenset[str]:
        """Every field that means something to it; the day is read by all."""
        of_its_own = self.reads or tuple(self.model.model_fields)
        return frozenset({*of_its_own, *When.model_fields})


_BY_DAY = ("days", "care_rate_per_day", "board_lodging_per_day", "cost")
_SAVED = ("entlastungsbetrag", "monthly", "entlastungsbetrag_months_saved")
_BESIDE = ("max_sachleistung", "used_sachleistung", "pflegegeld")
_BILL = ("cost", "travel", "days", "used_days")
_BY_YEAR = ("unused", "used")
_OTHERS = ("used_verhinderungspflege", "used_kurzzeitpflege")

TOPICS: Mapping[str, Topic] = {
    "umwandlung": Topic(
        Inputs,
        umwandlung,
        ("pg", "max_sachleistung", "used_sachleistung", "converted", "share", "pflegegeld"),
    ),
    "entlastungsbetrag": Topic(
        Inputs,
        entlastungsbetrag,
        ("pg", "since", *_SAVED, "hours_or_visits", "rate", "cost", *_BY_YEAR),
    ),
    "tagespflege": Topic(
        Inputs,
        tagespflege,
        ("pg", *_BY_DAY, "max_tagespflege", "tagespflege", *_BESIDE, *_SAVED),
    ),
    "verhinderungspflege": Topic(
        Inputs,
        verhinderungspflege,
        ("pg", "pflegegeld", "relatives", *_BILL, "factor", "age_below", "cap_own", *_OTHERS),
    ),
    "kurzzeitpflege": Topic(Inputs, kurzzeitpflege, ("pg", *_BY_DAY, "cap", *_SAVED, *_OTHERS)),
    "jahresbetrag": Topic(Inputs, jahresbetrag, ("pg", "cap", "cost", "used", *_OTHERS)),
    "pflegegeld": Topic(CashMonth, pflegegeld),
    "beratungsbesuch": Topic(Advice, beratungsbesuch),
    "hilfsmittel": Topic(Aids, hilfsmittel),
    "wohnumfeld": Topic(Adaptation, wohnumfeld),
    "dipa": Topic(Applications, digital),
    "wohngruppe": Topic(SharedFlat, wohngruppe),
    "vollstationaer": Topic(Inpatient, vollstationaer),
    "besondere_wohnform": Topic(SpecialHome, besondere_wohnform),
    "eigenbeitrag": Topic(Contribution, eigenbeitrag),
    "kostenbeitrag": Topic(ParentContribution, kostenbeitrag),
    "hilfe_zur_pflege": Topic(LastResort, hilfe_zur_pflege),
    "pooling": Topic(Pool, pooling),
}
