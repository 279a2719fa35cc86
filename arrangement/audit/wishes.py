"""A13: a binding wish is followed, or missed for a reason that the law admits."""

from __future__ import annotations

from arrangement.audit.eligible import eligible, slots_of
from arrangement.audit.entries import WishView
from arrangement.audit.lines import Line
from arrangement.audit.matter import Matter
from arrangement.audit.reasons import REASONS, known_ids
from arrangement.audit.result import Broken, broken
from arrangement.audit.tiers import TIERS, missed_over_the_horizon, misses, names
from arrangement.audit.will import wish_met
from arrangement.policy.tiers import RESEARCH, tiers_of
from assessment.case.will import Wish

NO_TIME = "no_common_time"
LAST_ADMISSIBLE = "binding_wishes_missed"
"""Safety, what is owed, goals and other binding wishes may go first; helpers' and staff's minutes never."""


def missed_for_a_reason(matter: Matter) -> Broken:
    """A13: Every binding wish that is missed says why; fewer professional minutes is no reason."""
    rows = {row.id: row for row in matter.view.wishes}
    for wish in matter.inputs.case.wishes:
        row = rows.get(wish.id)
        if wish.binding and row is not None and missed_over_the_horizon(matter, wish):
            yield from _reason(matter, wish, row)


def _reason(matter: Matter, wish: Wish, row: WishView) -> Broken:
    if row.reason not in REASONS or not row.evidence or not set(row.evidence) <= known_ids(matter.inputs):
        yield broken("A13", wish.id, "no_reason")
        return
    aims = {*(name for name, _ in TIERS), *(tier.id for tier in tiers_of(matter.inputs.policy))}
    admissible = _admissible(matter)
    named = [word for word in row.evidence if word in aims]
    if row.reason == "policy_order" and not named:
        yield broken("A13", wish.id, "no_aim")
    for aim in named:
        if aim not in admissible:
            yield broken("A13", wish.id, "not_admissible", aim=aim)
    if row.reason == "solver_limit_reached" and matter.view.status == "optimal":
        yield broken("A13", wish.id, "not_so", reason=row.reason)
    if row.reason == "no_eligible_offer" and _somebody(matter, wish):
        yield broken("A13", wish.id, "not_so", reason=row.reason)
    others = [line for line in matter.weeks.help_lines if misses(wish, line)]
    days = {str(line.slot.weekday) for line in others} if row.reason == NO_TIME else set()
    if set(row.days) not in (days, set()) or any(_there(matter, wish, line) for line in others if row.days):
        yield broken("A13", wish.id, "not_so", reason=row.reason)


def _there(matter: Matter, wish: Wish, line: Line) -> bool:
    """Whether somebody as wished could come for this need on the day of a line."""
    return line.need is not None and any(
        slot.day == line.slot.day
        for source in matter.inputs.sources_for(line.need)
        if source.own is None and wish_met(wish.of, source)
        if eligible(matter.inputs, line.need, source, line.kind)
        for slot in slots_of(matter.inputs, line.need, source, line.kind)
    )


def _admissible(matter: Matter) -> set[str]:
    """Aims that may go before a binding wish; research may put others first, its plans stay drafts."""
    aims = [name for name, _ in TIERS]
    admissible = set(aims[: aims.index(LAST_ADMISSIBLE) + 1])
    if matter.inputs.policy.use == RESEARCH:
        admissible |= {tier.id for tier in tiers_of(matter.inputs.policy)}
    return admissible


def _somebody(matter: Matter, wish: Wish) -> bool:
    """Whether anybody as wished could help with every need that the wish is about."""
    concerned = [
        need
        for need in matter.inputs.case.needs
        if need.person == wish.person and (names(wish, need) or not (wish.needs or wish.tasks))
    ]
    return all(
        any(
            source.own is None and wish_met(wish.of, source) and eligible(matter.inputs, need, source)
            for source in matter.inputs.sources_for(need)
        )
        for need in concerned
    )
