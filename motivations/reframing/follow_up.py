"""What comes after the line: what they may ask next, and what to ask them."""

from collections.abc import Iterator

from motivations.reframing.book import ThemeInfo
from motivations.reframing.gate import Source, leaks
from motivations.reframing.outcome import FollowUp
from motivations.reframing.tact import hurts

MOST_FOLLOW_UPS = 4


def follow_ups(theme: ThemeInfo, source: Source) -> tuple[FollowUp, ...]:
    """Return what they may ask next, without answers that echo the private text."""
    return tuple(_sayable(theme, source))[:MOST_FOLLOW_UPS]


def _sayable(theme: ThemeInfo, source: Source) -> Iterator[FollowUp]:
    """Yield follow-ups whose answer can be said; an answer that cannot gives way."""
    for item in theme.follow_ups:
        answer, instead = (_fit(text, source) for text in (item.answer, item.otherwise))
        if answer and (instead or not item.only_if):
            yield item
        elif instead:
            yield FollowUp(item.question, item.otherwise, "", "")


def _fit(text: str, source: Source) -> bool:
    """Tell whether an answer is there and says nothing that would hurt."""
    leaked = next(leaks(text, source), None)
    return bool(text) and leaked is None and not hurts(text)
