"""The decision table by vectors that a jurist can read: published, each rule, our own, bad input."""

from __future__ import annotations

import itertools
import json
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from arrangement.responsibility.answer import Answer, answer
from arrangement.responsibility.asked import AskedFile
from arrangement.responsibility.checks import question_findings
from arrangement.responsibility.decide import decide
from arrangement.responsibility.facts import Question
from arrangement.responsibility.outcome import Outcome
from arrangement.responsibility.read import asked
from arrangement.responsibility.rules import table
from arrangement.responsibility.sentences import sentences
from arrangement.responsibility.words import words
from assessment.ground.dated import read_yaml
from assessment.ground.errors import Fault
from assessment.ground.findings import path_text
from assessment.ground.texts import LANGUAGES, fault_text, fields, texts
from tests.cli.run_cli import ROOT, call_cli, run_cli

HERE = Path(__file__).parent
ON = date(2026, 11, 22)


def _read(name: str) -> Any:
    return read_yaml((HERE / name).read_text(encoding="utf-8"))


PUBLIC, PRACTICE, RULES, OURS, BAD = (
    _read("public.yaml")["cases"],
    _read("practice.yaml")["cases"],
    _read("rules.yaml"),
    _read("ours.yaml"),
    _read("bad.yaml"),
)


def _question(inputs: Any) -> Question:
    file = AskedFile.model_validate({"schema": "hilfemix.responsible.v1", "inputs": inputs})
    assert list(question_findings(file)) == []
    return asked(file.inputs, ON).question


def _answer(inputs: Any) -> Answer:
    file = AskedFile.model_validate({"schema": "hilfemix.responsible.v1", "inputs": inputs})
    assert list(question_findings(file)) == []
    read = asked(file.inputs, ON)
    return answer(read.question, read.claims, read.not_read)


def _named(cases: list[Any], key: str) -> Any:
    return [pytest.param(case, id=str(case[key])) for case in cases]


def _as_expected(found: Answer, expected: Any) -> None:
    said = found.as_json()
    for key in ("relation", "side_by_side", "clarify"):
        if key in expected:
            assert said[key] == expected[key], key
    if "payer" in expected:
        assert set(found.payer) == set(expected["payer"])
    assert set(expected.get("not_payer", ())) <= set(found.not_payer)
    assert set(expected.get("rules", ())) <= set(found.rules)
    assert set(expected.get("residual", ())) <= set(found.outcome.residual)
    assert set(expected.get("funded_by", ())) <= set(found.outcome.funded_by)
    assert not set(expected.get("without_rules", ())) & set(found.rules)
    assert set(expected.get("asked", ())) <= {point.fact for point in found.open}
    assert set(expected.get("kinds", ())) <= {point.kind for point in found.open}
    spoken = " ".join(sentences(found)["de"])
    assert [part for part in expected.get("said", ()) if part not in spoken] == []
    assert [part for part in expected.get("not_said", ()) if part in spoken] == []


@cache
def _asked_as_people_do(file: str) -> dict[str, Any]:
    """All questions of a file in one run of the command line, by their ids."""
    said = run_cli("responsible", HERE / file, "--json", "--on", ON.isoformat()).object
    return {answer["id"]: answer for answer in said["answers"]}


@pytest.mark.parametrize("case", _named(PUBLIC, "id"))
def test_published_cases_give_the_published_answer(case: Any) -> None:
    _says_as_expected(_asked_as_people_do("public.yaml")[case["id"]], case["expected"])


@pytest.mark.parametrize("case", _named(PRACTICE, "id"))
def test_situations_from_practice_are_answered_as_the_statutes_say(case: Any) -> None:
    _says_as_expected(_asked_as_people_do("practice.yaml")[case["id"]], case["expected"])


def _says_as_expected(said: Any, expected: Any) -> None:
    for key in ("relation", "side_by_side", "clarify"):
        assert said[key] == expected.get(key, said[key]), key
    for key in ("payer", "funded_by"):
        assert set(said[key]) == set(expected.get(key, ())), key
    for key in ("not_payer", "rules"):
        assert set(expected.get(key, ())) <= set(said[key]), key
    assert not set(expected.get("without_not_payer", ())) & set(said["not_payer"])
    begins = expected.get("not_benefit", ())
    assert all(any(entry.startswith(word) for entry in said["not_benefit"]) for word in begins)
    points = said["open"]
    residual = {rule for point in points if point["kind"] == "residual" for rule in point["rules"]}
    assert set(expected.get("residual", ())) <= residual
    assert set(expected.get("asked", ())) <= {point["fact"] for point in points}
    if "persons" in expected:
        assert [set(one["payer"]) for one in said["persons"]] == [set(own) for own in expected["persons"]]


