"""A page is whole, safe, and holds everything that its reader may see."""

from __future__ import annotations

import re
from itertools import pairwise

import pytest

from arrangement.documents.calendar.ics import calendar
from arrangement.documents.names import Names
from arrangement.documents.speech import Speech
from arrangement.plan.plan import Plan
from assessment.ground.texts import Lang
from tests.cases import shipped
from tests.cli.make_plan import make_plan
from tests.documents.pages import READERS, first, ids, line_row, made, name, parsed, part, rows, words

TAGS = """
html head meta title style body a header main footer nav section div h1 h2 h3 h4 h5 p ul ol li table caption
thead tbody tr th td span blockquote figure figcaption svg desc rect circle line text
"""
ELEMENTS = frozenset(TAGS.split())
NAMES = """
lang charset http-equiv content name class id href role scope tabindex aria-labelledby aria-label aria-hidden
viewBox x y width height rx cx cy r x1 y1 x2 y2 text-anchor colspan rowspan
"""
ATTRIBUTES = frozenset(NAMES.split())
HOSTILE = (
    "</style></p><script>alert(1)</script><img src=x onerror=alert(1)> &lt; {{ 7*7 }} \" ' onload="
    "\u202e\x1b[31m"
)


@pytest.mark.parametrize("lang", ["de", "en"])
@pytest.mark.parametrize("who", READERS)
def test_a_page_is_sound_html_of_few_elements_without_script(who: str, lang: Lang) -> None:
    html = first(who, lang)
    root = parsed(html)
    for element in root.iter():
        assert name(element) in ELEMENTS, element.tag
        assert set(element.attrib) <= ATTRIBUTES, (element.tag, element.attrib)
        assert element.get("href", "#").startswith("#")
    assert root.get("lang") == lang
    assert "url(" not in html
    assert "@import" not in html
    assert "://" not in html


def test_every_id_is_there_once_and_every_link_leads_somewhere() -> None:
    root = parsed(first())
    found = ids(root)
    assert len(found) == len(set(found))
    targets = [element.get("href", "")[1:] for element in root.iter() if element.get("href")]
    assert targets
    assert set(targets) <= set(found)


def test_the_same_plan_gives_the_same_bytes() -> None:
    assert first() == first()


def test_white_letters_on_every_kind_of_help_can_be_read() -> None:
    """The browser check leaves single letters out; WCAG asks for 4.5 : 1."""
    colours = dict(re.findall(r"--([a-z-]+): (#[0-9a-f]{6})", first()))
    for kind in ("own", "informal", "civic", "infrastructure", "professional", "market", "deep"):
        assert contrast(colours[kind], "#ffffff") >= 4.5, kind
    for text in ("ink", "soft", "deep", "warm", "alert"):
        for ground in ("paper", "sand", "ask-paper"):
            assert contrast(colours[text], colours[ground]) >= 4.5, (text, ground)


