"""Plans in two phases, with one thing wrong each; and the plans beside them that are right."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from tests.audit.builder import Json, help_line
from tests.audit.seeds import Seed, both, consent, entry

FIRST, SECOND = "start:regular", "later:regular"
COOK: Json = {
    "id": "cook",
    "person": "anna",
    "task": "meal",
    "measure": {"kind": "occurrences", "per_week": 3, "minutes": 20},
    "days": ["mon", "tue", "fri"],
    "parts": ["early"],
    "standing": "owed",
    "entitlement": "pflegesachleistung",
    "confirmed": {"role": "case_manager", "on": "2026-11-10"},
}
CARE, NINA = "care_meal", "nina"


def _phased(data: Json) -> None:
    """Eight weeks, four in each phase; meals that the team cooks, and a neighbour who may."""
    data["case"]["phases"] = [
        {"id": "start", "begins": "2026-11-23", "review_on": "2026-12-18"},
        {"id": "later", "begins": "2026-12-21", "review_on": "2027-01-17", "substitute_weeks": 4},
    ]
    data["case"]["needs"].append(dict(COOK))
    tasks = ["movement", "social_contact", "accompany_outside", "meal"]
    consent("nina", tasks=tasks, actions=["accompany", "take_over"])(data)
    entry("helpers", "nina", times=[{"parts": ["early", "afternoon"], "minutes": 100}])(data)


def _in_both(lines: list[Json]) -> None:
    """The same week in both phases."""
    lines[:] = [{**line, "week_type": kind} for kind in (FIRST, SECOND) for line in lines]


def _cooks(first: tuple[str, ...], second: tuple[str, ...]) -> Callable[[list[Json]], None]:
    """Who cooks on Monday, Tuesday and Friday, phase by phase."""

    def edit(lines: list[Json]) -> None:
        for kind, sources in ((FIRST, first), (SECOND, second)):
            for day, source in zip(COOK["days"], sources, strict=False):
                lines.append(help_line("cook", source, day, "early", 20, week_type=kind))

    return edit


HANDED_ON = ((CARE, CARE, NINA), (CARE, NINA, NINA))
"""The neighbour cooks once, and once more when she has done so for four weeks."""


def phased(
    invariant: str,
    says: str,
    cooks: tuple[tuple[str, ...], tuple[str, ...]] = HANDED_ON,
    files: Callable[[Json], Any] = lambda data: None,
    plan: Callable[[Json], Any] = lambda plan: None,
) -> Seed:
    """A seed upon the small plan in two phases."""
    return Seed(invariant, says, both(_in_both, _cooks(*cooks)), both(_phased, files), plan)


def _need(**values: Any) -> Callable[[Json], None]:
    return entry("needs", "cook", **values)


def _later(**values: Any) -> Callable[[Json], None]:
    return entry("phases", "later", **values)


SVEN = "sven"


def _sven_cooks(data: Json) -> None:
    """A second one who may cook."""
    tasks = ["supervision", "social_contact", "treatment_care", "meal"]
    consent(SVEN, tasks=tasks)(data)


LEARNED = _need(learning=[{"phase": "later", "per_week": 2}])
UNTAUGHT = _need(learning=[{"phase": "later", "per_week": 2}], learned_with=["swim"])
FEWER = ((CARE,) * 3, (CARE,) * 2)


def _told(plan: Json) -> None:
    params = {"need": "cook", "taught_by": "swim", "phase": "later", "review_on": "2026-12-18"}
    plan["warnings"].append({"key": "warning.learning_untaught", "params": params})


UNBROKEN = (
    phased("A04", "help changes hands after four weeks"),
    phased("A04", "help grows from phase to phase", ((NINA, NINA, NINA), (CARE, CARE, CARE))),
    phased("A04", "professional help falls with what was learned", ((CARE,) * 3, (CARE,) * 2), LEARNED),
    phased("A33", "what falls untaught is named", FEWER, UNTAUGHT, _told),
    phased("A04", "one helper follows another", ((CARE, CARE, NINA), (CARE, CARE, SVEN)), _sven_cooks),
    phased("A04", "all of the phase before is long enough", files=_later(substitute_weeks=None)),
)
"""Lawful plans in phases."""

PHASE_SEEDS = (
    phased("A04", "a neighbour takes over who has not cooked yet", ((CARE,) * 3, (CARE, CARE, NINA))),
    phased(
        "A04",
        "somebody begins where professional help falls, because another has helped",
        ((CARE, CARE, NINA), (CARE, SVEN, NINA)),
        _sven_cooks,
    ),
    phased("A04", "she takes over more than she has given", ((CARE, CARE, NINA), (NINA,) * 3)),
    phased("A04", "she has not cooked for as long as stated", files=_later(substitute_weeks=5)),
    phased("A04", "help falls by more than was learned", ((CARE,) * 3, (CARE, NINA)), LEARNED),
    phased("A33", "nobody says that what falls is taught by nobody", FEWER, UNTAUGHT),
    phased("A33", "untaught is said of what is taught", FEWER, LEARNED, _told),
    phased("R01", "a line says another phase", plan=lambda p: p["lines"][0].update(phase="later")),
    phased("R01", "a line says no phase", plan=lambda p: p["lines"][0].pop("phase")),
    phased("R01", "a week says another phase", plan=lambda p: p["weeks"][-1].update(phase="start")),
    phased("R01", "a phase is left out", plan=lambda p: p["phases"].pop()),
    phased("R01", "another day of review", plan=lambda p: p["phases"][0].update(review_on="2026-12-11")),
    phased("R01", "a phase ends earlier", plan=lambda p: p["phases"][0].update(ends="2026-12-13")),
    phased("A32", "a review is not named", plan=lambda p: p["open_points"].clear()),
    phased(
        "A32",
        "a review of what is learned where nothing is",
        plan=lambda p: p["open_points"].append(
            {"code": "learning_review", "subject": "cook", "by": "2026-12-18"}
        ),
    ),
    phased(
        "A01",
        "a need falls though nothing is learned",
        ((CARE,) * 3, (CARE,) * 2),
        plan=lambda p: p["unmet"].pop(),
    ),
)
"""Every seeded violation of what came with phases."""
