from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date, timedelta
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from arrangement.funding import kombinationsleistung
from arrangement.law.law import figures, law_on
from arrangement.law.paragraphs import AMOUNTS
from arrangement.law.paying import benefits_for, ceilings, stock_of
from arrangement.law.sgb_xi.p45b import left_after
from arrangement.law.understanding import cost_of
from assessment.case.words import Benefit
from assessment.ground.calendar import months_of
from assessment.ground.dated import NoLawForDay, read_yaml
from assessment.ground.texts import fields, texts
from tests.law import make_case

HERE = Path(__file__).parent
Given = dict[str, Any]


def _vectors() -> Iterator[Any]:
    for file in sorted(HERE.glob("*.yaml")):
        for vector in read_yaml(file.read_text(encoding="utf-8")):
            yield pytest.param(file.stem, vector, id=f"{file.stem}: {vector['says']} ({vector['on']})")


@pytest.mark.parametrize(("file", "vector"), list(_vectors()))
def test_the_law_says(file: str, vector: dict[str, Any]) -> None:
    assert vector["source"]
    read = _figures if file.startswith("figures") else READ[file]
    read(vector["on"], vector["given"], vector["expect"])


def test_every_value_has_a_vector_on_its_first_day_and_the_day_before() -> None:
    files = [read_yaml(file.read_text(encoding="utf-8")) for file in HERE.glob("figures*.yaml")]
    known = {(v["given"]["figure"], v["on"]) for vectors in files for v in vectors}
    needed = {
        (key, day - before)
        for key, dated in figures().items()
        for day in dated.values
        for before in (timedelta(), timedelta(days=1))
    }
    assert not needed - known


def _amounts(on: date, given: Given, expect: Any) -> None:
    paragraph = AMOUNTS[Benefit(given["benefit"])]
    if expect == "error":
        with pytest.raises(NoLawForDay) as fault:
            paragraph(law_on(on), 2)
        assert fault.value.exit_code == 2
        return
    for grade in range(1, 6):
        granted = paragraph(law_on(on), grade)
        euros = expect[f"pg{grade}"]
        assert (granted.cents if granted else None) == (euros * 100 if euros is not None else None)


def _p38(on: date, given: Given, expect: Any) -> None:
    found = kombinationsleistung(given["pflegegrad"], on, _cents(given["used"]))
    if expect is None:
        assert found is None
        return
    assert found is not None
    assert found.used_percent == expect["used_percent"]
    assert found.pflegegeld_cents == _cents(expect["pflegegeld"])
    assert all(step.paragraph for step in found.trace)


def _p45b(on: date, given: Given, expect: Any) -> None:
    used = {
        "person": "p1",
        "benefit": "entlastungsbetrag",
        "month": on.isoformat()[:7],
        "used_cents": _cents(given.get("used", "0")),
        "balance_cents": _cents(given["this_year"]),
        "balance_last_year_cents": _cents(given["last_year"]),
    }
    found = make_case.case(make_case.person(given["pflegegrad"]), amounts_used=[used])
    months = months_of(on, given["weeks"])
    rows = {
        " ".join(row.months): row.cents
        for row in ceilings(found, on, months)
        if row.benefit is Benefit.ENTLASTUNGSBETRAG
    }
    for stretch, euros in expect.get("most", {}).items():
        assert rows[stretch] == _cents(euros), stretch
    if not expect.get("most", True):
        assert rows == {}
    if "left" in expect:
        drawn = {month: _cents(euros) for month, euros in given.get("drawn", {}).items()}
        left: dict[date, int] = {}
        for layer in left_after(stock_of(found, found.person("p1"), on, months), months, drawn):
            left[layer.expires] = left.get(layer.expires, 0) + layer.cents
        assert left == {day: _cents(euros) for day, euros in expect["left"].items()}


def _who_may_pay(on: date, given: Given, expect: Any) -> None:
    changes: dict[str, Any] = {"disability": given.get("disability", [])}
    if "birth" in given:
        changes["birth_date"] = given["birth"]
    if "health" in given:
        changes["insurance"] = {"health": given["health"]}
    persons = [make_case.person(given.get("pflegegrad"), **changes)]
    if "child" in given:
        custody = [{"kind": "custody_sole", "holder": "p1"}] if given["child"]["custody"] else []
        persons.append(
            {"id": "k1", "home": "h1", "birth_date": given["child"]["birth"], "representation": custody}
        )
    need = make_case.need(task=given["task"], action=given.get("action", "take_over"))
    parts: dict[str, Any] = {}
    if "entitlement" in given:
        need["entitlement"] = given["entitlement"]
    if "order" in given:
        need["order"] = "o1"
        parts["orders"] = [
            {
                "id": "o1",
                "person": "p1",
                "begins": "2026-11-01",
                "ends": "2026-12-31",
                "approval": given["order"],
            }
        ]
    if "grant" in given:
        grant = {"id": "g1", "person": "p1", "benefit": given["entitlement"], "begins": "2026-01-01"}
        parts["grants"] = [{**grant, "status": given["grant"]}]
    found = make_case.case(*persons, needs=[need], **parts)
    pays = set(benefits_for(found.persons[0], found.needs[0], on, law_on(on), found))
    assert set(expect.get("pays", [])) <= pays
    assert not set(expect.get("not", [])) & pays


def _figures(on: date, given: Given, expect: Any) -> None:
    if expect == "error":
        with pytest.raises(NoLawForDay) as fault:
            law_on(on).figure(given["figure"])
        assert fault.value.faults[0].params["key"] == given["figure"]
        return
    found = law_on(on).figure(given["figure"]).value
    if isinstance(expect, dict):
        assert {key: found.get(key) for key in expect} == expect
    else:
        assert found == expect


def _cents(euros: str) -> int:
    return int(Decimal(euros) * 100)


def _who_pays_interpreters(on: date, given: Given, expect: Any) -> None:
    benefit = given["benefit"]
    found = cost_of(given["language"], Benefit(benefit) if benefit else None, law_on(on))
    assert {"payer": found.payer, "paragraph": found.paragraph} == expect


READ: dict[str, Callable[[date, Given, Any], None]] = {
    "sgb_xi_amounts": _amounts,
    "sgb_xi_38": _p38,
    "sgb_xi_45b": _p45b,
    "who_may_pay": _who_may_pay,
    "who_pays_interpreters": _who_pays_interpreters,
}


@pytest.mark.parametrize("lang", ["de", "en"])
def test_every_text_of_the_law_stands_in_both_languages(lang: Any) -> None:
    other = texts("en" if lang == "de" else "de")
    for key, text in texts(lang).items():
        if key.startswith("law."):
            assert fields(text) == fields(other[key])
