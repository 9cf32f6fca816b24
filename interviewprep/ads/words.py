"""Takes an ad apart into words and marks, each with its place in the text."""

import re
from typing import NamedTuple

# A blank line, or a line that begins with a bullet, ends what came before it.
_PIECE = re.compile(
    r"(?P<gap>\n[ \t]*(?:\n|[-*•·‣▪◦–][ \t]))"
    r"|(?P<word>[^\W_]+(?:'[^\W\d_]+)?)"
    r"|(?P<mark>[^\w\s\-\u2010\u2011\"“”_*])"
)


class Word(NamedTuple):
    """A word, number or mark of an ad in lower case, and where it stands."""

    text: str
    start: int
    end: int

    @property
    def is_end(self) -> bool:
        """Whether it ends a sentence or a line, so that no phrase goes across it."""
        return self.text in ENDS


ENDS = frozenset({"¶", ".", "!", "?", ";", ":", "•", "·", "‣", "▪", "◦"})


def words_of(text: str) -> list[Word]:
    """Return the words and marks of `text`, without hyphens and quotation marks."""
    return [
        Word("¶" if found.lastgroup == "gap" else found[0], *found.span())
        for found in _PIECE.finditer(lower(text).replace("’", "'"))
    ]


def lower(text: str) -> str:
    """Return `text` in lower case and as long as it was, so that places stay."""
    plain = text.lower()
    if len(plain) == len(text):
        return plain
    return "".join(small if len(small := each.lower()) == 1 else each for each in text)
