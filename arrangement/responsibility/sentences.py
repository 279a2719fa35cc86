"""An answer in plain sentences, German and English, each with the paragraph it rests on."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date

from arrangement.responsibility.answer import Answer, Open
from arrangement.responsibility.rules import table
from arrangement.responsibility.wording import wording
from assessment.ground.texts import Lang, say, texts


def sentences(found: Answer) -> Mapping[str, list[str]]:
    """The answer in both languages: the result, the rules that decided, what is to be clarified."""
    return {lang: list(_sentences(found, lang)) for lang in ("de", "en")}


def result(found: Answer, lang: Lang) -> str:
    """Who pays, and how those who pay stand to each other."""
    if not found.facts.needs:
        return say("responsible.no_need", {}, lang)
    if not found.payer:
        return say("responsible.nobody", {"list": systems(found.not_payer, lang)}, lang)
    relation = say(f"responsible.relation.{found.outcome.relation}", {}, lang)
    return say("responsible.result", {"list": systems(found.payer, lang), "relation": relation}, lang)


def reason(rule: str, day: date, lang: Lang) -> str:
    """What one rule says by the law of a day, with its paragraph."""
    entry = table().rule(rule)
    worded = wording(entry, day)
    says = worded.de if lang == "de" else worded.en
    unverified = say("responsible.unverified", {}, lang) if entry.status == "UNVERIFIED" else ""
    return f"{says} ({worded.law}; {entry.id}{unverified})"


def older_law(found: Answer, lang: Lang) -> str | None:
    """From which day the rules are known, where an older one is asked for."""
    text, day = table().text_of, found.facts.day
    if day >= text.day:
        return None
    return say("responsible.older_law", {"day": day.isoformat(), "from": text.day.isoformat()}, lang)


def point(entry: Open, lang: Lang) -> str:
    """One point that is not settled."""
    payers = systems(entry.payers, lang)
    rules = ", ".join(entry.rules)
    params = {"fact": fact(entry.fact, lang), "list": payers, "rules": rules, "begins": _begins(entry)}
    kind = f"{entry.kind}_{entry.fact}" if entry.kind == "contradiction" else entry.kind
    if entry.kind == "unknown_fact" and not entry.payers:
        kind = "no_need" if entry.fact == "need" else "unknown_fact_nobody"
    return say(f"responsible.open.{kind}", params, lang)


def systems(names: tuple[str, ...], lang: Lang) -> str:
    """Systems by their readable names."""
    return ", ".join(_word(f"word.payer.{name}", name, lang) for name in names) or "–"


def fact(name: str, lang: Lang) -> str:
    """A fact by its readable name, or its word in the formats."""
    return _word(f"responsible.fact.{name}", name, lang)


def _sentences(found: Answer, lang: Lang) -> Iterator[str]:
    yield result(found, lang)
    if found.not_payer:
        yield say("responsible.not_payer", {"list": systems(found.not_payer, lang)}, lang)
    if found.outcome.funded_by:
        yield say("responsible.funded_by", {"list": systems(tuple(found.outcome.funded_by), lang)}, lang)
    if found.outcome.not_benefit:
        yield say("responsible.not_benefit", {"list": ", ".join(found.outcome.not_benefit)}, lang)
    yield from (reason(rule, found.facts.day, lang) for rule in found.outcome.decided)
    if found.outcome.inner is not None:
        inner = systems(tuple(found.outcome.inner.payers), lang)
        yield say("responsible.inner", {"list": inner}, lang)
    yield from (point(entry, lang) for entry in found.open)
    for before in found.formerly:
        says = before.says.de if lang == "de" else before.says.en
        yield say("responsible.formerly", {"says": says}, lang)
    older = older_law(found, lang)
    if older is not None:
        yield older


def _begins(entry: Open) -> str:
    days = [day for rule in entry.rules if (day := table().rule(rule).valid_from) is not None]
    return min(days).isoformat() if days else ""


def _word(key: str, otherwise: str, lang: Lang) -> str:
    return texts(lang).get(key, otherwise)
