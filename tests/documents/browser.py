"""A headless browser for the tests; where there is none they are skipped, and `.ci/run` refuses that."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from importlib import resources
from typing import Any

import pytest
from playwright.sync_api import Page, sync_playwright

CHROMIUM = next((found for name in ("chromium", "chromium-browser") if (found := shutil.which(name))), None)
FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
NEEDS_BROWSER = pytest.mark.skipif(
    CHROMIUM is None, reason="no chromium on this machine; on Debian: apt-get install chromium"
)
PHONE, SCREEN = (390, 844), (1200, 900)


@contextmanager
def opened() -> Iterator[Page]:
    """Lend a page in a browser of its own with an empty profile; it may fetch nothing."""
    with sync_playwright() as player:
        browser = player.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        context = browser.new_context(bypass_csp=True, offline=True)
        try:
            yield context.new_page()
        finally:
            browser.close()


def violations(page: Page, html: str, size: tuple[int, int]) -> list[str]:
    """What axe-core finds on a page of this size; and whether it is wider than the screen."""
    page.set_viewport_size({"width": size[0], "height": size[1]})
    page.set_content(html)
    axe = (resources.files("axe_playwright_python") / "axe.min.js").read_text(encoding="utf-8")
    found: Any = page.evaluate(f"{axe}; axe.run(document, {{runOnly: {RULES}}})")
    assert found["passes"], "axe looked at nothing"
    said = [f"{one['id']}: {node['html'][:200]}" for one in found["violations"] for node in one["nodes"]]
    width = page.evaluate("document.documentElement.scrollWidth")
    return [*said, *([f"{width} wide on {size[0]}"] if width > size[0] else [])]


def sheets(page: Page, html: str) -> int:
    """How many sheets of A4 a page takes when printed."""
    page.set_content(html)
    return page.pdf(prefer_css_page_size=True, print_background=True).count(b"/Type /Page\n")


A4_INSIDE = 695
"""Width of what is printed on A4 inside its margins, in pixels."""


def too_wide(page: Page, html: str) -> list[str]:
    """What a sheet of paper would cut: elements that are wider than the printed part of A4."""
    page.emulate_media(media="print")
    page.set_viewport_size({"width": A4_INSIDE, "height": 1035})
    page.set_content(html)
    found: list[str] = page.evaluate(
        "w => [...document.querySelectorAll('main *, header *, footer *')]"
        ".filter(e => !e.closest('.quiet, .skip, svg') && e.getBoundingClientRect().right > w + 1)"
        ".map(e => e.outerHTML.slice(0, 120))",
        A4_INSIDE,
    )
    page.emulate_media(media="null")
    return found
