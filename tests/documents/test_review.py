"""Looking back: planned against happened, the record's faults, and the same numbers everywhere."""

from __future__ import annotations

import io
import json
from pathlib import Path
from typing import Any

import pytest
from rich.console import Console

from arrangement.documents import changed
from arrangement.documents.names import Names
from arrangement.documents.sources import View
from arrangement.documents.speech import Speech
from arrangement.plan.beside import beside
from arrangement.plan.diff import changes
from arrangement.plan.plan import Plan
from cli.views.compare import compare_view
from tests.cases import shipped
from tests.cli.make_plan import make_plan
from tests.cli.run_cli import Ended, call_cli
from tests.documents.pages import parsed, part, rows

CASE = shipped.FOLDER / "first_case.yaml"
DOCS = Path(__file__).parents[2] / "docs" / "documents.md"


@pytest.fixture(scope="module")
def plan_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    file = tmp_path_factory.mktemp("plan") / "plan.json"
    assert call_cli("plan", CASE, "--out", file).code == 0
    return file


def examples() -> dict[str, str]:
    """The two examples of the docs."""
    text = DOCS.read_text(encoding="utf-8")
    return {kind: text.split(f"```{kind}\n")[1].split("```")[0] for kind in ("yaml", "csv")}


def reviewed(plan_file: Path, folder: Path, text: str, ending: str = "yaml", *more: Any) -> Ended:
    file = folder / f"actual.{ending}"
    file.write_text(text, encoding="utf-8")
    return call_cli("review", CASE, plan_file, "--actual", file, *(more or ("--json",)))


def test_the_example_of_the_docs_as_yaml(plan_file: Path, tmp_path: Path) -> None:
    found = reviewed(plan_file, tmp_path, examples()["yaml"]).object
    assert found["planned"]["minutes"] == {"help": 450, "presence": 0}
    assert found["actual"]["minutes"] == {"help": 70, "presence": 0}
    assert found["planned"]["by_need"]["wash"] == {"help": 120, "presence": 0}
    assert found["actual"]["by_helper"] == {"neighbour": {"help": 50, "presence": 0}}
    assert found["planned"]["by_payer"]["PK"] == {"help": 120, "presence": 0}
    assert found["planned"]["by_week"] == {
        "2026-11-23": {"help": 225, "presence": 0},
        "2026-11-30": {"help": 225, "presence": 0},
    }
    goal = found["goals"][0]
    assert (goal["id"], goal["attained"], goal["state"]) == ("stay", 1, "reached")
    assert goal["now"] == "zweimal dienstags dabei"
    hints = {row["need"]: row["hint"] for row in found["continue"]}
    assert hints == {"wash": "less", "shopping": "less", "company": "not_happened"}


def test_the_example_of_the_docs_as_a_table(plan_file: Path, tmp_path: Path) -> None:
    found = reviewed(plan_file, tmp_path, examples()["csv"], "csv").object
    assert found["period"] == {"begins": "2026-11-23", "ends": "2026-11-28"}
    assert found["planned"]["minutes"]["help"] == 225
    assert found["actual"]["minutes"]["help"] == 70
    assert found["goals"][0]["words"] == "Das war schön."


def test_a_table_may_write_days_as_spreadsheets_do(plan_file: Path, tmp_path: Path) -> None:
    german = examples()["csv"].replace("2026-11-23", "23.11.2026").replace("2026-11-28", "28.11.2026")
    plain = reviewed(plan_file, tmp_path, examples()["csv"], "csv")
    assert reviewed(plan_file, tmp_path, german, "csv").out == plain.out
    assert reviewed(plan_file, tmp_path, german.replace("28.11.", "31.11."), "csv").code == 2


def test_a_day_beyond_the_plan_is_named_and_stretches_nothing(plan_file: Path, tmp_path: Path) -> None:
    plain = reviewed(plan_file, tmp_path, examples()["csv"], "csv")
    more = reviewed(
        plan_file, tmp_path, examples()["csv"] + "2027-12-05;wash;pd_west_koerper;20;;;;\n", "csv"
    )
    assert (more.code, more.out, plain.err) == (0, plain.out, "")
    assert "Zeile 5" in more.err
    assert "2027-05-23" in more.err


