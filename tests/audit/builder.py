"""Builds plans whose totals follow from their lines, so that a test can break one rule and no other.

The totals are filled in with the audit's own week and money; `test_figures.py` compares these with figures
worked out by hand.
"""

from __future__ import annotations

import copy
from collections import defaultdict
from collections.abc import Iterable, Mapping
from datetime import date
from functools import cache, partial
from pathlib import Path
from typing import Any

import yaml

from arrangement.audit import AuditResult, Severity, audit_plan
from arrangement.audit.at_hand import stand_in
from arrangement.audit.because import INSTEAD, Reasons
from arrangement.audit.beside import beside_rows
from arrangement.audit.by_month import month_figures, month_stock, services_left
from arrangement.audit.carers import cover_rows
from arrangement.audit.checks import CHECKS
from arrangement.audit.consents import not_on_record
from arrangement.audit.days import unlike
from arrangement.audit.employed import doubts, runs, worked
from arrangement.audit.ended import ENDS, ended
from arrangement.audit.helpers import at_most
from arrangement.audit.inputs import Inputs
from arrangement.audit.instead import minutes_instead
from arrangement.audit.lines import Line
from arrangement.audit.matter import Matter, matter_of
from arrangement.audit.measure import (
    dates_asked,
    dates_of,
    is_dated,
    occurrence_minutes,
    required,
    required_in,
    unit,
)
from arrangement.audit.money import SELF
from arrangement.audit.people_first import NAMES, to_be_named
from arrangement.audit.phases import phase_rows, reviews
from arrangement.audit.references import present_now
from arrangement.audit.rights import account
from arrangement.audit.statutes import Statutes
from arrangement.audit.tiers import VALUES, wish_missed
from arrangement.audit.view import read_plan
from arrangement.audit.week import Week, standby
from arrangement.audit.whereabouts import kinds_of
from arrangement.catalogue import Catalogue
from arrangement.law.law import law_sha256
from arrangement.policy import Policy
from arrangement.policy.tiers import RESEARCH, Tier, left_out, tiers_of
from assessment.case.case import Case
from assessment.case.phases import phase_of, unfolded
from assessment.case.words import Benefit
from assessment.ground.calendar import end_of_month

HERE = Path(__file__).parent
HASHES = {"case": "c" * 64, "catalogue": "a" * 64, "policy": "b" * 64}
Json = dict[str, Any]


def files(name: str = "small") -> Json:
    """The raw case and catalogue of `small.yaml` or `weeks.yaml`, to be changed by a test."""
    return copy.deepcopy(_read(name))


@cache
def _read(name: str) -> Json:
    data: Json = _plain(yaml.safe_load((HERE / f"{name}.yaml").read_text(encoding="utf-8")))
    return data


def _plain(value: Any) -> Any:
    if isinstance(value, dict):
        return {"on" if key is True else key: _plain(inner) for key, inner in value.items()}
    if isinstance(value, list):
        return [_plain(inner) for inner in value]
    return value if isinstance(value, str | int | bool) or value is None else value.isoformat()


@cache
def policy() -> Policy:
    """The standard policy."""
    return Policy.model_validate(_standard())


def _standard() -> Json:
    file = HERE.parents[1] / "sample_data" / "policies" / "standard.yaml"
    found: Json = _plain(yaml.safe_load(file.read_text(encoding="utf-8")))
    return found


PAID: Mapping[str, tuple[str | None, str | None, str | None]] = {
    "care_body": ("PK", "pflegesachleistung", "SGB XI § 36"),
    "care_meal": ("PK", "pflegesachleistung", "SGB XI § 36"),
    "nurse_treat": ("KK", "haeusliche_krankenpflege", "SGB V § 37"),
    "train_ways": ("EGH", "assistenz_qualifiziert", "SGB IX § 78"),
    "buddy_shop": ("PK", "entlastungsbetrag", "SGB XI § 45b"),
    "day_care": ("PK", "tagespflege", "SGB XI § 41"),
    "cafe": (SELF, None, None),
    "menu": (SELF, None, None),
    "reader": (SELF, None, None),
    "alarm": (SELF, None, None),
    "night_watch": (None, None, "SGB XI § 36"),
}


