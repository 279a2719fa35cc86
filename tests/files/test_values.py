"""What a model refuses: code, field and line of every fault, and all of them in one run."""

import ast
from pathlib import Path

import pytest

from assessment.files.sentences import SENTENCES
from assessment.ground.errors import InputError
from assessment.ground.texts import LANGUAGES, fault_text
from tests.files.small import SMALL, changed, faults_of, line_of, only_fault, read

N1 = "measure: {kind: occurrences, per_week: 7, minutes: 15}"


@pytest.mark.parametrize(
    ("old", "new", "code", "field"),
    [
        # the schema key
        ("schema: hilfemix.case.v1\n", "", "schema.missing", "schema"),
        ("hilfemix.case.v1", "hilfemix.case.v2", "schema.other_version", "schema"),
        ("hilfemix.case.v1", "hilfemix.catalogue.v1", "schema.other_thing", "schema"),
        ("hilfemix.case.v1", "case", "schema.not_ours", "schema"),
        ("hilfemix.case.v1", "[x]", "schema.not_ours", "schema"),
        # fields
        ("refusals:", "refusal:", "field.misspelt", "refusal"),
        ("refusals:", "vetos:", "field.misspelt", "vetos"),
        ("refusals:", "zzz:", "field.unknown", "zzz"),
        ("refusals:", "Erika Muster:", "field.unknown", "?"),
        ("    gladly_minutes: 60\n", "", "field.missing", "helpers[0].gladly_minutes"),
        ("{kind: occurrences, ", "{", "field.missing_word", "needs[0].measure.kind"),
        ("{kind: occurrences, ", "{kind: occurences, ", "value.misspelt", "needs[0].measure.kind"),
        (
            "{kind: presence, minutes: 60}",
            "{kind: presence, minuts: 60}",
            "field.misspelt",
            "needs[1].measure.minuts",
        ),
        # a helper without consent is nobody's consent
        (
            "    consents:\n      - {tasks: [meal], agreed_on: 2026-01-10, until: 2026-12-31}\n",
            "",
            "field.missing",
            "helpers[0].consents",
        ),
        (
            "tasks: [meal], agreed_on",
            "tasks: [], agreed_on",
            "list.too_short",
            "helpers[0].consents[0].tasks",
        ),
        # a map where a day or a word belongs
        ("birth_date: 1940-05-01", "birth_date: {day: 1}", "day.form_or_word", "persons[0].birth_date"),
        # words
        ("task: supervision", "task: supervison", "value.misspelt", "needs[1].task"),
        ("task: supervision", "task: zzz", "value.not_allowed", "needs[1].task"),
        ("task: supervision", "task: 3", "value.not_allowed", "needs[1].task"),
        ("standing: safety", "standing: true", "value.not_allowed", "needs[1].standing"),
        (
            "pflegegrad: {grade: 2, ",
            "pflegegrad: {grade: 6, ",
            "number.out_of_range",
            "persons[0].pflegegrad.grade",
        ),
        (
            "pflegegrad: {grade: 2, ",
            "pflegegrad: {grade: III, ",
            "number.not_whole",
            "persons[0].pflegegrad.grade",
        ),
        (
            "pflegegrad: {grade: 2, ",
            "pflegegrad: {grade: 3.0, ",
            "number.not_whole",
            "persons[0].pflegegrad.grade",
        ),
        (
            "pflegegrad: {grade: 2, since: 2025-01-01}",
            "pflegegrad: 6",
            "value.word_or_map",
            "persons[0].pflegegrad",
        ),
        ("    pflegegrad: {", "    pflegestufe: {", "field.misspelt", "persons[0].pflegestufe"),
        # numbers
        ("gladly_minutes: 60", "gladly_minutes: 2h", "number.not_whole", "helpers[0].gladly_minutes"),
        ("gladly_minutes: 60", "gladly_minutes: yes", "number.not_whole", "helpers[0].gladly_minutes"),
        ("gladly_minutes: 60", "gladly_minutes: true", "number.not_whole", "helpers[0].gladly_minutes"),
        ("gladly_minutes: 60", "gladly_minutes: 60.0", "number.not_whole", "helpers[0].gladly_minutes"),
        ("gladly_minutes: 60", "gladly_minutes: '60'", "number.not_whole", "helpers[0].gladly_minutes"),
        ("gladly_minutes: 60", "gladly_minutes: 1.200", "number.not_whole", "helpers[0].gladly_minutes"),
        ("gladly_minutes: 60", "gladly_minutes: -30", "number.out_of_range", "helpers[0].gladly_minutes"),
        (
            "at_most_minutes: 120",
            "at_most_minutes: 10081",
            "number.out_of_range",
            "helpers[0].at_most_minutes",
        ),
        ("at_most_minutes: 120", "at_most_minutes: .nan", "number.not_finite", "helpers[0].at_most_minutes"),
        ("at_most_minutes: 120", "at_most_minutes: -.INF", "number.not_finite", "helpers[0].at_most_minutes"),
        ("at_most_minutes: 120", "at_most_minutes: 1e999", "number.not_finite", "helpers[0].at_most_minutes"),
        (
            "at_most_minutes: 120",
            f"at_most_minutes: 1{'0' * 5000}",
            "number.too_long",
            "helpers[0].at_most_minutes",
        ),
        (
            "at_most_minutes: 120",
            f"at_most_minutes: 0x{'f' * 5000}",
            "number.too_long",
            "helpers[0].at_most_minutes",
        ),
        (
            "at_most_minutes: 120",
            "at_most_minutes: 100000000000000000",
            "number.out_of_range",
            "helpers[0].at_most_minutes",
        ),
        (
            N1,
            "measure: {kind: minutes, minutes: 10081}",
            "need.longer_than_a_week",
            "needs[0].measure.minutes",
        ),
        (
            N1,
            "measure: {kind: occurrences, per_week: 100, minutes: 101}",
            "need.longer_than_a_week",
            "needs[0].measure.minutes",
        ),
        # days and times
        ("birth_date: 1940-05-01", "birth_date: 2026-02-30", "day.not_in_calendar", "persons[0].birth_date"),
        ("birth_date: 1940-05-01", "birth_date: 01.05.1940", "day.form_or_word", "persons[0].birth_date"),
        ("birth_date: 1940-05-01", "birth_date: 1940", "day.form_or_word", "persons[0].birth_date"),
        ("plan_date: 2026-03-02", "plan_date: 2026-03-02T00:00:00", "day.form", "plan_date"),
        ("plan_date: 2026-03-02", "plan_date: morgen", "day.form", "plan_date"),
        ("plan_date: 2026-03-02", "plan_date: 2026-3-2", "day.form", "plan_date"),
        ("ends: 2026-06-30", "ends: 2025-06-30", "period.reversed", "orders[0].ends"),
        ("begins: 2025-01-01}", "begins: 2025-01-01, ends: 2024-12-31}", "period.reversed", "grants[0].ends"),
        # ids
        ("id: small", "id: Small", "id.form", "id"),
        ("id: small", "id: frau-müller", "id.form", "id"),
        ("id: small", "id: ../weg", "id.form", "id"),
        ("id: small", 'id: "small\\n"', "id.form", "id"),
        ("id: small", "id: 12", "value.not_text", "id"),
        ("id: small", f"id: {'x' * 81}", "text.too_long", "id"),
        ("id: small", "id: ''", "text.empty", "id"),
        # shapes
        ("tasks: [cleaning]", "tasks: cleaning", "value.not_a_list", "refusals[0].tasks"),
        ("of: {helper: u1}, tasks", "of: u1, tasks", "value.not_a_map", "refusals[0].of"),
        ("    relation: neighbour\n", "    relation:\n", "value.empty", "helpers[0].relation"),
        (N1, "measure: 30", "value.not_a_map", "needs[0].measure"),
        ("words: wieder zum Chor", f"words: {'x' * 2001}", "text.too_long", "goals[0].words"),
        ("words: wieder zum Chor", "words: 12", "value.not_text", "goals[0].words"),
        (
            "    home: h1\n",
            "    home: h1\n    languages: [deutsch]\n",
            "language.form",
            "persons[0].languages[0]",
        ),
        (
            "    home: h1\n",
            "    home: h1\n    wants_pflegegeld: ja\n",
            "value.not_allowed",
            "persons[0].wants_pflegegeld",
        ),
        # sentences of the models
        ("standing: safety", "standing: owed", "need.owed_without_entitlement", "needs[1].standing"),
        (
            "gladly_minutes: 60",
            "gladly_minutes: 121",
            "helper.gladly_above_at_most",
            "helpers[0].gladly_minutes",
        ),
        ("of: {helper: u1}, tasks: [cleaning], ", "", "refusal.of_nothing", "refusals[0].of"),
        ("of: {helper: u1}, needs", "of: {}, needs", "wish.of_nothing", "wishes[0].of"),
        ("need: n1, instead: u1", "instead: u1", "choice.of_nothing", "choices[0]"),
    ],
)
def test_one_mistake_is_one_fault(old: str, new: str, code: str, field: str) -> None:
    text = changed((old, new))
    fault = only_fault(text)
    assert (fault.code, fault.field) == (code, field)
    if new:
        first, last = line_of(SMALL, old), line_of(SMALL, old) + max(old.count("\n"), new.count("\n"))
        assert fault.line is not None
        assert first - 1 <= fault.line <= last


