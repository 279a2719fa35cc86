"""What ids stand for, as far as the case and the catalogue are at hand."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from arrangement.catalogue.offer import Catalogue
from arrangement.documents.days import days_in_short
from arrangement.documents.harmless import harmless
from arrangement.documents.speech import Speech
from arrangement.plan.plan import PlanLine
from assessment.case.case import Case
from assessment.case.will import Wish
from assessment.ground.grid import DAYS, PARTS

DERIVED = "derived_"
"""How the ids of derived needs begin."""


@dataclass(frozen=True)
class Names:
    """Readable names by id. Empty where a file is not at hand: then ids are shown.

    Attributes:
        offers: Offer names.
        relations: Relation of each helper.
        agreed: What each helper agreed to do, now or before; empty without the case.
        helper_sex: For the report on who carries the care, in aggregate only.
        tasks: Task of each need.
        persons, days, parts: Whose each need is, and when it may be met.
        grants, orders: Benefit of each grant; task that each medical order is for.
        goal_words: Each goal in the person's own words.
        exceptions: What is said about single days, by reference.
        unconfirmed: Needs that no named role has confirmed yet.
        several_homes: Whether it has to be said in which home something happens.
        own: What persons of the case do themselves.
        own_tasks: The tasks of each of these.
        providers: Name of each offer's provider.
        wishes: Each wish as it was stated.
        services: Name of each provider.
        insurers: Who stands behind a payer, person by person.
        veiled: Needs that this reader sees as agreed help only.
        veiled_offers: Offers that this reader sees by their provider only.
    """

    offers: Mapping[str, str] = field(default_factory=dict)
    relations: Mapping[str, str] = field(default_factory=dict)
    agreed: Mapping[str, frozenset[str]] = field(default_factory=dict)
    helper_sex: Mapping[str, str] = field(default_factory=dict)
    tasks: Mapping[str, str] = field(default_factory=dict)
    persons: Mapping[str, str] = field(default_factory=dict)
    days: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    parts: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    grants: Mapping[str, str] = field(default_factory=dict)
    orders: Mapping[str, str] = field(default_factory=dict)
    goal_words: Mapping[str, str] = field(default_factory=dict)
    exceptions: Mapping[str, str] = field(default_factory=dict)
    unconfirmed: frozenset[str] = frozenset()
    own: frozenset[str] = frozenset()
    own_tasks: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    several_homes: bool = True
    providers: Mapping[str, str] = field(default_factory=dict)
    services: Mapping[str, str] = field(default_factory=dict)
    wishes: Mapping[str, Wish] = field(default_factory=dict)
    insurers: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    veiled: frozenset[str] = frozenset()
    veiled_offers: frozenset[str] = frozenset()

    def need(self, need: str | None, speech: Speech) -> str:
        """Name a need by its task, with the id where several needs share the task."""
        if need is None:
            return "–"
        if need in self.veiled:
            return speech.say("views.agreed_help")
        task = self.tasks.get(need)
        if task is None:
            return harmless(need)
        name = speech.word("task", task)
        alike = [other for other, same in self.tasks.items() if same == task]
        return name if len(alike) == 1 else f"{name} ({self._which(need, alike, speech)})"

    def _which(self, need: str, alike: Sequence[str], speech: Speech) -> str:
        """Tell needs of one task apart by person, time of day or days; else by their id."""
        for told in (self._person, self._when, self._days, self._days_and_when):
            words = [told(other, speech) for other in alike]
            mine = told(need, speech)
            if mine and words.count(mine) == 1:
                return mine
        return harmless(need)

    def _person(self, need: str, _: Speech) -> str:
        return harmless(self.persons.get(need, ""))

    def _when(self, need: str, speech: Speech) -> str:
        parts = self.parts.get(need, ())
        return "" if set(parts) >= set(PARTS) else ", ".join(speech.word("part", part) for part in parts)

    def _days(self, need: str, speech: Speech) -> str:
        days = self.days.get(need, ())
        return "" if set(days) >= set(DAYS) else days_in_short(days, speech)

    def _days_and_when(self, need: str, speech: Speech) -> str:
        return " ".join(filter(None, (self._days(need, speech), self._when(need, speech))))

    def task(self, need: str | None, speech: Speech) -> str:
        """Name what a need is about, whichever of several needs it is."""
        if need is None or need in self.veiled or need not in self.tasks:
            return self.need(need, speech)
        return speech.word("task", self.tasks[need])

    def short_need(self, need: str | None, speech: Speech) -> str:
        """Name a need by the short word of its task."""
        if need in self.veiled:
            return speech.say("views.agreed_help_short")
        task = self.tasks.get(need or "")
        return speech.word("task_short", task) if task else harmless(need or "–")

    def payer(self, payer: str, speech: Speech, persons: Iterable[str] = ()) -> str:
        """Name who pays for these persons, or for all: a private insurance is no Pflegekasse."""
        insured = [self.insurers.get(person, {}) for person in persons] or list(self.insurers.values())
        who = {of_person.get(payer, payer) for of_person in insured} or {payer}
        return ", ".join(speech.word("payer", one) for one in sorted(who))

    def offer(self, offer: str) -> str:
        """Name an offer as the catalogue does."""
        if offer in self.veiled_offers:
            return harmless(self.providers.get(offer, "–"))
        return harmless(self.offers.get(offer, offer))

    def helper(self, helper: str, speech: Speech) -> str:
        """Name a helper by id and relation."""
        relation = self.relations.get(helper)
        return f"{harmless(helper)} ({speech.word('relation', relation)})" if relation else harmless(helper)

    def source(self, line: PlanLine, speech: Speech) -> str:
        """Name who or what helps in a line."""
        if line.helper is not None:
            return self.helper(line.helper, speech)
        if line.kind == "own":
            what = line.offer or "–"
            if what in self.offers:
                return speech.say("views.aid", what=self.offer(what))
            tasks = ", ".join(speech.word("task", task) for task in self.own_tasks.get(what, ()))
            return speech.say("views.own", what=tasks or self.offer(what))
        return self.offer(line.offer or "–")

    def wish(self, id_: str, speech: Speech) -> str:
        """Say a wish: what it is about, and whom or what the person wants for it."""
        wish = self.wishes.get(id_)
        if wish is None:
            return harmless(id_)
        named = [self.need(need, speech) for need in wish.needs]
        what = named or [speech.word("task", task) for task in wish.tasks]
        of, who = wish.of, list[str]()
        who += [self.helper(of.helper, speech)] if of.helper else []
        who += [self.offer(of.offer)] if of.offer else []
        who += [harmless(self.services.get(of.provider, of.provider))] if of.provider else []
        who += [speech.word("kind", of.kind)] if of.kind else []
        who += [speech.word("sex", of.carer_sex)] if of.carer_sex else []
        about = ", ".join(what) or speech.say("views.wish_all")
        return speech.say("views.wish_words", what=about, who=", ".join(who))

    def anyone(self, id_: str, speech: Speech) -> str:
        """Name an id that may be an offer, a helper or what the person does themselves."""
        if id_ in self.own:
            return speech.say("views.self")
        return self.helper(id_, speech) if id_ in self.relations else self.offer(id_)


def names_of(case: Case | None, catalogue: Catalogue | None) -> Names:
    """Collect the names that the files at hand give."""
    return Names(
        offers={o.id: o.name for o in catalogue.offers} if catalogue else {},
        providers=_providers(catalogue) if catalogue else {},
        services={p.id: p.name for p in catalogue.providers} if catalogue else {},
        relations=_relations(case) if case else {},
        agreed=_agreed(case) if case else {},
        helper_sex={h.id: str(h.sex) for h in case.helpers} if case else {},
        tasks={n.id: str(n.task) for n in case.needs} if case else {},
        persons={n.id: n.person for n in case.needs} if case else {},
        days={n.id: tuple(map(str, n.days)) for n in case.needs} if case else {},
        parts={n.id: tuple(map(str, n.parts)) for n in case.needs} if case else {},
        grants={g.id: str(g.benefit) for g in case.grants} if case else {},
        orders={n.order: str(n.task) for n in case.needs if n.order} if case else {},
        goal_words={g.id: g.words for g in case.goals} if case else {},
        exceptions=_exceptions(case) if case else {},
        several_homes=len(case.homes) > 1 if case else True,
        own=frozenset(own.id for p in case.persons for own in p.own) if case else frozenset(),
        own_tasks={o.id: tuple(map(str, o.tasks)) for p in case.persons for o in p.own} if case else {},
        wishes={wish.id: wish for wish in case.wishes} if case else {},
        unconfirmed=frozenset(n.id for n in case.needs if n.confirmed is None) if case else frozenset(),
    )


def _relations(case: Case) -> dict[str, str]:
    """Relation of each helper; somebody whom the household pays is employed."""
    return {e.id: "employed" for e in case.employed} | {h.id: str(h.relation) for h in case.helpers}


def _agreed(case: Case) -> dict[str, frozenset[str]]:
    return {h.id: frozenset(str(task) for c in h.consents for task in c.tasks) for h in case.helpers}


def _exceptions(case: Case) -> dict[str, str]:
    return {f"exceptions.{number}.text": said.text or "" for number, said in enumerate(case.exceptions)}


def _providers(catalogue: Catalogue) -> dict[str, str]:
    names = {provider.id: provider.name for provider in catalogue.providers}
    return {offer.id: names[offer.provider] for offer in catalogue.offers if offer.provider in names}
