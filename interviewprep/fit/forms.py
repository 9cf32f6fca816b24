"""The forms of both sides' interview: a question to ask, a criterion to judge by."""

from typing import Any

from django import forms
from django.db import IntegrityError, transaction

from interviewprep.fit.asking import worded
from interviewprep.fit.models import Criterion, Question
from interviewprep.forms import tidy
from interviewprep.look.widgets import PrivateTextarea, Segmented
from interviewprep.sealed.fields import SealedModelForm

LISTED = "That one is on the list already."


class QuestionForm(SealedModelForm[Question]):
    """A question to ask them; write it blunt, and a pleasant wording is offered."""

    class Meta:
        model = Question
        fields = ["blunt", "text", "audience", "is_must", "reassuring", "worrying"]
        help_texts = {
            "blunt": "As if nobody could take offence. Stays private.",
            "text": "Leave it empty and we’ll word it from the rude version.",
        }
        widgets = {
            "blunt": PrivateTextarea(attrs={"rows": 2, "maxlength": 400}),
            "text": forms.Textarea(attrs={"rows": 2}),
        }
        labels = {"audience": "Who will you ask?"}

    def __init__(self, data: Any = None, **options: Any) -> None:
        super().__init__(tidy(data), **options)

    def clean(self) -> dict[str, Any]:
        """Word the question where only the rude version was written."""
        cleaned = super().clean() or self.cleaned_data
        if self.errors or cleaned["text"]:
            return cleaned
        blunt = str(cleaned["blunt"] or "")
        cleaned["text"] = worded(blunt, cleaned["audience"])
        if not cleaned["text"]:
            self.add_error("blunt", "Write the question, as rude as you like.")
        return cleaned


class CriterionForm(forms.ModelForm[Criterion]):
    """Something that would make it a yes, or a no, decided before they charm you."""

    class Meta:
        model = Criterion
        fields = ["text", "weight", "is_breaker"]
        labels = {
            "text": "It’s a yes if",
            "weight": "How much does it count?",
            "is_breaker": "This one would make it a no instead",
        }
        help_texts = {
            "text": "Something you could check in an hour: “A real team to lead”."
        }
        widgets = {"weight": Segmented}
        error_messages = {
            "text": {"required": "Write one thing you could check in an hour."}
        }

    def __init__(self, data: Any = None, **options: Any) -> None:
        super().__init__(tidy(data), **options)

    def clean_text(self) -> str:
        text: str = self.cleaned_data["text"]
        job_id = self.instance.job_id
        same = Criterion.objects.filter(job=job_id, text=text)
        if same.kept().exclude(pk=self.instance.pk).exists():
            raise forms.ValidationError(LISTED)
        return text

    def is_saved(self) -> bool:
        """Save, and tell whether it worked: a second click may have been first.

        A deleted one of the same words gives way to it.
        """
        saved = self.instance
        same = Criterion.objects.filter(job=saved.job_id, text=saved.text)
        try:
            with transaction.atomic():
                same.deleted().delete()
                self.save()
        except IntegrityError:
            self.add_error("text", LISTED)
            return False
        return True
