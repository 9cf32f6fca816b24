"""Makes any text safe to store and to print, and leaves the words as they are."""

import re
import unicodedata

_LINE_BREAKS = re.compile(r"\r\n|[\r\x85\u2028\u2029]")
_SPACES = re.compile(r"[ \t\n]+")
# Surrogates can't be encoded, XML and PDF refuse controls and non-characters, and
# tag characters (U+E0000 on) carry text that nobody sees.
_UNWANTED = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\ufeff\ud800-\udfff\ufdd0-\ufdef\U000e0000-\U000e007f"
    + "".join(
        chr(plane + end)
        for plane in range(0, 0x110000, 0x10000)
        for end in (0xFFFE, 0xFFFF)
    )
    + "]"
)
_EMBEDDINGS = "\u202a\u202b\u202d\u202e"
_ISOLATES = "\u2066\u2067\u2068"
_END_OF_EMBEDDING = "\u202c"
_END_OF_ISOLATE = "\u2069"
_DIRECTIONS = re.compile(
    f"[{_EMBEDDINGS}{_ISOLATES}{_END_OF_EMBEDDING}{_END_OF_ISOLATE}]"
)


def clean_text(text: str, limit: int | None = None) -> str:
    """Return `text` composed (NFC), with `\\n` line breaks and nothing unprintable.

    Controls, surrogates and non-characters go. A line whose direction marks don't
    balance loses them all, so that it can't turn round the words that follow it.
    What is left is cut to `limit` characters where one is given.
    """
    text = _UNWANTED.sub("", _LINE_BREAKS.sub("\n", text))
    text = unicodedata.normalize("NFC", text)
    if limit is not None:
        text = text[:limit]
    if not _DIRECTIONS.search(text):
        return text
    return "\n".join(map(_with_balanced_directions, text.split("\n")))


def clean_line(text: str, limit: int | None = None) -> str:
    """Return `text` cleaned as by `clean_text`, on one line, with single spaces."""
    return clean_text(_SPACES.sub(" ", clean_text(text)).strip(), limit).rstrip()


def _with_balanced_directions(line: str) -> str:
    return line if _directions_balance(line) else _DIRECTIONS.sub("", line)


def _directions_balance(line: str) -> bool:
    expected: list[str] = []
    for mark in _DIRECTIONS.findall(line):
        if mark in _EMBEDDINGS:
            expected.append(_END_OF_EMBEDDING)
        elif mark in _ISOLATES:
            expected.append(_END_OF_ISOLATE)
        elif not expected or expected.pop() != mark:
            return False
    return not expected
