"""The network map: four sectors, three rings, today and with this plan. Nobody's nearness is rated."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from math import cos, pi, sin

from arrangement.documents.page.blocks import Block, Cell, Figure, Para, Row, Table
from arrangement.documents.page.drawing import Anchor, Circle, Drawing, Shape, Stroke, Words
from arrangement.documents.page.sheet import Sheet
from arrangement.documents.sources import by_source
from arrangement.plan.weekly import average, given_a_week, weeks_of
from assessment.case import Case
from assessment.case.horizon import holds_in
from assessment.case.phases import unfolded

SECTORS = ("family", "friends", "places", "professional")
FRIENDS = {"neighbour", "friend"}
PLACES = {"colleague", "volunteer"}
RINGS = ((77, 50), (121, 103), (159, 141))
"""Two radii in each ring, so that many fit beside each other."""
OUTER = 170  # no figure of law: the outermost ring of a drawing
WIDTH, HEIGHT = 520, 384  # no figure of law: sizes of a drawing
MIDDLE, CENTRE, DOT = 260, 192, 11
OFTEN = 120  # no figure of law: our own choice
"""Minutes a week from which somebody stands in the inner ring: our own choice, no judgement."""


@dataclass(frozen=True)
class Known:
    """Somebody on the map, with minutes a week today and with this plan; None means not there."""

    mark: str
    name: str
    kind: str
    sector: str
    before: float | None
    after: float | None


def network(sheet: Sheet) -> list[Block]:
    """Draw both maps with one list under them."""
    known = list(_known(sheet))
    if not known:
        return []
    rows = tuple(
        Row(
            (
                Cell(one.name, mark=one.mark, kind=one.kind),
                Cell(sheet.say(f"sector.{one.sector}")),
                Cell(_minutes(sheet, one.before), figure=True),
                Cell(_minutes(sheet, one.after), figure=True),
            )
        )
        for one in known
    )
    heads = tuple(sheet.say(key) for key in ("who", "sector_head", "today", "with_plan"))
    return [
        Para(sheet.say("network_say"), "note"),
        Figure(
            _map(sheet, "network-before", sheet.say("network_before"), known, before=True),
            sheet.say("network_before"),
        ),
        Figure(
            _map(sheet, "network-after", sheet.say("network_after"), known, before=False),
            sheet.say("network_after"),
        ),
        Table(sheet.say("network_list"), heads, rows, quiet=True),
    ]


def _known(sheet: Sheet) -> Iterator[Known]:
    after = {key: given_a_week(lines, sheet.plan) for key, lines in by_source(sheet.plan.lines).items()}
    before = _before(sheet)
    planned = {key.id for key in after}
    for key, minutes in sorted(after.items()):
        mark = sheet.marks.get(key, "")
        if key.kind != "own":
            yield Known(
                mark,
                _name(sheet, key.id),
                key.kind,
                _sector(sheet, key.id, key.kind),
                before.get(key.id),
                minutes,
            )
    others = sorted(id_ for id_ in {**before, **dict.fromkeys(_helpers(sheet))} if id_ not in planned)
    for number, id_ in enumerate(others, start=1):
        kind = _kind(sheet, id_)
        if kind != "own":
            yield Known(
                str(number), _name(sheet, id_), kind, _sector(sheet, id_, kind), before.get(id_), None
            )


def _before(sheet: Sheet) -> dict[str, float]:
    """Minutes a week of each source today: for a need in the weeks in which it holds."""
    found: dict[str, int] = {}
    for support in sheet.case.present_support if sheet.case else ():
        if support.source not in sheet.left_out:
            minutes = support.minutes_per_week * _weeks(sheet, support.need)
            found[support.source] = found.get(support.source, 0) + minutes
    return {source: average(total, sheet.plan) for source, total in found.items()}


def _weeks(sheet: Sheet, need: str | None) -> int:
    """Weeks of the plan in which a need holds; all where none is named."""
    case = sheet.case
    stated = next((one for one in case.needs if one.id == need), None) if case else None
    if case is None or stated is None or not sheet.plan.weeks:
        return weeks_of(sheet.plan)
    case = _in_phases(sheet, case)
    known = {kind.id for kind in case.week_types}
    types = [str(week.get("week_type")) for week in sheet.plan.weeks]
    return sum(1 for kind in types if kind in known and holds_in(case, stated, kind))


def _in_phases(sheet: Sheet, case: Case) -> Case:
    """The case with the kinds of week that the plan names; an edited plan may name no day."""
    try:
        return unfolded(case, date.fromisoformat(sheet.plan.on))
    except ValueError:
        return case


def _helpers(sheet: Sheet) -> tuple[str, ...]:
    return tuple(h.id for h in sheet.case.helpers if h.id not in sheet.left_out) if sheet.case else ()


def _name(sheet: Sheet, id_: str) -> str:
    name = sheet.names.anyone(id_, sheet.speech)
    gone = sheet.catalogue is not None and name == id_ and _kind(sheet, id_) == "professional"
    return sheet.say("not_in_catalogue", id=id_) if gone else name


def _kind(sheet: Sheet, id_: str) -> str:
    """Kind of help of a source that runs today; what is no longer on offer counts as professional."""
    if id_ in sheet.names.relations:
        return "informal"
    if sheet.case and any(own.id == id_ for person in sheet.case.persons for own in person.own):
        return "own"
    offers = sheet.catalogue.offers if sheet.catalogue else ()
    return next((str(offer.kind) for offer in offers if offer.id == id_), "professional")


def _sector(sheet: Sheet, id_: str, kind: str) -> str:
    relation = sheet.names.relations.get(id_)
    if relation is not None or kind == "informal":
        return (
            "places" if relation in PLACES else "friends" if relation in FRIENDS or not relation else "family"
        )
    return "places" if kind in ("civic", "infrastructure") else "professional"


def _minutes(sheet: Sheet, minutes: float | None) -> str:
    return "–" if minutes is None else sheet.speech.number(minutes)


def _ring(minutes: float | None) -> int:
    if not minutes:
        return 2
    return 0 if minutes >= OFTEN else 1


def _map(sheet: Sheet, id_: str, title: str, known: list[Known], before: bool) -> Drawing:
    shapes: list[Shape] = [Circle(MIDDLE, CENTRE, radius, "ring") for radius in (OUTER, 132, 91)]
    for turn in (0.25, 0.75, 1.25, 1.75):
        x, y = MIDDLE + OUTER * cos(turn * pi), CENTRE + OUTER * sin(turn * pi)
        shapes.append(Stroke(MIDDLE, CENTRE, round(x, 1), round(y, 1), "rule"))
    shapes.append(Circle(MIDDLE, CENTRE, 26, "centre"))
    shapes.append(Words(MIDDLE, CENTRE + 5, sheet.say("network_centre"), "on-fill", "middle"))
    places: dict[tuple[str, int], list[Known]] = {}
    for one in known:
        minutes = one.before if before else one.after
        if minutes is not None or one.kind == "informal":
            places.setdefault((one.sector, _ring(minutes)), []).append(one)
    for (sector, ring), group in sorted(places.items()):
        shapes += _dots(SECTORS.index(sector), ring, group)
    captions: Mapping[str, tuple[float, float, Anchor]] = {
        "family": (MIDDLE, 14, "middle"),
        "friends": (WIDTH - 6, CENTRE + 4, "end"),
        "places": (MIDDLE, HEIGHT - 8, "middle"),
        "professional": (6, CENTRE + 4, "start"),
    }
    for sector, (x, y, anchor) in captions.items():
        shapes.append(Words(x, y, sheet.say(f"sector_short.{sector}"), "sector", anchor))
    told = sheet.say("network_told", n=sum(len(group) for group in places.values()))
    return Drawing(id_, WIDTH, HEIGHT, title, told, tuple(shapes))


def _dots(sector: int, ring: int, group: list[Known]) -> list[Shape]:
    """Spread a group over its quarter of a ring, in two rows where it is crowded."""
    shapes: list[Shape] = []
    middle = (sector - 1) * pi / 2
    spread = 0.46 * pi
    crowded = len(group) > (3, 5, 7)[ring]
    for number, one in enumerate(group):
        share = (number + 0.5) / len(group) - 0.5
        radius = RINGS[ring][number % 2] if crowded else sum(RINGS[ring]) / 2
        x = round(MIDDLE + radius * cos(middle + share * spread), 1)
        y = round(CENTRE + radius * sin(middle + share * spread), 1)
        shapes.append(Circle(x, y, DOT, f"fill-{one.kind}"))
        shapes.append(Words(x, y + 4, one.mark, "dot", "middle"))
    return shapes
