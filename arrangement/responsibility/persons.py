"""A question about several persons: the answer for all together, and the one for each alone."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from arrangement.responsibility.answer import DEPENDS_ON_PERSON, Answer, Open, answer
from arrangement.responsibility.asked import AskedPerson, Inputs
from arrangement.responsibility.read import asked, people
from arrangement.responsibility.words import words

_TOLD = ("payer", "not_payer", "relation", "side_by_side", "clarify", "rules")


@dataclass(frozen=True)
class ForPerson:
    """The answer if the help is for this person alone.

    Attributes:
        number: Place of the person in the question, from 1 on.
    """

    number: int
    person: AskedPerson
    found: Answer

    def as_json(self) -> dict[str, Any]:
        """An entry of `persons`."""
        whole = self.found.as_json()
        who = {
            "number": self.number,
            "id": (self.person.model_extra or {}).get("id"),
            "role": self.person.role,
        }
        return {**who, **{key: whole[key] for key in _TOLD}}


@dataclass(frozen=True)
class Told:
    """The answer to a question, and where it is about several persons, that of each of them."""

    answer: Answer
    persons: tuple[ForPerson, ...] = ()

    def as_json(self) -> dict[str, Any]:
        """As the interface names it; sentences are added where they are shown."""
        return {**self.answer.as_json(), "persons": [person.as_json() for person in self.persons]}


def answered(inputs: Inputs, today: date) -> Told:
    """Answer checked inputs.

    A rule fits where one of the persons is as it asks; so it is told where for one of them alone a carrier
    pays whom the answer for all does not name.
    """
    whole = _answer(inputs, today)
    each = tuple(_each(inputs, today))
    if not each[1:]:
        return Told(whole)
    others = dict.fromkeys(s for one in each for s in one.found.outcome.payers if s not in whole.payer)
    return Told(_told_with(whole, tuple(others)), each) if others else Told(whole, each)


def _told_with(whole: Answer, others: tuple[str, ...]) -> Answer:
    """The answer with those who pay for one person alone: not ruled out, unless one placement is for all."""
    together = not whole.facts.places.isdisjoint(words().one_placement)
    barred = {s: rule for s, rule in whole.outcome.barred.items() if together or s not in others}
    points = (*whole.open, Open(DEPENDS_ON_PERSON, "person", others))
    return replace(whole, outcome=replace(whole.outcome, barred=barred), open=points)


def _each(inputs: Inputs, today: date) -> Iterator[ForPerson]:
    for number, (_, person) in enumerate(people(inputs), 1):
        alone = inputs.model_copy(update={"persons": (person,), "claims": ()})
        yield ForPerson(number, person, _answer(alone, today))


def _answer(inputs: Inputs, today: date) -> Answer:
    read = asked(inputs, today)
    return answer(read.question, read.claims, read.not_read)
