"""Turns what isn't known yet into questions to ask them."""

from django.db import transaction

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
    """Take the question about `source` off the list: it has been answered."""
    Question.objects.filter(job=job, source=source).delete()


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
