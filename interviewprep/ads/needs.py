"""Proposes what a job needs, in the ad's own words."""

import re
from collections import Counter
from dataclasses import dataclass
from itertools import chain

from interviewprep.ads.decoding import vague_words_in
from interviewprep.ads.sections import Line, Section, lines_of, plain
from interviewprep.ads.words import lower, words_of

MOST = 8
LONGEST = 60
_SHORTEST = 3
# A duty that is vague besides has less to say for it.
_ENOUGH = 0.5
_WEIGHTS = {
    Section.NEEDS: 3.0,
    Section.TASKS: 1.6,
    Section.WISHES: 1.2,
    Section.PROSE: 0.0,
    Section.OTHER: 0.0,
}
# Words in running text after which an ad says what it needs, or what is to be done.
_ASKED = re.compile(
    r"\b(?:you (?:must|need to|should)(?: be able to| have| be)?|you(?:'ve| have)|"
    r"(?:must|should) (?:have|be able to|be)|candidate will (?:have|be)|"
    r"(?:will|ideally) (?:have|be able to)|(?:he or she|you) will be able to|"
    r"you are (?:able|willing) to|"
    r"(?:somebody|someone|a \w+) who (?:has|can|is able to)|"
    r"you know|we expect|need a \w+ who can|ideally you)\s+(?P<rest>.+)"
    r"|(?P<whole>\b(?:experience (?:of|with|in|as)|knowledge of|fluent in|"
    r"familiar(?:ity)? with|a degree in|degree in|qualified|proficien\w+ in|must)\b.+)"
)
_DONE = re.compile(r"^you(?:'ll| will)?(?: be)?\s+(?P<rest>.+)")
_WISHED = re.compile(
    r"(?P<rest>.+?)\s(?:(?:is|are|would be|of) )?(?:an? )?"
    r"(?:preferred|required|essential|desirable|advantage|plus|mandatory|needed)\b"
)
_LEADING = re.compile(
    r"(?:(?:you(?:'ll| will)?|we|he or she|candidates?|the successful candidate) )?"
    r"(?:must have worked|must have|must be able to|must|should have|should|have an?|"
    r"have the|have|you've|are able to|able to|ability to|the ability to|"
    r"are willing to|are|know|need to be|need|bring|be able to|to be able to|be|to|"
    r"can|ideally|also|then|and|at least|proven|strong|solid|hands-on|a good|good|"
    r"very good|an?|"
    r"the|some|had|has)\s+|you(?:'ll| will)? "
)
_STRONG = re.compile(
    r" \(|;|:| – | — | - |, (?:so|but|and|or|including|which|who|where)\b"
)
_MIDDLING = re.compile(
    r",| (?:such as|including|e\.g\.|for example|so that|which|who|that|but|before|"
    r"if|would be|is|are)\b"
)
_WEAK = re.compile(r" (?:and|or|for|with|in|on|to|from|of|using|across|around)\b")
_TRAILING = re.compile(
    r"[\s,]+(?:(?:is|are|would be|will be)(?: an?| of)? "
    r"(?:plus|advantage|essential|required|mandatory|desirable|preferred|bonus|needed)|"
    r"essential|required|mandatory|desirable|preferred|of advantage|would be|is|are)$"
)
_NOT_NEEDS = re.compile(
    r"https?:|www\.|@|\b(?:salary|pension|holidays?|vacation|per annum|an hour|cv|"
    r"résumé|resume|apply|application|equal opportunity|interviews?|closing date|pay|"
    r"paid|we offer|lpa|notice period|references|insurance|call me|won't|probably|"
    r"enhanced check)\b|^(?:[£$€₹]|comp\b|we\b|our\b|join us)"
)
_BETWEEN_PARTS = re.compile(
    r"\s*(?:;|, (?:and|or)\b|,|\band (?=(?:has?|have|knows?|you|to)\b))"
)
_COMMON = frozenset(
    (
        *("with", "from", "that", "this", "have", "will", "your", "their", "work"),
        *("working", "about", "team", "role", "help", "good", "well", "able", "other"),
        *("into", "over", "than", "them", "they", "where", "when", "what", "which"),
    )
)


@dataclass(frozen=True, slots=True)
class _Candidate:
    text: str
    score: float
    place: int


def needs_in(posting: str, *, title: str = "") -> list[str]:
    """Return at most eight needs, the likeliest first, each a stretch of the ad.

    Each is at most 60 characters long and stands in the ad as it is here, but for the
    first letter, which is a capital, and for runs of space. `title` is the job's own:
    what it names counts for more.
    """
    found = list(chain.from_iterable(_candidates(line) for line in lines_of(posting)))
    counts = Counter(_words(plain(posting)) + 2 * _words(title))
    scored = [
        _Candidate(text, score + _importance(text, counts), place)
        for place, (text, score) in enumerate(found)
    ]
    best: list[_Candidate] = []
    for each in sorted(scored, key=lambda each: (-each.score, each.place)):
        if each.score < _ENOUGH or len(best) == MOST:
            break
        if not any(_is_same(each, other) for other in best):
            best.append(each)
    return [each.text for each in best]


