"""A27 and A28: every aim's value follows from the plan, and the status says no more than was proved."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator

from arrangement.audit.inputs import Source
from arrangement.audit.matter import Matter
from arrangement.audit.measure import in_minutes, is_presence, presence_in, required
from arrangement.audit.result import Broken, broken
from arrangement.audit.units import THOUSANDTHS, rounded_up
from arrangement.audit.will import wish_met
from assessment.case.needs import Need
from assessment.case.will import Wish
from assessment.case.words import Qualification, Standing, Urgency
from assessment.ground.calendar import HOUR_MINUTES
from assessment.ground.grid import Slot, down_to_grid

Value = Callable[[Matter], int]


def safety_missed(matter: Matter) -> int:
    """Safety needs: occurrences unmet, presence slots not fully covered, started hours unmet."""
    missed = 0
    for need in matter.inputs.case.needs:
        if need.standing is Standing.SAFETY:
            missed += _missed(matter, need)
    return missed * matter.inputs.weeks


def _missed(matter: Matter, need: Need) -> int:
    if is_presence(need):
        there: dict[Slot, int] = defaultdict(int)
        for line in matter.week.of_need(need.id):
            there[line.slot] += line.minutes
        return sum(1 for slot in need.slots() if there[slot] < presence_in(need, slot))
    left = _unmet(matter, need)
    return left if need.measure.kind == "occurrences" else rounded_up(left, HOUR_MINUTES)


def _unmet(matter: Matter, need: Need) -> int:
    return max(required(need) - matter.week.covered(need.id), 0)


def _owed(urgency: Urgency, presence: bool) -> Value:
    def value(matter: Matter) -> int:
        return matter.inputs.weeks * sum(
            in_minutes(need, _unmet(matter, need))
            for need in matter.inputs.case.needs
            if need.standing is not Standing.WISHED
            and need.urgency is urgency
            and is_presence(need) is presence
        )

    return value


def goals_unsupported(matter: Matter) -> int:
    """Goals that no line supports."""
    return len(list(_without_line(matter))) * matter.inputs.weeks


def _without_line(matter: Matter) -> Iterator[int]:
    """Importance of each goal without a line."""
    served = {goal for line in matter.week.help_lines if line.need is not None for goal in line.need.goals}
    for goal in matter.inputs.case.goals:
        if goal.id not in served:
            yield goal.importance


def wish_missed(matter: Matter, wish: Wish) -> int:
    """Minutes in a week that are not as a wish says; own doing never misses one.

    Leaving out help for a need that a binding wish names misses it, too.
    """
    minutes = sum(
        in_minutes(need, _unmet(matter, need))
        for need in matter.inputs.case.needs
        if wish.binding and need.person == wish.person and names(wish, need)
    )
    for line in matter.week.help_lines:
        if line.need is None or line.source.own is not None or wish.person != line.person.id:
            continue
        concerned = (
            line.need.id in wish.needs if wish.needs else not wish.tasks or line.need.task in wish.tasks
        )
        if concerned and not wish_met(wish.of, line.source):
            minutes += line.minutes
    return minutes


def names(wish: Wish, need: Need) -> bool:
    """Whether a wish names a need, by its id or its task."""
    return need.id in wish.needs if wish.needs else need.task in wish.tasks


def _missing_wishes(matter: Matter, binding: bool) -> int:
    wishes = (wish for wish in matter.inputs.case.wishes if wish.binding is binding)
    return sum(wish_missed(matter, wish) for wish in wishes)


def binding_wishes_missed(matter: Matter) -> int:
    """Minutes of help that are not as a binding wish says."""
    return _missing_wishes(matter, binding=True) * matter.inputs.weeks


def _overload(matter: Matter) -> list[tuple[int, int]]:
    return [
        (
            max(matter.week.active_of(helper.id) - down_to_grid(helper.gladly_minutes), 0),
            max(matter.week.watching_of(helper.id) - down_to_grid(helper.presence_gladly_minutes), 0),
        )
        for helper in matter.inputs.case.helpers
    ]


def helper_overload_worst(matter: Matter) -> int:
    """Most minutes that any one helper gives above gladly."""
    return max((max(pair) for pair in _overload(matter)), default=0) * matter.inputs.weeks


def helper_overload_total(matter: Matter) -> int:
    """Minutes above gladly of all helpers."""
    return sum(sum(pair) for pair in _overload(matter)) * matter.inputs.weeks


def professional_minutes(matter: Matter) -> int:
    """Professional minutes weighted by scarcity, in hundredths, coordination included."""
    week = matter.week
    weekly = sum(visit.professional_minutes * _weight(matter, visit.source) for visit in week.visits) + sum(
        attendance.professional_minutes * _weight(matter, attendance.source)
        for attendance in week.attendances
    )
    of_coordination = matter.inputs.policy.scarcity.weights.get(Qualification.Q4, 100)
    return weekly * matter.inputs.weeks + week.coordination * of_coordination


def _weight(matter: Matter, source: Source) -> int:
    return matter.inputs.policy.scarcity.weights.get(source.qualification, 100)


def goals_and_preferences(matter: Matter) -> int:
    """Wished minutes unmet, minutes against preferences and goals without a line, weighted."""
    weights = matter.inputs.policy.wishes
    wished = sum(
        in_minutes(need, _unmet(matter, need))
        for need in matter.inputs.case.needs
        if need.standing is Standing.WISHED
    )
    weekly = (
        wished * weights.wished_minute
        + _missing_wishes(matter, binding=False) * weights.preference_minute
        + sum(_without_line(matter)) * weights.goal_importance
    )
    return weekly * matter.inputs.weeks


def different_people(matter: Matter) -> int:
    """Active helpers, teams and session offers."""
    return len(faces(matter)) * matter.inputs.weeks


def faces(matter: Matter) -> frozenset[tuple[str, str]]:
    """Who the person meets."""
    return frozenset(
        line.source.party
        for line in matter.week.lines
        if line.source.helper is not None or line.source.team is not None or line.source.form == "session"
    )


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
    pairs: dict[tuple[str, str], int] = defaultdict(int)
    needs = set()
    for support in matter.inputs.case.present_support:
        if support.need is not None:
            needs.add(support.need)
            pairs[support.need, support.source] -= support.minutes_per_week
    for line in matter.week.help_lines:
        if line.need is not None and line.need.id in needs:
            pairs[line.need.id, line.source.id] += line.minutes
    return sum(abs(minutes) for minutes in pairs.values()) * matter.inputs.weeks


TIERS: tuple[tuple[str, Value], ...] = (
    ("safety_missed", safety_missed),
    *(
        (f"owed_unmet_{urgency}_{'presence' if presence else 'hands_on'}", _owed(urgency, presence))
        for urgency in Urgency
        for presence in (False, True)
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
    names = [name for name, _ in TIERS]
    if [tier.aim for tier in matter.view.tiers] != names:
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
