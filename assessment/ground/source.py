"""Where something stands, how a number came about, and why a line is there."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True)
class Source:
    """A place in a law, a fact file or a document."""

    title: str
    place: str = ""


@dataclass(frozen=True)
class TraceStep:
    """One step of a computation, so that a number can be followed to its paragraph.

    Attributes:
        step: Message key or name of the value.
        value: The result of the step, as text or integer.
        paragraph: Paragraph that the step applies, such as `SGB XI § 36 Abs. 3`.
        source: Where the figure was read.
    """

    step: str
    value: str | int
    paragraph: str
    source: str = ""

    def as_json(self) -> dict[str, object]:
        """The step as results hold it."""
        return {"step": self.step, "value": self.value, "paragraph": self.paragraph, "source": self.source}


@dataclass(frozen=True)
class Reason:
    """Why something is so: a message key with parameters, never a sentence."""

    key: str
    params: Mapping[str, str | int] = field(default_factory=dict)
