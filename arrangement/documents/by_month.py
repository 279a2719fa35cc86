"""The calendar months of a plan as tables of words, the same for screen and page."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from arrangement.documents.harmless import harmless
from arrangement.documents.sources import View
from arrangement.documents.week_types import week_name
from arrangement.plan.plan import Month, Number, Stock

OWN = "SELF"


@dataclass(frozen=True)
class Told:
    """One table: its title, heads and rows; the columns after the first are figures, unless `words` is set.

    Attributes:
        note: What the figures mean.
        narrow: Short heads for where there is little room, with `legend` to say what they mean.
    """

    title: str
    heads: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    words: bool = False
    note: str = ""
    narrow: tuple[str, ...] = ()
    legend: str = ""


def months_told(view: View) -> Iterator[Told]:
    """Give what each month brings and costs, then one table for each stock of money that lapses."""
    if any(month.days is not None for month in view.plan.months):
        yield _help(view)
        yield _days(view)
    if view.plan.months:
        yield money(view)
    yield from stocks(view)
    yield from converted(view)


def money(view: View) -> Told:
    """Who pays what in each month, and all together; Pflegegeld is paid out and no cost of a line."""
    say, speech, months = view.speech.say, view.speech, view.plan.months
    payers = sorted({payer for month in months for payer in month.funding if payer != OWN})
    last = (say("months.own"), say("months.together"), say("months.pflegegeld"))
    heads = (say("months.month"), *(view.payer(payer) for payer in payers), *last)
    legend = "; ".join(f"{harmless(payer)}: {view.payer(payer)}" for payer in payers)
    rows = tuple(
        (
            speech.month(month.month),
            *(speech.euros(month.funding.get(payer, 0)) for payer in payers),
            speech.euros(month.own_share_cents),
            speech.euros(sum(month.funding.values()) + month.own_share_cents),
            speech.euros(month.pflegegeld_cents),
        )
        for month in months
    )
    narrow = (heads[0], *(harmless(payer) for payer in payers), *last)
    return Told(say("months.money"), heads, rows, note=say("months.money_say"), narrow=narrow, legend=legend)


def stocks(view: View) -> Iterator[Told]:
    """One table for each person and kind of money: what is there, comes, is used, lapses, stays."""
    say, months = view.speech.say, view.plan.months
    keys = dict.fromkeys((stock.person, stock.claim) for month in months for stock in month.stocks)
    columns = ("month", "there", "accrued", "used", "lapsed", "stays")
    heads = tuple(say(f"months.{column}") for column in columns)
    for person, claim in keys:
        name = view.of_person(view.speech.say_or(f"months.stock.{claim}", claim), person)
        rows = tuple(
            (view.speech.month(month.month), *(view.speech.euros(cents) for cents in _cents(stock)))
            for month in months
            for stock in month.stocks
            if (stock.person, stock.claim) == (person, claim)
        )
        note = view.speech.say_or(f"months.note.{claim}", "")
        yield Told(say("months.saved", claim=name), heads, rows, note=note)


def converted(view: View) -> Iterator[Told]:
    """Sachleistung that pays for everyday support beside the Entlastungsbetrag, where there is any."""
    say, speech, months = view.speech.say, view.speech, view.plan.months
    persons = sorted({person for month in months for person in month.converted})
    if persons:
        heads = (
            say("months.month"),
            *(view.of_person(say("months.converted"), person) for person in persons),
        )
        rows = tuple(
            (speech.month(month.month), *(speech.euros(month.converted.get(one, 0)) for one in persons))
            for month in months
        )
        yield Told(say("months.converting"), heads, rows, note=say("months.converting_say"))


def _cents(stock: Stock) -> tuple[Number, ...]:
    return (
        stock.opening_cents,
        stock.accrued_cents,
        stock.used_cents,
        stock.lapsed_cents,
        stock.closing_cents,
    )


def _help(view: View) -> Told:
    say, speech = view.speech.say, view.speech
    columns = ("month", "days", "visits", "sessions", "professional", "helpers")
    rows = tuple(
        (
            speech.month(month.month),
            *(speech.number(figure) if figure is not None else "–" for figure in _figures(month)),
        )
        for month in view.plan.months
    )
    heads = tuple(say(f"months.{column}") for column in columns)
    return Told(say("months.help"), heads, rows, note=say("months.help_say"))


def _figures(month: Month) -> tuple[Number | None, ...]:
    return month.days, month.visits, month.sessions, month.professional_minutes, month.helper_minutes


def _days(view: View) -> Told:
    """Types of week and public holidays of each month."""
    say, speech = view.speech.say, view.speech
    rows = tuple(
        (
            speech.month(month.month),
            ", ".join(f"{week_name(kind, speech)} {speech.number(n)}" for kind, n in month.week_types.items())
            or "–",
            ", ".join(speech.day(day) for day in month.holidays) or "–",
        )
        for month in view.plan.months
    )
    heads = tuple(say(f"months.{column}") for column in ("month", "weeks", "holidays"))
    return Told(say("months.calendar"), heads, rows, words=True, note=say("months.calendar_say"))
