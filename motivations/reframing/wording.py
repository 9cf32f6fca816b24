"""The phrasebook's own notation: tenses in braces, facts in square brackets.

`{’ve learned|learned}` is said one way while still in the job and the other way
afterwards; `[: {want_ing}]` is said only when the fact is known.
"""

import re
from dataclasses import dataclass

PROMPTS: dict[str, str] = {
    "tenure": "how long you’ve been there",
    "role": "your role",
    "want_ing": "what you want to take on",
    "goal_ing": "where you want to be in a few years",
    "tool": "what you’d rather work with",
    "step": "what you’ve done to get closer",
    "bring": "what you bring that others may not",
    "useful": "how you’ll be useful while you learn",
    "hook": "what this job offers",
    "company": "the company’s name",
    "title": "job title",
    "strength": "what they saw in your CV",
    "story": "a story of yours that shows it",
    "need": "what this job needs most",
}
FROM_THE_JOB = frozenset({"hook", "company", "title", "need"})

_TENSES = re.compile(r"\{([^{}|\[\]]*)\|([^{}|\[\]]*)\}")
_SLOT = re.compile(r"\{(\w+)\}")
_SEGMENT = re.compile(r"\[([^\[\]]*)\]")
_LOOSE_ENDING = re.compile(r"\s+(?=’(?:ve|m|s|d|ll|re)\b)")
"""The space in “I {’ve learned|learned}”, which the present does without."""

_LEFTOVER = re.compile(r"[{}\[\]]")


class BadWording(ValueError):
    """A phrasebook text breaks the notation."""


@dataclass(frozen=True, slots=True)
class Piece:
    """Words that are always said, or a segment that needs one fact."""

    before: str
    slot: str = ""
    after: str = ""


@dataclass(frozen=True, slots=True)
class Wording:
    """One phrasebook text, read in advance for both tenses."""

    present: tuple[Piece, ...]
    past: tuple[Piece, ...]

    def pieces(self, *, still_there: bool) -> tuple[Piece, ...]:
        """Return the pieces in the tense that fits."""
        return self.present if still_there else self.past

    def bare(self, *, still_there: bool) -> str:
        """Return what is said when no fact is known."""
        pieces = self.pieces(still_there=still_there)
        return tidy("".join(piece.before for piece in pieces if not piece.slot))

    @property
    def slots(self) -> frozenset[str]:
        """Return the facts that the wording can take up."""
        return frozenset(piece.slot for piece in self.present if piece.slot)


def tidy(text: str) -> str:
    """Return the text with single spaces, none at either end."""
    return " ".join(text.split())


def read(text: str) -> Wording:
    """Read one phrasebook text; raise BadWording when it breaks the notation."""
    present, past = (
        _pieces(_LOOSE_ENDING.sub("", _TENSES.sub(rf"\{place}", text)))
        for place in (1, 2)
    )
    return Wording(present=present, past=past)


def _pieces(text: str) -> tuple[Piece, ...]:
    """Cut a text of one tense into what is always said and what needs a fact."""
    pieces: list[Piece] = []
    for place, stretch in enumerate(_SEGMENT.split(text)):
        if place % 2:
            pieces.append(_segment(stretch))
        elif _LEFTOVER.search(stretch):
            raise BadWording(f"brackets out of place: {stretch!r}")
        elif stretch:
            pieces.append(Piece(before=stretch))
    return tuple(pieces)


def _segment(text: str) -> Piece:
    """Read what stands between square brackets: exactly one known fact."""
    before, *rest = _SLOT.split(text)
    if len(rest) != len(("slot", "after")):
        raise BadWording(f"a segment takes one fact: {text!r}")
    slot, after = rest
    if slot not in PROMPTS:
        raise BadWording(f"no such fact: {slot!r}")
    if _LEFTOVER.search(before + after):
        raise BadWording(f"brackets out of place: {text!r}")
    return Piece(before=before, slot=slot, after=after)
