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
    """

    model: type[When]
    work: Callable[[Any, Law], Worked]


TOPICS: Mapping[str, Topic] = {
    "umwandlung": Topic(Inputs, umwandlung),
    "entlastungsbetrag": Topic(Inputs, entlastungsbetrag),
    "tagespflege": Topic(Inputs, tagespflege),
    "verhinderungspflege": Topic(Inputs, verhinderungspflege),
    "kurzzeitpflege": Topic(Inputs, kurzzeitpflege),
    "jahresbetrag": Topic(Inputs, jahresbetrag),
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
