"""Who is insured privately reads of their own insurance, wherever a payer is named; ids stay."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from arrangement.documents.names import Names
from arrangement.documents.recipients import Recipient, extract, recipient_of
from arrangement.documents.speech import Speech
from arrangement.plan.plan import Plan
from tests.cases import shipped
from tests.cli.run_cli import Ended, call_cli

PRIVATE = "going_out: alone, insurance: {health: pkv, beihilfe: {rate_percent: 70}}}"
"""Care is not stated: it follows the insurance for illness."""
SECOND = (
    "\n  - {id: p2, home: home, birth_date: 1948-02-01, pflegegrad: {grade: 2, since: 2026-01-01},"
    " going_out: alone}\ngoals:"
)
WORDS = {"de": "private Pflegeversicherung", "en": "private care insurer"}
STATUTORY = "Pflegekasse"


@pytest.fixture(scope="module")
def files(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    folder = tmp_path_factory.mktemp("private")
    case, plan = folder / "case.yaml", folder / "plan.json"
    told = shipped.text(shipped.TO_COPY)
    case.write_text(told.replace("going_out: alone}", PRIVATE))
    assert call_cli("plan", case, "--out", plan).code == 0
    return case, plan


def everything(case: Path, plan: Path, lang: str) -> list[Ended]:
    """What a person reads about a case."""
    page = plan.with_suffix(f".{lang}.html")
    shown = [
        call_cli("show", plan, "--case", case, "--lang", lang, "--html", page, "--force"),
        call_cli("show", plan, "--lang", lang),
        call_cli("show", plan, "--months", "--lang", lang),
        call_cli("show", plan, "--for", "payer:PK", "--lang", lang),
        call_cli("rights", case, "--lang", lang),
        call_cli("deadlines", case, "--lang", lang),
    ]
    return [*shown, Ended(0, page.read_text(encoding="utf-8"), "")]


@pytest.mark.parametrize("lang", ["de", "en"])
def test_a_private_insurance_is_never_called_pflegekasse(files: tuple[Path, Path], lang: str) -> None:
    for ended in everything(*files, lang):
        assert ended.code == 0
        assert STATUTORY not in ended.out
    assert sum(WORDS[lang] in " ".join(ended.out.split()) for ended in everything(*files, lang)) >= 5


def test_the_ids_stay_and_the_application_goes_to_the_private_insurance(files: tuple[Path, Path]) -> None:
    case, plan = files
    made = json.loads(plan.read_text(encoding="utf-8"))
    asked = {(entry["payer"], entry["office"]) for entry in made["applications"]}
    assert asked == {("PK", "private_pflegeversicherung"), ("BEIHILFE", "beihilfestelle")}
    assert {row["payer"] for row in made["funding"]} == {"PK", "BEIHILFE"}
    made["applications"][0]["office"] = "pflegekasse"
    plan.with_name("edited.json").write_text(json.dumps(made))
    found = call_cli("audit", case, plan.with_name("edited.json"), "--json").object
    assert ("A33", "applications") in {(one["invariant"], one["subject"]) for one in found["violations"]}


def test_in_one_household_each_reads_of_their_own_insurance() -> None:
    names = Names(insurers={"p1": {"PK": "PPV"}, "p2": {}})
    speech = Speech("de")
    assert names.payer("PK", speech, ["p1"]) == WORDS["de"]
    assert names.payer("PK", speech, ["p2"]) == STATUTORY
    assert names.payer("PK", speech) == f"{STATUTORY}, {WORDS['de']}"
    assert Names().payer("PK", speech, ["p1"]) == STATUTORY


def test_each_of_a_mixed_household_has_rights_against_their_own_insurance(tmp_path: Path) -> None:
    case = tmp_path / "case.yaml"
    told = shipped.text(shipped.TO_COPY).replace("going_out: alone}", PRIVATE)
    case.write_text(told.replace("\ngoals:", SECOND, 1))
    shown = call_cli("rights", case, "--lang", "de").out
    first, second = shown.split("Person p2")
    assert STATUTORY not in first
    assert STATUTORY in second


def test_each_insurer_of_a_household_and_beihilfe_read_of_their_own_people(tmp_path: Path) -> None:
    case, plan = tmp_path / "case.yaml", tmp_path / "plan.json"
    told = shipped.text(shipped.TO_COPY).replace("going_out: alone}", PRIVATE).replace("\ngoals:", SECOND)
    case.write_text(told)
    assert call_cli("plan", case, "--first", "--out", plan).code in (0, 4)
    made = json.loads(plan.read_text(encoding="utf-8"))
    line = next(line for line in made["lines"] if line["payer"] == "PK")
    assert line["person"] == "p1"

    def lines(reader: str) -> set[str]:
        one = recipient_of(f"payer:{reader}")
        assert one is not None
        return {line.person for line in extract(Plan.model_validate(made), one).lines}

    assert (lines("PPV"), lines("BEIHILFE"), lines("PK")) == ({"p1"}, {"p1"}, set())
    rights = extract(Plan.model_validate(made), Recipient("payer", "PK")).rights["persons"]
    assert {person["person"] for person in rights} == {"p2"}
    for reader in ("PPV", "PK", "BEIHILFE"):
        shown = call_cli("show", plan, "--case", case, "--for", f"payer:{reader}")
        assert shown.code == 0
        assert (STATUTORY in shown.out) <= (reader == "PK")
