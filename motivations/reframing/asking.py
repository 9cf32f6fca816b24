"""Asking politely: a blunt question turned into one that people enjoy answering."""

import re
from dataclasses import dataclass
from functools import cache
from typing import Any

from motivations.reframing.book import AUDIENCES, BadPhrasebook
from motivations.reframing.lexicon import read_table, whole_words
from motivations.reframing.words import LONGEST_READ, lowered, words_of

_FILE = "phrasebook/questions.toml"
_GENERAL = "general"
"""The topic of a question about anything that no other topic knows."""


@dataclass(frozen=True, slots=True)
class PoliteQuestions:
    """What a blunt question is about, how to ask it of whom, and what to listen for.

    `reassuring` and `worrying` say what a good and a bad answer would sound like.
    """

    topic: str
    recruiter: str
    manager: str
    teammate: str
    leader: str
    reassuring: str
    worrying: str

    @property
    def hint(self) -> str:
        """Both sorts of answer in one line, to listen by."""
        return f"Reassuring: {self.reassuring} Worrying: {self.worrying}"

    def for_audience(self, audience: str) -> str:
        """Return the question for one audience; raise KeyError for another one."""
        if audience not in AUDIENCES:
            raise KeyError(audience)
        return str(getattr(self, audience))


@dataclass(frozen=True, slots=True)
class Topic:
    """One thing that people wonder about, and the words that give it away."""

    key: str
    cues: re.Pattern[str]
    questions: PoliteQuestions


@cache
def topics() -> tuple[Topic, ...]:
    """Return the topics in the order of the file, the general one last.

    Raises BadPhrasebook for a topic that lacks its name, its cues, a question or what
    to listen for, and where there is none for everything else.
    """
    found = tuple(_topic(key, entry) for key, entry in read_table(_FILE).items())
    if not found or found[-1].key != _GENERAL:
        raise BadPhrasebook(f"questions.toml: {_GENERAL} is missing at the end")
    return found


def _topic(key: str, entry: dict[str, Any]) -> Topic:
    """Read one topic; raise BadPhrasebook where something is missing."""
    names = ("topic", *AUDIENCES, "reassuring", "worrying")
    try:
        questions = PoliteQuestions(**{name: str(entry[name]) for name in names})
        return Topic(key, whole_words(entry["cues"]), questions)
    except (KeyError, re.error) as error:
        raise BadPhrasebook(f"questions.toml: {key}: {error}") from error


def ask_politely(blunt_question: str) -> PoliteQuestions | None:
    """Return how to ask a blunt question of each audience.

    The topic whose cues cover most of the question wins; a question about anything
    else gets the general one. None only where there are no words at all.
    """
    if not words_of(blunt_question[:LONGEST_READ]):
        return None
    readable = lowered(blunt_question[:LONGEST_READ])
    *known, general = topics()
    best, most = general.questions, 0
    for topic in known:
        covered = sum(len(match.group()) for match in topic.cues.finditer(readable))
        if covered > most:
            best, most = topic.questions, covered
    return best
