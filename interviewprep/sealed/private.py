"""Private text as Python holds it: it never prints, and opens only when asked."""

from dataclasses import dataclass
from typing import NoReturn, Self
from uuid import UUID

from interviewprep.sealed.cipher import (
    PrivateTextLocked,
    PrivateTextMoved,
    key_of,
    seal,
    unseal,
)

SHOWN = "[private]"
LOCKED = "Your private notes are locked for now. They’re safe, and nothing has changed."


class Token(str):
    """Sealed text as it lies in the database: the only text a sealed column takes."""

    __slots__ = ()


@dataclass(frozen=True, slots=True)
class Place:
    """The one column and row where a sealed text opens."""

    column: str
    owner_id: int
    row_key: UUID

    def __str__(self) -> str:
        return f"ip|{self.column}|{self.owner_id}|{self.row_key}"


class Private:
    """Text for its owner's eyes: prints as `[private]` until `.reveal()` is called."""

    __slots__ = ("_place", "_text")

    def __init__(self, text: str, place: Place | None = None) -> None:
        """Hold plain text that isn't saved yet, or a `Token` and where it opens."""
        self._text = text
        self._place = place

    def reveal(self) -> str:
        """Return the words; raise PrivateTextLocked when their key isn't here."""
        if not self._text or not isinstance(self._text, Token):
            return str(self._text)
        if self._place is None:
            raise PrivateTextMoved("Load the row itself to reveal its private text.")
        key = key_of(self._place.owner_id, make=False).key
        return unseal(self._text, key=key, place=str(self._place)).decode()

    def reveal_or_locked(self) -> str:
        """Return the words, or one calm sentence that says why they can't be shown."""
        try:
            return self.reveal()
        except PrivateTextLocked:
            return LOCKED

    def sealed_at(self, place: Place) -> Token:
        """Return the text sealed for one place; an owner's first seal makes their key.

        Raises PrivateTextLocked when the key is missing, PrivateTextMoved when the
        text is already sealed for another place.
        """
        if not self._text:
            return Token()
        if isinstance(self._text, Token):
            if self._place != place:
                raise PrivateTextMoved("Assign `.reveal()` to copy a private text.")
            return self._text
        key = key_of(place.owner_id, make=True)
        plain = self._text.encode()
        return Token(seal(plain, key=key.key, kid=key.kid, place=str(place)))

    @property
    def token(self) -> Token:
        """The stored form, for backups; raises TypeError while it isn't saved."""
        if self._text and not isinstance(self._text, Token):
            raise TypeError("Private text is sealed by saving its row.")
        return Token(self._text)

    def __bool__(self) -> bool:
        return bool(self._text)

    def __str__(self) -> str:
        return SHOWN

    def __repr__(self) -> str:
        return SHOWN

    def __format__(self, spec: str) -> str:
        return SHOWN

    def __copy__(self) -> Self:
        return self

    def __deepcopy__(self, memo: object) -> Self:
        return self

    def __reduce_ex__(self, protocol: object) -> NoReturn:
        raise TypeError("Private text can't be pickled.")
