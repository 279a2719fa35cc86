"""What a batch did: a row for each case, what was set aside and why, what stays unmet."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from rich.console import Group, RenderableType

from arrangement.documents.aims import RESEARCH
from arrangement.documents.speech import Speech
from cli.views.faults import Shown, faults_view
from cli.views.harmless import plain
from cli.views.layout import bullets, section, table

Found = Mapping[str, Any]


def batch_view(summary: Found, speech: Speech) -> Group:
    """Draw the summary; its sum is the last line."""
    total = speech.say(
        "cli.batch.sum",
        read=summary["read"],
        computed=summary["computed"],
        aside=len(summary["set_aside"]),
    )
    drawn = (_cases, _shortage, _gaps, _providers)
    parts = (*(draw(summary, speech) for draw in drawn), *_odd(summary, speech))
    return Group(*(part for part in parts if part is not None), plain(""), plain(total, "bold"))


def checked_view(found: Found, speech: Speech) -> Group:
    """Draw what a batch would do."""
    total = speech.say(
        "cli.batch.would", read=found["read"], ready=len(found["ready"]), aside=len(found["set_aside"])
    )
    return Group(*_odd(found, speech), plain(""), plain(total, "bold"))


def _cases(summary: Found, speech: Speech) -> RenderableType | None:
    if not summary["cases"]:
        return None
    heads = [
        speech.say(f"cli.batch.{head}") for head in ("case", "state", "status", "today", "planned", "unmet")
    ]
    rows = [
        [
            row["case"],
            speech.word("state", row["state"]),
            speech.say_or(f"cli.batch.status_{row['status']}", row["status"]),
            _or_unknown(row["professional_minutes_today"], speech),
            speech.number(row["professional_minutes_per_week"]),
            speech.number(row["unmet"]),
        ]
        for row in summary["cases"]
    ]
    said = [plain(speech.say("cli.batch.minutes_say"))]
    research = sorted({row["policy"] for row in summary["cases"] if row["policy_use"] == RESEARCH})
    said += [plain(speech.say("warning.research_policy", policy=policy)) for policy in research]
    return section(speech.say("cli.batch.head"), table(heads, rows, right=(3, 4, 5)), *said)


def _or_unknown(minutes: int | None, speech: Speech) -> str:
    return speech.say("cli.batch.unknown") if minutes is None else speech.number(minutes)


def _shortage(summary: Found, speech: Speech) -> RenderableType | None:
    rows = [
        speech.say(
            "cli.batch.shortage_row",
            task=speech.word("task", row["task"]),
            amount=speech.amount(row["amount"], row["unit"]),
            cases=speech.number(row["cases"]),
            reason=speech.say_or(f"unmet.{row['reason']}", row["reason"]),
        )
        for row in summary["shortage"]
    ]
    return section(speech.say("cli.batch.shortage"), bullets(rows)) if rows else None


def _gaps(summary: Found, speech: Speech) -> RenderableType | None:
    """Owed help that was not there: a duty of the carrier, not of the person."""
    rows = [
        speech.say(
            "cli.batch.gap_row" if row["cases"] is not None else "cli.batch.gap_few",
            benefit=speech.word("benefit", row["benefit"]),
            place=row["stadtteil"] or speech.say("cli.batch.whole_area"),
            cases=speech.number(row["cases"] or 0),
        )
        for row in summary["supply_gaps"]
    ]
    return section(speech.say("cli.batch.gaps"), bullets(rows)) if rows else None


def _providers(summary: Found, speech: Speech) -> RenderableType | None:
    rows = [
        speech.say("cli.batch.provider_row", provider=row["provider"], percent=row["percent"])
        for row in summary["providers"]
    ]
    return section(speech.say("cli.batch.providers"), bullets(rows)) if rows else None


def _odd(found: Found, speech: Speech) -> Iterator[RenderableType]:
    """What was set aside, what somebody should look at, what is no case."""
    for group in ("set_aside", "warnings"):
        if found[group]:
            shown = [_shown(row, speech) for row in found[group]]
            yield section(speech.say(f"cli.batch.{group}"), faults_view(shown, speech.say("cli.line"), None))
    if found["ignored"]:
        yield plain(speech.say("cli.batch.ignored", files=", ".join(found["ignored"])))


def _shown(row: Found, speech: Speech) -> Shown:
    code, params = row["code"], row["params"]
    key = code if code.startswith("human_step.") else f"fault.{code}"
    message = speech.say_or(f"{key}.says", code, **params)
    if row.get("more"):
        message += " " + speech.say("cli.more_faults", n=row["more"])
    remedy = speech.say_or(f"{key}.remedy", "", **params)
    return Shown(code, message, remedy, row["file"], row["line"], row["column"], row["field"])
