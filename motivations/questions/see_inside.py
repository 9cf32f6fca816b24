"""See what it's really like: the scorecard, the blunt questions, who will be there."""

from collections.abc import Mapping
from functools import cached_property
from typing import Any

from django import forms
from django.db.models import F
from django.utils import timezone

from interviewprep.fit.asking import next_rank, worded
from interviewprep.fit.models import Criterion, Question, Weight
from interviewprep.forms import OneLineField
from interviewprep.jobs.models import Audience, Job, Person
from interviewprep.look.widgets import PrivateTextarea, Segmented
from motivations.questions.page import EntriesForm, Instead, QuestionForm

# The question that brings questions to ask; how many of them get their answers here.
RUDE = 4
MOST_STARRED, MOST_UNSTARRED = 5, 3


class YesForm(EntriesForm):
    """What would make it a yes: up to five criteria, weighed before the charm."""

    most = 5
    longest = 40
    label = "It’s a yes if"
    needed_message = "Write at least one thing you could check in an hour."

    def add_entry(self, place: int) -> None:
        super().add_entry(place)
        self.fields[f"weight_{place}"] = forms.ChoiceField(
            label="How much does it count?",
            choices=Weight,
            initial=Weight.MATTERS,
            required=False,
            widget=Segmented,
        )

    def remembered(self) -> dict[str, Any]:
        remembered: dict[str, Any] = {}
        rows = self.reason.job.criteria.kept().yes().in_order()[: self.most]
        for place, criterion in enumerate(rows, 1):
            remembered[f"entry_{place}"] = criterion.text
            remembered[f"weight_{place}"] = criterion.weight
        return remembered

    def keep(self) -> None:
        job = self.reason.job
        # Only what this page showed can have been taken out on it.
        shown = [row.pk for row in job.criteria.kept().yes().in_order()[: self.most]]
        gone = job.criteria.filter(pk__in=shown).exclude(text__in=self.entries())
        gone.update(deleted_at=timezone.now())
        weights = {
            self.cleaned_data[f"entry_{place}"]: self.cleaned_data[f"weight_{place}"]
            for place in self.places()
        }
        _keep_criteria(job, self.entries(), weights, is_breaker=False)

    def summary(self) -> list[str]:
        rows = self.reason.job.criteria.kept().yes().in_order()
        return [f"{row.text}: {row.get_weight_display()}" for row in rows]


class NoForm(EntriesForm):
    """What would make it a no: the things one would regret ignoring."""

    is_optional = True
    longest = 40
    label = "It’s a no if"

    def remembered(self) -> dict[str, Any]:
        rows = self.reason.job.criteria.kept().breakers().in_order()[: self.most]
        return {f"entry_{place}": row.text for place, row in enumerate(rows, 1)}

    def keep(self) -> None:
        job = self.reason.job
        rows = job.criteria.kept().breakers().in_order()
        shown = [row.pk for row in rows[: self.most]]
        gone = job.criteria.filter(pk__in=shown).exclude(text__in=self.entries())
        gone.update(deleted_at=timezone.now())
        weights = dict.fromkeys(self.entries(), Weight.MUST)
        _keep_criteria(job, self.entries(), weights, is_breaker=True)

    def summary(self) -> list[str]:
        rows = self.reason.job.criteria.kept().breakers().in_order()
        return [row.text for row in rows]


def _keep_criteria(
    job: Job, texts: list[str], weights: Mapping[str, str], *, is_breaker: bool
) -> None:
    """Put what was typed on the job's list, in that order.

    A text that stood on the other list moves over: a criterion is one or the other.
    In one statement, so that two clicks at once can't make a criterion twice.
    """
    Criterion.objects.bulk_create(
        [
            Criterion(
                job=job,
                text=text,
                weight=weights[text] or Weight.MATTERS,
                rank=rank,
                is_breaker=is_breaker,
            )
            for rank, text in enumerate(texts, 1)
        ],
        update_conflicts=True,
        unique_fields=["job", "text"],
        update_fields=["weight", "rank", "is_breaker", "deleted_at"],
    )


class RudeQuestionsForm(EntriesForm):
    """What the person would ask if nobody could take offence; sealed, then reworded."""

    most = 5
    longest = 200
    label = "The rude version"
    needed_message = "Write one question, as rude as you like."

    def add_entry(self, place: int) -> None:
        super().add_entry(place)
        self.fields[f"entry_{place}"].widget = PrivateTextarea(
            attrs={"rows": 2, "maxlength": self.longest}
        )

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        for place in self.places():
            blunt = cleaned.get(f"entry_{place}", "")
            if blunt and not worded(blunt, ""):
                self.add_error(f"entry_{place}", "Put the question in words.")
        return cleaned

    def asked(self) -> list[Question]:
        """Return the questions made from blunt ones, in order."""
        rows = self.reason.job.questions.kept().filter(source__startswith="blunt:")
        return list(rows.order_by("rank", "pk")[: self.most])

    def remembered(self) -> dict[str, Any]:
        asked = enumerate(self.asked(), 1)
        return {f"entry_{place}": question.blunt.reveal() for place, question in asked}

    def keep(self) -> None:
        """Add what is new with a polite wording, and drop what was taken out."""
        job, wanted = self.reason.job, self.entries()
        for question in self.asked():
            blunt = question.blunt.reveal()
            if blunt in wanted:
                wanted.remove(blunt)
            else:
                question.mark_deleted(at=timezone.now())
        for blunt in wanted:
            question = Question(owner_id=job.owner_id, job=job, rank=next_rank(job))
            question.blunt = blunt
            question.text = worded(blunt, "")
            question.source = f"blunt:{question.row_key.hex}"
            question.save()
        self.answer.given = {}

    def summary(self) -> list[str]:
        return [question.blunt.reveal() for question in self.asked()]


