"""The facts a line may use, cleaned up so that they fit into a sentence."""

import re
from collections.abc import Mapping

from motivations.reframing.situation import Situation, TargetJob
from motivations.reframing.tact import blocking
from motivations.reframing.wording import tidy
from motivations.reframing.words import count, tenure_in_words

NO_MENTION_BELOW = 12
"""Months in a role below which a line leaves the length of time out."""

MORE_HOOKS = "hooks"
"""Not a slot: what fills that of a hook where there is room for more than one."""

MOST_HOOKS = 3

_LONGEST = {"bring": 40, "useful": 40, "step": 24, "goal_ing": 24, "want_ing": 18}
_LONGEST_OTHERWISE = 12
_WHOLE_SENTENCES = frozenset({"bring", "useful"})
_STARTS_SMALL = frozenset({"want_ing", "goal_ing", "step"})
_NAMES = frozenset({"company", "title"})
_ARTICLE = re.compile(r"(?:an?|the|my|our|one)\s", re.IGNORECASE)
_HEARD_AS_VOWEL = re.compile(r"[aeiou8]|hour|honest|heir", re.IGNORECASE)
_HEARD_AS_CONSONANT = re.compile(
    r"uni(?!n)|use|user|euro|one\b|once\b|ux\b|uk\b", re.IGNORECASE
)
_LETTERS_WITH_VOWEL = re.compile(r"[AEFHILMNORSX][A-Z]")
_JOINED = re.compile(r",|\b(?:and|or)\b", re.IGNORECASE)
_MARKUP = re.compile(r"[\[\]{}<>|]")


def fill(situation: Situation, job: TargetJob) -> Mapping[str, str]:
    """Return what fills each slot; a fact that is missing or unfit is left out.

    A fact is unfit when it is too long to say or holds words that would hurt: the line
    then shows a gap in its place.
    """
    offered = {
        "tenure": _tenure(situation.months),
        "role": _with_article(situation.role),
        "want_ing": _listed(situation.wants[:3]),
        "goal_ing": situation.goal,
        "tool": _listed(situation.tools[:3]),
        "step": situation.step,
        "bring": situation.bring,
        "useful": situation.useful,
        "hook": job.hooks[0] if job.hooks else "",
        MORE_HOOKS: _together(job.hooks[:MOST_HOOKS]),
        "company": job.company,
        "title": job.title,
        "strength": situation.strength,
        "story": situation.story,
        "need": job.need,
    }
    shaped = {slot: _shaped(slot, value) for slot, value in offered.items()}
    return {slot: value for slot, value in shaped.items() if value}


def is_kept_quiet(slot: str, situation: Situation) -> bool:
    """Tell whether a fact is left out on purpose, so that no gap is shown."""
    months = situation.months
    return slot == "tenure" and months is not None and months < NO_MENTION_BELOW


def _tenure(months: int | None) -> str:
    known = months is not None and months >= NO_MENTION_BELOW
    return tenure_in_words(months) if known and months is not None else ""


def _listed(items: tuple[str, ...]) -> str:
    """Join up to three things the way they are said."""
    kept = [_bare(item) for item in items if _bare(item)]
    if len(kept) > 1:
        return f"{', '.join(kept[:-1])} and {kept[-1]}"
    return "".join(kept)


def _together(hooks: tuple[str, ...]) -> str:
    """Join as many hooks as can be said in one go, at least the first.

    One that holds an “and” or a comma stands alone: in a row it would blur.
    """
    kept = list(hooks[:1])
    for hook in hooks[1:]:
        longer = _listed((*kept, hook))
        blurs = any(_JOINED.search(each) for each in (*kept, hook))
        if not blurs and count(longer) <= _LONGEST_OTHERWISE:
            kept.append(hook)
    return _listed(tuple(kept))


def _bare(text: str) -> str:
    """Return the text without line breaks or a stop at its end."""
    return tidy(text).rstrip(" .,;:!?")


def _with_article(role: str) -> str:
    """Return the role as it is named in a sentence: “a support engineer”."""
    name = _bare(role)
    if not name or _ARTICLE.match(name):
        return name
    small = name if name[:2].isupper() else name[0].lower() + name[1:]
    return f"{'an' if _sounds_like_vowel(small) else 'a'} {small}"


def _sounds_like_vowel(word: str) -> bool:
    if _HEARD_AS_CONSONANT.match(word):
        return False
    if word[:2].isupper():
        return bool(_LETTERS_WITH_VOWEL.match(word))
    return bool(_HEARD_AS_VOWEL.match(word))


def _shaped(slot: str, value: str) -> str:
    """Return the value ready to stand in its slot, or nothing when it is unfit."""
    text = _bare(value).replace("'", "’")
    if not text or _MARKUP.search(text) or "://" in text:
        return ""
    if count(text) > _LONGEST.get(slot, _LONGEST_OTHERWISE):
        return ""
    if slot not in _NAMES and blocking(text):
        return ""
    if (
        slot in _STARTS_SMALL
        and not text[:2].isupper()
        and text[:2] not in ("I ", "I’")
    ):
        text = text[0].lower() + text[1:]
    if slot in _WHOLE_SENTENCES:
        text = f"{text[0].upper()}{text[1:]}."
    return text
