"""Applications go to the right carrier and site; shared amounts hold through plan, money and audit."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from arrangement.funding.claims import applications_for
from assessment.case.case import Case
from assessment.case.words import Benefit
from tests.cli.run_cli import ROOT, call_cli
from tests.law.make_case import person

ON = date(2026, 12, 7)


def _case(home: dict[str, Any], **changes: Any) -> Case:
    return Case.model_validate(
        {
            "schema": "hilfemix.case.v1",
            "id": "c1",
            "homes": [{"id": "h1", **home}],
            "persons": [person(birth_date="2014-01-01", disability=["geistig"], **changes)],
        }
    )


def _asked(case: Case, *benefits: Benefit) -> dict[str, dict[str, Any]]:
    rows = applications_for(case, {"p1": set(benefits)}, ON, {})
    return {str(row["what"]): dict(row) for row in rows}


@pytest.mark.parametrize(
    ("home", "benefit", "carrier", "office", "site"),
    [
        ({"stadtteil": "osterholz"}, Benefit.ERZIEHUNGSBEISTAND, "stadtgemeinde_bremen", "jugendamt",
         "Sozialzentrum Hemelingen/Osterholz"),
        ({"stadtteil": "osterholz"}, Benefit.ASSISTENZ_QUALIFIZIERT, "stadtgemeinde_bremen",
         "fachdienst_teilhabe", None),
        ({"stadtteil": "osterholz"}, Benefit.FRUEHFOERDERUNG, "stadtgemeinde_bremen",
         "steuerungsstelle_fruehfoerderung", None),
        ({"stadtteil": "osterholz"}, Benefit.TEILHABE_AN_BILDUNG, "stadtgemeinde_bremen",
         "senatorin_bildung_ueber_schule", None),
        ({"stadtteil": "neustadt", "municipality": "bremerhaven"}, Benefit.ERZIEHUNGSBEISTAND,
         "stadtgemeinde_bremerhaven", "jugendamt_bremerhaven", None),
        ({"stadtteil": "neustadt", "municipality": "other"}, Benefit.ERZIEHUNGSBEISTAND, None,
         "any_office", None),
    ],
)  # fmt: skip
def test_an_application_names_carrier_office_and_site(
    home: dict[str, Any], benefit: Benefit, carrier: str | None, office: str, site: str | None
) -> None:
    row = _asked(_case(home), benefit)[benefit.value]
    assert (row["carrier"], row["office"], row["site"]) == (carrier, office, site)
    assert bool(row["clarify"]) == (carrier is None)


def test_insurers_have_no_site() -> None:
    row = _asked(_case({"stadtteil": "osterholz"}), Benefit.PFLEGESACHLEISTUNG)["pflegesachleistung"]
    assert row["office"] == "pflegekasse"
    assert "site" not in row


def test_a_plan_with_beihilfe_stays_within_half_and_passes_its_audit(tmp_path: Path) -> None:
    text = (ROOT / "sample_data" / "cases" / "first_case.yaml").read_text(encoding="utf-8")
    file, out = tmp_path / "case.yaml", tmp_path / "plan.json"
    shared = text.replace("going_out: alone", "going_out: alone, insurance: {beihilfe: {rate_percent: 50}}")
    assert shared != text
    file.write_text(shared, encoding="utf-8")
    assert call_cli("plan", file, "--out", out).code == 0
    plan = json.loads(out.read_text(encoding="utf-8"))
    rights = {right["benefit"]: right for right in plan["rights"]["persons"][0]["rights"]}
    assert rights["pflegesachleistung"]["amount_cents"] == 39800
    assert plan["audit"]["passed"]
    spent = sum(row["cents_per_month"] for row in plan["funding"] if row["payer"] == "PK")
    assert spent <= 39800 + rights["entlastungsbetrag"]["amount_cents"] + rights["pflegegeld"]["amount_cents"]
