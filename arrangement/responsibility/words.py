"""The words of a question, read from `de/words.yaml`: what is known, what it stands for, what is assumed."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from importlib import resources
from typing import Any

from assessment.ground.dated import read_yaml
from assessment.ground.errors import BugError
from assessment.ground.model import FileModel

SCHEMA = "hilfemix.responsible_words.v1"
NONE, UNKNOWN, MULTIPLE = "none", "unknown", "mehrfach"


class Ages(FileModel):
    """Completed years, both bounds included."""

    min: int
    max: int


class AgeWord(FileModel):
    """Ages that a word stands for, and the one taken until somebody says more."""

    min: int
    max: int
    assumed: int


class Insured(FileModel):
    """A payer that pays for its insured alone: the fact that there is none, who pays instead, which rule."""

    missing: str
    instead: str
    rule: str


class Ask(FileModel):
    """Facts to ask for, and where they may decide at all; what is left out asks for nothing.

    Attributes:
        together: One of them alone decides nothing, so where one is told, the rest are asked for.
    """

    flags: tuple[str, ...]
    only: frozenset[str] = frozenset()
    beside: frozenset[str] = frozenset()
    places: frozenset[str] = frozenset()
    needs: frozenset[str] = frozenset()
    ages: Ages | None = None
    together: bool = False


class Words(FileModel):
    """Every word, as the file's comments explain."""

    ages: Mapping[str, AgeWord]
    ages_that_decide: tuple[int, ...]
    of_age: int
    roles: Mapping[str, str]
    parents: frozenset[str]
    roles_below_of_age: frozenset[str]
    roles_of_age: frozenset[str]
    disabilities: tuple[str, ...]
    counts_as_multiple: frozenset[str]
    needs: tuple[str, ...]
    needs_of_care: frozenset[str]
    grades_that_decide: tuple[int, ...]
    places: tuple[str, ...]
    same_needs: Mapping[str, str]
    same_places: Mapping[str, str]
    other_places: tuple[str, ...]
    place_assumed: Mapping[str, str]
    places_that_decide: tuple[str, ...]
    places_with_disability: frozenset[str]
    one_placement: frozenset[str]
    fuse: frozenset[str]
    systems: tuple[str, ...]
    insurances: Mapping[str, Insured]
    no_reha_carriers: frozenset[str]
    flags: tuple[str, ...]
    synonyms: Mapping[str, str]
    opposites: Mapping[str, str]
    running: Mapping[str, str]
    ask: tuple[Ask, ...]
    told_only: frozenset[str]
    told_of_persons: frozenset[str]
    otherwise: Mapping[str, tuple[str, ...]]
    otherwise_up_to: Mapping[str, int]
    otherwise_with_disability: frozenset[str]
    tasks: Mapping[str, str]
    books: Mapping[str, str]
    benefits: Mapping[str, str]
    granted: Mapping[str, str]
    named: Mapping[str, str]

    def flag(self, word: str) -> str:
        """The fact that a word stands for."""
        return self.synonyms.get(word, word)

    def known_needs(self) -> tuple[str, ...]:
        """Every word for a need."""
        return (*self.needs, *self.same_needs)

    def known_places(self) -> tuple[str, ...]:
        """Every word for a place."""
        return (*self.places, *self.same_places, *self.other_places)

    def known_flags(self) -> frozenset[str]:
        """Every word for a fact, contraries and synonyms included."""
        return frozenset((*self.flags, *self.synonyms, *self.opposites, *self.opposites.values()))

    def contrary(self, flag: str) -> str:
        """The fact that holds where this one is said to be false."""
        back = {other: one for one, other in reversed(list(self.opposites.items()))}
        return self.opposites.get(flag) or back.get(flag) or f"no_{flag}"


@cache
def words() -> Words:
    """Give the words that we ship.

    Raises:
        BugError: If the file is not as this module says; the fault is ours.
    """
    text = resources.files("arrangement.responsibility").joinpath("de", "words.yaml")
    data: dict[str, Any] = read_yaml(text.read_text(encoding="utf-8"))
    if data.pop("schema", None) != SCHEMA:
        raise BugError(f"words.yaml does not begin with 'schema: {SCHEMA}'")
    return Words.model_validate(data)
