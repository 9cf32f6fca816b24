"""Files kept with jobs: which CV and letter went where."""

import hashlib
from typing import Self

from django.core.exceptions import ValidationError
from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from interviewprep.accounts.models import User
from interviewprep.jobs.models.job import Job
from interviewprep.recoverable import Recoverable, RecoverableQuerySet


class DocumentKind(models.TextChoices):
    """What a file is."""

    CV = "cv", _("CV")
    LETTER = "letter", _("Letter")
    POSTING = "posting", _("The ad")
    OTHER = "other", _("Something else")


class DocumentQuerySet(RecoverableQuerySet["Document"]):
    """The files of one person."""

    def owned_by(self, user: User) -> Self:
        return self.filter(owner=user)

    def newest_first(self) -> Self:
        return self.order_by("-created_at", "-pk")


class Document(Recoverable):
    """One version of a file, and the jobs it was sent to; its bytes stand apart."""

    owner = models.ForeignKey(User, on_delete=models.CASCADE, related_name="documents")
    jobs = models.ManyToManyField(Job, related_name="documents", blank=True)
    kind = models.CharField(max_length=7, choices=DocumentKind, default=DocumentKind.CV)
    name = models.CharField(_("name"), max_length=120)
    version_note = models.CharField(_("which version"), max_length=80, blank=True)
    content_type = models.CharField(max_length=100, editable=False)
    size = models.PositiveIntegerField(editable=False)
    digest = models.CharField(max_length=64, editable=False)
    created_at = models.DateTimeField(auto_now_add=True)

    objects = DocumentQuerySet.as_manager()

    class Meta:
        indexes = [
            models.Index(
                fields=["owner", "-created_at", "-id"], name="document_newest_of_owner"
            ),
        ]

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        return reverse("jobs:document", args=[self.pk])


class DocumentBody(models.Model):
    """The bytes of a file, in the database like everything else, so that one backup
    holds all and no web server keeps files of its own."""

    document = models.OneToOneField(
        Document, on_delete=models.CASCADE, primary_key=True, related_name="body"
    )
    data = models.BinaryField()

    def __str__(self) -> str:
        return str(self.document)

    def clean(self) -> None:
        """Refuse bytes that aren't those which the file's own row tells of."""
        digest = hashlib.sha256(self.data).hexdigest()
        if (len(self.data), digest) != (self.document.size, self.document.digest):
            raise ValidationError("These are another file’s bytes.", code="other")
