"""Cards and rows as HTML, each drawn once and kept while it looks the same.

A template costs fifty times what a look-up does. What is drawn is a tuple of all that
it shows, so nothing kept is ever out of date: whatever changes, a day passing too,
makes another tuple. The id in it is the owner's, whose pages alone ask for it.
"""

import functools
import re
from collections.abc import Iterable
from typing import NamedTuple

from django import forms
from django.template.loader import render_to_string
from django.utils.safestring import SafeString, mark_safe

# About 600 bytes each: 6 MB in a process that many people with many jobs use.
MOST_KEPT = 10_000
_INDENTATION = re.compile(r"\s*\n\s*")


class CardFace(NamedTuple):
    """All that a card of the board shows."""

    job_id: int
    title: str
    company: str
    kind: str
    fact: str

    @property
    def heading(self) -> str:
        return self.company or self.title


class RowFace(NamedTuple):
    """All that a row of the list shows."""

    job_id: int
    title: str
    company: str
    stage: str
    outcome: str
    days_in_stage: int
    days_quiet: int
    next: str
    deadline: str
    added: str

    @property
    def heading(self) -> str:
        return self.company or self.title

    @property
    def tick(self) -> SafeString:
        """The box that picks the row for what is done to many."""
        attrs = {"form": "bulk", "aria-label": self.heading}
        box = forms.CheckboxInput(attrs, check_test=lambda _: False)
        return box.render("jobs", str(self.job_id), {"id": f"tick-{self.job_id}"})


def cards(faces: Iterable[CardFace]) -> SafeString:
    """Draw cards of the board, one after the other."""
    return mark_safe("".join(map(_card, faces)))  # noqa: S308  our own templates


def rows(faces: Iterable[RowFace]) -> SafeString:
    """Draw rows of the list, one after the other."""
    return mark_safe("".join(map(_row, faces)))  # noqa: S308  our own templates


def card_to_swap(face: CardFace) -> SafeString:
    """Draw a card that htmx puts where the card of that job is now."""
    return SafeString(_drawn("jobs/card.html", {"card": face, "swaps": True}))


@functools.lru_cache(maxsize=MOST_KEPT)
def _card(face: CardFace) -> str:
    return _drawn("jobs/card.html", {"card": face})


@functools.lru_cache(maxsize=MOST_KEPT)
def _row(face: RowFace) -> str:
    return _drawn("jobs/row.html", {"row": face})


def _drawn(template: str, context: dict[str, object]) -> str:
    """Render a template without its indentation, half of what it would weigh."""
    return _INDENTATION.sub(" ", render_to_string(template, context)).strip()
