"""What `benchmarks.change` measured, as the committed table."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from statistics import median
from typing import Any

Row = dict[str, Any]

HEAD = """# A first plan, and a plan for each change

Written by `python -m benchmarks.change write`. Processor seconds of one run, audit included, reading the
files not; `fresh` is the whole plan with the work limit of the table of speed, its comparison included.
`above` is how many per cent more professional minutes the answer has than the fresh solve of the changed
case; it says nothing where what stands before them differs (`other`: the answer is worse there, most often
because less of a need is met or helpers give more than gladly). That fresh solve knows no clock times, which
alone cost up to 2.5 % here: changes that touch nothing show as much. Not measured yet: what is missing here.
"""


def as_table(rows: Sequence[Row]) -> str:
    """The whole file."""
    return "\n".join([HEAD, *_cases(rows), "", *_changes(rows)]).rstrip() + "\n"


def _cases(rows: Sequence[Row]) -> Iterator[str]:
    yield "| case | first plan | fresh | ratio | changes | median | longest | fresh ÷ median |"
    yield "|---|---|---|---|---|---|---|---|"
    for row in sorted(rows, key=lambda row: row["name"]):
        took = [change["seconds"] for change in row["changes"]] or [0.0]
        ratio = f"{row['fresh'] / median(took):.0f}" if row["changes"] else "–"
        yield (
            f"| {row['name']} | {row['first']:.2f} | {row['fresh']:.1f} | {row['fresh'] / row['first']:.0f} "
            f"| {len(row['changes'])} | {median(took):.2f} | {max(took):.2f} | {ratio} |"
        )


def _changes(rows: Sequence[Row]) -> Iterator[str]:
    yield "| case | change | seconds | fresh ÷ | above |"
    yield "|---|---|---|---|---|"
    for row in sorted(rows, key=lambda row: row["name"]):
        for change in row["changes"]:
            times = row["fresh"] / change["seconds"]
            yield (
                f"| {row['name']} | {change['change']} | {change['seconds']:.2f} | {times:.0f} "
                f"| {above(change)} |"
            )


def above(change: Row) -> str:
    """Per cent above the fresh solve; `other` where what comes before the minutes differs."""
    *before, minutes = change["minutes"]
    *first, least = change["exact"]
    if before != first:
        return "other" if before > first else "other, better"
    return f"{100 * (minutes - least) / least:.1f}" if least else "0.0"
