"""The plan on the terminal, section by section."""

from cli.views.plan.sheet import plan_sheet

__all__ = ["plan_sheet"]
