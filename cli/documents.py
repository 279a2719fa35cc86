"""Pages and calendars at the command line: what is written where, for whom."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import typer

from arrangement.catalogue.offer import Catalogue
from arrangement.documents.names import Names
from arrangement.documents.recipients import Recipient, known, readers, recipient_of
from arrangement.documents.speech import Speech
from arrangement.plan.plan import Plan
from assessment.case import Case
from assessment.files.write import write_atomically, write_bytes_atomically
from cli.files import make_folder, refuse_existing
from cli.help import help_text
from cli.output import print_notice
from cli.views.harmless import whole


@dataclass(frozen=True)
class Wanted:
    """Which documents were asked for.

    Attributes:
        html: File of the page.
        ics: Folder of the calendar files.
        force: Whether existing files may be replaced.
    """

    html: str | None
    ics: Path | None
    force: bool

    def refuse_existing(self) -> None:
        """Say before any work that the page could not be written.

        Raises:
            InputError: If its place cannot hold it.
        """
        if self.html is not None:
            refuse_existing(self.html, self.force)

    def write(
        self,
        plan: Plan,
        speech: Speech,
        names: Names,
        reader: Recipient,
        case: Case | None,
        catalogue: Catalogue | None,
    ) -> Iterator[str]:
        """Write what was asked for, and name each file.

        Raises:
            InputError: If a file cannot be written.
        """
        if self.html is not None:
            from arrangement.documents.page.render import page
            from arrangement.documents.page.sheet import sheet_of

            write_atomically(
                self.html, page(sheet_of(plan, speech, names, reader, case, catalogue)), self.force
            )
            yield self.html
        if self.ics is not None:
            yield from _calendars(plan, speech, reader, self.ics, self.force)


def reader_of(text: str) -> Recipient:
    """Read for whom something is written.

    Raises:
        typer.BadParameter: If it is nobody.
    """
    reader = recipient_of(text)
    if reader is None:
        raise typer.BadParameter(help_text("for"), param_hint="--for")
    return reader


def check_known(plan: Plan, reader: Recipient) -> None:
    """Refuse a helper or payer of whom the plan knows nothing.

    Raises:
        typer.BadParameter: If there is nothing for them.
    """
    if not known(plan, reader):
        there = ", ".join(f"{one.who}:{one.id}" for one in readers(plan)) or "team, person"
        raise typer.BadParameter(help_text("for_nobody", known=there), param_hint="--for")


def told(files: Iterator[str], speech: Speech) -> None:
    """Say on standard error what was written."""
    for file in files:
        print_notice(whole(speech.say("cli.written", file=file)))


def _calendars(plan: Plan, speech: Speech, reader: Recipient, folder: Path, force: bool) -> Iterator[str]:
    """One file for each helper, or for the one who reads."""
    from arrangement.documents.calendar.ics import calendar, file_name, helpers_with_entries

    make_folder(folder)
    for helper in helpers_with_entries(plan):
        if reader.who != "helper" or reader.id == helper:
            place = folder / file_name(helper)
            write_bytes_atomically(place, calendar(plan, helper, speech), force)
            yield str(place)
