"""The plan file, `hilfemix.plan.v1`, as `interface.md` fixes it.

The models are open on purpose: an edited plan must be judged by the audit, not refused at the door.
So words are plain text here, and figures may be anything that JSON calls a number.
"""

from __future__ import annotations

from typing import Any, Literal

from pydantic import BaseModel, ConfigDict, Field


class PlanModel(BaseModel):
    """Open to further keys, frozen."""

    model_config = ConfigDict(frozen=True, extra="allow", hide_input_in_errors=True, populate_by_name=True)


Number = int | float


class ReasonEntry(PlanModel):
    """A message key with parameters."""

    key: str
    params: dict[str, str | int] = {}


class PlanGoal(PlanModel):
    """A goal and the lines that support it."""

    id: str
    text_ref: str | None = None
    needs: tuple[str, ...] = ()
    supported_by: tuple[str, ...] = ()


class NeedInWeek(PlanModel):
    """What one week of a type requires and covers of a need, in its unit."""

    required: Number
    covered: Number


class PlanNeed(PlanModel):
    """A need: required and covered in `unit`, in one week of each type and at all dates.

    Attributes:
        by_week_type: The same for one week of each type in which the need holds; empty for dates.
    """

    id: str
    person: str
    task: str | None = None
    action: str | None = None
    standing: str
    measure: str
    required: Number
    covered: Number
    unit: str
    by_week_type: dict[str, NeedInWeek] = {}


class PlanLine(PlanModel):
    """One occurrence, one piece of divisible help, one presence or one trip of a companion.

    Attributes:
        session, accompanies: Weekly date attended; for a companion, the offer to which the trip leads.
        home: Home where it happens; None for sessions and companions.
        phase: Phase of the plan in which it holds; None in a plan without phases.
        week_type, on, times: Type of week, or of the week of a date; the date; how often it happens.
        role: `help`, or `companion` for the trip without which an attendance does not exist.
        minutes: Help as it reaches the person.
        professional_minutes: Paid minutes that this line adds, travel, set-up and indirect time included.
        cents_per_month: Price in the first full calendar month, whoever pays.
        interpreter: Who interprets it all the time, and who bears the cost; None where both understand.
        fallback: What stands in when an informal line drops out.
        because, instead_of: Why this, and what spoke against the next best.
        trace: How its price came about, each step with paragraph and source.
    """

    id: str
    role: str = "help"
    person: str
    need: str | None = None
    offer: str | None = None
    helper: str | None = None
    kind: str
    home: str | None = None
    phase: str | None = None
    week_type: str = "regular"
    on: str | None = None
    times: Number | None = None
    day: str
    part: str
    start: str | None = None
    minutes: Number
    professional_minutes: Number = 0
    qualification: str | None = None
    payer: str | None = None
    benefit: str | None = None
    paragraph: str | None = None
    application: str | None = None
    cents_per_month: Number = 0
    session: str | None = None
    accompanies: str | None = None
    interpreter: dict[str, Any] | None = None
    locked: bool = False
    fallback: dict[str, Any] | None = None
    because: tuple[ReasonEntry, ...] = ()
    instead_of: tuple[dict[str, Any], ...] = ()
    trace: tuple[dict[str, Any], ...] = ()


class PlanUnmet(PlanModel):
    """What stays unmet of a need in a type of week, with one reason from the closed list."""

    need: str
    week_type: str | None = None
    amount: Number
    unit: str
    reason: str
    evidence: tuple[str, ...] = ()
    duty_bearer: str | None = None
    next_step: str | None = None
    note: str | None = None


class PlanChoice(PlanModel):
    """Owed help met in another way: `pending` until the person decided, then `recorded`."""

    right: str
    need: str | None = None
    offer: str | None = None
    status: str


class LedgerShare(PlanModel):
    """owed = drawn + chosen_otherwise + pending + undeliverable."""

    owed: Number
    drawn: Number
    chosen_otherwise: Number
    pending: Number
    undeliverable: Number


class LedgerRow(LedgerShare):
    """What becomes of a right, in `unit`.

    Attributes:
        by_week_type: The same for one week of each type, where the right is counted in weeks.
    """

    right: str
    unit: str = ""
    by_week_type: dict[str, LedgerShare] = {}


class FundingRow(PlanModel):
    """What one payer pays in the first full calendar month."""

    payer: str
    cents_per_month: Number


class Stock(PlanModel):
    """Money that adds up and lapses, in one calendar month: closing = opening + accrued - used - lapsed."""

    person: str
    claim: str
    opening_cents: Number
    accrued_cents: Number
    used_cents: Number
    lapsed_cents: Number
    closing_cents: Number


