"""Plans with one thing wrong each: totals stay consistent, so that only the one invariant is broken."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from typing import Any

from tests.audit.builder import DAYS, Bench, Json, companion, files, help_line, lawful_lines
from tests.audit.test_alternative import nobody
from tests.audit.weeks import weeks_lines


def _same(_: Any) -> None:
    """Change nothing."""


@dataclass(frozen=True)
class Seed:
    """One broken rule.

    Attributes:
        says: What is wrong, as a sentence.
        files, lines, plan: What is changed: input files, lines before the totals, the plan after them.
        reasons: Reason and evidence of needs left unmet.
        base: Name of the files and of the lawful lines that it starts from.
    """

    invariant: str
    says: str
    lines: Callable[[list[Json]], Any] = _same
    files: Callable[[Json], Any] = _same
    plan: Callable[[Json], Any] = _same
    reasons: tuple[tuple[str, str, str], ...] = ()
    base: str = "small"

    @cache  # noqa: B019 - seeds live as long as the tests, and nobody changes what they made
    def made(self) -> tuple[Bench, Json]:
        """The bench and the plan."""
        data = files(self.base)
        self.files(data)
        bench, lines = Bench(data), weeks_lines() if self.base == "weeks" else lawful_lines()
        self.lines(lines)
        plan = bench.build(lines, {need: (reason, [proof]) for need, reason, proof in self.reasons})
        self.plan(plan)
        return bench, plan


# ------------------------------------------------------------------ changes, named as what they do


def change(number: int, /, **values: Any) -> Callable[[list[Json]], None]:
    """Give one line other values."""
    return lambda lines: lines[number].update(values)


def instead(need: str, *new: Json) -> Callable[[list[Json]], None]:
    """Replace all lines of a need."""

    def edit(lines: list[Json]) -> None:
        lines[:] = [line for line in lines if line["need"] != need] + list(new)

    return edit


def without(*needs: str | None) -> Callable[[list[Json]], None]:
    """Leave out all lines of these needs; None for companions."""

    def edit(lines: list[Json]) -> None:
        lines[:] = [line for line in lines if line["need"] not in needs]

    return edit


def both(*edits: Callable[[Any], Any]) -> Callable[[Any], None]:
    """One change after the other."""

    def edit(subject: Any) -> None:
        for one in edits:
            one(subject)

    return edit


def entry(group: str, name: str, /, **values: Any) -> Callable[[Json], None]:
    """Change an entry of the case or catalogue."""

    def edit(data: Json) -> None:
        owner = data["case"] if group in data["case"] else data["catalogue"]
        next(e for e in owner[group] if e["id"] == name).update(values)

    return edit


def consent(helper: str, /, **values: Any) -> Callable[[Json], None]:
    """Change a helper's consent."""

    def edit(data: Json) -> None:
        next(e for e in data["case"]["helpers"] if e["id"] == helper)["consents"][0].update(values)

    return edit


def added(group: str, value: Json) -> Callable[[Json], None]:
    """Add an entry to the case."""
    return lambda data: data["case"].setdefault(group, []).append(value)


GRANTED = {
    "id": "granted",
    "person": "anna",
    "benefit": "assistenz_qualifiziert",
    "status": "approved",
    "begins": "2026-01-01",
}


def _for_training(*grants: Json) -> Callable[[Json], None]:
    """Somebody stands for the person in participation matters, and nobody asked them."""

    def edit(data: Json) -> None:
        stands = {"kind": "betreuer", "holder": "betreuerin", "matters": ["sgb_ix"]}
        data["case"]["persons"][0]["representation"] = [stands]
        data["case"].setdefault("grants", []).extend(grants)

    return edit


def protection(**values: Any) -> Callable[[Json], None]:
    """Set the protection block."""
    return lambda data: data["case"].update(protection=values)


def row(block: str, key: str, name: str, /, **values: Any) -> Callable[[Json], None]:
    """Change one row of a block of the plan."""
    return lambda plan: next(e for e in plan[block] if e[key] == name).update(values)


def on_line(need: str | None, /, **values: Any) -> Callable[[Json], None]:
    """Change the first line of a need in the finished plan."""
    return lambda plan: next(e for e in plan["lines"] if e["need"] == need).update(values)


def top(**values: Any) -> Callable[[Json], None]:
    """Change keys of the plan itself."""
    return lambda plan: plan.update(values)


ASSISTED = {"payer": "EGH", "benefit": "assistenz_kompensatorisch", "paragraph": "SGB IX § 78"}


def _without_words(plan: Json) -> None:
    """Nothing is said about consents that are not on record."""
    plan["warnings"] = [w for w in plan["warnings"] if not w["key"].startswith("warning.consent_")]


def _split(plan: Json) -> None:
    entry_ = plan["unmet"][0]
    entry_["amount"] = 30
    plan["unmet"].append(dict(entry_))


def _right(plan: Json) -> list[Json]:
    rights: list[Json] = plan["rights"]["persons"][0]["rights"]
    return rights


def _visit(plan: Json) -> None:
    """Take the way out of one visit; only the visit itself can tell."""
    line = next(entry for entry in plan["lines"] if entry["need"] == "train")
    line["professional_minutes"] -= 15


def _meets_nobody(data: Json) -> None:
    """A second café at the same time, as near as the first."""
    entry("offers", "cafe_far", stadtteil="mitte", within_minutes=12)(data)


def _long_washes(data: Json) -> None:
    """Washing takes the whole early morning, and costs nothing."""
    entry("needs", "wash", measure={"kind": "occurrences", "per_week": 7, "minutes": 120})(data)
    entry("offers", "care_body", price=None)(data)
    entry("teams", "care", capacity_minutes_per_week=2000)(data)


def _own(**values: Any) -> Callable[[Json], None]:
    return lambda data: data["case"]["persons"][0]["own"][0].update(values)


def _today(number: int, minutes: int) -> Callable[[Json], None]:
    return lambda data: data["case"]["present_support"][number].update(minutes_per_week=minutes)


def _used(number: int, **values: int) -> Callable[[Json], None]:
    return lambda data: data["case"]["amounts_used"][number].update(values)


