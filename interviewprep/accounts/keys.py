"""Opens each person's own key with the operator's keys, and fails closed.

The operator's keys are the setting IP_DATA_KEYS, "k2:<base64>,k1:<base64>", the
current one first. They wrap people's keys and never touch a text themselves.
"""

import base64
import binascii
import functools
import re
import secrets
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar

from django.conf import settings
from django.db import transaction
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse

from interviewprep.accounts.models import KeyCheck, UserKey
from interviewprep.sealed.cipher import (
    KEY_BYTES,
    DataKey,
    Health,
    PrivateTextLocked,
    fingerprint,
    seal,
    unseal,
)

_CHECK_PLACE = "ip|check"
_CHECK_WORD = b"interviewprep"
_ROTATED_AT_ONCE = 500
_KID = re.compile(r"[A-Za-z0-9_-]{1,32}")

# Keys that are open during one request or task. None: nobody said when to forget
# them, so none is kept.
_open_keys: ContextVar[dict[int, DataKey] | None] = ContextVar(
    "open_keys", default=None
)


class BadDataKeys(PrivateTextLocked):
    """The setting IP_DATA_KEYS can't be read, so that nothing can be opened."""


class DatabaseKeyring:
    """Finds people's keys in the database, and makes them when first needed."""

    def key_of(self, owner_id: int, *, make: bool) -> DataKey:
        """Return a person's key; raise PrivateTextLocked if it can't be opened.

        Takes one query, and none again within `keys_kept()`. A new key is made
        only if `make` and the operator's keys are the ones in use.
        """
        kept = _open_keys.get()
        if kept and owner_id in kept:
            return kept[owner_id]
        row = UserKey.objects.filter(user_id=owner_id).first()
        if row is None and not make:
            raise PrivateTextLocked("The key of these private notes is gone.")
        key = _open(row or _make_key(owner_id))
        if kept is not None:
            kept[owner_id] = key
        return key

    def health(self) -> Health:
        """Tell whether every operator's key in use is here and right; one query."""
        try:
            keys = operator_keys(settings.IP_DATA_KEYS)
        except BadDataKeys as problem:
            return Health(usable=False, reason=str(problem))
        for check in KeyCheck.objects.order_by("kid"):
            if check.kid not in keys:
                return Health(usable=False, reason=f"The key {check.kid} is missing.")
            if not _passes(check, keys[check.kid]):
                return Health(usable=False, reason=f"The key {check.kid} is wrong.")
        return Health(usable=True)


@functools.lru_cache(maxsize=4)
def operator_keys(setting: str) -> dict[str, bytes]:
    """Return the operator's keys by id, the current one first; raise BadDataKeys."""
    keys: dict[str, bytes] = {}
    for part in filter(None, setting.replace("\n", ",").split(",")):
        kid, _colon, encoded = part.strip().partition(":")
        try:
            key = base64.b64decode(encoded, validate=True)
        except binascii.Error:
            key = b""
        if not _KID.fullmatch(kid) or kid in keys or len(key) != KEY_BYTES:
            raise BadDataKeys("IP_DATA_KEYS can't be read: it needs id:base64 keys.")
        keys[kid] = key
    if not keys:
        raise BadDataKeys("IP_DATA_KEYS is not set.")
    return keys


def current_kid() -> str:
    """Return the id of the operator's key that new keys are wrapped with."""
    return next(iter(operator_keys(settings.IP_DATA_KEYS)))


def key_fingerprints() -> tuple[str, ...]:
    """Name the operator's keys for a backup: `<kid>:<8 hex digits>`, never the key."""
    keys = operator_keys(settings.IP_DATA_KEYS)
    return tuple(f"{kid}:{fingerprint(key)}" for kid, key in keys.items())


def wrap(user_id: int, key: bytes, kid: str) -> str:
    """Seal a person's key with one of the operator's keys, bound to that person."""
    operator_key = operator_keys(settings.IP_DATA_KEYS)[kid]
    return seal(key, key=operator_key, kid=kid, place=_key_place(user_id))


def unwrap(row: UserKey) -> bytes:
    """Return a person's key; raise PrivateTextLocked without the operator's key."""
    operator_key = operator_keys(settings.IP_DATA_KEYS).get(row.kid)
    if operator_key is None:
        raise PrivateTextLocked(f"The key {row.kid} is missing.")
    return unseal(row.wrapped, key=operator_key, place=_key_place(row.user_id))


def note_current_key() -> None:
    """Remember the operator's current key, so that a wrong one is noticed later."""
    kid = current_kid()
    word = seal(
        _CHECK_WORD,
        key=operator_keys(settings.IP_DATA_KEYS)[kid],
        kid=kid,
        place=_CHECK_PLACE,
    )
    KeyCheck.objects.get_or_create(kid=kid, defaults={"sealed": word})


def waiting_keys() -> QuerySet[UserKey]:
    """Find the keys that are still wrapped with one of the operator's older keys."""
    return UserKey.objects.exclude(kid=current_kid())


def rotate() -> int:
    """Rewrap every key that waits with the operator's current key; count them.

    Goes in small transactions, so that it can be stopped, started again and run
    beside people's work. Raises PrivateTextLocked at a key that doesn't open.
    """
    note_current_key()
    moved = 0
    while rows := list(waiting_keys().order_by("pk")[:_ROTATED_AT_ONCE]):
        moved += _rewrap(rows)
    KeyCheck.objects.exclude(kid=current_kid()).delete()
    return moved


@contextmanager
def keys_kept() -> Iterator[None]:
    """Open each key at most once within the block, and forget them all after it."""
    before = _open_keys.set({})
    try:
        yield
    finally:
        _open_keys.reset(before)


def forget_keys() -> None:
    """Drop the keys that are open now: what was erased must not open again."""
    kept = _open_keys.get()
    if kept is not None:
        kept.clear()


def one_request_at_a_time(
    get_response: Callable[[HttpRequest], HttpResponse],
) -> Callable[[HttpRequest], HttpResponse]:
    """Middleware: no open key outlives the request that needed it."""

    def respond(request: HttpRequest) -> HttpResponse:
        with keys_kept():
            return get_response(request)

    return respond


@transaction.atomic
def _rewrap(rows: list[UserKey]) -> int:
    kid = current_kid()
    moved = 0
    for row in rows:
        wrapped = wrap(row.user_id, unwrap(row), kid)
        # Only what was read is replaced: an account may be wiped meanwhile.
        same = UserKey.objects.filter(pk=row.pk, wrapped=row.wrapped)
        moved += same.update(kid=kid, wrapped=wrapped)
    return moved


def _key_place(user_id: int) -> str:
    return f"ip|dek|{user_id}"


def _open(row: UserKey) -> DataKey:
    return DataKey(unwrap(row))


def _passes(check: KeyCheck, key: bytes) -> bool:
    try:
        return unseal(check.sealed, key=key, place=_CHECK_PLACE) == _CHECK_WORD
    except PrivateTextLocked:
        return False


@transaction.atomic
def _make_key(user_id: int) -> UserKey:
    """Save a new key; when two requests start at once, both get the first one's."""
    health = DatabaseKeyring().health()
    if not health.usable:
        raise PrivateTextLocked(health.reason)
    note_current_key()
    kid = current_kid()
    wrapped = wrap(user_id, secrets.token_bytes(KEY_BYTES), kid)
    row, _made = UserKey.objects.get_or_create(
        user_id=user_id, defaults={"kid": kid, "wrapped": wrapped}
    )
    return row
