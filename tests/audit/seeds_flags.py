"""Plans that stand, but with a named warning: more different people come than today."""

from __future__ import annotations

from collections.abc import Callable

from tests.audit.builder import Json
from tests.audit.seeds import Seed


def today(kept: int, *others: str) -> Callable[[Json], None]:
    """The first entries of today's help, and these sources with some help that no need names."""

    def edit(data: Json) -> None:
        more = [{"source": source, "minutes_per_week": 10} for source in others]
        data["case"]["present_support"] = [*data["case"]["present_support"][:kept], *more]

    return edit


FLAG_SEEDS = (
    Seed("A20", "three sources help today, more in the plan"),
    Seed("A20", "one source helps today", files=today(2)),
    Seed("A20", "one helps today, somebody employed comes as well", files=today(1), base="weeks"),
)
OTHERS = ("anna_writes", "buddy_shop", "cafe", "nina", "nurse_treat", "train_ways")
NO_FLAG = Seed("A20", "everybody helps today", files=today(3, *OTHERS))
