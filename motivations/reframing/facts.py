"""Facts that a private text seems to state: proposals for the person to confirm."""

import re
from dataclasses import dataclass

from motivations.reframing.lexicon import read_table
from motivations.reframing.situation import Ended
from motivations.reframing.words import LONGEST_READ, plain

_ENDINGS: dict[Ended, re.Pattern[str]] = {
    Ended.DISMISSED: re.compile(
        r"\bI(?:'ve| have)? ?(?:was|got|been|just got) (?:just )?"
        r"(?:fired|sacked|dismissed|terminated|canned)\b"
        r"|\b(?:they|he|she|boss|company) (?:fired|sacked|dismissed|terminated) me\b"
        r"|\b(?:got|was|being) (?:fired|sacked|dismissed)\b(?! up)|\blet me go\b"
        r"|\basked to (?:resign|leave)\b"
        r"|\bafter (?:they|being|getting) (?:fired|sacked)\b",
        re.IGNORECASE,
    ),
    Ended.ROLE_CUT: re.compile(
        r"\b(?:laid off|made redundant|(?:got|took|was given|offered) redundancy)\b"
        r"|\bmy (?:role|job|position|post|team|department)(?: was| got| has been)? "
        r"(?:cut|eliminated|axed|scrapped|outsourced|dissolved)\b"
        r"|\b(?:site|office|plant|factory|branch|store|shop|company) "
        r"(?:has |was |got )?(?:closed|shut|went under|folded)\b",
        re.IGNORECASE,
    ),
    Ended.CONTRACT_ENDED: re.compile(
        r"\bcontract (?:has |just )?(?:ended|expired|ran out|finished|is up|was up"
        r"|wasn't renewed|was not renewed|came to an end)\b"
        r"|\b(?:didn't|did not|not) renew(?:ed)? (?:my|the) contract\b",
        re.IGNORECASE,
    ),
    Ended.RESIGNED: re.compile(
        r"\bI(?:'ve| have)? ?(?:just |already )?(?:quit|resigned|walked out"
        r"|left (?:my|the) (?:last |old |previous )?(?:job|company|role))\b"
        r"|\bhanded in my notice\b",
        re.IGNORECASE,
    ),
}
_NOT_YET = re.compile(
    r"\b(?:about to|going to|gonna|might|could|may|will|afraid of|scared of"
    r"|worried about|threaten\w*|before (?:I|they)|if I|if they|want to|ready to|not"
    r"|never|almost|nearly|(?:she|he|they|who|friend|colleague|coworker|wife|husband)"
    r" (?:was|got|were|just))"
    r"\W+(?:\w+\W+){0,2}$",
    re.IGNORECASE,
)
_OVER = re.compile(
    r"\b(?:my|the|at) (?:last|previous|former|old|ex) (?:job|role|employer|boss|company"
    r"|place|manager|position|workplace)\b|\bwhen I (?:left|worked) \b"
    r"|\bI (?:used to work|had to leave|left) \b",
    re.IGNORECASE,
)
_TENURE = re.compile(
    r"\b(\d{1,2}(?:\.5)?|[a-z]+)(?: and a half)? (years?|yrs?|months?)\b"
    r"(?! (?:off|out|ago|old|without|gap|later|time|contract|from now|of experience))",
    re.IGNORECASE,
)
_AFTER_A_STAY = re.compile(
    r"\b(?:for|spent|been here|been there|after|over|nearly|almost|worked|it's been"
    r"|been)(?:\s\w+){0,2}\s?$",
    re.IGNORECASE,
)
_LISTS = read_table("lists.toml")
_ROLE = re.compile(
    r"\b(?:I'm|I am|im|I was|I work as|I worked as|been|working as|as|job as|role as)"
    rf" an? ((?:[a-z-]+ ){{0,2}}(?:{'|'.join(_LISTS['roles'])}))\b",
    re.IGNORECASE,
)
_TOOLS = re.compile(rf"\b(?:{'|'.join(_LISTS['tools'])})\b")
_TENS = {"twenty": 20, "thirty": 30, "forty": 40}
_SMALL: list[str] = _LISTS["small_numbers"]
_LONGEST_STAY = 50 * 12


@dataclass(frozen=True, slots=True)
class Proposals:
    """What a text seems to say; nothing here fills a line by itself."""

    employed: bool | None = None
    ended: Ended | None = None
    months: int | None = None
    role: str = ""
    tools: tuple[str, ...] = ()


def propose(text: str) -> Proposals:
    """Return what the text seems to state, for the person to confirm or correct."""
    readable = plain(text[:LONGEST_READ])
    ended = stated_ending(text)
    over = ended is not None or bool(_OVER.search(readable))
    role = _ROLE.search(readable)
    found = (match.group() for match in _TOOLS.finditer(readable))
    return Proposals(
        employed=False if over else None,
        ended=ended,
        months=_months(readable),
        role=role[1].lower() if role else "",
        tools=tuple(dict.fromkeys(found)),
    )


def stated_ending(text: str) -> Ended | None:
    """Return how the text itself says that the job ended, or None."""
    readable = plain(text[:LONGEST_READ])
    for ended, pattern in _ENDINGS.items():
        for match in pattern.finditer(readable):
            if not _NOT_YET.search(
                readable[max(0, match.start() - 40) : match.start()]
            ):
                return ended
    return None


def _months(text: str) -> int | None:
    """Return the time in the role, when the text speaks of a stay."""
    for match in _TENURE.finditer(text):
        number = _number(match[1])
        if number is None or not _AFTER_A_STAY.search(
            text[max(0, match.start() - 30) : match.start()]
        ):
            continue
        half = 0.5 if "and a half" in match.group().lower() else 0
        years = match[2].lower().startswith("y")
        months = round((number + half) * (12 if years else 1))
        return months if 0 < months <= _LONGEST_STAY else None
    return None


def _number(text: str) -> float | None:
    """Return a number written in figures or in words."""
    word = text.lower()
    if word[0].isdigit():
        return float(word)
    if word in _SMALL:
        return _SMALL.index(word)
    return _TENS.get(word)
