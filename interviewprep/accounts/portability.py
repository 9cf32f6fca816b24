"""Everything we keep about a person, for themselves: gathered, wiped, or deleted.

Each package that keeps rows registers, when the project starts, how to write its own
part. Wiping finds sealed text by itself, in every model, so that none is forgotten.
"""

import io
import json
import zipfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from allauth.account.models import EmailAddress
from allauth.usersessions.models import UserSession
from django.apps import apps
from django.contrib.sessions.models import Session
from django.core.serializers.json import DjangoJSONEncoder
from django.db import models, transaction

from interviewprep.accounts.keys import forget_keys
from interviewprep.accounts.models import User, UserKey
from interviewprep.sealed.fields import (
    SealedModel,
    SealedTextField,
    sealed_fields,
)

README = (
    "everything.json holds what you keep here, except your private notes.\n"
    "private.json holds your private notes, in plain text. Keep it to yourself.\n"
)


@dataclass(frozen=True, slots=True)
class Part:
    """One package's share of a download: what may be read by others, and what not."""

    open: Any = field(default_factory=dict)
    private: Any = field(default_factory=dict)


type Exporter = Callable[[User], Part]

_exporters: dict[str, Exporter] = {}


def register(name: str, exporter: Exporter) -> None:
    """Add a package's part to every download, under `name` in both files.

    `exporter` gets the person and returns a `Part` of JSON types, dates and times.
    Call it from AppConfig.ready.
    """
    _exporters[name] = exporter


def archive(user: User, now: datetime) -> bytes:
    """Return a ZIP of everything about a person, private notes in their own file.

    Raises PrivateTextLocked when the notes can't be opened: an archive that lacks
    them silently would be taken for complete.
    """
    parts = {name: exporter(user) for name, exporter in sorted(_exporters.items())}
    public = {name: part.open for name, part in parts.items()}
    private = {name: part.private for name, part in parts.items()}
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as file:
        file.writestr("README.txt", README)
        file.writestr("everything.json", _as_json({"made_at": now, **public}))
        file.writestr("private.json", _as_json({"made_at": now, **private}))
    return packed.getvalue()


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


def tables(**rows: models.QuerySet[Any]) -> Part:
    """Write whole tables: each row's columns, its sealed texts apart under its id.

    `rows` are the person's own rows by the name they go under. Raises
    PrivateTextLocked when a sealed text can't be opened.
    """
    found = {name: list(each.order_by("pk")) for name, each in rows.items()}
    return Part(
        open={name: [_columns(row) for row in each] for name, each in found.items()},
        private={
            name: [_revealed(row) for row in each if _has_private(row)]
            for name, each in found.items()
        },
    )


def export_account(user: User) -> Part:
    """Write the part of a download that tells of the person and their settings."""
    names = [
        "name",
        "time_zone",
        "words_per_minute",
        "paper",
        "theme",
        "titles",
        "hides_private",
        "uses_keys",
        "joined_at",
    ]
    addresses = EmailAddress.objects.filter(user=user).order_by("pk")
    return Part(
        open={
            **{name: getattr(user, name) for name in names},
            "email": user.email,
            "addresses": list(addresses.values("email", "verified", "primary")),
        }
    )


def _columns(row: models.Model) -> dict[str, Any]:
    fields = row._meta.concrete_fields  # noqa: SLF001
    kept = [field for field in fields if not isinstance(field, SealedTextField)]
    names = [field.attname for field in kept]
    return {name: getattr(row, name) for name in names if name != "owner_id"}


def _has_private(row: models.Model) -> bool:
    return any(getattr(row, field.name) for field in sealed_fields(type(row)))


def _revealed(row: models.Model) -> dict[str, Any]:
    texts = {
        field.name: getattr(row, field.name).reveal()
        for field in sealed_fields(type(row))
    }
    return {"id": row.pk, **{name: text for name, text in texts.items() if text}}


def _as_json(value: Any) -> str:
    return json.dumps(value, cls=DjangoJSONEncoder, ensure_ascii=False, indent=2)


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
