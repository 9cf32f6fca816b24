"""What was told to companies: said aloud, so ordinary text, and nobody else’s."""

from typing import Self

from django.db import models
from django.utils.translation import gettext_lazy as _

from interviewprep.accounts.models import User
from interviewprep.jobs.models import Interview, Job, Person, Versioned
from interviewprep.recoverable import RecoverableQuerySet
from interviewprep.stories.models import Story
from interviewprep.told.kinds import Kind
from motivations.models import Line


class ToldQuerySet(RecoverableQuerySet["Told"]):
    """What one person has told companies."""

    def owned_by(self, user: User) -> Self:
        return self.filter(owner=user, job__deleted_at=None)

    def newest_first(self) -> Self:
        return self.order_by("-told_on", "-pk")

    def with_listeners(self) -> Self:
        """Fetch whom each was said to along with it, without anybody's notes."""
        rows = self.select_related("job", "person", "interview")
        return rows.defer(
            "job__notes",
            "job__posting",
            "person__notes",
            "interview__notes",
            "interview__said",
        )


class Told(Versioned):
    """One thing that a person told a company: what, to whom, in which round, when.

    It was said aloud to them, so it isn’t sealed; it belongs to its person all the
    same: it goes to their own pages, download and programs, and nowhere else.
    """

    owner = models.ForeignKey(User, on_delete=models.CASCADE, related_name="told")
    job = models.ForeignKey(Job, on_delete=models.CASCADE, related_name="told")
    interview = models.ForeignKey(
        Interview, on_delete=models.SET_NULL, related_name="told", null=True, blank=True
    )
    person = models.ForeignKey(
        Person, on_delete=models.SET_NULL, related_name="told", null=True, blank=True
    )
    kind = models.CharField(max_length=6, choices=Kind, default=Kind.REASON)
    text = models.CharField(_("what you said"), max_length=300)
    story = models.ForeignKey(
        Story, on_delete=models.SET_NULL, related_name="told", null=True, blank=True
    )
    line = models.ForeignKey(
        Line, on_delete=models.SET_NULL, related_name="told", null=True, blank=True
    )
    told_on = models.DateField(_("said on"))
    created_at = models.DateTimeField(auto_now_add=True)
    updated_at = models.DateTimeField(auto_now=True)

    objects = ToldQuerySet.as_manager()

    class Meta:
        verbose_name = _("thing you told them")
        indexes = [
            models.Index(
                fields=["owner", "job", "-told_on", "-id"], name="told_newest_of_job"
            ),
            models.Index(
                fields=["owner", "-told_on", "-id"], name="told_newest_of_owner"
            ),
        ]
        constraints = [
            models.CheckConstraint(
                name="told_kind_known", condition=models.Q(kind__in=Kind.values)
            ),
        ]

    def __str__(self) -> str:
        return self.text

    @property
    def listener(self) -> str:
        """Whom it was said to: a name, else the round, else nobody in particular."""
        if self.person is not None and not self.person.deleted_at:
            return str(self.person)
        return self.interview.round_name if self.interview else ""


class Accepted(models.Model):
    """Two versions that differ, and that their person is at ease with.

    It stands for the two texts as they were: changing either takes it away.
    """

    owner = models.ForeignKey(
        User, on_delete=models.CASCADE, related_name="accepted_differences"
    )
    earlier = models.ForeignKey(Told, on_delete=models.CASCADE, related_name="+")
    later = models.ForeignKey(Told, on_delete=models.CASCADE, related_name="+")

    class Meta:
        constraints = [
            models.UniqueConstraint(
                name="accepted_once_per_pair", fields=["owner", "earlier", "later"]
            ),
        ]

    def __str__(self) -> str:
        return f"{self.earlier_id} and {self.later_id}"
