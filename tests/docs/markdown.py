"""Tables of Markdown, as the pages need them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence


def table(heads: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """Write a table; nothing at all where there is no row."""
    found = [list(row) for row in rows]
    if not found:
        return ""
    lines = [list(heads), ["---"] * len(heads), *found]
    return "".join("| " + " | ".join(map(_cell, line)) + " |\n" for line in lines)


def section(title: str, *parts: str) -> str:
    """Write a heading with what belongs under it; nothing where nothing does."""
    body = "\n".join(part for part in parts if part)
    return f"\n## {title}\n\n{body}" if body else ""


def bullets(lines: Iterable[str]) -> str:
    """Write a list."""
    return "".join(f"- {line}\n" for line in lines)


def _cell(text: str) -> str:
    return text.replace("|", "\\|").replace("\n", " ").strip() or "–"
