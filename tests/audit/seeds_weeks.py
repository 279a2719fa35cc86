"""Plans over several week types, homes, calls, dates, nights and contracts, with one thing wrong each."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Any

from tests.audit.builder import Json
from tests.audit.seeds import (
    Seed,
    added,
    both,
    consent,
    entry,
    instead,
    on_line,
    protection,
    refusal,
    row,
    stopped,
    top,
    unmet,
)
from tests.audit.weeks import every, going, once

Week = partial(Seed, base="weeks")


def moved(
    need: str, week_type: str | None = None, day: str | None = None, /, **values: Any
) -> Callable[[Any], None]:
    """Change lines of a need: those of a week type, on a weekday."""

    def edit(lines: list[Json]) -> None:
        for line in lines:
            here = line["need"] == need and week_type in (None, line["week_type"])
            if here and day in (None, line["day"]):
                line.update(values)

    return edit


def dropped(need: str, week_type: str, day: str, source: str) -> Callable[[Any], None]:
    """Leave out one line."""

    def edit(lines: list[Json]) -> None:
        wanted = (need, week_type, day, source)
        lines[:] = [e for e in lines if (e["need"], e["week_type"], e["day"], e["source"]) != wanted]

    return edit


def more(*lines: Json) -> Callable[[Any], None]:
    """Further lines."""
    return lambda old: old.extend(lines)


def employed(**values: Any) -> Callable[[Json], None]:
    """Change the contract."""
    return entry("employed", "lena", **values)


def _watch(days: list[str], parts: list[str], minutes: int) -> Callable[[Json], None]:
    measure = {"kind": "presence", "minutes": minutes}
    return entry("needs", "day_watch", days=days, parts=parts, measure=measure)


def _watched(days: list[str], parts: list[str], minutes: int) -> Callable[[Any], None]:
    lines = (every("day_watch", "lena", day, part, minutes) for day in days for part in parts)
    return instead("day_watch", *(line for group in lines for line in group))


ANY_TIME = [{"parts": ["early", "morning", "noon", "afternoon", "evening"]}]
NO_NIGHT = ["morning", "noon", "afternoon"]


def _late_and_early(lines: list[Json]) -> None:
    """Work on Monday at noon and in the evening, on Tuesday early."""
    _watched(["mon"], ["noon", "evening"], 60)(lines)
    lines += list(every("day_watch", "lena", "tue", "early", 60))


def _minijob(**values: Any) -> Json:
    return {
        "id": "kim",
        "form": "minijob",
        "home": "mums",
        "tasks": ["cleaning"],
        "minutes_per_week": 300,
        "cents_per_month": 50000,
        "begins": "2026-09-01",
        "times": [{}],
        "agreed_on": "2026-08-20",
        **values,
    }


def _told_nothing(plan: Json) -> None:
    plan["warnings"] = [w for w in plan["warnings"] if "employed" not in w["params"]]


def _days_told(days: str | None) -> Callable[[Json], None]:
    def edit(plan: Json) -> None:
        other = [w for w in plan["warnings"] if w["key"] != "warning.public_holidays"]
        assert len(other) < len(plan["warnings"])
        said = [{"key": "warning.public_holidays", "params": {"days": days}}] if days else []
        plan["warnings"] = other + said

    return edit


def _told_of(code: str) -> Callable[[Json], None]:
    warning = {"key": f"warning.{code}", "params": {"employed": "lena", "limit": 100, "minutes": 1800}}
    return lambda plan: plan["warnings"].append(warning)


def _second_week_type(data: Json) -> None:
    data["case"]["week_types"].append({"id": "respite", "kind": "respite"})


def _helps_herself(data: Json) -> None:
    data["case"]["persons"][1]["own"].append(
        {
            "id": "granny_stands",
            "tasks": ["mobility_at_home"],
            "minutes_per_week": 90,
            "stated_on": "2026-11-01",
        }
    )


def _of_week(number: int, **values: str) -> Callable[[Json], None]:
    return lambda plan: plan["weeks"][number].update(values)


def _of_date(number: int, **values: Any) -> Callable[[Json], None]:
    return lambda plan: plan["dates"][number].update(values)


def _of_employment(**values: int) -> Callable[[Json], None]:
    return lambda plan: plan["employment"][0].update(values)


def _in_week(block: str, week_type: str, **values: int) -> Callable[[Json], None]:
    """Other figures for one week type, in the first row that has them."""

    def edit(plan: Json) -> None:
        row = next(row for row in plan[block] if week_type in row["by_week_type"])
        row["by_week_type"][week_type].update(values)

    return edit


def _today_more(data: Json) -> None:
    data["case"]["present_support"].append(TODAY)


TODAY = {
    "need": "train",
    "source": "train_ways",
    "minutes_per_week": 60,
    "professional_minutes_per_week": 100,
}
"""Somebody trains today; in the week in hospital nobody does."""


def granted(data: Json) -> None:
    """What is approved for the training."""
    data["case"].setdefault("grants", []).append(
        {
            "id": "training",
            "person": "tom",
            "benefit": "assistenz_qualifiziert",
            "status": "approved",
            "begins": "2026-10-01",
            "minutes_per_week": 80,
        }
    )


def _reader(data: Json) -> None:
    """An aid for paperwork."""
    reader = next(offer for offer in data["catalogue"]["offers"] if offer["id"] == "alarm")
    data["catalogue"]["offers"].append(
        {**reader, "id": "reader", "price": None, "tasks": ["paperwork"], "actions": ["take_over"]}
    )


def _by_the_team(data: Json) -> None:
    """A team of fifty minutes in each part helps on a date, besides what it does that morning anyway."""
    measure = {"kind": "dated", "on": "2026-12-07", "minutes": 30}
    entry("needs", "forms", task="body_care", measure=measure)(data)
    entry("teams", "care", times=[{"parts": ["morning", "evening"], "minutes": 50}])(data)


def _sat_club(lines: list[Json]) -> None:
    """The club on Saturday, from the father's home."""
    instead("club", *every("club", "kids_club", "sat", "afternoon", 60, "school", session="sat_1500"))(lines)
    lines[:] = [line for line in lines if line["need"] is not None]
    lines.append({**going("dad", "school", "sat"), "minutes": 160})
    moved("weekend", "school", part="morning")(lines)


