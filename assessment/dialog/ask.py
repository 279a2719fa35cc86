"""Which question comes next, and what an answer means. The answers so far decide, and nothing else."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any, Literal

from assessment.case.words import GoingOut, Relation, Task
from assessment.ground.calendar import is_of_age
from assessment.ground.grid import DAYS, PARTS
from assessment.ground.ids import ID_PATTERN

Answers = Mapping[str, Any]
Kind = Literal["id", "day", "text", "number", "one", "several", "yes_no"]

UNKNOWN = "unknown"
YES, NO = "yes", "no"
MOST = 20
"""Most needs, and most helpers, that are asked for."""

IN_KIND_TASKS = frozenset(
    {"body_care", "intimate_care", "toileting", "dressing", "eating", "mobility_at_home"}
)
IN_KIND_TASKS |= {"meal", "shopping", "cleaning", "laundry", "supervision", "social_contact", "leisure"}
DANGERS = ("none", "child", "adult_violence", "adult_self_neglect", UNKNOWN)
CUSTODY = ("custody_joint", "custody_sole", "vormund", UNKNOWN)
ORDERED_TASKS = frozenset({"treatment_care", "medication"})
"""What a doctor orders and the Krankenkasse then owes."""
TREATMENT = "treatment_care"
APPROVALS = ("approved", "pending")
GRADES = ("1", "2", "3", "4", "5", "none", UNKNOWN)
SIMPLE_TASKS = tuple(str(task) for task in Task if task not in (Task.CHILD_PROTECTION, Task.INTENSIVE_CARE))


@dataclass(frozen=True)
class Question:
    """One question.

    Attributes:
        key: Under which its answer is kept, such as `need.2.task`.
        text: Message key under `dialog.`; the last part of the key.
        choices: Words to choose from; their texts stand under `words`.
        words: Group of the words' texts.
        unknown: Whether "not known" is an answer.
        default: Answer of an empty line; None where one must be given.
        most: Largest number.
        latest: Last day that can be.
        shown: What the choices are called on the screen; any of these, and a clear beginning, is an answer.
    """

    key: str
    text: str
    kind: Kind
    choices: tuple[str, ...] = ()
    words: str = ""
    unknown: bool = False
    default: str | None = None
    most: int = 0
    latest: str | None = None
    shown: Mapping[str, str] = field(default_factory=dict)


class Refused(Exception):
    """An answer that cannot be used; `code` is a message key under `dialog.refused.`."""

    def __init__(self, code: str) -> None:
        """Name the reason."""
        self.code = code
        super().__init__(code)


def next_question(answers: Answers, places: tuple[str, ...], today: date, full_age: int) -> Question | None:
    """Give the first question without an answer; None when all are answered."""
    return next((q for q in _questions(answers, places, today, full_age) if q.key not in answers), None)


def read_answer(question: Question, said: str) -> Any:
    """Turn what somebody typed into an answer.

    Raises:
        Refused: If it is none.
    """
    said = said.strip()
    if not said:
        if question.default is None:
            raise Refused("empty")
        said = question.default
    unknown = question.unknown or UNKNOWN in question.choices
    if unknown and said.lower() in (UNKNOWN, "not known", "weiß nicht", "weiss nicht", "?"):
        return UNKNOWN
    return _READ[question.kind](question, said)


def _questions(a: Answers, places: tuple[str, ...], today: date, full_age: int) -> Iterator[Question]:
    yield Question("id", "id", "id", default="mein_fall")
    # Who presses Enter has not looked: a question about protection has no default.
    yield Question("danger", "danger", "one", DANGERS, "danger")
    yield Question("stadtteil", "stadtteil", "one", places, "place")
    if a.get("danger", "none") != "none":
        return
    yield Question("plan_date", "plan_date", "day", default=today.isoformat())
    plan_date = str(a.get("plan_date", today.isoformat()))
    yield Question("birth_date", "birth_date", "day", unknown=True, latest=plan_date)
    born = str(a.get("birth_date", UNKNOWN))
    if born != UNKNOWN and not is_of_age(date.fromisoformat(born), date.fromisoformat(plan_date), full_age):
        yield from _custody_questions(a, plan_date)
    yield Question("pflegegrad", "pflegegrad", "one", GRADES, "grade", unknown=True, default=UNKNOWN)
    if str(a.get("pflegegrad")).isdigit():
        yield Question("since", "since", "day", latest=plan_date)
    yield Question("going_out", "going_out", "one", tuple(map(str, GoingOut)), "going_out", default="alone")
    yield Question("goal", "goal", "text")
    yield from _repeated(a, "need", _need_questions, at_least_one=True)
    yield from _repeated(a, "helper", _helper_questions, at_least_one=False)
    yield Question("role", "role", "id", default="case_manager")
    yield Question("confirmed", "confirmed", "yes_no", default=NO)


def _custody_questions(a: Answers, plan_date: str) -> Iterator[Question]:
    """Who decides for a child, and since when they agree to help."""
    yield Question("custody", "custody", "one", CUSTODY, "custody")
    custody = a.get("custody", UNKNOWN)
    if custody == UNKNOWN:
        return
    yield Question("custody_holder", "custody_holder", "id", default="mutter")
    if custody == "custody_joint":
        yield Question("custody_second", "custody_second", "id", default="vater")
    yield Question("custody_agreed", "custody_agreed", "day", unknown=True, latest=plan_date)


def _repeated(
    a: Answers, what: str, ask: Callable[[Answers, str], Iterator[Question]], at_least_one: bool
) -> Iterator[Question]:
    for number in range(1, MOST + 1):
        if number > 1 or not at_least_one:
            more = f"{what}.{number}.more"
            yield Question(more, f"{what}_more", "yes_no", default=NO)
            if a.get(more) != YES:
                return
        yield from ask(a, f"{what}.{number}")


def _need_questions(a: Answers, at: str) -> Iterator[Question]:
    yield Question(f"{at}.task", "need_task", "one", SIMPLE_TASKS, "task")
    yield Question(f"{at}.per_week", "need_per_week", "number", most=21)
    yield Question(f"{at}.minutes", "need_minutes", "number", most=480)  # no figure of law: minutes
    yield Question(f"{at}.parts", "need_parts", "several", tuple(map(str, PARTS)), "part", default="all")
    task = a.get(f"{at}.task")
    if task in ORDERED_TASKS:
        yield Question(f"{at}.ordered", "need_ordered", "yes_no")
        if a.get(f"{at}.ordered") == YES:
            yield Question(f"{at}.order_begins", "order_begins", "day")
            yield Question(f"{at}.order_ends", "order_ends", "day")
            yield Question(f"{at}.approval", "order_approval", "one", APPROVALS, "order_approval")
    grade = str(a.get("pflegegrad"))
    if grade.isdigit() and int(grade) > 1 and task in IN_KIND_TASKS:
        yield Question(f"{at}.owed", "need_owed", "yes_no")


def _helper_questions(a: Answers, at: str) -> Iterator[Question]:
    yield Question(f"{at}.relation", "helper_relation", "one", tuple(map(str, Relation)), "relation")
    yield Question(f"{at}.tasks", "helper_tasks", "several", SIMPLE_TASKS, "task")
    yield Question(f"{at}.gladly", "helper_gladly", "number", most=2400)
    yield Question(f"{at}.days", "helper_days", "several", tuple(map(str, DAYS)), "day", default="all")
    yield Question(f"{at}.parts", "helper_parts", "several", tuple(map(str, PARTS)), "part", default="all")
    yield Question(f"{at}.agreed", "helper_agreed", "day", latest=str(a.get("plan_date")))


def _id(question: Question, said: str) -> str:
    if not ID_PATTERN.fullmatch(said) or len(said) > 40:
        raise Refused("id")
    return said


def _day(question: Question, said: str) -> str:
    parts = said.split(".")
    if len(parts) == 3 and all(part.isdigit() for part in parts):
        said = f"{int(parts[2]):04d}-{int(parts[1]):02d}-{int(parts[0]):02d}"
    try:
        day = date.fromisoformat(said).isoformat()
    except ValueError:
        raise Refused("day") from None
    if question.latest is not None and day > question.latest:
        raise Refused("day_later")
    return day


def _text(question: Question, said: str) -> str:
    if len(said) > 500 or not said.isprintable():  # no figure of law: characters
        raise Refused("text")
    return said


def _number(question: Question, said: str) -> int:
    if not said.isdecimal() or not 0 < int(said) <= question.most:
        raise Refused("number")
    return int(said)


def _one(question: Question, said: str) -> str:
    if said in question.choices:
        return said
    if said.isdecimal() and 0 < int(said) <= len(question.choices):
        return question.choices[int(said) - 1]
    word = said.casefold()
    names = {question.shown.get(choice, choice).casefold(): choice for choice in question.choices}
    meant = {names[word]} if word in names else {c for name, c in names.items() if name.startswith(word)}
    if len(meant) == 1 and len(word) > 1:
        return meant.pop()
    raise Refused("only_one" if question.kind == "one" and "," in said else "choice")


def _several(question: Question, said: str) -> list[str]:
    if said in ("all", "alle", "egal"):
        return list(question.choices)
    chosen = {_one(question, part.strip()) for part in said.split(",")}
    return [choice for choice in question.choices if choice in chosen]


def _yes_no(question: Question, said: str) -> str:
    word = said.lower()
    if word in ("yes", "y", "ja", "j"):
        return YES
    if word in ("no", "n", "nein"):
        return NO
    raise Refused("yes_no")


_READ: Mapping[str, Callable[[Question, str], Any]] = {
    "id": _id,
    "day": _day,
    "text": _text,
    "number": _number,
    "one": _one,
    "several": _several,
    "yes_no": _yes_no,
}
