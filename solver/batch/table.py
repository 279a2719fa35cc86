"""All lines of all plans as one Parquet table, for statistics programs."""

from __future__ import annotations

import io
from collections.abc import Iterable, Mapping
from typing import Any

WORDS = (
    "case", "on", "id", "role", "person", "need", "offer", "helper", "kind", "week_type", "day", "part",
    "start", "qualification", "payer", "benefit", "paragraph", "session",
)  # fmt: skip
FIGURES = ("minutes", "professional_minutes", "cents_per_month")


def plans_table(plans: Iterable[Mapping[str, Any]]) -> bytes:
    """Write one row per line: words as text, minutes and cents as whole numbers; equal plans, equal bytes."""
    import pyarrow as pa  # noqa: PLC0415 - large, and only a batch needs it
    import pyarrow.parquet as pq  # noqa: PLC0415 - as above

    schema = pa.schema([*((w, pa.string()) for w in WORDS), *((f, pa.int64()) for f in FIGURES)])
    rows = [
        {"case": plan["case"], "on": plan["on"], **{name: line.get(name) for name in (*WORDS[2:], *FIGURES)}}
        for plan in plans
        for line in plan["lines"]
    ]
    written = io.BytesIO()
    pq.write_table(pa.Table.from_pylist(rows, schema=schema), written)
    return written.getvalue()
