"""The first real steps into new ground, and how each is said."""

from typing import Any

NOTHING = "nothing"
STEPS = {
    "course": ("I took a course", "taken a course in {what}"),
    "built": ("I built or tried something", "built {what}"),
    "used": ("I used it at work", "used {what} at work"),
    "talked": ("I talked to people who do it", "talked to people who do {what}"),
    "read": ("I read up on it", "read up on {what}"),
    NOTHING: ("Nothing yet", ""),
}
# Each takes an evening at most, and gives an honest first sentence.
FIRST_STEPS = (
    "Watch one talk by somebody who does this work, and note two things they fix.",
    "Ask one person who does it what a bad Tuesday looks like.",
    "Build the smallest thing with it that works, however silly.",
)
# People type the verb again ("Built a dashboard"): said twice, it would stumble.
_REPEATED = (
    "built ",
    "i built ",
    "a course in ",
    "took a course in ",
    "used ",
    "read up on ",
    "talked to people who do ",
)


def participle(given: dict[str, Any]) -> str:
    """Return the saved step as it follows “I’ve”; empty when there is none yet."""
    _, pattern = STEPS.get(given.get("step", NOTHING), STEPS[NOTHING])
    what = str(given.get("what") or "").strip().rstrip(".")
    for verb in _REPEATED:
        if what.lower().startswith(verb):
            what = what[len(verb) :]
    return pattern.format(what=what) if what else ""
