"""How far a job's sheet has come, and the one step that would help most next."""

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from django.db.models import Count, OuterRef, QuerySet, Subquery
from django.db.models.functions import Coalesce
from django.urls import reverse

from interviewprep.fit.models import Criterion, Question
from interviewprep.jobs.models import Job
from interviewprep.stories.models import Need, Strength
from motivations.models import Line, Part, Reason


class State(StrEnum):
    """Where a part of the preparation stands."""

    READY = "Ready"
    IN_PROGRESS = "In progress"
    NOT_STARTED = "Not started"


@dataclass(frozen=True, slots=True)
class Step:
    """One part of the preparation: what it is, what to do, and how long it takes."""

    name: str
    state: State
    summary: str
    invitation: str
    why: str
    minutes: int
    address: str

    @property
    def is_ready(self) -> bool:
        return self.state is State.READY


@dataclass(frozen=True, slots=True)
class Readiness:
    """The six parts of a job's preparation, in the order of the job page."""

    steps: tuple[Step, ...]

    @property
    def ready(self) -> list[Step]:
        return [step for step in self.steps if step.is_ready]

    @property
    def open(self) -> list[Step]:
        return [step for step in self.steps if not step.is_ready]

    @property
    def next_step(self) -> Step | None:
        """The most useful open step: the words first, then proof, then questions."""
        return min(self.open, key=lambda step: _FIRST.index(step.name), default=None)

    @property
    def minutes(self) -> int:
        """About how long the open steps take together."""
        return sum(step.minutes for step in self.open)


@dataclass(frozen=True, slots=True)
class _Counts:
    """The figures that tell where each part stands, read in one query."""

    reasons: int
    lines: int
    opens: int
    needs: int
    proven: int
    gaps: int
    bridged: int
    questions: int
    criteria: int


WHY, SAY, PROOF = "Why this job", "What you’ll say", "Proof"
GAPS, ASK, FIT = "Gaps and bridges", "Questions to ask", "What makes it a yes"
_FIRST = (WHY, SAY, PROOF, GAPS, ASK, FIT)


def readiness_of(job: Job) -> Readiness:
    """Return the six parts of a job's preparation as they stand."""
    counts = _count(job)
    makers: tuple[Callable[[Job, _Counts], Step], ...] = (
        _why,
        _say,
        _proof,
        _gaps,
        _ask,
        _fit,
    )
    return Readiness(tuple(make(job, counts) for make in makers))


def _count(job: Job) -> _Counts:
    listed = Need.objects.kept()
    needs = listed.exclude(strength=Strength.GAP)
    gaps = listed.filter(strength=Strength.GAP)
    lines = Line.objects.kept().filter(is_true=True)
    figures = {
        "reasons": Reason.objects.chosen(),
        "lines": lines.filter(part=Part.WHY),
        "opens": lines.filter(part=Part.OPEN),
        "needs": listed,
        "proven": needs.filter(story__isnull=False, story__deleted_at=None),
        "gaps": gaps,
        "bridged": gaps.filter(bridge__isnull=False),
        "questions": Question.objects.kept(),
        "criteria": Criterion.objects.kept().yes(),
    }
    counted = [_number_of(rows) for rows in figures.values()]
    row = Job.objects.values_list(*counted).get(pk=job.pk)
    return _Counts(**dict(zip(figures, row, strict=True)))


def _number_of(rows: QuerySet[Any]) -> Coalesce:
    """Count a job's rows in a subquery of their own: joins would multiply them."""
    of_job = rows.filter(job=OuterRef("pk")).order_by().values("job")
    return Coalesce(Subquery(of_job.annotate(number=Count("pk")).values("number")), 0)


def _state(done: int, wanted: int) -> State:
    if done >= wanted:
        return State.READY
    return State.IN_PROGRESS if done else State.NOT_STARTED


def _why(job: Job, counts: _Counts) -> Step:
    names = {1: "One reason", 2: "Two, ranked", 3: "Three, ranked", 4: "Four, ranked"}
    return Step(
        name=WHY,
        state=_state(counts.reasons, 1),
        summary=names.get(counts.reasons, ""),
        invitation="Choose what’s in it for you",
        why="One reason is enough to begin, and everything else builds on it.",
        minutes=2,
        address=reverse("motivations:why", args=[job.pk]),
    )


def _say(job: Job, counts: _Counts) -> Step:
    missing_open = counts.lines and not counts.opens
    return Step(
        name=SAY,
        state=_state(bool(counts.opens) + bool(counts.lines), 2),
        summary=_plural(counts.lines + counts.opens, "line"),
        invitation=(
            "Find one breath to open with" if missing_open else "Find your words"
        ),
        why=(
            "You have the longer answer; now the one sentence that opens the talk."
            if missing_open
            else "They’ll ask why you’re looking. Have the words before they do."
        ),
        minutes=3,
        address=reverse("motivations:say", args=[job.pk]),
    )


def _proof(job: Job, counts: _Counts) -> Step:
    wanted = max(1, counts.needs - counts.gaps)
    return Step(
        name=PROOF,
        state=_state(counts.proven, wanted),
        summary=f"{counts.proven} of {counts.needs - counts.gaps}",
        invitation=(
            "Match a story to what they need"
            if counts.needs
            else "Say what they need most"
        ),
        why="A story with a number in it is what they’ll remember.",
        minutes=5,
        address=reverse("stories:proof", args=[job.pk]),
    )


def _gaps(job: Job, counts: _Counts) -> Step:
    is_known = counts.needs > 0
    state = State.NOT_STARTED
    if is_known:
        state = State.READY if counts.bridged >= counts.gaps else State.IN_PROGRESS
    return Step(
        name=GAPS,
        state=state,
        summary=f"{counts.bridged} bridged" if counts.gaps else "None marked",
        invitation="Bridge the gaps" if is_known else "Mark what you lack",
        why="A doubt you answer first is half a doubt.",
        minutes=4,
        address=reverse("stories:proof", args=[job.pk]),
    )


def _ask(job: Job, counts: _Counts) -> Step:
    return Step(
        name=ASK,
        state=_state(counts.questions, 2),
        summary=str(counts.questions or ""),
        invitation="Write a question to ask them",
        why="It’s an interview for both of you.",
        minutes=3,
        address=reverse("fit:ask", args=[job.pk]),
    )


def _fit(job: Job, counts: _Counts) -> Step:
    return Step(
        name=FIT,
        state=_state(counts.criteria, 2),
        summary=str(counts.criteria or ""),
        invitation="Say what would make it a yes",
        why="Up to five things to score right after the interview.",
        minutes=4,
        address=reverse("fit:criteria", args=[job.pk]),
    )


def _plural(count: int, word: str) -> str:
    return f"{count} {word}{'' if count == 1 else 's'}" if count else ""
