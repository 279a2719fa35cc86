"""§§ 61 to 66a, 82 to 90 SGB XII: Hilfe zur Pflege, the last resort, in its order and with its own limits."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from math import ceil

from arrangement.law.amounts import amount_for_grade, grade_key
from arrangement.law.law import Law
from arrangement.law.rounding import half_up
from arrangement.law.sgb_ix.p136 import no_figure_yet
from assessment.ground.source import TraceStep

ORDER = (
    ("own_help", "SGB XII § 2 Abs. 1"),
    ("neighbourly_help_that_happens", "SGB XII § 64"),
    ("pflegeversicherung", "SGB XII § 63b Abs. 1"),
    ("other_carriers", "SGB XII § 2 Abs. 2"),
    ("income_and_assets", "SGB XII §§ 85 bis 91"),
    ("hilfe_zur_pflege", "SGB XII §§ 61, 63, 63a"),
)
"""In which order is asked; help that does not happen counts for nothing, and need is never capped."""


@dataclass(frozen=True)
class Means:
    """What § 85 and § 90 ask.

    Attributes:
        income_cents: Monthly income that counts.
        housing_cents: Reasonable monthly cost of housing without heating.
        relatives: Persons maintained, spouse or partner included.
        blind: Whether the person is blind in the sense of § 72.
        assets_cents: Cash and the like; adults, dependants: persons whose amounts add up.
        earned: Whether the assets come from own work while receiving Hilfe zur Pflege (§ 66a).
    """

    income_cents: int
    housing_cents: int = 0
    relatives: int = 0
    blind: bool = False
    assets_cents: int = 0
    adults: int = 1
    dependants: int = 0
    earned: bool = False


@dataclass(frozen=True)
class Share:
    """What may be asked of the person in a month, at most.

    Attributes:
        limit_cents: Income limit of § 85.
        excess_cents: Income above it.
        most_cents: At most this may be asked; a reasonable share is for people to judge (§ 87 Abs. 1).
        assets_limit_cents, assets_above_cents: Assets left alone, and what lies above.
    """

    limit_cents: int
    excess_cents: int
    most_cents: int
    assets_limit_cents: int
    assets_above_cents: int
    trace: tuple[TraceStep, ...]


def zumutbar(law: Law, grade: int, means: Means) -> Share:
    """§§ 85, 87, 90 SGB XII: the limits of income and assets, and the most that may be asked above them."""
    rates = law.figure("regelbedarf")
    if rates.value is None:
        raise no_figure_yet(rates.key, law)
    rbs1 = int(rates.value["rbs1"])
    rule = law.figure("einkommensgrenze_pflege")
    family = ceil(Fraction(rbs1 * rule.value["family_percent"], 100))
    limit = (rbs1 * rule.value["times_rbs1"] + family * means.relatives) * 100 + means.housing_cents
    excess = max(0, means.income_cents - limit)
    kept = law.figure("einkommen_ueber_der_grenze")
    stays = max(kept.value.get(grade_key(grade), 0), kept.value["blind"] if means.blind else 0)
    most = half_up(Fraction(excess * (100 - stays), 100))
    cash, earned = law.figure("barbetrag_vermoegen"), law.figure("vermoegen_erarbeitet")
    left = cash.value["adult"] * means.adults + cash.value["dependant"] * means.dependants
    left = (left + (earned.whole() if means.earned else 0)) * 100
    trace = (
        rates.step(rbs1 * 100),
        rule.step(limit),
        kept.step(stays),
        cash.step(left),
        *((earned.step(),) if means.earned else ()),
        TraceStep("most", most, "SGB XII § 87 Abs. 1"),
    )
    return Share(limit, excess, most, left, max(0, means.assets_cents - left), trace)


def rest_of_need(need_cents: int, from_insurance_cents: int, share_cents: int) -> tuple[int, TraceStep]:
    """§ 63b Abs. 1, § 19 Abs. 3 SGB XII: what Hilfe zur Pflege pays of a month's necessary care, uncapped."""
    rest = max(0, need_cents - from_insurance_cents - share_cents)
    return rest, TraceStep("hilfe_zur_pflege", rest, "SGB XII §§ 61, 63b Abs. 1")


@dataclass(frozen=True)
class Cash:
    """Pflegegeld of social assistance in a month, in the order of § 63b.

    Attributes:
        full_cents: What § 64a grants.
        after_blind_cents: What Blindenhilfe or the like leaves of it (Abs. 2).
        least_cents: What is left at least where care workers are needed as well (Abs. 5).
    """

    full_cents: int
    after_blind_cents: int
    least_cents: int
    trace: tuple[TraceStep, ...]


def pflegegeld(law: Law, grade: int, blind_cents: int) -> Cash | None:
    """§§ 64a, 63b Abs. 2, 5 SGB XII: the Pflegegeld, and what may be set off or cut; None without one."""
    granted = amount_for_grade(law, "pflegegeld", grade)
    if granted is None:
        return None
    share, cut = law.figure("blindenhilfe_anrechnung"), law.figure("hilfe_zur_pflege_kuerzung")
    counted = half_up(Fraction(blind_cents * share.whole(), 100))
    left = max(0, granted.cents - counted)
    kept = cut.value["of"] - cut.value["parts"]
    least = ceil(Fraction(left * kept, cut.value["of"]))
    trace = (
        TraceStep("pflegegeld", granted.cents, "SGB XII § 64a; SGB XI § 37 Abs. 1"),
        share.step(counted),
        cut.step(least),
    )
    return Cash(granted.cents, left, least, trace)


def earnings_left(law: Law, earnings_cents: int) -> tuple[int, TraceStep]:
    """§ 82 Abs. 6 SGB XII: earnings left alone in a month."""
    rates, rule = law.figure("regelbedarf"), law.figure("erwerbseinkommen_frei")
    if rates.value is None:
        raise no_figure_yet(rates.key, law)
    share = half_up(Fraction(earnings_cents * rule.value["percent"], 100))
    most = half_up(Fraction(rates.value["rbs1"] * rule.value["most_percent_of_rbs1"]))
    return min(share, most), rule.step(min(share, most))


def relatives_liable(law: Law, yearly_income_cents: int) -> tuple[bool, TraceStep]:
    """§ 94 Abs. 1a SGB XII: whether a child or parent of this yearly income may be asked at all."""
    figure = law.figure("unterhalt_grenze")
    return yearly_income_cents > figure.whole() * 100, figure.step()
