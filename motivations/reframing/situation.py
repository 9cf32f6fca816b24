"""What a person has confirmed about themselves and about the job they want."""

from dataclasses import dataclass
from enum import StrEnum


class Ended(StrEnum):
    """How the last job came to its end."""

    CONTRACT_ENDED = "contract_ended"
    ROLE_CUT = "role_cut"
    RESIGNED = "resigned"
    DISMISSED = "dismissed"


@dataclass(frozen=True, slots=True)
class Situation:
    """The confirmed facts: the only ones that a line may use."""

    employed: bool | None = None
    ended: Ended | None = None
    months: int | None = None
    role: str = ""
    wants: tuple[str, ...] = ()
    goal: str = ""
    tools: tuple[str, ...] = ()
    step: str = ""
    bring: str = ""
    useful: str = ""
    strength: str = ""
    story: str = ""
    claims: frozenset[str] = frozenset()
    denied: frozenset[str] = frozenset()
    words_per_minute: int = 140

    def said(self) -> tuple[str, ...]:
        """Return every text that the person gave, to compare a line against."""
        own = (self.role, self.goal, self.step, self.bring, self.useful)
        more = (self.strength, self.story, *self.wants, *self.tools)
        return tuple(text for text in own + more if text)


@dataclass(frozen=True, slots=True)
class TargetJob:
    """The job applied for, in the words of its advertisement."""

    title: str = ""
    company: str = ""
    hooks: tuple[str, ...] = ()
    need: str = ""

    def said(self) -> tuple[str, ...]:
        """Return every text that came from the advertisement."""
        return tuple(x for x in (self.title, self.company, self.need, *self.hooks) if x)
