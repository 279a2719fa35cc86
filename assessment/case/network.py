"""The network: who helps unpaid, gladly how much, and what was agreed."""

from __future__ import annotations

from pydantic import Field, model_validator

from assessment.case.data_consent import DataConsent
from assessment.case.people import Person
from assessment.case.times import Times, WeekTimes
from assessment.case.words import Action, Relation, Sex, Task
from assessment.ground.grid import Weekday
from assessment.ground.ids import Count, Day, Flag, Id, Language, Minutes, Text, Unknown
from assessment.ground.model import FileModel


class HelperConsent(FileModel):
    """What a helper and the person agreed on. Absence is never read as consent.

    Attributes:
        tasks: Kinds of help agreed on.
        actions: How; left out means taking over and accompanying.
        persons: Persons helped; empty means every person of the case.
        agreed_on: Day on which helper and person agreed with each other.
        until, withdrawn_on: Last day of the offer; day on which either side took it back.
        intimate: Whether intimate care is included.
        instructed_on: Day of the instruction where the task needs one.
    """

    tasks: tuple[Task, ...] = Field(min_length=1)
    actions: tuple[Action, ...] = (Action.TAKE_OVER, Action.ACCOMPANY)
    persons: tuple[Id, ...] = ()
    agreed_on: Day
    until: Day | None = None
    withdrawn_on: Day | None = None
    intimate: Flag = False
    instructed_on: Day | None = None


class Helper(FileModel):
    """Somebody who helps unpaid. Their relation is never rated.

    Attributes:
        is_person: Person of the case who they are themselves: somebody who gets help also gives some.
        home: Home of the case in which they live; None for somebody from outside.
        helps_at: Homes in which they help; left out: their own `home`, or every home if they live elsewhere.
        consents: Required: without a consent nothing is planned.
        gladly_minutes, at_most_minutes: Active help per week; zero is a valid answer.
        presence_gladly_minutes, presence_at_most_minutes: Hours of being there beyond active help, per week.
        at_most_minutes_per_day: Active help on one day; None means no daily limit.
        times: When they can help.
        days_off: Weekdays they keep free.
        nights: Whether nights were agreed on.
        awake_nights: Whether they stay awake in such nights.
        on_call_within_minutes: How fast they are there when called; left out: never on call.
        on_call_times: When they can be called.
        on_call_at_most_parts: Most day parts on call in one week.
        main_carer: Carries most of the care; keeps one day in seven free unless `no_free_day_wished_on`.
        strained: Under strain: hours may only fall against today.
        own_gain: What they get out of it, in their words.
        clearance_on: Day on which a Führungszeugnis was seen, where it is needed.
        data_consent: To what the case holds about them; taken back, they are planned no more.
    """

    id: Id
    is_person: Id | None = None
    relation: Relation
    sex: Sex = Sex.UNKNOWN
    birth_date: Day | Unknown = "unknown"
    home: Id | None = None
    helps_at: tuple[Id, ...] = ()
    languages: tuple[Language, ...] = ("de",)
    consents: tuple[HelperConsent, ...]
    gladly_minutes: Minutes
    at_most_minutes: Minutes
    presence_gladly_minutes: Minutes = 0
    presence_at_most_minutes: Minutes = 0
    at_most_minutes_per_day: Minutes | None = None
    times: tuple[WeekTimes, ...] = Field(min_length=1)
    days_off: tuple[Weekday, ...] = ()
    nights: Flag = False
    awake_nights: Flag = False
    on_call_within_minutes: Minutes | None = None
    on_call_times: tuple[WeekTimes, ...] = ()
    on_call_at_most_parts: Count = 0
    main_carer: Flag = False
    no_free_day_wished_on: Day | None = None
    strained: Flag = False
    own_gain: Text | None = None
    clearance_on: Day | None = None
    data_consent: DataConsent | None = None

    @model_validator(mode="after")
    def _gladly_within_at_most(self) -> Helper:
        if self.gladly_minutes > self.at_most_minutes:
            raise ValueError("gladly_minutes is above at_most_minutes")
        if self.presence_gladly_minutes > self.presence_at_most_minutes:
            raise ValueError("presence_gladly_minutes is above presence_at_most_minutes")
        return self

    def known_from(self, person: Person) -> Helper:
        """The same with what is left out here and stated for the person who they are."""
        return self.model_copy(
            update={
                "sex": person.sex if self.sex is Sex.UNKNOWN else self.sex,
                "birth_date": person.birth_date if self.birth_date == "unknown" else self.birth_date,
                "home": self.home or person.home,
                "languages": self.languages if "languages" in self.model_fields_set else person.languages,
            }
        )


class Gift(FileModel):
    """What a client offers to others: capacity of the neighbourhood, never a condition of help."""

    id: Id
    person: Id
    words: Text
    tasks: tuple[Task, ...] = ()
    minutes_per_week: Minutes
    times: tuple[Times, ...] = (Times(),)
    stated_on: Day