def refusal(**values: Any) -> Callable[[Json], None]:
    """Add a refusal of the person."""
    return added("refusals", {"person": "anna", "stated_on": "2026-11-01", **values})


_BY_TEAM = {
    "source": "train_ways",
    "payer": "EGH",
    "benefit": "assistenz_kompensatorisch",
}


def _wrong_office(plan: Json) -> None:
    stopped(plan)
    plan["unmet"][0]["duty_bearer"] = "KK"


def _met(plan: Json) -> None:
    plan["wishes"][0]["missed_minutes"] = 0


def _because(reason: str | None, *evidence: str) -> Callable[[Json], None]:
    """Another reason for the missed binding wish."""

    def say(plan: Json) -> None:
        for wish in plan["wishes"]:
            wish.update(reason=reason, evidence=list(evidence))

    return say


def _ends_early(code: str, subject: str, by: str) -> Callable[[Json], None]:
    """One more open point."""
    return lambda plan: plan["open_points"].append({"code": code, "subject": subject, "by": by})


def _too_old_for(offer: str) -> Callable[[Json], None]:
    """Whoever is helped becomes 36 within the plan, and the offer takes nobody above 35."""

    def edit(data: Json) -> None:
        data["case"]["persons"][0].update(birth_date="1990-12-04")
        entry("offers", offer, target={"max_age": 35})(data)

    return edit


def _outgrown(**row: Any) -> Callable[[Json], None]:
    """One more word about what somebody outgrows."""
    return lambda plan: plan["open_points"].append(row)


def _of_line(number: int, **values: Any) -> Callable[[Json], None]:
    """Other words about one line."""
    return lambda plan: plan["lines"][number].update(values)


A_BUDGET = {
    "person": "anna",
    "benefit": "pflegesachleistung",
    "payer": "PK",
    "form": "voucher",
    "cents": 4800,
    "cents_per_month": 2400,
}
"""A row of a budget for which nothing would be paid."""


def _compared(name: str, **values: int) -> Callable[[Json], None]:
    """Another comparison."""
    return lambda plan: plan["references"].update({name: values})


def _says(number: int, reason: Json) -> Callable[[Json], None]:
    """One more reason of a line."""
    return lambda plan: plan["lines"][number]["because"].append(reason)


def _why(key: str, **params: str) -> Json:
    return {"key": f"because.{key}", "params": params}


def asks(**values: str | list[str]) -> Callable[[Json], None]:
    """An application for the Entlastungsbetrag, with one thing wrong."""
    row = {
        "what": "entlastungsbetrag",
        "person": "anna",
        "payer": "PK",
        "paragraph": "SGB XI § 45b",
        "by": "2026-12-01",
        "status": "not_needed",
    }
    return lambda plan: plan["applications"].append({**row, **values})


def _unconfirmed(data: Json) -> None:
    next(need for need in data["case"]["needs"] if need["id"] == "swim").pop("confirmed")


def _with_cents(plan: Json) -> list[Json]:
    return [claim for claim in plan["remaining"] if claim["cents"] is not None]


def _too_young(data: Json) -> None:
    """The only team that trains is for others, and not open yet."""
    entry("offers", "train_ways", target={"max_age": 20}, open_from="2027-01-01")(data)


def _another_reason(plan: Json) -> None:
    """The reason is changed by hand, and nothing else."""
    next(entry_ for entry_ in plan["unmet"] if entry_["need"] == "train")["reason"] = "not_yet_available"


def _today_is(**values: int) -> Callable[[Json], None]:
    return lambda plan: plan["references"]["present"].update(values)


def _cheap() -> list[Json]:
    """Shopping by staff takes an hour, ten minutes of way and five to set up."""
    why = "instead.more_professional_minutes"
    return [{"offer": "care_meal", "reason": why, "params": {"minutes": 60}}]


def _paid_by_self() -> Json:
    return {**_meal(), "payer": "SELF"}


def _from_elsewhere() -> Json:
    return {**_meal(), "provider": "club"}


RAILS = {"person": "anna", "measure": "bed_rails"}


def _rails(until: str | None) -> Callable[[Json], None]:
    return entry("persons", "anna", liberty_measures=[{"measure": "bed_rails", "permitted_until": until}])


def _meal(**values: Any) -> Json:
    told = {"offer": "care_meal", "provider": "pd", "payer": "PK", "response": "next_day_part"}
    return {**told, **values}


def _choose(*providers: str) -> Callable[[Json], None]:
    return top(providers=[{"need": "shop", "planned": [], "providers": list(providers)}])


def _wait(**values: Any) -> Callable[[Json], None]:
    row_ = {"need": "shop", "offer": "buddy_shop", "why": "waiting", "from": "2026-12-14", "bridge": []}
    return top(waiting=[{**row_, **values}])


TRAIN, WALK, WATCH, CAFE, GO, TALK, SHOP = 14, 15, 17, 19, 20, 21, 22
"""Places of lines in `lawful_lines`."""


def stopped(plan: Json) -> None:
    """Say that the search stopped before it was done."""
    plan["status"] = "feasible"
    plan["tiers"][-1].update(bound=0)


def unmet(need: str) -> tuple[tuple[str, str, str], ...]:
    """The need is left unmet because the search stopped."""
    return ((need, "solver_limit_reached", need),)


