"""A33: talk that stays unmet for want of a language is named, with who is asked for an interpreter."""

from __future__ import annotations

from collections.abc import Mapping

from arrangement.audit.eligible import eligible, eligible_but
from arrangement.audit.matter import Matter
from arrangement.audit.payers import could_be_paid
from arrangement.audit.result import Broken, broken
from arrangement.law.law import law_on
from arrangement.law.understanding import cost_of, languages_for
from assessment.case.needs import Need

KEY = "warning.language_missing"
ONLY_LANGUAGE = frozenset({"A18.language"})


def silence_named(matter: Matter) -> Broken:
    """Compare what a plan says is missing with who could help if only they were understood."""
    rows = matter.view.raw.get("warnings")
    told = {
        tuple(str(params.get(name)) for name in ("need", "payer", "paragraph"))
        for row in (rows if isinstance(rows, list) else ())
        if isinstance(row, Mapping) and row.get("key") == KEY
        if isinstance(params := row.get("params"), Mapping)
    }
    unmet = {entry.need for entry in matter.view.unmet}
    needed = {
        _row(matter, need) for need in matter.inputs.case.needs if need.id in unmet and _silent(matter, need)
    }
    for need_id, *_ in sorted(needed - told):
        yield broken("A33", need_id, "language_missing")
    for need_id, *_ in sorted(told - needed):
        yield broken("A33", need_id, "language_not_missing")


def _silent(matter: Matter, need: Need) -> bool:
    inputs = matter.inputs
    return any(
        not eligible(inputs, need, source)
        and eligible_but(inputs, need, source, ONLY_LANGUAGE)
        and could_be_paid(inputs, need, source)
        for source in inputs.sources_for(need)
        if source.offer is not None
    )


def _row(matter: Matter, need: Need) -> tuple[str, str, str]:
    law, person = law_on(matter.inputs.on), matter.inputs.persons[need.person]
    language = min(languages_for(person, need, law), default="")
    cost = cost_of(language, need.entitlement, law)
    return need.id, cost.payer, cost.paragraph
