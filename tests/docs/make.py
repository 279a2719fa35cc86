"""The pages of docs/ that are made from data.

python -m tests.docs.make    write them anew
"""

from __future__ import annotations

from pathlib import Path

from tests.docs.glossary_page import glossary_page
from tests.docs.guardrail_pages import guardrails_page, safeguards_page
from tests.docs.law_pages import law_pages

DOCS = Path(__file__).resolve().parents[2] / "docs"


def pages() -> dict[Path, str]:
    """Every page by its path."""
    law = {DOCS / "law" / name: text for name, text in law_pages().items()}
    others = {
        "glossary.md": glossary_page(),
        "guardrails.md": guardrails_page(),
        "safeguards.md": safeguards_page(),
    }
    return {**{DOCS / name: text for name, text in others.items()}, **law}


def main() -> None:
    """Write every page."""
    for path, text in pages().items():
        path.parent.mkdir(exist_ok=True)
        path.write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main()