def test_screen_page_and_object_state_the_same_numbers(plan_file: Path, tmp_path: Path) -> None:
    text = examples()["yaml"]
    page = tmp_path / "review.html"
    found = reviewed(plan_file, tmp_path, text).object
    ended = reviewed(plan_file, tmp_path, text, "yaml", "--html", page)
    shown = " ".join(ended.out.split())
    told = rows(part(parsed(page.read_text(encoding="utf-8")), "review_minutes"))
    for week, label in (("2026-11-23", "Woche ab 23.11.2026"), ("2026-11-30", "Woche ab 30.11.2026")):
        planned = found["planned"]["by_week"][week]["help"]
        actual = found["actual"]["by_week"].get(week, {"help": 0})["help"]
        assert [label, str(planned), str(actual)] in told
        assert f"{label} {planned} {actual}" in shown
    assert ["Zusammen", "450", "70"] in told
    assert "Zusammen 450 70" in shown
    assert "nie ein Grund, Hilfe zu beenden" in shown


@pytest.mark.parametrize(
    ("attained", "state"),
    [
        ("2", "reached"),
        ("0", "reached"),
        ("-1", "partly"),
        ("-2", "not"),
        ("partly", "partly"),
        ("not", "not"),
    ],
)
def test_goals_are_reached_partly_or_not(plan_file: Path, tmp_path: Path, attained: str, state: str) -> None:
    text = examples()["yaml"].replace("attained: 1", f"attained: {attained}")
    assert reviewed(plan_file, tmp_path, text).object["goals"][0]["state"] == state


@pytest.mark.parametrize(
    ("old", "new", "code", "field"),
    [
        ("need: wash", "need: washing", "actual.need", "entries[0].need"),
        ("goal: stay", "goal: go", "actual.goal", "goals[0].goal"),
        ("case: first_case", "case: other", "actual.case", "case"),
        ("2026-11-28, need", "2027-11-28, need", "actual.outside", "entries[1].on"),
    ],
)
def test_a_record_that_does_not_fit_the_plan_is_refused(
    plan_file: Path, tmp_path: Path, old: str, new: str, code: str, field: str
) -> None:
    ended = reviewed(plan_file, tmp_path, examples()["yaml"].replace(old, new))
    assert ended.code == 2
    assert [(e["code"], e["field"]) for e in ended.errors] == [(code, field)]


@pytest.mark.parametrize(
    ("table", "line", "code"),
    [
        ("on;need;source;minuten\n", 1, "actual.column"),
        ("on;on\n", 1, "actual.column"),
        ("on;need;source;minutes\n2026-11-23;wash;x\n", 2, "actual.not_csv"),
        ("", 1, "file.empty"),
        ('on;need\n"2026', 1, "actual.not_csv"),
        ("on;need;source;minutes\n2026-11-23;wash;x;2h\n", 2, None),
        ("on;need;source;minutes\n2026-13-23;wash;x;20\n", 2, None),
    ],
)
def test_a_bad_table_is_refused_with_its_line(
    plan_file: Path, tmp_path: Path, table: str, line: int, code: str | None
) -> None:
    ended = reviewed(plan_file, tmp_path, table, "csv")
    assert ended.code == 2
    assert len(ended.errors) == 1
    assert ended.errors[0]["line"] == line
    assert code in (None, ended.errors[0]["code"])


def test_a_record_is_checked_as_a_file_of_its_own_and_has_a_schema(tmp_path: Path) -> None:
    file = tmp_path / "actual.yaml"
    file.write_text(examples()["yaml"], encoding="utf-8")
    assert call_cli("check", file, "--json").object["files"][0]["kind"] == "actual"
    assert "entries" in call_cli("schema", "actual").object["properties"]


def test_a_case_of_somebody_else_is_refused(plan_file: Path) -> None:
    other = shipped.FOLDER / "care_leaver.yaml"
    ended = call_cli("show", plan_file, "--case", other, "--json")
    assert ended.code == 2
    assert ended.errors[0]["code"] == "case_not_of_plan"


def test_diff_names_what_is_new_what_ends_and_what_is_different() -> None:
    before = make_plan()
    after = make_plan()
    after["lines"] = [line for line in after["lines"] if line["id"] != "shop_sat"]
    after["lines"][0] |= {"minutes": 45}
    after["lines"].append({**before["lines"][7], "id": "new"})
    found = changes(Plan.model_validate(before), Plan.model_validate(after))
    assert [one["line"] for one in found] == ["new", "shop_sat", "wash_mon"]
    assert found[0]["before"] is None
    assert found[1]["after"] is None
    assert (found[2]["before"]["minutes"], found[2]["after"]["minutes"]) == (30, 45)
    assert changes(Plan.model_validate(before), Plan.model_validate(before)) == []


