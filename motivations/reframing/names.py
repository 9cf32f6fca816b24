"""Names of people: noticed in a private text, kept out of every line."""

import re
from collections.abc import Collection, Iterator
from functools import cache
from importlib.resources import files

from motivations.reframing.lexicon import read_table
from motivations.reframing.outcome import Span
from motivations.reframing.words import plain

KNOWN_CAPITALS = frozenset(read_table("lists.toml")["known_capitals"])

_TITLED = re.compile(r"\b(?:Mr|Mrs|Ms|Miss|Dr|Sir|Madam|Prof)\.?\s+[A-Z][\w'-]+")
_WORD = re.compile(r"(?<![\w'-])[^\W\d_][\w-]*(?:'(?!s\b)\w+)?")
_CAPITALISED = re.compile(r"\b[A-Z][a-z]+(?:-[A-Z][a-z]+)?\b")
_STARTS_SENTENCE = re.compile(r"(?:^|[.!?:;\n\"“(])\s*$")
_LEGAL_FORM = re.compile(
    r",?\s+(?:ltd|limited|inc|llc|llp|plc|gmbh|ag|bv|nv|ab|oy|sa|srl|pty|corp|co)\.?$",
    re.IGNORECASE,
)
_AFTER_A_PERSON = re.compile(
    r"\b(?:boss|manager|supervisor|colleague|coworker|co-worker|lead|director|owner|"
    r"named|called|like|with|by|from|told|asked|gave it to|went to|under|and)\s*,?\s*$",
    re.IGNORECASE,
)
_BEFORE_A_PERSON = re.compile(
    r"\s+(?:who|said|says|told|tells|got|gets|took|takes|has|had|was|is|did|does|"
    r"never|always|keeps?|wanted|wants|left|hired|made|makes|yells?|screams?|gave)\b|'s\b",
    re.IGNORECASE,
)


@cache
def _given_names() -> tuple[frozenset[str], frozenset[str]]:
    """Return the names, and those that are also everyday words."""
    source = files("motivations.reframing").joinpath("names.txt")
    text = source.read_text(encoding="utf-8")
    body = "\n".join(row for row in text.splitlines() if not row.startswith("#"))
    plain_names, _, words = body.partition("\n--\n")
    also_words = frozenset(words.split())
    return frozenset(plain_names.split()) - also_words, also_words


def named_people(text: str, not_people: Collection[str] = ()) -> list[Span]:
    """Return where somebody is named: by a title, by a given name, or by position.

    A name that is an everyday word as well counts only with a capital inside a
    sentence, and an unknown capitalised word only where a person would stand.
    `not_people` are the names of companies and roles, wherever the text says them.
    """
    spans = [match.span() for match in _TITLED.finditer(text)]
    names, also_words = _given_names()
    for match in _WORD.finditer(text):
        word = match.group()
        if not word[0].isupper() or word.isupper() or word.lower() in KNOWN_CAPITALS:
            continue
        known = word.lower() in names
        if known or (word.lower() in also_words and _is_inside(text, match.start())):
            spans.append(match.span())
    others = list(_said(text, not_people))
    return sorted(
        span
        for span in {*spans, *_by_position(text)}
        if not any(start <= span[0] and span[1] <= end for start, end in others)
    )


def _said(text: str, names: Collection[str]) -> Iterator[Span]:
    """Yield where a text says one of the names, in the capitals in which it is given.

    A company goes without the form it has in law, and by its first word alone, unless
    somebody may be called so: “Lewis” isn’t “Lewis & Clark”.
    """
    for name in names:
        whole = " ".join(plain(name).split())
        short = _LEGAL_FORM.sub("", whole)
        first = short.partition(" ")[0]
        may_be_called_so = {first.lower()} & frozenset().union(*_given_names())
        for each in {whole, short, *([] if may_be_called_so else [first])}:
            if each[:1].isupper():
                pattern = rf"(?<![\w'-]){re.escape(each)}(?![\w-])"
                yield from (match.span() for match in re.finditer(pattern, text))


def _is_inside(text: str, start: int) -> bool:
    """Tell whether a word stands inside a sentence, where a capital means a name."""
    return not _STARTS_SENTENCE.search(text[max(0, start - 8) : start])


def _by_position(text: str) -> list[Span]:
    """Return capitalised words between the words that stand around a person."""
    spans = []
    for match in _CAPITALISED.finditer(text):
        start, end = match.span()
        before = _AFTER_A_PERSON.search(text[max(0, start - 24) : start])
        after = _BEFORE_A_PERSON.match(text, end)
        known = match.group().lower() in KNOWN_CAPITALS
        if before and after and not known and _is_inside(text, start):
            spans.append((start, end))
    return spans
