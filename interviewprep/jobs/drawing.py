"""Cards of the board and rows of the list, as HTML.

A template costs fifty times what a look-up does, so both are kept in the process while
they look the same: by all that was read of the job, the day, and the person's zone.
Whatever changes asks for another, so that nothing kept is ever out of date. The job's
id is part of it, and only its owner's pages come by that id.
"""

import functools
import re
from collections.abc import Iterable
from typing import Any, NamedTuple

from django import forms
from django.template.loader import get_template
from django.urls import reverse
from django.utils.safestring import SafeString, mark_safe

# About 600 bytes each: 6 MB in a process that many people with many jobs use.
MOST_KEPT = 10_000
_ANY_ID = 2**62
_INDENTATION = re.compile(r"\s*\n\s*")


class CardFace(NamedTuple):
    """All that a card of the board shows."""

    job_id: int
    title: str
    company: str
    kind: str
    fact: str
    sheet: str

    @property
    def heading(self) -> str:
        return self.company or self.title

    @property
    def page(self) -> str:
        return address("pages:overview", self.job_id)

    @property
    def timeline(self) -> str:
        return address("jobs:timeline", self.job_id)

    @property
    def move(self) -> str:
        return address("jobs:move", self.job_id)

    @property
    def close(self) -> str:
        return address("jobs:close", self.job_id)


class RowFace(NamedTuple):
    """All that a row of the list shows."""

    job_id: int
    title: str
    company: str
    stage: str
    outcome: str
    sheet: str
    days_in_stage: int
    days_quiet: int
    next: str
    deadline: str
    added: str

    @property
    def heading(self) -> str:
        return self.company or self.title

    @property
    def page(self) -> str:
        return address("pages:overview", self.job_id)

    @property
    def tick(self) -> SafeString:
        """The box that picks the row for what is done to many."""
        attrs = {"form": "bulk", "aria-label": self.heading}
        box = forms.CheckboxInput(attrs, check_test=lambda _: False)
        return box.render("jobs", str(self.job_id), {"id": f"tick-{self.job_id}"})


def card(face: CardFace) -> SafeString:
    """Draw a card of the board."""
    return _drawn("jobs/card.html", {"card": face})


def row(face: RowFace) -> SafeString:
    """Draw a row of the list."""
    return _drawn("jobs/row.html", {"row": face})


def card_to_swap(face: CardFace) -> SafeString:
    """Draw a card that htmx puts where the card of that job is now."""
    return _drawn("jobs/card.html", {"card": face, "swaps": True})


def joined(drawn: Iterable[SafeString]) -> SafeString:
    """Return what was drawn, one after the other."""
    return mark_safe("".join(drawn))  # noqa: S308  our own templates


def _drawn(template: str, context: dict[str, object]) -> SafeString:
    """Render a template without its indentation, half of what it would weigh."""
    html = _INDENTATION.sub(" ", _template(template).render(context)).strip()
    return mark_safe(html)  # noqa: S308  our own templates


@functools.cache
def _template(name: str) -> Any:
    return get_template(name)


@functools.cache
def _address_parts(view: str) -> tuple[str, str]:
    """Return what stands before and after a job's id in the address of a view."""
    before, _, after = reverse(view, args=[_ANY_ID]).rpartition(str(_ANY_ID))
    return before, after


def address(view: str, job_id: int) -> str:
    """Return the address of a job's page, a hundred times as fast as `reverse`."""
    before, after = _address_parts(view)
    return f"{before}{job_id}{after}"
