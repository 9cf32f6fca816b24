"""From a blunt private text to words for the room, in one call."""

from collections.abc import Iterator, Sequence

from motivations.reframing import book
from motivations.reframing.book import ThemeInfo
from motivations.reframing.care import THEME_OF, is_crisis, matters_in
from motivations.reframing.choosing import Room, motivation_for, nine, prepare
from motivations.reframing.follow_up import follow_ups
from motivations.reframing.outcome import Care, Line, Reframing, Theme
from motivations.reframing.recognise import MOST_THEMES, Recognition, recognise
from motivations.reframing.situation import Situation, TargetJob
from motivations.reframing.tact import cautions
from motivations.reframing.words import words_of

_CLOSE = 0.6
"""A second theme is close when it scores this share of the first."""

_FEWEST_WORDS = 2


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
    if is_crisis(text):
        return Reframing(kind="crisis", care="danger")
    matters = matters_in(text)
    found = _themes_of(text, matters, tuple(dict.fromkeys(themes)))
    if not found:
        return Reframing(kind="none")
    care = matters[0] if matters else _care_of(found[0], themes)
    room = prepare(text, situation or Situation(), job or TargetJob())
    lead = _info(found[0].key)
    return Reframing(
        kind="reason",
        care=care,
        themes=found,
        cautions=() if care == "discrimination" else cautions(text),
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
    """Return the matter that a ticked reason stands for."""
    if lead.key not in ticked:
        return None
    return next((care for care, key in THEME_OF.items() if key == lead.key), None)


def _themes_of(
    text: str, matters: tuple[Care, ...], ticked: tuple[str, ...]
) -> tuple[Theme, ...]:
    """Return the ticked themes, then what is recognised; nothing where no reason is."""
    chosen = [Theme(_info(key).key, 1.0) for key in ticked]
    found: list[Theme] = []
    if len(words_of(text)) >= _FEWEST_WORDS or (words_of(text) and not ticked):
        recognition = recognise(text)
        if recognition.is_reason or matters or ticked:
            found = _with_care(recognition, matters)
    rest = [theme for theme in found if theme.key not in ticked]
    known = {theme.key: theme.because for theme in found}
    first = [Theme(theme.key, 1.0, known.get(theme.key, ())) for theme in chosen]
    return tuple([*first, *rest][:MOST_THEMES])


def _with_care(recognition: Recognition, matters: tuple[Care, ...]) -> list[Theme]:
    """Return the themes, those of a matter that needs care lifted to the front.

    Danger is left where it was recognised: a threat is told in many jobs for which
    unsafe work is not the reason to leave.
    """
    wanted = [THEME_OF[care] for care in matters if care != "danger"]
    found = {theme.key: theme for theme in recognition.themes}
    best = recognition.themes[0].score if recognition.themes else 0.5
    lifted = [
        Theme(key, best, found[key].because if key in found else ())
        for key in wanted[:1]
    ]
    rest = [theme for theme in recognition.themes if theme.key not in wanted[:1]]
    return [*lifted, *rest]


def _lines(found: tuple[Theme, ...], towards: str | None, room: Room) -> Iterator[Line]:
    """Yield the nine lines of the best theme, and of a second that is close."""
    close = [theme for theme in found[1:2] if theme.score >= found[0].score * _CLOSE]
    for theme in (found[0], *close):
        info = _info(theme.key)
        yield from nine(info, motivation_for(info, towards), room)
