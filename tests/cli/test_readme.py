"""The README says what is."""

from __future__ import annotations

import re

from cli.app import app
from tests.cli.run_cli import ROOT

README = (ROOT / "README.md").read_text(encoding="utf-8")


def test_the_case_of_the_readme_is_the_shipped_one() -> None:
    case = (ROOT / "sample_data" / "cases" / "first_case.yaml").read_text(encoding="utf-8")
    assert case in README
    assert len(case.splitlines()) <= 25


def test_every_command_stands_in_the_readme() -> None:
    named = set(re.findall(r"`(\w+)[^`]*`", README.split("## Commands")[1].split("`--json`")[0]))
    assert {command.name for command in app.registered_commands} <= named


def test_links_of_the_readme_lead_somewhere() -> None:
    for target in re.findall(r"\]\(([^)]+)\)", README):
        assert (ROOT / target).exists(), target
