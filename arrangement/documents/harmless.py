"""Text from files, made safe: shown literally, never acted on, by a terminal or a page."""

from __future__ import annotations

import unicodedata

_KEPT = {"\n"}
_UNSAFE = {"Cc", "Cf", "Cs", "Co", "Zl", "Zp"}
_JOINERS = {"\u00ad", "\u200c", "\u200d"}


def harmless(text: str) -> str:
    r"""Show control and direction characters as `\x1b` or `\u202e` instead of sending them."""
    return "".join(_shown(character) for character in text)


def _shown(character: str) -> str:
    if character in _KEPT or character in _JOINERS:
        return character
    if unicodedata.category(character) not in _UNSAFE:
        return character
    code = ord(character)
    return f"\\x{code:02x}" if code <= 0xFF else f"\\u{code:04x}"  # no figure of law: a byte
