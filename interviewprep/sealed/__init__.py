"""Keeps what a person writes for their own eyes sealed, and opens it only when asked.

A `SealedTextField` stores AES-256-GCM ciphertext under a key of its owner's own, bound
to that owner and that row, so that a text moved elsewhere doesn't open. In Python it
is a `Private`, which prints `[private]` everywhere until `.reveal()` is called.
"""

from interviewprep.sealed.cipher import (
    DataKey,
    Health,
    PrivateTextLocked,
    PrivateTextMoved,
    fingerprint,
    private_text_usable,
)
from interviewprep.sealed.fields import (
    SealedCharField,
    SealedModel,
    SealedModelForm,
    SealedTextField,
)
from interviewprep.sealed.private import LOCKED, Private

__all__ = [
    "LOCKED",
    "DataKey",
    "Health",
    "Private",
    "PrivateTextLocked",
    "PrivateTextMoved",
    "SealedCharField",
    "SealedModel",
    "SealedModelForm",
    "SealedTextField",
    "fingerprint",
    "private_text_usable",
]
