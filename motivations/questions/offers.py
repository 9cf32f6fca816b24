"""Move up, question 5: what the job offers of it, and what is left to find out."""

from functools import cached_property
from typing import Any

from django import forms

from interviewprep.fit.asking import ask_about_each
from interviewprep.fit.models import Criterion, Weight
from interviewprep.forms import OneLineField
from interviewprep.jobs.models import Job
from interviewprep.look.widgets import Segmented
from motivations.questions.page import Instead, QuestionForm
from motivations.questions.see_inside import YesForm
from motivations.responsibilities import Responsibility, chosen

# The question that brings the responsibilities.
WANTED = 4
_OFFERED = (
    ("says", "Says so"),
    ("probably", "Probably"),
    ("unsure", "Not sure"),
    ("no", "No"),
)
# What an ad leaves open is on the scorecard until somebody has found it out.
_OPEN = ("probably", "unsure")
_LONGEST_CRITERION = 40


class OffersForm(QuestionForm):
    """Whether this job offers what the person is after; doubts become questions."""

    @cached_property
    def wanted(self) -> list[Responsibility]:
        """What question 4 brought; nothing while it is open."""
        earlier = self.reason.answers.filter(number=WANTED).first()
        return chosen(earlier.given) if earlier else []

    def instead(self) -> Instead:
        return Instead(
            "Say first which responsibilities you’re after. "
            "Then this page goes through them.",
            earlier=WANTED,
        )

    def prepare(self) -> None:
        for each in self.wanted:
            field = forms.ChoiceField(
                label=each.label, choices=_OFFERED, required=False, widget=Segmented
            )
            field.is_one_of = True  # type: ignore[attr-defined]
            self.fields[each.key] = field
        if self.wanted:
            self.fields["quote"] = OneLineField(
                label="The ad’s own words, if it has any",
                max_length=200,
                required=False,
            )

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        is_answered = any(cleaned.get(each.key) for each in self.wanted)
        if self.wanted and not (self.errors or is_answered):
            self.add_error(
                self.wanted[0].key,
                "Answer for one of them. “Not sure” is a good answer.",
            )
        return cleaned

    def keep(self) -> None:
        """Keep what the ad says; ask, and check, what it doesn’t say."""
        before = self.answer.given.get("scorecard", [])
        super().keep()
        unsure = {
            each.source: each.question
            for each in self.wanted
            if self.cleaned_data[each.key] == "unsure"
        }
        sources = [each.source for each in self.wanted]
        ask_about_each(self.reason.job, unsure, among=sources)
        still_open = [
            each.label for each in self.wanted if self.cleaned_data[each.key] in _OPEN
        ]
        self.answer.given["scorecard"] = _score(self.reason.job, still_open, before)

    def summary(self) -> list[str]:
        words = dict(_OFFERED)
        given = self.answer.given
        rows = [(each.label, given.get(each.key)) for each in self.wanted]
        lines = [f"{label}: {words[said]}" for label, said in rows if said in words]
        return [*lines, *filter(None, [given.get("quote")])]

    def note(self) -> str:
        if {self.cleaned_data.get(each.key) for each in self.wanted} != {"no"}:
            return ""
        return (
            "None of what you want is in this job. "
            "It may still be worth the practice. Your call."
        )


def _score(job: Job, texts: list[str], before: list[str]) -> list[str]:
    """Put what is still open on the job's scorecard, as far as there is room.

    `before` is what this page put there the last time: it is taken off once it is no
    longer open, unless the person has weighed it since, and never put there twice.
    Returns what the page has put there by now.
    """
    gone = [text for text in before if text not in texts]
    job.criteria.kept().yes().filter(text__in=gone, weight=Weight.MATTERS).delete()
    taken = set(job.criteria.kept().values_list("text", flat=True))
    room = max(0, YesForm.most - job.criteria.kept().yes().count())
    fresh = [
        text
        for text in texts
        if text not in taken.union(before) and len(text) <= _LONGEST_CRITERION
    ][:room]
    Criterion.objects.bulk_create(
        [
            Criterion(job=job, text=text, rank=rank)
            for rank, text in enumerate(fresh, len(taken) + 1)
        ],
        update_conflicts=True,
        unique_fields=["job", "text"],
        update_fields=["deleted_at"],
    )
    return [text for text in texts if text in before or text in fresh]
