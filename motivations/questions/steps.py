"""The first real steps into new ground, and how each is said."""

from dataclasses import dataclass
from typing import Any

from motivations.phrases import inside_a_sentence
from motivations.reframing.words import count

NOTHING = "nothing"


@dataclass(frozen=True, slots=True)
class Step:
    """One kind of step: as it is picked, and as it is said of something."""

    label: str
    done: str
    example: str


STEPS = {
    "course": Step("Took a course", "took a course in {}", "bookkeeping, two evenings"),
    "built": Step(
        "Built or tried something",
        "built {}",
        "a dashboard from our log files, on two weekends",
    ),
    "used": Step("Used it at work", "used {}", "Python for the weekly report"),
    "talked": Step(
        "Talked to people who do it",
        "talked to people who do {}",
        "sensor maintenance, at a meet-up",
    ),
    "read": Step("Read up", "read up on {}", "how weekly releases work"),
}
# What was used in earnest says more than what was read: this is the order of telling.
_BIGGEST_FIRST = ("used", "built", "course", "talked", "read")
# As many words as a line has room for: a longer fact is left out of it as a whole.
MOST_WORDS = 24

# Each takes less than an hour, and gives an honest first sentence.
FIRST_STEPS = (
    "Watch one talk by somebody who does this work, and note two things they fix.",
    "Ask one person who does it what a bad Tuesday looks like.",
    "Make the smallest thing with it that works, however silly.",
)

# People type the verb themselves (“Took an evening class”): theirs is the better one,
# and said twice it would stumble. Each with what follows “I’ve”.
_VERBS = {
    **dict.fromkeys(("built", "made", "used", "tried", "talked", "read", "met"), ""),
    **dict.fromkeys(("watched", "finished", "completed", "attended", "joined"), ""),
    **dict.fromkeys(("followed", "asked", "visited", "studied", "started"), ""),
    "took": "taken",
    "did": "done",
    "wrote": "written",
    "spoke": "spoken",
    "went": "been",
    "began": "begun",
    "ran": "run",
}
_SPEAKER = ("i ", "i’ve ", "i've ", "i have ")
_COURSES = ("course", "class", "training", "workshop", "bootcamp", "certificate")


def picked(given: dict[str, Any]) -> list[str]:
    """Return which steps a saved answer names; `NOTHING` may be the one.

    Knows the answers from when there was only one step to an answer, too.
    """
    single = given.get("step")
    return [single] if single else list(given.get("steps", []))


def details(given: dict[str, Any]) -> dict[str, str]:
    """Return what exactly was done, by step; texts beside steps not picked as well."""
    what = given.get("what") or {}
    return {str(given.get("step")): what} if isinstance(what, str) else dict(what)


def taken(given: dict[str, Any]) -> dict[str, str]:
    """Return the steps that were taken, the biggest first, with what exactly."""
    what, named = details(given), picked(given)
    return {key: what[key] for key in _BIGGEST_FIRST if key in named and what.get(key)}


def told(step: str, what: str) -> str:
    """Return a step as it is told: “took a course in bookkeeping”."""
    verb, rest = _own_verb(what)
    detail = _inside(what)
    if verb:
        said = f"{verb} {rest}"
    elif step == "course" and any(word in detail.lower() for word in _COURSES):
        said = f"took {detail}"
    else:
        said = STEPS[step].done.format(detail)
    is_bare = said.startswith("used ") and "at work" not in said.lower()
    return f"{said} at work" if step == "used" and is_bare else said


def participle(step: str, what: str) -> str:
    """Return a step as it follows “I’ve”: “taken a course in bookkeeping”."""
    verb, _, rest = told(step, what).partition(" ")
    return f"{_VERBS[verb] or verb} {rest}"


def spoken(given: dict[str, Any]) -> str:
    """Return the saved steps as they follow “I’ve”, the biggest first.

    As many as a line has room for; empty when nothing has been done yet.
    """
    phrases: list[str] = []
    for step, what in taken(given).items():
        longer = [*phrases, participle(step, what)]
        if not phrases or count(_listed(longer)) <= MOST_WORDS:
            phrases = longer
    return _listed(phrases)


def _listed(phrases: list[str]) -> str:
    """Join phrases the way they are said."""
    *first, last = phrases or [""]
    return f"{', '.join(first)} and {last}" if first else last


def _own_verb(what: str) -> tuple[str, str]:
    """Return the verb that the person began with and what follows, or two blanks."""
    text = what.strip().rstrip(".")
    for speaker in _SPEAKER:
        if text.lower().startswith(speaker):
            text = text[len(speaker) :]
    verb, _, rest = text.partition(" ")
    return (verb.lower(), rest) if rest and verb.lower() in _VERBS else ("", "")


def _inside(what: str) -> str:
    """Return the text inside a sentence; a name keeps its capitals: “Data Science”."""
    words = what.split()
    is_name = len(words) > 1 and words[1][:1].isupper()
    return what.strip().rstrip(".;,") if is_name else inside_a_sentence(what)
