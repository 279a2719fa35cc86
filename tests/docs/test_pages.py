"""The pages of docs/ are what their data says, and hold no empty row."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from arrangement.law.law import dated_files, figures
from tests.docs.law_pages import PAGES
from tests.docs.make import DOCS, pages

PAGE = pages()
LINK = re.compile(r"\]\(([^)#]+)\)")


@pytest.mark.parametrize("path", sorted(PAGE), ids=lambda path: path.relative_to(DOCS).as_posix())
def test_a_page_is_up_to_date(path: Path) -> None:
    assert path.read_text(encoding="utf-8") == PAGE[path], "run: python3 run.py docs"


@pytest.mark.parametrize("path", sorted(PAGE), ids=lambda path: path.relative_to(DOCS).as_posix())
def test_every_link_of_a_page_leads_somewhere(path: Path) -> None:
    for target in LINK.findall(PAGE[path]):
        assert (path.parent / target).exists(), target


def test_no_other_page_lies_among_the_pages_of_law() -> None:
    assert set((DOCS / "law").iterdir()) == {path for path in PAGE if path.parent.name == "law"}


def test_every_figure_stands_on_exactly_one_page() -> None:
    files = [file for page in PAGES.values() for file in page["files"]]
    assert len(files) == len(set(files))
    assert {key for file in files for key in dated_files()[file]} == figures().keys()
    for page in PAGES.values():
        assert page["does"]
        assert page["not"]


def test_tables_of_guardrails_and_harms_have_no_empty_cell_that_matters() -> None:
    rows = [
        line.split(" | ")
        for name in ("guardrails.md", "safeguards.md")
        for line in PAGE[DOCS / name].splitlines()
        if re.match(r"\| (G-|H[0-9])", line)
    ]
    assert len(rows) == 69 + 18
    for row in rows:
        assert all(cell.strip(" |–") for cell in row[:5]), row[0]