SEEDS: tuple[Seed, ...] = (
    # A01
    Seed("A01", "more is said to be covered than the lines hold", plan=row("needs", "id", "wash", covered=6)),
    Seed("A01", "the need is made smaller", plan=row("needs", "id", "wash", required=6)),
    Seed("A01", "less is unmet than is missing", plan=row("unmet", "need", "swim", amount=30)),
    Seed("A01", "nothing is unmet although something is missing", plan=top(unmet=[])),
    # A02
    Seed("A02", "a need is left out", plan=lambda p: p["needs"].pop(0)),
    Seed("A02", "a need appears twice", plan=lambda p: p["needs"].append(p["needs"][0])),
    Seed("A02", "a need is turned into a wish", plan=row("needs", "id", "wash", standing="wished")),
    Seed("A02", "a line is moved to another kind of week", plan=on_line("shop", week_type="holiday")),
    Seed("A02", "a goal is left out", plan=lambda p: p["goals"].pop(1)),
    # A03
    Seed("A03", "the reason is not on the list", plan=row("unmet", "need", "swim", reason="too_expensive")),
    Seed("A03", "the evidence does not exist", plan=row("unmet", "need", "swim", evidence=["nobody"])),
    Seed("A03", "there is no evidence", plan=row("unmet", "need", "swim", evidence=[])),
    Seed("A03", "there is no next step", plan=row("unmet", "need", "swim", next_step=None)),
    Seed(
        "A03",
        "an owed need names no duty bearer",
        lines=without("train"),
        reasons=unmet("train"),
        plan=both(stopped, row("unmet", "need", "train", duty_bearer=None)),
    ),
    Seed("A03", "a search that was done is called stopped", lines=without("walk"), reasons=unmet("walk")),
    Seed(
        "A03",
        "no offer is said to fit although one does",
        lines=without("shop"),
        reasons=(("shop", "no_eligible_offer", "shop"),),
    ),
    Seed(
        "A03",
        "a refusal is claimed that nobody stated",
        lines=without("shop"),
        reasons=(("shop", "veto_of_person", "buddy_shop"),),
    ),
    Seed(
        "A03",
        "a helper is said to be at a limit and is not",
        lines=without("walk"),
        files=entry("helpers", "nina", days_off=[]),
        reasons=(("walk", "helper_protection_limit", "nina"),),
    ),
    Seed(
        "A03",
        "a ceiling is said to be reached and is not",
        lines=without("shop"),
        reasons=(("shop", "legal_ceiling_reached", "entlastungsbetrag"),),
    ),
    Seed(
        "A03",
        "staff is said to be short and is not",
        lines=without("train"),
        reasons=(("train", "staff_short", "trainers"),),
    ),
    Seed(
        "A03",
        "staff is said to be short where none is asked",
        plan=row("unmet", "need", "swim", reason="staff_short", next_step="next_step.staff_short"),
    ),
    Seed("A03", "one need has two entries for one reason", plan=_split),
    # A04
    Seed(
        "A04", "less is owed than the law grants", plan=row("ledger", "right", "anna_pflegegeld", owed=34000)
    ),
    Seed(
        "A04",
        "shortage is booked as a choice",
        lines=without("train"),
        reasons=unmet("train"),
        plan=both(
            stopped, row("ledger", "right", "train_assistenz_qualifiziert", undeliverable=0, pending=60)
        ),
    ),
    Seed("A04", "a right is left out", plan=lambda p: p["ledger"].pop(0)),
    Seed("A04", "a right is made up", plan=lambda p: p["ledger"].append({**p["ledger"][0], "right": "cake"})),
    Seed(
        "A04",
        "a choice is called recorded and is not",
        plan=row("choices", "right", "walk_assistenz_kompensatorisch", status="recorded"),
    ),
    Seed("A04", "an accepted plan still holds a pending choice", plan=top(state="accepted")),
    Seed(
        "A03",
        "another office is said to owe it",
        lines=without("train"),
        reasons=unmet("train"),
        plan=_wrong_office,
    ),
    Seed("A04", "what stays claimable is not listed", plan=lambda p: p["remaining"].clear()),
    # A05
    Seed(
        "A05", "an amount of the rights block is lowered", plan=lambda p: _right(p)[0].update(amount_cents=1)
    ),
    Seed("A05", "a right is missing from the rights block", plan=lambda p: _right(p).pop()),
    Seed(
        "A05", "rights of carers are left out", plan=lambda p: p["rights"].update(carer_claims=[{"id": "x"}])
    ),
    Seed("A12", "bed rails are there and not named", files=_rails(None)),
    Seed(
        "A12",
        "bed rails without a permission are called permitted",
        files=_rails("2026-01-31"),
        plan=lambda p: p["warnings"].append({"key": "warning.liberty_permitted", "params": RAILS}),
    ),
    Seed(
        "A19", "a café behind a locked door", files=entry("offers", "cafe", restricts_liberty=["locked_door"])
    ),
    # A06
    Seed("A06", "a neighbour does protective work", files=entry("needs", "walk", protective=True)),
    Seed(
        "A06",
        "a neighbour goes along to protective work",
        files=both(
            entry("needs", "chat", protective=True),
            entry("offers", "cafe", kind="professional", paragraph="SGB VIII § 31", qualification="Q4"),
        ),
    ),
    Seed(
        "A06",
        "treatment care without instruction",
        files=consent("sven", instructed_on=None),
        lines=instead("pills", *(help_line("pills", "sven", day, "early", 5) for day in DAYS[:6])),
        reasons=unmet("pills"),
        plan=stopped,
    ),
    Seed(
        "A06",
        "a sibling enables where the law asks for a professional",
        files=both(
            consent(
                "sven",
                tasks=["supervision", "social_contact", "travel_training"],
                actions=["enable", "supervise", "accompany"],
            ),
            _today(1, 300),
        ),
        lines=instead("train", help_line("train", "sven", "mon", "morning", 60)),
    ),
    # A07
    Seed("A07", "the assessment asks for more", files=entry("needs", "wash", min_qualification="Q4")),
    Seed("A07", "the team may not treat", files=entry("teams", "nurse", qualification="Q3")),
    Seed("A07", "assistance asks for more", files=entry("needs", "train", min_qualification="Q5")),
    # A08
    Seed("A08", "the consent was withdrawn", files=consent("nina", withdrawn_on="2026-11-20")),
    Seed(
        "A08",
        "the consent ends within the horizon",
        files=consent("nina", until="2026-12-24"),
        plan=_ends_early("consent_ends", "nina", "2026-12-24"),
    ),
    Seed(
        "A08",
        "the helper took back the consent to the data on them",
        files=entry(
            "helpers",
            "nina",
            data_consent={"electronic_on": "2026-11-01", "withdrawn_on": "2026-11-20"},
        ),
    ),
    Seed("A08", "the consent is too old", files=consent("nina", agreed_on="2025-06-01")),
    Seed(
        "A08",
        "the task was not agreed on",
        files=consent("nina", tasks=["social_contact", "accompany_outside"]),
    ),
    Seed("A08", "going along was not agreed on", files=consent("nina", tasks=["movement", "social_contact"])),
    Seed(
        "A08",
        "somebody else is meant",
        files=both(added("persons", {"id": "bert", "home": "flat"}), consent("nina", persons=["bert"])),
    ),
    Seed("A08", "intimate help was not agreed on", files=entry("needs", "walk", intimate=True)),
    # A09
    Seed(
        "A09",
        "more than offered in a week",
        files=entry("helpers", "nina", gladly_minutes=60, at_most_minutes=105),
    ),
    Seed("A09", "more than offered on a day", files=entry("helpers", "nina", at_most_minutes_per_day=45)),
    Seed(
        "A09",
        "more presence than offered",
        files=entry("helpers", "sven", strained=False, presence_at_most_minutes=235),
    ),
    Seed(
        "A09",
        "at a time they do not have",
        files=entry("helpers", "nina", times=[{"days": ["mon", "tue"], "parts": ["afternoon"]}]),
    ),
    Seed(
        "A09",
        "longer than they have there",
        files=entry("helpers", "nina", times=[{"parts": ["afternoon"], "minutes": 45}]),
    ),
    # A10
    Seed("A10", "help on a day off", files=entry("helpers", "nina", days_off=["mon"])),
    Seed(
        "A10",
        "a strained helper gives more than today",
        files=_today(0, 200),
    ),
    Seed(
        "A10",
        "nights were not agreed on",
        lines=change(TALK, part="night"),
    ),
    Seed(
        "A10",
        "no free day for the main carer",
        files=_today(1, 300),
        lines=both(
            without(None),
            instead(
                "chat",
                *(help_line("chat", "sven", day, "noon", 30) for day in ("tue", "thu", "fri", "sat", "sun")),
            ),
        ),
    ),
    # A11
    Seed("A11", "a girl of fifteen is planned", files=entry("helpers", "nina", birth_date="2011-02-03")),
    Seed("A11", "one who is of age a day later", files=entry("helpers", "nina", birth_date="2008-11-24")),
    # A12
    Seed("A12", "a refused helper", files=refusal(of={"helper": "nina"})),
    Seed("A12", "a refused provider", files=refusal(of={"provider": "egh"})),
    Seed("A12", "a refused kind", files=refusal(of={"kind": "civic"})),
    Seed("A12", "a team that sends only the refused sex", files=entry("teams", "care", sexes=["male"])),
    Seed("A12", "a refused time", files=refusal(times=[{"days": ["mon"], "parts": ["morning"]}])),
    Seed("A12", "a refused task", files=refusal(tasks=["shopping"])),
    Seed("A12", "an unsafe person", files=protection(unsafe=[{"person": "nina"}])),
    Seed("A12", "an unsafe place", files=protection(unsafe=[{"place": "cafe"}])),
    Seed(
        "A12",
        "a group that nobody found reasonable",
        files=both(
            entry(
                "needs",
                "chat",
                standing="owed",
                entitlement="assistenz_kompensatorisch",
                measure={"kind": "minutes", "minutes": 120, "at_least": 30},
            ),
            entry(
                "offers",
                "cafe",
                kind="professional",
                qualification="Q2",
                paragraph="SGB IX § 78",
                paid_by=["assistenz_kompensatorisch"],
                price=None,
            ),
        ),
        lines=instead(
            "chat", help_line("chat", "cafe", "tue", "afternoon", 120, session="tue_1500", **ASSISTED)
        ),
    ),
    Seed("A12", "an unsafe meeting", files=protection(unsafe=[{"joint_presence": ["anna", "sven"]}])),
    Seed(
        "A12",
        "two helpers who must not meet",
        files=protection(unsafe=[{"joint_presence": ["nina", "sven"]}]),
    ),
    Seed(
        "A12",
        "who stands for the person has not agreed",
        files=lambda d: d["case"]["persons"][0].update(
            consents=[{"holder": "betreuerin", "need": "walk", "status": "pending", "on": "2026-11-01"}]
        ),
    ),
    Seed(
        "A12",
        "nobody is told whose word is not on record",
        files=_for_training(GRANTED),
        plan=_without_words,
    ),
    Seed(
        "A32",
        "help that runs and is gone is not named",
        lines=without("train"),
        reasons=(("train", "policy_order", "professional_minutes"),),
        files=lambda d: d["case"]["present_support"].append(
            {"need": "train", "source": "train_ways", "minutes_per_week": 60}
        ),
        plan=lambda p: p.update(
            warnings=[w for w in p["warnings"] if w["key"] != "warning.running_help_ends"]
        ),
    ),
    Seed(
        "A12",
        "a custodian is asked for where nobody is a child",
        plan=lambda p: p["warnings"].append(
            {
                "key": "warning.custody_missing",
                "params": {"person": "pia", "book": "sgb_ix", "holder": "", "needs": "train"},
            }
        ),
    ),
    Seed("A12", "who stands for the person has said nothing", files=_for_training()),
    Seed(
        "A12",
        "a grant that has ended carries nothing",
        files=_for_training({**GRANTED, "ends": "2026-11-20"}),
    ),
    # A13
    Seed("A13", "missed without a reason", lines=change(WALK, **_BY_TEAM), plan=_because(None)),
    Seed("A13", "missed for a word", lines=change(WALK, **_BY_TEAM), plan=_because("cheaper", "walk")),
    Seed(
        "A13",
        "missed for fewer professional minutes",
        lines=change(WALK, **_BY_TEAM),
        plan=_because("policy_order", "professional_minutes"),
    ),
    Seed("A13", "no aim named", lines=change(WALK, **_BY_TEAM), plan=_because("policy_order", "walk")),
    Seed(
        "A13",
        "search was done",
        lines=change(WALK, **_BY_TEAM),
        plan=_because("solver_limit_reached", "walk"),
    ),
    Seed("A13", "somebody could", lines=change(WALK, **_BY_TEAM), plan=_because("no_eligible_offer", "walk")),
    Seed(
        "A13",
        "she is there on that day",
        lines=change(WALK, **_BY_TEAM),
        plan=both(
            _because("no_common_time", "nina"), lambda p: [w.update(days=["mon"]) for w in p["wishes"]]
        ),
    ),
    Seed(
        "A13",
        "the days are those of another reason",
        lines=change(WALK, **_BY_TEAM),
        plan=both(
            _because("policy_order", "binding_wishes_missed"),
            lambda p: [w.update(days=["mon"]) for w in p["wishes"]],
        ),
    ),
    # A14
    Seed("A14", "more than the person said", files=_own(minutes_per_week=40)),
    Seed("A14", "another task than the person said", files=_own(tasks=["shopping"])),
    Seed("A14", "at another time than the person said", files=_own(times=[{"parts": ["noon"]}])),
    Seed("A14", "longer than the person said", files=_own(times=[{"minutes": 40}])),
    # A15
    Seed("A15", "not when it is needed", files=entry("needs", "wash", parts=["morning", "evening"])),
    Seed(
        "A15",
        "the team is off duty",
        files=entry("teams", "trainers", times=[{"days": ["tue"], "parts": ["morning"]}]),
    ),
    Seed(
        "A15",
        "the team has fewer minutes there",
        files=entry("teams", "trainers", times=[{"parts": ["morning"], "minutes": 45}]),
    ),
    Seed(
        "A15",
        "the team has fewer minutes a week",
        files=entry("teams", "trainers", capacity_minutes_per_week=55),
    ),
    Seed(
        "A15",
        "longer than the session",
        files=entry("needs", "chat", measure={"kind": "minutes", "minutes": 155}),
        lines=change(CAFE, minutes=125),
    ),
    Seed(
        "A15",
        "the companion comes in another day part",
        files=entry("helpers", "nina", times=[{}]),
        lines=change(GO, part="morning"),
    ),
    Seed(
        "A15",
        "a locked line is missing",
        files=protection(
            protection_plan=[
                {"need": "train", "offer": "train_ways", "days": ["tue"], "part": "morning", "minutes": 60}
            ]
        ),
    ),
    Seed("A15", "the clock time lies outside the day part", plan=on_line("train", start="15:00")),
    Seed("A15", "a line is marked as locked that is not", plan=on_line("train", locked=True)),
    # A16
    Seed(
        "A16",
        "the person is helped longer than the day part lasts",
        files=_long_washes,
        lines=instead("wash", *(help_line("wash", "care_body", day, "early", 120) for day in DAYS)),
    ),
    Seed(
        "A16",
        "a piece is shorter than agreed",
        files=entry("needs", "train", measure={"kind": "minutes", "minutes": 60, "at_least": 40}),
        lines=instead(
            "train",
            help_line("train", "train_ways", "mon", "morning", 30),
            help_line("train", "train_ways", "tue", "morning", 30),
        ),
    ),
    Seed("A16", "two washes in one day part", lines=change(1, day="mon")),
    Seed("A16", "an occurrence is cut short", lines=change(0, minutes=15)),
    Seed(
        "A16",
        "two groups at once",
        files=_meets_nobody,
        lines=lambda lines: lines.__setitem__(
            slice(CAFE, SHOP),
            [
                help_line("chat", "cafe", "tue", "afternoon", 75, session="tue_1500"),
                companion("nina", "tue_1500", "tue", "afternoon", 50),
                help_line("chat", "cafe_far", "tue", "afternoon", 75, session="tue_1430"),
                companion("nina", "tue_1430", "tue", "afternoon", 50),
            ],
        ),
    ),
    # A17
    Seed(
        "A17",
        "too far",
        files=both(
            entry("offers", "cafe", within_minutes=35),
            entry("helpers", "nina", times=[{}], at_most_minutes=300, at_most_minutes_per_day=None),
        ),
        lines=change(GO, minutes=140),
    ),
    Seed(
        "A17",
        "nobody fetches who does not go out",
        files=lambda d: d["case"]["persons"][0].update(going_out="not_at_all"),
        lines=without(None),
    ),
    # A18
    Seed("A18", "nobody goes along", lines=without(None)),
    Seed("A18", "the companion's time is cut", lines=change(GO, minutes=25)),
    Seed("A18", "no step-free way in", files=entry("offers", "cafe", access=[])),
    Seed("A18", "no language in common", files=entry("teams", "trainers", languages=["tr"])),
    Seed(
        "A18",
        "a companion without a way to go",
        lines=instead("chat", help_line("chat", "sven", "thu", "evening", 30)),
        reasons=unmet("chat"),
        plan=stopped,
    ),
    # A19
    Seed("A19", "for another age", files=entry("offers", "train_ways", target={"max_age": 20})),
    Seed("A19", "for another Pflegegrad", files=entry("offers", "buddy_shop", target={"min_pflegegrad": 3})),
    Seed(
        "A19",
        "for another disability",
        files=entry("offers", "train_ways", target={"disability": ["seelisch"]}),
    ),
    Seed("A19", "not open yet", files=entry("offers", "buddy_shop", open_from="2026-12-01")),
    Seed("A19", "opening undecided", files=entry("offers", "buddy_shop", open_from="undecided")),
    Seed("A19", "closes within the horizon", files=entry("offers", "buddy_shop", closed_from="2027-01-10")),
    Seed("A19", "with a waiting time", files=entry("offers", "buddy_shop", waiting_weeks=2)),
    Seed("A19", "nobody looked for long", files=entry("offers", "buddy_shop", verified_on="2026-03-01")),
    Seed(
        "A19",
        "a delivery to somebody who is out",
        files=both(
            entry("needs", "shop", place="outside"),
            lambda d: d["case"]["persons"][0]["own_money"].update(accepts_cents_per_month=9000),
        ),
        lines=instead("shop", help_line("shop", "menu", "thu", "afternoon", 60)),
    ),
    Seed("A19", "full", files=entry("offers", "cafe", group={"maximum": 10, "typical": 8, "free_places": 0})),
    Seed("A19", "does not come here", files=entry("teams", "buddies", stadtteile=["nord"])),
    Seed("A19", "does not do this", files=entry("offers", "buddy_shop", tasks=["cleaning"])),
    Seed(
        "A19",
        "a device to talk to",
        files=both(
            entry("needs", "letters", task="social_contact", action="supervise"),
            entry("offers", "reader", tasks=["social_contact"]),
        ),
        lines=instead("letters", help_line("letters", "reader", "mon", "evening", 45)),
    ),
    Seed("A19", "only arranges", files=entry("offers", "buddy_shop", role="broker")),
    Seed("A19", "the line calls it another kind", plan=on_line("shop", kind="informal")),
    # A21
    Seed(
        "A21",
        "a fraction somewhere in the plan",
        plan=lambda p: p["warnings"].append({"key": "w", "params": {"x": 1.5}}),
    ),
    Seed("A21", "minutes off the grid", lines=both(change(CAFE, minutes=117), change(TALK, minutes=33))),
    # A22
    Seed("A22", "the ceiling of a month is passed", files=_used(0, used_cents=70000)),
    Seed(
        "A22",
        "the stock is overdrawn",
        files=both(
            _used(1, balance_cents=0), entry("offers", "buddy_shop", price={"unit": "hour", "cents": 12000})
        ),
    ),
    Seed("A22", "the own share is not accepted", files=lambda d: d["case"]["persons"][0].pop("own_money")),
    Seed("A22", "a price is lowered", plan=on_line("shop", cents_per_month=1)),
    Seed("A22", "a payer's sum is changed", plan=lambda p: p["funding"][0].update(cents_per_month=1)),
    Seed("A22", "a month is left out", plan=lambda p: p["months"].pop()),
    # A23
    Seed("A23", "full Pflegegeld beside Sachleistung", plan=top(pflegegeld_cents_per_month=34700)),
    Seed("A23", "no Pflegegeld though some is left", plan=top(pflegegeld_cents_per_month=0)),
    Seed("A23", "one cent more in one month", plan=lambda p: p["months"][1].update(pflegegeld_cents=13079)),
    # A24
    Seed("A24", "one line stands twice", plan=lambda p: p["lines"][-1].update(id=p["lines"][-2]["id"])),
    Seed("A24", "a need is covered beyond what it asks", lines=change(TALK, minutes=60)),
    # A25
    Seed(
        "A24",
        "one attendance has two payers",
        files=both(
            entry("offers", "day_care", target={}),
            lambda d: d["case"]["persons"][0].update(reach_minutes=45),
        ),
        lines=lambda lines: lines.extend(
            (
                help_line("swim", "day_care", "wed", "morning", 30, session="wed_1000"),
                help_line(
                    "swim", "day_care", "wed", "noon", 30, session="wed_1000", payer="SELF", benefit=None
                ),
            )
        ),
    ),
    Seed("A25", "nobody pays", lines=change(SHOP, payer=None, benefit=None, application=None)),
    Seed(
        "A25",
        "the Sachleistung pays for assistance",
        lines=change(TRAIN, payer="PK", benefit="pflegesachleistung"),
    ),
    Seed(
        "A25",
        "the person pays for what is owed, without a choice",
        files=both(
            entry("needs", "shop", standing="safety"),
            lambda d: d["case"]["persons"][0]["own_money"].update(accepts_cents_per_month=9000),
        ),
        lines=instead("shop", help_line("shop", "menu", "thu", "afternoon", 60)),
    ),
    Seed(
        "A25",
        "the person pays for what is owed, having left open how it comes",
        files=both(
            entry("needs", "shop", standing="safety"),
            lambda d: d["case"]["persons"][0]["own_money"].update(accepts_cents_per_month=9000),
            lambda d: d["case"].update(
                choices=[
                    *d["case"].get("choices", ()),
                    {"person": "anna", "need": "shop", "on": "2026-11-01", "role": "self"},
                ]
            ),
        ),
        lines=instead("shop", help_line("shop", "menu", "thu", "afternoon", 60)),
    ),
    Seed("A25", "the Pflegekasse pays for assistance", lines=change(TRAIN, payer="PK")),
    Seed("A25", "a neighbour is given a paragraph", plan=on_line("walk", paragraph="SGB XI § 36")),
    Seed("A25", "the paragraph belongs to another book", plan=on_line("train", paragraph="SGB VIII § 31")),
    # A26
    Seed("A26", "a benefit is called granted", plan=on_line("shop", application="granted")),
    Seed("A26", "an approval that nobody gave", plan=on_line("shop", application="approved")),
    Seed("A26", "a key of a decision", plan=top(decided=True)),
    Seed(
        "A26",
        "a sentence of a decision",
        plan=lambda p: p["warnings"].append({"key": "w", "params": {"x": "Pflegegeld wird bewilligt"}}),
    ),
    Seed("A26", "an unknown state", plan=top(state="final")),
    Seed(
        "A26",
        "a draft is called a proposal",
        files=lambda d: d["case"]["needs"][0].pop("confirmed"),
        plan=top(state="proposed"),
    ),
    # A27
    Seed("A27", "optimal with an open gap", plan=lambda p: p["tiers"][14].update(bound=1)),
    Seed("A27", "impossible without a conflict", plan=top(status="impossible")),
    Seed("A27", "a budget that no policy grants", plan=lambda p: p["tiers"][14].update(budget=10**9)),
    Seed("A27", "proved, and called open", plan=top(status="feasible")),
    # A28
    Seed(
        "A28", "a value is lowered", plan=lambda p: p["tiers"][14].update(value=1, best=1, bound=1, budget=1)
    ),
    Seed("A28", "aims in another order", plan=lambda p: p["tiers"].insert(0, p["tiers"].pop(14))),
    Seed("A28", "a missed wish is called met", lines=change(WALK, **_BY_TEAM), plan=_met),
    # A29
    Seed("A29", "fewer professional minutes in all", plan=top(professional_minutes_per_week=500)),
    Seed("A29", "fewer of one qualification", plan=lambda p: p["by_qualification"].update(Q3=300)),
    Seed("A29", "fewer of one book", plan=lambda p: p["by_book"].update(sgb_v=100)),
    Seed("A29", "a visit without its way", plan=_visit),
    Seed("A29", "coordination is forgotten", plan=top(coordination_minutes_per_week=0)),
    Seed(
        "A29",
        "today looks worse than it is",
        plan=lambda p: p["references"]["present"].update(professional_minutes_per_week=900),
    ),
    Seed("A29", "a comparison is left out", plan=lambda p: p["references"].pop("best_professional")),
    # A30
    Seed("A30", "a helper's minutes are made smaller", plan=lambda p: p["helper_minutes"].update(nina=60)),
    Seed("A30", "presence is forgotten", plan=lambda p: p["helper_presence_minutes"].update(sven=0)),
    Seed("A30", "more reserve than there is", plan=lambda p: p["helper_reserve_minutes"].update(nina=900)),
    Seed("A30", "the mix by kind is wrong", plan=lambda p: p["welfare_mix"].update(informal=0)),
    # A31
    Seed("A31", "a line says no reason", plan=on_line("shop", because=[])),
    Seed(
        "A31",
        "a reason is a sentence",
        plan=on_line("shop", because=[{"key": "It is cheaper.", "params": {}}]),
    ),
    Seed("A31", "owed help is replaced without a choice", plan=lambda p: p["choices"].pop()),
    Seed(
        "A31",
        "a goal claims a line that does not serve it",
        plan=lambda p: p["goals"][1].update(supported_by=["line_00"]),
    ),
    # A32
    Seed("A32", "an order ends unnamed", files=entry("orders", "order_one", ends="2026-12-20")),
    Seed(
        "A32",
        "nobody is told that days are planned as another type of week",
        files=lambda d: d["case"].update(
            week_types=[{"id": "regular"}, {"id": "other", "kind": "holiday"}],
            calendar=[{"week_type": "other", "begins": "2026-12-09", "ends": "2026-12-10"}],
        ),
        plan=lambda p: p.update(warnings=[w for w in p["warnings"] if w["key"] != "warning.other_week_type"]),
    ),
    Seed(
        "A32",
        "nobody is told that an offer takes somebody only up to an age",
        files=_too_old_for("care_body"),
    ),
    Seed(
        "A32",
        "the day from which somebody is too old is another",
        files=_too_old_for("care_body"),
        plan=_outgrown(code="offer_outgrown", subject="care_body", by="2026-12-04", person="anna"),
    ),
    Seed(
        "A32",
        "a benefit is said to end by age and does not",
        plan=_outgrown(
            code="outgrown", subject="wash", by="2026-12-03", benefit="pflegesachleistung", next=[]
        ),
    ),
    Seed(
        "A32",
        "custody is said to end and does not",
        plan=_outgrown(code="custody_ends", subject="anna", by="2026-12-03"),
    ),
    Seed("A32", "an end that is none", plan=_ends_early("order_ends", "order_one", "2026-12-20")),
    # A33
    Seed(
        "A33",
        "a main carer without a week of rest is not named",
        files=entry("helpers", "sven", main_carer=True),
        plan=lambda p: p.update(warnings=[w for w in p["warnings"] if "days" in w["params"]]),
    ),
    Seed(
        "A33",
        "somebody grown up is said to be an unheard child",
        plan=lambda p: p["warnings"].append({"key": "warning.child_not_heard", "params": {"person": "anna"}}),
    ),
    Seed("A33", "what stands in is no staff", plan=_of_line(WALK, fallback={"offer": "cafe", "payer": None})),
    Seed(
        "A33",
        "somebody stands in for staff",
        plan=_of_line(0, fallback={"offer": "care_body", "payer": "PK"}),
    ),
    Seed("A33", "a goal of somebody else", plan=_says(0, _why("goal", goal="nobody"))),
    Seed("A33", "owed by another benefit", plan=_says(0, _why("owed", benefit="pflegegeld"))),
    Seed("A33", "a better qualification", plan=_says(0, _why("qualified", qualification="Q5"))),
    Seed("A33", "a protection plan that is none", plan=_says(0, _why("protection_plan"))),
    Seed("A33", "instead of itself", plan=_of_line(0, instead_of=[{"offer": "care_body", "reason": "r"}])),
    Seed("A33", "instead of nothing known", plan=_of_line(0, instead_of=[{"offer": "none", "reason": "r"}])),
    Seed("A33", "approved by nobody", plan=_compared("approved", professional_minutes_per_week=60)),
    Seed("A33", "covers more than is needed", plan=_compared("best_professional", covered=99999)),
    Seed(
        "A33",
        "the budget of the full need is another",
        plan=lambda p: p["references"].update(best_professional={**nobody(), "in_kind": [A_BUDGET]}),
    ),
    Seed("A33", "asked at the wrong office", plan=asks(payer="KK")),
    Seed("A33", "asked before the plan began", plan=asks(by="2026-01-01")),
    Seed("A33", "a professional who only agreed", plan=_says(0, _why("consented"))),
    Seed("A33", "a neighbour is called qualified", plan=_says(WALK, _why("qualified"))),
    Seed("A33", "help is called own doing", plan=_says(WALK, _why("own_wish_to_do"))),
    Seed("A33", "a preference that nobody has", plan=_says(WALK, _why("preference"))),
    Seed("A33", "a binding wish that is none", plan=_says(SHOP, _why("binding_wish"))),
    Seed("A33", "as today, and it is new", plan=_says(WALK, _why("as_today"))),
    Seed("A33", "a visit shared with nothing", plan=_says(SHOP, _why("shares_visit"))),
    Seed("A33", "a reason of an unmet need", plan=_says(SHOP, {"key": "next_step.offer_full"})),
    Seed("A33", "somebody stands in for a companion", plan=_of_line(GO, fallback={"offer": "train_ways"})),
    Seed("A33", "what stands in comes from elsewhere", plan=_of_line(SHOP, fallback=_from_elsewhere())),
    Seed("A33", "who stands in comes some time", plan=_of_line(SHOP, fallback=_meal(response=None))),
    Seed("A33", "who stands in has no name", plan=_of_line(SHOP, fallback=_meal(provider=None))),
    Seed("A33", "unpaid help alone is called safe", plan=top(fragile=False)),
    Seed("A33", "no provider is shown", plan=top(providers=[])),
    Seed("A33", "a choice where no staff helps", plan=_choose("pd")),
    Seed("A33", "one waits for what is open", plan=_wait()),
    Seed("A33", "one waits for what is not there", plan=_wait(offer="none")),
    Seed("A33", "asked on no day", plan=asks(by="soon")),
    Seed("A33", "asked for nothing", plan=lambda p: p["applications"].clear()),
    Seed("A33", "asked for twice", plan=lambda p: p["applications"].append(p["applications"][0])),
    Seed(
        "A33", "a comparison that is a word", plan=lambda p: p["references"].update(best_professional="good")
    ),
    Seed("A33", "today's helpers give less", plan=_today_is(helper_minutes_per_week=0)),
    Seed("A33", "today covers less", plan=_today_is(covered=10)),
    Seed("A33", "more is approved in money", plan=lambda p: p["references"].update(approved={"covered": 60})),
    Seed(
        "A33",
        "other help for no reason",
        plan=_of_line(0, instead_of=[{"offer": "nurse_treat", "reason": "r"}]),
    ),
    Seed("A33", "other help costs less time than it does", plan=_of_line(SHOP, instead_of=_cheap())),
    Seed("A33", "the person pays for what stands in", plan=_of_line(WALK, fallback=_paid_by_self())),
    Seed("A33", "asked at another office", plan=lambda p: p["applications"][0].update(office="jugendamt")),
    Seed("A33", "asked without papers", plan=lambda p: p["applications"][0].update(papers=["none"])),
    Seed(
        "A33",
        "a companion for another offer",
        plan=_says(GO, _why("companion_for", offer="menu")),
    ),
    Seed("A18", "help is called a trip", plan=_of_line(WALK, accompanies="cafe")),
    # what only says more than it must
    Seed(
        "A02",
        "a need is called confirmed",
        files=_unconfirmed,
        plan=row("needs", "id", "swim", confirmed=True),
    ),
    Seed("A02", "guiding is called doing it for her", plan=row("needs", "id", "train", action="take_over")),
    Seed("A02", "a need rests on other findings", plan=row("needs", "id", "wash", sources=["item_x"])),
    Seed("A02", "a goal in other words", plan=row("goals", "id", "company", text_ref="goals.swimming.words")),
    Seed(
        "A03",
        "what is owed is put down to a helper who did not offer it",
        lines=without("train"),
        reasons=(("train", "consent_missing_or_limited", "nina"),),
    ),
    Seed("A03", "a next step that nobody knows", plan=row("unmet", "need", "swim", next_step="wait")),
    Seed("A04", "a choice stands there twice", plan=lambda p: p["choices"].append(p["choices"][0])),
    Seed(
        "A04",
        "more is left of what is saved up",
        plan=row("remaining", "claim", "anna_entlastungsbetrag", cents=99),
    ),
    Seed(
        "A04",
        "it can be used longer",
        plan=row("remaining", "claim", "anna_tagespflege", expires="2027-12-31"),
    ),
    Seed("A04", "a claim is listed twice", plan=lambda p: p["remaining"].append(p["remaining"][0])),
    Seed("A04", "a claim to help is left out", plan=lambda p: p.update(remaining=_with_cents(p))),
    Seed(
        "A03",
        "another reason that holds, too",
        files=_too_young,
        plan=_another_reason,
        lines=without("train"),
        reasons=(("train", "no_eligible_offer", "train_ways"),),
    ),
    Seed("A15", "a companion is marked as locked", plan=_of_line(GO, locked=True)),
    Seed("A18", "the companion serves another need", plan=_of_line(GO, need="shop")),
    Seed(
        "A18",
        "the companion goes elsewhere",
        plan=_of_line(GO, accompanies="cafe_far", because=[_why("companion_for", offer="cafe_far")]),
    ),
    Seed("A21", "other help is a word", plan=_of_line(SHOP, instead_of="none")),
    Seed("A21", "a warning is a word", plan=lambda p: p["warnings"].append("all is well")),
    Seed("A21", "an end is a word", plan=lambda p: p["open_points"].append("nothing ends")),
    Seed("A26", "how the asking stands is left out", plan=_of_line(0, application=None)),
    Seed("A26", "not asked for, and it must be", plan=_of_line(0, application="not_needed")),
    Seed("A26", "nothing to ask for, and it is asked", plan=_of_line(WALK, application="to_apply")),
    Seed("A28", "a wish stands there twice", plan=lambda p: p["wishes"].append(p["wishes"][0])),
    Seed(
        "A28", "a wish that nobody has", plan=lambda p: p["wishes"].append({**p["wishes"][0], "id": "cake"})
    ),
    Seed("A29", "a professional without a qualification", plan=_of_line(0, qualification=None)),
    # R01, R03
    Seed("R01", "the case has changed", plan=lambda p: p["inputs"].update(case="d" * 64)),
    Seed("R01", "the law has changed", plan=lambda p: p["inputs"].update(law="d" * 64)),
    Seed("R01", "no software is named", plan=top(software={})),
    Seed("R01", "another case", plan=top(case="other")),
    Seed(
        "R03",
        "the goal's words stand in the plan",
        plan=lambda p: p["goals"][0].update(text="Meet people again like in the old days"),
    ),
    Seed(
        "R03",
        "what the person confided stands in a warning",
        plan=lambda p: p["warnings"].append(
            {"key": "w", "params": {"x": "she said: I want to be left in peace in the mornings!"}}
        ),
    ),
    Seed(
        "R03",
        "what a helper gains stands in a remark",
        plan=top(remark="Nina: ENJOYS a chat on the way."),
    ),
)
"""Every seeded violation, in order of invariant."""
