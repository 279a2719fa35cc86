"""Everything that is held about a case, as one object: files, who reads which field, reasons in words."""

from __future__ import annotations

import base64
from collections.abc import Callable
from hashlib import sha256
from pathlib import Path
from typing import Any

from rich.console import RenderableType

from arrangement.documents.speech import Speech
from assessment.ground.errors import HilfemixError
from cli.belonging import Belonging
from cli.files import around_plan, read_plan
from cli.views.plan import plan_sheet


def disclosed(
    case: str,
    case_file: str,
    folder: Path,
    held: Belonging,
    read_by: list[dict[str, Any]],
    speech: Speech,
    as_text: Callable[[RenderableType], str],
) -> dict[str, Any]:
    """Put together what belongs to a case.

    Args:
        case: Its id.
        case_file: Names the people in the reasons.
        folder: Where was looked.
        held: What was found there.
        read_by: Rules that read each field of the case file.
        speech: Language of the reasons.
        as_text: Writes a view as text.
    """
    return {
        "schema": "hilfemix.disclosure.v1",
        "case": case,
        "files": [_file(file, kind, folder) for file, kind in held.own],
        "read_by": read_by,
        "reasons": [
            {"file": _name(file, folder), "sentences": told}
            for file, kind in held.own
            if kind == "plan" and (told := _reasons(file, case_file, speech, as_text))
        ],
        "look_at": [_name(file, folder) for file in held.mentions],
    }


def _file(file: Path, kind: str, folder: Path) -> dict[str, Any]:
    """A file with all that it holds; what is no text is written in base64."""
    data = file.read_bytes()
    try:
        content = {"text": data.decode("utf-8")}
    except UnicodeDecodeError:
        content = {"base64": base64.b64encode(data).decode("ascii")}
    return {"file": _name(file, folder), "kind": kind, "sha256": sha256(data).hexdigest(), **content}


def _reasons(
    file: Path, case_file: str, speech: Speech, as_text: Callable[[RenderableType], str]
) -> list[str]:
    """The sheet of a plan in words; nothing for a file that is no plan any more."""
    try:
        plan = read_plan(str(file)).model
        names = around_plan(plan, case_file).names
    except HilfemixError:
        return []
    return as_text(plan_sheet(plan, speech, names)).splitlines()


def _name(file: Path, folder: Path) -> str:
    return file.relative_to(folder).as_posix()