def test_an_older_day_is_answered_by_todays_law_and_says_how_it_was() -> None:
    found = _answer(next(case for case in PUBLIC if case["id"] == "PC-11")["inputs"])
    (before,) = found.as_json()["by_law_date"]  # type: ignore[misc]
    assert (before["payer"], before["relation"]) == ([], "excludes")
    assert found.payer == ("EGH",)


@pytest.mark.parametrize("case", _named(OURS, "says"))
def test_questions_of_our_own(case: Any) -> None:
    _as_expected(_answer(case["given"]), case["expect"])


# ---------------------------------------------------------------------------------------- every rule


def _speaks(rule: str, found: Outcome) -> bool:
    return rule in (*found.decided, *found.duties, *found.residual)


def _content(found: Outcome) -> tuple[object, ...]:
    return (
        *(sorted(part) for part in (found.payers, found.barred, found.duties, found.residual)),
        (found.relation, found.side_by_side, tuple(found.not_benefit), tuple(found.funded_by)),
        _content(found.inner) if found.inner else None,
    )


@pytest.mark.parametrize("vector", _named(RULES, "rule"))
def test_each_rule_decides_a_question_of_its_own(vector: Any) -> None:
    name, facts = vector["rule"], _question(vector["decides"]["given"]).facts
    found = decide(facts)
    assert _speaks(name, found)
    without = decide(facts, [rule for rule in table().rules if rule.id != name])
    assert found.decided[:1] == [name] or _content(without) != _content(found)
    expect = vector["decides"]["expect"]
    assert (set(found.payers), found.relation, found.side_by_side) == (
        set(expect["payer"]),
        expect["relation"],
        expect["side_by_side"],
    )


@pytest.mark.parametrize("vector", _named([v for v in RULES if "loses" in v], "rule"))
def test_each_rule_loses_to_a_higher_one(vector: Any) -> None:
    name, loses = vector["rule"], vector["loses"]
    found = decide(_question(loses["given"]).facts)
    assert not _speaks(name, found)
    assert found.lost[name] == loses["to"]
    assert table().rule(loses["to"]).prio <= table().rule(name).prio
    assert set(found.payers) == set(loses["expect"]["payer"])


def test_every_rule_has_both_vectors_or_a_reason() -> None:
    assert [vector["rule"] for vector in RULES] == sorted(rule.id for rule in table().rules)
    assert len(RULES) == 103
    assert [v["rule"] for v in RULES if "decides" not in v] == []
    assert {v["rule"]: bool(v["cannot_lose"]) for v in RULES if "loses" not in v} == {"R-JA-90": True}


def test_every_rule_has_its_source_and_both_languages() -> None:
    for rule in table().rules:
        assert rule.law
        assert rule.says.de
        assert rule.says.en
        assert set(rule.source) <= set(table().sources)


def test_every_word_of_the_table_is_known() -> None:
    known = words()
    for rule in table().rules:
        for arm in rule.arms:
            when, then = arm.when, arm.then
            assert (when.need or set()) <= set(known.needs), rule.id
            assert (when.place or set()) <= set(known.places), rule.id
            assert (when.disability or set()) <= set(known.disabilities), rule.id
            flags = {*when.flags, *(when.flags_any or ()), *when.without}
            assert flags <= known.known_flags(), rule.id
            outward = {"FIRST_CARRIER", "SECOND_CARRIER"}
            assert when.unless_rule is None or table().rule(when.unless_rule), rule.id
            named = {*then.payer, *then.over, *then.bars, *then.pays_first, *then.funded_by}
            assert named <= {*known.systems, *outward}, rule.id
    assert set(known.otherwise) == set(known.needs)


# ----------------------------------------------------------------------------------------- properties

