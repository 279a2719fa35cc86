"""Single sentences about single entries of a plan, the same on every screen and page."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from arrangement.documents.harmless import harmless
from arrangement.documents.names import Names
from arrangement.documents.sources import View, named_params
from arrangement.documents.speech import Speech
from arrangement.documents.week_types import in_weeks, phase_name
from arrangement.plan.plan import CarerCover, Plan, PlanLine
from assessment.case.needs import MinutesNeeded, Need

MET, SERVICE = "met", "service"
REFUSED, NOT_AGREED = "instead.not_refused", "instead.helper_agreed"
PHASE_REVIEW = "phase_review"
OF_PHASES = (PHASE_REVIEW, "learning_review")
TO_APPLY, DATES = "to_apply", "dates"


def need_told(need: Need, speech: Speech) -> str:
    """Say what a need asks for: the task and how often, how long or when."""
    measure = need.measure
    params: dict[str, str | int] = {
        name: value for name, value in measure.model_dump(mode="json").items() if isinstance(value, int)
    }
    kind = f"{measure.kind}_{measure.per}" if isinstance(measure, MinutesNeeded) else measure.kind
    said = speech.say_or(f"views.measure.{kind}", "", **params)
    return ", ".join(part for part in (speech.word("task", need.task), said) if part)


def alternative_told(view: View) -> str | None:
    """Say what stays unmet without any unpaid help, so that whoever is asked to help may say no."""
    best, speech = view.plan.references.get("best_professional"), view.speech
    rows = (best.model_extra or {}).get("unmet") if best is not None else None
    if not isinstance(rows, list):
        return None
    left: dict[str, dict[str, str]] = {}
    dates: dict[str, int] = {}
    for row in rows:
        if isinstance(row, Mapping) and row.get("unit") == DATES:
            need = view.names.need(str(row.get("need")), speech)
            dates[need] = dates.get(need, 0) + int(row.get("amount") or 0)
        elif isinstance(row, Mapping):
            amount = speech.amount(row.get("amount", 0), str(row.get("unit")))
            need = view.names.need(str(row.get("need")), speech)
            left.setdefault(need, {})[str(row.get("week_type"))] = amount
    if not left and not dates:
        return speech.say("views.alternative_nothing")
    said = [
        speech.say("views.alternative_part", need=need, amount=in_weeks(by_type, view.plan, speech))
        for need, by_type in left.items()
    ]
    said += [
        speech.say("views.alternative_dates", need=need, amount=speech.amount(number, DATES))
        for need, number in dates.items()
    ]
    return speech.say("views.alternative_left", list="; ".join(said))


def budget_rows(plan: Plan) -> list[Mapping[str, Any]]:
    """The full need in kind, as far as it may become a Persönliches Budget; odd rows are for the audit."""
    best = plan.references.get("best_professional")
    rows = (best.model_extra or {}).get("in_kind") if best is not None else None
    return [
        row
        for row in (rows if isinstance(rows, list) else [])
        if isinstance(row, Mapping)
        and row.get("form") in ("money", "voucher")
        and type(row.get("cents_per_month")) is int
    ]


def open_points_told(view: View) -> list[str]:
    """Say what ends while the plan goes on, with its last day."""
    speech, said = view.speech, []
    for point in view.plan.open_points:
        code, subject, day = (str(point.get(key, "")) for key in ("code", "subject", "by"))
        if code in OF_PHASES:
            named = phase_name(subject) if code == PHASE_REVIEW else view.names.need(subject, speech)
            said.append(speech.say(f"views.open_point.{code}", subject=named, day=speech.day(day)))
            continue
        name = view.names.helper(subject, speech) if subject in view.names.relations else subject
        if subject in view.names.grants:
            name = speech.word("benefit", view.names.grants[subject])
        elif subject in view.names.orders:
            name = speech.word("task", view.names.orders[subject])
        key = f"views.open_point.{code}"
        if code == "outgrown":
            name, key = (
                view.names.need(subject, speech),
                key if point.get("next") else f"{key}_nothing_follows",
            )
        said.append(
            speech.say_or(
                key,
                f"{code} {subject} {day}",
                subject=name,
                day=speech.day(day),
                benefit=speech.word("benefit", str(point.get("benefit"))),
                next=", ".join(speech.word("benefit", str(one)) for one in point.get("next") or ()),
                person=harmless(str(point.get("person"))),
            )
        )
    return said


@dataclass(frozen=True)
class Applying:
    """One application: what, for whom, where, until when, with which papers.

    Attributes:
        ask: What to ask there first, where the office is not certain.
        by: Last day; None where it is asked for already.
        state: How the asking stands, where it is no longer to be done.
    """

    what: str
    where: str
    ask: str | None
    by: str | None
    papers: str | None
    state: str | None


def application_told(entry: Mapping[str, Any], view: View) -> Applying:
    """Say what to apply for, where, until when and with which papers."""
    speech = view.speech
    office, state = entry.get("office"), str(entry.get("status") or TO_APPLY)
    asked = state != TO_APPLY
    payer = view.payer(str(entry.get("payer", "–")), *filter(None, (str(entry.get("person") or ""),)))
    site = [harmless(str(entry[key])) for key in ("site", "address") if entry.get(key)]
    papers = ", ".join(speech.word("paper", harmless(str(paper))) for paper in entry.get("papers") or ())
    return Applying(
        what=view.of_person(view.right(str(entry.get("what", "–"))), str(entry.get("person") or "")),
        where=", ".join([speech.word("office", str(office)) if office else payer, *site]),
        ask=speech.say("access.ask_there") if entry.get("clarify") else None,
        by=speech.day(str(entry["by"])) if entry.get("by") and not asked else None,
        state=speech.word("application", state) if asked else None,
        papers=papers or None,
    )


def cover_told(row: CarerCover, speech: Speech) -> str:
    """Say how much care counts for a carer's social security, and whether it is enough."""
    return speech.say(
        "carers.cover",
        minutes=speech.number(row.planned_minutes_per_week),
        least_minutes=speech.number(row.least_minutes_per_week),
        days=speech.number(row.planned_days_per_week),
        least_days=speech.number(row.least_days_per_week),
        today=speech.number(row.today_minutes_per_week),
        state=speech.word("cover", row.state),
    )


