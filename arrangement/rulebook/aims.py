"""Every aim: those of the standard order, most important first, and further ones that a policy may name."""

from __future__ import annotations

from arrangement.rulebook.words import AimEntry
from assessment.ground.source import Source

_DESIGN = Source("Design", "section 7, tiers")

SAFETY_MISSED = AimEntry("safety_missed", 1, "Safety-critical help that is missed.", "occurrences", _DESIGN)


def _owed(urgency: str, what: str) -> AimEntry:
    return AimEntry(
        f"owed_unmet_{urgency}_{what}",
        2,
        f"Owed minutes unmet, urgency {urgency}, {what.replace('_', '-')}.",
        "minutes",
        _DESIGN,
    )


OWED_UNMET: tuple[AimEntry, ...] = tuple(
    _owed(urgency, what)
    for urgency in ("now", "soon", "planned")
    for what in ("hands_on", "presence", "reachable")
)
GOALS_UNSUPPORTED = AimEntry(
    "goals_unsupported",
    3,
    "Goals without any supporting line.",
    "goal weeks",
    Source("Guardrails", "G-WUN-07"),
)
BINDING_WISHES_MISSED = AimEntry(
    "binding_wishes_missed",
    3,
    "Help given in another form, or by others, than a binding wish says.",
    "minutes",
    Source("SGB I § 33; SGB IX §§ 8, 104", "G-WUN-01, G-WUN-09"),
)
HELPER_OVERLOAD_WORST = AimEntry(
    "helper_overload_worst", 4, "Minutes above gladly of the most burdened helper.", "minutes", _DESIGN
)
HELPER_OVERLOAD_TOTAL = AimEntry(
    "helper_overload_total", 4, "Minutes above gladly of all helpers.", "minutes", _DESIGN
)
PROFESSIONAL_MINUTES = AimEntry(
    "professional_minutes",
    5,
    "Paid professional time with travel, set-up, indirect time and coordination, weighted by scarcity.",
    "hundredths of a minute",
    Source("Leitsätze Sozialraumorientierung Bremen", "B.2"),
)
GOALS_AND_PREFERENCES = AimEntry(
    "goals_and_preferences",
    6,
    "Wished needs unmet, preferences missed, goals unsupported.",
    "weighted minutes",
    _DESIGN,
)
DIFFERENT_PEOPLE = AimEntry(
    "different_people", 7, "Number of different people and groups.", "source weeks", _DESIGN
)
OWN_MONEY = AimEntry(
    "own_money", 8, "The person's own share plus Pflegegeld forgone.", "thousandths of a cent", _DESIGN
)
PUBLIC_COST = AimEntry("public_cost", 8, "What all Leistungsträger pay.", "cents", _DESIGN)
DISTANCE_FROM_PRESENT = AimEntry(
    "distance_from_present", 9, "Minutes moved against today's arrangement.", "minutes", _DESIGN
)

FAMILY_MINUTES = AimEntry(
    "family_minutes",
    5,
    "Minutes that relatives give, active help and presence.",
    "minutes",
    Source("SONG-Memorandum", "ch. 3: the strength of families is finite; help must leave them some"),
)
OTHER_HELPERS_MINUTES = AimEntry(
    "other_helpers_minutes",
    5,
    "Minutes that neighbours, friends, colleagues and volunteers give, active help and presence.",
    "minutes",
    Source("SONG-Memorandum", "ch. 3: helpers' time is finite and must gain them something"),
)

AIMS: tuple[AimEntry, ...] = (
    SAFETY_MISSED,
    *OWED_UNMET,
    GOALS_UNSUPPORTED,
    BINDING_WISHES_MISSED,
    HELPER_OVERLOAD_WORST,
    HELPER_OVERLOAD_TOTAL,
    PROFESSIONAL_MINUTES,
    GOALS_AND_PREFERENCES,
    DIFFERENT_PEOPLE,
    OWN_MONEY,
    PUBLIC_COST,
    DISTANCE_FROM_PRESENT,
)
"""The standard order."""

FURTHER_AIMS: tuple[AimEntry, ...] = (FAMILY_MINUTES, OTHER_HELPERS_MINUTES)
"""Minimised only where a policy names them."""

FIRST_OF_POLICY = 5
"""Safety, owed help, goals and wishes, the helpers' burden stand above: guardrails are not policy."""

AIM_BY_ID: dict[str, AimEntry] = {aim.id: aim for aim in (*AIMS, *FURTHER_AIMS)}

BEST_PROFESSIONAL: tuple[AimEntry, ...] = tuple(
    aim
    for aim in AIMS
    if aim
    not in (
        HELPER_OVERLOAD_WORST,
        HELPER_OVERLOAD_TOTAL,
        GOALS_AND_PREFERENCES,
        DIFFERENT_PEOPLE,
        DISTANCE_FROM_PRESENT,
    )
)
"""What the arrangement without informal help is minimised in, whatever the policy orders."""

GUARDED: tuple[str, ...] = tuple(aim.id for aim in AIMS if aim.tier < FIRST_OF_POLICY)
"""Aims that no policy may move, weigh or leave out, outside research."""
