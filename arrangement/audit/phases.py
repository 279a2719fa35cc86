"""A04 and R01: phases as the case has them; professional help falls only where others have helped."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import pairwise

from arrangement.audit.inputs import Inputs
from arrangement.audit.lines import Line
from arrangement.audit.matter import Matter
from arrangement.audit.measure import in_minutes, is_dated, required_in
from arrangement.audit.result import Broken, broken
from arrangement.audit.week import Week
from arrangement.audit.whereabouts import holds
from assessment.case.needs import Need
from assessment.case.phases import PhasedWeekType, Stretch, learned_untaught, stretches_of
from assessment.case.words import Kind
from assessment.ground.findings import listed

SUBSTITUTES = (Kind.OWN, Kind.INFORMAL, Kind.CIVIC, Kind.INFRASTRUCTURE)


@dataclass(frozen=True)
class _Phases:
    """The phases within the horizon, and the typical week of each type in each of them."""

    inputs: Inputs
    stretches: tuple[Stretch, ...]
    weeks: dict[tuple[str, str], Week]

    def weeks_of(self, need: Need, plain: str, stretches: Iterable[Stretch]) -> list[Week]:
        """Weeks of a type in some phases; only where the need holds."""
        found = (self.weeks.get((stretch.phase.id, plain)) for stretch in stretches)
        return [week for week in found if week is not None and holds(self.inputs, need, week.kind)]

    def run(self, place: int) -> Sequence[Stretch]:
        """The phases right before one, until others have helped for as many weeks as it states; else none."""
        stated = self.stretches[place].phase.substitute_weeks
        for first in range(place - 1, -1, -1):
            run = self.stretches[first:place]
            if stated is None or sum(stretch.weeks for stretch in run) >= stated:
                return run
        return ()


def _phases(matter: Matter) -> _Phases:
    inputs, weeks = matter.inputs, dict[tuple[str, str], Week]()
    for week in matter.weeks.typical:
        kind = inputs.week_type(week.kind)
        if isinstance(kind, PhasedWeekType):
            weeks[kind.phase, kind.plain] = week
    return _Phases(inputs, stretches_of(inputs.case, inputs.on), weeks)


def falls_where_others_helped(matter: Matter) -> Broken:
    """A04: From phase to phase professional help falls only by what others have given long enough."""
    phases = _phases(matter)
    plain = sorted({kind for _, kind in phases.weeks})
    for need in matter.inputs.case.needs:
        for kind in plain if not is_dated(need) else ():
            for place in range(1, len(phases.stretches)):
                yield from _falls(matter, phases, need, kind, place)


def _falls(matter: Matter, phases: _Phases, need: Need, kind: str, place: int) -> Broken:
    here = phases.weeks_of(need, kind, phases.stretches[place : place + 1])
    earlier = phases.weeks_of(need, kind, phases.stretches[:place])
    if not here or not earlier:
        return
    after, before = here[0], earlier[-1]
    inputs, at_once = matter.inputs, need.helpers_at_once
    less = required_in(inputs, need, before.kind) - required_in(inputs, need, after.kind)
    learned = in_minutes(need, max(less, 0)) * at_once
    left = after.unmet_minutes(need) * at_once
    kinds = (Kind.PROFESSIONAL,)
    fallen = _given(before, need, kinds) - _given(after, need, kinds) - learned - left
    run, given = phases.run(place), 0
    if run:
        beside = [need, *(other for other in inputs.case.needs if other.runs_in == need.id)]
        in_phases = [phases.weeks.get((stretch.phase.id, kind)) for stretch in run]
        weeks = [week for week in in_phases if week is not None] or [before]
        given = min(sum(_given(week, one, SUBSTITUTES) for one in beside) for week in weeks)
        new = _newcomers(after, need, [[line for one in beside for line in w.of_need(one.id)] for w in weeks])
        if fallen > 0 and new:
            yield broken("A04", need.id, "newcomer", week_type=inputs.week_type(after.kind).id, source=new[0])
    if fallen > given:
        week_type = inputs.week_type(after.kind).id
        yield broken("A04", need.id, "falls_too_early", week_type=week_type, minutes=fallen, given=given)


def _newcomers(after: Week, need: Need, before: Sequence[Sequence[Line]]) -> list[str]:
    """Who helps unpaid, but did not in each of the weeks before."""
    ran = [{line.source.id for line in lines if line.source.kind in SUBSTITUTES} for lines in before]
    here = {line.source.id for line in after.of_need(need.id) if line.source.kind in SUBSTITUTES}
    return sorted(source for source in here if not all(source in one for one in ran))


def _given(week: Week, need: Need, kinds: Sequence[Kind]) -> int:
    """Minutes of help of some kinds; what a session covers for several people counts for all of them."""
    return sum(
        line.minutes * (need.helpers_at_once if line.source.form == "session" else 1)
        for line in week.of_need(need.id)
        if line.source.kind in kinds
    )


def reviews(matter: Matter) -> set[tuple[str, str, date]]:
    """Days on which a phase is looked back at, and on which it shows whether a need becomes less."""
    case, stretches = matter.inputs.case, stretches_of(matter.inputs.case, matter.inputs.on)
    found = {("phase_review", stretch.phase.id, stretch.phase.review_on) for stretch in stretches}
    for before, after in pairwise(stretches):
        learned = (n.id for n in case.needs if after.phase.id in {one.phase for one in n.learning})
        found |= {("learning_review", need, before.phase.review_on) for need in learned}
    return found


def learning_told(matter: Matter) -> Broken:
    """A33: A need that falls though its teaching is not all given before is named, and no other."""
    case, inputs = matter.inputs.case, matter.inputs
    short = {
        (need.id, inputs.week_type(week.kind).id)
        for week in matter.weeks.typical
        for need in case.needs
        if not is_dated(need) and holds(inputs, need, week.kind) and week.unmet(need)
    }
    wanted = {
        (one.need, listed(one.taught_by), one.phase, one.review_on.isoformat())
        for one in learned_untaught(case, short)
    }
    rows = matter.view.raw.get("warnings")
    said = {
        tuple(str(row["params"].get(name)) for name in ("need", "taught_by", "phase", "review_on"))
        for row in (rows if isinstance(rows, list) else ())
        if isinstance(row, dict) and row.get("key") == "warning.learning_untaught"
        if isinstance(row.get("params"), dict)
    }
    for need, taught_by, phase, _ in sorted(wanted - said):
        yield broken("A33", need, "learning_not_told", phase=phase, taught_by=taught_by)
    for need, taught_by, phase, _ in sorted(said - wanted):
        yield broken("A33", need, "learning_not_so", phase=phase, taught_by=taught_by)


def phases_told(matter: Matter) -> Broken:
    """R01: The plan names each phase with its days and its review, and of each line and week the phase."""
    inputs, view = matter.inputs, matter.view
    wanted, stated = phase_rows(inputs), view.raw.get("phases")
    rows = [row for row in stated if isinstance(row, dict)] if isinstance(stated, list) else []
    said = [{key: row.get(key) for key in (wanted[0] if wanted else row)} for row in rows]
    if said != wanted:
        yield broken("R01", "phases", "phases")
    for name in ("lines", "weeks"):
        entries = view.raw.get(name)
        for row in entries if isinstance(entries, list) and (wanted or stated) else ():
            if isinstance(row, dict) and row.get("phase") != _phase_of(inputs, row.get("week_type")):
                yield broken("R01", str(row.get("id") or row.get("begins")), "phase")


def phase_rows(inputs: Inputs) -> list[dict[str, object]]:
    """Each phase of the horizon with its days, its review and the kinds of week in it."""
    kinds = [kind for kind in inputs.case.week_types if isinstance(kind, PhasedWeekType)]
    return [
        {
            "id": stretch.phase.id,
            "text_ref": f"phases.{stretch.phase.id}.text" if stretch.phase.text else None,
            "begins": stretch.begins.isoformat(),
            "ends": stretch.ends.isoformat(),
            "weeks": stretch.weeks,
            "review_on": stretch.phase.review_on.isoformat(),
            "substitute_weeks": stretch.phase.substitute_weeks,
            "week_types": {kind.id: kind.plain for kind in kinds if kind.phase == stretch.phase.id},
        }
        for stretch in stretches_of(inputs.case, inputs.on)
    ]


def _phase_of(inputs: Inputs, week_type: object) -> str | None:
    kinds = (kind for kind in inputs.case.week_types if isinstance(kind, PhasedWeekType))
    return next((kind.phase for kind in kinds if kind.id == week_type), None)
