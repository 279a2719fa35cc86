"""What a benefit grants, read from `de/benefits.yaml`: payer, kind, tasks, conditions, application."""

from __future__ import annotations

from functools import cache
from typing import Literal

from arrangement.law.law import Law
from assessment.case.words import Action, Benefit, Book, Disability, Qualification, Task
from assessment.ground.model import FileModel

Payer = Literal["PK", "KK", "EGH", "JA"]
Kind = Literal["ceiling", "yearly", "cash", "according_to_need"]
MONTH = "month"
WEEK = "week"


class Covers(FileModel):
    """Kinds of help and of action: every pair of the two lists."""

    tasks: frozenset[Task]
    actions: frozenset[Action]


class NotCovers(FileModel):
    """Kinds of help for which these Pflegegrade may not draw the benefit."""

    grades: frozenset[int]
    tasks: frozenset[Task]


class AgeWindow(FileModel):
    """Completed years, both bounds included.

    Attributes:
        family: The claim is the custodian's: it is enough that a child of theirs is in the window.
        last: Beyond it no decision should let the help go on; None where the law names no such age.
    """

    min: int
    max: int
    last: int | None = None
    family: bool = False


class DisabilityRule(FileModel):
    """Kinds of disability that the claim asks for.

    Attributes:
        any_of: At least one of them.
        none_of: None of them, because another book goes first.
        minors_any_of: As long as youth welfare goes first for a seelische Behinderung, one of these.
    """

    any_of: frozenset[Disability]
    none_of: frozenset[Disability] = frozenset()
    minors_any_of: frozenset[Disability] = frozenset()


class Application(FileModel):
    """How to ask for it: office and papers as words under `word.office` and `word.paper`."""

    to: str
    by: Literal["plan_start", "end_of_month", "after_use"]
    papers: tuple[str, ...]


class BenefitRule(FileModel):
    """One benefit as it holds on a day.

    Attributes:
        grades: Pflegegrade that have it; empty where the Pflegegrad does not matter.
        saved_up: What a month leaves can be used later.
        min_qualification: Floor for paid staff whatever the task; the task may ask for more.
        professionals_only: Nobody unpaid stands in.
        order, health_insurance, nobody_helps, to_confirm: Conditions of the claim.
        refunded_privately: A private health insurance refunds it by its contract.
        application: None where no application is needed beforehand.
    """

    benefit: Benefit
    paragraph: str
    source: str
    book: Book
    payer: Payer
    kind: Kind
    grades: frozenset[int] = frozenset()
    saved_up: bool = False
    min_qualification: Qualification | None = None
    professionals_only: bool = False
    covers: tuple[Covers, ...] = ()
    not_covers: NotCovers | None = None
    age: AgeWindow | None = None
    disability: DisabilityRule | None = None
    order: bool = False
    health_insurance: bool = False
    refunded_privately: bool = False
    nobody_helps: bool = False
    to_confirm: tuple[str, ...] = ()
    application: Application | None = None

    def fits(self, task: Task, action: Action, grade: int | None) -> bool:
        """Whether this kind of help may be drawn from the benefit, for a Pflegegrad if there is one."""
        barred = self.not_covers
        if barred is not None and task in barred.tasks and (grade is None or grade in barred.grades):
            return False
        return any(task in pair.tasks and action in pair.actions for pair in self.covers)


@cache
def benefit_rule(benefit: Benefit, law: Law) -> BenefitRule:
    """Give the rule of a benefit on the day of the law.

    Raises:
        NoLawForDay: If the files say nothing about the benefit for that day yet.
    """
    figure = law.rule("benefits", benefit)
    head = {"benefit": benefit, "paragraph": figure.paragraph, "source": figure.step().source}
    return BenefitRule.model_validate(head | figure.value)


def payer_of(benefit: Benefit, law: Law) -> Payer:
    """The Leistungsträger that pays a benefit."""
    return benefit_rule(benefit, law).payer
