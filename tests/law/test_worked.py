"""The published money examples, right and wrong, by the calculations of the command line."""

import inspect
import json
import re
import sys
from pathlib import Path
from typing import Any

import pytest

from arrangement.law.worked.topics import TOPICS
from assessment.ground.dated import read_yaml
from cli.help import help_text
from tests.cli.run_cli import call_cli

FACTS = read_yaml(Path(__file__).with_name("examples_combination.yml").read_text(encoding="utf-8"))
EXAMPLES = {e["id"]: e for e in FACTS["examples"]}
OWN = {e["id"]: e for e in FACTS["own_boundary_cases"]}


def work(tmp_path: Path, topic: str, example: dict[str, Any], **changes: Any) -> dict[str, Any]:
    file = tmp_path / "inputs.json"
    file.write_text(json.dumps({**example["inputs"], **changes}, default=str), encoding="utf-8")
    done = call_cli("law", topic, "--input", str(file), "--json")
    assert done.code == 0, done.err
    assert all(step["paragraph"] for step in done.object["trace"])
    return done.object


def kombi(grade: int, on: str, used: float) -> dict[str, Any]:
    options = ("--pflegegrad", str(grade), "--on", on, "--used", str(used))
    return call_cli("law", "kombinationsleistung", *options, "--json").object


def cents(euros: float) -> int:
    return round(euros * 100)


@pytest.mark.parametrize("name", ["komb_pg2_2024_gr", "komb_pg2_2020_rdschr", "komb_pg2_2022_tk"])
def test_kombinationsleistung_as_published(name: str) -> None:
    given, said = EXAMPLES[name]["inputs"], EXAMPLES[name]["published"]
    found = kombi(given["pg"], f"{given['month']}-15", given["used_sachleistung"])
    assert found["used_percent"] == f"{said['used_percent']:.2f}"
    assert found["pflegegeld_cents"] == cents(said["pflegegeld_paid"])


def test_kombinationsleistung_of_the_ministry_and_at_its_ends() -> None:
    assert kombi(5, "2025-01-15", 1839.20)["pflegegeld_cents"] == 19800
    full = kombi(2, "2026-01-01", 900)
    assert (full["pflegegeld_cents"], full["own_share_cents"]) == (0, 10400)
    assert kombi(4, "2026-01-01", 0)["pflegegeld_cents"] == 80000


def test_umwandlung(tmp_path: Path) -> None:
    caps = work(tmp_path, "umwandlung", EXAMPLES["umwandlung_caps_2025_tk"])["caps_cents"]
    assert caps == {"pg2": 31840, "pg3": 59880, "pg4": 74360, "pg5": 91960}
    full = work(tmp_path, "umwandlung", EXAMPLES["umwandlung_full_pg3_2024"])
    assert (full["paid_cents"], full["pflegegeld_cents"], full["left_cents"]) == (57280, 34380, 0)
    assert work(tmp_path, "umwandlung", OWN["own_conversion_limited_by_use"])["cap_cents"] == 49700


def test_tagespflege(tmp_path: Path) -> None:
    found = work(tmp_path, "tagespflege", EXAMPLES["tagespflege_pg3_2023"])
    assert (found["cost_cents"], found["paid_cents"], found["own_share_cents"]) == (138160, 129800, 0)
    assert (found["from_entlastungsbetrag_cents"], found["left_cents"]) == (8360, 41640)
    beside = work(tmp_path, "tagespflege", OWN["own_day_care_no_offset"])
    assert (beside["paid_cents"], beside["pflegegeld_cents"]) == (135700, 0)


def test_entlastungsbetrag(tmp_path: Path) -> None:
    saved = work(tmp_path, "entlastungsbetrag", EXAMPLES["entlastung_carry_2018_2019"])
    assert (saved["carried_cents"], saved["left_cents"], saved["lapsed_cents"]) == (150000, 225000, 0)
    later = work(tmp_path, "entlastungsbetrag", EXAMPLES["entlastung_carry_2018_2019"], date="2019-07-01")
    assert (later["carried_cents"], later["lapsed_cents"]) == (0, 150000)
    assert (
        work(tmp_path, "entlastungsbetrag", EXAMPLES["entlastung_small_rest_awo"])["own_share_cents"] == 108
    )
    assert work(tmp_path, "entlastungsbetrag", OWN["own_carry_lapse"])["carried_cents"] == 0


