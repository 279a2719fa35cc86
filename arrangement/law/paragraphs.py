"""Which paragraph grants which benefit: the list that rights and payers go by."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace

from arrangement.law.amounts import Granted
from arrangement.law.conditions import (
    Claim,
    Condition,
    State,
    approved,
    consented,
    decided,
    resident,
    to_confirm,
)
from arrangement.law.law import Law
from arrangement.law.sgb_ix.p46 import fruehfoerderung
from arrangement.law.sgb_ix.p78 import assistenz
from arrangement.law.sgb_ix.p81 import tagesstruktur
from arrangement.law.sgb_ix.p83 import mobilitaet
from arrangement.law.sgb_ix.p112 import teilhabe_an_bildung
from arrangement.law.sgb_v.p37 import haeusliche_krankenpflege, unterstuetzungspflege
from arrangement.law.sgb_v.p37a import soziotherapie
from arrangement.law.sgb_v.p37b import sapv
from arrangement.law.sgb_v.p37c import intensivpflege
from arrangement.law.sgb_v.p38 import haushaltshilfe
from arrangement.law.sgb_viii.p20 import betreuung_in_notsituationen
from arrangement.law.sgb_viii.p28 import erziehungsberatung
from arrangement.law.sgb_viii.p29 import soziale_gruppenarbeit
from arrangement.law.sgb_viii.p30 import erziehungsbeistand
from arrangement.law.sgb_viii.p31 import sozialpaedagogische_familienhilfe
from arrangement.law.sgb_viii.p32 import tagesgruppe
from arrangement.law.sgb_viii.p35a import eingliederungshilfe_35a
from arrangement.law.sgb_viii.p41 import hilfe_fuer_junge_volljaehrige
from arrangement.law.sgb_xi.p36 import pflegesachleistung
from arrangement.law.sgb_xi.p37 import pflegegeld
from arrangement.law.sgb_xi.p41 import tagespflege
from arrangement.law.sgb_xi.p45b import entlastungsbetrag
from assessment.case.words import Benefit

AMOUNTS: Mapping[Benefit, Callable[[Law, int], Granted | None]] = {
    Benefit.PFLEGESACHLEISTUNG: pflegesachleistung,
    Benefit.PFLEGEGELD: pflegegeld,
    Benefit.ENTLASTUNGSBETRAG: entlastungsbetrag,
    Benefit.TAGESPFLEGE: tagespflege,
}
"""Monthly amounts by Pflegegrad."""

IN_PARTS = frozenset({*AMOUNTS, Benefit.VERHINDERUNGSPFLEGE})
"""Amounts of money, of which the care insurance pays a part beside Beihilfe."""

ACCORDING_TO_NEED: Mapping[Benefit, Callable[[Claim], tuple[Condition, ...]]] = {
    Benefit.ASSISTENZ_KOMPENSATORISCH: assistenz,
    Benefit.ASSISTENZ_QUALIFIZIERT: assistenz,
    Benefit.TAGESSTRUKTUR: tagesstruktur,
    Benefit.MOBILITAET: mobilitaet,
    Benefit.ERZIEHUNGSBERATUNG: erziehungsberatung,
    Benefit.SOZIALE_GRUPPENARBEIT: soziale_gruppenarbeit,
    Benefit.ERZIEHUNGSBEISTAND: erziehungsbeistand,
    Benefit.SOZIALPAEDAGOGISCHE_FAMILIENHILFE: sozialpaedagogische_familienhilfe,
    Benefit.EINGLIEDERUNGSHILFE_35A: eingliederungshilfe_35a,
    Benefit.BETREUUNG_IN_NOTSITUATIONEN: betreuung_in_notsituationen,
    Benefit.HAEUSLICHE_KRANKENPFLEGE: haeusliche_krankenpflege,
    Benefit.SOZIOTHERAPIE: soziotherapie,
    Benefit.INTENSIVPFLEGE: intensivpflege,
    Benefit.HAUSHALTSHILFE: haushaltshilfe,
    Benefit.UNTERSTUETZUNGSPFLEGE: unterstuetzungspflege,
    Benefit.SAPV: sapv,
    Benefit.TEILHABE_AN_BILDUNG: teilhabe_an_bildung,
    Benefit.FRUEHFOERDERUNG: fruehfoerderung,
    Benefit.HILFE_FUER_JUNGE_VOLLJAEHRIGE: hilfe_fuer_junge_volljaehrige,
    Benefit.TAGESGRUPPE: tagesgruppe,
}
"""Benefits that follow the need, with the conditions of their paragraph."""


def conditions_of(claim: Claim) -> tuple[Condition, ...]:
    """Every condition of a claim according to need: the paragraph's own, then facts, consent and decision.

    A decision keeps its force until it is changed (§ 39 SGB X): under an approved grant, facts of the person
    that seem to speak against the claim are open. An order is needed all the same.
    """
    own = (*ACCORDING_TO_NEED[claim.rule.benefit](claim), *resident(claim))
    if approved(claim):
        own = tuple(
            replace(c, state=State.OPEN) if c.state is State.NOT_MET and not c.about_order else c for c in own
        )
    return (*own, *to_confirm(claim), *consented(claim), *decided(claim))
