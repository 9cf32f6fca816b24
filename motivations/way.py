"""The way through a motivation: its questions page by page, each gap on its own."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.urls import reverse

from interviewprep.stories.models import Need
from motivations import guide
from motivations.guide import Question
from motivations.models import Answer, Reason
from motivations.questions.page import QuestionForm


@dataclass(frozen=True, slots=True)
class Page:
    """One page of the guide: a question, or its part about one gap."""

    question: Question
    reason: Reason
    gap: Need | None = None
    part: int = 1
    parts: int = 1

    @property
    def title(self) -> str:
        if self.gap is None:
            return self.question.title
        return self.question.gap_title.replace("{gap}", self.gap.text)

    @property
    def address(self) -> str:
        """Where the page is: at the question's own address, or at a further gap's."""
        if self.part == 1:
            return self.question.address(self.reason.job)
        where = self.reason.job_id, self.reason.motivation, self.question.number
        return reverse("motivations:gap", args=[*where, self.part])

    @property
    def draft_address(self) -> str:
        """Where what is being typed on the page is sent."""
        return f"{self.address}draft/"

    def form(
        self, answer: Answer, data: Mapping[str, Any] | None = None
    ) -> QuestionForm:
        """Return the page's form for an answer, filled from `data` if it was sent."""
        return self.question.form(self.reason, answer, data, gap=self.gap)


def pages(reason: Reason) -> list[Page]:
    """Return every page that is asked about a reason, in order."""
    return [
        page
        for question in guide.GUIDE[reason.kind]
        for page in _pages_of(question, reason)
    ]


def _pages_of(question: Question, reason: Reason) -> list[Page]:
    gaps = question.form.gaps(reason)
    if not gaps:
        return [Page(question, reason)]
    return [
        Page(question, reason, gap, part, len(gaps)) for part, gap in enumerate(gaps, 1)
    ]


def find(way: Sequence[Page], number: int, part: int) -> Page:
    """Return the page of a question, and of a part where it has several.

    A part that has gone, because there are fewer gaps by now, gives the last one.
    Raises LookupError where there never was such a page.
    """
    found = [page for page in way if page.question.number == number]
    if not found or part < 1 or (part > 1 and not found[0].question.gap_title):
        raise LookupError(number, part)
    return found[min(part, len(found)) - 1]


def beside(way: Sequence[Page], page: Page, *, by: int) -> Page | None:
    """Return the page that stands `by` places on (back, if negative), or None."""
    place = way.index(page) + by
    return way[place] if 0 <= place < len(way) else None