def _candidates(line: Line) -> list[tuple[str, float]]:
    """Return what a line may ask for, with how much speaks for it."""
    if line.section in (Section.PROSE, Section.OTHER):
        return _in_prose(line) if line.section is Section.PROSE else []
    text = shortened(line.text)
    if not _is_need(text):
        return []
    bonus = (
        0.5 if re.search(r"\b(?:must|mandatory|essential)\b", lower(line.text)) else 0
    )
    wish = 1.0 if _is_wish(line.text) else 0.0
    return [(text, _WEIGHTS[line.section] + bonus - wish)]


def _in_prose(line: Line) -> list[tuple[str, float]]:
    found: list[tuple[str, float]] = []
    rest, score = line.text, 2.4
    for pattern, weight in ((_ASKED, 2.4), (_WISHED, 2.0), (_DONE, 1.5)):
        match = pattern.search(lower(rest).replace("’", "'"))
        if match is None:
            continue
        name = "rest" if "rest" in match.groupdict() and match["rest"] else "whole"
        score = weight - (0.8 if _is_wish(line.text) else 0.0)
        parts = _parts(line.text[match.start(name) : match.end(name)])
        found += [(shortened(part), score) for part in parts]
        break
    return [(text, score) for text, score in found if _is_need(text)]


def _parts(text: str) -> list[str]:
    """Return the parts of “lift 25 kg, and drive a van”; short ones stay together."""
    parts = [part.strip() for part in _BETWEEN_PARTS.split(text) if part.strip()]
    are_whole = all(len(part.split()) > 1 for part in parts)
    return parts if are_whole else [text]


def shortened(text: str) -> str:
    """Return the heart of a need: no “you have”, no full stop, 60 letters at most."""
    kept = " ".join(text.split()).strip(" .;:,!–-•*")
    while (lead := _LEADING.match(lower(kept).replace("’", "'"))) is not None:
        if not kept[lead.end() :].strip():
            break
        kept = kept[lead.end() :]
    kept = _cut(kept)
    while (tail := _TRAILING.search(lower(kept))) is not None:
        kept = kept[: tail.start()]
    kept = kept.strip(" .;:,!–-(•*")
    # “iManage” keeps its own capitals.
    return kept if kept[1:2].isupper() else kept[:1].upper() + kept[1:]


def _cut(text: str) -> str:
    """Cut at the first strong break that leaves enough, else at the last weak one."""
    text = text[: _first_break(_STRONG, text, enough=len("Welsh"))]
    if len(text) <= LONGEST:
        return text
    text = text[: _first_break(_MIDDLING, text, enough=LONGEST // 2)]
    if len(text) <= LONGEST:
        return text
    ends = [at for found in _WEAK.finditer(text) if (at := found.start()) <= LONGEST]
    cut = text[: ends[-1]] if ends and ends[-1] > LONGEST // 3 else ""
    return cut or text[: LONGEST + 1].rpartition(" ")[0][:LONGEST] or text[:LONGEST]


def _first_break(pattern: re.Pattern[str], text: str, *, enough: int) -> int:
    """Return where the first break stands that leaves `enough`; the end without one."""
    places = (found.start() for found in pattern.finditer(text))
    return next((place for place in places if place > enough), len(text))


def _is_wish(text: str) -> bool:
    return bool(
        re.search(
            r"\b(?:ideally|desirable|preferred|advantage|a plus|a bonus|useful)\b",
            lower(text),
        )
    )


def _is_need(text: str) -> bool:
    is_named = len(text) >= _SHORTEST and any(mark.isalpha() for mark in text)
    return is_named and not _NOT_NEEDS.search(lower(text))


def _words(text: str) -> list[str]:
    words = [word.text for word in words_of(text)]
    return [word for word in words if len(word) > len("and") and word not in _COMMON]


def _importance(text: str, counts: Counter[str]) -> float:
    """Return what speaks for a need besides: its words come again, and aren't vague."""
    repeated = sum(counts[word] > 1 for word in set(_words(text)))
    is_vague = bool(vague_words_in(text))
    return min(0.9, 0.2 * repeated) - (1.2 if is_vague else 0.0)


def _is_same(one: _Candidate, other: _Candidate) -> bool:
    mine, theirs = (set(_words(each.text)) for each in (one, other))
    if not (mine and theirs):
        return lower(one.text) == lower(other.text)
    return len(mine & theirs) / min(len(mine), len(theirs)) > 0.7  # noqa: PLR2004
