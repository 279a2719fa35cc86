"""The table of the norms in `docs/needs.md`.

python -m tests.needs.docs_table    write it anew
"""

from pathlib import Path

from assessment.ground.texts import say
from assessment.needs.norms import Norm, norms

DOCS = Path(__file__).resolve().parents[2] / "docs" / "needs.md"
HEAD = """# Abgeleitete Bedarfe

Aus Antworten werden Vorschläge, nie Ansprüche: jeder ist unbestätigt, bis eine benannte Rolle ihn mit der
Person bestätigt (`hilfemix confirm`). Was jemand selbst angegeben hat, geht vor. Unbekannt zählt nie als 0.
Die Minuten sind Annahmen oder frühere Orientierungswerte; Aufsicht ist Anwesenheit und nie ein Handgriff.
Haushalt gehört zur Wohnung und wird für alle, die dort leben, einmal erledigt; den Teil derer, die es selbst
können, rechnet niemand als Pflege. Nachts heißt: jemand ist in der Wohnung und darf schlafen; ist es selten,
genügt Erreichbarkeit. Nichts davon wird zu einem Pflegegrad oder einem Budget zusammengezählt.

Diese Tabelle entsteht aus `assessment/needs/norms.yaml` (`python -m tests.needs.docs_table`).

Ein ICF-Befund führt auch dann zu einer Norm, wenn sein Code gröber (d510) oder feiner (d5400) ist.

| Norm | führt dazu | wird | Minuten | Quelle |
|---|---|---|---|---|
"""


def table() -> str:
    """The whole page."""
    return HEAD + "".join(_row(norm) for norm in norms().norms)


def _row(norm: Norm) -> str:
    leads = ", ".join((*norm.items, *norm.icf)) or "–"
    if norm.never is not None or norm.task is None:
        return f"| {norm.de} | {leads} | nie: {say(f'needs.never.{norm.never}', {}, 'de')} | – | – |\n"
    task = say(f"word.task.{norm.task}", {}, "de")
    return f"| {norm.de} | {leads} | {task} | {_minutes(norm)} | {norms().sources[norm.source]} |\n"


def _minutes(norm: Norm) -> str:
    if norm.minutes is not None:
        often = {"order": "nach Verordnung", "often": "nach Häufigkeit"}.get(
            str(norm.measure), f"{norm.per_week} × je Woche"
        )
        return f"{norm.minutes[0]} bis {norm.minutes[1]}, {often}"
    if norm.per_occurrence:
        return f"{norm.per_occurrence} je Ereignis"
    return f"{norm.per_week_minutes} je Woche"


if __name__ == "__main__":
    DOCS.write_text(table(), encoding="utf-8")
