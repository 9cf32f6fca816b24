"""Choosing lines: nine for a theme, each true, tactful and opening in its own way."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from motivations.reframing.book import Answer, ThemeInfo, themes
from motivations.reframing.claims import confirmed, excluded
from motivations.reframing.facts import propose
from motivations.reframing.filling import fill, is_kept_quiet
from motivations.reframing.gate import Source, leaks, read_source
from motivations.reframing.outcome import (
    LENGTHS,
    TONES,
    WORD_LIMITS,
    Length,
    Line,
    Tone,
)
from motivations.reframing.phrasing import Speaker, claims_of, speak, suiting
from motivations.reframing.situation import Situation, TargetJob
from motivations.reframing.tact import blocking, hurts
from motivations.reframing.wording import PROMPTS
from motivations.reframing.words import opening

_IN_ORDER: tuple[Length, ...] = ("full", "short", "breath")
"""The full line makes every claim of an answer, so it has the least to choose from."""

_NAMES = ("company", "title")


@dataclass(frozen=True, slots=True)
class Room:
    """What every line of one reframing is held against."""

    speaker: Speaker
    past_speaker: Speaker
    source: Source
    excluded: frozenset[str]
    given: tuple[str, ...]


def prepare(text: str, situation: Situation, job: TargetJob) -> Room:
    """Return what the lines for this text and these facts are held against."""
    stated = propose(text)
    quiet = frozenset(slot for slot in PROMPTS if is_kept_quiet(slot, situation))
    ended = situation.ended or (None if situation.employed else stated.ended)
    there = _still_there(situation, stated_over=stated.employed is False)

    def speaker(*, still_there: bool) -> Speaker:
        return Speaker(
            still_there=still_there,
            values=fill(situation, job),
            silent=quiet,
            confirmed=confirmed(situation, ended),
            words_per_minute=situation.words_per_minute,
        )

    return Room(
        speaker=speaker(still_there=there),
        past_speaker=speaker(still_there=False),
        source=read_source(text),
        excluded=excluded(situation, ended),
        given=situation.said() + job.said(),
    )


def _still_there(situation: Situation, *, stated_over: bool) -> bool:
    """Return whether the person speaks of the job as one they still have."""
    if situation.employed is not None:
        return situation.employed
    return situation.ended is None and not stated_over


def motivation_for(theme: ThemeInfo, towards: str | None) -> str:
    """Return the motivation asked for if the theme serves it, else its own."""
    return towards if towards in theme.motivations else theme.motivations[0]


def ranked(
    theme: ThemeInfo, motivation: str, tone: Tone, length: Length, room: Room
) -> Iterator[Line]:
    """Yield every line that may be said, best first, then in the phrasebook's order.

    They are spoken one by one: most of the time the first is taken.
    """
    speaker = room.past_speaker if theme.tense == "past" else room.speaker
    allowed = [
        answer
        for answer in _answers(theme, motivation, tone)
        if not room.excluded.intersection(claims_of(answer, length))
    ]
    allowed.sort(key=lambda answer: suiting(answer, length, speaker))
    lines = (speak(theme.key, answer, length, speaker) for answer in allowed)
    return (line for line in lines if fit(line, room))


def _answers(theme: ThemeInfo, motivation: str, tone: Tone) -> Iterable[Answer]:
    return (
        answer
        for answer in theme.answers
        if answer.motivation == motivation and answer.tone == tone
    )


def fit(line: Line, room: Room) -> bool:
    """Tell whether a line keeps its limit and carries nothing that would hurt."""
    if line.words > WORD_LIMITS[line.length]:
        return False
    leaked = next(leaks(line.text, room.source, room.given), None)
    return leaked is None and not _hurts(line)


def _hurts(line: Line) -> bool:
    """Tell whether what is said would hurt.

    Names from the advertisement are left out: they are no persons.
    """
    spoken = [part for part in line.parts if part.kind != "gap"]
    own = [part for part in spoken if part.slot not in _NAMES]
    text = "".join("…" if part.slot in _NAMES else part.text for part in spoken)
    if any(part.slot for part in own):
        return bool(blocking(text))
    return hurts(text)


def nine(theme: ThemeInfo, motivation: str, room: Room) -> Iterator[Line]:
    """Yield one line for each tone and length, no two with the same three first words.

    A tone without a fit line falls back to its most neutral one: no claim, no fact.
    """
    used: set[str] = set()
    chosen: dict[tuple[Tone, Length], Line] = {}
    for tone in TONES:
        for length in _IN_ORDER:
            line = _fresh(theme, motivation, (tone, length), room, used)
            if line:
                used.add(opening(line.text))
                chosen[tone, length] = line
    for tone in TONES:
        yield from (
            chosen[tone, length] for length in LENGTHS if (tone, length) in chosen
        )


def _fresh(
    theme: ThemeInfo,
    motivation: str,
    kind: tuple[Tone, Length],
    room: Room,
    used: set[str],
) -> Line | None:
    """Return the best line of a kind that opens in a new way, or else the best.

    A new opening is not worth a claim that nobody has confirmed.
    """
    best: Line | None = None
    for line in ranked(theme, motivation, *kind, room):
        best = best or line
        if len(line.unconfirmed) > len(best.unconfirmed):
            break
        if opening(line.text) not in used:
            return line
    return best or _neutral(theme, motivation, kind, room)


def _neutral(
    theme: ThemeInfo, motivation: str, kind: tuple[Tone, Length], room: Room
) -> Line | None:
    """Return the line that says least, for when every line brushes the private text."""
    silent = Speaker(
        still_there=room.speaker.still_there and theme.tense != "past",
        values={},
        silent=frozenset(PROMPTS),
        confirmed=room.speaker.confirmed,
        words_per_minute=room.speaker.words_per_minute,
    )
    tone, length = kind
    spoken = [
        speak(theme.key, answer, length, silent)
        for answer in _answers(theme, motivation, tone)
        if not room.excluded.intersection(claims_of(answer, length))
    ]
    fitting = [line for line in spoken if fit(line, room)] or spoken
    least = sorted(fitting, key=lambda line: (len(line.unconfirmed), line.words))
    return next(iter(least), None)


def variants(  # noqa: PLR0913  the panel's four choices and what they rest on
    theme: str,
    motivation: str,
    tone: Tone,
    length: Length,
    *,
    source: str = "",
    situation: Situation | None = None,
    job: TargetJob | None = None,
) -> tuple[Line, ...]:
    """Return every line that may be said for the panel's choices, best first.

    `motivation` falls back to the theme's own when the theme does not serve it. Raises
    KeyError for a theme that does not exist.
    """
    info = themes()[theme]
    room = prepare(source, situation or Situation(), job or TargetJob())
    return tuple(ranked(info, motivation_for(info, motivation), tone, length, room))
