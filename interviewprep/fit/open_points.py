"""What a job's ad leaves open, as questions for whoever is met next."""

from dataclasses import dataclass
from datetime import datetime

from interviewprep.ads.decoding import Point
from interviewprep.jobs.models import Audience, Interview, Job, Room

# Several people, or nobody known yet: the question for a manager suits most.
_AUDIENCES = {
    Room.RECRUITER: Audience.RECRUITER,
    Room.TEAMMATE: Audience.TEAMMATE,
    Room.LEADER: Audience.LEADER,
}
_PREFIX = "ad:"


@dataclass(frozen=True, slots=True)
class OpenPoint:
    """One thing that an ad leaves open, how it is asked, and whether it will be."""

    point: Point
    question: str
    is_asked: bool

    @property
    def source(self) -> str:
        """What the question is known by on the list, whoever is asked."""
        return source_of(self.point)


def source_of(point: Point) -> str:
    """Return what a question about `point` is known by."""
    return f"{_PREFIX}{point.family.key}"


def next_audience(job: Job, *, now: datetime) -> Audience:
    """Return whom the person meets next about `job`; a manager where that is open."""
    rounds = Interview.objects.filter(owner=job.owner, job=job).kept()
    ahead = rounds.upcoming(now=now).soonest_first()
    room = ahead.values_list("audience", flat=True).first()
    return _AUDIENCES.get(Room(room), Audience.MANAGER) if room else Audience.MANAGER


def open_points(
    job: Job, points: tuple[Point, ...], audience: Audience
) -> list[OpenPoint]:
    """Return what the ad leaves open, worded for `audience`, in the ad's own order."""
    rows = job.questions.kept().filter(source__startswith=_PREFIX)
    asked = set(rows.values_list("source", flat=True))
    return [
        OpenPoint(
            point=point,
            question=point.family.question_for(audience),
            is_asked=source_of(point) in asked,
        )
        for point in points
    ]