def test_kurzzeitpflege_and_jahresbetrag(tmp_path: Path) -> None:
    found = work(tmp_path, "kurzzeitpflege", EXAMPLES["kzp_pg4_2022_knappschaft"])
    assert (found["paid_cents"], found["own_share_cents"]) == (154000, 44000)
    assert work(tmp_path, "jahresbetrag", EXAMPLES["jahresbetrag_2025_h1_use"])["left_cents"] == 273900


def test_verhinderungspflege_without_any_input_asks_for_it(tmp_path: Path) -> None:
    empty = tmp_path / "empty.yaml"
    empty.write_text("year: 2026\n", encoding="utf-8")
    ended = call_cli("law", "verhinderungspflege", "--input", str(empty))
    assert ended.code == 2
    assert "pg | cost | relatives" in " ".join(ended.err.split())


def test_steps_are_told_in_words_and_euros(tmp_path: Path) -> None:
    file = tmp_path / "inputs.yaml"
    file.write_text("{pg: 3, used_sachleistung: 600, month: 2026-11}", encoding="utf-8")
    told = {
        topic: " ".join(call_cli("law", topic, "--input", str(file)).out.split())
        for topic in ("umwandlung", "verhinderungspflege", "pflegegeld")
    }
    assert not [topic for topic, text in told.items() if "{" in text or "None" in text]
    assert "1.497,00 €" in told["umwandlung"]
    assert "59,92 %" in told["pflegegeld"]


@pytest.mark.parametrize("topic", sorted(TOPICS))
def test_the_help_of_a_calculation_names_each_field_of_its_file(topic: str) -> None:
    told = call_cli("law", topic, "--help").out
    section = told.partition(help_text("law_fields"))[2]
    assert section
    for name in TOPICS[topic].fields:
        field = TOPICS[topic].model.model_fields[name]
        (row,) = [line for line in section.splitlines() if line.split()[:1] == [name]]
        assert field.is_required() == (name in section.split("year ")[0].split()), row


def test_verhinderungspflege_by_relatives(tmp_path: Path) -> None:
    found = work(tmp_path, "verhinderungspflege", EXAMPLES["vp_relatives_2024_gr"], year=2024)
    assert found["caps_cents"] == {"pg2": 49800, "pg3": 85950, "pg4": 114750, "pg5": 142050}
    young = work(tmp_path, "verhinderungspflege", EXAMPLES["vp_relatives_under25_2024_gr"], year=2024)
    assert young["caps_cents"] == {"pg4": 153000, "pg5": 161200}


def test_wrong_published_calculations_come_out_otherwise(tmp_path: Path) -> None:
    bad = EXAMPLES["neg_vp_knappschaft_pg4"]
    found = work(tmp_path, "verhinderungspflege", bad, year=bad["year"])
    assert found["cap_cents"] == 109200 != cents(bad["published"]["relatives_cap"])
    bad = EXAMPLES["neg_entlastung_alltagsengel"]
    found = work(tmp_path, "entlastungsbetrag", bad, pg=2)
    assert found["cap_cents"] == 12500 != cents(bad["published"]["monthly"])


def test_a_stated_amount_that_is_not_the_laws_is_refused(tmp_path: Path) -> None:
    file = tmp_path / "inputs.yaml"
    file.write_text("inputs: {pg: 2, month: 2024-06, monthly: 131}\n", encoding="utf-8")
    (fault,) = call_cli("law", "entlastungsbetrag", "--input", str(file), "--json").errors
    assert (fault["code"], fault["field"], fault["line"]) == ("law.other_amount", "monthly", 1)


