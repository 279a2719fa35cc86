"""What is at hand beside the lines, in sentences: whom to choose from, what to wait for, what is fragile."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from arrangement.documents.harmless import harmless
from arrangement.documents.sources import View


def fragile_told(view: View) -> str | None:
    """Say that somebody helps unpaid for whom nobody stands in."""
    return view.speech.say("views.plan_fragile") if view.plan.fragile else None


def drop_outs_told(view: View) -> list[str]:
    """Say for each unpaid source who stands in, and for how much of it that would not do."""
    speech, said = view.speech, []
    for row in view.plan.drop_outs:
        short, source = len(_ids(row, "short")), str(row.get("source"))
        who = view.names.anyone(source, speech)
        offers = ", ".join(dict.fromkeys(view.names.offer(one) for one in _ids(row, "stands_in")))
        lines = int(row.get("lines") or 0)
        how_far = "held" if not short else "short" if short < lines else "never"
        key = f"views.drop_out_{how_far if offers else 'nobody'}"
        said.append(speech.say(key, who=who, list=offers, n=short, of=lines))
    return said


def providers_told(view: View) -> list[str]:
    """Say whose staff could come for which needs, so that the person can choose."""
    speech = view.speech
    found: dict[tuple[str, str, str], list[str]] = {}
    for row in view.plan.providers:
        names = [_provider(view, one) for one in _ids(row, "providers")]
        key = "views.providers" if len(names) > 1 else "views.one_provider"
        planned = ", ".join(_provider(view, one) for one in _ids(row, "planned"))
        need = view.names.need(str(row.get("need")), speech)
        found.setdefault((key, ", ".join(names), planned), []).append(need)
    return [
        speech.say(key, need=", ".join(needs), planned=planned, list=names)
        for (key, names, planned), needs in found.items()
    ]


def waiting_told(view: View) -> list[str]:
    """Say what would fit later, from when, and who helps until then."""
    speech, said = view.speech, []
    for row in view.plan.waiting:
        names = (view.names.anyone(one, speech) for one in _ids(row, "bridge"))
        day = row.get("from")
        said.append(
            speech.say(
                "views.waits",
                need=view.names.need(str(row.get("need")), speech),
                offer=view.names.offer(str(row.get("offer"))),
                why=speech.word("not_yet", str(row.get("why"))),
                day=speech.say("views.from_day", day=speech.day(str(day))) if day else "",
                bridge=", ".join(names) or speech.say("views.nobody_bridges"),
            )
        )
    return said


def _ids(row: Mapping[str, Any], key: str) -> list[str]:
    found = row.get(key)
    return [str(one) for one in found] if isinstance(found, list | tuple) else []


def _provider(view: View, id_: str) -> str:
    return harmless(view.names.services.get(id_, id_))
