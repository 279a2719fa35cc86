"""The red lines and the known harms, with what keeps them: read from `guardrails.yaml` and `harms.yaml`."""

from __future__ import annotations

from functools import cache
from importlib import resources
from typing import Literal

from pydantic import Field, TypeAdapter, model_validator

from assessment.ground.dated import read_yaml
from assessment.ground.model import FileModel

State = Literal["kept", "part", "open"]
NOT_REACHABLE = "Not reachable in this version"


class Guardrail(FileModel):
    """One red line.

    Attributes:
        severity: `hard` ones are broken on purpose in the tests; `process` ones ask for an artefact.
        law, demands: Where it comes from, and what would show that it is broken.
        state: Whether this version keeps it, keeps it in part, or does not reach it.
        says: How it is kept, and plainly what is missing.
        rules: Entries of the rulebook, as the mutation table names them: `rule:`, `aim:`, `condition:`.
        audit: Checks of the audit.
        broken_by: Seeded violations that the audit must find.
        tests: Ids of tests that fail without it.
        formats, docs: What the file formats or documents do for it.
    """

    id: str = Field(pattern=r"^G-[A-Z]{2,3}-[0-9]{2}$")
    severity: Literal["hard", "soft", "process"]
    title: str = Field(min_length=1)
    de: str = Field(min_length=1)
    law: str = Field(min_length=1)
    demands: str = Field(min_length=1)
    state: State
    says: str = Field(min_length=1)
    rules: tuple[str, ...] = ()
    audit: tuple[str, ...] = ()
    broken_by: tuple[str, ...] = ()
    tests: tuple[str, ...] = ()
    formats: tuple[str, ...] = ()
    docs: tuple[str, ...] = ()
    dates: dict[str, str] = Field(default_factory=dict)

    @model_validator(mode="after")
    def _is_honest(self) -> Guardrail:
        """What is open says so, what is kept has something to show."""
        if (self.state == "open") != self.says.startswith(NOT_REACHABLE):
            raise ValueError("an open row begins with 'Not reachable in this version', and no other does")
        if self.state == "kept" and not (self.tests or self.docs):
            raise ValueError("what is kept names a test or a document")
        if self.severity == "hard" and self.state != "open" and not self.tests:
            raise ValueError("a hard guardrail that is kept names a test")
        return self


class Harm(FileModel):
    """One harm that happened elsewhere.

    Attributes:
        mechanism: How it came about.
        safeguard: What stands against it here.
        demands: Testable requirements.
        guardrails: Red lines that stand against it.
    """

    id: str = Field(pattern=r"^H[0-9]{2}$")
    case: str = Field(min_length=1)
    mechanism: str = Field(min_length=1)
    safeguard: str = Field(min_length=1)
    demands: tuple[str, ...] = Field(min_length=1)
    state: State
    says: str = Field(min_length=1)
    guardrails: tuple[str, ...] = Field(min_length=1)
    tests: tuple[str, ...] = Field(min_length=1)
    sources: tuple[str, ...] = Field(min_length=1)


_GUARDRAILS = TypeAdapter(tuple[Guardrail, ...])
_HARMS = TypeAdapter(tuple[Harm, ...])


@cache
def guardrails() -> tuple[Guardrail, ...]:
    """Every red line, in the order of the file."""
    return _GUARDRAILS.validate_python(_read("guardrails.yaml"))


@cache
def harms() -> tuple[Harm, ...]:
    """Every known harm, in the order of the file."""
    return _HARMS.validate_python(_read("harms.yaml"))


def _read(name: str) -> object:
    return read_yaml(resources.files("arrangement.rulebook").joinpath(name).read_text(encoding="utf-8"))
