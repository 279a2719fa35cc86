"""Every way in which a command can end badly, said gently; never a traceback, never a person's data."""

from __future__ import annotations

import os
import sys
import traceback
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

import typer
from typer.exceptions import TyperException

from assessment.ground.errors import MOST_FAULTS, Fault, HilfemixError, HumanStepFirst, InputError
from assessment.ground.texts import Lang, TextMissing, fault_text, say
from cli.output import as_json, print_notice
from cli.settings import language_if_possible
from cli.views.faults import Shown, faults_view

BUG, USAGE, INTERRUPTED = 1, 2, 130


@contextmanager
def friendly_errors(arguments: Sequence[str]) -> Iterator[None]:
    """Turn every error into a message and an exit code.

    Args:
        arguments: What the user typed: `--json` and `--lang` hold for errors, too, even for those of typing.

    Raises:
        SystemExit: With the exit code of the interface.
    """
    try:
        yield
    except typer.Exit as end:
        raise SystemExit(end.exit_code) from None
    except (KeyboardInterrupt, typer.Abort):
        raise SystemExit(INTERRUPTED) from None
    except BrokenPipeError:
        _close_quietly()
        raise SystemExit(0) from None
    except SystemExit as end:  # typer makes 1 of a reader who stops reading
        if not isinstance(end.__context__, BrokenPipeError):
            raise
        _close_quietly()
        raise SystemExit(0) from None
    except Exception as error:
        lang = language_if_possible(_lang_of(arguments))
        shown, more, code = _told(error, lang)
        _print(shown, more, lang, as_object="--json" in arguments)
        if code == BUG and os.environ.get("HILFEMIX_DEBUG") == "1":
            traceback.print_exception(error)
        raise SystemExit(code) from None


def _told(error: Exception, lang: Lang) -> tuple[list[Shown], int, int]:
    """Give what to show, how many more there are, and the exit code."""
    if isinstance(error, InputError):
        shown = [shown_fault(fault, lang) for fault in error.faults[:MOST_FAULTS]]
        return shown, len(error.faults) - len(shown), error.exit_code
    if isinstance(error, HumanStepFirst):
        return (
            [_plain(f"human_step.{error.key.removeprefix('human_step.')}", error.params, lang)],
            0,
            error.exit_code,
        )
    if isinstance(error, TyperException):
        remedy = say("cli.usage.remedy", {}, lang)
        return [Shown(code="usage", message=_of_usage(error, lang), remedy=remedy)], 0, USAGE
    code = error.exit_code if isinstance(error, HilfemixError) else BUG
    return [_plain("cli.bug", {"kind": type(error).__name__}, lang)], 0, code


def _of_usage(error: TyperException, lang: Lang) -> str:
    """Our own words about a value stand alone; the rest is said by the command line itself."""
    if isinstance(error, typer.BadParameter) and isinstance(error.param_hint, str):
        return say("cli.usage.value", {"option": error.param_hint, "what": error.message}, lang)
    return error.format_message()


def shown_fault(fault: Fault, lang: Lang) -> Shown:
    """Put a fault into the reader's language."""
    try:
        message, remedy = fault_text(fault, lang)
    except TextMissing:
        message, remedy = fault.code, ""
    return Shown(
        fault.code,
        message,
        remedy,
        fault.file,
        fault.line,
        fault.column,
        fault.field,
        fault.sheet,
        fault.cell,
    )


def _plain(key: str, params: object, lang: Lang) -> Shown:
    given = dict(params) if isinstance(params, dict) else {}
    try:
        return Shown(key, say(f"{key}.says", given, lang), say(f"{key}.remedy", given, lang))
    except TextMissing:
        return Shown(key, key, "")


def _print(shown: list[Shown], more: int, lang: Lang, as_object: bool) -> None:
    if as_object:
        errors = [fault.as_json() for fault in shown]
        sys.stderr.write(as_json({"schema": "hilfemix.errors.v1", "errors": errors, "more": more}))
        return
    counted = say("cli.more_faults", {"n": more}, lang) if more else None
    print_notice(faults_view(shown, say("cli.line", {}, lang), counted))


def _lang_of(arguments: Sequence[str]) -> str | None:
    for number, argument in enumerate(arguments):
        if argument.startswith("--lang="):
            return argument.removeprefix("--lang=")
        if argument == "--lang" and number + 1 < len(arguments):
            return arguments[number + 1]
    return None


def _close_quietly() -> None:
    """Nobody reads any more: let the interpreter flush into nothing."""
    with Path(os.devnull).open("w", encoding="utf-8") as nothing:
        os.dup2(nothing.fileno(), sys.stdout.fileno())
