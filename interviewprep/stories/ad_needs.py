"""What a job's ad says it needs, to be picked into the job's own list of needs."""

from typing import Any

from django import forms

from interviewprep.ads.needs import needs_in
from interviewprep.forms import TidyForm
from interviewprep.jobs.models import Job
from interviewprep.look.layout import Pieces
from interviewprep.look.widgets import ChipsSelectMultiple
from interviewprep.stories.models import Need


def proposed_needs(job: Job) -> list[str]:
    """Return what the ad needs in its own words, without what is listed already."""
    if not job.posting:
        return []
    texts = job.needs.kept().values_list("text", flat=True)
    listed = {text.casefold() for text in texts}
    proposed = needs_in(job.posting, title=job.title)
    return [need for need in proposed if need.casefold() not in listed]


class FromAdForm(TidyForm):
    """Needs that the ad names, to pick from."""

    needs = forms.MultipleChoiceField(
        label="The ad asks for",
        help_text="In its own words. Pick the ones that matter most.",
        widget=ChipsSelectMultiple,
        error_messages={"required": "Pick one of them first."},
    )

    def __init__(self, job: Job, proposed: list[str], data: Any = None) -> None:
        super().__init__(data)
        self.job = job
        self.fields["needs"].choices = [  # type: ignore[attr-defined]
            (need, need) for need in proposed
        ]
        self.fields["needs"].is_one_of = True  # type: ignore[attr-defined]
        self.helper = Pieces("needs")

    def save(self) -> None:
        """Put what was picked at the end of the list; twice makes it no longer.

        What had been taken off comes back as it was.
        """
        picked: list[str] = self.cleaned_data["needs"]
        first = self.job.needs.count() + 1
        Need.objects.bulk_create(
            [
                Need(job=self.job, text=text, rank=rank)
                for rank, text in enumerate(picked, first)
            ],
            update_conflicts=True,
            unique_fields=["job", "text"],
            update_fields=["deleted_at"],
        )
