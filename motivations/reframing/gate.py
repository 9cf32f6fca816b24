"""The gate: whatever is to be said, from wherever it comes, passes through here."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from motivations.reframing.claims import claimed_in, claims, confirmed, excluded
from motivations.reframing.lexicon import read_table
from motivations.reframing.names import KNOWN_CAPITALS
from motivations.reframing.outcome import LENGTHS, WORD_LIMITS, Caution, Span
from motivations.reframing.own import own_stretches
from motivations.reframing.phrasing import seconds
from motivations.reframing.situation import Situation, TargetJob
from motivations.reframing.tact import blocking, cautions
from motivations.reframing.words import (
    LONGEST_READ,
    NUMBER_WORDS,
    count,
    number_in_words,
    plain,
    tenure_in_words,
    word_spans,
    words_in_place,
    words_of,
)

IN_A_ROW = 4
"""Words in a row that may not be carried over from the private text."""

_SHORTEST_TELLING = 4
_CAPITALISED = re.compile(r"\b[A-Z][\w'&-]*(?:\s+[A-Z][\w'&-]*)*")
_STARTS_SENTENCE = re.compile(r"(?:^|[.!?:;\n\"“(])\s*$")
_HARMLESS_NUMBERS = frozenset({"one", "1", "first"})
_EVERYDAY = frozenset(read_table("lists.toml")["everyday"])

type Fits = Literal["breath", "short", "full", "too_long"]


@dataclass(frozen=True, slots=True)
class Leak:
    """Words that come straight from the private text."""

    start: int
    end: int
    kind: Literal["in_a_row", "telling"]


@dataclass(frozen=True, slots=True)
class Unconfirmed:
    """Something said about the person that nobody has confirmed."""

    start: int
    end: int
    kind: Literal["claim", "number", "name"]
    key: str
    ask: str


@dataclass(frozen=True, slots=True)
class Check:
    """What the gate found in a text."""

    cautions: tuple[Caution, ...]
    leaks: tuple[Leak, ...]
    unconfirmed: tuple[Unconfirmed, ...]
    words: int
    seconds: int
    fits: Fits
    blocked: bool

    @property
    def ok(self) -> bool:
        """Tell whether the text may be said as it stands."""
        tactful = not (self.blocked or self.leaks or self.unconfirmed)
        return tactful and self.words > 0 and self.fits != "too_long"


@dataclass(frozen=True, slots=True)
class Source:
    """A private text, read once so that many lines can be held against it."""

    rows: frozenset[tuple[str, ...]] = frozenset()
    telling: frozenset[str] = frozenset()


def read_source(text: str) -> Source:
    """Return what must not come back: four words in a row, and words that tell."""
    text = text[:LONGEST_READ]
    telling = {
        word
        for caution in cautions(text)
        for word in words_of(text[caution.start : caution.end])
        if len(word) >= _SHORTEST_TELLING and word not in _EVERYDAY
    }
    return Source(_rows(words_of(text)), frozenset(telling))


def check(
    text: str,
    *,
    source: str = "",
    situation: Situation | None = None,
    job: TargetJob | None = None,
    confirmed: frozenset[str] = frozenset(),
) -> Check:
    """Hold a text against tact, the private text and the confirmed facts.

    `source` is the private text that must not shine through; `confirmed` adds claims to
    those of the situation. Spans count characters of `text`. Nothing is raised: an
    empty text is simply not ok.
    """
    situation, job = situation or Situation(), job or TargetJob()
    given = situation.said() + job.said()
    not_people = (job.company, job.title, situation.role)
    words = count(text)
    return Check(
        cautions=cautions(text, not_people),
        leaks=tuple(leaks(text, read_source(source), given)),
        unconfirmed=tuple(_unconfirmed(text, situation, given, confirmed)),
        words=words,
        seconds=seconds(words, situation.words_per_minute),
        fits=fitting(words),
        blocked=bool(blocking(text, not_people)),
    )


def fitting(words: int) -> Fits:
    """Return the shortest length that so many words fit."""
    for length in LENGTHS:
        if words <= WORD_LIMITS[length]:
            return length
    return "too_long"


def leaks(text: str, source: Source, given: tuple[str, ...] = ()) -> Iterator[Leak]:
    """Yield what a text takes over from the source, save what the person gave."""
    words = words_in_place(text)
    if source.telling.isdisjoint(words) and source.rows.isdisjoint(_rows(words)):
        return
    spans = word_spans(text)
    allowed_words = {word for item in given for word in words_of(item)}
    for place, (word, start, end) in enumerate(spans):
        row = tuple(words[place : place + IN_A_ROW])
        if row in source.rows and not _is_given(row, given):
            yield Leak(start, spans[place + IN_A_ROW - 1][2], "in_a_row")
        if word in source.telling and word not in allowed_words:
            yield Leak(start, end, "telling")


def _rows(words: list[str]) -> frozenset[tuple[str, ...]]:
    return frozenset(zip(*(words[start:] for start in range(IN_A_ROW)), strict=False))


def _is_given(row: tuple[str, ...], given: tuple[str, ...]) -> bool:
    """Tell whether the row holds words that the person gave as a fact in a row."""
    half = IN_A_ROW // 2
    for item in given:
        words = words_of(item)
        pairs = {tuple(words[at : at + half]) for at in range(len(words) - half + 1)}
        if any(row[at : at + half] in pairs for at in range(IN_A_ROW - half + 1)):
            return True
    return False


def _unconfirmed(
    text: str, situation: Situation, given: tuple[str, ...], also: frozenset[str]
) -> Iterator[Unconfirmed]:
    """Yield the claims, numbers and names that rest on nothing confirmed.

    A sentence of the phrasebook is doubted for what it is known to claim, and where it
    contradicts what happened; its figures of speech are nobody's facts.
    """
    own = own_stretches(text)
    holds, against = confirmed(situation) | also, excluded(situation)
    for key, span in claimed_in(text):
        claimed = _claimed_at(span, own)
        known = claimed is None or key in claimed or key in against
        if known and key not in holds and not _inside_given(text[slice(*span)], given):
            yield Unconfirmed(*span, "claim", key, claims()[key].ask)
    words = {word for item in given for word in words_of(item)}
    words |= _spoken_tenure(situation)
    for doubt in (*_numbers(text, words), *_proper_names(text, words)):
        if _claimed_at((doubt.start, doubt.end), own) is None:
            yield doubt


def _claimed_at(
    span: Span, own: list[tuple[Span, frozenset[str]]]
) -> frozenset[str] | None:
    """Return what our own sentence around a span claims; None for the person's own."""
    around = (claims for (start, end), claims in own if start <= span[0] < end)
    return next(around, None)


