"""The tokens by which a person lets other programs in."""

import hashlib
import secrets
from collections.abc import Iterable
from datetime import date, datetime
from typing import Self

from django.db import models
from django.utils.translation import gettext_lazy as _

from interviewprep.accounts.models import User

# So that people and scanners of leaked secrets know one when they see it.
_LEAD = "ip_"
_SHOWN = len(_LEAD) + 6


class Scope(models.TextChoices):
    """What a token may do; each right has to be given."""

    JOBS_READ = "jobs:read", _("Read jobs, rounds, people, events and what you told")
    JOBS_WRITE = "jobs:write", _("Add and change all of these")
    SHEETS_READ = "sheets:read", _("Read sheets")
    PRIVATE_READ = "private:read", _("Read private notes, too")


class TokenQuerySet(models.QuerySet["Token"]):
    """Tokens, found by their owner or by whoever holds one."""

    def owned_by(self, user: User) -> Self:
        return self.filter(owner=user)

    def newest_first(self) -> Self:
        return self.order_by("-made_at", "-pk")

    def opened_by(self, secret: str, *, on: date) -> Self:
        """The one token that has this secret and still works on that day (UTC)."""
        rows = self.filter(token_hash=hash_of(secret), owner__is_active=True)
        return rows.filter(revoked_at=None, expires_on__gte=on)

    def note_use(self, token: "Token", *, on: date) -> None:
        """Keep the last day of use; most uses are on a day that is known."""
        if token.last_used_on is None or token.last_used_on < on:
            self.filter(pk=token.pk).update(last_used_on=on)


class Token(models.Model):
    """What opens one person's tracker to one program, as far as `scopes` says.

    The secret is shown once and kept nowhere: the database holds its hash, and its
    first letters, by which its owner knows it again.
    """

    owner = models.ForeignKey(User, on_delete=models.CASCADE, related_name="api_tokens")
    name = models.CharField(_("name"), max_length=60)
    prefix = models.CharField(max_length=12, editable=False)
    token_hash = models.CharField(max_length=64, unique=True, editable=False)
    scopes = models.CharField(max_length=100, help_text="With spaces between.")
    made_at = models.DateTimeField(editable=False)
    last_used_on = models.DateField(null=True, editable=False)
    expires_on = models.DateField()
    revoked_at = models.DateTimeField(null=True, editable=False)

    objects = TokenQuerySet.as_manager()

    class Meta:
        indexes = [
            models.Index(
                fields=["owner", "-made_at", "-id"], name="token_newest_of_owner"
            ),
        ]
        constraints = [
            models.CheckConstraint(
                name="token_may_do_something", condition=~models.Q(scopes="")
            ),
        ]

    def __str__(self) -> str:
        return self.name

    def may(self, scope: Scope) -> bool:
        """Tell whether the token has this right."""
        return scope.value in self.scopes.split()

    @property
    def rights(self) -> list[str]:
        """What it may do, in words."""
        return [str(scope.label) for scope in Scope if self.may(scope)]


def make_token(
    owner: User,
    *,
    name: str,
    scopes: Iterable[str],
    expires_on: date,
    at: datetime,
) -> tuple[Token, str]:
    """Save a new token, and return it with its secret, which nobody can see again."""
    # 256 bits: nobody finds one by trying.
    secret = _LEAD + secrets.token_urlsafe(32)
    token = Token.objects.create(
        owner=owner,
        name=name,
        prefix=secret[:_SHOWN],
        token_hash=hash_of(secret),
        scopes=" ".join(scopes),
        made_at=at,
        expires_on=expires_on,
    )
    return token, secret


def hash_of(secret: str) -> str:
    """Return what we keep of a secret; it is too random to need a slow hash."""
    return hashlib.sha256(secret.encode()).hexdigest()
