"""Finding text by the beginnings of its words, whatever the case and the accents.

Both databases compare letter by letter with the forms each letter can take, so that
nothing has to be kept beside the text, and no index knows the words of two people.
"""

import functools
import operator
import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterable
from typing import Any

from django.db import connections
from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.models import CharField, Q, TextField
from django.db.models.lookups import Lookup
from django.db.models.sql.compiler import SQLCompiler

LONGEST = 100
MOST_WORDS = 6
# PostgreSQL's own default for word_similarity is 0.6, which misses one wrong letter
# in a word of six.
ALIKE = 0.5

_WORDS = re.compile(r"[\w+#]+")
# Latin letters with marks, as far as European names and Vietnamese go.
_MARKED = (*range(0x00C0, 0x0250), *range(0x1E00, 0x1F00))
_LETTERS = "0-9A-Za-z\u00c0-\u024f\u1e00-\u1eff"
# Letters that Unicode doesn't take apart, and what people type for them.
_UNDIVIDED = str.maketrans({"ø": "o", "đ": "d", "ł": "l", "ħ": "h", "\u0131": "i"})
_JOINED = {"ss": "ß", "ae": "æ", "oe": "œ"}


def words_in(text: str) -> list[str]:
    """Return the words of `text` that are looked for: folded, the first six."""
    return _WORDS.findall(fold(text[:LONGEST]))[:MOST_WORDS]


def fold(text: str) -> str:
    """Return `text` in small letters without accents: "Ærø, Zürich" is "aero, zurich".

    What is written in another script loses its capitals alone.
    """
    for pair, letter in _JOINED.items():
        text = text.replace(letter, pair).replace(letter.upper(), pair)
    taken_apart = unicodedata.normalize("NFKD", text.casefold())
    bare = "".join(each for each in taken_apart if not unicodedata.combining(each))
    return bare.translate(_UNDIVIDED)


def says(text: str, fields: Iterable[str], *, guessing: bool = False) -> Q:
    """Return the condition that each word of `text` begins a word in some field.

    With `guessing`, a field that only resembles the whole text will do too; that is
    for databases that `can_guess`. A text without words matches nothing.
    """
    names = list(fields)
    words = words_in(text)
    if not words:
        return Q(pk__in=[])
    found = functools.reduce(operator.and_, (_one_says(word, names) for word in words))
    if guessing:
        found |= functools.reduce(
            operator.or_, (Q((f"{name}__almost_says", text)) for name in names)
        )
    return found


def _one_says(word: str, names: list[str]) -> Q:
    return functools.reduce(
        operator.or_, (Q((f"{name}__begins_a_word", word)) for name in names)
    )


@functools.cache
def can_guess(alias: str = "default") -> bool:
    """Tell whether this database knows words that are nearly the same (pg_trgm)."""
    connection = connections[alias]
    if connection.vendor != "postgresql":
        return False
    with connection.cursor() as cursor:
        cursor.execute("SELECT 1 FROM pg_extension WHERE extname = 'pg_trgm'")
        return cursor.fetchone() is not None


@functools.cache
def _forms() -> dict[str, str]:
    """Return each plain letter with every form it can take, capitals among them."""
    forms: dict[str, set[str]] = defaultdict(set)
    for letter in map(chr, _MARKED):
        plain = fold(letter)
        if len(plain) == 1 and plain != letter:
            forms[plain].add(letter)
    return {plain: "".join(sorted(found)) for plain, found in forms.items()}


def _class(letter: str) -> str:
    """Return the bracket that matches a letter of a folded word in all its forms."""
    return f"[{letter}{letter.upper()[:1]}{_forms().get(letter, '')}]"


def _pattern(word: str) -> str:
    return "".join(map(_class, word))


def _spellings(word: str) -> list[str]:
    """Return the word, and the word with each pair written as one letter."""
    joined = [
        word.replace(pair, letter) for pair, letter in _JOINED.items() if pair in word
    ]
    return [word, *joined]


class BeginsAWord(Lookup[Any]):
    """Rows in which some word of a text begins with a (folded) word."""

    lookup_name = "begins_a_word"
    prepare_rhs = False

    def as_sqlite(
        self, compiler: SQLCompiler, connection: BaseDatabaseWrapper, **_: Any
    ) -> tuple[str, list[Any]]:
        column, params = self.process_lhs(compiler, connection)
        # A space in front, so that the first word begins like any other.
        found = [
            f"*[^{_LETTERS}]{_pattern(word)}*" for word in _spellings(str(self.rhs))
        ]
        sql = " OR ".join([f"' ' || {column} GLOB %s"] * len(found))
        return f"({sql})", [each for one in found for each in (*params, one)]

    def as_postgresql(
        self, compiler: SQLCompiler, connection: BaseDatabaseWrapper, **_: Any
    ) -> tuple[str, list[Any]]:
        column, params = self.process_lhs(compiler, connection)
        words = "|".join(map(_pattern, _spellings(str(self.rhs))))
        return f"{column} ~ %s", [*params, f"(^|[^{_LETTERS}])({words})"]


class AlmostSays(Lookup[Any]):
    """Rows in which some words of a text resemble what was typed (PostgreSQL)."""

    lookup_name = "almost_says"
    prepare_rhs = False

    def as_postgresql(
        self, compiler: SQLCompiler, connection: BaseDatabaseWrapper, **_: Any
    ) -> tuple[str, list[Any]]:
        column, params = self.process_lhs(compiler, connection)
        return f"word_similarity(%s, {column}) >= {ALIKE}", [self.rhs, *params]


for _kind in (CharField, TextField):
    _kind.register_lookup(BeginsAWord)
    _kind.register_lookup(AlmostSays)
