"""The hash of a content does not depend on how it is written down."""

import json
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from arrangement.catalogue.read import read_catalogue
from assessment.case import Case
from assessment.files.canonical import canonical_json, sha256_of
from assessment.files.document import document_from_bytes
from tests.files.small import SMALL, changed, read

DATA = document_from_bytes(SMALL.encode(), "case.yaml").data
BASE = read(SMALL)


def shuffled(data: Any, random: Any) -> Any:
    if isinstance(data, dict):
        pairs = [(key, shuffled(value, random)) for key, value in data.items()]
        random.shuffle(pairs)
        return dict(pairs)
    if isinstance(data, list):
        entries = [shuffled(value, random) for value in data]
        random.shuffle(entries)
        return entries
    return data


@settings(max_examples=50)
@given(st.randoms(use_true_random=False))
def test_order_of_entries_and_fields_does_not_matter(random: Any) -> None:
    assert read(json.dumps(shuffled(DATA, random)), "a.json").sha256 == BASE.sha256


def test_what_is_left_out_equals_its_default_written_out() -> None:
    written = changed(
        ("plan_date:", "land: de_hb\nhorizon: {weeks: 26}\nphases: []\nplan_date:"),
        (
            "    task: meal\n",
            "    task: meal\n    days: [sun, sat, fri, thu, wed, tue, mon]\n    urgency: planned\n",
        ),
        ("    relation: neighbour\n", "    relation: neighbour\n    home: null\n    nights: false\n"),
    )
    assert read(written).sha256 == BASE.sha256


def test_comments_quotes_and_layout_do_not_matter() -> None:
    written = changed(
        ("id: small", '"id":   "small"  # a comment'), ("parts: [noon]\n", "parts:\n      - 'noon'\n")
    )
    assert read(written).sha256 == BASE.sha256


def test_every_other_difference_matters() -> None:
    hashes = {
        BASE.sha256,
        read(changed(("minutes: 15", "minutes: 20"))).sha256,
        read(changed(("wieder zum Chor", "wieder zum Chor gehen"))).sha256,
        read(changed(("parts: [noon]\n    standing", "parts: [noon, evening]\n    standing"))).sha256,
        read(changed(("of: {helper: u1}, needs", "binding: true, of: {helper: u1}, needs"))).sha256,
        read(changed(("present_support:\n  - {need: n1, source: u1, minutes_per_week: 60}\n", ""))).sha256,
    }
    assert len(hashes) == 6


def test_an_entry_twice_is_not_an_entry_once() -> None:
    once, twice = (
        BASE.model,
        BASE.model.model_copy(update={"present_support": BASE.model.present_support * 2}),
    )
    assert sha256_of(once) != sha256_of(twice)


def test_the_canonical_form_is_a_case_again() -> None:
    again = Case.model_validate(json.loads(canonical_json(BASE.model)))
    assert sha256_of(again) == BASE.sha256
    assert len(BASE.sha256) == 64


def test_the_shipped_catalogue_has_a_stable_hash() -> None:
    assert read_catalogue().sha256 == read_catalogue().sha256
