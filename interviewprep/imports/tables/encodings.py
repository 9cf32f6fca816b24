"""Reads the bytes of a table as text, and says when it had to guess."""

import codecs
from dataclasses import dataclass, field

from django.db import models
from django.utils.translation import gettext_lazy as _

from interviewprep.imports.refusal import Refused


class Encoding(models.TextChoices):
    """How letters may be written down in a file, named after where that is usual."""

    UTF_8 = "utf-8-sig", _("Unicode (UTF-8)")
    UTF_16 = "utf-16", _("Unicode (UTF-16)")
    WESTERN = "cp1252", _("Western Europe")
    CENTRAL = "cp1250", _("Central Europe")
    CYRILLIC = "cp1251", _("Cyrillic")
    GREEK = "cp1253", _("Greek")
    TURKISH = "cp1254", _("Turkish")
    JAPANESE = "cp932", _("Japanese")


@dataclass(frozen=True, slots=True)
class Decoded:
    """A file's text, and whether its encoding was certain."""

    text: str = field(repr=False)
    encoding: Encoding
    is_sure: bool


_MARKS = {
    codecs.BOM_UTF8: Encoding.UTF_8,
    codecs.BOM_UTF16_LE: Encoding.UTF_16,
    codecs.BOM_UTF16_BE: Encoding.UTF_16,
}
# A text in UTF-16 has a zero beside each plain letter, always on the same side of it.
# Other texts have none, but for a slip here and there.
_LOOKED_AT = 4000
_MANY, _FEW = 0.4, 0.1


def decoded(data: bytes, chosen: str = "") -> Decoded:
    """Return the text of `data`, read as `chosen` or as what it looks like.

    Raises Refused if it is no text at all.
    """
    if chosen in Encoding.values:
        picked = Encoding(chosen)
        return Decoded(_as_text(data, picked, errors="replace"), picked, is_sure=False)
    for mark, encoding in _MARKS.items():
        if data.startswith(mark):
            return Decoded(_as_text(data, encoding), encoding, is_sure=True)
    return _guessed(data)


def _guessed(data: bytes) -> Decoded:
    start = data[:_LOOKED_AT]
    first, second = _zeros(start[::2]), _zeros(start[1::2])
    if min(first, second) < _FEW and max(first, second) > _MANY:
        text = _text(data, "utf-16-le" if second > first else "utf-16-be")
        return Decoded(text, Encoding.UTF_16, is_sure=False)
    if _zeros(start) > _FEW:
        raise Refused("This isn’t a table. Save it as CSV, and choose that file.")
    try:
        return Decoded(data.decode("utf-8"), Encoding.UTF_8, is_sure=True)
    except UnicodeDecodeError:
        text = _text(data, "cp1252", errors="replace")
        return Decoded(text, Encoding.WESTERN, is_sure=False)


def _zeros(data: bytes) -> float:
    """Return which part of the bytes are zero."""
    return data.count(0) / max(1, len(data))


def _as_text(data: bytes, encoding: Encoding, errors: str = "strict") -> str:
    if encoding is Encoding.UTF_16 and not data.startswith(
        (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
    ):
        return _text(data, "utf-16-le", errors)
    return _text(data, encoding.value, errors)


def _text(data: bytes, codec: str, errors: str = "strict") -> str:
    try:
        return data.decode(codec, errors)
    except UnicodeDecodeError:
        raise Refused(
            "This file’s letters can’t be read. Save it as CSV in UTF-8, and choose "
            "that file."
        ) from None
