"""What reframing hands back: themes, cautions, lines and what comes after them."""

from dataclasses import dataclass
from typing import Any, Literal

type Span = tuple[int, int]
type Kind = Literal["reason", "none", "crisis"]
type Care = Literal["discrimination", "health", "disability", "record", "danger"]
type Tone = Literal["warm", "plain", "direct"]
type Length = Literal["breath", "short", "full"]
type Origin = Literal["ours", "ad", "story", "you"]

TONES: tuple[Tone, ...] = ("warm", "plain", "direct")
LENGTHS: tuple[Length, ...] = ("breath", "short", "full")
SURE_FROM = 0.9
"""Confidence from which a reading is ticked beforehand.

Nine in ten of those are right among training texts that were left out, and more than
that on the benchmark's real reasons, which also prints what other limits would give.
"""

WORD_LIMITS: dict[Length, int] = {"breath": 28, "short": 58, "full": 140}


@dataclass(frozen=True, slots=True)
class Theme:
    """One reason recognised, how surely, and the words that gave it away.

    `score` ranks the readings of one text. `confidence` can be compared between texts:
    of readings with a confidence of 0.9, about nine in ten are what the person means.
    It was learned from texts that the recogniser had not seen. A ticked reason is 1.
    """

    key: str
    score: float
    because: tuple[Span, ...] = ()
    confidence: float = 0.0

    @property
    def is_sure(self) -> bool:
        """Whether it may be ticked beforehand: right at least nine times in ten."""
        return self.confidence >= SURE_FROM


@dataclass(frozen=True, slots=True)
class Caution:
    """A phrase that would hurt, why, and what to do instead."""

    start: int
    end: int
    kind: str
    why: str
    instead: str


@dataclass(frozen=True, slots=True)
class Part:
    """A stretch of a line for display.

    `kind` is "said" for the phrasebook's own words, "fact" or "hook" for what the
    person or the advertisement gave, "gap" for wording that waits for a fact. Gap parts
    are never spoken; the one with a prompt marks where the fact belongs.
    """

    text: str
    kind: Literal["said", "fact", "hook", "gap"]
    slot: str = ""
    prompt: str = ""

    @property
    def origin(self) -> Origin:
        """Where the words come from; for wording of the phrasebook it is “ours”."""
        if self.kind == "hook":
            return "ad"
        if self.kind != "fact":
            return "ours"
        return "story" if self.slot == "story" else "you"


@dataclass(frozen=True, slots=True)
class Line:
    """Words for the room, with everything they rest on."""

    motivation: str
    theme: str
    tone: Tone
    length: Length
    text: str
    parts: tuple[Part, ...]
    words: int
    seconds: int
    gaps: tuple[str, ...]
    claims: tuple[str, ...]
    unconfirmed: tuple[str, ...]
    variant: str


@dataclass(frozen=True, slots=True)
class FollowUp:
    """What they may ask next, with an answer and its honest alternative."""

    question: str
    answer: str
    only_if: str
    otherwise: str


@dataclass(frozen=True, slots=True)
class AskThem:
    """A question to them that finds out whether the same awaits there."""

    audience: str
    question: str


@dataclass(frozen=True, slots=True)
class Reframing:
    """Everything that one private text turned into."""

    kind: Kind
    care: Care | None = None
    themes: tuple[Theme, ...] = ()
    cautions: tuple[Caution, ...] = ()
    lines: tuple[Line, ...] = ()
    follow_ups: tuple[FollowUp, ...] = ()
    ask_them: tuple[AskThem, ...] = ()
    advice: str = ""
    reference: str = ""
    hurts: str = ""

    @property
    def readings(self) -> tuple[Theme, ...]:
        """The readings to show as chips, those to tick beforehand first.

        Where one is sure, only what is worth naming stands beside it; else there are
        three to five to choose from. “Something else” belongs after them.
        """
        sure = tuple(theme for theme in self.themes if theme.is_sure)
        return (*sure, *(theme for theme in self.themes if not theme.is_sure))

    def as_dict(self) -> dict[str, Any]:
        """Return the object in the shape that is written as JSON."""
        return {
            "kind": self.kind,
            "care": self.care,
            "themes": [_theme_as_dict(theme) for theme in self.themes],
            "cautions": [_fields(caution) for caution in self.cautions],
            "lines": [_line_as_dict(line) for line in self.lines],
            "follow_ups": [_fields(follow_up) for follow_up in self.follow_ups],
            "ask_them": [_fields(question) for question in self.ask_them],
            "advice": self.advice,
            "reference": self.reference,
            "hurts": self.hurts,
        }


def _fields(item: Caution | FollowUp | AskThem) -> dict[str, object]:
    """Return a flat object's fields by name, in the order they are declared."""
    return {name: getattr(item, name) for name in item.__dataclass_fields__}


def _theme_as_dict(theme: Theme) -> dict[str, object]:
    because = [list(span) for span in theme.because]
    return {"key": theme.key, "score": theme.score, "because": because}


def _line_as_dict(line: Line) -> dict[str, object]:
    return {
        "motivation": line.motivation,
        "theme": line.theme,
        "tone": line.tone,
        "length": line.length,
        "text": line.text,
        "words": line.words,
        "seconds": line.seconds,
        "gaps": list(line.gaps),
        "claims": list(line.claims),
    }