def _inside_given(words: str, given: tuple[str, ...]) -> bool:
    """Tell whether the words that make a claim were given as a fact."""
    wanted = plain(words).lower()
    return any(wanted in plain(item).lower() for item in given)


def _spoken_tenure(situation: Situation) -> set[str]:
    """Return the numbers in which the time in the role may be told."""
    months = situation.months
    if months is None:
        return set()
    years = {months // 12, months // 12 + 1}
    figures = {str(months), *map(str, years), *map(number_in_words, years)}
    return figures | set(words_of(tenure_in_words(months)))


def _numbers(text: str, known: set[str]) -> Iterator[Unconfirmed]:
    for word, start, end in word_spans(text):
        numeric = word in NUMBER_WORDS or any(letter.isdigit() for letter in word)
        if numeric and word not in _HARMLESS_NUMBERS and word not in known:
            ask = f"Is “{text[start:end]}” right?"
            yield Unconfirmed(start, end, "number", word, ask)


def _proper_names(text: str, known: set[str]) -> Iterator[Unconfirmed]:
    """Yield capitalised words inside a sentence that nobody gave."""
    for match in _CAPITALISED.finditer(plain(text)):
        start, end = match.span()
        words = words_of(match.group())
        if _STARTS_SENTENCE.search(text[max(0, start - 4) : start]):
            words = words[1:]
        strange = [
            word
            for word in (each.removesuffix("'s") for each in words)
            if word not in known and word not in KNOWN_CAPITALS and not _is_i(word)
        ]
        if strange:
            ask = f"Where does “{text[start:end]}” come from?"
            yield Unconfirmed(start, end, "name", strange[0], ask)


def _is_i(word: str) -> bool:
    return word == "i" or word.startswith("i'")
