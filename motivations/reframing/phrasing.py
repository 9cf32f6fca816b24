"""Speaking an answer: the right tense, the known facts, visible gaps for the rest."""

from collections.abc import Mapping
from dataclasses import dataclass

from motivations.reframing.book import Answer
from motivations.reframing.filling import MORE_HOOKS
from motivations.reframing.outcome import Length, Line, Part
from motivations.reframing.wording import FROM_THE_JOB, PROMPTS, Piece, tidy
from motivations.reframing.words import count

SPOKEN_PARTS: dict[Length, tuple[str, ...]] = {
    "breath": ("wish",),
    "short": ("past", "wish", "here"),
    "full": ("past", "more", "wish", "here"),
}


@dataclass(frozen=True, slots=True)
class Speaker:
    """What is known about the person at the moment of speaking."""

    still_there: bool
    values: Mapping[str, str]
    silent: frozenset[str] = frozenset()
    confirmed: frozenset[str] = frozenset()
    words_per_minute: int = 140


def speak(theme: str, answer: Answer, length: Length, speaker: Speaker) -> Line:
    """Return one answer at one length, as it would be said by this person."""
    parts = tuple(_parts(answer, length, speaker))
    text = tidy("".join(part.text for part in parts if part.kind != "gap"))
    words = count(text)
    claims = claims_of(answer, length)
    return Line(
        motivation=answer.motivation,
        theme=theme,
        tone=answer.tone,
        length=length,
        text=text,
        parts=parts,
        words=words,
        seconds=seconds(words, speaker.words_per_minute),
        gaps=tuple(dict.fromkeys(part.prompt for part in parts if part.prompt)),
        claims=claims,
        unconfirmed=tuple(key for key in claims if key not in speaker.confirmed),
        variant=":".join(
            (theme, answer.motivation, answer.tone, str(answer.number), length)
        ),
    )


def suiting(answer: Answer, length: Length, speaker: Speaker) -> tuple[int, int, int]:
    """Return how well an answer suits somebody before it is spoken: the least is best.

    Best is what needs no confirmation, then what uses the most of the person's facts,
    then what leaves the fewest gaps.
    """
    claims = claims_of(answer, length)
    slots = [
        piece.slot
        for name in SPOKEN_PARTS[length]
        for piece in getattr(answer, name).pieces(still_there=speaker.still_there)
        if piece.slot
    ]
    missing = {slot for slot in slots if not _value(slot, speaker, length)}
    return (
        sum(key not in speaker.confirmed for key in claims),
        sum(slot in missing for slot in slots) - len(slots),
        len(missing - speaker.silent),
    )


def seconds(words: int, words_per_minute: int) -> int:
    """Return how long the words take at the person's pace, in whole seconds."""
    return round(words * 60 / max(words_per_minute, 1))


def claims_of(answer: Answer, length: Length) -> tuple[str, ...]:
    """Return the claims of the parts that are spoken at this length, in order."""
    spoken = [
        key for part in SPOKEN_PARTS[length] for key in answer.claims.get(part, ())
    ]
    return tuple(dict.fromkeys(spoken))


def _parts(answer: Answer, length: Length, speaker: Speaker) -> list[Part]:
    """Return the stretches of the line, spoken and waiting."""
    parts: list[Part] = []
    for name in SPOKEN_PARTS[length]:
        wording = getattr(answer, name)
        if parts:
            parts.append(Part(" ", "said"))
        for piece in wording.pieces(still_there=speaker.still_there):
            parts.extend(_stretches(piece, speaker, length))
    return parts


def _stretches(piece: Piece, speaker: Speaker, length: Length) -> list[Part]:
    """Return the stretches that one piece is shown as."""
    if not piece.slot:
        return [Part(piece.before, "said")]
    if value := _value(piece.slot, speaker, length):
        from_the_job = piece.slot in FROM_THE_JOB
        middle = Part(value, "hook" if from_the_job else "fact", piece.slot)
        around = (Part(piece.before, "said"), middle, Part(piece.after, "said"))
        return [part for part in around if part.text]
    if piece.slot in speaker.silent:
        return []
    waiting = Part("", "gap", piece.slot, PROMPTS[piece.slot])
    before = Part(piece.before, "gap", piece.slot)
    after = Part(piece.after, "gap", piece.slot)
    return [part for part in (before, waiting, after) if part.text or part.prompt]


def _value(slot: str, speaker: Speaker, length: Length) -> str:
    """Return what fills a slot; a full answer has room for more than one hook."""
    several = length == "full" and slot == "hook"
    return speaker.values.get(MORE_HOOKS if several else slot, "")
