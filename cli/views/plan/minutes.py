"""Professional minutes against what they are compared with, and the minutes put on helpers beside them."""

from __future__ import annotations

from rich.console import RenderableType

from arrangement.documents.burden import given_by_helpers
from arrangement.documents.sources import View, covered
from arrangement.documents.told import alternative_told
from arrangement.plan.plan import Reference
from cli.views.harmless import plain
from cli.views.layout import section, table

REFERENCES = ("present", "approved", "best_professional")


def minutes(view: View) -> RenderableType | None:
    """Draw both sides of the balance; no figure of the one without the other."""
    plan, speech = view.plan, view.speech
    heads = [
        speech.say(f"views.{head}")
        for head in ("compared", "professional_week", "helpers_week", "covered", "own_share")
    ]
    own = [
        speech.say("views.this_plan"),
        speech.number(plan.professional_minutes_per_week),
        _pair(view, sum(plan.helper_minutes.values()), sum(plan.helper_presence_minutes.values())),
        _pair(view, *covered(plan)),
        speech.euros(plan.own_share_cents_per_month),
    ]
    rows = [own]
    for name in REFERENCES:
        reference = plan.references.get(name)
        if reference is not None:
            rows.append(_row(name, reference, view))
    body: list[RenderableType] = [table(heads, rows, right=(1, 2, 3, 4))]
    if any("+" in cell for row in rows for cell in row):
        body.append(plain(speech.say("views.pair_say")))
    kinds = [
        f"{speech.word('qualification', level)} ({level}) {speech.number(count)}"
        for level, count in sorted(plan.by_qualification.items())
        if count
    ]
    if kinds:
        body.append(plain(speech.say("views.by_qualification", list=", ".join(kinds))))
    if plan.coordination_minutes_per_week:
        body.append(
            plain(speech.say("views.coordination", n=speech.number(plan.coordination_minutes_per_week)))
        )
    body.append(plain(given_by_helpers(view)))
    alternative = alternative_told(view)
    if alternative is not None:
        body.append(plain(alternative))
    return section(speech.say("views.minutes"), *body)


def _row(name: str, reference: Reference, view: View) -> list[str]:
    speech = view.speech
    cents, more = reference.own_share_cents_per_month, reference.model_extra or {}
    return [
        speech.say(f"views.reference.{name}"),
        _number(view, reference.professional_minutes_per_week),
        _pair(view, more.get("helper_minutes_per_week"), more.get("helper_presence_minutes_per_week")),
        _pair(view, reference.covered, more.get("presence_covered")),
        speech.euros(cents) if cents is not None else "–",
    ]


def _pair(view: View, active: object, presence: object) -> str:
    """Write active help and presence beside each other; they are never added up."""
    if not presence:
        return _number(view, active)
    return f"{_number(view, active)} + {_number(view, presence)}"


def _number(view: View, number: object) -> str:
    return view.speech.number(number) if isinstance(number, int | float) else "–"
