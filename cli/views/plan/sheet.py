"""The whole sheet: which sections a reader gets, in which order."""

from __future__ import annotations

from collections.abc import Callable

from rich.console import Group, RenderableType
from rich.text import Text

from arrangement.documents.names import Names
from arrangement.documents.recipients import TEAM, Recipient, Who, extract, names_for
from arrangement.documents.sources import View
from arrangement.documents.speech import Speech
from arrangement.plan.plan import Plan
from cli.views.plan import money
from cli.views.plan.assessed import assessed
from cli.views.plan.at_hand import at_hand
from cli.views.plan.carers import carers
from cli.views.plan.choices import choices
from cli.views.plan.closing import audit, closing, warnings
from cli.views.plan.goals import goals
from cli.views.plan.heading import heading
from cli.views.plan.helpers import helpers, helpers_paid
from cli.views.plan.minutes import minutes
from cli.views.plan.open_points import open_points
from cli.views.plan.reasons import reasons
from cli.views.plan.simple import simple
from cli.views.plan.tiers import tiers
from cli.views.plan.unmet import owed_and_open, unmet
from cli.views.plan.week import week
from cli.views.plan.wishes import wishes

Section = Callable[[View], RenderableType | None]

ALL: tuple[Section, ...] = (
    heading,
    wishes,
    assessed,
    choices,
    goals,
    week,
    helpers,
    minutes,
    money.funding,
    money.side_by_side,
    money.remaining,
    unmet,
    money.applications,
    open_points,
    at_hand,
    carers,
    reasons,
    warnings,
    tiers,
    audit,
    closing,
)
SECTIONS: dict[Who, tuple[Section, ...]] = {
    "team": ALL,
    "person": (heading, simple, *(s for s in ALL if s not in (heading, tiers, warnings))),
    "helper": (heading, week, helpers, carers, closing),
    "payer": (heading, week, helpers_paid, money.paid_by_one, owed_and_open, money.applications, closing),
}


def plan_sheet(plan: Plan, speech: Speech, names: Names, recipient: Recipient = TEAM) -> Group:
    """Draw a plan for one recipient; what they may not read is taken out before anything is drawn."""
    view = View(extract(plan, recipient), speech, names_for(names, plan, recipient))
    drawn = (section(view) for section in SECTIONS[recipient.who])
    return Group(*(part for part in drawn if part is not None), Text())
