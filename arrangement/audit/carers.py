"""A30: what a plan says of the hours and days of § 44 SGB XI follows from its lines."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from typing import Any

from arrangement.audit.lines import Line
from arrangement.audit.matter import Matter
from arrangement.audit.result import Broken, broken
from arrangement.audit.same import same_json
from arrangement.audit.stay import Piece, stay_of
from arrangement.law.cover import PARAGRAPH, Care, counts_as_care, cover
from arrangement.law.law import law_on
from arrangement.law.sgb_xi.p44 import least_days_of_care, least_minutes_of_care
from assessment.ground.grid import Slot

SOCIAL_SECURITY = "soziale_sicherung"


def cover_told(matter: Matter) -> Broken:
    """Each carer with a claim to social security is there once, with the figures of the lines."""
    stated = matter.view.raw.get("carers")
    if stated is None:
        return
    rows = [row for row in stated if isinstance(row, Mapping)] if isinstance(stated, list) else []
    truth = list(cover_rows(matter))
    if [row.get("helper") for row in rows] != [row["helper"] for row in truth]:
        yield broken("A30", "carers", "carers")
        return
    for row, needed in zip(rows, truth, strict=True):
        if not same_json({key: row.get(key) for key in needed}, needed):
            yield broken("A30", str(needed["helper"]), "cover")


def cover_rows(matter: Matter) -> Iterator[dict[str, Any]]:
    """The rows as case, law and lines give them."""
    cared: dict[str, set[str]] = defaultdict(set)
    for claim in matter.inputs.statutes.rights_block["carer_claims"]:
        if claim["claim"] == SOCIAL_SECURITY:
            cared[claim["helper"]].add(claim["person"])
    law = law_on(matter.inputs.on)
    for helper in sorted(cared):
        today, planned = _today(matter, helper, cared[helper]), _planned(matter, helper, cared[helper])
        yield {
            "helper": helper,
            "persons": sorted(cared[helper]),
            "paragraph": PARAGRAPH,
            "today_minutes_per_week": today,
            "planned_minutes_per_week": planned.minutes,
            "planned_days_per_week": planned.days,
            "least_minutes_per_week": least_minutes_of_care(law),
            "least_days_per_week": least_days_of_care(law),
            "state": cover(law, today, planned).value,
        }


def _today(matter: Matter, helper: str, persons: set[str]) -> int:
    """What the helper does today, for a need of these persons or for no named need of each."""
    needs = matter.inputs.needs
    return sum(
        entry.minutes_per_week
        for person in persons
        for entry in matter.inputs.case.present_support
        if entry.source == helper
        and (entry.need is None or (entry.need in needs and needs[entry.need].person == person))
    )


def _planned(matter: Matter, helper: str, persons: set[str]) -> Care:
    """Average weekly minutes, help added up and being there once in a day part; days of the usual week."""
    inputs, tasks = matter.inputs, counts_as_care(law_on(matter.inputs.on))

    def counts(line: Line) -> bool:
        known = line.source.helper is not None and line.source.id == helper and line.need is not None
        return known and line.person.id in persons and line.need is not None and line.need.task in tasks

    total, days = 0, dict[int, int]()
    for week in matter.weeks.typical:
        done: dict[Slot, list[Piece]] = defaultdict(list)
        for line in week.help_lines:
            done[line.slot] += line.pieces if counts(line) else ()
        given = {slot: minutes for slot, pieces in done.items() if (minutes := stay_of(pieces))}
        total += week.times * sum(given.values())
        days[week.kind] = len({slot.day for slot in given})
    usual = max(inputs.planned, key=lambda kind: (inputs.times_of[kind], -kind))
    return Care(matter.weeks.average(total), days[usual])
