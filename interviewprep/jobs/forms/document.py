"""The forms of files: choosing one to keep, and saying what it is."""

from typing import Any

from django import forms
from django.core.files.uploadedfile import UploadedFile
from django.db.models import Q

from interviewprep.forms import OneLineField, TidyForm, tidy
from interviewprep.jobs import filing
from interviewprep.jobs.inspection import FileType, Refused, file_type
from interviewprep.jobs.models import Document, DocumentKind, Job, JobQuerySet
from interviewprep.look.layout import Side, Whole
from interviewprep.look.widgets import ChipsRadio
from interviewprep.text import clean_line

# As many jobs as one may want to tick; older ones keep what they were given.
OFFERED = 30
_LARGEST = f"{filing.LARGEST // filing.MEGABYTE} MB"


class Jobs(forms.ModelMultipleChoiceField[Job]):
    """Jobs to tick."""

    widget = forms.CheckboxSelectMultiple


def jobs_to_offer(document: Document) -> JobQuerySet:
    """Return the jobs a file may have gone to: the newest, and those it went to."""
    mine = Job.objects.owned_by(document.owner).active().newest_first()
    newest = list(mine.values_list("pk", flat=True)[:OFFERED])
    is_offered = Q(pk__in=newest)
    if document.pk:
        is_offered |= Q(pk__in=document.jobs.values("pk"))
    jobs = Job.objects.owned_by(document.owner).kept().filter(is_offered)
    return jobs.newest_first().defer("notes", "posting")


class DocumentForm(forms.ModelForm[Document]):
    """What a file is called, which version it is, and the jobs it went to."""

    name = OneLineField(label="Name", max_length=120)
    version_note = OneLineField(
        label="Which version is it?",
        help_text="Such as “short, for start-ups”.",
        max_length=80,
        required=False,
    )

    class Meta:
        model = Document
        fields = ["kind", "name", "version_note", "jobs"]
        field_classes = {"jobs": Jobs}
        labels = {"kind": "What is it?", "jobs": "Which jobs did it go to?"}
        widgets = {"kind": ChipsRadio}

    def __init__(self, data: Any = None, **options: Any) -> None:
        super().__init__(tidy(data), **options)
        jobs = self.fields["jobs"]
        if isinstance(jobs, forms.ModelMultipleChoiceField):
            jobs.queryset = jobs_to_offer(self.instance)
        self.helper = Whole("kind", "name", "version_note", "jobs")


class UploadForm(TidyForm):
    """A CV, a letter or another file to keep."""

    kind = forms.ChoiceField(
        label="What is it?",
        choices=DocumentKind,
        initial=DocumentKind.CV,
        widget=ChipsRadio,
    )
    version_note = OneLineField(
        label="Which version is it?",
        help_text="Such as “short, for start-ups”.",
        max_length=80,
        required=False,
    )
    # Last, so that a file that is far too large leaves the rest of the form readable.
    file = forms.FileField(
        label="The file",
        help_text=f"PDF, DOCX, ODT, TXT or MD, up to {_LARGEST}.",
        max_length=255,
        error_messages={
            "required": "Choose a file first.",
            "empty": "This file is empty. Choose another one.",
        },
    )

    def __init__(self, data: Any = None, **options: Any) -> None:
        super().__init__(data, **options)
        self.found = FileType.TEXT
        self.helper = Whole("kind", "version_note", Side("file"))

    def clean_file(self) -> UploadedFile[Any]:
        """Look at the content. Raises ValidationError for what can't be kept."""
        upload: UploadedFile[Any] = self.cleaned_data["file"]
        if (upload.size or 0) > filing.LARGEST:
            raise forms.ValidationError(
                f"This file is larger than {_LARGEST}. Save it as PDF with smaller "
                "pictures, and choose that one."
            )
        try:
            self.found = file_type(upload, name=upload.name or "")
        except Refused as refusal:
            raise forms.ValidationError(str(refusal)) from refusal
        return upload

    def document(self, template: Document) -> Document:
        """Return a row for the file, under its own name with a true ending."""
        upload: UploadedFile[Any] = self.cleaned_data["file"]
        template.kind = self.cleaned_data["kind"]
        template.version_note = self.cleaned_data["version_note"]
        template.name = self.found.named(clean_line(upload.name or ""))
        return template
