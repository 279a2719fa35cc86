"""Being there and one more piece of help: whether somebody may go out, and how long a visit would last."""

from __future__ import annotations

from arrangement.audit.gap import Gap
from arrangement.audit.inputs import Source
from arrangement.audit.lines import overlaps
from arrangement.audit.measure import is_presence, length, smallest_piece
from arrangement.audit.stay import piece_of, stay_of
from arrangement.audit.week import Week
from arrangement.audit.whereabouts import help_home
from assessment.ground.grid import Slot


def may_go(week: Week, person: str, source: Source, slot: Slot) -> bool:
    """Whether somebody is at a date of a session already, or is not watched at home for too long to go."""
    dates = {session.key: overlaps(session) for session in source.offer.sessions} if source.offer else {}
    going = {a.session.key for a in week.attendances if (a.person.id, a.source.id) == (person, source.id)}
    watched = [need for need in week.inputs.case.needs if need.person == person and is_presence(need)]
    return any(
        key in going
        or not any(
            week.watched_at_home(need, s) + week.at_sessions.get((person, s), 0) + minutes > length(s)
            for s, minutes in there.items()
            for need in watched
        )
        for key, there in dates.items()
        if slot in there
    )


def longer(week: Week, gap: Gap, source: Source, slot: Slot) -> int:
    """By how many minutes one more piece makes the visit of its source longer."""
    home = help_home(week.inputs, gap.need, week.kind, slot)
    where = (source.party, home, slot, gap.on)
    pieces = [
        piece
        for line in week.lines
        if (line.source.party, line.home, line.slot, line.on) == where
        for piece in line.pieces
    ]
    more = piece_of(week.inputs, gap.need, smallest_piece(gap.need))
    return stay_of([*pieces, more]) - stay_of(pieces)
