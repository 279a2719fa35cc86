"""Why each line is there, what spoke against the next best, and what stands in when a helper drops out."""

from __future__ import annotations

from typing import Any

from arrangement.law.benefits import payer_of
from arrangement.law.law import law_on
from arrangement.matching import Fit, Matches
from arrangement.matching.candidate import FREE, PAID_BY_SELF
from arrangement.matching.offered import ABOUT_OTHER_HELP
from arrangement.problem import Problem
from assessment.case.words import Benefit, Kind, Standing
from solver.case.lines import Line

MOST_ALTERNATIVES = 2
UNPAID = frozenset({Kind.OWN, Kind.INFORMAL, Kind.CIVIC, Kind.INFRASTRUCTURE})
Entry = dict[str, Any]


class Reasons:
    """Explains the lines of one plan."""

    def __init__(self, problem: Problem, matches: Matches, lines: tuple[Line, ...]) -> None:
        """Look at the lines of one plan."""
        self.problem, self.matches = problem, matches
        self.entitlement = matches.entitlements()
        self.locked = {(line.need, line.offer, line.slot) for line in problem.locked}
        self.needs_at: dict[tuple[object, ...], set[str]] = {}
        for line in (line for line in lines if line.option.way is None):
            self.needs_at.setdefault(self._place(line), set()).add(line.need)
        self.binding = {wish.id for wish in problem.wishes if wish.binding}
        self.soft = {wish.id for wish in problem.wishes if not wish.binding}

    def _place(self, line: Line) -> tuple[object, ...]:
        o = line.option
        return (o.carrier, o.person, o.home, o.slot, o.session, self.problem.is_on_call(o))

    def is_locked(self, line: Line) -> bool:
        """Whether the protection plan fixes this line."""
        return (line.option.need, line.option.offer, line.option.slot) in self.locked

    def because(self, line: Line) -> list[Entry]:
        """Reasons for a line, the strongest first."""
        o = line.option
        if o.way is not None:
            return [_reason("because.companion_for", offer=o.way.split(":")[1])]
        found: list[Entry] = []
        need = self.problem.need_by_id[o.need]
        if self.is_locked(line):
            found.append(_reason("because.protection_plan"))
        if need.standing is Standing.SAFETY:
            found.append(_reason("because.safety"))
        benefit = self.entitlement.get(o.need)
        if need.standing is Standing.OWED and benefit:
            found.append(_reason("because.owed", benefit=str(benefit)))
        found += self._because_of_source(line)
        if (o.need, o.source) in self.problem.present:
            found.append(_reason("because.as_today"))
        found += [_reason("because.goal", goal=goal) for goal in need.goals]
        return found

    def _because_of_source(self, line: Line) -> list[Entry]:
        o, found = line.option, []
        wished = self._wishes_about(o.need)
        if self.binding & wished - set(o.misses):
            found.append(_reason("because.binding_wish"))
        if self.soft & wished - set(o.misses):
            found.append(_reason("because.preference"))
        shared = len(self.needs_at[self._place(line)]) > 1
        match o.kind:
            case Kind.OWN if o.carrier.startswith("own:"):
                found.append(_reason("because.own_wish_to_do"))
            case Kind.INFORMAL:
                found.append(_reason("because.consented"))
            case Kind.PROFESSIONAL if o.qualification:
                found.append(_reason("because.qualified", qualification=str(o.qualification)))
        if shared:
            found.append(_reason("because.group_covers_several" if o.session else "because.shares_visit"))
        sources = {f.candidate.source_id for f in self.matches.fits_of(o.need)}
        if sources == {o.source}:
            found.append(_reason("because.only_eligible"))
        elif o.kind in UNPAID or o.kind is Kind.MARKET:
            found.append(_reason("because.fewest_professional_minutes"))
        return found

    def _wishes_about(self, need: str) -> set[str]:
        """Wishes that any option of the need misses: those that are about it."""
        return {wish for option in self.problem.options_of(need) for wish in option.misses}

    def instead_of(self, line: Line) -> list[Entry]:
        """The nearest sources that were not taken, and what spoke against them."""
        o = line.option
        if o.way is not None:
            return []
        found: list[Entry] = []
        paid = self._professional(o.need)
        if o.kind in UNPAID and paid and not self.problem.is_on_call(o):
            first = paid[0].candidate
            team = first.team
            minutes = line.minutes + (team.travel_minutes + team.set_up_minutes if team else 0)
            found.append(
                {
                    "offer": first.source_id,
                    "reason": "instead.more_professional_minutes",
                    "params": {"minutes": minutes},
                }
            )
        near = sorted(
            (
                n
                for n in self.matches.no_fits
                if n.candidate.need.id == o.need and n.condition.id not in ABOUT_OTHER_HELP
            ),
            key=lambda n: (n.candidate.kind is Kind.PROFESSIONAL, -n.rank, n.candidate.source_id),
        )
        for answer in near[: MOST_ALTERNATIVES - len(found)]:
            found.append(
                {
                    "offer": answer.candidate.source_id,
                    "reason": f"instead.{answer.condition.id}",
                    "params": {},
                }
            )
        return found

    def _professional(self, need: str) -> list[Fit]:
        fits = [f for f in self.matches.fits_of(need) if f.candidate.kind is Kind.PROFESSIONAL]
        return sorted(fits, key=lambda f: f.candidate.source_id)

    def fallback(self, line: Line) -> Entry | None:
        """What stands in for unpaid help: the first professional offer that fits, and who would pay."""
        o = line.option
        if o.kind not in (Kind.INFORMAL, Kind.CIVIC):
            return None
        if o.way is not None:
            return self._other_companion(o.way)
        paid = self._professional(o.need)
        if not paid:
            return None
        first = paid[0]
        return self._stand_in(first.candidate.source_id, first.candidate.provider, first.found.benefits[0])

    def _other_companion(self, way: str) -> Entry | None:
        staff = [o for o in self.problem.companions_of(way) if o.kind is Kind.PROFESSIONAL]
        first = min(staff, key=lambda o: (o.source, o.benefit), default=None)
        if first is None:
            return None
        provider = self.problem.team_by_carrier[first.carrier].provider
        return self._stand_in(first.source, provider, first.benefit)

    def _stand_in(self, offer: str, provider: str | None, benefit: str) -> Entry:
        return {
            "offer": offer,
            "provider": provider,
            "payer": payer(benefit, self.problem),
            "response": "next_day_part",
        }


def payer(benefit: str, problem: Problem) -> str | None:
    """Leistungsträger of a benefit; SELF for own money; None for free help."""
    if benefit == FREE:
        return None
    return "SELF" if benefit == PAID_BY_SELF else payer_of(Benefit(benefit), law_on(problem.on))


def _reason(key: str, **params: str | int) -> Entry:
    return {"key": key, "params": params}
