"""What was measured, as the committed table."""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

import pandas as pd

from arrangement.rulebook.aims import AIMS

OURS, REFERENCES, SETS = "hilfemix", ("scip", "highs"), ("small", "typical", "large", "shipped")
FIRST_TIERS = 5
_TIER = {aim.id: aim.tier for aim in AIMS}

HEAD = """# Table of speed

Written by `python -m benchmarks.table write`; how it is measured stands in `README.md`. Processor seconds,
one thread, the same rows, start and limits. The reference of a case is the better one of SCIP and HiGHS: more
tiers proved first, then fewer seconds. A ratio is seconds of the reference ÷ ours: above 1 we are faster.
Where somebody stopped at the limit of a tier, what they spent counts, and the tier stands there with its gap
in percent.
"""

Measured = dict[str, Any]


def as_table(rows: Iterable[Measured]) -> str:
    """The whole file."""
    by: dict[tuple[str, str], dict[str, Measured]] = {}
    for row in rows:
        by.setdefault((row["of"], row["name"]), {})[row["engine"]] = row
    complete = {key: engines for key, engines in by.items() if OURS in engines}
    cases = [_case(key, complete[key]) for of in SETS for key in sorted(complete) if key[0] == of]
    parts = [HEAD]
    if cases:
        frame = pd.DataFrame(cases)
        parts += [
            "## In all\n",
            _markdown(_summary(frame)),
            "## Case by case\n",
            *_notes(),
            _markdown(_shown(frame)),
        ]
        parts += ["## Shipped cases, tier by tier\n", *_tier_notes(), _markdown(list(_tiers(complete)))]
        parts += [*_differences(complete)]
    return "\n".join(parts).rstrip() + "\n"


def _case(key: tuple[str, str], engines: dict[str, Measured]) -> dict[str, Any]:
    ours = engines[OURS]
    others = {name: engines[name] for name in REFERENCES if name in engines}
    found: dict[str, Any] = {
        "of": key[0],
        "case": key[1],
        "columns": ours["columns"],
        "rows": ours["rows"],
        "first plan": ours["first_plan"],
        "model share": (ours["list_rows"] + ours["write_model"]) / ours["first_plan"],
        "of expressions": ours["write_model"] / ours["in_expressions"],
        "MiB": ours["peak_mib"],
        "audited": ours["audit_passed"],
        "within 2 s": [t["seconds"] <= 2 and _is_proved(t) for t in ours["tiers"] if _is_first(t)],
        "6-9": [_gap(t) for t in ours["tiers"] if not _is_first(t)],
    }
    for what, first in (("1-5", True), ("all", False)):
        mine = _spent(ours, first)
        found[f"{what} s"] = mine
        if others:
            best = min(others, key=lambda name: (_unproved(others[name], first), _spent(others[name], first)))
            theirs = _spent(others[best], first)
            found |= {f"{what} reference": theirs, f"{what} by": best, f"{what} ratio": theirs / mine}
            found[f"{what} open there"] = _open(others[best], first)
        found[f"{what} open"] = _open(ours, first)
    return found


def _is_first(tier: Measured) -> bool:
    return _TIER.get(tier["aim"], FIRST_TIERS + 1) <= FIRST_TIERS


def _is_proved(tier: Measured) -> bool:
    return tier["best"] is not None and bool(tier["best"] == tier["bound"])


def _gap(tier: Measured) -> float:
    """Percent of the value; 0 where it is proved."""
    if _is_proved(tier):
        return 0.0
    if tier["best"] is None:
        return 100.0
    best, bound = int(tier["best"]), int(tier["bound"])
    return 100.0 * (best - bound) / max(abs(best), 1)


def _of(row: Measured, first: bool) -> list[Measured]:
    return [tier for tier in row["tiers"] if _is_first(tier) or not first]


def _spent(row: Measured, first: bool) -> float:
    return float(sum(tier["seconds"] for tier in _of(row, first)))


def _unproved(row: Measured, first: bool) -> int:
    wanted = sum(1 for aim in AIMS if aim.tier <= FIRST_TIERS or not first)
    return wanted - sum(_is_proved(tier) for tier in _of(row, first))


def _open(row: Measured, first: bool) -> str:
    return ", ".join(f"{t['aim']} {_gap(t):.1f}" for t in _of(row, first) if not _is_proved(t))


