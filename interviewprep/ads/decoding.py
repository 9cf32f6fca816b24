"""Finds what an ad leaves vague, and marks it in the ad’s own text."""

from collections.abc import Iterator
from dataclasses import dataclass

from interviewprep.ads.lexicon import Family, Phrase, Slot, lexicon
from interviewprep.ads.words import Word, words_of

# How far a figure may stand from the words that it settles, before and after them.
_BEFORE, _AFTER = 3, 9
# How far before a phrase a word may deny it.
_DENIED = 6
_DENIALS = frozenset(
    ("not", "no", "never", "without", "isn't", "aren't", "don't", "won't", "avoid")
)
_CURRENCIES = ("£", "€", "$", "₹")
_COUNTED = frozenset(
    ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")
)


@dataclass(frozen=True, slots=True)
class Vague:
    """Words of an ad that leave something open, and where they stand in it."""

    family: Family
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of the ad: plain, or vague and numbered."""

    text: str
    number: int = 0


@dataclass(frozen=True, slots=True)
class Point:
    """One thing that an ad leaves open: its number, its words there, its family."""

    number: int
    words: tuple[str, ...]
    family: Family


@dataclass(frozen=True, slots=True)
class Decoded:
    """An ad with its vague words marked; the same family has the same number."""

    pieces: tuple[Piece, ...]
    points: tuple[Point, ...]


def vague_words_in(text: str) -> list[Vague]:
    """Return what `text` leaves vague, in order, no two of them overlapping.

    Words are looked up, not searched for: the time grows with the text and no faster.
    """
    words, known = words_of(text), lexicon().by_first_word
    found: list[Vague] = []
    place = 0
    while place < len(words):
        match = _longest(words, place, known.get(words[place].text, ()))
        if match is None:
            place += 1
            continue
        family, after = match
        found.append(Vague(family, words[place].start, words[after - 1].end))
        place = after
    return found


def decode(text: str) -> Decoded:
    """Return `text` in pieces, and each thing it leaves open once, numbered."""
    found = vague_words_in(text)
    families = list(dict.fromkeys(each.family.key for each in found))
    numbers = {key: number for number, key in enumerate(families, 1)}
    words: dict[str, dict[str, None]] = {key: {} for key in families}
    for each in found:
        said = " ".join(text[each.start : each.end].split())
        words[each.family.key][said] = None
    points = tuple(
        Point(numbers[key], tuple(said), lexicon().families[key])
        for key, said in words.items()
    )
    return Decoded(tuple(_pieces(text, found, numbers)), points)


def _pieces(text: str, found: list[Vague], numbers: dict[str, int]) -> Iterator[Piece]:
    done = 0
    for each in found:
        if each.start > done:
            yield Piece(text[done : each.start])
        yield Piece(text[each.start : each.end], numbers[each.family.key])
        done = each.end
    if text[done:]:
        yield Piece(text[done:])


def _longest(
    words: list[Word], place: int, phrases: tuple[Phrase, ...]
) -> tuple[Family, int] | None:
    """Return the family of the longest phrase that begins at `place`, and its end."""
    best: tuple[Family, int] | None = None
    for phrase in phrases:
        after = _match(words, place, phrase.slots)
        if after is None or (best is not None and after <= best[1]):
            continue
        if not _is_answered(words, place, after, phrase.family):
            best = (phrase.family, after)
    return best


def _match(words: list[Word], place: int, slots: tuple[Slot, ...]) -> int | None:
    """Return the place after the phrase; a word that may be missing is tried first."""
    if not slots:
        return place
    slot, rest = slots[0], slots[1:]
    if place < len(words) and words[place].text in slot.words:
        after = _match(words, place + 1, rest)
        if after is not None:
            return after
    return _match(words, place, rest) if slot.is_optional else None


def _is_answered(words: list[Word], place: int, after: int, family: Family) -> bool:
    """Tell whether the ad denies the phrase, or names the figure it is about."""
    before = _same_sentence(words[max(0, place - _DENIED) : place][::-1])
    if any(word.text in _DENIALS for word in before):
        return True
    if not family.is_settled_by_figures:
        return False
    close = before[:_BEFORE] + _said_of_it(words[after : after + _AFTER])
    return any(word.text[0].isdigit() or word.text in _COUNTED for word in close)


def _said_of_it(words: list[Word]) -> list[Word]:
    """Return what still belongs to a phrase: no further than “and” or the next item."""
    rest = words[1:] if words[:1] and words[0].text == ":" else words
    for count, word in enumerate(rest):
        following = rest[count + 1].text if count + 1 < len(rest) else ""
        goes_on = following in ("with", *_CURRENCIES) or following[:1].isdigit()
        if word.text in ("and", "or") or (word.text == "," and not goes_on):
            return _same_sentence(rest[:count])
    return _same_sentence(rest)


def _same_sentence(words: list[Word]) -> list[Word]:
    for count, word in enumerate(words):
        if word.is_end:
            return words[:count]
    return words
