"""One at a time: whoever reads or writes a record holds its file alone meanwhile.

The lock is the operating system's and lies on the file itself: nothing is left over, and it ends with whoever
holds it, however they end. Where a file system knows no locks, one goes on without.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import BinaryIO

from filelock import lock_descriptor, unlock_descriptor

OWNER_ONLY = 0o600


def read_alone(path: Path) -> bytes:
    """Read a file while nobody writes it.

    Raises:
        OSError: If it cannot be read.
    """
    with path.open("rb") as stream, _alone(stream):
        return stream.read()


@contextmanager
def opened_alone(path: Path) -> Iterator[BinaryIO]:
    """Open a file, or a new one for its owner only, to read it and to add to its end.

    Raises:
        OSError: If it cannot be opened for writing.
    """
    number = os.open(path, os.O_RDWR | os.O_APPEND | os.O_CREAT | getattr(os, "O_BINARY", 0), OWNER_ONLY)
    with os.fdopen(number, "r+b") as stream, _alone(stream):
        yield stream


@contextmanager
def _alone(stream: BinaryIO) -> Iterator[None]:
    held = False
    with suppress(OSError):
        held = lock_descriptor(stream.fileno())
    try:
        yield
    finally:
        if held:
            stream.flush()
            unlock_descriptor(stream.fileno())
