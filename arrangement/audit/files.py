"""R01 and R03: the plan belongs to these very files, and repeats nothing that was told in confidence."""

from __future__ import annotations

from arrangement.audit.calendar import dates_told, weeks_told
from arrangement.audit.matter import Matter
from arrangement.audit.phases import phases_told
from arrangement.audit.result import Broken, broken
from arrangement.audit.same import walk
from assessment.case.case import Case
from assessment.case.phases import BETWEEN


def inputs_named(matter: Matter) -> Broken:
    """R01: The hashes of case, catalogue, policy and law are those of the files, and software is named."""
    view, inputs = matter.view, matter.inputs
    for role, expected in sorted(inputs.hashes.items()):
        if view.inputs.get(role) != expected:
            yield broken("R01", role, "hash", role=role)
    if not view.software or not all(
        isinstance(version, str) and version for version in view.software.values()
    ):
        yield broken("R01", "software", "software")
    named = (
        ("case", view.case, inputs.case.id),
        ("policy", view.policy, inputs.policy.id),
        ("land", view.land, inputs.case.land),
    )
    for key, found, needed in named:
        if found != needed:
            yield broken("R01", key, "other", needed=needed, found=found)
    horizon = view.raw.get("horizon")
    days = horizon.get("days", inputs.days) if isinstance(horizon, dict) else None
    if not isinstance(horizon, dict) or horizon.get("weeks") != inputs.weeks or days != inputs.days:
        yield broken("R01", "horizon", "horizon", weeks=inputs.weeks)
    yield from weeks_told(matter)
    yield from dates_told(matter)
    yield from phases_told(matter)


def nothing_confided(matter: Matter) -> Broken:
    """R03: No free text of the case stands in the plan."""
    texts = [(where, text.casefold().strip()) for where, text in _free_texts(matter.inputs.case)]
    ids = {*matter.inputs.sources, *matter.inputs.needs, *matter.inputs.persons}
    case = matter.inputs.case
    ids |= {*(goal.id for goal in case.goals), *(phase.id for phase in case.phases)}
    ids |= {name for kind in case.week_types for name in kind.id.split(BETWEEN)}
    block = (
        matter.inputs.statutes.rights_block
    )  # the law's own words, such as kurzzeitpflege, are told anyway
    ids |= {word.casefold() for _, _, word in walk(block) if isinstance(word, str)}
    phrases = [(where, text) for where, text in texts if " " in text]
    words = [(where, text) for where, text in texts if text and " " not in text and text not in ids]
    single = {text for _, text in words}
    harmless: set[str] = set()
    for path, _, value in walk(matter.view.raw):
        if not isinstance(value, str) or value in harmless:
            continue
        folded = value.casefold()
        if folded not in single and not any(text in folded for _, text in phrases):
            harmless.add(value)
            continue
        for where, text in phrases:
            if text in folded:
                yield broken("R03", path, "free_text", field=where)
        for where, text in words:
            if text == folded:
                yield broken("R03", path, "free_text", field=where)


def _free_texts(case: Case) -> list[tuple[str, str]]:
    found: list[tuple[str, str | None]] = []
    for goal in case.goals:
        found += [("goals", goal.words), ("goals", goal.indicator), ("goals", goal.start_value)]
    found += [("persons", person.own_view) for person in case.persons]
    found += [("persons", person.no_own_view_because) for person in case.persons]
    found += [("helpers", helper.own_gain) for helper in case.helpers]
    found += [("week_types", week_type.text) for week_type in case.week_types]
    found += [("phases", phase.text) for phase in case.phases]
    found += [("exceptions", exception.text) for exception in case.exceptions]
    return [(where, text) for where, text in found if text is not None]
