"""From a blunt private text to words for the room, in one call."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from motivations.reframing import book
from motivations.reframing.book import ThemeInfo
from motivations.reframing.care import (
    CRISIS,
    IN_ORDER,
    THEME_OF,
    believed_in,
    heard_in,
    in_order,
)
from motivations.reframing.choosing import Room, motivation_for, nine, prepare
from motivations.reframing.follow_up import follow_ups
from motivations.reframing.looking import Look, look_at
from motivations.reframing.outcome import Care, Line, Reframing, Theme
from motivations.reframing.recognise import MOST_THEMES, recognise, recogniser
from motivations.reframing.situation import Situation, TargetJob
from motivations.reframing.tact import cautions
from motivations.reframing.words import words_of

_CLOSE = 0.6
"""A second theme is close when it scores this share of the first."""

_CLEARLY = 0.35
"""A score at which a reason that needs care is taken as told."""

_NEAR = 3


def reframe(
    text: str,
    *,
    situation: Situation | None = None,
    job: TargetJob | None = None,
    towards: str | None = None,
    themes: Sequence[str] = (),
) -> Reframing:
    """Turn a private text, or ticked reasons, into everything the panel shows.

    `themes` are the keys that the person ticked: they come first, in that order, with a
    score of one. `towards` asks for the lines of one motivation where a theme serves
    it. A crisis gets neither themes nor lines. Raises KeyError for an unknown theme.
    The same input gives the same answer, and nothing is kept or logged.
    """
    model = recogniser()
    seen = look_at(text, model.encoder)
    told = believed_in(seen)
    cares = told | heard_in(seen)
    if CRISIS in cares:
        return Reframing(kind="crisis", care="danger")
    matters = in_order(cares)
    found = _themes_of(seen, (told, cares), tuple(dict.fromkeys(themes)))
    if not found:
        return Reframing(kind="none")
    care = matters[0] if matters else _care_of(found[0], themes)
    room = prepare(text, situation or Situation(), job or TargetJob())
    lead = _info(found[0].key)
    return Reframing(
        kind="reason",
        care=care,
        themes=found,
        cautions=() if "discrimination" in (care, *matters) else cautions(text),
        lines=tuple(_lines(found, towards, room)),
        follow_ups=follow_ups(lead, room.source),
        ask_them=lead.ask,
        advice=lead.advice,
        reference=lead.reference,
        hurts=lead.hurts,
    )


def _info(key: str) -> ThemeInfo:
    """Return a theme's entry; raise KeyError where there is none."""
    return book.themes()[key]


def _care_of(lead: Theme, ticked: Sequence[str]) -> Care | None:
    """Return the matter that the leading reason stands for, ticked or told clearly.

    People seldom name what was done to them; the recogniser hears it all the same.
    """
    if lead.key not in ticked and lead.score < _CLEARLY:
        return None
    return next((care for care in IN_ORDER if THEME_OF[care] == lead.key), None)


def _themes_of(
    seen: Look,
    asking_care: tuple[frozenset[str], frozenset[str]],
    ticked: tuple[str, ...],
) -> tuple[Theme, ...]:
    """Return the ticked themes, then what is recognised; nothing where no reason is.

    `asking_care` holds what the wording tells, and that with what was heard besides.
    """
    told, cares = asking_care
    found: list[Theme] = []
    if words_of(seen.text):
        recognition = recognise(seen.text, seen=seen)
        if recognition.is_reason or ticked or cares - {"health"}:
            found = _with_care(recognition.themes, in_order(told))
    because = {theme.key: theme.because for theme in found}
    first = [Theme(_info(key).key, 1.0, because.get(key, ()), 1.0) for key in ticked]
    rest = [theme for theme in found if theme.key not in ticked]
    return tuple([*first, *rest][:MOST_THEMES])


def _with_care(found: tuple[Theme, ...], matters: tuple[Care, ...]) -> list[Theme]:
    """Return the themes, with that of the most pressing matter told near the front.

    It leads when it was recognised among the first three, and else comes second: a
    matter may be told in passing. Danger and health stay where they were recognised,
    because both are told in many jobs for which they are not the reason to leave; so
    does what was only heard between the lines.
    """
    lifted = [THEME_OF[care] for care in matters if care not in ("danger", "health")]
    themes = list(found)
    for key in lifted[:1]:
        places = [place for place, theme in enumerate(themes) if theme.key == key]
        place = places[0] if places else len(themes)
        told = themes.pop(place) if places else Theme(key, 0.0)
        front = 0 if place < _NEAR else min(1, len(themes))
        score = themes[front].score if front < len(themes) else told.score
        themes.insert(front, replace(told, score=max(score, told.score)))
    return themes


def _lines(found: tuple[Theme, ...], towards: str | None, room: Room) -> Iterator[Line]:
    """Yield the nine lines of the best theme, and of a second that is close."""
    close = [theme for theme in found[1:2] if theme.score >= found[0].score * _CLOSE]
    for theme in (found[0], *close):
        info = _info(theme.key)
        yield from nine(info, motivation_for(info, towards), room)
