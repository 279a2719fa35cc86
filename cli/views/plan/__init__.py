"""The plan on the terminal, section by section, or month by month."""

from cli.views.plan.months import months_sheet
from cli.views.plan.sheet import plan_sheet

__all__ = ["months_sheet", "plan_sheet"]
