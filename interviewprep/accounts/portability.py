"""Everything we keep about a person: what there is, and how it is wiped or deleted.

Each package that keeps rows of a person registers, when the project starts, which rows
are theirs. That is all a download needs to write them, and to bring them back: see
`interviewprep.exports`. Wiping finds sealed text by itself, in every model, so that
none is forgotten.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import Any

from allauth.usersessions.models import UserSession
from django.apps import apps
from django.contrib.sessions.models import Session
from django.db import models, transaction

from interviewprep.accounts.keys import forget_keys
from interviewprep.accounts.models import User, UserKey
from interviewprep.sealed.fields import SealedModel, sealed_fields


@dataclass(frozen=True, slots=True)
class Part:
    """One package's share of a download: a person's rows of each table, by its name.

    `told` is said of them in the download, and not brought back.
    """

    tables: dict[str, models.QuerySet[Any]]
    told: dict[str, Any] = field(default_factory=dict)


type Exporter = Callable[[User], Part]

_exporters: dict[str, Exporter] = {}


def register(name: str, exporter: Exporter) -> None:
    """Put a package's rows into every download, and bring them back, under `name`.

    `exporter` gets a person and returns `tables(...)`, or `told(...)` for what holds
    here alone. Call it from AppConfig.ready.
    A model with an owner that no package registers fails tests/exports/test_parts.py.
    """
    _exporters[name] = exporter


def tables(**rows: models.QuerySet[Any]) -> Part:
    """Return a package's share; `rows` are all of a person's rows, by table.

    Each model stands in one table alone. Foreign keys and many-to-many fields lead to
    models that are registered as well, here or by another package, and never round in
    a circle. A model with bytes in a BinaryField names their file by `str(row)`.
    """
    return Part(rows)


def told(**facts: Any) -> Part:
    """Return a share that a person can read, and that isn't brought back.

    `facts` have JSON types, dates and times: what is kept of a secret address, say.
    """
    return Part({}, facts)


def parts_of(user: User) -> dict[str, Part]:
    """Return what each package keeps of a person, packages in order of their names."""
    return {name: exporter(user) for name, exporter in sorted(_exporters.items())}


# Who a person is, and what they may do here. What else their row holds is how they
# like things to be.
_IDENTITY = {
    "id",
    "email",
    "password",
    "last_login",
    "joined_at",
    "is_active",
    "is_staff",
    "is_superuser",
}


def preferences() -> list[models.Field[Any, Any]]:
    """Return the columns of a person's row that hold how they like things to be."""
    fields = User._meta.concrete_fields  # noqa: SLF001
    return [field for field in fields if field.name not in _IDENTITY]


@transaction.atomic
def wipe_private_notes(user: User) -> int:
    """Empty every sealed text of a person and destroy their key; count the rows.

    The key goes too, so that old copies of the rows can't be opened either. The
    next private note gets a new key.
    """
    UserKey.objects.filter(user=user).delete()
    forget_keys()
    return sum(_wipe(model, user) for model in _sealed_models())


@transaction.atomic
def delete_account(user: User) -> None:
    """Delete a person, every row of theirs, their key and their sessions."""
    UserKey.objects.filter(user=user).delete()
    forget_keys()
    end_sessions(user)
    user.delete()


@transaction.atomic
def end_sessions(user: User) -> None:
    """Sign a person out of every device, this one too."""
    session_keys = UserSession.objects.filter(user=user).values_list("session_key")
    Session.objects.filter(session_key__in=session_keys).delete()
    UserSession.objects.filter(user=user).delete()


def _sealed_models() -> Iterator[type[SealedModel]]:
    for model in apps.get_models():
        if issubclass(model, SealedModel):
            yield model


def _wipe(model: type[SealedModel], user: User) -> int:
    names = [field.name for field in sealed_fields(model)]
    anything = models.Q(*((name, "") for name in names))
    mine = models.Q(owner=user)
    rows = model._base_manager.filter(mine).exclude(anything)  # noqa: SLF001
    return rows.update(**dict.fromkeys(names, ""))
