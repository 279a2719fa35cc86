"""Whether those who help and the person understand each other, and who could interpret."""

from __future__ import annotations

from dataclasses import replace

from arrangement.catalogue import Offer
from arrangement.law.understanding import is_talk, languages_for, may_be_interpreted
from arrangement.matching.about_times import shortest_piece
from arrangement.matching.candidate import Candidate, Found, World
from assessment.case.words import Task
from assessment.ground.grid import Slot


def language_is_shared(world: World, c: Candidate, found: Found) -> Found | None:
    """Talk asks for a language in common or an interpreter; where hands help, nobody is left without it."""
    if isinstance(c.source, Offer) and c.need.task is Task.INTERPRETING:
        return found if spoken_by(c) & languages_for(c.person, c.need, world.law) else None
    if not needs_interpreter(world, c):
        return found
    if not may_be_interpreted(c.need):
        return None
    piece = shortest_piece(c.need)
    long_enough = [
        slot
        for by in (found.slots, *found.sessions.values())
        for slot, minutes in by.items()
        if minutes >= piece and c.where.get(slot) is not None
    ]
    if not long_enough:  # that they are never there for so long, or nobody is at home, another condition says
        return found
    heard = {slot for slot in long_enough if interpreters_in(world, c, slot)}
    slots = {slot: minutes for slot, minutes in found.slots.items() if slot in heard}
    sessions = {date: {slot: by[slot] for slot in by if slot in heard} for date, by in found.sessions.items()}
    sessions = {date: by for date, by in sessions.items() if by}
    return replace(found, slots=slots, sessions=sessions) if slots or sessions else None


def needs_interpreter(world: World, c: Candidate) -> bool:
    """Whether the help is talk, and those who give it share no language with the person for it.

    Helpers and the person know each other; nobody talks to an aid.
    """
    if not isinstance(c.source, Offer) or c.source.form == "aid" or not is_talk(c.need, world.law):
        return False
    return not spoken_by(c) & languages_for(c.person, c.need, world.law)


def understand_nothing(c: Candidate) -> bool:
    """Whether those who come share no language at all with the person."""
    nobody = not isinstance(c.source, Offer) or c.source.form == "aid"
    return not nobody and not spoken_by(c) & {*c.person.languages}


def spoken_by(c: Candidate) -> set[str]:
    """Languages of the team, or of the place."""
    if not isinstance(c.source, Offer):
        return set()
    return {*(c.team.languages if c.team else c.source.languages)}


def interpreters_in(world: World, c: Candidate, slot: Slot) -> tuple[str, ...]:
    """Who could interpret in a slot: the offer itself where its provider brings somebody, else services."""
    if not needs_interpreter(world, c) or not isinstance(c.source, Offer):
        return ()
    if {*c.source.brings_interpreters} & languages_for(c.person, c.need, world.law):
        return (c.source.id,)
    piece = shortest_piece(c.need)
    return tuple(
        one.offer
        for one in c.interpreters
        if one.languages & spoken_by(c) and one.slots.get(slot, 0) >= piece
    )
