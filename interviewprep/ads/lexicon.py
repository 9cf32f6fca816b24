"""The phrases that ads hide behind, and what to ask about each."""

import tomllib
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

_FILE = Path(__file__).parent / "phrases.toml"
AUDIENCES = ("manager", "recruiter", "teammate", "leader")


@dataclass(frozen=True, slots=True)
class Family:
    """Phrases that leave one thing open; both readings of it, and how to ask.

    `questions` has one for each audience. A figure close by answers for a family that
    `is_settled_by_figures`.
    """

    key: str
    name: str
    good: str
    hard: str
    questions: Mapping[str, str]
    is_settled_by_figures: bool

    def question_for(self, audience: str) -> str:
        """Return the question as one puts it to `audience`, a manager where unknown."""
        return self.questions.get(audience, self.questions["manager"])


@dataclass(frozen=True, slots=True)
class Slot:
    """One place of a phrase: the words that may stand there, and if one has to."""

    words: frozenset[str]
    is_optional: bool


@dataclass(frozen=True, slots=True)
class Phrase:
    """A phrase, word by word, and the family it belongs to."""

    family: Family
    slots: tuple[Slot, ...]


@dataclass(frozen=True, slots=True)
class Lexicon:
    """All families, and their phrases by each word that one may begin with."""

    families: Mapping[str, Family]
    by_first_word: Mapping[str, tuple[Phrase, ...]]


@cache
def lexicon() -> Lexicon:
    """Return the lexicon, read once from its file."""
    rows: dict[str, dict[str, Any]] = tomllib.loads(_FILE.read_text("utf-8"))
    families = {key: _family(key, row) for key, row in rows.items()}
    by_first_word: defaultdict[str, list[Phrase]] = defaultdict(list)
    for key, row in rows.items():
        for written in row["phrases"]:
            phrase = Phrase(families[key], slots_of(written))
            for word in phrase.slots[0].words:
                by_first_word[word].append(phrase)
    return Lexicon(
        families, {word: tuple(found) for word, found in by_first_word.items()}
    )


def _family(key: str, row: dict[str, Any]) -> Family:
    return Family(
        key=key,
        name=row["name"],
        good=row["good"],
        hard=row["hard"],
        questions={audience: row[audience] for audience in AUDIENCES},
        is_settled_by_figures=row.get("settled_by") == "figure",
    )


def slots_of(written: str) -> tuple[Slot, ...]:
    """Return the places of a phrase as the file writes it: “wear|wears (many) hats”."""
    return tuple(
        Slot(
            words=frozenset(place.removeprefix("(").removesuffix(")").split("|")),
            is_optional=place.startswith("("),
        )
        for place in written.split()
    )
