"""Turns what people type so that it fits inside a sentence."""

import re

# Words that keep their capital wherever they stand.
_PROPER = frozenset(
    (
        "I",
        *("English", "German", "French", "Spanish", "Italian", "Polish", "Dutch"),
        *("Portuguese", "Arabic", "Chinese", "Mandarin", "Japanese", "Turkish"),
        *("Welsh", "Irish", "Hindi", "Urdu", "Swedish", "Danish", "Norwegian"),
        *("Python", "Java", "Excel", "Salesforce", "Linux", "Windows", "Django"),
    )
)


def inside_a_sentence(text: str) -> str:
    """Return a phrase as it stands inside a sentence: small first letter, no stop.

    Only a capital that merely began the typed text goes: “SQL reports” and “German”
    keep theirs.
    """
    text = text.strip().rstrip(".;,")
    first = text.split(" ", 1)[0]
    is_plain = first[1:].islower() or len(first) == 1
    if not is_plain or first in _PROPER:
        return text
    return text[:1].lower() + text[1:]


# How people type a need that isn't a thing: “Runs a rota”, “Calm with customers”.
_DOES = re.compile(
    r"(?:runs|leads|manages|handles|writes|builds|works|keeps|knows|speaks|trains|sells|"
    r"plans|supports|designs|fixes|drives|organises|organizes|coordinates|grows|hires|"
    r"makes|takes|gets|helps|teaches|cares|solves|tests|reports|answers|can|has|is)\b",
    re.IGNORECASE,
)
_IS = re.compile(
    r"(?:calm|good|strong|confident|comfortable|patient|able|ready|fluent|experienced|"
    r"careful|organised|organized|reliable|quick|friendly|used|willing|skilled)\b",
    re.IGNORECASE,
)


def as_needed(need: str) -> str:
    """Return a need as it follows “you need”: “somebody who runs a rota”, “German”."""
    phrase = inside_a_sentence(need)
    if _DOES.match(phrase):
        return f"somebody who {phrase}"
    return f"somebody {phrase}" if _IS.match(phrase) else phrase


def whole_sentence(text: str) -> str:
    """Return the text with a capital at its start and a stop at its end."""
    text = text.strip()
    if not text:
        return ""
    return text[:1].upper() + text[1:] + ("" if text[-1] in ".?!" else ".")
