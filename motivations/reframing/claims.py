"""Claims: what a line says about a person that somebody could check."""

import re
from dataclasses import dataclass
from functools import cache

from motivations.reframing.lexicon import read_table, typed
from motivations.reframing.outcome import Span
from motivations.reframing.situation import Ended, Situation
from motivations.reframing.words import lowered


@dataclass(frozen=True, slots=True)
class Claim:
    """One thing that may be said only when it is true."""

    key: str
    when: str
    ask: str
    ends: bool
    found: re.Pattern[str]


_BY_ENDING: dict[Ended, frozenset[str]] = {
    Ended.CONTRACT_ENDED: frozenset({"contract_ended"}),
    Ended.ROLE_CUT: frozenset({"role_cut", "site_closed"}),
    Ended.RESIGNED: frozenset({"resigned", "notice_given"}),
    Ended.DISMISSED: frozenset({"dismissed", "mutual"}),
}


@cache
def claims() -> dict[str, Claim]:
    """Return every claim by its key."""
    return {
        key: Claim(
            key=key,
            when=str(entry["when"]),
            ask=str(entry["ask"]),
            ends=bool(entry.get("ends", False)),
            found=re.compile(typed(entry["found"])),
        )
        for key, entry in read_table("claims.toml").items()
    }


@cache
def ending_claims() -> frozenset[str]:
    """Return the claims about how a job ended: they contradict one another."""
    return frozenset(key for key, claim in claims().items() if claim.ends)


def confirmed(situation: Situation, stated: Ended | None = None) -> frozenset[str]:
    """Return the claims that hold: ticked, implied, or said in the text itself."""
    ended = situation.ended or stated
    implied = frozenset({ended.value}) if ended else frozenset[str]()
    return (situation.claims | implied) - situation.denied


def excluded(situation: Situation, stated: Ended | None = None) -> frozenset[str]:
    """Return the claims that must not be made: denied, or against what happened."""
    ended = situation.ended or stated
    against = frozenset[str]()
    if ended:
        against = ending_claims() - _BY_ENDING[ended]
    elif situation.employed:
        against = ending_claims()
    return (against - situation.claims) | situation.denied


def claimed_in(text: str) -> list[tuple[str, Span]]:
    """Return the claims that a wording makes, at every place that makes them."""
    readable = lowered(text)
    return [
        (key, match.span())
        for key, claim in claims().items()
        for match in claim.found.finditer(readable)
    ]
