"""Takes an uploaded file apart: a table by itself, or the tables in an archive.

Limits follow OWASP ASVS 5.0, 5.2.1 to 5.2.3: a small file may claim to unpack to a
huge one, so sizes are checked as declared and again while reading.
"""

import io
import json
import re
import zipfile
import zlib
from dataclasses import dataclass, field
from pathlib import PurePosixPath

from interviewprep.imports.refusal import Refused
from interviewprep.text import clean_line

MEBIBYTE = 1024 * 1024
MOST_BYTES = 5 * MEBIBYTE  # of one table
MOST_PACKED = 10 * MEBIBYTE
MOST_UNPACKED = 50 * MEBIBYTE
MOST_ENTRIES = 1000
MOST_TIMES_SMALLER = 100
MOST_TABLES = 10

_LINKEDIN = re.compile(
    r"(?:job applications|saved jobs|connections)[ _]?\(?\d*\)?\.csv", re.IGNORECASE
)
_TABLES = (".csv", ".tsv", ".txt", ".md")
_METHODS = {zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED}
_IS_ENCRYPTED = 1
_BROKEN = (
    zipfile.BadZipFile,
    zlib.error,
    EOFError,
    NotImplementedError,
    OSError,
    RuntimeError,
    ValueError,
)

TOO_LARGE = (
    "That’s more than 5 MB, which is a lot for a table. Split it, or take out the "
    "columns with long texts."
)
_BAD_ARCHIVE = "This archive can’t be opened. Download it again, or pick another file."


@dataclass(frozen=True, slots=True)
class TableFile:
    """One table as it was uploaded: its name, and bytes that never show in a log."""

    name: str
    data: bytes = field(repr=False)


def tables_in(name: str, data: bytes) -> list[TableFile]:
    """Return the tables of an uploaded file; raise Refused, which says why."""
    if not data.strip():
        raise Refused("This file is empty.")
    if zipfile.is_zipfile(io.BytesIO(data)):
        return _tables_in_archive(data)
    if len(data) > MOST_BYTES:
        raise Refused(TOO_LARGE)
    return [TableFile(clean_line(name, 120), data)]


def pack(files: list[TableFile]) -> str:
    """Return files as one text, to be sealed until they are imported."""
    # Latin-1 has a letter for each byte, so that any bytes come back as they were.
    told = [[file.name, file.data.decode("latin-1")] for file in files]
    return json.dumps(told, ensure_ascii=False)


def unpack(packed: str) -> list[TableFile]:
    """Return what `pack` was given; raise Refused if it is gone or damaged."""
    try:
        return [
            TableFile(name, data.encode("latin-1")) for name, data in json.loads(packed)
        ]
    except (AttributeError, TypeError, ValueError):
        raise Refused("The file isn’t here any more. Choose it once more.") from None


def _tables_in_archive(data: bytes) -> list[TableFile]:
    if len(data) > MOST_PACKED:
        raise Refused(
            "That’s more than 10 MB. Unpack it, and choose the table with your jobs."
        )
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            chosen = _chosen(archive.infolist())
            return [_read(archive, info) for info in chosen]
    except _BROKEN:
        raise Refused(_BAD_ARCHIVE) from None


def _chosen(entries: list[zipfile.ZipInfo]) -> list[zipfile.ZipInfo]:
    """Pick the tables of an archive; those of LinkedIn alone, if they are there."""
    _check_sizes(entries)
    tables = [entry for entry in entries if _is_table(entry.filename)]
    known = [entry for entry in tables if _LINKEDIN.fullmatch(_last(entry.filename))]
    found = known or tables
    if not found:
        raise Refused("There’s no table (a .csv file) in this archive.")
    if len(found) > MOST_TABLES:
        raise Refused("There are many tables in this archive. Choose one of them.")
    if any(entry.flag_bits & _IS_ENCRYPTED for entry in found):
        raise Refused("This archive has a password. Unpack it, and choose the table.")
    if any(entry.compress_type not in _METHODS for entry in found):
        raise Refused(_BAD_ARCHIVE)
    return found


def _check_sizes(entries: list[zipfile.ZipInfo]) -> None:
    """Refuse archives that unpack to far more than anybody's list of jobs."""
    if any(entry.filename == "[Content_Types].xml" for entry in entries):
        raise Refused(
            "That’s a workbook. In your spreadsheet, choose “Save as” or “Download”, "
            "then CSV, and bring that file."
        )
    unpacked = sum(entry.file_size for entry in entries)
    swollen = any(
        entry.file_size > max(MEBIBYTE, MOST_TIMES_SMALLER * entry.compress_size)
        for entry in entries
    )
    if len(entries) > MOST_ENTRIES or unpacked > MOST_UNPACKED or swollen:
        raise Refused("This archive unpacks to far too much. Choose the table alone.")


def _is_table(path: str) -> bool:
    hidden = path.startswith("__MACOSX/") or _last(path).startswith(".")
    return not hidden and path.lower().endswith(_TABLES)


def _last(path: str) -> str:
    return PurePosixPath(path).name


def _read(archive: zipfile.ZipFile, entry: zipfile.ZipInfo) -> TableFile:
    """Read one entry, and no further than a table may go, whatever it declares."""
    if entry.file_size > MOST_BYTES:
        raise Refused(TOO_LARGE)
    with archive.open(entry) as file:
        data = file.read(MOST_BYTES + 1)
    if len(data) > MOST_BYTES:
        raise Refused(TOO_LARGE)
    return TableFile(clean_line(_last(entry.filename), 120), data)
