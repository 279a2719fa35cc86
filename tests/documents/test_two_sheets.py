"""The conference part in a real browser's print: two sheets of A4, nothing cut."""

from __future__ import annotations

import re

import pytest

from assessment.ground.texts import Lang
from tests.cases import shipped
from tests.documents.browser import NEEDS_BROWSER, opened, sheets, too_wide
from tests.documents.pages import first, made

pytestmark = [pytest.mark.browser, NEEDS_BROWSER]


def conference_alone(html: str) -> str:
    """The page cut off before the annex."""
    alone = re.sub(r'<nav class="contents".*</main>.*</footer>', "</main>", html, flags=re.DOTALL)
    assert "conference_2" in alone
    assert 'id="rights"' not in alone
    return alone


def test_the_conference_takes_two_sheets_of_paper() -> None:
    with opened() as page:
        assert sheets(page, conference_alone(first())) == 2


@pytest.mark.deep
@pytest.mark.parametrize("lang", ["de", "en"])
@pytest.mark.parametrize("name", shipped.PLANNED)
def test_the_conference_part_of_every_shipped_case_has_room_on_two_sheets(name: str, lang: Lang) -> None:
    case, catalogue = shipped.loaded(name).model, shipped.catalogue().model
    with opened() as page:
        for who in ("team", "person"):
            html = made(shipped.plan(name), who, lang, case, catalogue)
            assert sheets(page, conference_alone(html)) <= 2, who
            assert too_wide(page, html) == [], who
