"""Where things go: results to standard output, everything else to standard error."""

from __future__ import annotations

import io
import json
import re
import sys
from collections.abc import Mapping
from typing import TextIO

from rich.console import Console, RenderableType

WIDE = 110  # no figure of law: width of a page of text
_UNSAFE = re.compile("[\x7f-\x9f\u061c\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff]")


def prepare_streams() -> None:
    """Write UTF-8 and plain line ends whatever the locale; a terminal that cannot shows a stand-in."""
    for stream in (sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure is None:
            continue
        if stream.isatty():
            reconfigure(errors="replace")
        else:
            reconfigure(encoding="utf-8", errors="replace", newline="\n")


def as_json(result: Mapping[str, object]) -> str:
    """Write one JSON object; characters that act on a terminal are escaped."""
    text = json.dumps(result, ensure_ascii=False, indent=2, allow_nan=False)
    return _UNSAFE.sub(lambda found: f"\\u{ord(found[0]):04x}", text) + "\n"


def print_json(result: Mapping[str, object]) -> None:
    """Give the result to a program."""
    sys.stdout.write(as_json(result))


def print_view(view: RenderableType) -> None:
    """Give the result to a person."""
    _console(sys.stdout).print(view, crop=False)


def print_notice(view: RenderableType) -> None:
    """Say something that is not the result."""
    _console(sys.stderr).print(view, crop=False)


def as_text(view: RenderableType, width: int = WIDE) -> str:
    """Write a view as text, as it stands in a pipe."""
    stream = io.StringIO()
    Console(file=stream, markup=False, emoji=False, highlight=False, width=width, no_color=True).print(view)
    return "\n".join(line.rstrip() for line in stream.getvalue().splitlines()).strip("\n")


def width_of_screen() -> int:
    """Give the width to which results for people are broken."""
    return _console(sys.stdout).width


def _console(stream: TextIO) -> Console:
    """Nothing in the data is mark-up, an emoji code or a link."""
    return Console(file=stream, markup=False, emoji=False, highlight=False)
