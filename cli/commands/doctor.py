"""`doctor`: whether everything that a plan needs is in place."""

from __future__ import annotations

import typer

from cli.options import AsJson, Language
from cli.output import print_json, print_view
from cli.settings import language

SOMETHING_FAILED = 1


def doctor(lang: Language = None, as_object: AsJson = False) -> None:
    """Check Python, the solver, the law data, the sample data and the terminal."""
    from arrangement.documents.speech import Speech
    from cli.health import examine
    from cli.views.doctor import doctor_view

    speech = Speech(language(lang))
    checks = examine()
    if as_object:
        found = [{"id": check.id, "ok": check.ok, "detail": check.detail} for check in checks]
        print_json({"schema": "hilfemix.doctor.v1", "checks": found})
    else:
        print_view(doctor_view(checks, speech))
    raise typer.Exit(0 if all(check.ok for check in checks) else SOMETHING_FAILED)
