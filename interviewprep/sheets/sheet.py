"""What a talking-points sheet says, in its order of use, whatever format it takes."""

import re
from dataclasses import dataclass, field, fields
from datetime import datetime, timedelta
from enum import Enum, StrEnum
from zoneinfo import ZoneInfo

from interviewprep.text import clean_line

_LANGUAGE = re.compile(r"[a-z]{2,3}(-[A-Z]{2})?")


class Paper(Enum):
    """The paper a sheet is made for; the value is what the formats call it."""

    A4 = "a4"
    LETTER = "us-letter"


class Titles(Enum):
    """How much a title, a file name or a calendar entry may tell a passer-by."""

    NEUTRAL = "neutral"
    FULL = "full"


class Heading(StrEnum):
    """The name of each part of the sheet, the same in every format."""

    HEAD = "When and who"
    OPEN = "Open with"
    WHY = "Why you’re looking"
    PROOF = "Prove it"
    WORRIES = "If they worry"
    CLOSE = "Close with"
    IN_IT = "What’s in it for you"
    ASKS = "Ask"
    CRITERIA = "Is it right for you?"
    NOTES = "Their words"
    FOOT = "Getting in"
    SPARE = "Spare"


@dataclass(frozen=True, slots=True)
class Clean:
    """Cleans each text of a part as it's put in, so that no format can choke on it."""

    def __post_init__(self) -> None:
        """Put every text on one line, without a character that can't be printed."""
        for part in fields(self):
            value = getattr(self, part.name)
            if isinstance(value, str):
                object.__setattr__(self, part.name, clean_line(value))

    def __bool__(self) -> bool:
        """Tell whether the part says anything at all."""
        return any(getattr(self, part.name) for part in fields(self))


@dataclass(frozen=True, slots=True)
class Person(Clean):
    """Somebody who will be in the room."""

    name: str
    title: str = ""


@dataclass(frozen=True, slots=True)
class Head(Clean):
    """When, where and with whom: what is read on the way in.

    `starts_at` is aware, in the reader's own zone. The other place is named only
    where `their_zone` is given. `medium` is a phrase such as “video”.
    """

    role: str = ""
    company: str = ""
    starts_at: datetime | None = None
    place: str = ""
    their_zone: ZoneInfo | None = None
    their_place: str = ""
    minutes: int | None = None
    medium: str = ""
    people: tuple[Person, ...] = ()

    @property
    def their_starts_at(self) -> datetime | None:
        """Return the same moment on the other side's clock, where that's known."""
        if self.starts_at is None or self.their_zone is None:
            return None
        return self.starts_at.astimezone(self.their_zone)

    @property
    def ends_at(self) -> datetime | None:
        """Return when it ends, in the reader's zone, also across a clock change."""
        if self.starts_at is None or not self.minutes:
            return None
        # Adding to a local time would count wall-clock minutes: go through UTC.
        return (
            self.starts_at.astimezone(ZoneInfo("UTC")) + timedelta(minutes=self.minutes)
        ).astimezone(self.starts_at.tzinfo)


@dataclass(frozen=True, slots=True)
class Why(Clean):
    """The answer to “why are you looking?”, and the one for when they ask again."""

    text: str = ""
    seconds: int | None = None
    if_they_press: str = ""


@dataclass(frozen=True, slots=True)
class Proof(Clean):
    """What they need, the keywords of a story that shows it, and its number."""

    need: str = ""
    keywords: str = ""
    number: str = ""


@dataclass(frozen=True, slots=True)
class Worry(Clean):
    """A doubt they may have, and the honest way across it."""

    doubt: str = ""
    bridge: str = ""


@dataclass(frozen=True, slots=True)
class Ask(Clean):
    """A question to ask, to whom, and whether not to leave without the answer."""

    question: str = ""
    who: str = ""
    is_must: bool = False

    def __bool__(self) -> bool:
        """Tell whether there is a question; a mere “must” is none."""
        return bool(self.question)


@dataclass(frozen=True, slots=True)
class Foot(Clean):
    """How to get in (a link or an address), and what to do if that fails."""

    joining: str = ""
    if_it_fails: str = ""


@dataclass(frozen=True, slots=True)
class Options:
    """How the reader likes the sheet printed.

    `hides_times` leaves out how long a line takes to say; `titles` rules the file
    name, the document's title and the calendar entry.
    """

    paper: Paper = Paper.A4
    is_large_type: bool = False
    hides_times: bool = False
    is_black_only: bool = False
    titles: Titles = Titles.NEUTRAL
    language: str = "en-GB"

    def __post_init__(self) -> None:
        """Refuse (ValueError) a language that isn't like “en” or “en-GB”."""
        if not _LANGUAGE.fullmatch(self.language):
            raise ValueError(f"not a language tag: {self.language!r}")


@dataclass(frozen=True, slots=True)
class Sheet(Clean):
    """One interview's talking points. Blank rows drop out as it is made.

    Lists may be longer than a page holds: `interviewprep.sheets.limits` moves what is
    over to the “Spare” page. Spoken texts come without quotation marks.
    """

    head: Head = field(default_factory=Head)
    open_with: str = ""
    why: Why = field(default_factory=Why)
    proof: tuple[Proof, ...] = ()
    worries: tuple[Worry, ...] = ()
    in_it_for_you: tuple[str, ...] = ()
    asks: tuple[Ask, ...] = ()
    criteria: tuple[str, ...] = ()
    close_with: str = ""
    foot: Foot = field(default_factory=Foot)
    options: Options = field(default_factory=Options)

    def __post_init__(self) -> None:
        """Clean the loose texts, and drop the rows that say nothing."""
        Clean.__post_init__(self)
        for name in ("in_it_for_you", "criteria"):
            texts = map(clean_line, getattr(self, name))
            object.__setattr__(self, name, tuple(filter(None, texts)))
        for name in ("proof", "worries", "asks"):
            object.__setattr__(self, name, tuple(filter(None, getattr(self, name))))
