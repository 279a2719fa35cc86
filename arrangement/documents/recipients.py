"""What one recipient may read: helpers their own lines, payers what they pay, never more."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any, Literal

from arrangement.documents.insurers import Payers, insurers_of, payers_in
from arrangement.documents.names import Names
from arrangement.law.access import BEIHILFE
from arrangement.plan.plan import Plan, PlanLine, PlanNeed, PlanUnmet, Reference
from arrangement.plan.weekly import paid_a_week

Who = Literal["team", "person", "helper", "payer"]


@dataclass(frozen=True)
class Recipient:
    """Somebody who reads a plan.

    Attributes:
        id: Of the helper or payer; empty for the person and the team.
    """

    who: Who
    id: str = ""


TEAM = Recipient("team")
CONSENT = "consent_missing_or_limited"
OUR_OWN = (CONSENT, "solver_limit_reached")
"""Why help is missing that no payer can answer for: our own missing paper, our own unfinished search."""

PROTECTION, PROTECTION_REASON = "child_protection", "because.protection_plan"


def recipient_of(text: str) -> Recipient | None:
    """Read `team`, `person`, `helper:ID` or `payer:ID`; None if it is none of these."""
    who, colon, id_ = text.partition(":")
    if text == "team":
        return TEAM
    if text == "person":
        return Recipient("person")
    if who == "helper" and colon and id_:
        return Recipient("helper", id_)
    if who == "payer" and colon and id_:
        return Recipient("payer", id_)
    return None


def known(plan: Plan, recipient: Recipient) -> bool:
    """Whether the plan has anything for this recipient."""
    private = {one for found in payers_in(plan).private.values() for one in found.values()}
    by_name = recipient.who == "payer" and recipient.id in private
    return recipient.who in ("team", "person") or by_name or recipient in readers(plan)


def readers(plan: Plan) -> tuple[Recipient, ...]:
    """Helpers and payers for whom the plan has something; payers also where a right names them."""
    helpers = {line.helper for line in plan.lines if line.helper} | set(plan.helper_minutes)
    payers = {line.payer for line in plan.lines if line.payer} | {row.payer for row in plan.funding}
    payers |= {str(right["payer"]) for _, right in _rights(plan) if right.get("payer")}
    there = payers_in(plan)
    payers |= {
        one for found in there.private.values() for payer, one in found.items() if payer in there.shared
    }
    return (
        *(Recipient("helper", id_) for id_ in sorted(helpers)),
        *(Recipient("payer", id_) for id_ in sorted(payers)),
    )


def has_to_see_to(plan: Plan, payer: str) -> tuple[PlanUnmet, ...]:
    """What stays open of help that a payer owes; what was looked at names others and is left out."""
    there = payers_in(plan)
    owed = {
        right.get("need")
        for person, right in _rights(plan)
        if there.reads(payer, person, str(right.get("payer")))
    }
    whose = {need.id: need.person for need in plan.needs}
    return tuple(
        entry.model_copy(update={"evidence": ()})
        for entry in plan.unmet
        if there.reads(payer, whose.get(entry.need, ""), entry.duty_bearer or "")
        if entry.need in owed and entry.reason not in OUR_OWN and entry.note != "together_to_ask"
    )


def extract(plan: Plan, recipient: Recipient) -> Plan:
    """Give the plan reduced to what the recipient may read; nothing else is left in the data."""
    if recipient.who == "team":
        return plan
    if recipient.who == "person":
        return plan.model_copy(
            update={
                "tiers": (),
                "references": {name: _without_tiers(found) for name, found in plan.references.items()},
                "left_out": (),
                "inputs": {},
                "software": {},
                "warnings": (),
                "needs": _unveiled(plan),
                "lines": tuple(_open_line(line) for line in plan.lines),
                "providers": _about_open_needs(plan, plan.providers),
                "waiting": _about_open_needs(plan, plan.waiting),
            }
        )
    there = payers_in(plan)
    mine = [line for line in plan.lines if _reads(line, recipient, there)]
    needs = {line.need for line in mine}
    if recipient.who == "payer":
        needs |= {entry.need for entry in has_to_see_to(plan, recipient.id)}
    return Plan.model_validate(
        {
            "schema": plan.schema_,
            "case": plan.case,
            "on": plan.on,
            "state": plan.state,
            "status": plan.status,
            "policy": plan.policy,
            "policy_use": plan.policy_use,
            "land": plan.land,
            "horizon": plan.horizon,
            "weeks": list(plan.weeks),
            "phases": list(plan.phases),
            "lines": [_line(line, recipient) for line in mine],
            "needs": [need.model_dump() for need in _unveiled(plan) if need.id in needs],
            **(
                _for_payer(plan, recipient, there, mine)
                if recipient.who == "payer"
                else _for_helper(plan, recipient)
            ),
        }
    )


def _without_tiers(reference: Reference | None) -> Reference | None:
    """Leave out of a comparison what was proved of it."""
    return None if reference is None else Reference.model_validate(reference.model_dump(exclude={"tiers"}))


def protected_needs(plan: Plan) -> frozenset[str]:
    """Needs of a protection plan: beside the team nobody reads in a document what they are about."""
    locked = {line.need for line in plan.lines if line.locked and line.need}
    return frozenset(locked | {need.id for need in plan.needs if need.task == PROTECTION})


def names_for(names: Names, plan: Plan, recipient: Recipient) -> Names:
    """Add who insures whom, and take the names of what is protected from everybody but the team."""
    insurers = insurers_of(plan.rights.get("persons"))
    if recipient.who == "payer":
        theirs = set(payers_in(plan).persons(recipient.id))
        insurers = {person: found for person, found in insurers.items() if person in theirs}
    names = replace(names, insurers=insurers)
    if recipient.who == "team":
        return names
    protected = protected_needs(plan)
    offers = frozenset(line.offer for line in plan.lines if line.need in protected and line.offer)
    return replace(names, veiled=protected, veiled_offers=offers)


def _unveiled(plan: Plan) -> tuple[PlanNeed, ...]:
    """The needs, without saying of a protected one what it is about or where it comes from."""
    protected = protected_needs(plan)
    hidden: dict[str, object] = {"task": None, "action": None, "sources": []}
    return tuple(need.model_copy(update=hidden) if need.id in protected else need for need in plan.needs)


def _about_open_needs(plan: Plan, rows: tuple[dict[str, Any], ...]) -> tuple[dict[str, Any], ...]:
    """Leave out what is said about protected needs."""
    protected = protected_needs(plan)
    return tuple(row for row in rows if row.get("need") not in protected)


def _open_line(line: PlanLine) -> PlanLine:
    """Leave out of a line that it stands in a protection plan."""
    because = tuple(reason for reason in line.because if reason.key != PROTECTION_REASON)
    return line.model_copy(update={"locked": False, "because": because})


def _reads(line: PlanLine, recipient: Recipient, there: Payers) -> bool:
    if recipient.who == "helper":
        return recipient.id == line.helper
    return line.payer is not None and there.reads(recipient.id, line.person, line.payer)


def _line(line: PlanLine, recipient: Recipient) -> Mapping[str, object]:
    """Leave out reasons, which name others; a helper does not read the money either."""
    hidden: set[str] = {"because", "instead_of", "locked"}
    if recipient.who == "payer":
        return line.model_dump(exclude={*hidden, "helper", "fallback"})
    hidden |= {
        "payer",
        "benefit",
        "paragraph",
        "application",
        "cents_per_month",
        "professional_minutes",
        "trace",
    }
    stand_in = {key: value for key, value in (line.fallback or {}).items() if key != "payer"}
    return {**line.model_dump(exclude=hidden), "fallback": stand_in or None}


def _for_helper(plan: Plan, recipient: Recipient) -> Mapping[str, object]:
    own = ("helper_minutes", "helper_presence_minutes", "helper_reserve_minutes")
    figures = {
        name: {helper: n for helper, n in getattr(plan, name).items() if helper == recipient.id}
        for name in own
    }
    claims = plan.rights.get("carer_claims", ())
    mine = [c for c in claims if c.get("helper") == recipient.id] if isinstance(claims, (list, tuple)) else []
    cover = [row.model_dump() for row in plan.carers if row.helper == recipient.id]
    return {**figures, "carers": cover, "rights": {"persons": [], "carer_claims": mine}}


def _for_payer(
    plan: Plan, recipient: Recipient, there: Payers, mine: Sequence[PlanLine]
) -> Mapping[str, object]:
    applications = [
        row
        for row in plan.applications
        if there.reads(recipient.id, str(row.get("person")), str(row.get("payer")))
        if row.get("payer") == BEIHILFE or recipient.id != BEIHILFE
    ]
    return {
        "rights": {"persons": _rights_paid(plan, recipient, there), "carer_claims": []},
        "funding": [row.model_dump() for row in plan.funding if _is_theirs(row.payer, recipient, there)],
        "applications": applications if plan.state != "draft" else [],
        "unmet": [entry.model_dump() for entry in has_to_see_to(plan, recipient.id)],
        "professional_minutes_per_week": paid_a_week(mine, plan),
    }


def _is_theirs(payer: str, recipient: Recipient, there: Payers) -> bool:
    """Whether a sum over all persons is this payer's alone; of a shared one each line says its own price."""
    if payer in there.shared:
        return False
    return payer == recipient.id or recipient.id in {found.get(payer) for found in there.private.values()}


def _rights_paid(plan: Plan, recipient: Recipient, there: Payers) -> list[dict[str, object]]:
    kept = []
    for person in _persons(plan):
        who = str(person.get("person"))
        rights = [
            right
            for right in person.get("rights", ())
            if there.reads(recipient.id, who, str(right.get("payer")))
        ]
        if rights:
            kept.append({"person": person.get("person"), "rights": rights})
    return kept


def _persons(plan: Plan) -> Iterator[Mapping[str, Any]]:
    persons = plan.rights.get("persons", ())
    yield from (persons if isinstance(persons, (list, tuple)) else ())


def _rights(plan: Plan) -> Iterator[tuple[str, Mapping[str, Any]]]:
    for person in _persons(plan):
        yield from ((str(person.get("person")), right) for right in person.get("rights", ()))
