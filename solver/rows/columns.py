"""The decisions of the case model, numbered.

Time is counted in steps of the grid. `amount` is the primary decision; all else follows from it
and is only ever pushed down by the aims, so a last solve with fixed amounts makes it tight.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property

from arrangement.problem.asked import Attendance, Carrier, NeedToMeet, Option
from arrangement.problem.problem import Problem, Visit
from arrangement.problem.stay import goes_meanwhile
from assessment.case.words import Kind, Standing
from assessment.ground.grid import DAY_MINUTES, DAYS, GRID_MINUTES, PARTS, Slot
from solver.rows.cut import Cut
from solver.rows.row import Term

HOUR = 60
WEEK_MINUTES = DAY_MINUTES * len(DAYS)
WEEK_STEPS = WEEK_MINUTES // GRID_MINUTES
ExtraKey = tuple[int, int]
"""(visit, presence option that states and pays the extra stay)."""

Wanted = int | Slot
"""Where something is required: a week, or a slot for what is wanted in each of them."""


def steps(minutes: int) -> int:
    """Minutes on the grid as steps."""
    return minutes // GRID_MINUTES


class Columns:
    """Every column with its bounds, found by what it decides.

    Attributes:
        amount: Option -> occurrences, or steps of help, or steps of presence stated on its line.
        piece: Option of divisible help -> whether it happens, where that matters.
        visit: Visit -> whether it happens (teams, and helpers who must not meet somebody).
        extra: Steps that a visit stays beyond its hands-on help, by who pays for them.
        pad: Steps paid up to a team's minimum visit.
        indirect: Steps of indirect time for divisible help (option) or extra stay (visit, offer, benefit).
        attend: Attendance -> whether.
        interpreted: (first option of a talk, who interprets) -> how much of it, in the amounts of the talk.
        alone: The same for divisible talk -> whether; one piece has one interpreter.
        at_once: (need, slot) -> occurrences at which several people help together.
        falls: (need, week) -> whether its professional help is less there than in the phase before.
        one: (need, type of week, carrier) -> whether this one brings all of it.
        on_day: (need, week, weekday) -> whether it happens on that day, where days between must stay free.
        flat: (person, offer, benefit) -> whether the flat monthly price is due.
        replaced: (person, type of week) -> whether replacement care pays for anything in such weeks.
        convert: (person, month) -> cents of Sachleistung that pay for everyday support.
        used: Carrier -> whether it is active at all.
        called: (carrier, slot) -> whether a helper is on call there, for however many needs.
        unmet: Need -> week, or slot for presence -> units unmet.
        short: Need -> slots of safety presence not fully covered; started hours of safety minutes by week.
        unsupported: Goal -> whether no line supports it.
        over, over_presence: (helper, type of week) -> steps above gladly in the fullest week of the type.
        worst: Most of these.
        free: (helper or employed person, week, weekday) -> whether that day is free.
        rest: (employed person, week, weekday, part) -> whether a rest begins there.
        moved: (need, source, week) -> minutes away from today.
        reached: (cut, share) -> whether so much of it comes together; behind all others.
    """

    def __init__(self, problem: Problem, cuts: Sequence[Cut] = ()) -> None:
        """Number all columns of a problem in canonical order, then those of cuts."""
        self.problem, self.cuts = problem, tuple(cuts)
        self.names: list[str] = []
        self.low: list[int] = []
        self.high: list[int] = []
        self.amount: dict[int, int] = {}
        self.piece: dict[int, int] = {}
        self.visit: dict[int, int] = {}
        self.extra: dict[ExtraKey, int] = {}
        self.pad: dict[int, int] = {}
        self.indirect: dict[int | ExtraKey, int] = {}
        self.attend: dict[tuple[str, str], int] = {}
        self.interpreted: dict[tuple[int, str], int] = {}
        self.alone: dict[tuple[int, str], int] = {}
        self.flat: dict[tuple[str, str, str], int] = {}
        self.replaced: dict[tuple[str, int], int] = {}
        self.convert: dict[tuple[str, str], int] = {}
        self.at_once: dict[tuple[str, Slot], int] = {}
        self.falls: dict[tuple[str, int], int] = {}
        self.one: dict[tuple[str, int, Carrier], int] = {}
        self.on_day: dict[tuple[str, int, int], int] = {}
        self.used: dict[Carrier, int] = {}
        self.called: dict[tuple[Carrier, Slot], int] = {}
        self.unmet: dict[str, dict[Wanted, int]] = {}
        self.short: dict[str, dict[Wanted, int]] = {}
        self.unsupported: dict[str, int] = {}
        self.over: dict[tuple[str, int], int] = {}
        self.over_presence: dict[tuple[str, int], int] = {}
        self.free: dict[tuple[str, int, int], int] = {}
        self.rest: dict[tuple[str, int, int, int], int] = {}
        self.moved: dict[tuple[str, str, int], int] = {}
        self._number_help()
        self._number_manner()
        self._number_visits()
        self._number_accounts()
        self.reached = {
            (number, place): self._new(f"reached[{number},{place}]", 1)
            for number, cut in enumerate(self.cuts)
            for place in range(len(cut.shares))
        }

    def _new(self, name: str, high: int, low: int = 0) -> int:
        self.names.append(name)
        self.low.append(low)
        self.high.append(high)
        return len(self.names) - 1

    def _number_help(self) -> None:
        for option in self.problem.options:
            self.amount[option.number] = self._new(f"amount[{option.number}]", self.most(option))
            if self._needs_piece(option):
                self.piece[option.number] = self._new(f"piece[{option.number}]", 1)
            if option.indirect_percent and self._measure(option) == "minutes":
                self.indirect[option.number] = self._new(f"indirect[{option.number}]", self.most(option))
            if option.cents_per_month:
                key = (option.person, option.source, option.benefit)
                if key not in self.flat:
                    self.flat[key] = self._new(f"flat[{key}]", 1)
        for attendance in self.problem.attendances:
            key2 = (attendance.key, attendance.benefit)
            self.attend[key2] = self._new(f"attend[{key2}]", 1)
        self._number_talk()
        for carrier in self.problem.carriers():
            self.used[carrier] = self._new(f"used[{carrier}]", 1)
        for without in self.problem.without_carer:
            rests = (without.person, without.week)
            self.replaced[rests] = self._new(f"replaced[{rests}]", 1)
        supported = {option.person for option in self.problem.options if self.problem.is_supported(option)}
        for (person, month), most in self.problem.convertible.items():
            if person in supported:
                self.convert[person, month] = self._new(f"convert[{person},{month}]", most)
        for option in self.problem.calls:
            call = (option.carrier, option.slot)
            if option.helper is not None and call not in self.called:
                self.called[call] = self._new(f"called[{call}]", 1)

    def _number_talk(self) -> None:
        for talk in self.problem.talks:
            most = max(self.most(option) for option in talk)
            for who in talk[0].interpreters:
                place = (talk[0].number, who)
                self.interpreted[place] = self._new(f"interpreted[{place}]", most)
                if self._measure(talk[0]) == "minutes" and len(talk[0].interpreters) > 1:
                    self.alone[place] = self._new(f"alone[{place}]", 1)

    def _number_manner(self) -> None:
        for followed in self.problem.followed:
            if followed.run:
                after = (followed.need, followed.after)
                self.falls[after] = self._new(f"falls[{after}]", 1)
        for need in self.problem.needs:
            for option in self.problem.options_of(need.id):
                slot = option.slot
                if need.at_once > 1 and option.session is None and (need.id, slot) not in self.at_once:
                    self.at_once[need.id, slot] = self._new(f"at_once[{need.id},{slot}]", need.per_slot)
                one = (need.id, self.problem.calendar[slot.week].within[0], option.carrier)
                if need.same_person and one not in self.one:
                    self.one[one] = self._new(f"one[{one}]", 1)
                day = (need.id, slot.week, slot.day)
                if need.days_apart and day not in self.on_day:
                    self.on_day[day] = self._new(f"on_day[{day}]", 1)

    def _needs_piece(self, option: Option) -> bool:
        measure = self._measure(option)
        if measure == "presence":
            return True
        at_least = self.problem.need_by_id[option.need].at_least if measure == "minutes" else 0
        several_payers = len(self.problem.payers_of(option)) > 1
        return measure == "minutes" and (
            at_least > GRID_MINUTES or option.cents_per_piece > 0 or several_payers
        )

    def _measure(self, option: Option) -> str:
        return "companion" if option.way is not None else self.problem.need_by_id[option.need].measure

    def _number_visits(self) -> None:
        apart = {name for pair in self.problem.apart for name in pair}
        for visit in self.problem.visits:
            team = self.problem.team_by_carrier.get(visit.carrier)
            if team is not None or visit.carrier.split(":")[1] in apart:
                self.visit[visit.number] = self._new(f"visit[{visit.number}]", 1)
            if team is not None and team.minimum:
                self.pad[visit.number] = self._new(f"pad[{visit.number}]", steps(team.minimum))
            for option in self.watching(visit):
                key = (visit.number, option.number)
                most = steps(self.problem.part_length[visit.slot])
                self.extra[key] = self._new(f"extra[{key}]", most)
                if option.indirect_percent:
                    self.indirect[key] = self._new(f"indirect[{key}]", most)

    def watching(self, visit: Visit) -> tuple[Option, ...]:
        """Presence options of a visit; its extra stay is stated on the first one that happens."""
        return tuple(option for option in visit.options if self.problem.is_presence(option))

    def earlier(self, visit: Visit, option: Option) -> tuple[Option, ...]:
        """Presence options of a visit that state its extra stay before this one does."""
        mine = (option.need, option.source)
        return tuple(other for other in self.watching(visit) if (other.need, other.source) < mine)

    def _number_accounts(self) -> None:
        problem = self.problem
        for need in problem.needs:
            wanted: tuple[Wanted, ...] = need.slots if need.by_slot else tuple(need.required)
            unmet = self.unmet[need.id] = {}
            short = self.short[need.id] = {}
            for where in wanted:
                units = self.units(need, where)
                unmet[where] = self._new(f"unmet[{need.id},{where}]", units)
                if need.standing is Standing.SAFETY and need.measure in ("presence", "minutes"):
                    per_unit = units if need.by_slot else steps(HOUR)
                    short[where] = self._new(f"short[{need.id},{where}]", -(-units // per_unit))
        for goal in problem.goals:
            self.unsupported[goal.id] = self._new(f"unsupported[{goal.id}]", 1)
        for helper in problem.helpers:
            for week in problem.calendar:
                if week.base is None:
                    key = (helper.id, week.number)
                    self.over[key] = self._new(f"over[{key}]", WEEK_STEPS)
                    self.over_presence[key] = self._new(f"over_presence[{key}]", WEEK_STEPS)
        self._number_rest()
        self.worst = self._new("worst", WEEK_STEPS)
        for moved in sorted(self._what_may_move()):
            self.moved[moved] = self._new(f"moved[{moved}]", WEEK_MINUTES)

    def _number_rest(self) -> None:
        problem = self.problem
        employed = [person.id for person in problem.employed]
        for id_ in [*(helper.id for helper in problem.helpers if helper.free_day), *employed]:
            for week in problem.calendar:
                for day in range(len(DAYS)):
                    self.free[id_, week.number, day] = self._new(f"free[{id_},{week.number},{day}]", 1)
                    for part in range(len(PARTS)) if id_ in employed else ():
                        key = (id_, week.number, day, part)
                        self.rest[key] = self._new(f"rest[{key}]", 1)

    def _what_may_move(self) -> set[tuple[str, str, int]]:
        """Needs with present support and their sources, in every week in which the need holds; no dates."""
        needs, present = self.problem.need_by_id, self.problem.present
        known = {need for need, _ in present if needs[need].measure != "dated"}
        planned = {(o.need, o.source) for o in self.problem.options if o.way is None}
        pairs = {pair for pair in {*present, *planned} if pair[0] in known}
        return {(need, source, week) for need, source in pairs for week in needs[need].required}

    # ---- what rules and aims read

    def most(self, option: Option) -> int:
        """Upper bound of an option's amount."""
        if option.way is not None or self.problem.is_on_call(option):
            return 1
        need = self.problem.need_by_id[option.need]
        return option.most // need.minutes if need.in_pieces else steps(option.most)

    def units(self, need: NeedToMeet, where: Wanted) -> int:
        """What is required in a week, or a slot, in the unit of the amounts."""
        if need.measure == "reachable":
            return 1
        required = need.presence[where] if isinstance(where, Slot) else need.required[where]
        return required if need.in_pieces else steps(required)

    def met(self, need: NeedToMeet) -> Iterator[tuple[Slot, Term]]:
        """What is met of a need, slot by slot: amounts of its options, or occurrences of several together."""
        for option in self.problem.options_of(need.id):
            if need.at_once == 1 or option.session is not None:
                yield option.slot, (self.amount[option.number], 1)
        for (need_id, slot), column in self.at_once.items():
            if need_id == need.id:
                yield slot, (column, 1)

    def step_of(self, option: Option) -> int:
        """Steps that one unit of the option's amount takes, or that a day part on call lasts."""
        if option.way is not None or self.problem.is_on_call(option):
            return steps(option.most)
        need = self.problem.need_by_id[option.need]
        return steps(need.minutes) if need.in_pieces else 1

    def time(self, option: Option) -> Term:
        """Steps of an option as a term."""
        return (self.amount[option.number], self.step_of(option))

    def hands_on(self, options: Iterable[Option]) -> Iterator[Term]:
        """Steps of active help, companions' trips included."""
        for option in options:
            if self.problem.is_hands_on(option):
                yield self.time(option)

    def extra_of(self, visit: Visit) -> Iterator[Term]:
        """Steps of extra stay of a visit, whoever pays."""
        for option in self.watching(visit):
            yield (self.extra[visit.number, option.number], 1)

    def stay(self, visit: Visit) -> Iterator[Term]:
        """Steps for which a visit lasts, companions' trips included."""
        yield from self.hands_on(visit.options)
        yield from self.extra_of(visit)

    def beside(self, visit: Visit, watching: Option) -> Iterator[Term]:
        """Steps of a visit in which somebody may be watched: extra stay, and help that goes on meanwhile."""
        yield from self.hands_on(o for o in visit.options if self._goes_meanwhile(watching, o))
        yield from self.extra_of(visit)

    def _goes_meanwhile(self, watching: Option, other: Option) -> bool:
        doing = self.problem.doing
        return other.way is None and goes_meanwhile(doing(watching), doing(other))

    def elsewhere(self, visit: Visit, watching: Option) -> Iterator[Term]:
        """Steps of presence that a visit is not there for at the same time: one is outside, one is not."""
        for other in self.watching(visit):
            if not self._goes_meanwhile(watching, other):
                yield (self.amount[other.number], 1)

    def paid(self, visit: Visit) -> Iterator[Term]:
        """Steps that a visit takes from its team, a minimum visit included."""
        yield from self.stay(visit)
        if visit.number in self.pad:
            yield (self.pad[visit.number], 1)

    def interpreting(self) -> Iterator[tuple[str, Slot, Term]]:
        """Steps for which each interpreter is needed, talk by talk: who, when, how long."""
        for talk in self.problem.talks:
            for who in talk[0].interpreters:
                yield who, talk[0].slot, (self.interpreted[talk[0].number, who], self.step_of(talk[0]))

    @cached_property
    def _civic(self) -> frozenset[Carrier]:
        return frozenset(option.carrier for option in self.problem.options if option.kind is Kind.CIVIC)

    def pays_coordination(self, carrier: Carrier) -> bool:
        """Whether the carrier is an informal or civic source."""
        return carrier.startswith("helper:") or carrier in self._civic

    def attendances_of(self, way: str) -> tuple[Attendance, ...]:
        """All payers' attendances of one way."""
        return self.problem.ways.get(way, ())