def help_line(need: str, source: str, day: str, part: str, minutes: int, **more: Any) -> Json:
    """One line of help; totals are filled in by `build`."""
    return {"need": need, "source": source, "day": day, "part": part, "minutes": minutes, **more}


def companion(source: str, session: str, day: str, part: str, minutes: int) -> Json:
    """One trip of a companion."""
    line = help_line("", source, day, part, minutes, session=session)
    return {**line, "need": None, "role": "companion"}


DAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")


def lawful_lines() -> list[Json]:
    """A week in which everything but the swimming is met."""
    return [
        *(help_line("wash", "care_body", day, "early", 20) for day in DAYS),
        *(help_line("pills", "nurse_treat", day, "early", 5) for day in DAYS),
        help_line("train", "train_ways", "mon", "morning", 60),
        help_line("walk", "nina", "mon", "afternoon", 30),
        help_line("walk", "nina", "fri", "afternoon", 30),
        help_line("watch", "sven", "mon", "afternoon", 120),
        help_line("watch", "sven", "wed", "afternoon", 120),
        help_line("chat", "cafe", "tue", "afternoon", 120, session="tue_1500"),
        companion("nina", "tue_1500", "tue", "afternoon", 50),
        help_line("chat", "sven", "thu", "evening", 30),
        help_line("shop", "buddy_shop", "thu", "afternoon", 60),
        help_line("letters", "anna_writes", "mon", "evening", 45),
    ]


