"""Settings: a flag goes before HILFEMIX_*, that before hilfemix.toml, that before the default."""

from __future__ import annotations

import os
import tomllib
from dataclasses import dataclass
from pathlib import Path
from typing import Literal, get_args

from assessment.ground.errors import Fault, InputError
from assessment.ground.texts import Lang

Origin = Literal["flag", "environment", "file", "locale", "default"]

FILE = "hilfemix.toml"
SHIPPED = {"policy": "standard"}
"""Names of what is shipped, where it has one that a flag would take."""

KEYS = ("lang", "catalogue", "policy")
LANGUAGES: tuple[str, ...] = get_args(Lang)
DEFAULT_LANG: Lang = "de"


@dataclass(frozen=True)
class Setting:
    """One setting and where it comes from. A value of None stands for what is shipped."""

    key: str
    value: str | None
    origin: Origin


def setting(key: str, flag: str | None = None) -> Setting:
    """Find the value that holds.

    Raises:
        InputError: If `hilfemix.toml` or an environment variable cannot be used.
    """
    found = _named(key, flag)
    if key == "lang":
        if found is None:
            return _from_locale()
        if found.value not in LANGUAGES:
            where = FILE if found.origin == "file" else None
            raise InputError(
                [Fault("language_unknown", file=where, field=_field(found), params={"known": "de, en"})]
            )
    return found or Setting(key, SHIPPED.get(key), "default")


def language(flag: str | None = None) -> Lang:
    """Find the language that holds."""
    return "en" if setting("lang", flag).value == "en" else "de"


def language_if_possible(flag: str | None = None) -> Lang:
    """Find a language for a message that must be said even where the settings are at fault."""
    try:
        return language(flag if flag in LANGUAGES else None)
    except InputError:
        return DEFAULT_LANG


def _named(key: str, flag: str | None) -> Setting | None:
    if flag:
        return Setting(key, flag, "flag")
    variable = os.environ.get(f"HILFEMIX_{key.upper()}")
    if variable:
        return Setting(key, variable, "environment")
    written = _written().get(key)
    return Setting(key, written, "file") if written is not None else None


def _field(found: Setting) -> str:
    return f"HILFEMIX_{found.key.upper()}" if found.origin == "environment" else found.key


def _written() -> dict[str, str]:
    """Read hilfemix.toml of the current folder; paths in it count from there."""
    path = Path(FILE)
    if not path.is_file():
        return {}
    try:
        data = tomllib.loads(path.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise InputError([Fault("settings_unreadable", file=FILE)]) from error
    unknown = sorted(set(data) - set(KEYS))
    wrong = sorted(key for key, value in data.items() if key in KEYS and not isinstance(value, str))
    known = ", ".join(KEYS)
    faults = [Fault("setting_unknown", file=FILE, field=key, params={"known": known}) for key in unknown]
    faults += [Fault("setting_not_text", file=FILE, field=key) for key in wrong]
    if faults:
        raise InputError(faults)
    return dict(data)


def _from_locale() -> Setting:
    for name in ("LC_ALL", "LC_MESSAGES", "LANG"):
        value = os.environ.get(name, "")
        if value:
            short = value[:2].lower()
            return (
                Setting("lang", short, "locale")
                if short in LANGUAGES
                else Setting("lang", DEFAULT_LANG, "default")
            )
    return Setting("lang", DEFAULT_LANG, "default")
