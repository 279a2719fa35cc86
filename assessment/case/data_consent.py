"""What somebody agreed to about the data held on them: in writing or electronically, else it is none."""

from __future__ import annotations

from pydantic import model_validator

from assessment.ground.ids import Day
from assessment.ground.model import FileModel


class DataConsent(FileModel):
    """Consent to hold and use data, where it rests on consent and not on the law.

    Attributes:
        written_on, electronic_on: Day and form; § 67b Abs. 2 SGB X: a spoken word is not enough.
        withdrawn_on: The day on which it was taken back; nobody asks why.
    """

    written_on: Day | None = None
    electronic_on: Day | None = None
    withdrawn_on: Day | None = None

    @model_validator(mode="after")
    def _has_a_form(self) -> DataConsent:
        if self.written_on is None and self.electronic_on is None:
            raise ValueError("a consent to data is written_on or electronic_on some day")
        return self


def taken_back(consent: DataConsent | None) -> bool:
    """Whether somebody took their consent back."""
    return consent is not None and consent.withdrawn_on is not None