def test_the_place_is_the_value_and_for_unknown_fields_the_key() -> None:
    value = only_fault(changed(("per_week: 7", "per_week: -7")))
    assert (value.line, value.column) == (line_of(SMALL, N1), SMALL.split("\n")[19].index("per_week: 7") + 11)
    key = only_fault(changed(("refusals:", "vetos:")))
    assert (key.line, key.column) == (line_of(SMALL, "refusals:"), 1)


def test_a_misspelt_veto_leads_to_the_right_field() -> None:
    for word in ("vetos", "vetoes", "refusal", "refussals"):
        assert only_fault(changed(("refusals:", f"{word}:"))).params == {"nearest": "refusals"}


def test_allowed_words_are_named() -> None:
    fault = only_fault(changed(("standing: safety", "standing: danger")))
    assert fault.params["allowed"] == "safety, owed, wished"
    fault = only_fault(changed(("pflegegrad: {grade: 2, since: 2025-01-01}", "pflegegrad: 6")))
    assert fault.params == {"allowed": "none, unknown", "fields": "grade (1–5), since"}


def test_every_fault_is_told_in_one_run() -> None:
    text = changed(
        ("schema: hilfemix.case.v1\n", ""),
        ("refusals:", "vetos:"),
        ("task: supervision", "task: supervison"),
        ("per_week: 7", "per_week: .nan"),
        ("gladly_minutes: 60", "gladly_minutes: -1\n    gladly_minutes: 3"),
        ("ends: 2026-06-30", "ends: 2025-06-30"),
        ("of: {helper: u1}, needs", "of: {helper: u99}, needs"),
        ("benefit: pflegegeld", "benefit: pflegegold"),
        ("stadtteil: walle", "stadtteil: *walle"),
        ("need: n1, source", "need: n99, source"),
    )
    assert {f.code for f in faults_of(text)} == {
        "schema.missing",
        "field.misspelt",
        "value.misspelt",
        "number.not_finite",
        "number.out_of_range",
        "key.twice",
        "period.reversed",
        "reference.helper",
        "yaml.alias",
        "reference.need",
    }


