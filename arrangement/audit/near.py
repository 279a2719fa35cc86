"""A33: what one entry keeps away is named: sharing that nobody looked at, and help under another benefit."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace

from arrangement.audit.at_hand import NOT_ASKED_YET
from arrangement.audit.eligible import does_this, eligible, eligible_but
from arrangement.audit.inputs import Inputs, Source
from arrangement.audit.matter import Matter
from arrangement.audit.payers import could_be_paid, paying
from arrangement.audit.result import Broken, broken
from arrangement.audit.statutes import Statutes
from arrangement.law.law import law_on
from arrangement.law.sgb_ix.p116 import Asked, may_pool
from assessment.case.needs import Need
from assessment.case.people import Person
from assessment.case.words import Benefit
from assessment.ground.findings import listed
from assessment.ground.grid import PARTS, Part

POOLED = "A12.pooled"
OTHER = "warning.other_benefit"
KEYS = {
    "warning.together_to_ask": ("need", "benefit", "paragraph", "offers"),
    "warning.together_refused": ("need", "benefit", "paragraph", "offers"),
    OTHER: ("need", "named", "benefit", "offers"),
}
Row = tuple[str, ...]


def near_named(matter: Matter) -> Broken:
    """Compare what a plan says of shared help and of other benefits with what the files give."""
    rows = matter.view.raw.get("warnings")
    told = {
        (key, *(str(params.get(name)) for name in KEYS[key]))
        for row in (rows if isinstance(rows, list) else ())
        if isinstance(row, Mapping) and (key := str(row.get("key"))) in KEYS
        if isinstance(params := row.get("params"), Mapping)
    }
    left = {entry.need for entry in matter.view.unmet}
    needs = [need for need in matter.inputs.case.needs if need.id in left]
    needed = {row for need in needs for row in _not_together(matter.inputs, need)}
    needed |= set(_under_others(matter.inputs, needs))
    for key, need_id, *_ in sorted(needed - told):
        yield broken("A33", need_id, "near_not_named", warning=key)
    for key, need_id, *_ in sorted(told - needed):
        yield broken("A33", need_id, "near_not_so", warning=key)
    yield from _notes(matter, needed)


def _notes(matter: Matter, needed: set[Row]) -> Broken:
    """A note beside a reason is so; a plan need not have any."""
    rows = matter.view.raw.get("unmet")
    for row in rows if isinstance(rows, list) else ():
        if not isinstance(row, Mapping) or row.get("note") is None:
            continue
        if row["note"] not in _right(matter.inputs, row, needed):
            yield broken("A33", str(row.get("need")), "note", note=str(row["note"]))


def _right(inputs: Inputs, row: Mapping[str, object], needed: set[Row]) -> set[str]:
    need = inputs.needs.get(str(row.get("need")))
    if need is not None and _only_nights(inputs, need, row):
        return {"nights_to_ask"}
    return {
        key.removeprefix("warning.")
        for key, need_id, *_, offers in needed
        if need_id == row.get("need") and _meant(key, row, {*offers.split(", ")})
    }


def _only_nights(inputs: Inputs, need: Need, row: Mapping[str, object]) -> bool:
    """Whether nobody fits, and those named are helpers who promised nights without `nights`."""
    evidence = row.get("evidence")
    named = [inputs.sources.get(str(one)) for one in evidence] if isinstance(evidence, list) else []
    helpers = [source.helper for source in named if source is not None and source.helper is not None]
    promised = [
        not helper.nights
        and any(
            Part.NIGHT in t.parts and len({*t.parts}) < len(PARTS)
            for t in (*helper.times, *helper.on_call_times)
        )
        for helper in helpers
    ]
    alone = row.get("reason") == "helper_protection_limit" and len(promised) == len(named) > 0
    return alone and all(promised) and not any(_who(inputs, need))


def _meant(key: str, row: Mapping[str, object], offers: set[str]) -> bool:
    """Whether a reason is about sharing with others, or says that nobody helps where others would."""
    evidence = row.get("evidence")
    if key == OTHER:
        return row.get("reason") == "no_eligible_offer"
    named = {str(name) for name in evidence} if isinstance(evidence, list) else set()
    return row.get("reason") == "approval_pending" and bool(named & offers)


def _not_together(inputs: Inputs, need: Need) -> Iterator[Row]:
    """Benefits under which nothing but sharing keeps offers from a need."""
    found: dict[str, list[str]] = {}
    but = frozenset((POOLED, NOT_ASKED_YET))
    for source in inputs.sources_for(need):
        if source.form == "session" and POOLED in eligible_but(inputs, need, source, but):
            for benefit in paying(inputs, need, source):
                found.setdefault(benefit, []).append(source.id)
    for benefit, offers in found.items():
        answer, paragraph = _shared(inputs, inputs.persons[need.person], Benefit(benefit))
        key = "together_to_ask" if answer == "clarify" else "together_refused"
        yield f"warning.{key}", need.id, benefit, paragraph, listed(sorted(offers))


def _shared(inputs: Inputs, person: Person, benefit: Benefit) -> tuple[str, str]:
    """What law says of sharing by what was found last for the person, and its paragraph."""
    said = sorted(
        (e for e in person.together if e.benefit == benefit and e.on <= inputs.on), key=lambda e: e.on
    )
    asked = Asked(said[-1].reasonable, agreed=True, wish=said[-1].wish) if said else Asked()
    found = may_pool(benefit, asked, law_on(inputs.on))
    return found.answer, found.step.paragraph


def _under_others(inputs: Inputs, needs: list[Need]) -> Iterator[Row]:
    """Needs that nobody fits, with each benefit under which somebody would, if they named it."""
    alone = [need for need in needs if need.entitlement is not None and not any(_who(inputs, need))]
    asked = {need.id: set(_payers(inputs, need)) - {need.entitlement} for need in alone}
    for benefit in sorted(set().union(*asked.values())):
        ids = {id_ for id_, benefits in asked.items() if benefit in benefits}
        under = _naming(inputs, ids, benefit)
        for need in under.case.needs:
            offers = (
                [s.id for s in _who(under, need) if benefit in paying(under, need, s)]
                if need.id in ids
                else []
            )
            if offers:
                named = str(inputs.needs[need.id].entitlement)
                yield OTHER, need.id, named, str(benefit), listed(sorted(offers))


def _naming(inputs: Inputs, needs: set[str], benefit: Benefit) -> Inputs:
    """The same files, were some needs to name another benefit."""
    changed = tuple(
        need.model_copy(update={"entitlement": benefit}) if need.id in needs else need
        for need in inputs.case.needs
    )
    case = inputs.case.model_copy(update={"needs": changed})
    return replace(inputs, case=case, statutes=Statutes(case, inputs.on), fitting={})


def _who(inputs: Inputs, need: Need) -> Iterator[Source]:
    """Sources that fit a need and can be paid; who goes along to a session is not asked yet."""
    company = frozenset({NOT_ASKED_YET})
    for source in inputs.sources_for(need):
        fits = eligible(inputs, need, source) or eligible_but(inputs, need, source, company)
        if fits and could_be_paid(inputs, need, source):
            yield source


def _payers(inputs: Inputs, need: Need) -> Iterator[Benefit]:
    for source in inputs.sources_for(need):
        if source.offer is not None and does_this(inputs, need, source):
            yield from source.offer.paid_by
