"""Tact: which words would hurt in the room, why, and what to do instead."""

import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Any

from motivations.reframing.lexicon import read_table, whole_words
from motivations.reframing.names import named_people
from motivations.reframing.outcome import Caution
from motivations.reframing.words import LONGEST_READ, lowered, plain

_SHOUTED = re.compile(r"\b[A-Z]{3,}(?:\W+(?:I|A|[A-Z]{2,}))+\b")
_SHOUTED_LETTERS = 10
_SHOUTING = (
    "Capitals are read as shouting.",
    "Write it in plain letters. The words are strong enough.",
)
_NAME = (
    "Names somebody. A reason turns into a quarrel between two people.",
    "Use the role: “my manager”, “a colleague”. Better still, leave people out.",
)


@dataclass(frozen=True, slots=True)
class Rule:
    """One kind of phrase that hurts, and whether it may stand in a line."""

    kind: str
    blocks: bool
    why: str
    instead: str
    found: re.Pattern[str]


@dataclass(frozen=True, slots=True)
class Flag:
    """A caution, and whether it keeps the phrase out of a line."""

    caution: Caution
    blocks: bool


def cautions(text: str, not_people: Collection[str] = ()) -> tuple[Caution, ...]:
    """Return every phrase that would hurt, in reading order, none inside another.

    `not_people` are companies and roles, whose names are nobody’s.
    """
    flags = _flags(text[:LONGEST_READ], not_people)
    return tuple(flag.caution for flag in _outermost(flags))


def blocking(text: str, not_people: Collection[str] = ()) -> tuple[Caution, ...]:
    """Return the phrases that keep a text from being said at all."""
    found = _flags(text, not_people, only_blocking=True)
    flags = [flag for flag in found if flag.blocks]
    return tuple(flag.caution for flag in _outermost(flags))


@lru_cache(maxsize=16_384)
def hurts(ours: str) -> bool:
    """Tell whether words of the phrasebook's own hold something that would hurt.

    They are judged once for all: never ask it about what somebody typed, which is not
    to be remembered.
    """
    return any(flag.blocks for flag in _flags(ours, only_blocking=True))


@cache
def rules() -> tuple[Rule, ...]:
    """Return the rules, read once."""
    table = read_table("tact.toml")
    return tuple(_rule(entry, table) for entry in table["rule"])


def _rule(entry: dict[str, Any], table: dict[str, Any]) -> Rule:
    """Join a rule's phrases into one pattern of whole words."""
    phrases = list(entry["found"])
    for who in ("people", "them"):
        phrases += [rf"{table[who]}\s{verb}" for verb in entry.get(who, [])]
    kind, blocks = str(entry["kind"]), bool(entry["blocks"])
    why, instead = str(entry["why"]), str(entry["instead"])
    return Rule(kind, blocks, why, instead, whole_words(phrases))


def _flags(
    text: str, not_people: Collection[str] = (), *, only_blocking: bool = False
) -> Iterator[Flag]:
    """Yield everything that any rule finds, or any rule that blocks."""
    readable, small = plain(text), lowered(text)
    for rule in rules():
        if only_blocking and not rule.blocks:
            continue
        for match in rule.found.finditer(small):
            start, end = match.span()
            caution = Caution(start, end, rule.kind, rule.why, rule.instead)
            yield Flag(caution, rule.blocks)
    for start, end in named_people(readable, not_people):
        yield Flag(Caution(start, end, "named_person", *_NAME), blocks=True)
    for match in _SHOUTED.finditer(readable):
        if len(match.group()) >= _SHOUTED_LETTERS:
            yield Flag(Caution(*match.span(), "shouting", *_SHOUTING), blocks=False)


def _outermost(flags: Iterator[Flag] | list[Flag]) -> list[Flag]:
    """Return the flags in reading order, without those inside or across another.

    Where two overlap, a blocking one wins, then the longer one, then the earlier rule.
    Shouting covers whole sentences, so it gives way to what it is about.
    """
    ranked = sorted(
        enumerate(flags),
        key=lambda item: (
            not item[1].blocks,
            item[1].caution.kind == "shouting",
            item[1].caution.start - item[1].caution.end,
            item[0],
        ),
    )
    kept: list[Flag] = []
    for _, flag in ranked:
        this = flag.caution
        if all(
            this.end <= k.caution.start or this.start >= k.caution.end for k in kept
        ):
            kept.append(flag)
    return sorted(kept, key=lambda flag: flag.caution.start)
