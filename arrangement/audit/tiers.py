"""A27 and A28: every aim's value follows from the plan, and the status says no more than was proved."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator

from arrangement.audit.lines import Line
from arrangement.audit.matter import Matter
from arrangement.audit.measure import is_dated, is_hands_on, is_presence, is_reachable, presence_in
from arrangement.audit.result import Broken, broken
from arrangement.audit.units import THOUSANDTHS, rounded_up
from arrangement.audit.week import Week
from arrangement.audit.whereabouts import holds, slots_in
from arrangement.audit.will import wish_met
from assessment.case.needs import Need
from assessment.case.today import PresentSupport
from assessment.case.will import Wish
from assessment.case.words import Qualification, Standing, Urgency
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
        line.minutes * matter.weeks.times(line) for line in matter.weeks.help_lines if _misses(wish, line)
    )


def _misses(wish: Wish, line: Line) -> bool:
    if line.need is None or line.source.own is not None or wish.person != line.person.id:
        return False
    concerned = line.need.id in wish.needs if wish.needs else not wish.tasks or line.need.task in wish.tasks
    return concerned and not wish_met(wish.of, line.source)


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
    )


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
"""Every aim in its order, with its value in a plan."""

FIRST_TOLERANT = "professional_minutes"
"""From this aim on a policy may grant tolerances."""

STATUSES = ("optimal", "feasible", "impossible", "not_found_in_time")


def values_recomputed(matter: Matter) -> Broken:
    """A28: The aims stand in their order, and each value is the one that the lines give."""
    names, stated_names = [name for name, _ in TIERS], [tier.aim for tier in matter.view.tiers]
    if stated_names not in (names, _without_calls(matter, names)):
        yield broken("A28", "tiers", "order")
    stated = {tier.aim: tier for tier in matter.view.tiers}
    for name, value in TIERS:
        if name in stated and stated[name].value != value(matter):
            yield broken("A28", name, "value", needed=value(matter), found=stated[name].value)
    rows = {wish.id: wish for wish in matter.view.wishes}
    for wish in matter.inputs.case.wishes:
        if wish.id not in rows:
            yield broken("A28", wish.id, "wish_missing")
        elif rows[wish.id].missed_minutes != wish_missed(matter, wish):
            needed, found = wish_missed(matter, wish), rows[wish.id].missed_minutes
            yield broken("A28", wish.id, "value", needed=needed, found=found)
        elif rows[wish.id].binding != wish.binding:
            yield broken("A28", wish.id, "wish_changed")


def _without_calls(matter: Matter, names: list[str]) -> list[str]:
    """The aims of a plan in which nobody needs to be reachable."""
    if any(is_reachable(need) for need in matter.inputs.case.needs):
        return names
    return [name for name in names if not name.endswith("_reachable")]


def status_honest(matter: Matter) -> Broken:
    """A27: Optimal exactly if every tier is proved; a limit is a limit; impossible names its conflict."""
    status, tiers = matter.view.status, matter.view.tiers
    proved = bool(tiers) and all(tier.best == tier.bound and tier.value <= tier.budget for tier in tiers)
    if status == "optimal" and not proved:
        yield broken("A27", "status", "not_proved")
    if status == "feasible" and proved:
        yield broken("A27", "status", "is_proved")
    if status == "impossible" and not matter.view.raw.get("conflict"):
        yield broken("A27", "status", "no_conflict")
    tolerant = False
    for tier in tiers:
        tolerant = tolerant or tier.aim == FIRST_TOLERANT
        allowed = tier.best + (_tolerance(matter, tier.aim, tier.best) if tolerant else 0)
        if tier.bound > tier.best or tier.bound > tier.value:
            yield broken("A27", tier.aim, "bound", bound=tier.bound, best=tier.best, value=tier.value)
        if not tier.best <= tier.budget <= allowed:
            yield broken("A27", tier.aim, "budget", budget=tier.budget, best=tier.best, allowed=allowed)


def _tolerance(matter: Matter, aim: str, best: int) -> int:
    return sum(
        tolerance.absolute
        + tolerance.absolute_per_week * matter.inputs.weeks
        + best * tolerance.percent // 100
        for tolerance in matter.inputs.policy.tolerances
        if tolerance.aim == aim
    )
