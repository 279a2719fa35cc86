"""Drawings as plain shapes; the template writes them as inline SVG."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Anchor = Literal["start", "middle", "end"]
"""Where a text stands to its place."""


@dataclass(frozen=True)
class Box:
    """A rectangle; `css` names its class."""

    x: float
    y: float
    width: float
    height: float
    css: str = ""
    radius: float = 0
    tag: str = "rect"


@dataclass(frozen=True)
class Circle:
    """A circle."""

    x: float
    y: float
    radius: float
    css: str = ""
    tag: str = "circle"


@dataclass(frozen=True)
class Stroke:
    """A straight line."""

    x1: float
    y1: float
    x2: float
    y2: float
    css: str = ""
    tag: str = "line"


@dataclass(frozen=True)
class Words:
    """A text."""

    x: float
    y: float
    text: str
    css: str = ""
    anchor: Anchor = "start"
    tag: str = "text"


Shape = Box | Circle | Stroke | Words


@dataclass(frozen=True)
class Drawing:
    """A drawing with what is read aloud instead of it.

    Attributes:
        id: Unique on the page.
        title, told: Name and description for those who do not see it.
        wide: Whether it scrolls on a narrow screen rather than shrinking.
    """

    id: str
    width: int
    height: int
    title: str
    told: str
    shapes: tuple[Shape, ...]
    wide: bool = False
