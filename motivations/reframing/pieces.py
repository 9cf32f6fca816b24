"""Cutting a text into the word pieces that the encoder knows."""

import re
import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from motivations.reframing.words import lowered

START, END, UNKNOWN = "[CLS]", "[SEP]", "[UNK]"
_INSIDE = "##"
_PART = re.compile(r"[^\W_]+|[^\w\s]|_")


@dataclass(frozen=True, slots=True)
class Cut:
    """A text in pieces: each one's number, and where in the text it begins.

    The first and the last piece only mark the start and the end; they begin at -1.
    """

    numbers: list[int]
    begins: list[int]


@dataclass(frozen=True, slots=True)
class Pieces:
    """The pieces that an encoder was taught with, and the number of each.

    Words are cut the way BERT cuts them (longest piece first, lower case, no accents).
    """

    numbers: Mapping[str, int]

    def cut(self, text: str, most: int) -> Cut:
        """Return the text in at most so many pieces, its start and end included."""
        numbers, begins = [self.numbers[START]], [-1]
        for word, begin in _words(text):
            for piece, place in self._parts(word):
                if len(numbers) == most - 1:
                    break
                numbers.append(piece)
                begins.append(begin + place)
        return Cut([*numbers, self.numbers[END]], [*begins, -1])

    def _parts(self, word: str) -> list[tuple[int, int]]:
        """Return the pieces of a word with their places; unknown if one is missing."""
        found: list[tuple[int, int]] = []
        place = 0
        while place < len(word):
            end = self._end_of_longest(word, place)
            if end == place:
                return [(self.numbers[UNKNOWN], 0)]
            found.append((self.numbers[_named(word, place, end)], place))
            place = end
        return found

    def _end_of_longest(self, word: str, place: int) -> int:
        for end in range(min(len(word), place + _LONGEST), place, -1):
            if _named(word, place, end) in self.numbers:
                return end
        return place


_LONGEST = 18
"""Characters of the longest piece there is: longer ones need not be looked up."""


def read_pieces(file: Path) -> Pieces:
    """Return the pieces listed in a file, one a line, numbered from 0."""
    lines = file.read_text(encoding="utf-8").split("\n")
    return Pieces({piece: number for number, piece in enumerate(lines) if piece})


def _named(word: str, place: int, end: int) -> str:
    return (_INSIDE if place else "") + word[place:end]


def _words(text: str) -> Iterator[tuple[str, int]]:
    """Yield words and single signs in lower case without accents, with their places."""
    small = lowered(text)
    if not small.isascii():
        small = "".join(map(_without_accent, small))
    for match in _PART.finditer(small):
        yield match.group(), match.start()


def _without_accent(letter: str) -> str:
    """Return the letter that an accented one is written with, so that places stay."""
    return unicodedata.normalize("NFD", letter)[0]
