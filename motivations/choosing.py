"""Which motivations a person has for a job, and in what order."""

from collections.abc import Sequence

from django.db import transaction

from interviewprep.jobs.models import Job
from motivations.models import Motivation, Reason


def in_order_for(job: Job) -> list[Reason]:
    """Return a reason for each of the four, the chosen ones first and ranked.

    Those that were never chosen are not saved; they close the list as the guide asks
    them.
    """
    rows = {row.motivation: row for row in job.reasons.ranked()}
    reasons = [
        rows.get(motivation)
        or Reason(owner_id=job.owner_id, job=job, motivation=motivation, rank=9)
        for motivation in Motivation
    ]
    for reason in reasons:
        reason.is_chosen &= reason.motivation in rows
    return sorted(reasons, key=lambda reason: (not reason.is_chosen, reason.rank))


@transaction.atomic
def choose(job: Job, ranked: Sequence[Motivation]) -> None:
    """Make `ranked`, best first, the job's motivations.

    One that is no longer among them keeps what was written for it, unseen.
    """
    job.reasons.exclude(motivation__in=ranked).update(is_chosen=False)
    # In one statement, so that two clicks at once can't choose a motivation twice.
    Reason.objects.bulk_create(
        [
            Reason(owner_id=job.owner_id, job=job, motivation=motivation, rank=rank)
            for rank, motivation in enumerate(ranked, 1)
        ],
        update_conflicts=True,
        unique_fields=["job", "motivation"],
        update_fields=["rank", "is_chosen"],
    )


def moved(
    ranked: Sequence[Motivation], which: Motivation, *, by: int
) -> list[Motivation]:
    """Return the ranking with one motivation moved by one place, as far as it goes."""
    order = list(ranked)
    place = order.index(which)
    order.insert(max(0, min(len(order) - 1, place + by)), order.pop(place))
    return order