class PeopleForm(EntriesForm):
    """Who the person will meet: a question sounds different to each."""

    one_of = ("entry_1", "audience_1")

    longest = 120
    label = "Name, if you know it"

    def add_entry(self, place: int) -> None:
        super().add_entry(place)
        self.fields[f"title_{place}"] = OneLineField(
            label="Their role", max_length=120, required=False
        )
        self.fields[f"audience_{place}"] = forms.ChoiceField(
            label="They are",
            choices=[("", "–"), *Audience.choices],
            required=False,
        )

    def remembered(self) -> dict[str, Any]:
        remembered: dict[str, Any] = {}
        for place, person in enumerate(self.met(), 1):
            remembered[f"entry_{place}"] = person.name
            remembered[f"title_{place}"] = person.title
            remembered[f"audience_{place}"] = person.audience
        return remembered

    def met(self) -> list[Person]:
        return list(self.reason.job.people.kept().order_by("pk")[: self.most])

    def clean(self) -> dict[str, Any]:
        cleaned = QuestionForm.clean(self) or self.cleaned_data
        if not self.errors and not any(map(self.is_filled, self.places())):
            self.add_error("audience_1", "Pick who it is. “Don’t know yet” is fine.")
        return cleaned

    def is_filled(self, place: int) -> bool:
        names = (f"entry_{place}", f"title_{place}", f"audience_{place}")
        return any(self.cleaned_data.get(name) for name in names)

    def keep(self) -> None:
        """Update those who are there, in order, then add or take away."""
        job, met = self.reason.job, self.met()
        interview = job.interviews.kept().order_by(
            F("starts_at").asc(nulls_last=True), "pk"
        )
        first = interview.first()
        filled = [place for place in self.places() if self.is_filled(place)]
        for index, place in enumerate(filled):
            fresh = Person(owner=job.owner, job=job)
            person = met[index] if index < len(met) else fresh
            person.name = self.cleaned_data[f"entry_{place}"]
            person.title = self.cleaned_data[f"title_{place}"]
            audience = self.cleaned_data[f"audience_{place}"]
            person.audience = audience or Audience.UNKNOWN
            person.save()
            if first is not None and person is fresh:
                person.interviews.add(first)
        for person in met[len(filled) :]:
            person.mark_deleted(at=timezone.now())
        self.answer.given = {}

    def summary(self) -> list[str]:
        return [f"{one}: {one.get_audience_display()}" for one in self.met()]


class GoodAnswerForm(QuestionForm):
    """What a good answer would sound like, decided before anybody charms anybody."""

    is_optional = True

    @cached_property
    def asked(self) -> list[Question]:
        """The questions not to leave without; where none is, the first three."""
        rows = list(self.reason.job.questions.kept().in_order()[:MOST_STARRED])
        return [row for row in rows if row.is_must] or rows[:MOST_UNSTARRED]

    def instead(self) -> Instead:
        return Instead(
            "Write down first what you’d ask them. Then decide here what a good answer "
            "would sound like.",
            earlier=RUDE,
        )

    def prepare(self) -> None:
        for question in self.asked:
            for name, label in (
                ("reassuring", f"“{question.text}” A reassuring answer:"),
                ("worrying", f"“{question.text}” A worrying answer:"),
            ):
                self.fields[f"{name}_{question.pk}"] = OneLineField(
                    label=label,
                    initial=getattr(question, name),
                    max_length=200,
                    required=False,
                )

    def remembered(self) -> dict[str, Any]:
        return {}

    def keep(self) -> None:
        for question in self.asked:
            question.reassuring = self.cleaned_data[f"reassuring_{question.pk}"]
            question.worrying = self.cleaned_data[f"worrying_{question.pk}"]
            question.save(update_fields=["reassuring", "worrying"])
        self.answer.given = {}

    def summary(self) -> list[str]:
        rows = self.reason.job.questions.kept().exclude(reassuring="", worrying="")
        return [
            f"{row.text} Reassuring: {row.reassuring or '–'}. "
            f"Worrying: {row.worrying or '–'}."
            for row in rows.in_order()
        ]
