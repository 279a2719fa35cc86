"""What a waiting person sees: one line on a terminal, nothing anywhere else."""

import io
import sys

import pytest

from arrangement.documents.speech import Speech
from cli.views.progress import progress


class Terminal(io.StringIO):
    """A stream that says it is one."""

    def isatty(self) -> bool:
        return True


def shown(stream: io.StringIO, monkeypatch: pytest.MonkeyPatch, *, wanted: bool = True) -> str:
    monkeypatch.setattr(sys, "stderr", stream)
    monkeypatch.setenv("TERM", "xterm")
    with progress(Speech("en"), wanted=wanted) as begins:
        begins("professional_minutes")
    return stream.getvalue()


def test_a_terminal_shows_the_tier_that_is_worked_on(monkeypatch: pytest.MonkeyPatch) -> None:
    assert "Working on: " in shown(Terminal(), monkeypatch)


def test_nothing_is_shown_where_nobody_looks(monkeypatch: pytest.MonkeyPatch) -> None:
    assert not shown(io.StringIO(), monkeypatch)
    assert not shown(Terminal(), monkeypatch, wanted=False)
