"""Both languages say the same things, every word of the formats has one, and no text decides anything."""

from __future__ import annotations

import re
from collections.abc import Iterable
from importlib import resources

import pytest
import yaml

from arrangement.rulebook.aims import AIMS
from arrangement.rulebook.conditions import CONDITIONS
from assessment.case import words
from assessment.ground.grid import DAYS, PARTS
from assessment.ground.texts import Lang, fields, texts

OF_OTHERS = frozenset(
    [
        "fault.consent.to_clarify.says",
        "fault.custody.to_clarify.says",
        "fault.nba.other_grade.remedy",
        "fault.nba.other_grade.says",
        "fault.offer.undecided.says",
        "form.field.notice_posted_on",
        "form.field.permitted_until",
        "law.condition.grant_approved",
        "law.condition.leave_days_once",
        "views.reference.approved",
        "warning.consent_to_clarify",
        "warning.custody_to_clarify",
        "word.any.approved",
        "word.any.refused",
        "word.benefit.niedrigschwellige_hilfen",
        "word.paper.decision_of_insurer",
    ]
)
"""Texts about what a carrier, a court or the law said, as a quotation."""

FILES = ("batch.yaml", "cli.yaml", "documents.yaml", "views.yaml", "reasons.yaml", "words.yaml")
LANGUAGES: tuple[Lang, ...] = ("de", "en")
UNMET = (
    "no_eligible_offer offer_full staff_short no_common_time out_of_reach not_accessible veto_of_person "
    "consent_missing_or_limited helper_protection_limit legal_ceiling_reached approval_pending "
    "qualification_missing solver_limit_reached policy_order own_money_not_accepted not_yet_available"
)
DECIDING = (
    "bewilligt genehmigt gewährt festgesetzt zugesagt zugesichert garantiert abgelehnt versagt beschieden "
    "entschieden rechtsverbindlich austherapiert unkooperativ uneinsichtig verweigert Pflegefall "
    "Kostenfaktor eingespart mitwirkungspflichtig"
)


def _entries(lang: Lang, file: str) -> dict[str, str]:
    place = resources.files("assessment.ground") / "messages" / lang / file
    return {str(key): str(text) for key, text in yaml.safe_load(place.read_text(encoding="utf-8")).items()}


@pytest.mark.parametrize("file", FILES)
def test_both_languages_have_the_same_keys_and_fields(file: str) -> None:
    german, english = _entries("de", file), _entries("en", file)
    assert list(german) == list(english)
    assert {key: fields(text) for key, text in german.items()} == {
        key: fields(text) for key, text in english.items()
    }


def _expected() -> Iterable[str]:
    groups = {
        "task": words.Task, "task_short": words.Task, "action": words.Action, "kind": words.Kind,
        "kind_short": words.Kind, "benefit": words.Benefit, "qualification": words.Qualification,
        "relation": words.Relation, "standing": words.Standing, "urgency": words.Urgency, "sex": words.Sex,
        "book": words.Book, "day": DAYS, "day_short": DAYS, "part": PARTS,
        "state": ("draft", "proposed", "accepted"),
        "status": ("optimal", "feasible", "impossible", "not_found_in_time"),
        "payer": ("PK", "KK", "EGH", "JA", "HZP", "SOZ", "SELF", "case_management"),
    }  # fmt: skip
    for group, members in groups.items():
        yield from (f"word.{group}.{member}" for member in members)
    yield from (f"aim.{aim.id}" for aim in AIMS)
    yield from (f"aim_unit.{aim.id}" for aim in AIMS)
    yield from (f"instead.{condition.id}" for condition in CONDITIONS)
    yield from (f"unmet.{code}" for code in UNMET.split())
    yield from (f"next_step.{code}" for code in UNMET.split())


@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_word_of_the_formats_has_a_text(lang: Lang) -> None:
    known = texts(lang)
    assert [key for key in _expected() if key not in known] == []


def test_no_text_sounds_like_a_decision() -> None:
    """In any text that anybody reads; only what others decided, and a case holds, is called by its name."""
    sounding = {
        key
        for key, text in texts("de").items()
        if any(re.search(rf"\b{word}", text, re.IGNORECASE) for word in DECIDING.split())
        or re.search(r"\bBescheid\b", text)
    }
    assert sorted(sounding - OF_OTHERS) == []
    assert sorted(OF_OTHERS - sounding) == []


@pytest.mark.parametrize("lang", LANGUAGES)
def test_short_task_words_fit_into_the_week(lang: Lang) -> None:
    long = [key for key, text in texts(lang).items() if key.startswith("word.task_short.") and len(text) > 12]
    assert long == []


@pytest.mark.parametrize(("lang", "paper"), [("de", "Entwurf"), ("en", "draft")])
def test_badge_state_and_record_call_the_paper_the_same(lang: Lang, paper: str) -> None:
    """Every paper is a draft for the conference, never a decision (docs/documents.md)."""
    found = texts(lang)
    assert found["views.closing_draft"].lower().startswith(paper.lower())
    states = [text for key, text in found.items() if re.match(r"(word|record)\.state\.", key)]
    assert len(states) == 7
    assert all(text.startswith(paper) for text in states if text not in ("angenommen", "accepted"))
