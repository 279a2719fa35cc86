"""A file of ours in the newest version of its format, or written in another way."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import yaml

from assessment.files.document import Document
from assessment.files.text import decode
from assessment.ground.errors import Fault, InputError

JSON, YAML = ".json", (".yaml", ".yml")


def migrated(data: bytes, document: Document, target: str, encoding: str | None = None) -> str:
    """Give the text of a sound file for a target: byte for byte where nothing changes.

    There is one version of every format so far, so only the way of writing can change; comments live in YAML
    alone and are lost on the way to JSON or from it.

    Args:
        data: The file as it is; read only where it is a text.
        document: The same, read.
        target: Name of the file to write; its ending says how.
        encoding: What the user said about the text; it is always written as UTF-8.

    Raises:
        InputError: If the ending is none that we write.
    """
    ending, own = Path(target).suffix.lower(), Path(document.file).suffix.lower()
    if ending != JSON and ending not in YAML:
        raise InputError([Fault("migrate.ending", target)])
    if document.is_text and (ending == JSON) == (own == JSON):
        return decode(data, document.file, encoding).text if encoding else data.decode("utf-8")
    if ending == JSON:
        return json.dumps(document.data, ensure_ascii=False, indent=2) + "\n"
    return as_yaml(document.data)


def as_yaml(data: Mapping[str, Any]) -> str:
    """Write data as YAML that says the same in every version of the language."""
    width = 110  # no figure of law: columns
    return yaml.dump(_plain(data), Dumper=_Dumper, sort_keys=False, allow_unicode=True, width=width)


class _Dumper(yaml.SafeDumper):
    """Quotes what YAML 1.1 would take for something else, such as `no`, `on` and clock times."""

    def ignore_aliases(self, data: Any) -> bool:
        """Write everything out: our reader knows no aliases."""
        return True


def _plain(value: Any) -> Any:
    if isinstance(value, Mapping):
        return {str(key): _plain(inner) for key, inner in value.items()}
    return [_plain(inner) for inner in value] if isinstance(value, list | tuple) else value
