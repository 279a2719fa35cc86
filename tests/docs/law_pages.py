"""`docs/law/`: one page per book for case managers, out of the law files."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from itertools import groupby
from pathlib import Path
from typing import Any

from arrangement.law.law import FEDERAL, RULES, dated_files
from arrangement.law.places import places
from assessment.case.words import Qualification
from assessment.ground.dated import UNVERIFIED, DatedValue, read_yaml
from assessment.ground.texts import say, texts
from tests.docs.markdown import bullets, section, table

PAGES: Mapping[str, Mapping[str, Any]] = read_yaml(
    Path(__file__).with_name("law_pages.yaml").read_text(encoding="utf-8")
)
WORDS: Mapping[str, Mapping[str, str]] = read_yaml(
    Path(__file__).with_name("law_words.yaml").read_text(encoding="utf-8")
)
EXAMPLES: Mapping[str, Any] = read_yaml(
    (Path(__file__).parents[1] / "law" / "examples_combination.yml").read_text(encoding="utf-8")
)
GRADE, GROUP, RATE = re.compile(r"pg([1-5])"), re.compile(r"g([0-9]{2})"), re.compile(r"rbs([1-6])")
KINDS = {
    "ceiling": "Höchstens",
    "floor": "Mindestens",
    "threshold": "Schwelle",
    "share": "Anteil",
    "amount": "Betrag",
    "rule": "Regel",
}
BESIDE = "combination"
CENTS = 100
NOTE = """
Diese Seite entsteht aus den Dateien unter `arrangement/law` (`python3 run.py docs`). Sie ist eine
Vorprüfung und keine Rechtsberatung. UNVERIFIED steht, wo niemand mit dem Gesetz des Tages vergleichen
konnte, *UNVERIFIED vor* einem Tag: davor nicht; *seit* ist der erste Tag des Werts. Nachsehen an einem
Tag: `hilfemix law show "§ …" --on JJJJ-MM-TT`.
"""

LEVELS = " · ".join(f"{q}: {texts('de')[f'word.qualification.{q}']}" for q in Qualification) + "\n"
"""What the levels of qualification mean."""


def law_pages() -> dict[str, str]:
    """Every page by its file name."""
    return {"index.md": _index(), **{f"{name}.md": _page(name, page) for name, page in PAGES.items()}}


def _index() -> str:
    rows = (
        (f"[{page['title']}]({name}.md)", str(len(list(_figures(page)))), " ".join(page["does"][:1]))
        for name, page in PAGES.items()
    )
    return (
        "# Das Recht in diesem Programm\n\n"
        "Je Buch eine Seite: was hinterlegt ist, was gerechnet wird, was nicht.\n\n"
        + table(("Buch", "Werte", "Das Wichtigste"), rows)
        + NOTE
    )


def _page(name: str, page: Mapping[str, Any]) -> str:
    text = f"# {page['title']}\n{NOTE}"
    text += section("Was das Programm tut", bullets(page["does"]))
    text += section("Was es nicht tut", bullets(page["not"]))
    text += section("Beträge, Grenzen und Schwellen", table(*_values(page)))
    text += section("Leistungen, die ein Plan zuteilen kann", table(*_benefits(name)))
    text += section("Ansprüche, die bestehen, bis sie genutzt werden", table(*_claims(name)))
    text += section("Ansprüche der Pflegenden", table(*_carers(name)))
    text += section("Was nebeneinander steht", table(*_beside(name)))
    text += section("Gemeinsame Inanspruchnahme", table(*_rules("pooling", page)))
    services = _services(page)
    text += section("Arten professioneller Hilfe", table(*services))
    text += section("Stufen der Qualifikation", LEVELS if services[1] or _benefits(name)[1] else "")
    return text + section("Veröffentlichte Rechnungen", table(*_published(page)))


# -------------------------------------------------------------------------------------------------- rows


def _values(page: Mapping[str, Any]) -> tuple[Sequence[str], list[Sequence[str]]]:
    heads = ("Wert", "Grundlage", "Art", "Höhe und seit wann", "Quelle", "zuletzt geprüft")
    return heads, [_value(dated) for dated in _figures(page)]


def _value(dated: DatedValue) -> Sequence[str]:
    newest = max(dated.values)
    convert = _in_euros if dated.unit.startswith("cents") else lambda value: value
    history = "<br>".join(
        f"{_spoken(convert(block.value))} (seit {_day(day)}{_mark(dated, day)})"
        for day, block in sorted(dated.values.items(), reverse=True)
    )
    block = dated.values[newest]
    source = f"{block.source} – {block.note}" if block.note else block.source
    checked = f"{_day(dated.checked.on)}: {dated.checked.against}"
    return (
        dated.says.de,
        dated.law,
        KINDS[dated.kind],
        f"{history}<br>{WORDS['units'][dated.unit]}",
        source,
        checked,
    )


def _benefits(book: str) -> tuple[Sequence[str], list[Sequence[str]]]:
    heads = ("Leistung", "Grundlage", "Wer zahlt", "Für wen", "Mindestens", "Antrag")
    rows = []
    for dated in dated_files()[f"{FEDERAL}/benefits"].values():
        value = _now(dated)
        if value["book"] == book:
            ask = value.get("application")
            to = say(f"word.office.{ask['to']}", {}, "de") if ask else "nicht nötig"
            rows.append(
                (dated.says.de, dated.law, _payer(value), _who(value), value.get("min_qualification", ""), to)
            )
    return heads, rows


def _claims(book: str) -> tuple[Sequence[str], list[Sequence[str]]]:
    heads = ("Anspruch", "Grundlage", "Wer zahlt", "Für wen", "Zu klären")
    rows = []
    for dated in dated_files()[f"{FEDERAL}/claims"].values():
        value = _now(dated)
        if value["book"] == book:
            open_ = "; ".join(_condition(name) for name in value.get("to_confirm", ()))
            rows.append((dated.says.de, dated.law, _payer(value), _who(value), open_))
    return heads, rows


def _carers(book: str) -> tuple[Sequence[str], list[Sequence[str]]]:
    heads = ("Anspruch", "Grundlage", "Pflegegrade der gepflegten Person", "Zu klären")
    rows = []
    for dated in dated_files()[f"{FEDERAL}/carers"].values():
        value = _now(dated)
        if book == "sgb_xi" and "payer" in value:
            open_ = "; ".join(_condition(name) for name in value.get("to_confirm", ()))
            rows.append((dated.says.de, dated.law, _grades(value), open_))
    return heads, rows


def _beside(book: str) -> tuple[Sequence[str], list[Sequence[str]]]:
    heads = ("Leistungen", "Verhältnis", "Bedingung", "Grundlage", "seit")
    rows = []
    for dated in dated_files()[f"{FEDERAL}/{BESIDE}"].values() if book == "sgb_xi" else ():
        for day, block in sorted(dated.values.items(), reverse=True):
            word = say(f"word.beside.{block.value['beside']}", {}, "de")
            condition = block.value.get("condition", "")
            rows.append(
                (dated.says.de, word, condition, block.law or dated.law, _day(day) + _mark(dated, day))
            )
    return heads, rows


def _rules(file: str, page: Mapping[str, Any]) -> tuple[Sequence[str], list[Sequence[str]]]:
    rows = []
    for dated in dated_files()[f"{FEDERAL}/{file}"].values():
        if _book(dated.law) == page["book"]:
            named = ", ".join(texts("de")[f"word.benefit.{b}"] for b in _now(dated)["benefits"])
            note = dated.values[max(dated.values)].note or ""
            rows.append((dated.says.de, dated.law, named, note))
    return ("Regel", "Grundlage", "für", "Hinweis"), rows


def _services(page: Mapping[str, Any]) -> tuple[Sequence[str], list[Sequence[str]]]:
    heads = ("Art", "Kennung", "Grundlage", "Mindestqualifikation", "Leitung", "Wer zahlt", "Hinweis")
    rows = []
    for key, dated in dated_files()[f"{FEDERAL}/services"].items():
        if _book(dated.law) == page["book"]:
            value = _now(dated)
            floors = ", ".join(_floor(*pair) for pair in value["floors"].items()) or "nicht festgelegt"
            note = dated.values[max(dated.values)].note or ""
            payers = ", ".join(_payer({"payer": WORDS["payers"].get(name, name)}) for name in value["payers"])
            rows.append((dated.says.de, key, dated.law, floors, value.get("lead", ""), payers, note))
    return heads, rows


def _published(page: Mapping[str, Any]) -> tuple[Sequence[str], list[Sequence[str]]]:
    """The worked examples of others that the tests repeat, right and wrong."""
    wrong = page.get("wrong", {})
    rows = [
        (
            example["id"],
            WORDS["topics"][str(example["topic"])],
            str(example["source"]["title"]),
            f"stimmt nicht: {wrong[example['id']]}" if example.get("negative") else "stimmt überein",
        )
        for example in (EXAMPLES["examples"] if wrong else ())
        if not str(example["check"]).startswith("own")
    ]
    return ("Beispiel", "Thema", "Quelle", "Ergebnis"), rows


# ------------------------------------------------------------------------------------------------ words


def _figures(page: Mapping[str, Any]) -> Iterator[DatedValue]:
    for file in page["files"]:
        assert file.removeprefix(f"{FEDERAL}/") not in RULES
        yield from dated_files()[file].values()


def _book(law: str) -> str:
    return re.split(r" ?§", law)[0].split(";")[0].strip() if places(law) else law


def _now(dated: DatedValue) -> dict[str, Any]:
    value: dict[str, Any] = dated.values[max(dated.values)].value
    return value


def _figure(key: str) -> DatedValue:
    return next(values[key] for values in dated_files().values() if key in values)


def _mark(dated: DatedValue, day: date) -> str:
    block = dated.values[day]
    if not block.unverified_on(day):
        return ""
    if block.wording_from is None or block.unverified_on(block.wording_from):
        return f", {UNVERIFIED}"
    return f", {UNVERIFIED} vor {_day(block.wording_from)}"


def _day(day: date) -> str:
    return f"{day:%d.%m.%Y}"


def _floor(what: str, floor: str) -> str:
    """Least qualification, alone where it holds for all help of this kind."""
    return floor if what == "all" else f"{WORDS['floors'][what]}: {floor}"


def _in_euros(value: Any) -> Any:
    """Cents as people read them."""
    if isinstance(value, dict):
        return {key: _in_euros(inner) for key, inner in value.items()}
    return f"{value // CENTS:,}".replace(",", ".") + f",{value % CENTS:02d}" if type(value) is int else value


def _spoken(value: Any) -> str:
    if value is None:
        return "kein Wert"
    if isinstance(value, bool):
        return "ja" if value else "nein"
    if isinstance(value, list):
        return ", ".join(map(_spoken, value))
    if isinstance(value, dict):
        return "; ".join(f"{name}: {said}" for name, said in _parts(value))
    return WORDS["parts"].get(value, value) if isinstance(value, str) else f"{value:,}".replace(",", ".")


def _parts(value: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    """The parts of a value with their names; Pflegegrade with one amount stand together."""
    stated = {key: inner for key, inner in value.items() if inner is not None}
    for said, found in groupby(stated.items(), lambda entry: (bool(GRADE.fullmatch(entry[0])), entry[1])):
        keys = [key for key, _ in found]
        if said[0] and len(keys) > 1:
            yield (
                f"Pflegegrad {keys[0].removeprefix('pg')} bis {keys[-1].removeprefix('pg')}",
                _spoken(said[1]),
            )
        else:
            yield from ((_part(key), _nested(said[1])) for key in keys)


def _nested(value: Any) -> str:
    return f"({_spoken(value)})" if isinstance(value, dict) else _spoken(value)


def _part(key: str) -> str:
    """The word for a part of a value; a missing one stops the page."""
    for pattern, word in ((GRADE, "Pflegegrad {}"), (GROUP, "Gruppe {}"), (RATE, "Stufe {}")):
        if found := pattern.fullmatch(key):
            return word.format(int(found.group(1)))
    return WORDS["parts"][key]


def _payer(value: Mapping[str, Any]) -> str:
    return say(f"word.payer.{value['payer']}", {}, "de")


def _grades(value: Mapping[str, Any]) -> str:
    grades = value.get("grades", ())
    return f"Pflegegrad {min(grades)} bis {max(grades)}" if grades else ""


def _who(value: Mapping[str, Any]) -> str:
    parts = [_grades(value)]
    if value.get("age"):
        parts.append(f"{value['age']['min']} bis {value['age']['max']} Jahre")
    if value.get("age_figure"):
        parts.append(f"bis {_now(_figure(value['age_figure']))} Jahre")
    if value.get("disability"):
        parts.append("mit einer Behinderung im Sinn dieses Gesetzes")
    if value.get("order"):
        parts.append("mit ärztlicher Verordnung")
    return ", ".join(filter(None, parts)) or "nach Bedarf"


def _condition(name: str) -> str:
    text = texts("de")[f"law.condition.{name}"]
    return text.removeprefix("Zu klären: ").replace("{most}", "…").rstrip(".")
