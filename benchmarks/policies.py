"""Every shipped case under every shipped policy: who gives how much. Writes the tables of docs/policies.md.

    python -m benchmarks.policies           measure, and print the tables as Markdown
    python -m benchmarks.policies --write   put them into docs/policies.md

The tables repeat to the byte: minutes and aims, no times.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context
from pathlib import Path
from typing import Any

from arrangement.policy.read import read_policy, shipped_policies
from solver.case import propose
from tests.shipped import inputs_of, planned_case_files

STANDARD = "standard"
WORKERS = 2
DOCS = Path(__file__).resolve().parents[1] / "docs" / "policies.md"
BEGIN, END = "<!-- measured: begin -->", "<!-- measured: end -->"

Row = Mapping[str, Any]


def names() -> tuple[str, ...]:
    """Shipped policies, the standard one first."""
    return (STANDARD, *(name for name in shipped_policies() if name != STANDARD))


def measure(case: str, policy: str) -> Row:
    """What a policy asks of everybody in one case, and who that is."""
    inputs = inputs_of(case)
    plan = propose(inputs.case, inputs.catalogue, read_policy(policy), inputs.on)
    helping = sorted({line["helper"] for line in plan["lines"] if line["helper"]})
    return {
        "professional": plan["professional_minutes_per_week"],
        "helpers": sum(plan["helper_minutes"].values()),
        "presence": sum(plan["helper_presence_minutes"].values()),
        "each": {**plan["helper_minutes"], "presence": plan["helper_presence_minutes"]},
        "who": helping,
        "faces": next(_value(plan, "different_people")) // plan["horizon"]["weeks"],
        "own": plan["own_share_cents_per_month"],
        "status": plan["status"],
    }


def _value(plan: Row, aim: str) -> Any:
    for tier in plan["tiers"]:
        if tier["aim"] == aim:
            yield tier["value"]
        yield from (term["value"] for term in tier.get("terms", ()) if term["aim"] == aim)
    yield from (row["value"] for row in plan["left_out"] if row["aim"] == aim)


def differs(row: Row, usual: Row) -> bool:
    """Whether professional minutes are others, or helpers give others or otherwise."""
    return any(row[key] != usual[key] for key in ("professional", "who", "each"))


def tables(found: Mapping[str, Mapping[str, Row]]) -> str:
    """The two tables and the count."""
    policies = names()
    counts = {
        policy: sum(differs(rows[policy], rows[STANDARD]) for rows in found.values()) for policy in policies
    }
    heads = ("Fall / case", *policies)
    lines = ["Fachminuten je Woche / professional minutes a week:", "", *_head(heads)]
    lines += [_row((case, *_against(rows, "professional"))) for case, rows in found.items()]
    lines += [
        "",
        "Minuten der Helfenden je Woche (+ Anwesenheit), Zahl der Helfenden / minutes of helpers a week",
    ]
    lines[-1] += " (+ presence), number of helpers:"
    lines += ["", *_head(heads)]
    lines += [_row((case, *(_given(rows[p]) for p in policies))) for case, rows in found.items()]
    lines += ["", "Menschen, Dienste und Gruppen / people, services and groups:", "", *_head(heads)]
    lines += [_row((case, *_against(rows, "faces"))) for case, rows in found.items()]
    lines += ["", "Anders als standard (Fachminuten oder Helfende) / unlike standard (minutes or helpers): "]
    lines[-1] += ", ".join(f"{p} {n} von/of {len(found)}" for p, n in counts.items() if p != STANDARD) + "."
    open_ = [
        f"{case} {p}" for case, rows in found.items() for p in policies if rows[p]["status"] != "optimal"
    ]
    lines += ["", f"Nicht bis zum Beweis gerechnet / not proved: {', '.join(open_) or '–'}."]
    return "\n".join(lines)


def _against(rows: Mapping[str, Row], key: str) -> list[str]:
    usual = rows[STANDARD][key]
    told = []
    for policy in names():
        value, more = rows[policy][key], rows[policy][key] - usual
        told.append(f"{value} ({more:+d})" if more else str(value))
    return told


def _given(row: Row) -> str:
    presence = f" + {row['presence']}" if row["presence"] else ""
    return f"{row['helpers']}{presence}, {len(row['who'])}"


def _head(heads: Sequence[str]) -> list[str]:
    return [_row(heads), "|---|" + "---:|" * (len(heads) - 1)]


def _row(cells: Sequence[str]) -> str:
    return "| " + " | ".join(cells) + " |"


def written(text: str, measured: str) -> str:
    """The page with the tables put between their marks."""
    before, rest = text.split(BEGIN)
    return f"{before}{BEGIN}\n\n{measured}\n\n{END}{rest.split(END)[1]}"


def main() -> None:
    """Measure every shipped case under every shipped policy."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--write", action="store_true", help="put the tables into docs/policies.md")
    parser.add_argument("cases", nargs="*", help="file names under sample_data/cases; none means all")
    arguments = parser.parse_args()
    cases = arguments.cases or planned_case_files()
    asked = [(case, policy) for case in cases for policy in names()]
    found: dict[str, dict[str, Row]] = {case.removesuffix(".yaml"): {} for case in cases}
    with ProcessPoolExecutor(WORKERS, mp_context=get_context("spawn")) as pool:
        for (case, policy), row in zip(asked, pool.map(measure, *zip(*asked, strict=True)), strict=True):
            found[case.removesuffix(".yaml")][policy] = row
            print(case, policy, row["professional"], file=sys.stderr, flush=True)
    measured = tables(found)
    if arguments.write:
        DOCS.write_text(written(DOCS.read_text(encoding="utf-8"), measured), encoding="utf-8", newline="\n")
    else:
        print(measured)


if __name__ == "__main__":
    main()
