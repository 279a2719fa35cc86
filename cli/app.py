"""The command line: every command by its name, and one door for errors."""

from __future__ import annotations

import sys

import typer

from cli.commands import (
    accept,
    audit,
    batch,
    check,
    compare,
    config,
    confirm,
    deadlines,
    demo,
    diff,
    disclose,
    doctor,
    erase,
    init,
    law,
    migrate,
    nba,
    new,
    plan,
    record,
    responsible,
    review,
    rights,
    schema,
    show,
)
from cli.errors import friendly_errors
from cli.help import help_text
from cli.output import prepare_streams

app = typer.Typer(
    name="hilfemix",
    help=help_text("app"),
    no_args_is_help=True,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)

app.command("plan", help=help_text("plan"))(plan.plan)
app.command("show", help=help_text("show"))(show.show)
app.command("check", help=help_text("check"))(check.check)
app.command("rights", help=help_text("rights"))(rights.rights)
app.command("deadlines", help=help_text("deadlines"))(deadlines.deadlines)
app.command("responsible", help=help_text("responsible"))(responsible.responsible)
app.command("nba", help=help_text("nba"))(nba.nba)
app.command("review", help=help_text("review"))(review.review)
app.command("diff", help=help_text("diff"))(diff.diff)
app.command("compare", help=help_text("compare"))(compare.compare)
app.command("audit", help=help_text("audit"))(audit.audit)
app.command("confirm", help=help_text("confirm"))(confirm.confirm)
app.command("accept", help=help_text("accept"))(accept.accept)
app.command("record", help=help_text("record"))(record.record)
app.command("disclose", help=help_text("disclose"))(disclose.disclose)
app.command("erase", help=help_text("erase"))(erase.erase)
app.command("batch", help=help_text("batch"))(batch.batch)
app.command("demo", help=help_text("demo"))(demo.demo)
app.command("new", help=help_text("new"))(new.new)
app.command("migrate", help=help_text("migrate"))(migrate.migrate)
app.command("init", help=help_text("init"))(init.init)
app.command("schema", help=help_text("schema"))(schema.schema)
app.command("doctor", help=help_text("doctor"))(doctor.doctor)
app.add_typer(law.app, name="law", help=help_text("law"))
app.add_typer(config.app, name="config", help=help_text("config"))


def main() -> None:
    """Run the command line and end with the exit code of the interface."""
    prepare_streams()
    with friendly_errors(sys.argv[1:]):
        code = app(prog_name="hilfemix", standalone_mode=False)
    sys.exit(code if isinstance(code, int) else 0)
