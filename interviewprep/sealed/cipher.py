"""Seals and opens bytes under a key, and says where people's keys come from."""

import base64
import binascii
import hashlib
import re
import secrets
from dataclasses import dataclass, field
from typing import Protocol

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

KEY_BYTES = 32
# NIST SP 800-38D: 96 random bits for GCM, safe for 2**32 texts under one key.
_NONCE_BYTES = 12
_TOKEN = re.compile(r"v1\.([A-Za-z0-9_-]{1,32})\.([A-Za-z0-9+/]+={0,2})")


class PrivateTextLocked(Exception):
    """The key for a private text is missing or wrong, so it stays shut, unchanged."""


class PrivateTextMoved(TypeError):
    """A sealed text was given to another row; reveal it there if that is meant."""


@dataclass(frozen=True, slots=True)
class DataKey:
    """32 bytes that seal one person's texts; the bytes never show in its `repr`."""

    key: bytes = field(repr=False)

    @property
    def kid(self) -> str:
        """Tell this key from others without giving it away."""
        return fingerprint(self.key)


@dataclass(frozen=True, slots=True)
class Health:
    """Whether private text can be opened and written, and why not, in plain words."""

    usable: bool
    reason: str = ""


class Keyring(Protocol):
    """Where people's keys come from; the accounts package provides it."""

    def key_of(self, owner_id: int, *, make: bool) -> DataKey:
        """Return the key, made if wanted and missing; raise PrivateTextLocked."""

    def health(self) -> Health:
        """Tell whether the keys in the environment are the ones in use."""


_keyrings: list[Keyring] = []


def use_keyring(keyring: Keyring) -> None:
    """Say where keys come from, once, when the project starts."""
    _keyrings[:] = [keyring]


def key_of(owner_id: int, *, make: bool) -> DataKey:
    """Return a person's key, made if wanted and missing; raise PrivateTextLocked."""
    return _keyrings[0].key_of(owner_id, make=make)


def private_text_usable() -> Health:
    """Tell whether private text can be read and written now; takes one query."""
    return _keyrings[0].health()


def fingerprint(key: bytes) -> str:
    """Return eight hexadecimal digits that name a key without giving it away."""
    return hashlib.sha256(key).hexdigest()[:8]


def seal(plain: bytes, *, key: bytes, kid: str, place: str) -> str:
    """Return `v1.<kid>.<base64>`, which opens with this key at this place alone."""
    nonce = secrets.token_bytes(_NONCE_BYTES)
    closed = AESGCM(key).encrypt(nonce, plain, place.encode())
    return f"v1.{kid}.{base64.b64encode(nonce + closed).decode('ascii')}"


def unseal(token: str, *, key: bytes, place: str) -> bytes:
    """Return what was sealed; raise PrivateTextLocked if key, place or text differ."""
    found = _TOKEN.fullmatch(token)
    if not found:
        raise PrivateTextLocked("This private text is damaged.")
    try:
        raw = base64.b64decode(found.group(2), validate=True)
        nonce, closed = raw[:_NONCE_BYTES], raw[_NONCE_BYTES:]
        return AESGCM(key).decrypt(nonce, closed, place.encode())
    except (binascii.Error, ValueError, InvalidTag):
        # `from None`: a chained error would carry the frames that hold the key.
        raise PrivateTextLocked("No key here opens this private text.") from None


def kid_of(token: str) -> str:
    """Return the id of the key that a token was sealed with, or "" if it isn't one."""
    found = _TOKEN.fullmatch(token)
    return found.group(1) if found else ""