class Bench:
    """Case, catalogue and policy on a bench, to build plans for and to audit them."""

    def __init__(self, data: Json | None = None) -> None:
        """Read the files; `data` is what `files()` gives, changed or not."""
        data = data or files()
        self.as_written = Case.model_validate(data["case"])
        assert self.as_written.plan_date is not None
        self.case = unfolded(self.as_written, self.as_written.plan_date)
        self.catalogue = Catalogue.model_validate(data["catalogue"])
        self.policy = Policy.model_validate({**_standard(), **data.get("policy", {})})

    def build(
        self, lines: Iterable[Json], reasons: Mapping[str, tuple[str, list[str]]] | None = None
    ) -> Json:
        """A plan with these lines, and all totals that follow from them."""
        plan = self._skeleton([self._line(number, line) for number, line in enumerate(lines)])
        self._fill_lines(plan, self.matter(plan))
        matter = self.matter(plan)
        self._needs(plan, matter, reasons or {})
        self._minutes(plan, matter)
        self._money(plan, matter)
        self._calendar(plan, matter)
        matter = self.matter(plan)
        self._rights(plan, matter)
        self._tiers(plan, matter)
        plan["references"]["present"] |= {
            "professional_minutes_per_week": present_now(matter)["professional_minutes_per_week"]
        }
        return plan

    def matter(self, plan: Json) -> Matter:
        """What the audit looks at."""
        view, _ = read_plan(plan)
        on = view.on
        assert on is not None
        inputs = Inputs(self.case, self.catalogue, self.policy, on, Statutes(self.case, on), HASHES)
        return matter_of(inputs, view)[0]

    def audit(self, plan: Json) -> AuditResult:
        """Judge a plan."""
        return audit_plan(self.as_written, plan, self.catalogue, self.policy, HASHES)

    def broken(self, plan: Json) -> set[str]:
        """Ids of the fatal invariants that a plan breaks."""
        return self.fatal(self.audit(plan))

    def fatal(self, answer: AuditResult) -> set[str]:
        """Ids of the fatal invariants in an answer."""
        flags = {check.id for check in CHECKS if check.severity is Severity.FLAG}
        return {violation.invariant for violation in answer.violations} - flags

    def _line(self, number: int, given: Json) -> Json:
        line = {key: value for key, value in given.items() if key != "source"}
        source = given["source"]
        employed = any(entry.id == source for entry in self.case.employed)
        helper = employed or any(entry.id == source for entry in self.case.helpers)
        offer = next((entry for entry in self.catalogue.offers if entry.id == source), None)
        team = next((t for t in self.catalogue.teams if offer is not None and t.id == offer.team), None)
        payer, benefit, paragraph = PAID.get(source, (None, None, None))
        qualification = team.qualification if team else offer.qualification if offer else None
        kind = "market" if employed else "informal" if helper else offer.kind.value if offer else "own"
        return {
            "id": f"line_{number:02d}",
            "role": "help",
            "person": next((need.person for need in self.case.needs if need.id == given["need"]), "anna"),
            "offer": None if helper else source,
            "helper": source if helper else None,
            "kind": kind,
            "week_type": self.case.week_types[0].id,
            "on": None,
            "start": None,
            "professional_minutes": 0,
            "qualification": qualification.value if qualification else None,
            "payer": payer,
            "benefit": benefit,
            "paragraph": paragraph,
            "application": None,
            "cents_per_month": 0,
            "session": None,
            "accompanies": self._led_to(given),
            **line,
        }

    def _led_to(self, given: Json) -> str | None:
        """The offer to which a companion goes along."""
        sessions = (offer.id for offer in self.catalogue.offers for one in offer.sessions)
        keys = (one.key for offer in self.catalogue.offers for one in offer.sessions)
        to = dict(zip(keys, sessions, strict=True))
        return to.get(str(given.get("session"))) if given.get("role") == "companion" else None

    def _skeleton(self, lines: list[Json]) -> Json:
        day = self.case.plan_date
        assert day is not None
        confirmed = all(need.confirmed is not None for need in self.case.needs)
        return {
            "schema": "hilfemix.plan.v1",
            "case": self.case.id,
            "on": day.isoformat(),
            "state": "proposed" if confirmed and self.policy.use != RESEARCH else "draft",
            "status": "optimal",
            "policy": self.policy.id,
            "policy_use": self.policy.use,
            "land": "de_hb",
            "horizon": {"weeks": self.case.horizon.weeks},
            "lines": lines,
            "applications": [],
            "assessment": self._assessment(),
            "exceptions": [],
            "open_points": [],
            "warnings": [],
            "references": {
                "present": {"own_share_cents_per_month": 0},
                "approved": None,
                "best_professional": None,
            },
            "inputs": {**HASHES, "law": law_sha256()},
            "software": {"hilfemix": "0.1.0"},
        }

    def _assessment(self) -> Json:
        needs = self.case.needs
        return {
            "derived": [],
            "stated_unconfirmed": [need.id for need in needs if need.confirmed is None],
            "confirmed_by": sorted({need.confirmed.role for need in needs if need.confirmed is not None}),
            "open_points": [],
        }

    def _fill_lines(self, plan: Json, matter: Matter) -> None:
        rows = {row["id"]: row for row in plan["lines"]}
        weeks, money = matter.weeks, matter.money
        for week in (*weeks.typical, *weeks.single):
            for visit in week.visits:
                first = (*visit.lines, *visit.companions)[0]
                rows[first.id]["professional_minutes"] = visit.professional_minutes
            for attendance in week.attendances:
                rows[attendance.lines[0].id]["professional_minutes"] = attendance.professional_minutes
        for line in weeks.lines:
            rows[line.id].update(times=weeks.times(line), home=line.home)
            rule = matter.inputs.statutes.benefit(line.view.benefit)
            if rule is not None:
                status = matter.inputs.statutes.application(line.person.id, rule.benefit)
                rows[line.id].setdefault("application", status)
                rows[line.id]["application"] = rows[line.id]["application"] or status
            if line.is_on_call:
                rows[line.id]["professional_minutes"] = standby(line)
        self._fill_reasons(rows, matter)
        for charge in money.charges:
            rows[charge.first.id]["cents_per_month"] = charge.in_month(money.shown)

    def _fill_reasons(self, rows: Mapping[str, Json], matter: Matter) -> None:
        """Reasons, staff who would do the same, and who stands in; as a test gave them where it did."""
        reasons = Reasons(matter)
        for line in matter.weeks.lines:
            row = rows[line.id]
            row.setdefault("because", [{"key": key, "params": params} for key, params in reasons.of(line)])
            staff = reasons.staff_instead(line)
            instead = [
                {"offer": one.id, "reason": INSTEAD, "params": minutes_instead(line, one)}
                for one in staff[:1]
            ]
            row.setdefault("instead_of", instead)
            row.setdefault("fallback", stand_in(matter, line))
        for row in rows.values():  # what no slot or date holds
            row.setdefault("because", [{"key": "because.fewest_professional_minutes", "params": {}}])
            row.setdefault("instead_of", [])
            row.setdefault("fallback", None)

    def _needs(self, plan: Json, matter: Matter, reasons: Mapping[str, tuple[str, list[str]]]) -> None:
        plan["needs"], plan["unmet"] = [], []
        inputs, weeks = matter.inputs, matter.weeks
        for need in self.case.needs:
            plan["needs"].append(
                {
                    "id": need.id,
                    "person": need.person,
                    "standing": need.standing.value,
                    "measure": need.measure.kind,
                    "required": required(inputs, need),
                    "covered": weeks.covered(need),
                    "unit": unit(need),
                    "by_week_type": {
                        inputs.week_type(kind).id: {
                            "required": required_in(inputs, need, kind),
                            "covered": weeks.covered_in(need, kind),
                        }
                        for kind in kinds_of(inputs, need)
                        if not is_dated(need)
                    },
                }
            )
            for kind in inputs.planned:
                left = required_in(inputs, need, kind) - weeks.covered_in(need, kind)
                if left <= 0:
                    continue
                reason, evidence = reasons.get(need.id, ("no_eligible_offer", [need.id]))
                plan["unmet"].append(
                    {
                        "need": need.id,
                        "week_type": inputs.week_type(kind).id,
                        "amount": left,
                        "unit": unit(need),
                        "reason": reason,
                        "evidence": evidence,
                        "duty_bearer": _payer(inputs, need.entitlement),
                        "next_step": f"next_step.{reason}",
                    }
                )
        lines: dict[str, list[str]] = defaultdict(list)
        for line in weeks.help_lines:
            for goal in line.need.goals if line.need else ():
                lines[goal].append(line.id)
        plan["goals"] = [
            {
                "id": goal.id,
                "text_ref": f"goals.{goal.id}.words",
                "needs": [need.id for need in self.case.needs if goal.id in need.goals],
                "supported_by": lines[goal.id],
            }
            for goal in self.case.goals
        ]

    def _minutes(self, plan: Json, matter: Matter) -> None:
        weeks, inputs = matter.weeks, matter.inputs
        coordination = weeks.average(weeks.coordination)
        by_qualification: dict[str, int] = defaultdict(int)
        by_book: dict[str, int] = defaultdict(int)
        mix: dict[str, int] = defaultdict(int)
        interpreting = 0
        for line in weeks.lines:
            times = weeks.times(line)
            if line.view.professional_minutes:
                minutes = line.view.professional_minutes * times
                by_qualification[line.source.qualification.value] += minutes
                by_book[_book(inputs, line)] += minutes
            if line.interpreter is not None:
                by_qualification[line.interpreter.qualification.value] += line.minutes * times
                interpreting += line.minutes * times
            if line.need is not None and line.need.measure.kind not in ("presence", "reachable"):
                mix[line.source.kind.value] += line.minutes * times
        plan["coordination_minutes_per_week"] = coordination
        plan["interpreter_minutes_per_week"] = weeks.average(interpreting)
        total = weeks.average(sum(by_qualification.values()))
        plan["professional_minutes_per_week"] = total + coordination
        for name, table in (
            ("by_qualification", by_qualification),
            ("by_book", by_book),
            ("welfare_mix", mix),
        ):
            plan[name] = {key: weeks.average(minutes) for key, minutes in table.items()}
        plan["by_qualification"]["Q4"] = plan["by_qualification"].get("Q4", 0) + coordination
        active, watching, reserve = {}, {}, {}
        for helper in self.case.helpers:
            one = helper.id
            active[one] = weeks.average(weeks.total(partial(Week.active_of, helper=one)))
            watching[one] = weeks.average(weeks.total(partial(Week.watching_of, helper=one)))
            reserve[one] = at_most(inputs, helper)[0] - max(week.active_of(one) for week in weeks.lived)
        plan["helper_minutes"], plan["helper_presence_minutes"] = active, watching
        plan["helper_reserve_minutes"] = reserve

    def _calendar(self, plan: Json, matter: Matter) -> None:
        """Weeks, dates and contracts."""
        weeks, inputs = matter.weeks, matter.inputs
        plan["weeks"] = [
            {
                "begins": week.begins.isoformat(),
                "ends": week.ends.isoformat(),
                "week_type": inputs.week_type(week.week_type).id,
            }
            for week in inputs.calendar
        ]
        self._phases(plan, matter)
        plan["dates"] = [
            {
                "need": need.id,
                "on": day.isoformat(),
                "minutes": occurrence_minutes(need) if day in dates_asked(inputs, need) else 0,
                "covered": day in {line.on for line in weeks.of_need(need.id)}
                if day in dates_asked(inputs, need)
                else None,
            }
            for need in self.case.needs
            for day in dates_of(inputs, need)
        ]
        plan["employment"] = [
            {
                "id": one.id,
                "minutes_per_week": one.minutes_per_week,
                "planned_minutes_per_week": weeks.average(weeks.total(partial(worked, one=one.id))),
                "cents_per_month": one.cents_per_month,
            }
            for one in self.case.employed
            if runs(inputs, one)
        ]
        plan["warnings"] += [
            {"key": f"warning.{code}", "params": {NAMES[code]: subject}}
            for code, subject in sorted(to_be_named(matter))
        ]
        plan["warnings"] += [
            {"key": f"warning.{code}", "params": {"employed": subject}}
            for code, subject in sorted(doubts(inputs))
        ]
        plan["warnings"] += [
            {"key": ENDS, "params": {"need": need, "source": source}}
            for need, source in sorted(ended(matter))
        ]
        plan["warnings"] += [
            {"key": key, "params": {"person": person, "book": book, "holder": holder, "needs": needs}}
            for (key, person, book, holder), needs in sorted(not_on_record(inputs).items())
        ]
        plan["warnings"] += [
            {
                "key": key,
                "params": {"planned": planned, "stated": stated, "days": days} if planned else {"days": days},
            }
            for (key, planned, stated), days in unlike(matter).items()
        ]

    def _phases(self, plan: Json, matter: Matter) -> None:
        """What a plan says about its phases, where the case has some."""
        if not self.case.phases:
            return
        for row in (*plan["lines"], *plan["weeks"]):
            row["phase"] = phase_of(self.case, row["week_type"])
        plan["phases"] = phase_rows(matter.inputs)
        plan["open_points"] += [
            {"code": code, "subject": subject, "by": day.isoformat()}
            for code, subject, day in sorted(reviews(matter))
        ]

    def _money(self, plan: Json, matter: Matter) -> None:
        money = matter.money
        persons = [person.id for person in self.case.persons]
        plan["funding"] = [
            {"payer": payer, "cents_per_month": cents} for payer, cents in money.funding(money.shown).items()
        ]
        plan["own_share_cents_per_month"] = sum(money.own_share(person, money.shown) for person in persons)
        plan["pflegegeld_cents_per_month"] = sum(money.pflegegeld(person, money.shown) for person in persons)
        plan["months"] = [
            {
                "month": month.month,
                "funding": money.funding(month),
                "own_share_cents": sum(money.own_share(person, month) for person in persons),
                "pflegegeld_cents": sum(money.pflegegeld(person, month) for person in persons),
                **month_stock(matter, month),
                **month_figures(matter, month),
            }
            for month in money.months
        ]

    def _rights(self, plan: Json, matter: Matter) -> None:
        plan["carers"], plan["side_by_side"] = list(cover_rows(matter)), list(beside_rows(matter))
        plan["rights"] = copy.deepcopy(matter.inputs.statutes.rights_block)
        plan["ledger"], plan["choices"], plan["remaining"] = [], [], []
        for right in matter.inputs.statutes.rights:
            row = account(matter, right)
            plan["ledger"].append(
                {
                    "right": right.id,
                    **row.figures,
                    "unit": row.unit,
                    "by_week_type": copy.deepcopy(row.by_week_type),
                }
            )
            rest, month = row.owed - row.drawn, matter.money.shown
            if right.cents is not None and right.benefit is not Benefit.PFLEGEGELD:
                rest -= matter.money.used_before(right.person, right.benefit, month)
            left = {month.last_day.isoformat(): rest}
            if right.benefit is Benefit.ENTLASTUNGSBETRAG:
                left = matter.money.stock(right.person).left_over(
                    matter.money.taken_by_month(right.person, right.benefit)
                )
            if right.cents is not None and right.benefit is not Benefit.PFLEGEGELD:
                plan["remaining"] += [
                    {"claim": right.id, "cents": cents, "expires": day}
                    for day, cents in left.items()
                    if cents > 0
                ]
            if right.cents is None and rest > 0:
                plan["remaining"].append({"claim": right.id, "cents": None, "expires": None})
            rule = matter.inputs.statutes.benefit(right.benefit)
            status = matter.inputs.statutes.application(right.person, right.benefit)
            drawn = row.drawn or any(
                (line.person.id, line.view.benefit) == (right.person, right.benefit)
                for line in matter.weeks.lines
            )
            asked = (right.person, right.benefit.value) in {
                (row["person"], row["what"]) for row in plan["applications"]
            }
            open_ = status not in ("approved", "not_needed") and plan["state"] != "draft"
            if drawn and open_ and not asked and rule is not None and rule.application is not None:
                plan["applications"].append(
                    {
                        "what": right.benefit.value,
                        "person": right.person,
                        "payer": rule.payer,
                        "paragraph": rule.paragraph,
                        "by": _by(rule.application.by, matter.inputs.on),
                        "office": rule.application.to,
                        "papers": [*rule.application.papers],
                        "status": status,
                    }
                )
            plan["choices"] += [
                {"right": right.id, "need": right.need, "offer": source, "status": status}
                for source, status in row.choices.items()
            ]
        plan["remaining"] += [
            {"claim": claim, "cents": cents, "expires": day}
            for claim, days in sorted(services_left(matter).items())
            for day, cents in sorted(days.items())
        ]

    def _tiers(self, plan: Json, matter: Matter) -> None:
        plan["wishes"] = [
            {
                "id": wish.id,
                "binding": wish.binding,
                "missed_minutes": wish_missed(matter, wish),
                "reason": "policy_order",
                "evidence": ["binding_wishes_missed"],
            }
            for wish in self.case.wishes
        ]
        values = {aim: value(matter) for aim, value in VALUES.items()}
        plan["tiers"] = [_tier(tier, values) for tier in tiers_of(self.policy)]
        plan["left_out"] = [{"aim": aim, "value": values[aim]} for aim in left_out(self.policy)]


def _tier(tier: Tier, values: dict[str, int]) -> Json:
    value = sum(values[aim] * weight for aim, weight in tier.weights)
    row: Json = {"aim": tier.id, "best": value, "bound": value, "budget": value, "value": value}
    if tier.is_weighed:
        row["terms"] = [{"aim": aim, "weight": weight, "value": values[aim]} for aim, weight in tier.weights]
    return row


def _by(when: str, on: date) -> str:
    return (end_of_month(on) if when == "end_of_month" else on).isoformat()


def _book(inputs: Inputs, line: Line) -> str:
    return inputs.statutes.book(line.view.benefit) or "none"


def _payer(inputs: Inputs, benefit: str | None) -> str | None:
    rule = inputs.statutes.benefit(benefit)
    return rule.payer if rule is not None else None
