"""What the person has to decide: owed help that the proposal would meet in another way, and amounts."""

from __future__ import annotations

from arrangement.documents.harmless import harmless
from arrangement.documents.sources import View

PENDING = "pending"


def choices_told(view: View) -> list[str]:
    """Say each benefit once, with all that is planned instead of it; then the amounts to use."""
    return [*_instead(view), *_amounts(view)]


def _instead(view: View) -> list[str]:
    speech, names = view.speech, view.names
    found: dict[str, dict[str, dict[str, None]]] = {}
    for choice in view.plan.choices:
        if choice.status == PENDING and choice.need is not None:
            right = view.of_person(view.benefit(choice.right), view.person_of(choice.right))
            who = names.anyone(choice.offer, speech) if choice.offer else speech.say("views.other_help")
            found.setdefault(right, {}).setdefault(names.need(choice.need, speech), {})[who] = None
    said = []
    for right, needs in found.items():
        planned: dict[str, list[str]] = {}
        for need, who_all in needs.items():
            planned.setdefault(speech.say("views.and").join(who_all), []).append(need)
        parts = [
            speech.say("views.choice_part", need=", ".join(together), instead=who)
            for who, together in planned.items()
        ]
        said.append(speech.say("views.choice", right=right, list="; ".join(parts)))
    return said


def _amounts(view: View) -> list[str]:
    speech = view.speech
    amounts: dict[str, dict[str, None]] = {}
    for choice in view.plan.choices:
        if choice.status == PENDING and choice.need is None:
            amounts.setdefault(view.person_of(choice.right), {})[view.benefit(choice.right)] = None
    several = len(view.persons) > 1
    return [
        speech.say(
            "views.choice_amounts_of" if several and person else "views.choice_amounts",
            person=harmless(person),
            rights=", ".join(rights),
        )
        for person, rights in amounts.items()
    ]
