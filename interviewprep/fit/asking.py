"""Turns what isn't known yet into questions to ask them."""

from collections.abc import Iterable, Mapping

from django.db import transaction
from django.utils import timezone

from interviewprep.fit.models import Question
from interviewprep.jobs.models import Audience, Job
from motivations.reframing import ask_politely


@transaction.atomic
def ask_about(
    job: Job, *, source: str, text: str, audience: Audience = Audience.UNKNOWN
) -> Question:
    """Put one question on the job's list, once for each `source`.

    Asking about the same source again leaves a wording of the person's own alone and
    brings back a question that was deleted.
    """
    question, _ = Question.objects.get_or_create(
        job=job,
        source=source,
        defaults={
            "owner_id": job.owner_id,
            "text": text,
            "audience": audience,
            "rank": next_rank(job),
        },
    )
    if question.deleted_at is not None:
        question.recover()
    return question


def stop_asking(job: Job, *, source: str) -> None:
    """Take the question about `source` off the list: it has been answered.

    It waits among what was deleted: its wording may be the person's own.
    """
    _take_off(job, [source])


@transaction.atomic
def ask_about_each(
    job: Job,
    texts: Mapping[str, str],
    *,
    among: Iterable[str],
    audience: Audience = Audience.UNKNOWN,
) -> None:
    """Ask what `texts` says, by source, and no longer about the rest of `among`.

    As with `ask_about`, own wordings stay and deleted questions come back; however
    many there are, it takes as many queries.
    """
    stale = [source for source in among if source not in texts]
    _take_off(job, stale)
    known = job.questions.filter(source__in=texts)
    known.update(deleted_at=None)
    there = set(known.values_list("source", flat=True))
    fresh = [source for source in texts if source not in there]
    rows = [
        Question(
            owner_id=job.owner_id,
            job=job,
            source=source,
            text=texts[source],
            audience=audience,
            rank=rank,
        )
        for rank, source in enumerate(fresh, next_rank(job))
    ]
    Question.objects.bulk_create(rows, ignore_conflicts=True)


def _take_off(job: Job, sources: Iterable[str]) -> None:
    """Delete questions so that asking about the same again words it anew."""
    rows = Question.objects.filter(job=job, source__in=sources).kept()
    rows.update(deleted_at=timezone.now(), source="")


def next_rank(job: Job) -> int:
    """Return the place after the last of the job's questions."""
    return job.questions.count() + 1


def worded(blunt: str, audience: str) -> str:
    """Return a wording that people enjoy answering, made from a blunt question.

    It is put as one would to `audience`, a manager where that is open. Empty where the
    question has no words.
    """
    polite = ask_politely(blunt)
    if polite is None:
        return ""
    is_open = audience in ("", Audience.UNKNOWN)
    return polite.for_audience(Audience.MANAGER if is_open else audience)
