"""Pages in a real browser: no violation of WCAG 2.2 AA, nothing wider than the screen, nothing fetched."""

from __future__ import annotations

import pytest

from arrangement.documents.names import Names
from assessment.ground.texts import Lang
from tests.cases import shipped
from tests.cli.make_plan import make_plan
from tests.documents.browser import NEEDS_BROWSER, PHONE, SCREEN, opened, violations
from tests.documents.pages import first, made

pytestmark = [pytest.mark.browser, NEEDS_BROWSER]


def test_the_check_itself_finds_what_is_wrong() -> None:
    with opened() as page:
        found = violations(
            page, "<!DOCTYPE html><p style='color:#aaa;width:2000px'>Hilfe zu Hause</p>", PHONE
        )
    assert any("color-contrast" in one for one in found)
    assert any("html-has-lang" in one for one in found)
    assert any("wide on 390" in one for one in found)


@pytest.mark.parametrize("lang", ["de", "en"])
def test_pages_are_accessible_on_screen_and_phone(lang: Lang) -> None:
    with opened() as page:
        assert violations(page, first("team", lang), PHONE) == []
        assert violations(page, first("person" if lang == "en" else "helper:neighbour", lang), SCREEN) == []


def test_other_pages_are_accessible_too() -> None:
    with opened() as page:
        assert violations(page, first("payer:PK"), PHONE) == []
        assert violations(page, made(make_plan(state="draft"), names=Names()), SCREEN) == []


def test_nothing_is_fetched() -> None:
    asked: list[str] = []
    with opened() as page:
        page.on("request", lambda request: asked.append(request.url))
        page.set_content(first())
    assert asked == []


@pytest.mark.deep
@pytest.mark.parametrize("name", shipped.PLANNED)
def test_the_page_of_every_shipped_case_is_accessible(name: str) -> None:
    case, catalogue = shipped.loaded(name).model, shipped.catalogue().model
    html = made(shipped.plan(name), "team", "de", case, catalogue)
    with opened() as page:
        for size in (SCREEN, PHONE):
            assert violations(page, html, size) == []