def test_the_law_of_two_days() -> None:
    def in_kind(day: str) -> Any:
        shown = call_cli("law", "show", "§ 36", "--on", day, "--json").object["values"]
        return {value["key"]: value["value"] for value in shown}["pflegesachleistung"]["pg2"]

    assert (in_kind("2023-12-31"), in_kind("2024-01-01")) == (724, 761)
    diff = call_cli("law", "diff", "--from", "2023-12-31", "--to", "2024-01-01", "--json").object["changes"]
    changed = {change["key"]: change for change in diff}
    assert changed["pflegegeld"]["before"]["pg2"] == 316
    assert changed["pflegegeld"]["after"]["pg2"] == 332
    assert "tagespflege" not in changed
    keys = {
        value["key"] for value in call_cli("law", "list", "--on", "2026-11-01", "--json").object["values"]
    }
    assert {"jahresbetrag", "beratungsbesuch", "pflegehilfsmittel_verbrauch"} <= keys


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        (("show", "§ 999"), "law.no_paragraph"),
        (("list", "--on", "1999-01-01"), "no_law_for_day"),
        (("diff", "--from", "2025-01-01", "--to", "2024-01-01"), "law.days_reversed"),
        (("kombinationsleistung", "--pflegegrad", "6", "--used", "1"), "law.no_such_grade"),
        (("kombinationsleistung", "--pflegegrad", "2", "--used", "-1"), "law.no_amount"),
        (("kombinationsleistung", "--pflegegrad", "2", "--used", "viel"), "law.no_amount"),
    ],
)
def test_wrong_questions_are_refused_with_a_remedy(arguments: tuple[str, ...], code: str) -> None:
    done = call_cli("law", *arguments, "--json")
    assert done.code == 2
    assert [error["code"] for error in done.errors] == [code]
    assert done.errors[0]["remedy"]


@pytest.mark.parametrize("lang", ["de", "en"])
def test_values_changes_and_steps_are_readable(lang: str, tmp_path: Path) -> None:
    assert "§ 36" in call_cli("law", "show", "SGB XI § 36", "--on", "2026-01-01", "--lang", lang).out
    assert "599" in call_cli("law", "diff", "--from", "2024-12-31", "--to", "2025-01-01", "--lang", lang).out
    file = tmp_path / "inputs.yaml"
    file.write_text("pg: 3\nmonth: 2026-01\nused_by_care_service: 1000\n", encoding="utf-8")
    assert "497,00" in call_cli("law", "umwandlung", "--input", str(file), "--lang", "de").out


@pytest.mark.parametrize("name", ["used_sachleistung", "used_by_care_service"])
def test_the_use_of_care_services_has_one_meaning_under_both_names(name: str, tmp_path: Path) -> None:
    file = tmp_path / "inputs.yaml"
    file.write_text(f"pg: 3\nmonth: 2026-01\n{name}: 1000\n", encoding="utf-8")
    found = call_cli("law", "umwandlung", "--input", file, "--json").object
    assert found["cap_cents"] == 49700
    assert "not_read" not in found


def test_two_amounts_for_one_use_are_refused(tmp_path: Path) -> None:
    file = tmp_path / "inputs.yaml"
    both = "pg: 3\nmonth: 2026-01\nused_sachleistung: 1000\nused_by_care_service: {}\n"
    file.write_text(both.format(900), encoding="utf-8")
    (fault,) = call_cli("law", "umwandlung", "--input", file, "--json").errors
    assert (fault["code"], fault["line"]) == ("law.two_names", 4)
    file.write_text(both.format(1000), encoding="utf-8")
    assert call_cli("law", "umwandlung", "--input", file).code == 0


def test_what_a_calculation_does_not_read_is_named(tmp_path: Path) -> None:
    file = tmp_path / "inputs.yaml"
    file.write_text("pg: 3\nmonth: 2026-01\nconverted: 100\n", encoding="utf-8")
    assert call_cli("law", "entlastungsbetrag", "--input", file, "--json").object["not_read"] == ["converted"]
    assert "converted" in call_cli("law", "entlastungsbetrag", "--input", file).out


def test_every_calculation_reads_no_more_than_it_says() -> None:
    modules = {made.work.__module__ for made in TOPICS.values() if made.reads}
    for module in modules:
        made = [one for one in TOPICS.values() if one.work.__module__ == module]
        source = inspect.getsource(sys.modules[module])
        read = set(re.findall(r"\bgiven\.([a-z_]+)", source)) & set(made[0].model.model_fields)
        assert read <= {name for one in made for name in one.fields}, module
