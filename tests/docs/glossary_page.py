"""`docs/glossary.md`: the words of the project, of the procedure, and of the benefits, in both languages."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from arrangement.law.law import FEDERAL, dated_files
from assessment.ground.dated import read_yaml
from assessment.ground.texts import texts
from tests.docs.markdown import table

WORDS: Mapping[str, Sequence[Mapping[str, Any]]] = read_yaml(
    Path(__file__).with_name("glossary.yaml").read_text(encoding="utf-8")
)
HEAD = """# Glossar · Glossary

Code, Formate und Schlüssel sind englisch; Rechtsbegriffe bleiben deutsch, wo das Englische kein Wort hat.
Englische Fassungen von Rechtsbegriffen sind Arbeitsübersetzungen. Eine Sache, ein Wort.
*Code, formats and keys are English; German legal terms stay German where English has no word.*

Diese Seite entsteht aus `tests/docs/glossary.yaml`, den Rechtsdaten und den Texten (`python3 run.py docs`).
"""
PAYER = "word.payer."


def glossary_page() -> str:
    """Every word in its table, by the German alphabet."""
    project = ((w["de"], w["en"], w["at"], w["says"]) for w in WORDS["project"])
    procedure = ((w["de"], w["en"], w["law"]) for w in _sorted(WORDS["procedure"]))
    return (
        HEAD
        + "\n## Wörter dieses Programms\n\n"
        + table(("Deutsch", "English", "in Dateien", "gemeint ist"), project)
        + "\n## Wörter des Verfahrens\n\n"
        + table(("Deutsch", "English", "Grundlage"), procedure)
        + "\n## Leistungen und Ansprüche\n\n"
        + table(("Deutsch", "English", "Grundlage", "Kennung"), _benefits())
        + "\n## Wer zahlt\n\n"
        + table(("Kennung", "Deutsch", "English"), _payers())
    )


def _benefits() -> list[tuple[str, str, str, str]]:
    """Out of the law files, so that no second list can differ."""
    found = {
        (dated.says.de, dated.says.en, dated.law, f"`{key}`")
        for file in ("benefits", "claims", "carers")
        for key, dated in dated_files()[f"{FEDERAL}/{file}"].items()
        if file != "carers" or "payer" in dated.values[max(dated.values)].value
    }
    return sorted(found, key=lambda row: (row[0].casefold(), row))


def _payers() -> list[tuple[str, str, str]]:
    german, english = texts("de"), texts("en")
    keys = sorted(key for key in german if key.startswith(PAYER) and key.removeprefix(PAYER).isupper())
    return [(f"`{key.removeprefix(PAYER)}`", german[key], english[key]) for key in keys]


def _sorted(words: Sequence[Mapping[str, Any]]) -> list[Mapping[str, Any]]:
    return sorted(words, key=lambda word: str(word["de"]).casefold())
