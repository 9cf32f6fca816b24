"""Reads an archive that somebody uploads, and trusts nothing in it: not even sizes."""

import contextlib
import json
import re
import zipfile
import zlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import IO, Any, NoReturn

from interviewprep.exports.archive import FORMAT
from interviewprep.jobs import filing

type Json = dict[str, Any]
type Place = tuple[str, str]

MEGABYTE = 1024 * 1024
MOST_BYTES_OF_TEXT = 50 * MEGABYTE
# As many as a person may keep, with those that they deleted lately.
MOST_BYTES_OF_FILES = filing.ROOM_WITH_DELETED
MOST_BYTES_A_FILE = filing.LARGEST
MOST_ENTRIES = 10_000
MOST_LEVELS = 16
MOST_ROWS = {("jobs", "jobs"): 5_000}
MOST_ROWS_ELSEWHERE = 100_000

_BODY = re.compile(r"[a-z_]+/[0-9]{1,9}-[a-z0-9_-]+(\.[a-z0-9_-]+)?")
_DAMAGED = (
    zipfile.BadZipFile,
    zlib.error,
    EOFError,
    NotImplementedError,
    OSError,
    RuntimeError,
    ValueError,
)


class BadArchive(Exception):
    """What was uploaded can't be brought back; the message says why, to the person."""


class Bodies:
    """The files in an archive, read one at a time, as they are asked for."""

    def __init__(self, file: zipfile.ZipFile) -> None:
        """Offer what lies in `file`, as long as that stays open."""
        self._file = file
        self._names = set(filter(_BODY.fullmatch, file.namelist()))
        self._left = MOST_BYTES_OF_FILES

    def __contains__(self, name: str) -> bool:
        return name in self._names

    def read(self, name: str) -> bytes:
        """Return a file’s bytes; raise BadArchive for too many, or damaged ones."""
        with _read_with_care():
            content = _read(self._file, name, MOST_BYTES_A_FILE)
        self._left -= len(content)
        if self._left < 0:
            most = MOST_BYTES_OF_FILES // MEGABYTE
            raise BadArchive(f"The files in this ZIP have more than {most} MB.")
        return content


@dataclass(frozen=True, slots=True)
class Archive:
    """What an archive holds: rows by the table they stand in, and the bytes of files.

    Rows are JSON objects with a number that no other row of the table has. That much
    is sure, and nothing else.
    """

    settings: Json
    rows: Mapping[Place, list[Json]]
    private: Mapping[Place, Mapping[int, Json]]
    bodies: Bodies
    has_private: bool


@contextlib.contextmanager
def _read_with_care() -> Iterator[None]:
    """Say of a file that can’t be unpacked, however it is broken, that it can’t be."""
    try:
        yield
    except _DAMAGED:
        raise BadArchive(
            "This file is damaged, or isn’t a download of yours. Choose the ZIP as you "
            "saved it."
        ) from None


def unpack(upload: IO[bytes]) -> Archive:
    """Return what an uploaded archive holds; raise BadArchive, in words, if none."""
    with _read_with_care():
        return _archive(zipfile.ZipFile(upload))


def _archive(file: zipfile.ZipFile) -> Archive:
    names = {entry.filename for entry in file.infolist()}
    if "everything.json" not in names:
        raise BadArchive(
            "There’s no everything.json in this file. Choose the ZIP that “Download "
            "everything” gave you."
        )
    if len(names) > MOST_ENTRIES:
        raise BadArchive("This file holds more files than we ever put into one.")
    public = _read_json(file, "everything.json")
    has_private = "private.json" in names
    private = _read_json(file, "private.json") if has_private else {}
    settings = public.pop("settings", {})
    if not isinstance(settings, dict):
        _refuse("settings")
    return Archive(
        settings=settings,
        rows=dict(_tables(public)),
        private={place: _by_number(rows) for place, rows in _tables(private)},
        bodies=Bodies(file),
        has_private=has_private,
    )


def _read_json(file: zipfile.ZipFile, name: str) -> Json:
    """Return a text of the archive as JSON that is neither too big nor too deep."""
    text = _read(file, name, MOST_BYTES_OF_TEXT)
    try:
        found = json.loads(text, parse_constant=_no_number)
    except (ValueError, RecursionError):
        raise BadArchive(f"{name} in this file can’t be read.") from None
    if not isinstance(found, dict) or _levels(found) > MOST_LEVELS:
        _refuse(name)
    made_for = found.pop("format", None)
    if made_for != FORMAT:
        raise BadArchive(
            "This file was made by another version, which we can’t read here."
        )
    return found


def _no_number(name: str) -> NoReturn:
    raise ValueError(name)


def _levels(value: Any) -> int:
    """Return how deep JSON goes, counted without going there step by step."""
    levels, here = 0, [value]
    while here:
        levels += 1
        nested = (each for each in here if isinstance(each, dict | list))
        here = [
            inner
            for each in nested
            for inner in (each.values() if isinstance(each, dict) else each)
        ]
        if levels > MOST_LEVELS:
            break
    return levels


def _read(file: zipfile.ZipFile, name: str, most: int) -> bytes:
    """Return an entry's content; what it says of its size is not believed."""
    with file.open(name) as entry:
        content = entry.read(most + 1)
    if len(content) > most:
        raise BadArchive(
            f"This file is too big: {name} has over {most // MEGABYTE} MB."
        )
    return content


def _tables(parts: Json) -> Iterator[tuple[Place, list[Json]]]:
    for part, tables in parts.items():
        if not isinstance(tables, dict):
            _refuse(part)
        for name, rows in tables.items():
            place = part, name
            if not isinstance(rows, list):
                _refuse(part, name)
            if len(rows) > MOST_ROWS.get(place, MOST_ROWS_ELSEWHERE):
                raise BadArchive(f"This file holds more {name} than we can take in.")
            _by_number(rows)
            yield place, rows


def _by_number(rows: list[Any]) -> dict[int, Json]:
    """Return rows by their numbers; refuse what isn't a row, or is there twice."""
    found: dict[int, Json] = {}
    for row in rows:
        number = row.get("id") if isinstance(row, dict) else None
        if type(number) is not int or number in found:
            _refuse("row", str(len(found) + 1))
        found[number] = row
    return found


def _refuse(*place: str) -> NoReturn:
    where = ", ".join(place)
    raise BadArchive(
        f"Something in this file isn’t as we write it ({where[:80]}). Choose the ZIP "
        "as you saved it."
    )
