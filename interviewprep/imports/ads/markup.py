"""Reads HTML as plain text, in one pass from left to right, however it is written.

No tree is built, so that neither a million open tags nor one that never ends costs
more than its length. What comes out is text and is escaped like any other.
"""

import html
import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from interviewprep.text import clean_text

# More than any real page has; what stands behind is left unread.
MOST_TAGS = 50_000
_LONGEST_TAG = 20_000

_OPENS = re.compile(r"<(?=[a-zA-Z/!?])")
_NAME = re.compile(r"/?([a-zA-Z][a-zA-Z0-9:-]{0,40})")
_LOOKS_LIKE_MARKUP = re.compile(
    r"</?(?:p|br|div|ul|ol|li|b|strong|em|span|h[1-6]|html|body|a|script)\b[^<>]{0,400}>",
    re.IGNORECASE,
)
_TOO_LONG_REFERENCE = re.compile(r"&#[xX]?[0-9a-fA-F]{8,};?")
_TYPE = re.compile(
    r"""type\s{0,9}=\s{0,9}["']?\s{0,9}application/ld\+json""", re.IGNORECASE
)
_SPACES = re.compile(r"\s+")
_BLANKS = re.compile(r"[^\S\n]+")
_BREAKS = re.compile(r" ?\n[ \n]*")

_RAW = frozenset({"script", "style", "textarea", "title", "noscript", "template"})
_UNREAD = frozenset({"nav", "footer", "aside", "svg", "select"})
_BLOCKS = frozenset(
    {
        *(
            "address",
            "article",
            "blockquote",
            "br",
            "dd",
            "div",
            "dl",
            "dt",
            "fieldset",
        ),
        *("figure", "h1", "h2", "h3", "h4", "h5", "h6", "hr", "li", "main", "ol", "p"),
        *("pre", "section", "table", "td", "th", "tr", "ul"),
    }
)


@dataclass(slots=True)
class Page:
    """What a page says: its title, its text, and the data it holds for machines."""

    title: str = ""
    text: str = ""
    data: list[str] = field(default_factory=list)


@dataclass(slots=True)
class _Tag:
    name: str
    is_end: bool
    start: int
    end: int


def is_markup(text: str) -> bool:
    """Tell whether a pasted text is HTML rather than words."""
    return _LOOKS_LIKE_MARKUP.search(text) is not None


def text_of(text: str) -> str:
    """Return `text` without markup; a text that has none stays as it is."""
    return read_page(text).text if is_markup(text) else clean_text(text).strip()


def words_of(text: str) -> str:
    """Return a text from a page's data, where markup may itself be written as text."""
    once = text_of(text) if is_markup(text) else _unescaped(text)
    return text_of(once)


def read_page(source: str) -> Page:
    """Return the title, the text and the embedded data of a page."""
    page = Page()
    parts: list[str] = []
    whole: list[str] = []
    unread = 0
    position = 0
    for tag in _tags(source):
        words = _SPACES.sub(" ", source[position : tag.start])
        position = tag.end
        if tag.name in _RAW and not tag.is_end:
            position = _take_raw(source, tag, page)
        whole.append(words)
        if not unread:
            parts.append(words)
        if tag.name in _UNREAD:
            unread = max(0, unread + (-1 if tag.is_end else 1))
        if tag.name in _BLOCKS:
            mark = "\n• " if tag.name == "li" and not tag.is_end else "\n"
            parts.append(mark)
            whole.append(mark)
    rest = _SPACES.sub(" ", source[position:])
    # A page whose navigation never ends still says something.
    page.text = _tidy([*parts, rest]) if not unread else _tidy([*whole, rest])
    return page


def _take_raw(source: str, tag: _Tag, page: Page) -> int:
    """Note what a script or a title holds; return where the reading goes on."""
    end = _end_of_raw(source, tag)
    inside = source[tag.end : end]
    if tag.name == "title" and not page.title:
        page.title = _tidy([inside]).replace("\n", " ")
    if tag.name == "script" and _TYPE.search(source, tag.start, tag.end):
        page.data.append(inside)
    return end


def _end_of_raw(source: str, tag: _Tag) -> int:
    found = re.compile(f"</{tag.name}", re.IGNORECASE).search(source, tag.end)
    return found.start() if found else len(source)


def _tags(source: str) -> Iterator[_Tag]:
    """Yield the tags of a page in order; what isn't closed ends the page."""
    position = 0
    for _ in range(MOST_TAGS):
        found = _OPENS.search(source, position)
        if not found:
            return
        start = found.start()
        if source.startswith("<!--", start):
            end = source.find("-->", start + 4)
            tag = _Tag("", is_end=False, start=start, end=end + 3)
        else:
            end = _closing(source, start)
            tag = _named(source, start, end)
        if end < 0:
            yield _Tag("", is_end=False, start=start, end=len(source))
            return
        yield tag
        position = tag.end
        if tag.name in _RAW and not tag.is_end:
            position = _end_of_raw(source, tag)


def _named(source: str, start: int, end: int) -> _Tag:
    match = _NAME.match(source, start + 1)
    name = match[1].lower() if match else ""
    is_end = source.startswith("</", start)
    return _Tag(name, is_end=is_end, start=start, end=end + 1)


def _closing(source: str, start: int) -> int:
    """Return where a tag closes: the first ">" outside quotes; -1 if too far away."""
    limit = min(len(source), start + _LONGEST_TAG)
    first = source.find(">", start, limit)
    if first < 0:
        return first
    for quote, opening in (('"', '"'), ("'", "='")):
        is_open = source.count(quote, start, first) % 2
        if is_open and source.find(opening, start, first) >= 0:
            after = source.find(quote, first, limit)
            return source.find(">", after, limit) if after >= 0 else first
    return first


def _tidy(parts: list[str]) -> str:
    words = clean_text(_unescaped("".join(parts)))
    return _BREAKS.sub("\n", _BLANKS.sub(" ", words)).strip()


def _unescaped(text: str) -> str:
    # Python refuses to count as far as some references would have it.
    return html.unescape(_TOO_LONG_REFERENCE.sub("", text))
