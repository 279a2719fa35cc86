"""Around the checks: names out of the catalogue, warnings, and what this version cannot plan yet."""

import pytest

from assessment.case import Case
from assessment.case.checks import unknown_outside
from assessment.case.checks.private import free_texts
from assessment.ground.errors import InputError
from tests.files.small import changed, read

N2 = "{kind: presence, minutes: 60}"
LOCKED = "{need: n1, offer: asd, days: [mon], part: noon, minutes: 5}"
LAST = "present_support:"


def test_names_out_of_the_catalogue_are_judged_beside_it() -> None:
    text = changed(
        ("of: {helper: u1}, tasks", "of: {provider: dienst_a}, tasks"),
        ("of: {helper: u1}, needs", "of: {offer: kurs}, needs"),
        ("instead: u1", "instead: kurse"),
        (
            "present_support:",
            f"protection: {{protection_plan: [{LOCKED}]}}\n{LAST}",
        ),
    )
    loaded = read(text)
    known = {"offers": {"kurs", "asd", "kurse"}, "providers": {"dienst_a"}, "places": {"walle"}}
    assert list(unknown_outside(loaded.model, **known)) == []
    none: dict[str, set[str]] = {"offers": set(), "providers": set(), "places": {"wall"}}
    with pytest.raises(InputError) as caught:
        loaded.refuse(unknown_outside(loaded.model, **none))
    assert [(f.code, f.field) for f in caught.value.faults] == [
        ("reference.place", "homes[0].stadtteil"),
        ("reference.provider", "refusals[0].of.provider"),
        ("reference.offer", "wishes[0].of.offer"),
        ("reference.source", "choices[0].instead"),
        ("reference.offer", "protection.protection_plan[0].offer"),
    ]
    assert caught.value.faults[0].params == {"id": "walle", "known": "wall"}


@pytest.mark.parametrize(
    ("words", "kinds"),
    [
        ("Anruf unter 0421 123456", {"phone"}),
        ("Anruf unter +49 421/12 34 56", {"phone"}),
        ("Tel. 123456", {"phone"}),
        ("an erika@example.org schreiben", {"email"}),
        ("Konto DE02 1203 0000 0000 2020 51", {"iban"}),
        ("Nummer A123456789", {"insurance_number"}),
        ("Herr Beispiel, Musterweg 3", {"address"}),
        ("wohnt Am Dobben 12", {"address"}),
        ("in der Lange Straße 5b", {"address"}),
        (
            "0421-123456, x@y.de, DE02120300000000202051, B987654321, Musterstr. 7",
            {"phone", "email", "iban", "insurance_number", "address"},
        ),
        ("seit 2025-03-01 um 14:30 Uhr, am 03.04.2026, 3 Mal im Monat, 120 Minuten", set()),
        ("Am Montag 2 Stunden Chor, Platz 3 in der Gruppe", set()),
        ("Pflegegrad 2 seit 2024", set()),
    ],
)
def test_identifiers_in_free_text_are_warned_of(words: str, kinds: set[str]) -> None:
    loaded = read(changed(("words: wieder zum Chor", f"words: '{words}'")))
    assert {w.code for w in loaded.warnings} == {f"private.{kind}" for kind in kinds}
    assert all(w.field == "goals[0].words" and w.line == 14 and not w.params for w in loaded.warnings)


def test_every_free_text_of_the_format_is_looked_at() -> None:
    parts = Case.model_json_schema()["$defs"].values()
    fields = {
        (part["title"], name)
        for part in parts
        for name, field in part.get("properties", {}).items()
        if 2000 in {field.get("maxLength"), *(choice.get("maxLength") for choice in field.get("anyOf", []))}
    }
    text = changed(
        ("words: wieder zum Chor", "words: a, indicator: b, start_value: c"),
        ("    home: h1", "    home: h1\n    own_view: d\n    no_own_view_because: k"),
        ("    relation: neighbour", "    relation: neighbour\n    own_gain: e"),
        (
            "present_support:",
            "week_types: [{id: r, text: f}]\n"
            "phases: [{id: p0, begins: 2026-01-05, review_on: 2026-02-02, text: l}]\n"
            "exceptions: [{on: 2026-04-01, text: g}]\n"
            "gives: [{id: gift, person: p1, words: h, minutes_per_week: 60, stated_on: 2026-01-10}]\n"
            "views: [{by: mother, on: 2026-01-10, words: i}]\n"
            "assessments: [{id: a1, person: p1, on: 2026-01-10, by: jugendamt, "
            "hilfeplan: [{id: f1, words: j}]}]\npresent_support:",
        ),
    )
    found = [words for _, words in free_texts(read(text).model)]
    assert sorted(w for w in found if w) == list("abcdefghijkl")
    assert len(fields) == 12


def test_an_unsafe_mark_without_effect_is_warned_of() -> None:
    marks = "protection: {unsafe: [{person: u1}, {person: u2}, {joint_presence: [p1, u3]}, {place: x}]}\n"
    loaded = read(changed(("present_support:", f"{marks}present_support:")))
    assert [(w.code, w.field) for w in loaded.warnings] == [
        ("unsafe.names_nobody", "protection.unsafe[1].person"),
        ("unsafe.names_nobody", "protection.unsafe[2].joint_presence[1]"),
    ]
