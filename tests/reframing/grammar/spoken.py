"""Everything that the phrasebook can make somebody say, for tests that read it."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from itertools import product

from motivations.reframing.asking import topics
from motivations.reframing.book import AUDIENCES, PARTS, Answer, ThemeInfo, themes
from motivations.reframing.outcome import LENGTHS, Length
from motivations.reframing.phrasing import SPOKEN_PARTS
from motivations.reframing.wording import Piece, tidy

VALUES: dict[str, tuple[str, ...]] = {
    "tenure": ("nearly three years", "a year"),
    "role": ("a support engineer", "an assistant manager"),
    "want_ing": ("leading people and working with customers", "planning"),
    "goal_ing": ("running a support team of eight", "training apprentices"),
    "tool": ("connected sensors", "Python and weekly releases"),
    "step": (
        "built a dashboard from our sales figures",
        "taken a course in bookkeeping",
    ),
    "bring": ("I know how a night shift works.",),
    "useful": ("I can take the late calls while I learn.",),
    "hook": ("a small team to lead", "direct work with customers", "the night shifts"),
    "company": ("Tidewell", "Brightwater Foods"),
    "title": ("Team Lead", "Office Manager"),
    "strength": ("three years on the same ticket system", "clear handover notes"),
    "story": ("the rota I rebuilt", "a busy afternoon"),
    "need": ("somebody calm with customers", "careful records"),
}
"""What people fill in: one thing, several, something that isn’t counted."""

_SENTENCE_ENDS = re.compile(r"(?<=[.?])\s+|(?<=[.?]”)\s+(?=[A-Z“])")


@dataclass(frozen=True, slots=True)
class Spoken:
    """Words as they are spoken, and the same with the names of the facts in braces."""

    where: str
    text: str
    pattern: str

    @property
    def is_filled(self) -> bool:
        """Return whether a fact is spoken in it."""
        return self.text != self.pattern

    def sentences(self) -> list["Spoken"]:
        """Return it cut at its stops."""
        cut = zip(sentences(self.text), sentences(self.pattern), strict=True)
        return [Spoken(self.where, text, pattern) for text, pattern in cut]


def sentences(text: str) -> list[str]:
    """Return the text cut at its stops."""
    return _SENTENCE_ENDS.split(text)


def renderings(where: str, pieces: tuple[Piece, ...]) -> Iterator[Spoken]:
    """Yield a wording with each fact left out and with each kind of value."""
    choices = [
        [("", ""), *_fillings(piece)] if piece.slot else [(piece.before, piece.before)]
        for piece in pieces
    ]
    for chosen in product(*choices):
        texts, patterns = zip(*chosen, strict=True)
        yield Spoken(where, tidy("".join(texts)), tidy("".join(patterns)))


def _fillings(piece: Piece) -> Iterator[tuple[str, str]]:
    """Yield a segment with each value of its fact, and with the fact’s name."""
    for value in VALUES[piece.slot]:
        named = f"{{{piece.slot}}}" + ("." if value.endswith(".") else "")
        yield (
            f"{piece.before}{value}{piece.after}",
            f"{piece.before}{named}{piece.after}",
        )


@cache
def parts() -> tuple[Spoken, ...]:
    """Return each part of each answer in both tenses, with and without facts."""
    return tuple(
        spoken
        for theme in themes().values()
        for answer in theme.answers
        for part in PARTS
        for still_there in tenses(theme)
        for spoken in renderings(
            f"{name_of(theme, answer)}: {part}",
            getattr(answer, part).pieces(still_there=still_there),
        )
    )


@cache
def lines() -> tuple[Spoken, ...]:
    """Return each answer as a whole at each length, with all facts and with none."""
    return tuple(
        whole(theme, answer, length, still_there=still_there, full=full)
        for theme in themes().values()
        for answer in theme.answers
        for length in LENGTHS
        for still_there in tenses(theme)
        for full in (False, True)
    )


@cache
def asked_and_answered() -> tuple[Spoken, ...]:
    """Return follow-up questions, their answers, and the questions to ask them."""
    return tuple(
        Spoken(where, text, text) for where, text in (*_follow_ups(), *_questions())
    )


def _follow_ups() -> Iterator[tuple[str, str]]:
    for theme in themes().values():
        for number, item in enumerate(theme.follow_ups, 1):
            for name in ("question", "answer", "otherwise"):
                if text := getattr(item, name):
                    yield f"{theme.key}: follow-up {number}: {name}", text


def _questions() -> Iterator[tuple[str, str]]:
    for theme in themes().values():
        for item in theme.ask:
            yield f"{theme.key}: ask {item.audience}", item.question
    for topic in topics():
        for audience in AUDIENCES:
            question = topic.questions.for_audience(audience)
            yield f"{topic.key}: to a {audience}", question


@cache
def distinct_sentences() -> tuple[Spoken, ...]:
    """Return every sentence that can be spoken, once, with where it first stands."""
    found: dict[str, Spoken] = {}
    for spoken in parts() + asked_and_answered():
        for sentence in spoken.sentences():
            found.setdefault(sentence.text, sentence)
    return tuple(found.values())


def tenses(theme: ThemeInfo) -> tuple[bool, ...]:
    """Return whether the job may be spoken of as one still had, and as one left."""
    return (False,) if theme.tense == "past" else (True, False)


def name_of(theme: ThemeInfo, answer: Answer) -> str:
    """Return where an answer stands: “glass_ceiling/move_up/warm/1”."""
    return f"{theme.key}/{answer.motivation}/{answer.tone}/{answer.number}"


def whole(
    theme: ThemeInfo, answer: Answer, length: Length, *, still_there: bool, full: bool
) -> Spoken:
    """Return an answer with the first value of every fact, or with no fact."""
    wordings = [getattr(answer, part) for part in SPOKEN_PARTS[length]]
    choices = (
        renderings("", wording.pieces(still_there=still_there)) for wording in wordings
    )
    said = [max(choice, key=_facts) if full else next(choice) for choice in choices]
    return Spoken(
        f"{name_of(theme, answer)}: {length}",
        " ".join(part.text for part in said),
        " ".join(part.pattern for part in said),
    )


def _facts(spoken: Spoken) -> int:
    """Return how many facts are spoken."""
    return spoken.pattern.count("{")
