"""Writing a file whole or not at all."""

from __future__ import annotations

import os
import shutil
import tempfile
from collections.abc import Mapping
from pathlib import Path
from typing import NoReturn

from assessment.ground.errors import Fault, InputError

PREFIX, SUFFIX = ".hilfemix-", ".part"
"""A file while it is being written; it lies beside the file that it becomes."""


def write_atomically(path: str | Path, text: str, force: bool = False) -> None:
    """Write a text file: beside its place first, then moved there in one step.

    The file is readable by its owner only (mode 0600); line ends stay as they are in the text. Whatever
    fails, an existing file stays as it was and nothing is left over.

    Args:
        path: Where to write.
        text: The whole content.
        force: Whether an existing file may be replaced.

    Raises:
        InputError: If the target exists, is a folder, or cannot be written.
    """
    try:
        data = text.encode("utf-8")
    except ValueError:
        _refuse("output.failed", str(path))
    write_bytes_atomically(path, data, force)


def write_bytes_atomically(path: str | Path, data: bytes, force: bool = False) -> None:
    """Write a file that is no text, as `write_atomically` does.

    Raises:
        InputError: If the target exists, is a folder, or cannot be written.
    """
    target, name = Path(path), str(path)
    try:
        _check_target(target, name, force)
        number, beside = tempfile.mkstemp(prefix=PREFIX, suffix=SUFFIX, dir=target.parent)
    except OSError:
        _refuse("output.not_writable", name)
    temporary = Path(beside)
    try:
        with os.fdopen(number, "wb") as stream:
            stream.write(data)
            stream.flush()
            os.fsync(stream.fileno())
        # Somebody else may have written meanwhile.
        _check_target(target, name, force)
        temporary.replace(target)
    except (OSError, ValueError):
        _refuse("output.failed", name)
    finally:
        temporary.unlink(missing_ok=True)


def sweep(folder: Path) -> None:
    """Take away what a killed run left half written in a folder.

    Raises:
        OSError: If that is not possible.
    """
    for left in folder.glob(f"{PREFIX}*{SUFFIX}"):
        left.unlink(missing_ok=True)


def write_folder(path: str | Path, texts: Mapping[str, str]) -> None:
    """Write a new folder of text files: beside its place first, then moved there in one step.

    Args:
        path: The folder; it may exist if it is empty.
        texts: Contents by file name.

    Raises:
        InputError: If something stands there, or it cannot be written.
    """
    target, name = Path(path), str(path)
    try:
        if (target.exists() or target.is_symlink()) and not (target.is_dir() and not any(target.iterdir())):
            _refuse("output.folder_in_use", name)
        if not target.parent.is_dir():
            _refuse("output.no_folder", name)
        beside = Path(tempfile.mkdtemp(prefix=".hilfemix-", suffix=".part", dir=target.parent))
    except (OSError, ValueError):
        _refuse("output.not_writable", name)
    try:
        for file, text in texts.items():
            write_bytes_atomically(beside / file, text.encode("utf-8"))
        beside.replace(target)
    except (OSError, ValueError, InputError):
        _refuse("output.failed", name)
    finally:
        shutil.rmtree(beside, ignore_errors=True)


def _check_target(target: Path, name: str, force: bool) -> None:
    if target.is_dir():
        _refuse("output.is_a_folder", name)
    if not target.parent.is_dir():
        _refuse("output.no_folder", name)
    if not force and (target.exists() or target.is_symlink()):
        _refuse("output.exists", name)


def _refuse(code: str, name: str) -> NoReturn:
    raise InputError([Fault(code, name)]) from None
