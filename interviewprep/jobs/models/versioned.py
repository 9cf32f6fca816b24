"""What rows share that a person edits in forms: two tabs, two clicks, taking back."""

from django.db import models

from interviewprep.recoverable import Recoverable
from interviewprep.sealed import SealedModel


class Versioned(SealedModel, Recoverable):
    """A row that two tabs may edit: each save moves the version on by one.

    `submit_key` is made with each empty form: sending it twice makes one row.
    """

    version = models.PositiveIntegerField(default=1, editable=False)
    submit_key = models.UUIDField(null=True, editable=False, unique=True)

    class Meta:
        abstract = True
