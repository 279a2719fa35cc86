"""Funding: what a plan costs, who pays it, and what stays of each right. Data only, no solver."""

from arrangement.funding.combination import kombinationsleistung
from arrangement.funding.money import Money, money_of

__all__ = ["Money", "kombinationsleistung", "money_of"]