def short_stays_told(view: View) -> list[str]:
    """Say of each year's Kurzzeitpflege how long it is, and who pays what of it."""
    speech = view.speech
    return [
        speech.say(
            "views.short_stay",
            person=harmless(str(row["person"])),
            year=str(row["year"]),
            n=speech.number(row["days"]),
            paid=speech.euros(row["paid_cents"]),
            own=speech.euros(row["own_cents"]),
        )
        for row in view.plan.kurzzeitpflege
    ]


def beside_told(row: Mapping[str, Any], view: View) -> str:
    """Say how two benefits of a person stand side by side."""
    speech = view.speech
    first, second = (speech.word("benefit", str(row.get(name))) for name in ("first", "second"))
    said = speech.say(
        "views.beside",
        pair=view.of_person(f"{first} + {second}", str(row.get("person") or "")),
        how=speech.word("beside", str(row.get("beside"))),
        paragraph=harmless(str(row.get("paragraph"))),
    )
    asks = row.get("condition")
    return f"{said} – {speech.asked(str(asks))}" if asks else said


def fallback_text(line: PlanLine, view: View) -> str:
    """Say who stands in for a line, how soon, and who would pay."""
    speech, fallback = view.speech, line.fallback or {}
    who = fallback.get("offer") or fallback.get("helper") or fallback.get("provider") or "–"
    parts = [view.names.anyone(str(who), speech)]
    response = fallback.get("response")
    if isinstance(response, int):
        parts.append(speech.say("views.within", n=speech.number(response)))
    elif isinstance(response, str):
        parts.append(speech.word("response", response))
    payer = fallback.get("payer")
    if isinstance(payer, str):
        parts.append(speech.say("views.paid_by", payer=view.payer(payer, line.person)))
    return harmless(", ".join(parts))


def rejected(entry: Mapping[str, Any], need: str | None, view: View) -> tuple[str, str]:
    """Say which source came next, and what spoke against it.

    Who never offered this help is not told that the person does not want it from them.
    """
    other = str(entry.get("offer") or entry.get("helper") or entry.get("source") or entry.get("own") or "–")
    reason = entry.get("reason")
    key, params = (
        (reason.get("key"), reason.get("params"))
        if isinstance(reason, dict)
        else (reason, entry.get("params"))
    )
    key = str(key or "–")
    key = key if key.startswith(("instead.", "unmet.", "because.")) else f"instead.{key}"
    agreed = view.names.agreed.get(other)
    if key == REFUSED and agreed is not None and view.names.tasks.get(need or "") not in agreed:
        key = NOT_AGREED
    given = params if isinstance(params, dict) else {k: v for k, v in entry.items() if isinstance(v, int)}
    return view.names.anyone(other, view.speech), view.speech.reason(key, named_params(given, view))


def extent_told(right: Mapping[str, Any], speech: Speech, names: Names) -> str:
    """Say how far a right goes: an amount and who adds to it, minutes, or according to need or wish."""
    extent, service = [], right.get("kind") == SERVICE
    if right.get("amount_cents") is not None:
        period = speech.word("period", str(right.get("period") or "month"))
        extent.append(f"{speech.euros(right['amount_cents'])} {period}")
        extent += [
            speech.say(
                "views.rights.beside",
                payer=speech.word("payer", str(other.get("payer"))),
                amount=speech.euros(other["amount_cents"]),
            )
            for other in right.get("beside") or ()
            if isinstance(other.get("amount_cents"), int)
        ]
    if service and right.get("left_cents") not in (None, right.get("amount_cents")):
        extent.append(speech.say("views.rights.left", left=speech.euros(right["left_cents"])))
    if right.get("minutes_per_week") is not None:
        extent.append(speech.say("views.rights.minutes", n=speech.number(right["minutes_per_week"])))
    if right.get("need") is not None:
        extent.append(speech.say("views.rights.need", need=names.need(str(right["need"]), speech)))
    return ", ".join(extent) or speech.say(f"views.rights.{'on_request' if service else 'according'}")


def conditions_told(entry: Mapping[str, Any], speech: Speech) -> list[str]:
    """Say what is not settled yet; what is met needs no words here, the JSON holds it."""
    return [
        speech.reason(str(condition.get("key")), dict(condition.get("params") or {}))
        for condition in entry.get("conditions") or ()
        if condition.get("state") != MET
    ]
