"""How a person likes to put things: words of their own, and what isn’t them."""

from typing import Self

from django.db import models

from interviewprep.accounts.models import User
from interviewprep.sealed import SealedModel, SealedTextField
from motivations.models.line import Length, Line, Part

# The newest count; nobody has put more words of their own.
MOST_READ = 500


class TasteQuerySet(models.QuerySet["Taste"]):
    """What one person has worded themselves, or has put aside."""

    def owned_by(self, user: User) -> Self:
        return self.filter(owner=user)

    def bearing_on(self, length: Length) -> Self:
        """What matters where lines of one length are offered, newest first.

        Own words count while they stand on the list of a job, as an opening or a why.
        """
        own = models.Q(
            is_not_me=False,
            line__is_own_words=True,
            line__is_true=True,
            line__length=length,
            line__part__in=(Part.OPEN, Part.WHY),
            line__deleted_at=None,
            line__job__deleted_at=None,
        )
        rows = self.filter(models.Q(line=None) | own).select_related("line__job")
        rows = rows.defer("line__job__notes", "line__job__posting")
        return rows.order_by("-pk")[:MOST_READ]

    def emptied(self) -> Self:
        """Those whose private side was wiped: nobody knows what they were for."""
        return self.filter(theme="")


class Taste(SealedModel):
    """What a line was for, so that its words can be offered again; or a “not me”.

    Without a line, it is a wording of the phrasebook that the person put aside. The
    theme tells why somebody wants to leave, and the standing how they left: both are
    as private as what they wrote.
    """

    owner = models.ForeignKey(User, on_delete=models.CASCADE, related_name="tastes")
    line = models.OneToOneField(
        Line, on_delete=models.CASCADE, null=True, related_name="taste"
    )
    theme = SealedTextField(blank=True, max_length=40)
    # How things stood with the job that was left, or is to be: “still”, “resigned”.
    standing = SealedTextField(blank=True, max_length=40)
    # The phrasebook’s own name for the wording that the words began with.
    entry = SealedTextField(blank=True, max_length=80)
    is_not_me = models.BooleanField(default=False)
    created_at = models.DateTimeField(auto_now_add=True)

    objects = TasteQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="taste_of_a_line_or_not_me",
                condition=models.Q(line__isnull=False) | models.Q(is_not_me=True),
            ),
        ]

    def __str__(self) -> str:
        return f"taste {self.pk} of {self.owner_id}"