def _summary(frame: pd.DataFrame) -> list[dict[str, Any]]:
    found = []
    for of in (of for of in SETS if of in set(frame["of"])):
        mine = frame[frame["of"] == of]
        row: dict[str, Any] = {"set": of, "cases": len(mine), "audited": int(mine["audited"].sum())}
        for what in ("1-5", "all"):
            ratio = mine[f"{what} ratio"].dropna() if f"{what} ratio" in mine else pd.Series(dtype=float)
            row |= {
                f"tiers {what}: s, median": _figure(mine[f"{what} s"].median()),
                f"{what}: ratio, median": _figure(ratio.median()),
                f"{what}: ratio at the 90th percentile": _figure(ratio.quantile(0.1)),
            }
        within = [one for case in mine["within 2 s"] for one in case]
        gaps = [one for case in mine["6-9"] for one in case]
        row["tiers 1-5 proved within 2 s, %"] = _figure(100 * sum(within) / max(len(within), 1))
        row["tiers 6-9 proved or within 2 %, %"] = _figure(
            100 * sum(g <= 2 for g in gaps) / max(len(gaps), 1)
        )
        row["first audited plan: s, median / most"] = (
            f"{mine['first plan'].median():.2f} / {mine['first plan'].max():.2f}"
        )
        row["model of it, %, median"] = _figure(float(100 * mine["model share"].median()))
        row["writing ÷ expressions, median"] = _figure(mine["of expressions"].median())
        row["MiB, most"] = f"{mine['MiB'].max():.0f}"
        found.append(row)
    columns = [str(row["set"]) for row in found]
    labels = [label for label in found[0] if label != "set"]
    return [{"": label, **{c: row[label] for c, row in zip(columns, found, strict=True)}} for label in labels]


def _notes() -> Sequence[str]:
    return [
        "Seconds of tiers 1 to 5 and of all tiers: ours, the reference, the ratio; open tiers and gaps.\n"
    ]


def _shown(frame: pd.DataFrame) -> list[dict[str, Any]]:
    found = []
    for case in frame.to_dict("records"):
        row: dict[str, Any] = {
            "case": f"{case['of']} {case['case']}",
            "columns": case["columns"],
            "rows": case["rows"],
        }
        row["first plan"] = _figure(case["first plan"])
        for what in ("1-5", "all"):
            theirs = f"{_figure(case.get(f'{what} reference'))} {case.get(f'{what} by', '')}".strip()
            row |= {what: _figure(case[f"{what} s"]), f"{what} reference": theirs}
            row[f"{what} ratio"] = _figure(case.get(f"{what} ratio"))
        row |= {
            "open": case["all open"],
            "open there": case.get("all open there", ""),
            "MiB": f"{case['MiB']:.0f}",
        }
        found.append(row)
    return found


def _tier_notes() -> Sequence[str]:
    return [
        "Every tier that took somebody 0.05 s: value, seconds, and the gap in percent where it stayed open.\n"
    ]


def _tiers(complete: dict[tuple[str, str], dict[str, Measured]]) -> Iterator[dict[str, Any]]:
    for (of, name), engines in sorted(complete.items()):
        by_aim = {engine: {t["aim"]: t for t in row["tiers"]} for engine, row in engines.items()}
        for tier in engines[OURS]["tiers"] if of == "shipped" else ():
            there = {engine: tiers.get(tier["aim"]) for engine, tiers in by_aim.items()}
            if max(t["seconds"] for t in there.values() if t) < 0.05:
                continue
            row = {"case": name, "tier": tier["aim"], "value": tier["best"]}
            yield row | {engine: _told(there.get(engine)) for engine in (OURS, *REFERENCES)}


def _told(tier: Measured | None) -> str:
    if tier is None:
        return ""
    return f"{tier['seconds']:.2f}" + ("" if _is_proved(tier) else f", open {_gap(tier):.1f}")


def _differences(complete: dict[tuple[str, str], dict[str, Measured]]) -> Iterator[str]:
    """Whether engines agree: up to the first tier that one of them did not prove, values are the same."""
    compared, other = 0, []
    for (of, name), engines in sorted(complete.items()):
        for engine in REFERENCES:
            for mine, theirs in zip(
                engines[OURS]["tiers"], engines.get(engine, {}).get("tiers", ()), strict=False
            ):
                if not (_is_proved(mine) and _is_proved(theirs)) or mine["budget"] != mine["best"]:
                    break
                compared += 1
                if mine["best"] != theirs["best"]:
                    other.append(f"{of} {name} {engine} {mine['aim']}: {mine['best']} and {theirs['best']}")
                    break
    same = compared - len(other)
    yield f"\nThe same value in {same} of {compared} tiers that both proved, up to the first open one."
    yield from (f"* {line}" for line in other)


def _figure(value: float | None) -> str:
    if value is None or math.isnan(value):
        return ""
    return f"{value:.2f}"


def _markdown(rows: Sequence[dict[str, Any]]) -> str:
    if not rows:
        return ""
    head = list(rows[0])
    lines = ["| " + " | ".join(head) + " |", "|" + "---|" * len(head)]
    lines += ["| " + " | ".join(str(row.get(label, "")) for label in head) + " |" for row in rows]
    return "\n".join(lines) + "\n"
