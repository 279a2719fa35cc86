"""The plan: what was proposed, why, and what it adds up to. Data only."""

from arrangement.plan.plan import Plan

__all__ = ["Plan"]