WEEK_SEEDS: tuple[Seed, ...] = (
    # week types
    Week(
        "A02",
        "a week type that does not occur",
        files=_second_week_type,
        plan=on_line("laundry", week_type="respite"),
    ),
    Week("A02", "a week type is renamed", plan=on_line("laundry", week_type="term")),
    Week(
        "A02",
        "what is unmet is said of a week type that nobody knows",
        lines=dropped("laundry", "holiday", "tue", "lena"),
        reasons=unmet("laundry"),
        plan=both(stopped, row("unmet", "need", "laundry", week_type="term")),
    ),
    Week(
        "A02",
        "what is unmet is said of no week type",
        lines=dropped("laundry", "holiday", "tue", "lena"),
        reasons=unmet("laundry"),
        plan=both(stopped, lambda p: p["unmet"][0].pop("week_type")),
    ),
    Week(
        "A01",
        "what is unmet is said of another week type",
        lines=dropped("laundry", "holiday", "tue", "lena"),
        reasons=unmet("laundry"),
        plan=both(stopped, row("unmet", "need", "laundry", week_type="school")),
    ),
    Week("A01", "one week type is not counted", plan=row("needs", "id", "bath", required=4, covered=4)),
    Week(
        "A24",
        "more in one week type for less in another",
        lines=both(moved("weekend", "school", minutes=180), moved("weekend", "holiday", minutes=60)),
        reasons=unmet("weekend"),
        plan=stopped,
    ),
    Week(
        "A15",
        "help in a week in which the need does not hold",
        files=entry("needs", "bath", week_types=["school", "holiday"]),
    ),
    Week(
        "A15",
        "breakfast for a child in hospital",
        lines=more(*every("breakfast", "mum", "mon", "early", 30, "clinic")),
    ),
    Week("A15", "a line happens more often than the calendar says", plan=on_line("laundry", times=8)),
    Week("A15", "a line happens less often", plan=on_line("bath", times=1)),
    Week("A15", "a line never happens", plan=on_line("breakfast", times=0)),
    Week("A10", "who rests is planned", lines=moved("night", "holiday", source="uncle")),
    Week("A10", "who rests is on call", lines=moved("call", "holiday", "sat", source="uncle")),
    Week(
        "A10",
        "an employed person rests",
        files=lambda d: d["case"]["week_types"][1].update(resting=["lena", "uncle"]),
    ),
    Week(
        "A09",
        "not their time in such weeks",
        files=employed(times=[{"parts": [*NO_NIGHT, "evening"], "week_types": ["school", "holiday"]}]),
    ),
    Week(
        "A19",
        "closed in the holidays",
        files=entry("needs", "club", week_types=["school", "holiday"]),
        lines=more(
            *every("club", "kids_club", "tue", "afternoon", 60, "holiday", session="tue_1500"),
            going("mum", "holiday"),
        ),
    ),
    Week("R01", "a week has another type", plan=_of_week(4, week_type="school")),
    Week("R01", "a week is left out", plan=lambda p: p["weeks"].pop()),
    Week("R01", "a week begins on another day", plan=_of_week(1, begins="2026-12-01")),
    Week("R01", "the weeks are left out", plan=lambda p: p.pop("weeks")),
    Week(
        "A22",
        "a month counts a holiday as school",
        plan=lambda p: p["months"][1]["funding"].update(EGH=25000),
    ),
    Week(
        "A28",
        "every week counts as a school week",
        plan=row("tiers", "aim", "helper_overload_total", value=880, best=880, bound=880, budget=880),
    ),
    Week("A29", "minutes of one week are called the average", plan=top(professional_minutes_per_week=300)),
    Week(
        "A30",
        "a helper's minutes are those of the quiet week",
        plan=lambda p: p["helper_minutes"].update(mum=60),
    ),
    Week(
        "A30",
        "more reserve than in the fullest week",
        plan=lambda p: p["helper_reserve_minutes"].update(mum=150),
    ),
    Week(
        "A04",
        "less is owed than one week of each type",
        plan=row("ledger", "right", "train_assistenz_qualifiziert", owed=60, drawn=60),
    ),
    # homes
    Week("A16", "the line names another home", plan=on_line("laundry", home="dads")),
    Week("A16", "the line names no home", plan=on_line("laundry", home=None)),
    Week("A16", "a club is called a home", plan=on_line("club", home="mums")),
    Week(
        "A16",
        "help at the father's home while the child is at the mother's",
        files=entry("helpers", "mum", at_most_minutes=600),
        lines=moved("weekend", "school", source="mum", day="mon"),
    ),
    Week(
        "A08",
        "the father helps at the mother's home",
        lines=moved("breakfast", "school", "mon", source="dad"),
    ),
    Week("A08", "the uncle helps elsewhere", files=entry("helpers", "uncle", helps_at=["dads"])),
    Week("A08", "the contract is for the other home", files=employed(home="dads")),
    Week(
        "A08",
        "going along from the other home",
        lines=lambda lines: next(e for e in lines if e["need"] is None).update(source="dad"),
    ),
    Week("A19", "the team does not come to the father's home", lines=moved("train", "holiday", day="thu")),
    Week("A17", "too far from the father's home", lines=_sat_club),
    Week(
        "A12",
        "a person at home whom the helper must not meet",
        files=protection(unsafe=[{"joint_presence": ["mum", "granny"]}]),
    ),
    Week(
        "A12",
        "two who must not meet at one home",
        files=protection(unsafe=[{"joint_presence": ["mum", "lena"]}]),
    ),
    Week(
        "A12",
        "nobody is named who decides for the child",
        files=entry("persons", "tom", representation=[], consents=[]),
    ),
    Week(
        "A12",
        "only the child itself agreed",
        files=entry(
            "persons",
            "tom",
            representation=[],
            consents=[{"holder": "tom", "status": "given", "on": "2026-11-01"}],
        ),
    ),
    Week("A12", "an unsafe home", files=protection(unsafe=[{"place": "dads"}])),
    Week("A12", "an unsafe employed person", files=protection(unsafe=[{"person": "lena"}])),
    # on call
    Week("A24", "two on call at once", lines=more(*every("call", "alarm", "sat", "night", 480, "school"))),
    Week("A09", "more often on call than offered", lines=moved("call", "school", "sun", source="uncle")),
    Week(
        "A09",
        "on call at another time",
        files=entry("helpers", "uncle", on_call_times=[{"days": ["fri"], "parts": ["night"]}]),
    ),
    Week("A08", "too slow when called", files=entry("helpers", "uncle", on_call_within_minutes=45)),
    Week("A08", "never on call", files=entry("helpers", "uncle", on_call_within_minutes=None)),
    Week(
        "A08", "being reachable was not agreed on", files=consent("uncle", actions=["take_over", "supervise"])
    ),
    Week(
        "A08",
        "nobody employed is on call",
        files=employed(times=[{}], actions=["take_over", "supervise", "be_reachable"]),
        lines=moved("call", "clinic", "sat", source="lena"),
    ),
    Week("A10", "nights were not agreed on", files=entry("helpers", "uncle", nights=False)),
    Week("A10", "on call on a day off", files=entry("helpers", "uncle", days_off=["sat"])),
    Week("A17", "the alarm is too slow", files=entry("offers", "alarm", answers_within_minutes=40)),
    Week("A17", "nobody answers the alarm", files=entry("offers", "alarm", answers_within_minutes=None)),
    Week("A19", "the alarm is none", files=entry("offers", "alarm", actions=["supervise"])),
    Week("A16", "on call for an hour", lines=moved("call", "school", "sat", minutes=60)),
    Week(
        "A15",
        "on call by day",
        lines=moved("call", "school", "sun", part="evening", minutes=240),
        reasons=unmet("call"),
        plan=stopped,
    ),
    Week(
        "A15",
        "the team on call is off duty",
        files=entry("teams", "watchers", times=[{"days": ["fri"], "parts": ["night"]}]),
        lines=moved("call", "holiday", source="night_watch"),
    ),
    Week(
        "A29",
        "being on call costs nothing",
        lines=moved("call", source="night_watch"),
        plan=on_line("call", professional_minutes=0),
        files=entry("helpers", "uncle", on_call_at_most_parts=0),
    ),
    Week(
        "A28",
        "a night without a call is not counted",
        lines=dropped("call", "clinic", "sun", "alarm"),
        reasons=unmet("call"),
        plan=both(stopped, row("tiers", "aim", "safety_missed", value=0, best=0, bound=0, budget=0)),
    ),
    Week(
        "A28",
        "the aims of being on call are left out",
        plan=lambda p: p.update(tiers=[t for t in p["tiers"] if not t["aim"].endswith("_reachable")]),
    ),
    # dates
    Week(
        "A15",
        "a date is moved by a day",
        lines=moved("talk", on="2026-12-17", day="thu"),
        reasons=unmet("talk"),
        plan=stopped,
    ),
    Week("A15", "a date in another part of the day", lines=moved("talk", part="noon")),
    Week(
        "A15",
        "a date after the horizon",
        lines=moved("talk", on="2027-02-10"),
        reasons=unmet("talk"),
        plan=stopped,
    ),
    Week(
        "A15",
        "a date that is no day",
        lines=moved("talk", on="2026-02-30"),
        reasons=unmet("talk"),
        plan=stopped,
    ),
    Week("A15", "a date without its date", lines=moved("talk", on=None), reasons=unmet("talk"), plan=stopped),
    Week("A15", "the weekday is another", plan=on_line("talk", day="thu")),
    Week("A15", "the week is of another type", plan=on_line("talk", week_type="holiday")),
    Week("A15", "a date for help that has none", plan=on_line("laundry", on="2026-12-08")),
    Week(
        "A15",
        "a date while the child is in hospital",
        lines=more(once("talk", "mum", "2027-01-13", "wed", "morning", 60, "clinic")),
    ),
    Week("A15", "a date happens every week", plan=on_line("talk", times=5)),
    Week(
        "A24",
        "one date is met twice",
        lines=more(once("forms", "mum", "2026-12-08", "tue", "noon", 30, "school")),
    ),
    Week("A16", "help on a date is cut short", lines=moved("forms", minutes=20)),
    Week("A19", "an aid on a date", files=_reader, lines=moved("talk", source="reader", payer=None)),
    Week("A09", "too much in the week with the date", files=entry("helpers", "mum", at_most_minutes=305)),
    Week(
        "A09", "too much on the day of the date", files=entry("helpers", "mum", at_most_minutes_per_day=100)
    ),
    Week(
        "A14",
        "more own doing than stated in the week with the date",
        files=lambda d: d["case"]["persons"][1]["own"][0].update(minutes_per_week=25),
    ),
    Week(
        "A15",
        "the team is off duty in the minutes that the date asks for",
        files=_by_the_team,
        lines=instead("forms", once("forms", "care_body", "2026-12-07", "mon", "morning", 30, "school")),
    ),
    Week("R01", "a date is left out", plan=lambda p: p["dates"].pop(0)),
    Week("R01", "a date stands there twice", plan=lambda p: p["dates"].append(p["dates"][0])),
    Week("R01", "a date is called unmet", plan=_of_date(0, covered=False)),
    Week("R01", "a date takes less time", plan=_of_date(0, minutes=30)),
    Week("R01", "a date in hospital is called met", plan=_of_date(1, covered=True)),
    Week("R01", "the dates are left out", plan=lambda p: p.pop("dates")),
    # nights
    Week("A19", "the uncle sleeps", files=entry("helpers", "uncle", awake_nights=False)),
    Week("A19", "the night watch sleeps", files=entry("offers", "night_watch", awake_at_night=False)),
    Week(
        "A09",
        "a night is longer than agreed",
        files=entry("helpers", "uncle", presence_gladly_minutes=0, presence_at_most_minutes=475),
    ),
    # several hands
    Week(
        "A16",
        "one pair of hands is missing",
        lines=dropped("transfer", "school", "mon", "mum"),
        reasons=unmet("transfer"),
        plan=stopped,
    ),
    Week(
        "A16",
        "one person counts as two",
        lines=lambda lines: [e.update(source="lena") for e in lines if e["need"] == "transfer"],
    ),
    Week(
        "A16",
        "the team sends one at a time",
        files=entry("teams", "care", staff_at_once=1),
        lines=lambda lines: [e.update(source="care_body") for e in lines if e["need"] == "transfer"],
    ),
    Week(
        "A16",
        "the person is no second pair of hands",
        files=_helps_herself,
        lines=lambda lines: [
            e.update(source="granny_stands")
            for e in lines
            if e["need"] == "transfer" and e["source"] == "mum"
        ],
        reasons=unmet("transfer"),
        plan=stopped,
    ),
    # the same person, days apart
    Week("A16", "one bath by somebody else", lines=moved("bath", "school", "mon", source="lena")),
    Week("A16", "in the holidays two of them", lines=moved("bath", "holiday", "mon", source="lena")),
    Week("A16", "in the week in hospital two of them", lines=moved("bath", "clinic", "mon", source="lena")),
    Week("A16", "baths on two days running", lines=moved("bath", "school", "thu", day="tue")),
    Week("A16", "Saturday is too near to Monday", lines=moved("bath", "holiday", "thu", day="sat")),
    Week("A16", "one day too few between", lines=moved("bath", "clinic", "thu", day="wed")),
    # employed
    Week(
        "A08",
        "the contract ends",
        files=employed(ends="2026-12-31"),
        plan=lambda p: p["open_points"].append(
            {"code": "employment_ends", "subject": "lena", "by": "2026-12-31"}
        ),
    ),
    Week("A08", "the contract has not begun", files=employed(begins="2026-12-01")),
    Week("A08", "the contract was made later", files=employed(agreed_on="2026-11-24")),
    Week("A08", "not in the contract", files=employed(tasks=["mobility_at_home", "supervision"])),
    Week("A08", "another kind of action than in the contract", files=employed(actions=["take_over"])),
    Week(
        "A08",
        "intimate help is not in the contract",
        files=entry("needs", "transfer", intimate=True),
        lines=lambda lines: [
            e.update(source="care_body") for e in lines if e["need"] == "transfer" and e["source"] == "mum"
        ],
    ),
    Week(
        "A06",
        "an employed person gives treatment care",
        files=both(
            entry("needs", "laundry", task="treatment_care"),
            employed(tasks=["mobility_at_home", "supervision", "treatment_care"]),
        ),
    ),
    Week("A09", "more work than in the contract", files=employed(minutes_per_week=475)),
    Week("A09", "work at another time", files=employed(times=[{"parts": ["afternoon", "evening"]}])),
    Week(
        "A09",
        "work longer than they are there",
        files=employed(times=[{"parts": ["noon", "evening"]}, {"parts": ["afternoon"], "minutes": 115}]),
    ),
    Week("A10", "work on a free day", files=employed(free_days=["tue"])),
    Week(
        "A10",
        "ten hours on one day",
        files=_watch(["mon"], NO_NIGHT, 240),
        lines=both(
            _watched(["mon"], ["morning", "afternoon"], 240),
            more(*every("day_watch", "lena", "mon", "noon", 120)),
        ),
    ),
    Week(
        "A10",
        "no rest of eleven hours",
        files=both(
            _watch(["mon"], ["noon"], 60),
            employed(times=ANY_TIME),
            lambda d: next(n for n in d["case"]["needs"] if n["id"] == "day_watch").update(
                times=[{"days": ["mon"], "parts": ["noon", "evening"]}, {"days": ["tue"], "parts": ["early"]}]
            ),
        ),
        lines=_late_and_early,
    ),
    Week(
        "A10",
        "seven days of work",
        files=both(
            _watch(["mon", "tue", "wed", "thu", "fri", "sat", "sun"], ["afternoon"], 60),
            employed(times=ANY_TIME, free_days=[]),
        ),
        lines=_watched(["mon", "tue", "wed", "thu", "fri", "sat", "sun"], ["afternoon"], 60),
    ),
    Week("A10", "more work than the wage pays for", files=employed(cents_per_month=40000)),
    Week(
        "A10",
        "a Minijob of more than ten hours",
        files=both(_watch(["mon", "wed", "thu"], ["afternoon"], 240), employed(form="minijob")),
        lines=_watched(["mon", "wed", "thu"], ["afternoon"], 240),
    ),
    Week("A30", "nobody is told that the hours of who lives in the home are disputed", plan=_told_nothing),
    Week("A30", "a wage is called too low that is not", plan=_told_of("wage_too_low")),
    Week("A11", "an employed girl", files=employed(birth_date="2011-01-01")),
    Week("A12", "an employed person is refused", files=refusal(person="granny", of={"helper": "lena"})),
    Week(
        "A12",
        "women are refused",
        files=refusal(person="granny", of={"carer_sex": "female"}, tasks=["laundry"]),
    ),
    Week(
        "A12",
        "people who are paid privately are refused",
        files=refusal(person="granny", of={"kind": "market"}, tasks=["laundry"]),
    ),
    Week("A19", "an employed person is called a helper", plan=on_line("laundry", kind="informal")),
    Week("A25", "the wage is made a price", plan=on_line("laundry", payer="SELF")),
    Week("A22", "the wage stands on a line", plan=on_line("laundry", cents_per_month=1000)),
    Week("A01", "another week type is said to need less", plan=_in_week("needs", "holiday", required=0)),
    Week("A04", "another week type is said to be owed less", plan=_in_week("ledger", "holiday", owed=0)),
    Week(
        "A29",
        "today is counted in weeks in which nothing is needed",
        files=_today_more,
        plan=lambda p: p["references"]["present"].update(professional_minutes_per_week=100),
    ),
    Week(
        "A33",
        "help of today is counted in weeks in which nothing is needed",
        plan=lambda p: p["references"]["present"].update(helper_minutes_per_week=170),
    ),
    Week(
        "A33",
        "a grant is counted in weeks in which nothing is needed",
        files=granted,
        plan=lambda p: p["references"].update(approved={"professional_minutes_per_week": 80}),
    ),
    Week("A30", "a lower wage", plan=_of_employment(cents_per_month=0)),
    Week("A30", "other hours than in the contract", plan=_of_employment(minutes_per_week=2400)),
    Week("A30", "less work than planned", plan=_of_employment(planned_minutes_per_week=400)),
    Week("A30", "an employed person is left out", plan=lambda p: p["employment"].clear()),
    Week("A30", "employment is left out", plan=lambda p: p.pop("employment")),
    Week(
        "A30", "who is employed stands among the helpers", plan=lambda p: p["helper_minutes"].update(lena=480)
    ),
    Week("A32", "a public holiday with help is not named", plan=_days_told(None)),
    Week("A32", "another day is called a public holiday", plan=_days_told("2026-12-24")),
    Week("A32", "the end of a contract is not named", files=added("employed", _minijob(ends="2026-12-31"))),
    Week(
        "A32",
        "a contract is said to end and does not",
        plan=lambda p: p["open_points"].append(
            {"code": "employment_ends", "subject": "lena", "by": "2026-12-31"}
        ),
    ),
    Week(
        "A32",
        "another day of the end",
        files=added("employed", _minijob(ends="2026-12-31")),
        plan=lambda p: p["open_points"].append(
            {"code": "employment_ends", "subject": "kim", "by": "2026-12-30"}
        ),
    ),
)
"""Every seeded violation of what came with week types, homes and contracts."""
