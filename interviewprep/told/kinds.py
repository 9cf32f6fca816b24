"""What somebody is asked about again in later rounds."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Kind(models.TextChoices):
    """What a thing that was said is about."""

    REASON = "reason", _("Why you’re looking")
    DATES = "dates", _("How long, since when")
    SALARY = "salary", _("Pay")
    NOTICE = "notice", _("When you can start")
    STORY = "story", _("A story")
    OTHER = "other", _("Something else")
