"""The shipped catalogue is sound; each check refuses the smallest catalogue that breaks it."""

from pathlib import Path

import pytest

from arrangement.catalogue.read import SHIPPED, read_catalogue
from assessment.ground.errors import Fault, InputError
from assessment.ground.texts import LANGUAGES, fault_text
from tests.files.small import changed, write

CATALOGUE = """\
schema: hilfemix.catalogue.v1
id: tiny
as_of: 2026-01-01
note: Beispiel
places:
  - {id: walle, name: Walle}
  - {id: mitte, name: Mitte}
trips:
  - {between: [walle, mitte], minutes: 15}
providers:
  - {id: dienst_a, name: Dienst A}
  - {id: dienst_b, name: Dienst B}
teams:
  - {id: team_a, provider: dienst_a, qualification: Q3, capacity_minutes_per_week: 600, times: [{}]}
offers:
  - id: besuch
    provider: dienst_a
    name: Besuch
    kind: civic
    type: BESUCH
    form: visit
    team: team_a
    tasks: [meal]
    actions: [take_over]
    open_from: 2026-01-01
    price: {unit: hour, cents: 1200}
    verified_on: 2026-01-01
    source: Annahme
  - id: gruppe
    provider: dienst_b
    name: Gruppe
    kind: civic
    type: GRUPPE
    form: session
    stadtteil: mitte
    sessions:
      - {day: mon, begins: "10:00", ends: "12:00"}
      - {day: mon, begins: "12:00", ends: "13:00"}
    group: {minimum: 2, maximum: 8, typical: 6, free_places: 1}
    tasks: [leisure]
    actions: [accompany]
    target: {min_age: 18, max_age: 99}
    verified_on: 2026-01-01
    source: Annahme
"""


def faults_of(folder: Path, text: str) -> tuple[Fault, ...]:
    with pytest.raises(InputError) as caught:
        read_catalogue(write(folder, text))
    assert all(all(fault_text(fault, lang)) for fault in caught.value.faults for lang in LANGUAGES)
    return caught.value.faults


def test_the_shipped_catalogue_is_sound_from_any_folder(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    loaded = read_catalogue()
    assert loaded.file == SHIPPED
    assert not Path(loaded.file).is_absolute()
    assert len(loaded.model.offers) >= 50


def test_a_small_catalogue_is_sound(tmp_path: Path) -> None:
    assert read_catalogue(write(tmp_path, CATALOGUE)).model.id == "tiny"


@pytest.mark.parametrize(
    ("old", "new", "code", "field"),
    [
        ("  - id: gruppe", "  - id: besuch", "id.twice", "offers[1].id"),
        ("{id: mitte,", "{id: walle,", "id.twice", "places[1].id"),
        ("{id: dienst_b,", "{id: dienst_a,", "id.twice", "providers[1].id"),
        (
            "minutes: 15}",
            "minutes: 15}\n  - {between: [mitte, walle], minutes: 20}",
            "trip.twice",
            "trips[1]",
        ),
        ("[walle, mitte]", "[walle, mite]", "reference.place", "trips[0].between[1]"),
        ("    stadtteil: mitte", "    stadtteil: mite", "reference.place", "offers[1].stadtteil"),
        (
            "qualification: Q3,",
            "qualification: Q3, stadtteile: [x],",
            "reference.place",
            "teams[0].stadtteile[0]",
        ),
        ("provider: dienst_a, qual", "provider: dienst_c, qual", "reference.provider", "teams[0].provider"),
        ("    provider: dienst_b", "    provider: dienst_c", "reference.provider", "offers[1].provider"),
        ("    team: team_a", "    team: team_b", "reference.team", "offers[0].team"),
        (
            "    provider: dienst_a",
            "    provider: dienst_b",
            "offer.team_of_other_provider",
            "offers[0].team",
        ),
        ("    tasks: [meal]\n", "", "offer.covers_nothing", "offers[0].tasks"),
        ("    actions: [accompany]\n", "", "offer.covers_nothing", "offers[1].actions"),
        ("minimum: 2", "minimum: 9", "group.above_maximum", "offers[1].group.minimum"),
        ("typical: 6", "typical: 9", "group.above_maximum", "offers[1].group.typical"),
        ("free_places: 1", "free_places: 9", "group.above_maximum", "offers[1].group.free_places"),
        ('begins: "12:00"', 'begins: "11:55"', "session.overlaps", "offers[1].sessions[1]"),
        (
            "    open_from: 2026-01-01",
            "    open_from: 2026-01-01\n    closed_from: 2025-12-31",
            "period.reversed",
            "offers[0].closed_from",
        ),
        ("max_age: 99", "max_age: 17", "target.ages_reversed", "offers[1].target.max_age"),
        # sentences of the models
        ('begins: "10:00"', 'begins: "10:02"', "session.off_grid", "offers[1].sessions[0].begins"),
        ('begins: "10:00"', 'begins: "12:00"', "session.reversed", "offers[1].sessions[0].ends"),
        ('begins: "10:00"', "begins: 10", "value.not_text", "offers[1].sessions[0].begins"),
        ('begins: "10:00"', 'begins: "9:00"', "clock.form", "offers[1].sessions[0]"),
        ('begins: "10:00"', 'begins: "24:30"', "clock.out_of_range", "offers[1].sessions[0]"),
        ("cents: 1200", "cents: 1300", "price.not_by_12", "offers[0].price.cents"),
        ("    team: team_a\n", "", "offer.visit_without_team", "offers[0].form"),
        ("    stadtteil: mitte\n", "", "offer.session_incomplete", "offers[1].form"),
        ("unit: hour", "unit: session", "offer.price_unit", "offers[0].price"),
        (
            "kind: civic\n    type: BESUCH",
            "kind: professional\n    type: BESUCH",
            "offer.without_paragraph",
            "offers[0].kind",
        ),
        (
            "    tasks: [meal]\n",
            "    tasks: [interpreting]\n",
            "offer.interpreting_priced",
            "offers[0].tasks",
        ),
        ("type: BESUCH", "type: be such", "word.form", "offers[0].type"),
        ("open_from: 2026-01-01", "open_from: bald", "day.form_or_word", "offers[0].open_from"),
        ("qualification: Q3,", "qualification: Q3, travel_minutes: 7,", "team.off_grid", "teams[0]"),
        ("team_a, provider", "team_a, prowider", "field.misspelt", "teams[0].prowider"),
    ],
)
def test_one_contradiction_is_one_fault(tmp_path: Path, old: str, new: str, code: str, field: str) -> None:
    found = faults_of(tmp_path, changed((old, new), text=CATALOGUE))
    assert (code, field) in {(f.code, f.field) for f in found}
    assert all(f.line for f in found)


def test_unquoted_clock_times_are_times(tmp_path: Path) -> None:
    plain = CATALOGUE.replace('"', "")
    assert (
        read_catalogue(write(tmp_path, plain)).sha256
        == read_catalogue(write(tmp_path, CATALOGUE, "b.yaml")).sha256
    )
