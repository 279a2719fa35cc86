"""What is allowed but should be looked at. Patterns find the usual identifiers, never all of them."""

from __future__ import annotations

import re
from collections.abc import Iterator

from assessment.case.case import Case
from assessment.ground.findings import FieldPath, Finding

# Dates and times are no phone numbers, and no part of one.
_DAY_OR_TIME = re.compile(
    r"\b\d{4}-\d{2}-\d{2}\b|\b\d{1,2}\.\s?\d{1,2}\.(\s?\d{2,4})?|\b\d{1,2}[:.]\d{2}\s?(Uhr)?\b"
)
_IBAN = re.compile(r"\b[A-Z]{2}\d{2}(\s?[A-Z0-9]{4}){3,7}(\s?[A-Z0-9]{1,3})?\b")
_STREET = r"straße|strasse|str\.|weg|platz|allee|gasse|ufer|damm|ring|deich|chaussee|stieg|markt|wall"
_KINDS: tuple[tuple[str, re.Pattern[str]], ...] = (
    ("email", re.compile(r"[\w.+-]{1,64}@[\w-]{1,63}(\.[\w-]{1,63})+")),
    ("insurance_number", re.compile(r"\b[A-Z]\s?\d{3}\s?\d{3}\s?\d{3}\b")),
    ("phone", re.compile(r"(?<![\w-])(\+\d|00\d|0\d|\(0\d)[\d\s()/.-]{4,20}\d\b")),
    ("phone", re.compile(r"\b(Tel|Handy|Mobil)\w{0,20}\W{1,3}\d{4}")),
    (
        "address",
        re.compile(
            rf"\b[A-ZÄÖÜ][\wäöüß.-]{{0,40}}({_STREET})\s+\d{{1,4}}\s?[a-z]?\b"
            r"|\b(Straße|Strasse|Str\.|Allee|Weg)\s+\d{1,4}\s?[a-z]?\b"
            r"|\b(Am|Im|An der|An den|Auf der|Auf dem|In der|In den|Zum|Zur)\s([A-ZÄÖÜ][\w-]{1,40}\s){1,2}"
            r"\d{1,4}\s?[a-z]?(?=$|[,.;)]|\s\d{5}\b)"
        ),
    ),
)


def identifiers_in_free_text(case: Case) -> Iterator[Finding]:
    """Give each free text that seems to hold a phone number, e-mail, IBAN, insurance number or address."""
    for path, text in free_texts(case):
        if text is None:
            continue
        if _IBAN.search(text):
            yield Finding("private.iban", path)
        rest = _DAY_OR_TIME.sub(" ", _IBAN.sub(" ", text))
        for kind in sorted({kind for kind, pattern in _KINDS if pattern.search(rest)}):
            yield Finding(f"private.{kind}", path)


def free_texts(case: Case) -> Iterator[tuple[FieldPath, str | None]]:
    """Give every free text of a case with its path."""
    for number, goal in enumerate(case.goals):
        for name in ("words", "indicator", "start_value"):
            yield ("goals", number, name), getattr(goal, name)
    for number, helper in enumerate(case.helpers):
        yield ("helpers", number, "own_gain"), helper.own_gain
    for number, person in enumerate(case.persons):
        yield ("persons", number, "own_view"), person.own_view
        yield ("persons", number, "no_own_view_because"), person.no_own_view_because
    for name in ("week_types", "phases", "exceptions"):
        for number, entry in enumerate(getattr(case, name)):
            yield (name, number, "text"), entry.text
    for number, gift in enumerate(case.gives):
        yield ("gives", number, "words"), gift.words
    for number, view in enumerate(case.views):
        yield ("views", number, "words"), view.words
        for g, goal in enumerate(view.goals):
            for name in ("words", "indicator", "start_value"):
                yield ("views", number, "goals", g, name), getattr(goal, name)
    for number, assessment in enumerate(case.assessments):
        for f, found in enumerate(assessment.hilfeplan):
            yield ("assessments", number, "hilfeplan", f, "words"), found.words


def unsafe_marks_without_effect(case: Case) -> Iterator[Finding]:
    """Give each unsafe mark on somebody whom the case does not know.

    That may be right, since nobody from outside is planned; or a spelling mistake leaves somebody unmarked.
    """
    inside = {p.id for p in case.persons} | {h.id for h in case.helpers}
    for number, mark in enumerate(case.protection.unsafe):
        path: FieldPath = ("protection", "unsafe", number)
        if mark.person is not None and mark.person not in inside:
            yield Finding("unsafe.names_nobody", (*path, "person"), {"id": mark.person})
        for side, name in enumerate(mark.joint_presence or ()):
            if name not in inside:
                yield Finding("unsafe.names_nobody", (*path, "joint_presence", side), {"id": name})
