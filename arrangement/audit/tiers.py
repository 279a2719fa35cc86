"""Every aim, recomputed from the lines in whole numbers."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator

from arrangement.audit.lines import Line
from arrangement.audit.matter import Matter
from arrangement.audit.measure import is_dated, is_hands_on, is_presence, is_reachable, presence_in
from arrangement.audit.units import THOUSANDTHS, rounded_up
from arrangement.audit.week import Week
from arrangement.audit.whereabouts import holds, slots_in
from arrangement.audit.will import wish_met
from assessment.case.needs import Need
from assessment.case.today import PresentSupport
from assessment.case.will import Wish
from assessment.case.words import RELATIVES, Qualification, Standing, Urgency
from assessment.ground.calendar import HOUR_MINUTES
from assessment.ground.grid import Slot, down_to_grid

Value = Callable[[Matter], int]
KindOfHelp = Callable[[Need], bool]

KINDS_OF_HELP: tuple[tuple[str, KindOfHelp], ...] = (
    ("hands_on", is_hands_on),
    ("presence", is_presence),
    ("reachable", is_reachable),
)
"""What is never added up, in the order in which it is looked at."""


def safety_missed(matter: Matter) -> int:
    """Safety needs: occurrences and dates unmet, day parts not fully covered, started hours unmet."""
    missed = 0
    for need in matter.inputs.case.needs:
        if need.standing is not Standing.SAFETY:
            continue
        if is_dated(need):
            missed += matter.weeks.dates_left(need)
        else:
            missed += sum(_missed(week, need) * week.times for week in matter.weeks.typical)
    return missed


def _missed(week: Week, need: Need) -> int:
    if is_presence(need):
        there: dict[Slot, int] = defaultdict(int)
        for line in week.of_need(need.id):
            there[line.slot] += line.minutes
        slots = slots_in(week.inputs, need, week.kind)
        return sum(1 for slot in slots if there[slot] < presence_in(need, slot))
    left = week.unmet(need)
    return rounded_up(left, HOUR_MINUTES) if need.measure.kind == "minutes" else left


def _owed(urgency: Urgency, kind_of_help: KindOfHelp) -> Value:
    def value(matter: Matter) -> int:
        return sum(
            matter.weeks.unmet_minutes(need)
            for need in matter.inputs.case.needs
            if need.standing is not Standing.WISHED and need.urgency is urgency and kind_of_help(need)
        )

    return value


def goals_unsupported(matter: Matter) -> int:
    """Goals that no line supports."""
    return len(list(_without_line(matter))) * matter.inputs.weeks


def _without_line(matter: Matter) -> Iterator[int]:
    """Importance of each goal without a line."""
    served = {goal for line in matter.weeks.help_lines if line.need is not None for goal in line.need.goals}
    for goal in matter.inputs.case.goals:
        if goal.id not in served:
            yield goal.importance


def missed_over_the_horizon(matter: Matter, wish: Wish) -> int:
    """Minutes over the horizon that are not as a wish says; own doing never misses one.

    Leaving out help for a need that a binding wish names misses it, too.
    """
    left_out = sum(
        matter.weeks.unmet_minutes(need)
        for need in matter.inputs.case.needs
        if wish.binding and need.person == wish.person and names(wish, need)
    )
    return left_out + sum(
        line.minutes * matter.weeks.times(line) for line in matter.weeks.help_lines if misses(wish, line)
    )


def misses(wish: Wish, line: Line) -> bool:
    """Whether a line of help is not as a wish says; what the person does themselves never is."""
    return line.source.own is None and concerns(wish, line) and not wish_met(wish.of, line.source)


def concerns(wish: Wish, line: Line) -> bool:
    """Whether a wish is about the need of a line."""
    if line.need is None or wish.person != line.person.id:
        return False
    return line.need.id in wish.needs if wish.needs else not wish.tasks or line.need.task in wish.tasks


def wish_missed(matter: Matter, wish: Wish) -> int:
    """The same in a week, on average."""
    return matter.weeks.average(missed_over_the_horizon(matter, wish))


def names(wish: Wish, need: Need) -> bool:
    """Whether a wish names a need, by its id or its task."""
    return need.id in wish.needs if wish.needs else need.task in wish.tasks


def _missing_wishes(matter: Matter, binding: bool) -> int:
    wishes = (wish for wish in matter.inputs.case.wishes if wish.binding is binding)
    return sum(missed_over_the_horizon(matter, wish) for wish in wishes)


def binding_wishes_missed(matter: Matter) -> int:
    """Minutes of help that are not as a binding wish says."""
    return _missing_wishes(matter, binding=True)


def _overload(matter: Matter) -> list[tuple[int, int, int]]:
    """Active and presence minutes above gladly of each helper in the worst week of each type, and n(w)."""
    found = []
    for typical in matter.weeks.typical:
        weeks = [week for week in matter.weeks.lived if week.kind == typical.kind]
        for helper in matter.inputs.case.helpers:
            active = max(week.active_of(helper.id) for week in weeks) - down_to_grid(helper.gladly_minutes)
            gladly = down_to_grid(helper.presence_gladly_minutes)
            watching = max(week.watching_of(helper.id) for week in weeks) - gladly
            found.append((max(active, 0), max(watching, 0), typical.times))
    return found


def helper_overload_worst(matter: Matter) -> int:
    """Most minutes that any one helper gives above gladly in any week type."""
    worst = max((max(active, watching) for active, watching, _ in _overload(matter)), default=0)
    return worst * matter.inputs.weeks


def helper_overload_total(matter: Matter) -> int:
    """Minutes above gladly of all helpers."""
    return sum((active + watching) * times for active, watching, times in _overload(matter))


def professional_minutes(matter: Matter) -> int:
    """Professional minutes weighted by scarcity, in hundredths, coordination included."""
    weights = matter.inputs.policy.scarcity.weights

    def weighted(week: Week) -> int:
        return sum(minutes * weights.get(who, 100) for who, minutes in week.professional.items())

    of_coordination = weights.get(Qualification.Q4, 100)
    return matter.weeks.total(weighted) + matter.weeks.coordination * of_coordination


def goals_and_preferences(matter: Matter) -> int:
    """Wished minutes unmet, minutes against preferences and goals without a line, weighted."""
    weights = matter.inputs.policy.wishes
    wished = sum(
        _wished_unmet(matter, need) for need in matter.inputs.case.needs if need.standing is Standing.WISHED
    )
    return (
        wished * weights.wished_minute
        + _missing_wishes(matter, binding=False) * weights.preference_minute
        + sum(_without_line(matter)) * weights.goal_importance * matter.inputs.weeks
    )


def _wished_unmet(matter: Matter, need: Need) -> int:
    """Minutes unmet; a day part in which nobody can be called counts as an hour."""
    if is_reachable(need):
        return sum(week.unmet(need) * week.times for week in matter.weeks.typical) * HOUR_MINUTES
    return matter.weeks.unmet_minutes(need)


def different_people(matter: Matter) -> int:
    """Active helpers, employed persons, teams and session offers."""
    return len(matter.weeks.faces) * matter.inputs.weeks


def own_money(matter: Matter) -> int:
    """Own share and Pflegegeld forgone, in thousandths of a cent."""
    return sum(
        matter.money.own_share(person, month) * THOUSANDTHS + matter.money.pflegegeld_forgone(person, month)
        for month in matter.money.months
        for person in matter.inputs.persons
    ) + sum(matter.money.replacement_forgone(person) for person in matter.inputs.persons)


def public_cost(matter: Matter) -> int:
    """Cents of all payers but the persons themselves."""
    return sum(cents for month in matter.money.months for cents in matter.money.funding(month).values())


def distance_from_present(matter: Matter) -> int:
    """Minutes that move between sources, for needs with present support."""
    support = [
        entry
        for entry in matter.inputs.case.present_support
        if (need := matter.inputs.needs.get(entry.need or "")) is not None and not is_dated(need)
    ]
    return sum(_moved(week, support) * week.times for week in matter.weeks.typical)


def _moved(week: Week, support: list[PresentSupport]) -> int:
    pairs: dict[tuple[str, str], int] = defaultdict(int)
    needs = {entry.need for entry in support if entry.need is not None}
    needs = {need for need in needs if holds(week.inputs, week.inputs.needs[need], week.kind)}
    for entry in support:
        if entry.need in needs:
            pairs[str(entry.need), entry.source] -= entry.minutes_per_week
    for need in needs:
        for line in week.of_need(need):
            pairs[need, line.source.id] += line.minutes
    return sum(abs(minutes) for minutes in pairs.values())


def _given(*, relatives: bool) -> Value:
    """Minutes of unpaid helpers, relatives or all others; active help, ways together and presence."""

    def value(matter: Matter) -> int:
        who = [h.id for h in matter.inputs.case.helpers if (h.relation in RELATIVES) is relatives]
        return matter.weeks.total(
            lambda week: sum(week.active_of(helper) + week.watching_of(helper) for helper in who)
        )

    return value


TIERS: tuple[tuple[str, Value], ...] = (
    ("safety_missed", safety_missed),
    *(
        (f"owed_unmet_{urgency}_{name}", _owed(urgency, kind_of_help))
        for urgency in Urgency
        for name, kind_of_help in KINDS_OF_HELP
    ),
    ("goals_unsupported", goals_unsupported),
    ("binding_wishes_missed", binding_wishes_missed),
    ("helper_overload_worst", helper_overload_worst),
    ("helper_overload_total", helper_overload_total),
    ("professional_minutes", professional_minutes),
    ("goals_and_preferences", goals_and_preferences),
    ("different_people", different_people),
    ("own_money", own_money),
    ("public_cost", public_cost),
    ("distance_from_present", distance_from_present),
)
"""Every aim of the standard order, with its value in a plan."""

FURTHER: tuple[tuple[str, Value], ...] = (
    ("family_minutes", _given(relatives=True)),
    ("other_helpers_minutes", _given(relatives=False)),
)
"""Aims of policies that name them."""

VALUES: dict[str, Value] = dict((*TIERS, *FURTHER))

_NAMES = [name for name, _ in TIERS]

GUARDED = tuple(_NAMES[: _NAMES.index("professional_minutes")])
"""What no policy of practice may touch, in its order; and no tolerance is granted here."""