PERSONS = st.lists(
    st.fixed_dictionaries(
        {},
        optional={
            "age": st.one_of(st.integers(0, 99), st.sampled_from(sorted(words().ages))),
            "disability": st.sampled_from([*words().disabilities, "unknown"]),
            "pflegegrad": st.sampled_from([None, "none", "unknown", 0, 1, 2, 3, 4, 5]),
        },
    ),
    max_size=3,
)
INPUTS = st.fixed_dictionaries(
    {
        "persons": PERSONS,
        "need": st.lists(st.sampled_from(words().needs), min_size=1, max_size=3, unique=True),
    },
    optional={
        "place": st.sampled_from([place for place in words().places if place != "kita"]),
        "flags": st.lists(st.sampled_from(words().flags), max_size=1),
    },
)


@given(inputs=INPUTS)
@settings(max_examples=150)
def test_somebody_is_named_and_nobody_both_pays_and_does_not(inputs: Any) -> None:
    found = _answer(inputs)
    assert found.payer or found.outcome.relation == "excludes"
    assert not set(found.payer) & set(found.not_payer)
    assert not set(found.outcome.decided) & set(found.outcome.lost)
    said = sentences(found)
    assert len(said["de"]) == len(said["en"]) > 0


@given(inputs=INPUTS, missing=st.sampled_from(sorted(words().insurances)))
@settings(max_examples=150)
def test_without_the_insurance_its_fund_never_pays(inputs: Any, missing: str) -> None:
    flag = words().insurances[missing].missing
    found = _answer({**inputs, "flags": [*inputs.get("flags", ()), flag]})
    danger = any(f == "R-JA-90" for f in found.outcome.decided)
    assert missing not in found.payer
    assert danger or missing in found.not_payer
    assert found.payer or found.outcome.relation == "excludes"


@given(inputs=INPUTS, data=st.data())
@settings(max_examples=40)
def test_the_order_of_words_decides_nothing(inputs: Any, data: Any) -> None:
    changed = {**inputs, "need": data.draw(st.permutations(inputs["need"]))}
    assert _answer(changed).as_json() == _answer(inputs).as_json()


def test_a_single_word_is_a_list_of_one() -> None:
    one = {
        "persons": {"age": 40, "disability": "geistig"},
        "place": "own_home",
        "need": "participation_social",
    }
    many = {
        "persons": [{"age": 40, "disability": ["geistig"]}],
        "place": ["own_home"],
        "need": ["participation_social"],
    }
    assert _answer(one).as_json() == _answer(many).as_json()


JUNK = st.recursive(
    st.one_of(st.none(), st.booleans(), st.integers(), st.floats(allow_nan=False), st.text(max_size=5)),
    lambda inner: st.one_of(
        st.lists(inner, max_size=2), st.dictionaries(st.text(max_size=3), inner, max_size=2)
    ),
    max_leaves=4,
)
FIELDS = ("place", "need", "flags", "law_date", "benefits_running", "time", "land", "hours_week")


@given(
    junk=st.fixed_dictionaries({}, optional=dict.fromkeys(FIELDS, JUNK)),
    person=st.fixed_dictionaries(
        {}, optional=dict.fromkeys(("role", "age", "birth_date", "disability", "pflegegrad"), JUNK)
    ),
    procedure=st.fixed_dictionaries({}, optional=dict.fromkeys(("filed_at", "forwarded_to"), JUNK)),
)
@settings(max_examples=150)
def test_whatever_stands_in_a_field_is_answered_or_refused(junk: Any, person: Any, procedure: Any) -> None:
    inputs = {**junk, "persons": [person], "procedure": procedure}
    file = AskedFile.model_validate({"schema": "hilfemix.responsible.v1", "inputs": inputs})
    if not list(question_findings(file)):
        read = asked(file.inputs, ON)
        assert sentences(answer(read.question, read.claims, read.not_read))["de"]


# ----------------------------------------------------------------------------------------- bad input


@pytest.mark.parametrize("case", _named(BAD, "says"))
def test_what_cannot_be_meant_is_refused_with_place_and_remedy(case: Any) -> None:
    file = AskedFile.model_validate({"schema": "hilfemix.responsible.v1", "inputs": case["given"]})
    found = {(finding.code, path_text(finding.path)) for finding in question_findings(file)}
    assert (case["code"], case["field"]) in found