class Month(PlanModel):
    """One calendar month of the horizon: its money, and what happens in it.

    Attributes:
        pflegegeld_cents: What is paid out, Beihilfe's part included.
        days, full: Days within the horizon, and whether these are all.
        week_types: How many of them are of each type of week.
        holidays: Public holidays among them.
        visits, sessions: Visits of professional teams; groups attended.
        professional_minutes: Paid time without coordination.
        helper_minutes: Active help of unpaid helpers.
        converted: Sachleistung that pays for everyday support charged to the Entlastungsbetrag, by person.
        stocks: Money that is saved up and lapses.
    """

    month: str
    funding: dict[str, Number] = {}
    own_share_cents: Number = 0
    pflegegeld_cents: Number = 0
    days: Number | None = None
    full: bool | None = None
    week_types: dict[str, Number] = {}
    holidays: tuple[str, ...] = ()
    visits: Number | None = None
    sessions: Number | None = None
    professional_minutes: Number | None = None
    helper_minutes: Number | None = None
    converted: dict[str, Number] = {}
    stocks: tuple[Stock, ...] = ()


class CarerCover(PlanModel):
    """Care of one helper in a week, beside the least that § 44 SGB XI asks of who is to be insured.

    Attributes:
        persons: Whom they care for; all together count.
        state: `reached`, `close` (less than an hour above), `close_below`, `below`, or `ends`: today enough,
            in this plan not.
    """

    helper: str
    persons: tuple[str, ...] = ()
    paragraph: str = ""
    today_minutes_per_week: Number
    planned_minutes_per_week: Number
    planned_days_per_week: Number
    least_minutes_per_week: Number
    least_days_per_week: Number
    state: str


class Remaining(PlanModel):
    """What stays claimable, with its last day."""

    claim: str
    cents: Number | None = None
    expires: str | None = None


class Reference(PlanModel):
    """What the plan is compared with, per week of the horizon."""

    professional_minutes_per_week: Number | None = None
    covered: Number | None = None
    own_share_cents_per_month: Number | None = None


class TierTerm(PlanModel):
    """An aim of a tier of several: its weight, and its value in its own unit."""

    aim: str
    weight: Number
    value: Number


class AimLeftOut(PlanModel):
    """An aim that the policy does not minimise, with its value."""

    aim: str
    value: Number


class Tier(PlanModel):
    """One tier: `best` found, `bound` proved, `budget` allowed for later tiers, `value` of this plan.

    Attributes:
        aim: The aim, or the name of a tier of several.
        terms: The aims of a tier of several.
    """

    aim: str
    best: Number
    bound: Number
    budget: Number
    value: Number
    terms: tuple[TierTerm, ...] = ()


class Violation(PlanModel):
    """What an audit found: invariant, subject and message key with parameters."""

    invariant: str
    subject: str
    message: str


class AuditBlock(PlanModel):
    """The audit's result as embedded; `hilfemix audit` never reads it."""

    passed: bool
    checked: tuple[str, ...] = ()
    violations: tuple[Violation, ...] = ()


class Plan(PlanModel):
    """The whole plan."""

    schema_: Literal["hilfemix.plan.v1"] = Field(alias="schema")
    case: str
    on: str
    state: str
    status: str
    policy: str
    policy_use: str = "practice"
    land: str
    horizon: dict[str, Any] = {}
    weeks: tuple[dict[str, Any], ...] = ()
    phases: tuple[dict[str, Any], ...] = ()
    dates: tuple[dict[str, Any], ...] = ()
    exceptions: tuple[dict[str, Any], ...] = ()
    goals: tuple[PlanGoal, ...] = ()
    needs: tuple[PlanNeed, ...] = ()
    lines: tuple[PlanLine, ...] = ()
    unmet: tuple[PlanUnmet, ...] = ()
    choices: tuple[PlanChoice, ...] = ()
    rights: dict[str, Any] = {}
    ledger: tuple[LedgerRow, ...] = ()
    funding: tuple[FundingRow, ...] = ()
    months: tuple[Month, ...] = ()
    own_share_cents_per_month: Number = 0
    pflegegeld_cents_per_month: Number = 0
    remaining: tuple[Remaining, ...] = ()
    applications: tuple[dict[str, Any], ...] = ()
    pflegegeld: tuple[dict[str, Any], ...] = ()
    kurzzeitpflege: tuple[dict[str, Any], ...] = ()
    side_by_side: tuple[dict[str, Any], ...] = ()
    open_points: tuple[dict[str, Any], ...] = ()
    fragile: bool = False
    drop_outs: tuple[dict[str, Any], ...] = ()
    providers: tuple[dict[str, Any], ...] = ()
    waiting: tuple[dict[str, Any], ...] = ()
    professional_minutes_per_week: Number = 0
    by_qualification: dict[str, Number] = {}
    by_book: dict[str, Number] = {}
    coordination_minutes_per_week: Number = 0
    interpreter_minutes_per_week: Number = 0
    helper_minutes: dict[str, Number] = {}
    helper_presence_minutes: dict[str, Number] = {}
    helper_reserve_minutes: dict[str, Number] = {}
    carers: tuple[CarerCover, ...] = ()
    employment: tuple[dict[str, Any], ...] = ()
    welfare_mix: dict[str, Number] = {}
    references: dict[str, Reference | None] = {}
    wishes: tuple[dict[str, Any], ...] = ()
    tiers: tuple[Tier, ...] = ()
    left_out: tuple[AimLeftOut, ...] = ()
    warnings: tuple[ReasonEntry, ...] = ()
    audit: AuditBlock | None = None
    inputs: dict[str, str] = {}
    software: dict[str, str] = {}
