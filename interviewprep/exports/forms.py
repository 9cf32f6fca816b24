"""The forms of the ways out and back in."""

import hashlib
from collections.abc import Mapping
from datetime import date
from typing import Any

from crispy_forms.layout import Div
from django import forms
from django.core.files.uploadedfile import UploadedFile
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db.models import Exists, OuterRef

from interviewprep.accounts.models import User
from interviewprep.exports.unpacking import (
    MEGABYTE,
    MOST_BYTES_OF_FILES,
    MOST_BYTES_OF_TEXT,
    Archive,
    BadArchive,
    unpack,
)
from interviewprep.forms import TidyForm
from interviewprep.jobs.models import Interview, Job
from interviewprep.look.layout import Whole
from interviewprep.look.widgets import DateBox

EARLIEST, LATEST = date(1970, 1, 1), date(2100, 12, 31)
# Packed, everything is smaller than that; below what reaches a form at all.
MOST_BYTES = MOST_BYTES_OF_FILES + MOST_BYTES_OF_TEXT


class SheetsForm(TidyForm):
    """Of which job the sheets are wanted, and whether its files should come along."""

    job = forms.ModelChoiceField(
        label="Which job?",
        queryset=Job.objects.none(),
        empty_label="Choose a job",
        error_messages={
            "required": "Choose a job.",
            "invalid_choice": "This job isn’t here any more. Choose another one.",
        },
    )
    with_files = forms.BooleanField(label="With the files I sent them", required=False)

    def __init__(
        self, user: User, data: Mapping[str, Any] | None = None, **options: Any
    ) -> None:
        """Offer the jobs that somebody has an interview for, the newest first."""
        super().__init__(data, **options)
        field = self.fields["job"]
        assert isinstance(field, forms.ModelChoiceField)  # noqa: S101
        interviews = Interview.objects.filter(owner=user, job=OuterRef("pk")).kept()
        jobs = Job.objects.owned_by(user).kept().filter(Exists(interviews))
        field.queryset = jobs.newest_first().defer("notes", "posting")


class ActivityForm(TidyForm):
    """From which day to which a report tells, and whether it bears a name."""

    def __init__(self, data: Mapping[str, Any] | None = None, **options: Any) -> None:
        super().__init__(data, **options)
        # In the address they are called what they are: “from” is a word of Python’s.
        self.fields["from"] = _day("From")
        self.fields["to"] = _day("To")
        self.fields["name"] = forms.BooleanField(
            label="Put my name on it",
            required=False,
            help_text="The one in your settings.",
        )

    @property
    def helper(self) -> Whole:
        return Whole(Div("from", "to", css_class="row"), "name")

    def clean(self) -> dict[str, Any]:
        """Refuse days that run backwards."""
        cleaned = super().clean() or self.cleaned_data
        start, end = cleaned.get("from"), cleaned.get("to")
        if start and end and end < start:
            self.add_error("to", "This is before the first day. Swap the two.")
        return cleaned


def _day(label: str) -> forms.DateField:
    return forms.DateField(
        label=label,
        widget=DateBox,
        validators=[MinValueValidator(EARLIEST), MaxValueValidator(LATEST)],
        error_messages={
            "required": "Choose a day.",
            "invalid": "Choose a day, such as 23 November 2026.",
        },
    )


class RestoreForm(TidyForm):
    """A download that somebody brings back."""

    file = forms.FileField(
        label="The ZIP that “Download everything” gave you",
        widget=forms.FileInput(attrs={"accept": ".zip,application/zip"}),
        error_messages={
            "required": "Choose the ZIP first.",
            "empty": "There’s nothing in this file. Choose the ZIP as you saved it.",
        },
    )
    beside = forms.BooleanField(
        label="Put it beside what I have here",
        help_text=(
            "Nothing of yours is replaced. What you have here and in the file is here "
            "twice afterwards. You can take it out again for 30 days."
        ),
        error_messages={
            "required": (
                "You keep things here already. Tick this if the file’s should stand "
                "beside them, or bring the file back into a new account."
            )
        },
    )

    def __init__(
        self, data: Mapping[str, Any] | None = None, *, is_empty: bool, **options: Any
    ) -> None:
        """Ask nothing but the file where the account `is_empty`."""
        super().__init__(data, **options)
        if is_empty:
            del self.fields["beside"]

    @property
    def boxes(self) -> "RestoreForm":
        """The form as it is drawn: without errors, which the page says further down.

        So what htmx swaps lies below the boxes, and the file stays chosen in its own.
        """
        ticked = {"beside": "beside" in self.data}
        return RestoreForm(is_empty="beside" not in self.fields, initial=ticked)

    def clean_file(self) -> Archive:
        """Return what the upload holds; raise ValidationError, in words, if nothing."""
        upload: UploadedFile[Any] = self.cleaned_data["file"]
        if (upload.size or 0) > MOST_BYTES:
            most = MOST_BYTES // MEGABYTE
            message = f"This file is too big: it has more than {most} MB."
            raise forms.ValidationError(message, code="big")
        self.digest = _digest(upload)
        try:
            return unpack(upload)
        except BadArchive as bad:
            raise forms.ValidationError(str(bad), code="bad") from None


def _digest(upload: UploadedFile[Any]) -> str:
    found = hashlib.sha256()
    for chunk in upload.chunks():
        found.update(chunk)
    upload.seek(0)
    return found.hexdigest()
