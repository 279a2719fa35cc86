"""Single sentences about single entries of a plan, the same on every screen and page."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from arrangement.documents.aims import aim_name, is_aim
from arrangement.documents.harmless import harmless
from arrangement.documents.names import Names
from arrangement.documents.recipients import CONSENT
from arrangement.documents.sources import View, named_params
from arrangement.documents.speech import Speech
from arrangement.documents.week_types import in_weeks, phase_name, planned, week_name
from arrangement.plan.plan import AuditBlock, CarerCover, Plan, PlanLine, PlanUnmet
from assessment.case.needs import MinutesNeeded, Need
from assessment.ground.grid import DAYS, PARTS

MET, SERVICE = "met", "service"
NO_OFFER, NOBODY_GUIDES = "no_eligible_offer", "nobody_guides"
LIMIT, OWN_LIMIT = "helper_protection_limit", "own_limit"
REFUSED, NOT_AGREED = "instead.not_refused", "instead.helper_agreed"
PHASE_REVIEW = "phase_review"
OF_PHASES = (PHASE_REVIEW, "learning_review")
BINDING = ("safety", "owed", "wished")
"""How binding help is, the most binding first."""
TO_APPLY, DATES = "to_apply", "dates"
WAITS = ("warning.custody_missing", "warning.consent_missing")
"""Whose word is missing, so that new help waits."""


@dataclass(frozen=True)
class Told:
    """A sentence, and what belongs under it."""

    says: str
    more: tuple[str, ...] = ()


def wishes_told(view: View) -> list[Told]:
    """Say which binding wishes are not fully met, each with its reason."""
    return [
        _wish(wish, view)
        for wish in view.plan.wishes
        if wish.get("binding") is True and wish.get("missed_minutes")
    ]


def need_told(need: Need, speech: Speech) -> str:
    """Say what a need asks for: the task and how often, how long or when."""
    measure = need.measure
    params: dict[str, str | int] = {
        name: value for name, value in measure.model_dump(mode="json").items() if isinstance(value, int)
    }
    kind = f"{measure.kind}_{measure.per}" if isinstance(measure, MinutesNeeded) else measure.kind
    said = speech.say_or(f"views.measure.{kind}", "", **params)
    return ", ".join(part for part in (speech.word("task", need.task), said) if part)


def unmet_told(view: View) -> list[Told]:
    """Say what stays open and why, who has to act, and what comes next; the same in several weeks once."""
    found = []
    for open_ in unmet_once(view):
        entry, speech = open_.entry, view.speech
        key = f"views.unmet_line.{standing(entry, view)}"
        said = speech.say(key, need=view.names.need(entry.need, speech), amount=open_.amount)
        if open_.week_types:
            said = speech.say("views.in_week_type", what=said, week_type=open_.week_types)
        found.append(Told(said, unmet_more(entry, view)))
    return found


def standing(entry: PlanUnmet, view: View) -> str:
    """How binding the help is that stays open; what the plan does not know counts as owed."""
    found = next((need.standing for need in view.plan.needs if need.id == entry.need), "")
    return found if found in BINDING else "owed"


@dataclass(frozen=True)
class Open:
    """Help that stays open, in words.

    Attributes:
        amount: How much, in a week or on how many dates.
        week_types: In which types of week; empty where in all of them.
    """

    entry: PlanUnmet
    amount: str
    week_types: str


def unmet_once(view: View) -> Iterator[Open]:
    """Give what stays open, the most binding first; weeks in which it is the same stand together."""
    speech, types = view.speech, planned(view.plan)
    groups: dict[PlanUnmet, list[PlanUnmet]] = {}
    for entry in sorted(view.plan.unmet, key=lambda entry: BINDING.index(standing(entry, view))):
        dates = {"amount": 0} if entry.unit == DATES else {}
        groups.setdefault(entry.model_copy(update={"week_type": None, **dates}), []).append(entry)
    for group in groups.values():
        first, kinds = group[0], [entry.week_type for entry in group if entry.week_type]
        if first.unit == DATES:
            yield Open(first, speech.amount(sum(entry.amount for entry in group), DATES), "")
            continue
        amount = speech.say("views.each", amount=speech.amount(first.amount, first.unit))
        named = [] if set(kinds) >= set(types) else kinds
        yield Open(first, amount, ", ".join(week_name(kind, speech) for kind in named))


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


def audit_told(found: AuditBlock, speech: Speech) -> tuple[str, list[str], list[str]]:
    """Say whether the re-check passed, what is broken, and what is only to be looked at.

    A plan that passed breaks nothing: what stands there are flags.
    """
    said = [
        violation_text(v.invariant, v.subject, v.message, (v.model_extra or {}).get("params"), speech)
        for v in found.violations
    ]
    if found.passed:
        return speech.say("views.audit_passed", n=len(found.checked)), [], said
    return speech.say("views.audit_failed", n=len(found.checked)), said, []


def violation_text(invariant: str, subject: str, message: str, params: object, speech: Speech) -> str:
    """Say which rule is broken where; a message that nobody knows is shown as it stands."""
    told = params if isinstance(params, dict) else {}
    given = {str(name): _in_words(str(name), value, speech) for name, value in told.items()}
    where = speech.say("views.whole_plan") if subject == "plan" else harmless(subject)
    return f"{harmless(invariant)} · {where}: {speech.reason(message, given)}"


def _in_words(name: str, value: Any, speech: Speech) -> Any:
    """Days, day parts and fields of the ledger as words; all else stays."""
    if (name == "day" and value in DAYS) or (name == "part" and value in PARTS):
        return speech.word(name, value)
    return speech.say_or(f"page.ledger.{value}", value) if name == "field" else value


def _wish(wish: Mapping[str, Any], view: View) -> Told:
    speech, evidence = view.speech, [str(word) for word in wish.get("evidence", ())]
    amount, name = speech.minutes(wish["missed_minutes"]), view.names.wish(str(wish.get("id", "")), speech)
    return Told(
        speech.say("views.wish_missed", wish=name, amount=amount),
        (
            speech.say("views.unmet_reason", reason=_why_missed(wish, evidence, view)),
            *(
                speech.say("views.unmet_aim", aim=aim_name(word, view.plan, speech))
                for word in evidence
                if is_aim(word, view.plan, speech)
            ),
        ),
    )


def _why_missed(wish: Mapping[str, Any], evidence: list[str], view: View) -> str:
    """The reason; where who is wished is not there on some days, who and which days."""
    speech, reason, days = view.speech, str(wish.get("reason", "")), wish.get("days") or ()
    if not days:
        return speech.say_or(f"unmet.{reason}", reason)
    who = ", ".join(view.names.anyone(word, speech) for word in evidence)
    return speech.say(
        "views.wish_away", who=who, days=", ".join(speech.word("day", str(day)) for day in days)
    )


def unmet_more(entry: PlanUnmet, view: View) -> tuple[str, ...]:
    """Say why it stays open, what was looked at, who has to act and what comes next."""
    return tuple(_more(entry, view))


def _more(entry: PlanUnmet, view: View) -> Iterator[str]:
    speech = view.speech
    reason = unmet_reason(entry, view)
    yield speech.say("views.unmet_reason", reason=speech.say_or(f"unmet.{reason}", entry.reason))
    aims = [id_ for id_ in entry.evidence if is_aim(id_, view.plan, speech)]
    if aims:
        said = "; ".join(aim_name(aim, view.plan, speech) for aim in aims)
        yield speech.say("views.unmet_aim", aim=said)
    yield from _silent(entry, view)
    others = [id_ for id_ in entry.evidence if id_ not in (*aims, entry.need)]
    if others:
        seen = "; ".join(view.names.anyone(id_, speech) for id_ in others)
        yield speech.say("views.unmet_evidence", list=seen)
    if entry.duty_bearer:
        yield speech.say("views.unmet_duty", who=view.payer_of(entry.need, entry.duty_bearer))
    if entry.next_step:
        step = speech.say_or(f"next_step.{reason}", entry.next_step)
        yield speech.say("views.unmet_next", step=step)


def unmet_reason(entry: PlanUnmet, view: View) -> str:
    """The reason as it is said: where nobody guides, or only the person helps, it would say too little."""
    guides = any(need.id == entry.need and need.action == "enable" for need in view.plan.needs)
    if guides and entry.reason == NO_OFFER:
        return NOBODY_GUIDES
    themselves = entry.reason == LIMIT and all(word in view.names.own for word in entry.evidence)
    return OWN_LIMIT if themselves else entry.reason


def _silent(entry: PlanUnmet, view: View) -> Iterator[str]:
    """Whose word is not on record, where help waits for it."""
    for warning in view.plan.warnings if entry.reason == CONSENT else ():
        if warning.key not in WAITS or entry.need not in str(warning.params["needs"]).split(", "):
            continue
        holder, book = (harmless(str(warning.params[name])) for name in ("holder", "book"))
        of_whom = warning.key.removeprefix("warning.").removesuffix("_missing")
        yield view.speech.say(f"views.unmet_{of_whom}", holder=holder, book=view.speech.word("book", book))
