"""How far the guide has come for a job: what is answered, skipped or open."""

from dataclasses import dataclass

from interviewprep.jobs.models import Job
from motivations import guide
from motivations.models import Answer, Motivation, Reason

# What a question takes on average, by our own timing of the guide.
MINUTES_A_QUESTION = 0.5


@dataclass(frozen=True, slots=True)
class Progress:
    """One motivation's questions, and which of them are done."""

    reason: Reason
    done: frozenset[int]
    skipped: frozenset[int]

    @property
    def is_started(self) -> bool:
        return bool(self.done or self.skipped)

    @property
    def is_complete(self) -> bool:
        return len(self.done | self.skipped) == guide.LAST

    @property
    def next_number(self) -> int:
        """The first question that is neither answered nor skipped; else the first."""
        open_ones = set(range(1, guide.LAST + 1)) - self.done - self.skipped
        return min(open_ones, default=1)

    @property
    def minutes(self) -> int:
        """About how long the open questions take, in whole minutes, one at least."""
        left = guide.LAST - len(self.done | self.skipped)
        return max(1, round(left * MINUTES_A_QUESTION))


def progress_of(job: Job) -> dict[Motivation, Progress]:
    """Return the progress of each chosen motivation, best reason first."""
    reasons = list(job.reasons.chosen().ranked())
    answers = list(Answer.objects.filter(reason__in=reasons).defer("draft"))
    return {
        reason.kind: Progress(
            reason=reason,
            done=frozenset(
                row.number
                for row in answers
                if row.reason_id == reason.pk and row.is_done
            ),
            skipped=frozenset(
                row.number
                for row in answers
                if row.reason_id == reason.pk and row.is_skipped
            ),
        )
        for reason in reasons
    }


def next_after(reason: Reason) -> Progress | None:
    """Return the first reason ranked behind `reason` that still has open questions."""
    behind = (
        made
        for made in progress_of(reason.job).values()
        if made.reason.rank > reason.rank and not made.is_complete
    )
    return next(behind, None)
