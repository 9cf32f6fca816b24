"""The forms by which an ad becomes a job: what to read, and what was read."""

from datetime import date
from typing import Any

from crispy_forms.layout import Row
from django import forms
from django.conf import settings
from django.core.files.uploadedfile import UploadedFile

from interviewprep.forms import TidyForm, offer, tidy
from interviewprep.imports.models import Ad
from interviewprep.imports.refusal import Refused
from interviewprep.imports.tables.encodings import decoded
from interviewprep.imports.tables.likeness import clean_address
from interviewprep.jobs.models import Job, Stage
from interviewprep.look.layout import Pieces
from interviewprep.look.widgets import DateBox

MOST_LETTERS = 1_000_000
_MOST_BYTES = 2 * 1024 * 1024
_EARLIEST, _LATEST = date(1970, 1, 1), date(2100, 12, 31)


class AdForm(TidyForm):
    """An ad in one of three ways: its words, its page in a file, or its address."""

    text = forms.CharField(
        label="The ad’s text",
        help_text="Select all of it, copy, and paste it here.",
        max_length=MOST_LETTERS,
        required=False,
        widget=forms.Textarea(attrs={"rows": 8}),
    )
    url = forms.CharField(
        label="Or its address",
        max_length=1000,
        required=False,
        widget=forms.TextInput(attrs={"inputmode": "url"}),
    )
    file = forms.FileField(
        label="Or the page, saved as a file",
        help_text="An .html or .txt file, up to 2 MB.",
        required=False,
        widget=forms.FileInput(attrs={"accept": ".html,.htm,.txt"}),
        error_messages={"empty": "This file is empty."},
    )
    title = forms.CharField(
        max_length=300, required=False, widget=forms.HiddenInput, strip=True
    )

    def __init__(self, data: Any = None, **options: Any) -> None:
        super().__init__(data, **options)
        if not settings.FETCH_ADS:
            self.fields["url"].help_text = (
                "It’s kept with the job. This site opens no addresses, so the text is "
                "needed too."
            )

    def clean_url(self) -> str:
        typed: str = self.cleaned_data["url"]
        address = clean_address(typed)
        if typed and not address:
            raise forms.ValidationError(
                "That’s no web address. It should begin with https://"
            )
        return address

    def clean_file(self) -> str:
        """Return the text of the file; empty without one."""
        file: UploadedFile[bytes] | None = self.cleaned_data["file"]
        if file is None:
            return ""
        if (file.size or 0) > _MOST_BYTES:
            raise forms.ValidationError(
                "That’s more than 2 MB. Paste the text instead."
            )
        try:
            return decoded(file.read()).text
        except Refused:
            raise forms.ValidationError(
                "This file holds no text. Save the page as HTML, or paste the text."
            ) from None

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        if self.errors or self.source or (cleaned.get("url") and settings.FETCH_ADS):
            return cleaned
        self.add_error("text", "Paste the ad here, or choose one of the other ways.")
        return cleaned

    @property
    def source(self) -> str:
        """Return the words to read; empty if they are still to be fetched."""
        words = self.cleaned_data.get("text", "").strip()
        return str(self.cleaned_data.get("file") or words)


class PostingForm(forms.ModelForm[Job]):
    """What was read of an ad, for somebody to look over before it is kept."""

    class Meta:
        model = Job
        fields = [
            "company",
            "title",
            "stage",
            "place",
            "work_mode",
            "employment",
            "salary_low",
            "salary_high",
            "salary_currency",
            "salary_period",
            "salary_text",
            "posted_on",
            "deadline_on",
            "source",
            "posting_url",
            "posting",
        ]
        labels = {
            "company": "Who are they?",
            "title": "Which role?",
            "stage": "How far has it come?",
            "place": "Where is it?",
            "work_mode": "On site or from home?",
            "employment": "What sort of contract?",
            "salary_period": "Pay is per",
            "posting_url": "The ad’s address",
            "posting": "The ad’s text",
        }
        widgets = {
            "posting": forms.Textarea(attrs={"rows": 10}),
            "posted_on": DateBox(),
            "deadline_on": DateBox(),
        }
        error_messages = {
            "title": {"required": "Give the role a name, even a rough one."}
        }

    def __init__(self, ad: Ad, found: dict[str, str], data: Any = None) -> None:
        job = Job(owner=ad.owner, submit_key=ad.submit_key)
        super().__init__(tidy(data), instance=job, initial=found)
        offer(self, "stage", [pair for pair in Stage.choices if pair[0] != "closed"])
        self.fields["stage"].initial = Stage.SAVED
        self.unread = [
            str(self.fields[name].label)
            for name in ("company", "title", "place", "posting")
            if not found.get(name)
        ]

    @property
    def helper(self) -> Pieces:
        """Draw what belongs together side by side."""
        return Pieces(
            *("company", "title", "stage", "place"),
            Row("work_mode", "employment"),
            Row("salary_low", "salary_high"),
            Row("salary_currency", "salary_period"),
            "salary_text",
            Row("posted_on", "deadline_on"),
            *("source", "posting_url", "posting"),
        )

    def clean_salary_currency(self) -> str:
        code: str = self.cleaned_data["salary_currency"].upper()
        if code and not (len(code) == 3 and code.isascii() and code.isalpha()):  # noqa: PLR2004
            raise forms.ValidationError("Three letters, such as EUR or USD.")
        return code

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        low, high = cleaned.get("salary_low"), cleaned.get("salary_high")
        if low is not None and high is not None and low > high:
            self.add_error("salary_high", "This is less than where it begins.")
        for name in ("posted_on", "deadline_on"):
            on = cleaned.get(name)
            if on and not _EARLIEST <= on <= _LATEST:
                self.add_error(name, "Check the year: it looks mistyped.")
        return cleaned