def test_diff_says_when_for_whom_and_only_what_differs() -> None:
    before, after = make_plan(), make_plan()
    for line in after["lines"]:
        if line["need"] == "washing":
            line["cents_per_month"] = 100
    view = View(Plan.model_validate(after), Speech("de"), Names())
    found = changed.rows(changes(Plan.model_validate(before), view.plan), view)
    assert len(found) == 1
    how, when, what, old, new = found[0]
    assert how == "anders"
    assert "täglich" in when
    assert when.endswith("früh")
    assert "washing" in what
    assert old != new
    assert new == "1,00 € im Monat"


def test_diff_at_the_command_line(plan_file: Path) -> None:
    assert call_cli("diff", plan_file, plan_file, "--json").object["changes"] == []
    same = call_cli("diff", plan_file, plan_file)
    assert "Nichts ändert sich" in same.out
    assert not same.err


def test_plans_of_two_cases_are_not_called_a_change(plan_file: Path, tmp_path: Path) -> None:
    other = tmp_path / "other.json"
    other.write_text(json.dumps({**json.loads(plan_file.read_text(encoding="utf-8")), "case": "somebody"}))
    assert "zweier Fälle" in call_cli("diff", plan_file, other).err


def test_compare_plans_twice_and_says_where_the_policies_part(tmp_path: Path) -> None:
    standard = shipped.FOLDER.parent / "policies" / "standard.yaml"
    found = call_cli("compare", CASE, "--policy", standard, "--policy", "standard", "--json").object
    assert found["tiers"]
    assert all(tier["a"] == tier["b"] for tier in found["tiers"])
    assert found["lines"] == []
    assert call_cli("compare", CASE, "--policy", standard).code == 2


def test_compare_tells_who_gives_what_the_person_feels_and_that_research_is_research() -> None:
    one = Plan.model_validate(make_plan())
    lines = [line for line in make_plan()["lines"] if line["id"] != "watch_fri"]
    tier = {"aim": "time", "best": 9, "bound": 9, "budget": 9, "value": 9}
    terms = [
        {"aim": "professional_minutes", "weight": 1, "value": 7},
        {"aim": "family_minutes", "weight": 2, "value": 1},
    ]
    other = make_plan(lines=lines, policy="study", policy_use="research", tiers=[{**tier, "terms": terms}])
    found = beside(one, Plan.model_validate(other))
    gone = next(row for row in found["givers"] if row["source"] == "daughter")
    assert gone["presence_minutes_per_week"] == {"a": 120, "b": 0}
    assert next(row for row in found["needs"] if row["need"] == "evening")["b"] == {}
    family = next(row for row in found["tiers"] if row["aim"] == "family_minutes")
    assert (family["unit"], family["a"], family["b"], family["place"]) == (
        "minutes",
        None,
        1,
        {"a": None, "b": 1},
    )
    one_view, other_view = (View(plan, Speech("de"), Names()) for plan in (one, Plan.model_validate(other)))
    out = io.StringIO()
    Console(file=out, width=100, markup=False, highlight=False).print(
        compare_view(found, (one_view, other_view))
    )
    said = out.getvalue()
    assert "Richtlinie study ist für die Forschung" in said
    assert "daughter, Anwesenheit" in said
    assert "−120" in said


def test_pages_and_calendars_at_the_command_line(plan_file: Path, tmp_path: Path) -> None:
    page, folder = tmp_path / "page.html", tmp_path / "ics"
    ended = call_cli("show", plan_file, "--case", CASE, "--html", page, "--ics", folder)
    assert ended.code == 0
    assert ended.out == ""
    assert "page.html" in ended.err.replace("\n", "")
    assert [file.name for file in folder.iterdir()] == ["neighbour.ics"]
    assert "„Ich will zu Hause bleiben" in page.read_text(encoding="utf-8")
    again = call_cli("show", plan_file, "--html", page, "--json")
    assert again.code == 2
    assert again.errors[0]["code"] == "output.exists"
    straight = tmp_path / "straight.html"
    assert call_cli("plan", CASE, "--html", straight, "--json").code == 0
    assert straight.read_bytes() == page.read_bytes()
    assert call_cli("show", plan_file, "--for", "helper:nobody").code == 2
