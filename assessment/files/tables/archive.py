"""A workbook is a zip archive of XML: looked through within limits before any library unpacks it."""

from __future__ import annotations

import io
import re
import zipfile
import zlib
from pathlib import PurePosixPath, PureWindowsPath

from assessment.ground.errors import Fault, InputError

MEBIBYTE = 1024 * 1024
MOST_MEMBERS = 300  # no figure of law: parts of a zip file
MOST_UNPACKED = 24 * MEBIBYTE
"""A form is below one, the catalogue of Bremen below two."""
MOST_TAGS = 600_000
"""XML elements of all sheets together; each costs time and memory."""

_SIGNATURE = b"PK\x03\x04"
_OLD_OFFICE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_DECLARATION = re.compile(rb"<!(DOCTYPE|ENTITY|ELEMENT|ATTLIST|NOTATION)", re.IGNORECASE)
_ACTIVE = re.compile(r"vbaProject|macrosheets|activeX|externalLinks|embeddings|ctrlProps", re.IGNORECASE)
_SHEET = re.compile(rb"<(\w+:)?sheet\s")
_WORKBOOK = "xl/workbook.xml"
_XML = (".xml", ".rels", ".vml")


def is_archive(data: bytes) -> bool:
    """Whether these bytes are a workbook by their beginning, of today's kind or of the old one."""
    return data.startswith((_SIGNATURE, _OLD_OFFICE))


def look_through(data: bytes, file: str) -> int:
    """Refuse an archive that is not what an office program writes.

    Nothing is written to disk; a member's name is only ever told as its number.

    Returns:
        How many sheets the workbook names.

    Raises:
        InputError: If it is no workbook, too large once unpacked, leaves its folder, declares entities, holds
            macros or links to other files.
    """
    if data.startswith(_OLD_OFFICE):
        raise InputError([Fault("workbook.old", file)])
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            _members(archive, file)
            return _contents(archive, file)
    except (zipfile.BadZipFile, zlib.error, EOFError, OSError, ValueError, NotImplementedError, RuntimeError):
        raise InputError([Fault("workbook.damaged", file)]) from None


def _members(archive: zipfile.ZipFile, file: str) -> None:
    infos = archive.infolist()
    names = [info.filename for info in infos]
    if len(infos) > MOST_MEMBERS:
        raise InputError([Fault("workbook.too_many_members", file, params={"most": MOST_MEMBERS})])
    for number, info in enumerate(infos, start=1):
        if _leaves(info.filename):
            raise InputError([Fault("workbook.leaves", file, params={"member": number})])
        if info.flag_bits & 1:
            raise InputError([Fault("workbook.locked", file)])
        if _ACTIVE.search(info.filename):
            raise InputError([Fault("workbook.active", file, params={"member": number})])
    if len(set(names)) != len(names):
        raise InputError([Fault("workbook.damaged", file)])
    if sum(info.file_size for info in infos) > MOST_UNPACKED:
        raise InputError([_too_large(file)])
    if _WORKBOOK not in names:
        raise InputError([Fault("workbook.not_one", file)])


def _contents(archive: zipfile.ZipFile, file: str) -> int:
    """Read what says of itself that it is small enough, and count."""
    size = tags = sheets = 0
    for number, info in enumerate(archive.infolist(), start=1):
        with archive.open(info) as member:
            content = member.read(MOST_UNPACKED - size + 1)
        size += len(content)
        if size > MOST_UNPACKED:
            raise InputError([_too_large(file)])
        if not info.filename.lower().endswith(_XML):
            continue
        # XML may also be written in two bytes a character, where nothing would be found.
        if b"\x00" in content or _DECLARATION.search(content):
            raise InputError([Fault("workbook.declares", file, params={"member": number})])
        if info.filename == _WORKBOOK:
            sheets = len(_SHEET.findall(content))
        tags += content.count(b"<")
        if tags > MOST_TAGS:
            raise InputError([Fault("workbook.too_many_cells", file, params={"most": MOST_TAGS})])
    return sheets


def _leaves(name: str) -> bool:
    parts = PurePosixPath(name).parts
    windows = PureWindowsPath(name)
    return ".." in parts or name.startswith(("/", "\\")) or "\\" in name or bool(windows.drive)


def _too_large(file: str) -> Fault:
    return Fault("workbook.too_large", file, params={"most": MOST_UNPACKED // MEBIBYTE})
