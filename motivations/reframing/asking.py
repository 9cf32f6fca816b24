"""Asking politely: a blunt question turned into one that people enjoy answering."""

import re
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from motivations.reframing.book import AUDIENCES, BadPhrasebook
from motivations.reframing.lexicon import read_table, whole_words
from motivations.reframing.words import LONGEST_READ, lowered, words_of

_FILE = "phrasebook/questions.toml"


@dataclass(frozen=True, slots=True)
class PoliteQuestions:
    """What a blunt question is about, and how to ask it of whom."""

    topic: str
    recruiter: str
    manager: str
    teammate: str
    leader: str

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


_GENERAL = PoliteQuestions(
    topic="what it’s really like",
    recruiter="What surprised the people who joined most recently?",
    manager="What should I know about this job that the advert doesn’t say?",
    teammate="What do you wish somebody had told you before you started here?",
    leader="What are you still working out about where this team is going?",
)


@cache
def topics() -> tuple[Topic, ...]:
    """Return the topics in the order of the file; none where it is not there.

    Raises BadPhrasebook for a topic that lacks its name, its cues or a question.
    """
    if not files("motivations.reframing").joinpath(_FILE).is_file():
        return ()
    found = []
    for key, entry in read_table(_FILE).items():
        try:
            questions = PoliteQuestions(
                topic=entry["topic"], **{name: entry[name] for name in AUDIENCES}
            )
            found.append(Topic(key, whole_words(entry["cues"]), questions))
        except (KeyError, re.error) as error:
            raise BadPhrasebook(f"questions.toml: {key}: {error}") from error
    return tuple(found)


def ask_politely(blunt_question: str) -> PoliteQuestions | None:
    """Return how to ask a blunt question of each audience.

    The topic whose cues cover most of the question wins; a question about anything
    else gets an open one. None only where there are no words at all.
    """
    if not words_of(blunt_question[:LONGEST_READ]):
        return None
    readable = lowered(blunt_question[:LONGEST_READ])
    best, most = _GENERAL, 0
    for topic in topics():
        covered = sum(len(match.group()) for match in topic.cues.finditer(readable))
        if covered > most:
            best, most = topic.questions, covered
    return best
