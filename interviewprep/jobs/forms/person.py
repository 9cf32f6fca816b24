"""The form of somebody met about a job."""

from typing import Any

from django import forms

from interviewprep.jobs.forms.fields import DayField
from interviewprep.jobs.forms.versioned import VersionedForm
from interviewprep.jobs.models import Person
from interviewprep.look.layout import Folded, Side, Whole
from interviewprep.look.widgets import PrivateTextarea


class PersonForm(VersionedForm[Person]):
    """Who somebody is, how to reach them, and when to do so next."""

    class Meta:
        model = Person
        fields = [
            "name",
            "title",
            "company",
            "audience",
            "email",
            "phone",
            "profile_url",
            "how_met",
            "next_on",
            "notes",
        ]
        labels = {
            "name": "Name",
            "title": "What do they do?",
            "company": "Company",
            "audience": "To you, they are",
            "profile_url": "Their profile",
            "how_met": "How do you know them?",
            "next_on": "When will you get in touch?",
        }
        help_texts = {"notes": "For your eyes only. Never in a contact file."}
        widgets = {"notes": PrivateTextarea(attrs={"rows": 4})}
        field_classes = {"next_on": DayField}

    def __init__(self, data: Any = None, **options: Any) -> None:
        super().__init__(data, **options)
        self.fields["audience"].required = False
        self.helper = Whole(
            "version",
            "submit_key",
            Side("name", "title"),
            Side("company", "audience"),
            Side("email", "phone"),
            "profile_url",
            Folded("How you know them, and when you’ll write", "how_met", "next_on"),
            Folded("Private notes", "notes"),
        )

    def clean_audience(self) -> str:
        return self.cleaned_data["audience"] or self.instance.audience

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        told = [cleaned.get(each) for each in ("name", "title", "company")]
        if not any(told) and "name" not in self.errors:
            words = "A name, a role or a company: any one of them is enough."
            self.add_error("name", forms.ValidationError(words))
        return cleaned
