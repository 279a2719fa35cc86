"""What a calculation gives: figures by key, and the steps that lead to them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass
from fractions import Fraction
from typing import Any

from arrangement.law.amounts import amount_for_grade
from arrangement.law.law import Law, unverified
from arrangement.law.rounding import half_up
from assessment.ground.errors import Fault, InputError
from assessment.ground.findings import listed
from assessment.ground.source import TraceStep

Figures = Mapping[str, object]


@dataclass(frozen=True)
class Worked:
    """What came out; only what the calculation knows is set.

    Attributes:
        figures: Results by key; cents end with `_cents`, per cent is a decimal string.
    """

    figures: Figures
    trace: tuple[TraceStep, ...]

    def as_json(self) -> dict[str, Any]:
        """The result of a `law` calculation; `unverified` names the values that nobody could compare."""
        return {
            **self.figures,
            "unverified": list(unverified(self.trace)),
            "trace": [asdict(step) for step in self.trace],
        }


def cents(euros: float) -> int:
    """Euros as written, in whole cents."""
    return half_up(Fraction(str(euros)) * 100)


def single(stated: object) -> float | None:
    """A stated amount that is one, not one for each Pflegegrad."""
    return stated if isinstance(stated, int | float) else None


def exact(number: float) -> Fraction:
    """A number as it was written."""
    return Fraction(str(number))


def amount(stated: object, law: Law, key: str, grade: int | None) -> tuple[int, TraceStep]:
    """Cents of a monthly amount: the stated one, else the law's; 0 for a grade that the law leaves out.

    Raises:
        InputError: If neither amount nor Pflegegrad is stated.
    """
    figure = law.figure(key)
    if isinstance(stated, int | float):
        return cents(stated), TraceStep(key, cents(stated), figure.paragraph, figure.step().source)
    if grade is None:
        raise missing(f"pg | {key}")
    granted = amount_for_grade(law, key, grade)
    return (granted.cents, granted.trace[-1]) if granted else (0, figure.step(0))


def missing(*names: str) -> InputError:
    """What a calculation cannot do without; alternatives are written `a | b`."""
    field = names[0].split(" ")[0]
    return InputError([Fault("law.missing", "law", field=field, params={"names": listed(names)})])


def bill(cost: int, paid: int, cap: int, left: int | None = None) -> dict[str, int]:
    """A bill and who bears it."""
    return {
        "cost_cents": cost,
        "cap_cents": cap,
        "paid_cents": paid,
        "own_share_cents": cost - paid,
        "left_cents": cap - paid if left is None else left,
    }


def total(amounts: Iterable[float]) -> int:
    """Cents of several amounts in euros."""
    return sum(cents(euros) for euros in amounts)