def test_no_fault_follows_from_another_fault() -> None:
    # Need and helper are left out of the cross-checks: what names them is not to blame.
    text = changed(("task: meal\n", "task: maal\n"), ("relation: neighbour", "relation: neighbor"))
    assert {f.field for f in faults_of(text)} == {"needs[0].task", "helpers[0].relation"}
    # A whole section under a wrong name.
    assert only_fault(changed(("helpers:", "helfer:"))).field == "helfer"
    assert {f.field for f in faults_of(changed(("persons:", "person:")))} == {"person", "persons"}


def test_places_after_a_faulty_entry_are_still_right() -> None:
    text = changed(
        (
            "needs:\n",
            "needs:\n  - {id: n0, person: p1, task: maal, measure: {kind: presence}, standing: wished}\n",
        ),
        ("goals: [g1]", "goals: [g1, g7]"),
    )
    found = {f.field: f for f in faults_of(text)}
    assert set(found) == {"needs[0].task", "needs[1].goals[1]"}
    assert found["needs[1].goals[1]"].line == line_of(text, "goals: [g1, g7]")


def test_very_many_faults_are_cut_off() -> None:
    many = "".join(f"  - {{id: X{number}}}\n" for number in range(2000))
    faults = faults_of(f"schema: hilfemix.case.v1\nid: c\nneeds:\n{many}")
    assert faults[-1].code == "file.too_many_faults"
    assert len(faults) < 1100


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("birth_date: 1940-05-01", "birth_date: 1940-13-77"),
        ("words: wieder zum Chor", "words: [Geheimnis]"),
        ("words: wieder zum Chor", "words: {Geheimnis: 1}"),
        ("task: meal\n", "task: Geheimnis\n"),
        ("- id: u1", "- id: Geheimnis"),
        ("refusals:", "Geheimnis im Feldnamen:"),
        ("schema: hilfemix.case.v1", "schema: Geheimnis"),
        ("birth_date: 1940-05-01", "birth_date: Geheimnis"),
        ("words: wieder zum Chor", "words: 'Geheimnis"),
        ("words: wieder zum Chor", "words: Geheimnis: Geheimnis"),
        ("gladly_minutes: 60", "gladly_minutes: Geheimnis"),
    ],
)
def test_no_value_is_ever_repeated(old: str, new: str) -> None:
    with pytest.raises(InputError) as caught:
        read(changed((old, new)))
    error = caught.value
    said = [str(error), *(str(fault) for fault in error.faults)]
    said += [text for fault in error.faults for lang in LANGUAGES for text in fault_text(fault, lang)]
    assert not any(secret in text for text in said for secret in ("Geheimnis", "1940-13", "77"))
    # Nothing travels along that would print the values in a traceback.
    assert error.__cause__ is None
    assert error.__suppress_context__ or error.__context__ is None


def test_every_sentence_of_the_models_has_a_code() -> None:
    root = Path(__file__).resolve().parents[2]
    files = [*(root / "assessment/case").glob("*.py")]
    files += [root / "assessment/ground/ids.py", root / "assessment/ground/grid.py"]
    files += [root / "arrangement/catalogue/offer.py", root / "arrangement/policy/policy.py"]
    said = {
        node.exc.args[0].value
        for file in files
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8")))
        if isinstance(node, ast.Raise)
        and isinstance(node.exc, ast.Call)
        and isinstance(node.exc.func, ast.Name)
        and node.exc.func.id == "ValueError"
        and isinstance(node.exc.args[0], ast.Constant)
    }
    assert said == set(SENTENCES)
