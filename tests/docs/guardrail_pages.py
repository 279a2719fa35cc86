"""`docs/guardrails.md` and `docs/safeguards.md`."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from arrangement.rulebook.registry import Guardrail, Harm, guardrails, harms
from tests.docs.markdown import table
from tests.mutation.breaks import breaks

STATES = {"kept": "gehalten", "part": "zum Teil", "open": "nicht erreicht"}
SEVERITY = {"hard": "hart", "soft": "weich", "process": "Verfahren"}
GROUPS = {
    "ENT": "Anspruch und Bedarf",
    "WUN": "Wunsch und Wahl",
    "INF": "Unbezahlte Hilfe",
    "KIN": "Schutz",
    "FAI": "Gerechtigkeit",
    "GEL": "Geld",
    "DAT": "Daten",
    "KI": "Entscheiden Menschen?",
    "BAR": "Verständlich und offen",
}
DATES = {
    "prohibitions_and_literacy": "Verbote und KI-Kompetenz",
    "general_and_art50_transparency": "allgemeine Geltung, Transparenz nach Art. 50",
    "annex_iii_high_risk_original": "Hochrisiko nach Anhang III, ursprünglich",
    "annex_iii_high_risk_after_omnibus": "Hochrisiko nach Anhang III, nach dem Omnibus",
    "annex_i_after_omnibus": "Anhang I, nach dem Omnibus",
}
GUARDRAILS = """# Leitplanken

Jede rote Linie mit dem, was sie hält. *Gehalten*: eine Regel, Prüfung, ein Format oder Dokument hält
sie, und ein Test scheitert ohne sie. *Zum Teil* und *nicht erreicht* sagen offen, was fehlt. Harte
Leitplanken werden in den Tests absichtlich gebrochen: als Mutant einer Regel
(`tests/mutation/table.yaml`), als gefälschter Plan (`tests/audit/test_seeded.py`) oder an der Stelle im
Quelltext, die sie hält (`tests/mutation/breaks.yaml`, englisch benannt); der genannte Test muss es merken.

Diese Seite entsteht aus `arrangement/rulebook/guardrails.yaml` (`python3 run.py docs`).
"""
HARMS = """# Schäden anderswo, und was hier davor schützt

Rechnende Systeme haben Menschen geschadet. Jede Zeile nennt einen Fall, wie der Schaden entstand, was
hier dagegen steht und woran es sich zeigt. Die Quellen stehen unter der Tabelle. *Gehalten* heißt: die
genannten Tests scheitern ohne den Schutz. Die großen Zahlen der Forderungen sind Ziele; die Tests laufen
über weniger Fälle.

Diese Seite entsteht aus `arrangement/rulebook/harms.yaml` (`python3 run.py docs`).
"""


def guardrails_page() -> str:
    """Every red line, group by group."""
    every = guardrails()
    count = Counter(entry.state for entry in every)
    text = GUARDRAILS + "\n" + ", ".join(f"{count[state]} {word}" for state, word in STATES.items()) + ".\n"
    heads = ("Kennung", "Leitplanke", "Grundlage", "Stand", "Wie", "Regel, Prüfung, Format", "Zeigt sich an")
    for key, title in GROUPS.items():
        mine = [entry for entry in every if entry.id.split("-")[1] == key]
        text += f"\n## {title}\n\n" + table(heads, map(_guardrail, mine))
    dates = next(entry.dates for entry in every if entry.dates)
    rows = ((DATES[name], day) for name, day in dates.items())
    note = "Der Tag der Verkündung des Omnibus ist UNVERIFIED.\n"
    return text + "\n## Geltungstage der KI-Verordnung\n\n" + table(("Was", "Ab"), rows) + "\n" + note


def safeguards_page() -> str:
    """Every known harm."""
    heads = (
        "Kennung",
        "Fall",
        "Wie der Schaden entstand",
        "Was davor schützt",
        "Stand",
        "Leitplanken",
        "Tests",
    )
    text = HARMS + "\n" + table(heads, map(_harm, harms())) + "\n## Prüfbare Forderungen und Quellen\n"
    for harm in harms():
        demands = "".join(f"- {demand}\n" for demand in harm.demands)
        sources = "".join(f"- Quelle: {source}\n" for source in harm.sources)
        text += f"\n### {harm.id}\n\n{demands}{sources}"
    return text


def _guardrail(entry: Guardrail) -> tuple[str, ...]:
    kept_by = [*(f"`{rule}`" for rule in entry.rules), *(f"`{check}`" for check in entry.audit)]
    kept_by += [*entry.formats, *(_link(page) for page in entry.docs)]
    broken = [f"gebrochen: „{seed}“" for seed in (*entry.broken_by, *_in_code(entry.id))]
    return (
        f"{entry.id} ({SEVERITY[entry.severity]})",
        f"{entry.de} ({entry.title})",
        entry.law,
        STATES[entry.state],
        entry.says,
        _listed(kept_by),
        _listed([*map(_test, entry.tests), *broken]),
    )


def _harm(entry: Harm) -> tuple[str, ...]:
    return (
        entry.id,
        entry.case,
        entry.mechanism,
        f"{entry.safeguard} {entry.says}",
        STATES[entry.state],
        ", ".join(entry.guardrails),
        _listed([*map(_test, entry.tests), *(f"gebrochen: „{said}“" for said in _in_code(entry.id))]),
    )


def _in_code(name: str) -> list[str]:
    """What is broken in a copy of the code for a guardrail or a harm."""
    return [one.says for one in breaks() if name in one.stands_for]


def _test(name: str) -> str:
    file, _, function = name.partition("::")
    return f"[{function or file}](../{file})"


def _link(page: str) -> str:
    return f"[{page}]({page.removeprefix('docs/')})"


def _listed(parts: Iterable[str]) -> str:
    return "<br>".join(parts)
