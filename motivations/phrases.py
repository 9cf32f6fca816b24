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


def is_thing(need: str) -> bool:
    """Tell whether a need was typed as a thing: “German”, not “Runs a rota”."""
    phrase = inside_a_sentence(need)
    return not (_DOES.match(phrase) or _IS.match(phrase))


def whole_sentence(text: str) -> str:
    """Return the text with a capital at its start and a stop at its end."""
    text = text.strip()
    if not text:
        return ""
    return text[:1].upper() + text[1:] + ("" if text[-1] in ".?!" else ".")


# Irregular verbs that stories begin with, in the past: “Led the move”, “Cut the queue”.
_DID = frozenset(
    (
        *(
            "led",
            "ran",
            "built",
            "cut",
            "wrote",
            "taught",
            "made",
            "took",
            "won",
            "met",
        ),
        *("found", "got", "set", "kept", "saved", "brought", "grew", "sold", "held"),
        *("gave", "began", "drove", "drew", "rewrote", "rebuilt", "spoke", "stood"),
        *("went", "did", "put", "caught", "bought", "paid", "fed", "sent"),
    )
)
_THING_AFTER_ALL = frozenset(("need", "speed", "seed", "feed", "breed", "red", "bed"))
_SPEAKER = re.compile(r"i(?:[’']ve| have)? (?=\w)", re.IGNORECASE)


def as_told(title: str) -> str:
    """Return a story’s title as it follows “tell you about”.

    “Covered the rota” becomes “the time I covered the rota”; a thing, such as “The
    clinic outage”, stays one.
    """
    phrase = inside_a_sentence(title)
    deed = _SPEAKER.sub("", phrase, count=1)
    verb = deed.split(" ", 1)[0].lower()
    regular = verb.endswith("ed") and verb not in _THING_AFTER_ALL
    if not (verb in _DID or regular) or " " not in deed:
        return phrase
    return f"the time I {deed[:1].lower()}{deed[1:]}"
