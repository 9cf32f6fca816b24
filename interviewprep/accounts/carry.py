"""Takes the words that a visitor wrote before signing up along into their account.

They travel in the form body alone, never in a session, a cookie or an address.
"""

from collections.abc import Callable
from dataclasses import dataclass, field

from interviewprep.accounts.models import User

BLUNT_LIMIT = 2000
LINE_LIMIT = 1200
KEY_LIMIT = 40


@dataclass(frozen=True, slots=True)
class Carry:
    """What a visitor wrote and chose on the landing page; `blunt` never prints."""

    blunt: str = field(default="", repr=False)
    line: str = field(default="", repr=False)
    theme: str = ""
    motivation: str = ""

    def __bool__(self) -> bool:
        return bool(self.blunt or self.line)


type Receiver = Callable[[User, Carry], None]

_receivers: list[Receiver] = []


def register(receiver: Receiver) -> None:
    """Say who keeps what a visitor brings along. Call it from AppConfig.ready."""
    if receiver not in _receivers:
        _receivers.append(receiver)


def receive(user: User, brought: Carry) -> None:
    """Hand over what a person brought along; nothing happens if that is nothing."""
    if brought:
        for receiver in _receivers:
            receiver(user, brought)
