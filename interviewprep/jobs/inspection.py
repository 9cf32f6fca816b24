"""What an uploaded file really is: told by its content, never by its name."""

import zipfile
from enum import Enum
from typing import IO, Any

# Design figures for archives: nothing is unpacked, so these only catch what is absurd.
_MOST_ENTRIES = 1_000
_MOST_UNPACKED = 50 * 1024 * 1024
_MOST_TIMES_SMALLER = 100
_MOST_READ = 1024 * 1024
_START = 1024
_OFFICE = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
_OPEN = "application/vnd.oasis.opendocument.text"
_OLD_OFFICE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_LONGEST_NAME = 120
_ENDINGS = {"pdf", "docx", "doc", "odt", "md", "markdown", "txt", "text"}
# What a text file may hold below the space: tab, line feed, form feed, return.
_CONTROLS = frozenset(range(32)) - {9, 10, 12, 13}


class FileType(Enum):
    """What may be kept: its type for the browser, and the ending of its name."""

    PDF = ("application/pdf", "pdf")
    DOCX = (_OFFICE, "docx")
    ODT = (_OPEN, "odt")
    MARKDOWN = ("text/markdown", "md")
    TEXT = ("text/plain", "txt")

    @property
    def content_type(self) -> str:
        return self.value[0]

    @property
    def ending(self) -> str:
        return self.value[1]

    @classmethod
    def of(cls, content_type: str) -> "FileType":
        """Return the type that a row names as `content_type`; text for any other."""
        found = {each.content_type: each for each in cls}
        return found.get(content_type, cls.TEXT)

    def named(self, name: str) -> str:
        """Return `name` with this type's ending in place of what it claimed to be."""
        stem, dot, ending = name.rpartition(".")
        is_claim = bool(dot and stem) and ending.casefold() in _ENDINGS
        kept = (stem if is_claim else name)[: _LONGEST_NAME - len(self.ending) - 1]
        return f"{kept.strip() or 'file'}.{self.ending}"


class Refused(Exception):
    """The file can't be kept; the message tells its owner why, and what to do."""


def file_type(file: IO[Any], *, name: str) -> FileType:
    """Return what an open file is; `name` only tells Markdown from other text.

    Reads what is needed and leaves the file at its start. Raises Refused, with words
    for the person, for any other type, for archives that unpack to absurd sizes, and
    for documents that carry macros or are locked with a password.
    """
    file.seek(0)
    start = file.read(_START)
    if b"%PDF-" in start:
        found = FileType.PDF
    elif start.startswith(b"PK\x03\x04"):
        found = _in_archive(file)
    elif start.startswith(_OLD_OFFICE):
        raise Refused(
            "This is an old Word file, or one locked with a password. Save it as PDF "
            "or DOCX without a password, and choose that one."
        )
    else:
        found = _text(file, name=name)
    file.seek(0)
    return found


def _in_archive(file: IO[Any]) -> FileType:
    """Tell the documents that are ZIP archives apart, without unpacking them."""
    try:
        with zipfile.ZipFile(file) as archive:
            _refuse_bombs(archive.infolist())
            return _document_in(archive)
    except (zipfile.BadZipFile, NotImplementedError, OSError, EOFError) as broken:
        raise Refused(
            "This file is damaged: it can’t be opened. Save it anew and try again."
        ) from broken
    except RuntimeError as locked:  # zipfile's word for a password
        raise Refused("Save it without a password, and choose that one.") from locked


def _refuse_bombs(entries: list[zipfile.ZipInfo]) -> None:
    unpacked = sum(entry.file_size for entry in entries)
    packed = sum(entry.compress_size for entry in entries)
    is_absurd = unpacked > _MOST_TIMES_SMALLER * max(packed, _START)
    if len(entries) > _MOST_ENTRIES or unpacked > _MOST_UNPACKED or is_absurd:
        raise Refused(
            "This file would unpack to far more than a CV or a letter needs. Save it "
            "as PDF, and choose that one."
        )


def _document_in(archive: zipfile.ZipFile) -> FileType:
    names = set(archive.namelist())
    if any(name.endswith("vbaProject.bin") for name in names):
        raise Refused("This file carries macros. Save it as PDF or as plain DOCX.")
    if "mimetype" in names and _entry(archive, "mimetype").strip() == _OPEN.encode():
        return FileType.ODT
    types = "[Content_Types].xml"
    if {types, "word/document.xml"} <= names:
        declared = _entry(archive, types)
        if b"wordprocessingml.document.main+xml" in declared:
            return FileType.DOCX
    raise Refused(
        "This is an archive, or another kind of document. Choose a PDF, DOCX, ODT, "
        "TXT or MD file."
    )


def _entry(archive: zipfile.ZipFile, name: str) -> bytes:
    with archive.open(name) as entry:
        return entry.read(_MOST_READ)


def _text(file: IO[Any], *, name: str) -> FileType:
    file.seek(0)
    content = file.read()
    if not _is_text(content):
        raise Refused(
            "This doesn’t look like a CV or a letter. Choose a PDF, DOCX, ODT, TXT or "
            "MD file; a photo or a scan can be saved as PDF first."
        )
    is_markdown = name.casefold().endswith((".md", ".markdown"))
    return FileType.MARKDOWN if is_markdown else FileType.TEXT


def _is_text(content: bytes) -> bool:
    """Tell whether bytes are writing: Unicode, or an older set without controls."""
    if content.startswith((b"\xff\xfe", b"\xfe\xff")):
        return _decodes(content, "utf-16")
    return _CONTROLS.isdisjoint(content)


def _decodes(content: bytes, encoding: str) -> bool:
    try:
        return _CONTROLS.isdisjoint(map(ord, content.decode(encoding)))
    except UnicodeDecodeError:
        return False
