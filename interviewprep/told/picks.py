"""What somebody probably said: lines of the sheet, their dates, their stories."""

from dataclasses import dataclass
from typing import Any

from interviewprep.jobs.models import Job
from interviewprep.stories.models import Story
from interviewprep.told.kinds import Kind
from motivations.models import Line, Situation, Status
from motivations.situation import length_in_words, situation_row

LONGEST = 300
MOST_STORIES = 6


@dataclass(frozen=True, slots=True)
class Pick:
    """Words ready to be taken over, and what the address says to take them."""

    kind: Kind
    text: str
    name: str
    number: int

    @property
    def query(self) -> str:
        """The address’s question that fills the form with it: “line=3”."""
        return f"{self.name}={self.number}"

    @property
    def initial(self) -> dict[str, Any]:
        """What a form begins with, taken from this."""
        sources = {"line": self.number, "story": self.number}
        own = {self.name: sources[self.name]} if self.name in sources else {}
        return {"kind": self.kind, "text": self.text, **own}


def picks_for(job: Job) -> list[Pick]:
    """Return what may be taken over for `job`: nothing in it is private."""
    return [*_lines(job), *_dates(job), *_stories(job)]


def picked(picks: list[Pick], asked: Any) -> Pick | None:
    """Return the pick that an address asks for; None for none, and for another’s."""
    for each in picks:
        if asked.get(each.name) == str(each.number):
            return each
    return None


def _lines(job: Job) -> list[Pick]:
    rows = Line.objects.owned_by(job.owner).kept().filter(job=job, is_true=True)
    return [
        Pick(Kind.REASON, cut(row.text), "line", row.pk) for row in rows.order_by("pk")
    ]


def _dates(job: Job) -> list[Pick]:
    text = _tenure(situation_row(job.owner))
    return [Pick(Kind.DATES, text, "dates", 1)] if text else []


def _tenure(row: Situation) -> str:
    length = length_in_words(row.total_months)
    if not length:
        return ""
    role = f" as {row.role}" if row.role else ""
    length = length[0].lower() + length[1:]
    if row.status in (Status.STILL, ""):
        return f"I’ve been there {length}{role}."
    return f"I was there {length}{role}."


def _stories(job: Job) -> list[Pick]:
    bank = Story.objects.owned_by(job.owner).kept().newest_first()
    rows = list(bank.only("pk", "title", "number")[:MOST_STORIES])
    return [
        Pick(Kind.STORY, cut(f"{row.title}: {row.number}"), "story", row.pk)
        for row in rows
    ]


def cut(text: str) -> str:
    """Return as much of `text` as there is room for, ending with a whole word."""
    if len(text) <= LONGEST:
        return text
    return text[: LONGEST - 1].rsplit(" ", 1)[0].rstrip(" ,;:–") + "…"