def contrast(one: str, other: str) -> float:
    light, dark = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def _luminance(colour: str) -> float:
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    red, green, blue = (p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def test_headings_go_down_step_by_step() -> None:
    levels = [int(name(e)[1]) for e in parsed(first()).iter() if re.fullmatch("h[1-5]", name(e))]
    assert levels[0] == 1
    assert levels.count(1) == 1
    assert all(later <= earlier + 1 for earlier, later in pairwise(levels))


def test_hostile_texts_are_shown_literally() -> None:
    case = shipped.loaded(shipped.TO_COPY).model
    catalogue = shipped.catalogue().model
    case = case.model_copy(
        update={
            "goals": tuple(goal.model_copy(update={"words": HOSTILE}) for goal in case.goals),
            "helpers": tuple(helper.model_copy(update={"own_gain": HOSTILE}) for helper in case.helpers),
            "persons": tuple(person.model_copy(update={"own_view": HOSTILE}) for person in case.persons),
        }
    )
    offers = tuple(offer.model_copy(update={"name": HOSTILE}) for offer in catalogue.offers)
    plan = {**shipped.plan(shipped.TO_COPY), "policy": HOSTILE}
    for who in ("team", "person", "helper:neighbour"):
        html = made(plan, who, "de", case, catalogue.model_copy(update={"offers": offers}))
        root = parsed(html)
        assert not [e for e in root.iter() if name(e) in ("script", "img")]
        assert not [a for e in root.iter() for a in e.attrib if a.startswith("on")]
        assert "<script>alert(1)</script>" in words(root)
        assert "{{ 7*7 }}" in words(root)
        assert "\\u202e\\x1b[31m" in words(root)
        assert "\u202e" not in html
        assert "\x1b" not in html


def test_every_need_line_right_and_payer_of_the_plan_is_on_the_page() -> None:
    plan = shipped.plan(shipped.TO_COPY)
    root = parsed(first())
    found = set(ids(root))
    assert {line["id"] for line in plan["lines"]} <= found
    assert {f"need-{need['id']}" for need in plan["needs"]} <= found
    rights = [right for person in plan["rights"]["persons"] for right in person["rights"]]
    assert {f"right-{right['id']}" for right in rights} <= found
    assert {f"payer-{row['payer']}" for row in plan["funding"]} <= found
    for line in plan["lines"]:
        assert line_row(root, line["id"]), line["id"]


def test_pending_choices_come_first_on_the_second_page() -> None:
    second = part(parsed(first()), "conference_2")
    assert words(second).index("Zuerst zu entscheiden") < words(second).index("Was ungedeckt bleibt")
    assert "Wie möchte die Person diese Beträge nutzen" in words(part(parsed(first()), "choices"))


def test_a_draft_has_no_headline_and_no_applications() -> None:
    root = parsed(first(state="draft"))
    text = words(root)
    assert "Fachminuten je Woche weniger" not in text
    assert not [e for e in part(root, "conference_1").iter() if e.get("class") == "balance"]
    assert "Solange Angaben nicht bestätigt sind" in words(part(root, "applications"))


def test_the_minutes_put_on_helpers_stand_beside_the_comparison_by_sex() -> None:
    head = words(part(parsed(made(make_plan())), "conference_1"))
    assert "63 Fachminuten je Woche weniger als heute" in head
    assert (
        "Helfende geben 100 Minuten Hilfe und 120 Minuten Dasein je Woche. Die Hilfe geben: Frauen 100."
        in head
    )


def test_approved_help_is_compared_too_and_only_at_equal_or_better_coverage() -> None:
    plan = make_plan()
    plan["references"]["approved"] = {"professional_minutes_per_week": 400, "covered": 100}
    assert "113 Fachminuten je Woche weniger als laut vorliegendem Bescheid" in words(parsed(made(plan)))
    plan["references"]["approved"]["covered"] = 5000
    text = words(parsed(made(plan)))
    assert "weniger als laut" not in text
    assert "steht dazu hier kein Vergleich" in text


def test_without_case_and_catalogue_ids_stand_in() -> None:
    text = words(parsed(made(make_plan(), names=Names())))
    assert "care_service" in text
    assert "EUTB" in text


def test_kinds_of_week_homes_and_dates_are_told_apart() -> None:
    plan = make_plan()
    plan["lines"][0]["week_type"] = "holiday"
    plan["lines"][1] |= {"on": "2026-12-15", "home": "second_home"}
    plan["weeks"] = [
        {"week_type": "regular", "begins": "2026-12-07", "ends": "2026-12-20"},
        {"week_type": "holiday", "begins": "2026-12-21", "ends": "2027-01-03"},
    ]
    root = parsed(made(plan))
    week = words(part(root, "week"))
    assert "Ferienwoche" in week
    assert "21.12.2026 bis 03.01.2027" in week
    assert "15.12.2026" in week
    assert "second_home" in words(part(root, "lines"))
    assert {line["id"] for line in plan["lines"]} <= set(ids(root))


def test_a_session_names_its_clock_time_only_where_it_begins() -> None:
    plan = make_plan()
    plan["lines"].append({**plan["lines"][8], "id": "talk_noon", "part": "noon", "start": None})
    found = [
        row for row in rows(part(parsed(made(plan)), "week")) if plan["lines"][-1]["need"] in " ".join(row)
    ]
    assert len(found) == 2
    assert " ".join(" ".join(row) for row in found).count("10:00") == 1


def test_help_that_is_owed_and_missing_makes_a_notice_to_who_is_responsible() -> None:
    plan = make_plan()
    plan["needs"][5]["standing"] = "owed"
    plan["unmet"][0]["duty_bearer"] = "EGH"
    text = words(part(parsed(made(plan)), "notices"))
    assert "An: Träger der Eingliederungshilfe" in text
    assert "SGB IX § 95" in text


def test_a_plan_without_any_line_is_a_page_too() -> None:
    plan = make_plan(lines=[], helper_minutes={}, helper_presence_minutes={}, status="impossible")
    assert "keine zulässige Lösung" in words(parsed(made(plan)))


def test_a_carer_who_would_fall_below_the_hours_of_p44_is_warned() -> None:
    plan = make_plan()
    plan["rights"]["carer_claims"] = [
        {
            "helper": "daughter",
            "person": "p1",
            "claim": "soziale_sicherung",
            "paragraph": "SGB XI § 44",
            "conditions": [],
        }
    ]
    row = {
        "helper": "daughter",
        "today_minutes_per_week": 720,
        "planned_minutes_per_week": 120,
        "planned_days_per_week": 1,
        "least_minutes_per_week": 600,
        "least_days_per_week": 2,
        "state": "ends",
    }
    plan["carers"] = [row]
    said = words(part(parsed(made(plan)), "helper-daughter"))
    assert "120 von mindestens 600 Minuten an 1 von mindestens 2 Tagen" in said
    assert "heute 720 Minuten – heute erreicht, mit diesem Entwurf nicht mehr" in said
    row["state"] = "reached"
    assert "mit diesem Entwurf nicht mehr" not in words(part(parsed(made(plan)), "helper-daughter"))


ODD: tuple[dict[str, object], ...] = (
    {"on": "some day"},
    {"on": "9999-12-31"},
    {"horizon": {"weeks": 10**9}},
    {"horizon": {}},
    {"weeks": [{}, {"week_type": None}]},
    {"rights": {"persons": "none", "carer_claims": 3}},
    {"assessment": {"derived": 5, "open_points": [1]}},
    {"helper_minutes_by_sex": [1]},
    {"references": {}},
    {"months": [{"month": "soon", "funding": {"PK": 1.5}}]},
    {"goals": [{"id": "<b>", "supported_by": ["nobody"]}]},
    {"needs": []},
    {"welfare_mix": {"other": 5}},
)


@pytest.mark.parametrize("odd", ODD, ids=str)
def test_a_plan_edited_by_hand_is_shown_whatever_it_says(odd: dict[str, object]) -> None:
    assert parsed(made(make_plan(**odd))) is not None
    for who in ("person", "helper:neighbour_1", "payer:PK"):
        assert made(make_plan(**odd), who).startswith("<!DOCTYPE html>")
    plan = Plan.model_validate(make_plan(**odd))
    assert calendar(plan, "neighbour_1", Speech("de")).startswith(b"BEGIN:VCALENDAR")


@pytest.mark.parametrize(
    "odd",
    [
        {"day": "someday", "part": "tea time", "kind": "magic hat", "payer": "me", "session": "x_9999"},
        {"minutes": 7.5, "cents_per_month": 0.5, "qualification": "Q9", "start": "25:99"},
        {"on": "never", "home": "<i>", "week_type": "<b>", "id": "a b", "person": '"><'},
        {"fallback": {"response": 5, "payer": None}, "instead_of": [{"reason": {"key": None}}]},
    ],
    ids=str,
)
def test_an_odd_line_is_shown_too(odd: dict[str, object]) -> None:
    plan = make_plan()
    plan["lines"][7] |= odd
    assert parsed(made(plan)) is not None
    calendar(Plan.model_validate(plan), "neighbour_1", Speech("en"))


@pytest.mark.parametrize(
    ("short", "said"),
    [([], "reicht es"), (["a"], "Für die übrigen springt ein"), (["a", "b"], "für keine Zeile genug Zeit")],
)
def test_who_has_time_for_nothing_is_not_said_to_stand_in(short: list[str], said: str) -> None:
    row = {"source": "niece", "lines": 2, "stands_in": ["ambulante_pflege_grundpflege"], "short": short}
    items = (element for element in parsed(first(drop_outs=[row])).iter() if name(element) == "li")
    (told,) = (text for text in map(words, items) if "Fällt diese Hilfe ganz aus" in text)
    assert said in told
    assert ("springt ein" in told) is (len(short) == 1)
