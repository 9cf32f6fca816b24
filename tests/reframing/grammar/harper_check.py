"""Asking Harper, a grammar checker that comes with Python, what looks wrong to it."""

import tomllib
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import accumulate, batched
from pathlib import Path
from typing import Any

from harper import Dialect, Language, Linter

from tests.reframing.grammar.spoken import Spoken

ALLOWED = Path(__file__).with_name("allowed_by_harper.toml")
_AT_ONCE = 100
_BETWEEN = "\n\n"


@dataclass(frozen=True, slots=True)
class Finding:
    """A rule that a sentence seems to break, and the words that break it."""

    rule: str
    words: str
    message: str
    sentence: Spoken


@cache
def allowed() -> dict[str, Any]:
    """Return what has been read and found to be good English, with the reasons."""
    return tomllib.loads(ALLOWED.read_text(encoding="utf-8"))


def false_alarms() -> dict[str, frozenset[str]]:
    """Return the patterns that a person has read and let stand, by rule."""
    return {
        rule: frozenset(entry["patterns"])
        for rule, entry in allowed()["false_alarms"].items()
    }


@cache
def linter() -> Linter:
    """Return a checker of British English without the rules that are switched off."""
    made = Linter(Dialect.BRITISH)
    off = dict.fromkeys(allowed()["rules_off"], False)
    made.set_lint_config({**made.get_lint_config(), **off})
    made.import_words(allowed()["words"])
    return made


def findings(sentences: Sequence[Spoken]) -> Iterator[Finding]:
    """Yield what looks wrong, in the order of the sentences.

    Many sentences are read as one text of many paragraphs: that takes half the time.
    """
    for group in batched(sentences, _AT_ONCE, strict=False):
        text = _BETWEEN.join(sentence.text for sentence in group)
        sizes = (len(sentence.text) + len(_BETWEEN) for sentence in group)
        starts = list(accumulate(sizes, initial=0))
        found = linter().organized_lints(text, language=Language.PLAINTEXT)
        for rule, lints in found.items():
            for lint in lints:
                sentence = group[bisect_right(starts, lint.span.start) - 1]
                yield Finding(rule, lint.problem_text, lint.message, sentence)
