"""The people a person deals with about a job."""

from typing import Self

from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from interviewprep.accounts.models import User
from interviewprep.jobs.models.interview import Interview
from interviewprep.jobs.models.job import Job
from interviewprep.jobs.models.versioned import Versioned
from interviewprep.recoverable import RecoverableQuerySet
from interviewprep.sealed import SealedTextField


class Audience(models.TextChoices):
    """Who a person will be talking to: the same question sounds different to each."""

    RECRUITER = "recruiter", _("Recruiter")
    MANAGER = "manager", _("Manager")
    TEAMMATE = "teammate", _("Teammate")
    LEADER = "leader", _("Senior leader")
    UNKNOWN = "unknown", _("Don’t know yet")


class PersonQuerySet(RecoverableQuerySet["Person"]):
    """The people one person knows."""

    def owned_by(self, user: User) -> Self:
        return self.filter(owner=user).exclude(job__deleted_at__isnull=False)

    def by_name(self) -> Self:
        return self.order_by("name", "pk")


class Person(Versioned):
    """Somebody met about a job, or known at a company; `job` is empty without one."""

    owner = models.ForeignKey(User, on_delete=models.CASCADE, related_name="people")
    job = models.ForeignKey(
        Job, on_delete=models.CASCADE, related_name="people", null=True, blank=True
    )
    interviews = models.ManyToManyField(Interview, related_name="people", blank=True)
    name = models.CharField(_("name"), max_length=120, blank=True)
    title = models.CharField(_("their role"), max_length=120, blank=True)
    company = models.CharField(_("company"), max_length=120, blank=True)
    audience = models.CharField(
        max_length=9, choices=Audience, default=Audience.UNKNOWN
    )
    email = models.EmailField(_("e-mail"), blank=True)
    phone = models.CharField(_("phone"), max_length=40, blank=True)
    profile_url = models.URLField(_("profile"), max_length=500, blank=True)
    how_met = models.CharField(_("how you know them"), max_length=120, blank=True)
    next_on = models.DateField(_("get in touch on"), null=True, blank=True)
    notes = SealedTextField(_("private notes"), blank=True, max_length=2000)
    created_at = models.DateTimeField(auto_now_add=True)
    updated_at = models.DateTimeField(auto_now=True)

    objects = PersonQuerySet.as_manager()

    class Meta:
        indexes = [
            models.Index(fields=["owner", "name", "id"], name="person_by_name"),
        ]

    def get_absolute_url(self) -> str:
        return reverse("jobs:person", args=[self.pk])

    def __str__(self) -> str:
        return self.name or str(self.get_audience_display())
