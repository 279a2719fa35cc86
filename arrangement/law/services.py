"""The kinds of professional help: what each asks of those who give it, and who pays (`de/services.yaml`)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from arrangement.law.law import Figure, Law, not_begun, rules_of
from assessment.case.words import Benefit, Qualification
from assessment.ground.dated import UNVERIFIED
from assessment.ground.errors import Fault, InputError
from assessment.ground.findings import MOST_NAMED, listed, nearest
from assessment.ground.model import FileModel

FILE = "services"


class ServiceRule(FileModel):
    """One kind of help.

    Attributes:
        system: Where it belongs: PK, KK, EGH, JA, HZP, SOZ or `multi`.
        units: How it is counted.
        payers: Who may pay; SELF is the person.
        floors: Least qualification by kind of help, or for `all` of it; empty where the person chooses.
        lead: Least qualification of who answers for it.
        pool: Whether several persons may be helped together, under the rules of pooling.
        order: Whether it needs a medical order.
        direct: Whether people may come without a decision.
        placed: False where a person alone may start it, never a plan.
        not_for: Kinds of help that it may not give.
        free_of_contribution: Number of § 138 SGB IX that frees it, as a word.
        benefits: Benefits of the case format that it stands for.
        group: Bounds of its size.
    """

    system: str
    units: tuple[str, ...]
    payers: tuple[str, ...]
    floors: Mapping[str, Qualification]
    lead: Qualification | None = None
    pool: bool = False
    order: bool = False
    direct: bool = False
    placed: bool = True
    not_for: tuple[str, ...] = ()
    free_of_contribution: str | None = None
    benefits: frozenset[Benefit] = frozenset()
    group: Mapping[str, int] | None = None


@dataclass(frozen=True)
class Service:
    """A kind of help on a day."""

    id: str
    rule: ServiceRule
    figure: Figure

    def as_json(self) -> dict[str, object]:
        """An entry of `law services`."""
        rule = self.rule.model_dump(mode="json")
        rule["benefits"] = sorted(rule["benefits"])
        return {
            "id": self.id,
            "text": {"de": self.figure.says.de, "en": self.figure.says.en},
            "paragraph": self.figure.paragraph,
            **rule,
            "valid_from": self.figure.valid_from.isoformat(),
            "source": self.figure.source,
            "status": UNVERIFIED if self.figure.unverified else "verified",
        }


def services_on(law: Law, name: str | None = None) -> tuple[Service, ...]:
    """Give every kind of help that exists on the day, or one.

    Raises:
        InputError: If there is no kind of this name.
        NoLawForDay: If the named one does not exist yet on the day, or none does.
    """
    known = rules_of(FILE)
    if name is not None:
        if name.lower() not in known:
            near = nearest(name.lower(), known, MOST_NAMED) or sorted(known)
            raise InputError([Fault("law.no_service", "law", params={"known": listed(near)})])
        return (_service(name.lower(), law),)
    found = tuple(_service(key, law) for key, dated in known.items() if dated.begins() <= law.day)
    if not found:
        raise not_begun(known, law.day)
    return found


def floor_of(benefit: Benefit, law: Law) -> Qualification | None:
    """The least qualification that any kind of help of a benefit asks for; None where none asks."""
    floors = [
        floor
        for service in services_on(law)
        if benefit in service.rule.benefits
        for floor in service.rule.floors.values()
    ]
    return min(floors, default=None)


@cache
def _service(key: str, law: Law) -> Service:
    figure = law.rule(FILE, key)
    return Service(key, ServiceRule.model_validate(figure.value), figure)