def test_every_fault_has_words_in_both_languages(tmp_path: Path) -> None:
    for number, case in enumerate(itertools.islice(BAD, 6)):
        file = tmp_path / f"q{number}.yaml"
        file.write_text(f"inputs: {_flow(case['given'])}\n", encoding="utf-8")
        ended = call_cli("responsible", file, "--json", "--lang", "en")
        assert ended.code == 2
        error = next(e for e in ended.errors if e["code"] == case["code"])
        assert error["line"] == 1
        assert error["remedy"]
    for case in BAD:
        file2 = AskedFile.model_validate({"schema": "hilfemix.responsible.v1", "inputs": case["given"]})
        for finding in question_findings(file2):
            for lang in ("de", "en"):
                assert all(fault_text(Fault(finding.code, params=finding.params), lang))  # type: ignore[arg-type]


def _flow(value: Any) -> str:
    return json.dumps(value)


# -------------------------------------------------------------------------------------- command line


def test_the_command_reads_only_inputs(tmp_path: Path) -> None:
    file = tmp_path / "q.yaml"
    file.write_text(
        "id: x\nexpected: {payer: [NOBODY]}\nquestion: who\ninputs:\n"
        "  persons: [{age: 40, disability: geistig}]\n"
        "  place: own_home\n  need: participation_social\n",
        encoding="utf-8",
    )
    said = call_cli("responsible", file, "--json", "--on", "2026-11-22").object
    assert said["schema"] == "hilfemix.responsible_result.v1"
    assert said["payer"] == ["EGH"]
    keys = {"payer", "not_payer", "relation", "side_by_side", "funded_by", "not_benefit", "rules", "clarify"}
    assert keys <= set(said)
    assert set(said["sentences"]) == {"de", "en"}


def test_published_cases_can_be_asked_from_their_own_file() -> None:
    shown = call_cli("responsible", HERE / "public.yaml", "--id", "PC-04", "--lang", "de")
    assert shown.code == 0
    assert "Leistungserbringer" in shown.out
    assert "BSG B 3 KR 10/14 R" in shown.out
    other = call_cli("responsible", HERE / "public.yaml", "--id", "PC-99", "--json")
    assert (other.code, other.errors[0]["code"]) == (2, "responsible.no_such_case")


def test_a_file_with_several_questions_gives_an_answer_to_each(tmp_path: Path) -> None:
    one = {
        "persons": [{"age": 40, "disability": "geistig"}],
        "place": "own_home",
        "need": "participation_social",
    }
    alone, both = tmp_path / "one.yaml", tmp_path / "two.yaml"
    alone.write_text(_flow({"inputs": one}), encoding="utf-8")
    both.write_text(_flow({"inputs": [one, {**one, "need": "livelihood"}]}), encoding="utf-8")
    single = call_cli("responsible", alone, "--json", "--on", "2026-11-22").object
    said = call_cli("responsible", both, "--json", "--on", "2026-11-22").object
    assert [answer["id"] for answer in said["answers"]] == ["1", "2"]
    assert {k: v for k, v in said["answers"][0].items() if k != "id"} == {
        k: v for k, v in single.items() if k != "schema"
    }


def test_every_fault_of_every_question_is_told(tmp_path: Path) -> None:
    file = tmp_path / "q.yaml"
    file.write_text(
        "cases:\n- {id: a, inputs: {persons: [{age: -1}], need: care_body}}\n"
        "- {id: b, inputs: {persons: [{pflegegrad: 6}], need: care_body}}\n",
        encoding="utf-8",
    )
    errors = call_cli("responsible", file, "--json").errors
    assert [(error["code"], error["line"]) for error in errors] == [
        ("responsible.age", 2),
        ("responsible.grade", 3),
    ]


def test_the_schema_names_words_and_fields() -> None:
    schema = call_cli("schema", "responsible").object
    inputs = schema["$defs"]["Inputs"]["properties"]
    assert {"persons", "place", "need", "flags", "law_date"} <= set(inputs)
    assert "besondere_wohnform" in str(inputs["place"])


def test_the_shipped_question_is_answered_and_passes_check() -> None:
    file = ROOT / "sample_data" / "questions" / "shared_flat_medication.yaml"
    said = call_cli("responsible", file, "--json").object
    assert (set(said["payer"]), said["relation"]) == ({"KK", "PK"}, "beside")
    assert call_cli("check", file).code == 0


@pytest.mark.parametrize("start", ["responsible.", "deadlines.", "access.", "fault.responsible."])
def test_both_languages_say_the_same(start: str) -> None:
    german, english = (
        {key: fields(text) for key, text in texts(lang).items() if key.startswith(start)}
        for lang in LANGUAGES
    )
    assert german == english
    assert german
